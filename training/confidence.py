"""How sure extraction is that a body is right: from the word F1 that its scores promise to a calibrated share."""

import numpy as np
from sklearn.isotonic import IsotonicRegression

from figures import score

from shard import Result

__all__ = ["GOOD_F1", "fit_confidence"]

GOOD_F1 = 0.9
KNOTS = 12
"""Points of the table; in between it is read along straight lines."""


def fit_confidence(results: list[Result]) -> list[list[float]]:
    """Pairs of promised word F1 and the share of pages promising so much that have a word F1 of at least 0.9."""
    whole = [r for r in results if r.gold.get("text") and r.facts.set != "trafilatura"]
    promised = np.array([r.promised for r in whole])
    good = np.array([score(r) >= GOOD_F1 for r in whole], float)
    curve = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(promised, good)
    at = np.unique(np.round(np.quantile(promised, np.linspace(0, 1, KNOTS)), 3))
    return [[float(x), round(float(y), 3)] for x, y in zip(at, curve.predict(at), strict=True)]
