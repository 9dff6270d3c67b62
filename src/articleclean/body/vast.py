"""Pages larger than any that the model was fitted on.

How much a box holds tells something of boxes in pages of usual size: where a box holds 40,000 characters, it is mostly
a list of articles. Of a whole book on one page it tells nothing. So the model sees a vast page as a large one of the
same proportions: numbers that grow with the page are made as much smaller as the page is too large.
"""

from collections.abc import Sequence

import numpy as np

from .characters import Floats

__all__ = ["is_vast", "reduce"]

MOST_CHARS, MOST_LINES = 75_000, 2_700
"""No page that the model was fitted on has more text, or more lines."""
LARGE_CHARS, LARGE_LINES = 25_000, 350
"""What a large page has: one in ten has more."""
COUNTS = (
    "repeats", "box_lines", "parent_lines", "kin", "related_before", "comments_before", "titles_before", "times_before",
)  # fmt: skip
LOGARITHMS = ("parent_chars", "grand_chars")
HEADLINE = "from_headline"


def is_vast(chars: float, lines: int) -> bool:
    """Whether a page has more text, or more lines, than those the model knows."""
    return chars > MOST_CHARS or lines > MOST_LINES


def reduce(columns: Floats, names: Sequence[str], chars: float, nearest: tuple[int, int]) -> None:
    """Change the columns (of `features.OWN`) of a vast page to those of a large one.

    Args:
        columns: one row a name, a number a line.
        names: of the columns.
        chars: characters of the page's text.
        nearest: lines before and after the headline that are told apart.
    """
    count = columns.shape[1]
    scale = max(chars / LARGE_CHARS, count / LARGE_LINES)
    for name in COUNTS:
        column = columns[names.index(name)]
        np.maximum(column / scale, np.minimum(column, 1), out=column)
    for name in LOGARITHMS:
        column = columns[names.index(name)]
        np.maximum(column - np.log(scale), np.minimum(column, 1), out=column)
    column = columns[names.index(HEADLINE)]
    found = np.flatnonzero(column == 0)
    if len(found):
        column[:] = np.clip((np.arange(count) - found[0]) / scale, *nearest)
