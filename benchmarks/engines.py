"""The same pages through every engine: python benchmarks/engines.py WARC [--engines NAME …] [--cores 2] [--killed]

WARC is a file of `make_warc.py`; its pages have an address each. Every engine runs in processes of its own. Its
articles are compared, field by field, with those of a plain loop over the records. Prints a Markdown table: pages per
second, CPU time per page and how much of it is more than the plain loop's, memory. Engines that are not installed are
named. --killed instead kills `articleclean batch` in the middle, goes on with --resume, and compares. Linux only.

Spark, Ray and the Arrow kernel read the pages from Parquet that is made before, untimed. What an engine takes to start
stands in a column of its own. datatrove's WarcReader decodes pages in its own way: what it makes of them, in a plain
loop, is a row too.
"""

import argparse
import importlib.util
import json
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from articleclean import Article
from engine_jobs import pages_to_parquet
from killed import killed
from measured import Usage, measure

HERE = Path(__file__).parent
PLAIN = "plain loop"
Plain = dict[str, Any]


@dataclass(frozen=True)
class Engine:
    """One way to run articleclean over many pages."""

    name: str
    needs: str
    """The module without which it is left out."""
    job: str
    """Of `engine_jobs`, or "batch": the command."""
    out: str
    """What it writes, in the working folder."""
    parquet: bool = False
    """It reads the pages from Parquet."""
    workers: int = 1

    def command(self, warc: Path, folder: Path, cores: int) -> list[str]:
        out = str(folder / self.out)
        if self.job == "batch":
            jobs = ["--jobs", str(self.workers), "--quiet"]
            return [sys.executable, "-m", "articleclean", "batch", str(warc), "-o", out, *jobs]
        source = folder / "pages" if self.parquet else warc
        return [sys.executable, str(HERE / "engine_jobs.py"), self.job, str(source), out, str(cores)]


ENGINES = (
    Engine(PLAIN, "articleclean", "plain", "plain.jsonl"),
    Engine("batch, 1 job", "articleclean", "batch", "batch1.jsonl"),
    Engine("batch, 2 jobs", "articleclean", "batch", "batch2.jsonl", workers=2),
    Engine("Arrow kernel", "pyarrow", "arrow", "arrow", parquet=True),
    Engine("Spark", "pyspark", "spark", "spark", parquet=True),
    Engine("Ray Data", "ray", "ray", "ray", parquet=True),
    Engine("plain loop over datatrove's text", "datatrove", "warc_reader", "warc_reader.jsonl"),
    Engine("datatrove", "datatrove", "datatrove", "datatrove"),
)
ENVIRONMENT = {
    **os.environ,
    "PYSPARK_PYTHON": sys.executable,
    "SPARK_LOCAL_IP": "127.0.0.1",
    "RAY_USAGE_STATS_ENABLED": "0",
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1"),
}


def articles(out: Path) -> Iterator[Plain]:
    """What an engine wrote, as `to_dict()` gives it."""
    if out.is_dir() and any(out.glob("*.parquet")):
        from pyarrow.dataset import dataset

        from articleclean.integrations.arrow import from_row

        for batch in dataset(out, format="parquet").to_batches(batch_size=64):
            yield from (from_row(row).to_dict() for row in batch.to_pylist())
        return
    names = Article().to_dict()
    for path in sorted(out.glob("*.jsonl")) if out.is_dir() else [out]:
        with path.open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                row = row.get("metadata", row)
                yield {name: row.get(name) for name in names}


def hashed(found: Iterable[Plain]) -> dict[str, dict[str, int]]:
    """A hash of every field, by the page's address; an address that comes twice is an address more."""
    pages: dict[str, dict[str, int]] = {}
    for article in found:
        fields = {name: hash(json.dumps(value, sort_keys=True)) for name, value in article.items()}
        url = str(article["url"])
        pages[url if url not in pages else f"{url} (again, {len(pages)})"] = fields
    return pages


def differences(expected: dict[str, dict[str, int]], found: dict[str, dict[str, int]]) -> str:
    """In words; "none" if every field of every page is the same."""
    missing, more = expected.keys() - found.keys(), found.keys() - expected.keys()
    both = expected.keys() & found.keys()
    wrong = {url: [name for name in expected[url] if expected[url][name] != found[url][name]] for url in both}
    fields = Counter(name for names in wrong.values() for name in names)
    said = [f"{len(missing)} pages missing" if missing else "", f"{len(more)} too many" if more else ""]
    if fields:
        pages = sum(map(bool, wrong.values()))
        said.append(f"{pages} pages in {', '.join(f'{name} ({count})' for name, count in fields.most_common())}")
    return "; ".join(filter(None, said)) or "none"


def line(engine: Engine, usage: Usage, pages: int, plain_cpu: float, said: str) -> str:
    each = 1000 * usage.cpu / max(pages, 1)
    values = [
        engine.name,
        f"{pages:,}",
        f"{usage.start:.1f}",
        f"{usage.seconds:.1f}",
        f"{pages / usage.seconds:.1f}",
        f"{each:.1f}",
        "" if engine.name == PLAIN else f"{each - plain_cpu:+.1f}",
        *(f"{size / 1e6:,.0f}" if size else "" for size in (usage.first, usage.largest, usage.together)),
        said,
    ]
    return f"| {' | '.join(values)} |"


HEAD = (
    "| engine | pages | start, s | seconds | pages/s | CPU ms/page | more than plain | first process, MB "
    "| largest other, MB | together, MB | pages that differ |\n|---|---|---|---|---|---|---|---|---|---|---|"
)


def run(warc: Path, folder: Path, engines: Iterable[Engine], cores: int) -> int:
    """Run the engines one after the other; how many of them failed or gave other articles."""
    print(f"{pages_to_parquet(warc, folder / 'pages'):,} pages, {cores} cores for Spark and Ray\n\n{HEAD}", flush=True)
    expected: dict[str, dict[str, int]] = {}
    plain_cpu, bad, notes = 0.0, 0, []
    for engine in engines:
        if importlib.util.find_spec(engine.needs) is None:
            notes.append(f"{engine.name}: left out, {engine.needs} is not installed")
            continue
        log = folder / f"{engine.out}.log"
        usage = measure(engine.command(warc, folder, cores), log, ENVIRONMENT)
        if usage.status:
            notes.append(
                f"{engine.name}: failed with status {usage.status}\n{log.read_text('utf-8', 'replace')[-2000:]}"
            )
            bad += 1
            continue
        found = hashed(articles(folder / engine.out))
        if engine.name == PLAIN:
            expected, plain_cpu = found, 1000 * usage.cpu / max(len(found), 1)
        said = "" if engine.name == PLAIN else differences(expected, found)
        bad += said not in ("", "none")
        print(line(engine, usage, len(found), plain_cpu, said), flush=True)
    print("\n" + "\n".join(notes))
    return bad


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("warc", type=Path)
    parser.add_argument("--engines", nargs="+", choices=[engine.name for engine in ENGINES], metavar="NAME")
    parser.add_argument("--cores", type=int, default=2, help="for Spark and Ray (2)")
    parser.add_argument("--killed", action="store_true")
    arguments = parser.parse_args()
    warc = arguments.warc.resolve()
    with tempfile.TemporaryDirectory() as folder:
        if arguments.killed:
            return killed(warc, Path(folder), ENVIRONMENT)
        wanted = [e for e in ENGINES if not arguments.engines or e.name in (PLAIN, *arguments.engines)]
        return 1 if run(warc, Path(folder), wanted, arguments.cores) else 0


if __name__ == "__main__":
    sys.exit(main())
