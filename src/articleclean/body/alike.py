"""Lines at one place of a list go together: the names of all products are text, or none of them.

A forest judges each line for itself, and gold takes lists as wholes; so on pages that are hardly articles every line is
half judged by the lines at its path (the tags from the root down to it). The paragraphs of a vast dump, which have no
path and stand farther from the headline than any that the forest has seen, go together too.
"""

import numpy as np
from numpy.typing import NDArray

from .characters import Floats
from .context import Doubles
from .groups import Ints
from .trees import probability

__all__ = ["level", "raised"]

Bools = NDArray[np.bool_]

SHARE = 0.5
"""Weight of the other lines' scores against the line's own."""
FEWEST = 4
"""Lines at one path from which on they are levelled."""
SUREST = 1e-4
"""No score is surer than this."""


def level(scores: Doubles, words: Floats, path: Ints) -> Doubles:
    """The scores, drawn to the mean log-odds (by words) of the lines with the same path.

    Args:
        scores: probability of being body, one a line.
        words: words of each line.
        path: number of each line's path.
    """
    bounded = np.clip(scores, SUREST, 1 - SUREST)
    odds = np.log(bounded / (1 - bounded))
    weights = words + 1.0
    mean = np.bincount(path, odds * weights) / np.maximum(np.bincount(path, weights), 1e-9)
    share = np.where(np.bincount(path)[path] >= FEWEST, SHARE, 0.0)
    return probability((1 - share) * odds + share * mean[path])


def raised(scores: Doubles, words: Floats, paragraphs: Bools) -> Doubles:
    """The scores, those of paragraphs no lower than the mean (by words) of all paragraphs.

    Args:
        scores: probability of being body, one a line.
        words: words of each line.
        paragraphs: which lines are paragraphs.
    """
    weights = words * paragraphs
    mean = float((scores * weights).sum() / max(weights.sum(), 1.0))
    return np.where(paragraphs, np.maximum(scores, mean), scores)
