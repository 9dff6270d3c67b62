"""What the body's trees cost, as expressions and followed in a loop: python benchmarks/trees.py

Runs on the lines of the fixtures' pages; prints CPU time a line, and what loading costs beside importing numpy.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from articleclean.body import features, trees
from articleclean.body.words import shipped_words
from articleclean.data import load_json
from articleclean.extract import prepare
from articleclean.options import Options
from articleclean.source import read

FIXTURES = Path(__file__).parents[1] / "tests/fixtures"
REPEATS = 5


def rows() -> list[features.Row]:
    found: list[features.Row] = []
    for path in sorted(FIXTURES.glob("*/page.html")):
        page = read(path.read_bytes(), url=None, content_type=None, markup="html", options=Options())
        prepare(page)
        found += [row for row in features.line_features(page, None, shipped_words()) if row]
    return found


def walked(table: dict[str, Any]) -> Callable[[features.Row], float]:
    """The forest as a loop that follows nodes."""
    forest = [as_tuple(tree) for tree in table["trees"]]

    def total(row: features.Row) -> float:
        result = 0.0
        for node in forest:
            while type(node) is tuple:
                node = node[2] if row[node[0]] <= node[1] else node[3]
            result += node
        return result

    return total


def as_tuple(tree: Any) -> Any:
    return (tree[0], tree[1], as_tuple(tree[2]), as_tuple(tree[3])) if isinstance(tree, list) else float(tree)


def microseconds(function: Callable[[features.Row], float], lines: list[features.Row]) -> float:
    best = float("inf")
    for _ in range(REPEATS):
        start = time.process_time()
        for row in lines:
            function(row)
        best = min(best, time.process_time() - start)
    return best / len(lines) * 1e6


def main() -> int:
    table = load_json("body")["first"]
    start = time.process_time()
    forest = trees.Forest.load(table, features.NAMES)
    loading = time.process_time() - start
    whole = trees.summed([trees.expression(tree, len(features.NAMES)) for tree in table["trees"]])
    lines = rows()
    print(f"{len(lines)} lines, {len(table['trees'])} trees")
    print(f"followed in a loop      {microseconds(walked(table), lines):6.1f} µs a line")
    print(f"as expressions          {microseconds(whole, lines):6.1f} µs a line")
    print(f"as expressions, exits   {microseconds(forest, lines):6.1f} µs a line")
    print(f"loading                 {loading * 1000:6.0f} ms, once")
    probe = "import time; t = time.process_time(); import numpy; print(round(1000 * (time.process_time() - t)))"
    numpy = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=False)
    print(f"importing numpy         {numpy.stdout.strip() or 'not installed':>6} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
