"""Fitting boosted trees by LightGBM, and writing them in the package's own format (`articleclean.body.trees`)."""

from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np

from articleclean.body.trees import GONE, VERSION, probability

__all__ = ["Fitted", "fit"]

SETTINGS = {
    "objective": "binary",
    "num_leaves": 31,
    "max_depth": 7,
    "min_data_in_leaf": 120,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "max_bin": 63,
    "use_missing": False,
    "deterministic": True,
    "force_row_wise": True,
    "seed": 1,
    "num_threads": 2,
    "verbose": -1,
}
EXITS = (8, 18, 30)
"""After how many trees rows may leave."""
HOPEFUL = 0.25
"""Rows that all trees together give more than this probability should not leave before the end …"""
LOST = 0.003
"""… but for this share of them; and that with a margin, for pages that are unlike these."""
MARGIN = 0.35


@dataclass
class Fitted:
    """A forest, and where rows leave it."""

    booster: lightgbm.Booster
    exits: list[tuple[int, float]]

    def predict(self, rows: np.ndarray) -> np.ndarray:
        """Probabilities, rows that leave early as the package gives them (`trees.GONE`)."""
        found = self.booster.predict(rows)
        for after, below in self.exits:
            found[self.booster.predict(rows, num_iteration=after, raw_score=True) < below] = probability(GONE)
        return found

    def as_table(self, names: tuple[str, ...]) -> dict[str, Any]:
        """The forest as plain lists."""
        trees = [as_list(tree["tree_structure"]) for tree in self.booster.dump_model()["tree_info"]]
        return {"version": VERSION, "features": list(names), "exits": self.exits, "trees": trees}


def fit(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, rounds: int, rate: float) -> Fitted:
    """Boosted trees on the rows that weigh anything, with the exits that these rows allow."""
    known = weights > 0
    data = lightgbm.Dataset(rows[known], labels[known], weight=weights[known])
    booster = lightgbm.train({**SETTINGS, "learning_rate": rate}, data, rounds)
    hopeful = rows[booster.predict(rows) > HOPEFUL]
    exits = []
    for after in EXITS:
        sums = booster.predict(hopeful, num_iteration=after, raw_score=True)
        exits.append((after, round(float(np.quantile(sums, LOST)) - MARGIN, 3)))
    return Fitted(booster, exits)


def as_list(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    low, high = as_list(node["left_child"]), as_list(node["right_child"])
    return [node["split_feature"], float(f"{node['threshold']:.6g}"), low, high]
