"""Fitting boosted oblivious trees by CatBoost, and writing them in the package's own format (`body.trees`)."""

import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from catboost import CatBoostClassifier, Pool

from articleclean.body.trees import VERSION, Forest

__all__ = ["fit"]

SETTINGS = {
    "depth": 6,
    "border_count": 48,
    "l2_leaf_reg": 5.0,
    "bootstrap_type": "Bernoulli",
    "subsample": 0.7,
    "rsm": 0.3,
    "random_seed": 1,
    "thread_count": 2,
    "verbose": 0,
    "allow_writing_files": False,
}
NEVER = 1e30
"""A threshold that no feature exceeds: fills up trees that CatBoost made with fewer levels."""


def fit(
    rows: np.ndarray, labels: np.ndarray, weights: np.ndarray, names: tuple[str, ...], rounds: int, rate: float
) -> dict[str, Any]:
    """Boosted trees on the rows that weigh anything, as the table that the package loads."""
    known = weights > 0
    model = CatBoostClassifier(**SETTINGS, iterations=rounds, learning_rate=rate)
    model.fit(Pool(rows[known], labels[known], weight=weights[known]))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "forest.json")
        model.save_model(str(path), format="json")
        return as_table(json.loads(path.read_text("utf-8")), names)


def as_table(model: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """CatBoost's own JSON in the package's format, numbers shortened to what they are worth."""
    depth = SETTINGS["depth"]
    scale, (bias,) = model["scale_and_bias"]
    splits, leaves = [], []
    for tree in model["oblivious_trees"]:
        asked = [[split["float_feature_index"], float(f"{split['border']:.6g}")] for split in tree["splits"] or []]
        values = [round(scale * value, 4) for value in tree["leaf_values"]]
        missing = depth - len(asked)
        splits += asked + [[0, NEVER]] * missing
        leaves.append(values + [0.0] * ((1 << depth) - len(values)))
    table = {"version": VERSION, "features": list(names), "depth": depth, "bias": round(bias, 4)}
    return table | {"splits": splits, "leaves": leaves}


def load(table: dict[str, Any]) -> Forest:
    return Forest.load(table, tuple(table["features"]))
