"""Fitting boosted trees by LightGBM, and writing them in the package's own format (`articleclean.body.trees`)."""

from typing import Any

import lightgbm
import numpy as np

from articleclean.body.trees import VERSION

__all__ = ["as_table", "fit"]

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
    "num_threads": 1,
    "verbose": -1,
}
EXITS = (10, 25, 45)
"""After how many trees rows may leave."""
HOPEFUL = 0.25
"""Rows that all trees together give more than this probability should not leave before the end …"""
LOST = 0.002
"""… but for this share of them."""


def fit(rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, rounds: int, rate: float) -> lightgbm.Booster:
    """Boosted trees on the rows that weigh anything."""
    known = weights > 0
    data = lightgbm.Dataset(rows[known], labels[known], weight=weights[known])
    return lightgbm.train({**SETTINGS, "learning_rate": rate}, data, rounds)


def as_table(booster: lightgbm.Booster, names: tuple[str, ...], rows: np.ndarray) -> dict[str, Any]:
    """The forest as plain lists, with the exits that these rows allow."""
    trees = [as_list(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    hopeful = rows[booster.predict(rows) > HOPEFUL]
    exits = []
    for after in EXITS:
        sums = booster.predict(hopeful, num_iteration=after, raw_score=True)
        exits.append([after, round(float(np.quantile(sums, LOST)), 3)])
    return {"version": VERSION, "features": list(names), "exits": exits, "trees": trees}


def as_list(node: dict[str, Any]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    low, high = as_list(node["left_child"]), as_list(node["right_child"])
    return [node["split_feature"], float(f"{node['threshold']:.6g}"), low, high]
