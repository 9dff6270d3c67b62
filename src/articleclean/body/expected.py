"""Where to cut: the set of lines that promises the highest F1.

Scores are probabilities, so for any set of lines the word F1 to be expected can be told, if one knows how the lines
hang together. Where each is body or not for itself, it is (nearly) twice the expected common words by the expected
words of both (Lewis 1995, "Evaluating and optimizing autonomous text classification systems"; Ye and others 2012,
"Optimizing F-measures"). Where they stand and fall together, as the parts of one text do, the better lines are body
whenever a worse one is: the body is then all lines above some level, every level as likely as another. The best set is
always made of the best lines, down to some score; how far down is decided by a mixture of both.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_cut"]

Doubles = NDArray[np.float64]

LEVELS = (np.arange(24) + 0.5) / 24
"""Levels above which all lines may be body, each as likely as the others."""
LEVELS.flags.writeable = False


def best_cut(scores: Doubles, words: NDArray[np.float32], together: float = 0.0) -> tuple[float, float]:
    """The lowest score to be taken, and the word F1 that taking all lines from it on promises.

    Args:
        scores: probability of being body, one a line.
        words: words of each line.
        together: how far the lines stand and fall together, from 0 (not at all) to 1.
    """
    order = np.argsort(-scores, kind="stable")
    ranked, sizes = scores[order], words[order].astype(np.float64)
    taken = np.cumsum(sizes)
    mass = ranked * sizes
    promised = 2 * np.cumsum(mass) / (taken + mass.sum() + 1e-9)
    if together:
        promised += together * (if_together(ranked, taken) - promised)
    at = int(np.argmax(promised))
    return float(ranked[at]), float(promised[at])


def if_together(ranked: Doubles, taken: Doubles) -> Doubles:
    """Expected F1 of the best lines, the best one, the best two …, where a line is body if a worse one is.

    Args:
        ranked: scores, falling.
        taken: words of the lines up to each.
    """
    above = np.concatenate([[0.0], taken])[np.searchsorted(-ranked, -LEVELS)]
    common = np.minimum(taken[:, None], above)
    expected: Doubles = (2 * common / (taken[:, None] + above + 1e-9)).mean(axis=1)
    return expected
