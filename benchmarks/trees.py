"""What the body's trees cost, with numpy and without: python benchmarks/trees.py

Scores the lines of the fixtures' pages, page by page, in three ways: by `Forest` (arrays of numpy), by the same trees
as Python expressions of nested comparisons (compiled once), and by the same trees followed in a loop. Prints CPU time
a line, what loading costs, and what numpy costs: time to import, size installed.
"""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from articleclean.body.features import NAMES, first_look
from articleclean.body.model import shipped_model
from articleclean.body.trees import Forest
from articleclean.data import load_json
from articleclean.options import Options
from articleclean.pipeline import prepare
from articleclean.source import read

FIXTURES = Path(__file__).parents[1] / "tests/fixtures"
REPEATS = 5

Columns = np.ndarray[Any, np.dtype[np.float32]]
Row = Sequence[float]


def looks() -> list[Columns]:
    """The first look of every HTML fixture."""
    found = []
    for path in sorted(FIXTURES.glob("*/page.html")):
        page = read(path.read_bytes(), url=None, content_type=None, markup="html", options=Options())
        prepare(page)
        if page.lines:
            found.append(first_look(page, np.arange(len(page.lines)), None, shipped_model().words).columns)
    return found


def followed(table: dict[str, Any]) -> Callable[[Row], float]:
    """The forest as a loop over the questions of each tree."""
    depth = table["depth"]
    trees = [(table["splits"][depth * i : depth * (i + 1)], leaves) for i, leaves in enumerate(table["leaves"])]

    def total(row: Row) -> float:
        found = 0.0
        for splits, leaves in trees:
            leaf = 0
            for level, (feature, threshold) in enumerate(splits):
                leaf |= (row[feature] > threshold) << level
            found += leaves[leaf]
        return found

    return total


def compiled(table: dict[str, Any]) -> Callable[[Row], float]:
    """The forest as Python expressions of nested comparisons, a hundred trees each."""
    depth = table["depth"]
    texts = [
        expression(table["splits"][depth * i : depth * (i + 1)], leaves) for i, leaves in enumerate(table["leaves"])
    ]
    parts = [eval("lambda r:" + "+".join(texts[at : at + 100])) for at in range(0, len(texts), 100)]
    return lambda row: sum(part(row) for part in parts)


def expression(splits: list[list[float]], leaves: list[float]) -> str:
    """The last question first: it parts the leaves in halves."""
    if not splits:
        return repr(leaves[0])
    feature, threshold = splits[-1]
    middle = len(leaves) // 2
    low, high = expression(splits[:-1], leaves[:middle]), expression(splits[:-1], leaves[middle:])
    return f"({high} if r[{feature}]>{threshold!r} else {low})"


def seconds(work: Callable[[], object]) -> float:
    """CPU time of the fastest of some runs."""
    best = float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def shell(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def main() -> int:
    table = load_json("body")["first"]
    pages = looks()
    rows = [[row.tolist() for row in columns.T] for columns in pages]
    lines = sum(map(len, rows))
    forest, loop, nested = Forest.load(table, NAMES), followed(table), compiled(table)
    print(f"{len(pages)} pages, {lines} lines, {len(table['leaves'])} trees of depth {table['depth']}")
    for name, work in {
        "numpy": lambda: [forest(columns) for columns in pages],
        "expressions": lambda: [nested(row) for page in rows for row in page],
        "loop": lambda: [loop(row) for page in rows for row in page],
    }.items():
        print(f"{name:12} {seconds(work) / lines * 1e6:7.2f} µs a line")
    print(f"{'loading':12} {seconds(lambda: Forest.load(table, NAMES)) * 1000:7.1f} ms with numpy", end="")
    print(f", {seconds(lambda: compiled(table)) * 1000:.0f} ms as expressions")
    timed = "import time; t = time.process_time(); import {}; print(round(1000 * (time.process_time() - t)))"
    print(f"importing    {shell(timed.format('numpy')):>7} ms numpy, {shell(timed.format('lxml.etree'))} ms lxml.etree")
    sizes = (
        "import numpy, pathlib; p = pathlib.Path(numpy.__file__).parent; "
        "q = [p, p.with_name('numpy.libs')]; "
        "print(round(sum(f.stat().st_size for d in q for f in d.rglob('*') if f.is_file()) / 1e6))"
    )
    print(f"installed    {shell(sizes):>7} MB numpy")
    return 0


if __name__ == "__main__":
    sys.exit(main())
