"""What hostile pages cost, and what they lose: python benchmarks/hostile.py [--peers NAME …] [--shapes NAME …]

Runs the generators of `tests/hostile/` at sizes n, 2 n and 4 n over articleclean and over the peers that are installed,
each page in a process of its own with limits of time and memory, and prints a Markdown table. POSIX only.
"""

import argparse
import json
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from itertools import repeat
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PEERS = ("trafilatura", "readability", "newspaper4k", "resiliparse")
PEERS_AT_ONCE = 2
GIGABYTES = 4.0
LEAST_SECONDS = 0.04
"""Times below say nothing of growth."""
LEAST_BYTES = 40_000_000
"""Nor does less memory: a process has that much to spare."""


@dataclass
class Row:
    """What one extractor made of one shape: an outcome (of `hostile.measure`) for each size, until one failed."""

    outcomes: list[dict[str, Any]] = field(default_factory=list)

    @property
    def end(self) -> str:
        """ "" when all sizes were read, else how the last one ended."""
        last = self.outcomes[-1]
        return (
            "" if last["end"] == "read" else (last["error"] or last["end"]) if last["end"] == "raised" else last["end"]
        )

    @property
    def lost(self) -> float:
        return max(outcome["lost"] for outcome in self.outcomes)

    def growth(self, what: str, least: float) -> float | None:
        """The growth a doubling, from the first size that says something to the last; None when none does."""
        values = [outcome[what] for outcome in self.outcomes if outcome["end"] == "read"]
        telling = [value for value in values if value >= least]
        if len(telling) < 2:
            return None
        return float((telling[-1] / telling[0]) ** (1 / (len(telling) - 1)))

    def cell(self) -> str:
        """Seconds, growth of time, megabytes, growth of memory at the largest size; what went wrong."""
        last = self.outcomes[-1]
        if self.end:
            return f"**{self.end}** at {('n', '2 n', '4 n')[len(self.outcomes) - 1]}"
        text = f"{last['seconds']:.2f} s{times(self.growth('seconds', LEAST_SECONDS))}, "
        text += f"{last['bytes'] / 1e6:.0f} MB{times(self.growth('bytes', LEAST_BYTES))}"
        return text + (f", **lost {self.lost:.0%}**" if self.lost >= 0.005 else "")


def times(growth: float | None) -> str:
    return "" if growth is None else f" (× {growth:.1f})"


class Worker:
    """An extractor in its own process."""

    def __init__(self, name: str) -> None:
        self.name = name
        command = [sys.executable, "-W", "ignore", str(HERE / "hostile_worker.py"), name]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        hello = self.answer()
        self.version = hello.get("version")
        """None: it is not installed."""

    def answer(self) -> dict[str, Any]:
        line = self.process.stdout.readline() if self.process.stdout else ""
        return dict(json.loads(line)) if line else {}

    def ask(self, **job: object) -> dict[str, Any]:
        """The outcome of a page."""
        if self.process.stdin is None:
            raise RuntimeError("a worker without stdin")
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()
        return self.answer()

    def close(self) -> None:
        if self.process.stdin:
            self.process.stdin.close()
        self.process.wait()


def run(workers: list[Worker], shapes: list[Any], seconds: float, part: int) -> Iterator[tuple[Any, int, list[Row]]]:
    """For each shape: the bytes of its largest page, and a row for each worker. Nothing runs beside the first."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(PEERS_AT_ONCE) as pool:
        file = Path(folder) / "page"
        for shape in shapes:
            rows = [Row() for _ in workers]
            size = 0
            for n in shape.sizes(part):
                page = shape.page(n)
                size = len(page) if isinstance(page, bytes) else len(page.encode("utf-8", "surrogatepass"))
                file.write_bytes(pickle.dumps(page))
                job = {"page": str(file), "shape": shape.name, "n": n, "seconds": seconds, "gigabytes": GIGABYTES}
                fill(workers[0], rows[0], job)
                if shape.markup == "html":
                    list(pool.map(fill, workers[1:], rows[1:], repeat(job)))
            yield shape, size, rows


def fill(worker: Worker, row: Row, job: dict[str, object]) -> None:
    """Read one page, unless the one before failed."""
    if not (row.outcomes and row.end):
        row.outcomes.append(worker.ask(**job))


def table(workers: list[Worker], results: list[tuple[Any, int, list[Row]]]) -> Iterator[str]:
    """The lines of the Markdown table, and what it comes to for each extractor."""
    names = [f"{worker.name} {worker.version}" for worker in workers]
    yield f"| shape | 4 n of | size | {' | '.join(names)} |"
    yield f"|---|---|---:|{'---|' * len(workers)}"
    for shape, size, rows in results:
        cells = [row.cell() if row.outcomes else "–" for row in rows]
        yield f"| {shape.name} | {4 * shape.n:,} {shape.about} | {size / 1e6:.1f} MB | {' | '.join(cells)} |"
    yield ""
    yield "| | shapes | crashed, hung or raised | growth of time over 2.3 | of memory over 2.3 | text lost |"
    yield "|---|---:|---:|---:|---:|---:|"
    for i, name in enumerate(names):
        rows = [rows[i] for _, _, rows in results if rows[i].outcomes]
        failed = sum(bool(row.end) for row in rows)
        slow = sum((row.growth("seconds", LEAST_SECONDS) or 0) > 2.3 for row in rows)
        big = sum((row.growth("bytes", LEAST_BYTES) or 0) > 2.3 for row in rows)
        lossy = sum(not row.end and row.lost >= 0.005 for row in rows)
        yield f"| {name} | {len(rows)} | {failed} | {slow} | {big} | {lossy} |"


def main(argv: Sequence[str] | None = None) -> int:
    """Exit status: 0 the table is printed; 1 articleclean failed, grew too fast or lost text; 2 wrong use."""
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--peers", nargs="*", default=[], choices=PEERS, help="other extractors, where installed")
    parser.add_argument("--shapes", nargs="*", default=[], metavar="NAME", help="these shapes alone")
    parser.add_argument("--seconds", type=float, default=5.0, help="a page that takes longer hangs (default: 5)")
    parser.add_argument("--part", type=int, default=1, help="a part of each size, for a quick look (default: 1)")
    chosen = parser.parse_args(argv)
    sys.path.insert(0, str(HERE.parent / "tests"))
    known = import_module("hostile").SHAPES
    if unknown := [name for name in chosen.shapes if name not in known]:
        parser.error(f"no such shape: {', '.join(unknown)}; there are {', '.join(known)}")
    workers = []
    for name in ("articleclean", *chosen.peers):
        worker = Worker(name)
        if worker.version is None:
            print(f"{name} is not installed: left out", file=sys.stderr)
        else:
            workers.append(worker)
    results = []
    for result in run(workers, [known[name] for name in chosen.shapes or known], chosen.seconds, chosen.part):
        print(result[0].name, *(row.cell() if row.outcomes else "–" for row in result[2]), sep=" | ", file=sys.stderr)
        results.append(result)
    for worker in workers:
        worker.close()
    print(*table(workers, results), sep="\n")
    rows = [rows[0] for _, _, rows in results]
    return int(any(row.end or row.lost >= 0.005 or (row.growth("seconds", LEAST_SECONDS) or 0) > 2.3 for row in rows))


if __name__ == "__main__":
    sys.exit(main())
