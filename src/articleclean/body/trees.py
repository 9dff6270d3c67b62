"""Boosted decision trees in pure Python: the learned part of the scorer.

The weights are JSON (`data/body.json`), made by training/. One forest:

    {"version": 1, "features": [names], "exits": [[after, below], …], "trees": [tree, …]}

A tree is a nested list `[feature, threshold, tree_if_not_above, tree_if_above]`, or a number: what the leaf adds to the
line's log-odds of being body. `exits`: once `after` trees are summed, a line whose sum is below `below` is out; the
rest of the trees would not change that (measured in training), and most lines of a page leave there.

A tree is walked as one Python expression of nested comparisons, made from its numbers when the forest is loaded: twice
as fast as following nodes in a loop (benchmarks/trees.py measures it). Only numbers that went through `int` and `float`
get into an expression.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import exp, isfinite
from typing import Any

from ..errors import RuleError

__all__ = ["VERSION", "Forest", "probability"]

VERSION = 1
GONE = -4.0
"""Log-odds of a row that left before all trees were asked (a probability of 0.018)."""
MAX_DEPTH = 32
"""Levels of a tree; a deeper one is no tree of ours."""

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Forest:
    """A sum of trees over rows of features."""

    stages: tuple[tuple[Callable[[Row], float], float], ...]
    """Sums of some trees, each with the total below which a row goes no further."""

    @classmethod
    def load(cls, table: dict[str, Any], names: tuple[str, ...]) -> "Forest":
        """The forest of a table.

        Raises:
            RuleError: the table is of another version, malformed, or made for other features than `names`.
        """
        if table.get("version") != VERSION:
            raise RuleError(f"body model: version {table.get('version')!r}, this code reads {VERSION}")
        if tuple(table["features"]) != names:
            raise RuleError("body model: made for other features; train it again")
        trees = [expression(tree, len(names)) for tree in table["trees"]]
        stages, start = [], 0
        for after, below in [*table["exits"], [len(trees), float("-inf")]]:
            stages.append((summed(trees[start:after]), float(below)))
            start = after
        return cls(tuple(stages))

    def __call__(self, row: Row) -> float:
        """Log-odds that the row's line is body."""
        total = 0.0
        for stage, below in self.stages:
            total += stage(row)
            if total < below:
                return GONE
        return total


def expression(tree: Any, width: int, depth: int = 0) -> str:
    """A tree as a Python expression over the row `r`; every part of it a number.

    Raises:
        RuleError: the tree is malformed.
    """
    if not isinstance(tree, list):
        value = float(tree)
        if not isfinite(value):
            raise RuleError("body model: a leaf is not a finite number")
        return repr(value)
    if len(tree) != 4 or not 0 <= int(tree[0]) < width or depth > MAX_DEPTH or not isfinite(tree[1]):
        raise RuleError("body model: malformed tree")
    low, high = (expression(branch, width, depth + 1) for branch in tree[2:])
    return f"({low} if r[{int(tree[0])}]<={float(tree[1])!r} else {high})"


def summed(trees: list[str]) -> Callable[[Row], float]:
    """The sum of the trees as one function of a row."""
    function: Callable[[Row], float] = eval(f"lambda r:{'+'.join(trees) or '0.0'}", {"__builtins__": {}})
    return function


def probability(log_odds: float) -> float:
    """The logistic function."""
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, log_odds))))
