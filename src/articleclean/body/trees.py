"""Boosted oblivious trees: the learned part of the scorer, for all lines of a page at once.

An oblivious tree asks the same question of every row at each of its levels, so a row's leaf is a number whose bits are
the answers, and a forest is three steps over arrays: compare, pack bits, look up (Prokhorenkova and others 2018,
"CatBoost"). benchmarks/trees.py measures it against other ways.

The weights are JSON (`data/body.json`), made by training/. One forest:

    {"version": 2, "features": [names], "depth": 6, "bias": 0.1,
     "splits": [[feature, threshold], …], "leaves": [[…], …]}

`splits` has `depth` pairs a tree: is the feature greater than the threshold? The first question is the lowest bit.
`leaves` has 2 ** depth numbers a tree: what the leaf adds to the line's log-odds of being body.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import RuleError

__all__ = ["VERSION", "Forest", "probability"]

VERSION = 2
MAX_DEPTH = 8
"""Levels of a tree: the answers are the bits of one byte."""
AT_ONCE = 1024
"""Rows scored in one step: bounds the memory a page of many lines takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """A sum of trees over rows of features."""

    features: NDArray[np.intp]
    """Which feature each question is about, tree by tree."""
    thresholds: NDArray[np.float32]
    leaves: NDArray[np.float32]
    """All trees' leaves, one tree after the other."""
    depth: int
    bias: float

    @classmethod
    def load(cls, table: dict[str, Any], names: tuple[str, ...]) -> "Forest":
        """The forest of a table.

        Raises:
            RuleError: the table is of another version, malformed, or made for other features than `names`.
        """
        if table.get("version") != VERSION:
            raise RuleError(f"body.json: version {table.get('version')!r}, this code reads {VERSION}; train it again")
        if tuple(table["features"]) != names:
            raise RuleError("body.json: 'features' are not those of this code; train it again")
        depth, splits = int(table["depth"]), table["splits"]
        features = np.array([split[0] for split in splits], np.intp)
        thresholds = np.array([split[1] for split in splits], np.float32)
        leaves = np.array(table["leaves"], np.float32)
        if not 0 < depth <= MAX_DEPTH or leaves.shape != (len(splits) // depth, 2**depth) or len(splits) % depth:
            raise RuleError("body.json: 'depth', 'splits' and 'leaves' do not fit; train it again")
        if not (
            np.isfinite(thresholds).all()
            and np.isfinite(leaves).all()
            and ((features >= 0) & (features < len(names))).all()
        ):
            raise RuleError("body.json: 'splits' or 'leaves' have numbers that cannot be; train it again")
        for shared in (features, thresholds, leaves):
            shared.flags.writeable = False  # every thread reads them
        return cls(features, thresholds, leaves.ravel(), depth, float(table["bias"]))

    def __call__(self, columns: NDArray[np.float32]) -> NDArray[np.float64]:
        """Log-odds of being body, a number a line; `columns` has one row for each feature."""
        total = columns.shape[1]
        parts = [self._score(columns[:, at : at + AT_ONCE]) for at in range(0, total, AT_ONCE)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def _score(self, columns: NDArray[np.float32]) -> NDArray[np.float64]:
        answers = columns[self.features] > self.thresholds[:, None]
        bits = answers.view(np.uint8).reshape(-1, self.depth, columns.shape[1])
        answered = bits[:, 0].copy()
        for level in range(1, self.depth):
            answered |= bits[:, level] << np.uint8(level)
        leaf = answered + (np.arange(len(answered)) << self.depth)[:, None]
        total: NDArray[np.float64] = self.leaves[leaf].sum(axis=0, dtype=np.float64)
        return total + self.bias


def probability(log_odds: NDArray[np.float64]) -> NDArray[np.float64]:
    """The logistic function."""
    return 1.0 / (1.0 + np.exp(-np.clip(log_odds, -30.0, 30.0)))
