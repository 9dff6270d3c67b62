"""The second look: what the first scores of the lines around it say about a line.

A body is one stretch of a page, or a few in one place: a short line between good ones is a subheading, a good one far
from all others is a teaser. Each row is the first score in its surroundings, then what the first look knew.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import accumulate
from math import log1p

from ..page import Box, Line
from .features import OWN, Row
from .groups import shape

__all__ = ["NAMES", "context_features"]

GOOD = 0.5
"""A first score above this counts as body."""
LONG = 40
"""Characters: a good line of at least this length marks where the body begins and ends."""
REACH = 4
"""Lines looked at on either side, one by one."""
WINDOWS = (4, 10)
"""Half widths of the stretches whose mean score is taken."""
HOPE, SURE = 0.02, 0.92
"""Lines with a first score below the one or above the other get no second look: it would not change what they are …"""
WORTH = 0.04
"""… nor do those with no score above this within reach."""
FAR = 99.0
"""Distance to a good line when there is none near."""

NAMES = (
    "score",
    *(f"score{sign}{step}" for step in range(1, REACH + 1) for sign in "-+"),
    "parent_mean", "parent_best", "parent_part",
    "shape_mean", "shape_best", "shape_part",
    "part_before", "from_first", "from_last", "since_good", "until_good",
    *(f"mean_{width}" for width in WINDOWS),
    "page_mean", "page_mass", "page_best", "page_good", "part",
    *OWN,
)  # fmt: skip
"""The names of the second look's features, in the order of `context_features`."""


def context_features(lines: Sequence[Line], scores: Sequence[float], rows: Sequence[Row | None]) -> list[Row | None]:
    """A row of second-look features for each line that is worth it; None for those far from any good line.

    Args:
        lines: the page's lines.
        scores: their first scores, 0 to 1.
        rows: their first-look features (`features.line_features`); those of the line itself are handed on.
    """
    count = len(lines)
    if not count:
        return []
    sizes = [len(line.text) for line in lines]
    mass = [score * size for score, size in zip(scores, sizes, strict=True)]
    total = sum(mass) or 1e-9
    padded = [-1.0] * REACH + list(scores) + [-1.0] * REACH
    looked = [i for i in range(count) if rows[i]]
    parents = group_features({i: parent_of(lines[i]) for i in looked}, scores, sizes, total)
    shapes = group_features({i: shape(lines[i]) for i in looked}, scores, sizes, total)
    before = [0.0, *accumulate(mass)]
    since, until = distances(scores), distances(scores[::-1])[::-1]
    windows = [window_means(scores, width) for width in WINDOWS]
    anchors = [i for i in range(count) if scores[i] > GOOD and sizes[i] > LONG]
    first, last = (anchors[0], anchors[-1]) if anchors else (-1000, -1000)
    page = (total / sum(sizes), log1p(total), max(scores), sum(score > GOOD for score in scores))
    own = len(OWN)
    return [
        None
        if (row := rows[i]) is None or not HOPE < scores[i] < SURE or max(padded[i : i + 2 * REACH + 1]) < WORTH
        else (
            scores[i],
            *[padded[REACH + i + sign * step] for step in range(1, REACH + 1) for sign in (-1, 1)],
            *parents[i],
            *shapes[i],
            before[i] / total,
            max(-30, min(30, i - first)),
            max(-30, min(30, i - last)),
            since[i],
            until[i],
            *[means[i] for means in windows],
            *page,
            sizes[i] / total,
            *row[:own],
        )
        for i in range(count)
    ]


def parent_of(line: Line) -> Box | None:
    return line.box.parent if line.box else None


def group_features(
    keys: dict[int, Hashable], scores: Sequence[float], sizes: Sequence[int], total: float
) -> dict[int, Row]:
    """For each line, of the lines that share its key: mean score by size, best score, part of the page's good text."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for i, key in keys.items():
        groups[key].append(i)
    found: dict[int, Row] = {}
    for members in groups.values():
        mass = sum([scores[i] * sizes[i] for i in members])
        size = sum([sizes[i] for i in members])
        found.update(dict.fromkeys(members, (mass / size, max([scores[i] for i in members]), mass / total)))
    return found


def distances(scores: Sequence[float]) -> list[float]:
    """How many lines ago the last good one was."""
    found = []
    last = -FAR
    for i, score in enumerate(scores):
        found.append(min(FAR, i - last))
        if score > GOOD:
            last = i
    return found


def window_means(scores: Sequence[float], width: int) -> list[float]:
    """Mean score of the lines at most `width` away, the line itself included."""
    sums = [0.0, *accumulate(scores)]
    count = len(scores)
    means = []
    for i in range(count):
        low, high = max(0, i - width), min(count, i + width + 1)
        means.append((sums[high] - sums[low]) / (high - low))
    return means
