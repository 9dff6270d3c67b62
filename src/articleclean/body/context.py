"""The second look: what the first scores of the lines around it say about a line.

A body is one stretch of a page, or a few in one place: a short line between good ones is a subheading, a good one far
from all others is a teaser. The columns are the first score in its surroundings, then what the first look knew.
"""

import numpy as np
from numpy.typing import NDArray

from .characters import Floats
from .expected import best_cut
from .features import OWN, Look
from .groups import Ints, Keys

__all__ = ["NAMES", "second_look"]

Doubles = NDArray[np.float64]

GOOD = 0.5
"""A first score above this counts as body."""
LONG = 8
"""Words: a good line of at least this length marks where the body begins and ends."""
REACH = 6
"""Lines looked at on either side, one by one."""
WINDOWS = (2, 4, 10, 25)
"""Half widths of the stretches whose mean score is taken."""
FAR = 99
"""Distance to a good line when there is none near."""
AWAY = 30
"""Lines from the body's first and last good line that are told apart."""
LEVELS = ("parent", "grand", "great", "shape", "path")

CONTEXT = (
    "score",
    *(f"score{sign}{step}" for step in range(1, REACH + 1) for sign in "-+"),
    *(f"{level}_{name}" for level in LEVELS for name in ("mean", "best", "part")),
    "above_cut", "part_before", "part_after", "part", "from_first", "from_last", "since_good", "until_good",
    *(f"mean_{side}{width}" for width in WINDOWS for side in ("", "before_", "after_")),
    "page_mean", "page_best", "page_unsure", "page_expected",
)  # fmt: skip
NAMES = (*CONTEXT, *OWN)
"""The columns of the second look."""


def second_look(look: Look, scores: Doubles) -> Floats:
    """The second look's columns, one row for each of `NAMES`.

    Args:
        look: the first look.
        scores: its scores, 0 to 1, one a line.
    """
    count = len(scores)
    words = look.words + 0.5
    mass = scores * words
    total = float(mass.sum()) + 1e-9
    cut, promised = best_cut(scores, words)
    columns = np.empty((len(NAMES), count), np.float32)
    columns[: len(CONTEXT)] = [
        scores,
        *neighbours(scores),
        *groups(look.keys, scores, words, mass, total),
        *places(scores - cut, scores > GOOD, words, mass, total),
        *windows(words, mass),
        *page(scores, words, total, promised),
    ]
    columns[len(CONTEXT) :] = look.columns[: len(OWN)]
    return columns


def neighbours(scores: Doubles) -> list[Doubles]:
    """Scores of the lines around, -1 beyond the ends of the page."""
    count = len(scores)
    padded = np.full(count + 2 * REACH, -1.0)
    padded[REACH : REACH + count] = scores
    offsets = [sign * step for step in range(1, REACH + 1) for sign in (-1, 1)]
    return [padded[REACH + offset : REACH + offset + count] for offset in offsets]


def groups(keys: Keys, scores: Doubles, words: Floats, mass: Doubles, total: float) -> list[Doubles]:
    """Of the lines in each of the line's groups: mean score by words, best score, part of the page's good text."""
    columns = []
    for key in keys.all():
        sums, sizes = np.bincount(key, mass), np.bincount(key, words)
        columns += [(sums / np.maximum(sizes, 1e-9))[key], best(key, scores), sums[key] / total]
    return columns


def best(key: Ints, scores: Doubles) -> Doubles:
    """The highest score in each line's group."""
    found = np.zeros(int(key.max()) + 1)
    np.maximum.at(found, key, scores)
    return found[key]


def places(
    above_cut: Doubles, good: NDArray[np.bool_], words: Floats, mass: Doubles, total: float
) -> list[NDArray[np.generic]]:
    """How the score stands to the page's best cut, and where the line stands among the good ones."""
    index = np.arange(len(good))
    anchors = np.flatnonzero(good & (words > LONG))
    first, last = (anchors[0], anchors[-1]) if len(anchors) else (-1000, -1000)
    up_to = np.cumsum(mass)
    since = index - before(np.maximum.accumulate(np.where(good, index, -FAR)))
    until = before(np.minimum.accumulate(np.where(good, index, index[-1] + FAR)[::-1]), index[-1] + FAR)[::-1] - index
    return [
        above_cut,
        (up_to - mass) / total,
        (total - up_to) / total,
        mass / total,
        np.clip(index - first, -AWAY, AWAY),
        np.clip(index - last, -AWAY, AWAY),
        np.minimum(since, FAR),
        np.minimum(until, FAR),
    ]


def before(values: Ints, first: int = -FAR) -> Ints:
    """Each value moved one place on; `first` takes the place that this frees."""
    moved = np.empty_like(values)
    moved[0] = first
    moved[1:] = values[:-1]
    return moved


def windows(words: Floats, mass: Doubles) -> Doubles:
    """Mean scores, by words, of the lines at most so far away: around, before and after the line, for each width."""
    count = len(words)
    index = np.arange(count)
    sums, sizes = np.concatenate([[0.0], np.cumsum(mass)]), np.concatenate([[0.0], np.cumsum(words)])
    widths = np.array(WINDOWS)[:, None]
    low, high = np.maximum(0, index - widths), np.minimum(count, index + widths + 1)
    here, next_one = np.broadcast_to(index, low.shape), np.broadcast_to(index + 1, low.shape)
    start, end = np.stack([low, low, next_one], axis=1), np.stack([high, here, high], axis=1)
    means: Doubles = (sums[end] - sums[start]) / np.maximum(sizes[end] - sizes[start], 0.5)
    return means.reshape(-1, count)


def page(scores: Doubles, words: Floats, total: float, promised: float) -> list[Doubles]:
    """About all of the page's scores: mean, best, how much text is unsure, and the F1 that they promise."""
    unsure = float(words[np.abs(scores - GOOD) < 0.3].sum() / words.sum())
    values = (total / float(words.sum()), float(scores.max()), unsure, promised)
    return [np.full(len(scores), value) for value in values]
