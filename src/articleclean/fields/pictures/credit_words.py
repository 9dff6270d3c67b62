"""The words of `data/credit_labels.toml`, arranged for looking up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...data import load_toml

__all__ = ["SHORT", "CreditWords", "credit_words"]

SHORT = 4
"""Letters of an agency's name that may be a word ("AA", "pa"): it counts only as written in the table."""


@dataclass(frozen=True, slots=True)
class CreditWords:
    """All lists of the table over all languages: sets casefolded, tuples in lower case."""

    labels: frozenset[str]
    """Before a colon: "photo credit"."""
    weak: frozenset[str]
    """Before a colon, only under a picture: "source"."""
    introducing: frozenset[str]
    """Both kinds of labels."""
    lengths: tuple[int, ...]
    """Lengths of both kinds of labels, longest first."""
    last_letters: frozenset[str]
    """Those that labels of both kinds end with."""
    by: tuple[str, ...]
    """Before a name: "photo by"; longest first."""
    by_last: dict[str, frozenset[str]]
    """Those of several words, by their last one."""
    by_single: dict[str, str]
    """Those of one word, which may be glued to what is before, and the same with a blank behind."""
    sure_by: frozenset[str]
    """Those that open a credit even at the start of a text ("Foto de …" may describe)."""
    after: tuple[str, ...]
    """Behind a name: "nuotr."; longest first."""
    signs: tuple[str, ...]
    """"©", "copyright"; longest first."""
    tails: tuple[str, ...]
    not_after: frozenset[str]
    holders: frozenset[str]
    """Agencies with names longer than `SHORT`, casefolded, and shorter ones as written and in capitals."""
    holder_starts: frozenset[str]
    """Their first words, casefolded."""
    particles: frozenset[str]
    """Words that are lower case inside names and credits."""
    holder_words: int
    """Words of the longest holder."""


def merged(table: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(word.casefold() for words in table.values() for word in words)


def lower(table: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(word.lower() for words in table.values() for word in words)


def longest_first(words: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def holder_names(table: dict[str, dict[str, list[str]]]) -> Iterator[str]:
    """Whoever lends pictures: the news agencies, by any of their names, and those of the table."""
    for name, agency in load_toml("agencies").items():
        if agency.get("bare", True):
            yield name
        yield from agency.get("aliases", ())
        yield from agency.get("services", ())
    for names in table["holders"].values():
        yield from names


@cache
def credit_words() -> CreditWords:
    """The table, read when first asked for."""
    table = load_toml("credit_labels")
    labels, weak = merged(table["labels"]), merged(table["weak_labels"])
    names = frozenset(holder_names(table))
    short = {name for name in names if len(name) <= SHORT}
    holders = {name.casefold() for name in names - short} | short | {name.upper() for name in short}
    by = lower(table["by"]) | lower(table["sure_by"])
    lasts = {phrase.rpartition(" ")[2] for phrase in by if " " in phrase}
    return CreditWords(
        labels=labels,
        weak=weak,
        introducing=labels | weak,
        lengths=tuple(sorted({len(word) for word in labels | weak}, reverse=True)),
        last_letters=frozenset(word[-1] for word in labels | weak),
        by=longest_first(by),
        by_last={last: frozenset(phrase for phrase in by if phrase.endswith(" " + last)) for last in lasts},
        by_single={phrase: phrase + " " for phrase in by if " " not in phrase},
        sure_by=lower(table["sure_by"]),
        after=longest_first(lower(table["after"])),
        signs=longest_first(lower(table["signs"])),
        tails=longest_first(lower(table["tails"])),
        not_after=merged(table["not_after"]),
        holders=frozenset(holders),
        holder_starts=frozenset(holder.casefold().partition(" ")[0] for holder in holders),
        particles=merged(table["particles"]),
        holder_words=max(len(holder.split()) for holder in holders),
    )
