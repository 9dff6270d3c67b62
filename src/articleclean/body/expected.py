"""Where to cut: the set of lines that promises the highest F1.

Scores are probabilities, so for any set of lines the expected words of body in it, and hence (nearly) the expected word
F1, can be told. The best set is always made of the best lines, down to some score (Lewis 1995, "Evaluating and
optimizing autonomous text classification systems"; Ye and others 2012, "Optimizing F-measures"). On a page where all
lines are sure the cut is near 0.5; where none is, as on many a list of teasers, it is lower: half the F1 to be had.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_cut"]


def best_cut(scores: NDArray[np.float64], words: NDArray[np.float32]) -> tuple[float, float]:
    """The lowest score to be taken, and the word F1 that taking all lines from it on promises.

    Args:
        scores: probability of being body, one a line.
        words: words of each line.
    """
    order = np.argsort(-scores, kind="stable")
    sizes = words[order].astype(np.float64)
    mass = scores[order] * sizes
    promised = 2 * np.cumsum(mass) / (np.cumsum(sizes) + mass.sum() + 1e-9)
    at = int(np.argmax(promised))
    return float(scores[order[at]]), float(promised[at])
