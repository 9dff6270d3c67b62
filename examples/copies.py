"""Group the copies of one story: python examples/copies.py ARTICLES.parquet|ARTICLES.jsonl [--distance 8] [--bands 1|2]

ARTICLES has the columns `url` and `fingerprint`, as what `articleclean batch` and the engines write has. Prints the
addresses of each group, the largest group first, with an empty line between. Needs duckdb.

Not all pairs are compared. The 64 bits are cut into eight bands of eight, and only articles that have a band in common
are compared, 1 pair in 32: of two fingerprints that differ in at most seven bits, one band at least is the same. With
`--bands 2` they must have two in common, 1 pair in 2,300, for millions of articles; that is sure for at most six bits.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import duckdb

Group = list[str]

# Parquet has the number signed, JSON unsigned: both become the same 64 bits.
ARTICLES = """
create table articles as
    select row_number() over () as id, url, (fingerprint::hugeint & 18446744073709551615)::ubigint as bits
    from {source} where fingerprint is not null
"""
SOURCES = {
    ".parquet": "read_parquet(?)",
    ".jsonl": "read_json(?, format = 'newline_delimited', columns = {url: 'varchar', fingerprint: 'hugeint'})",
}
# By number of bands that must be the same: which these are, and what stands in them.
KEYS = {
    1: """
create table keys as
    select id, bits, band as place, (bits >> (8 * band)::ubigint) & 255 as key
    from articles, (select unnest(range(8)) as band)
""",
    2: """
create table keys as
    select id, bits, 8 * one + two as place,
        ((bits >> (8 * one)::ubigint) & 255) * 256 + ((bits >> (8 * two)::ubigint) & 255) as key
    from articles, (select unnest(range(8)) as one), (select unnest(range(8)) as two)
    where one < two
""",
}
PAIRS = """
select distinct a.id, b.id
from keys a join keys b on a.place = b.place and a.key = b.key and a.id < b.id
where bit_count(xor(a.bits, b.bits)) <= ?
"""


def groups(articles: str, most: int = 8, bands: int = 1) -> list[Group]:
    """The addresses of articles that are copies of each other, or copies of copies.

    Args:
        articles: the file, .parquet or .jsonl.
        most: bits in which the fingerprints of two copies may differ.
        bands: how many of the eight bands must be the same before two are compared.
    """
    database = duckdb.connect()
    database.execute(ARTICLES.format(source=SOURCES[Path(articles).suffix]), [articles])
    database.execute(KEYS[bands])
    pairs = database.execute(PAIRS, [most]).fetchall()
    addresses = dict(database.execute("select id, url from articles").fetchall())
    found = [[addresses[member] for member in sorted(group)] for group in together(pairs)]
    return sorted(found, key=lambda group: (-len(group), group))


def together(pairs: Iterable[tuple[int, int]]) -> list[set[int]]:
    """What hangs together by pairs."""
    near = defaultdict(set)
    for one, two in pairs:
        near[one].add(two)
        near[two].add(one)
    found = []
    while near:
        group, new = set(), {next(iter(near))}
        while new:
            group |= new
            new = set().union(*(near.pop(member) for member in new)) - group
        found.append(group)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("articles")
    parser.add_argument("--distance", type=int, default=8, metavar="BITS")
    parser.add_argument("--bands", type=int, choices=KEYS, default=1)
    arguments = parser.parse_args()
    print("\n\n".join("\n".join(group) for group in groups(arguments.articles, arguments.distance, arguments.bands)))


if __name__ == "__main__":
    main()
