"""Pages larger than any that the model was fitted on.

How much a box holds tells something of boxes in pages of usual size: where a box holds 40,000 characters, it is mostly
a list of articles. Of a whole book on one page it tells nothing. So the model sees a vast page as a large one of the
same proportions: numbers that grow with the page are made as much smaller as the page is too large.
"""

from collections.abc import Sequence

import numpy as np

from ..page import Line, Page
from .characters import Floats

__all__ = ["is_vast", "reduce", "text_chars"]

MOST_CHARS, MOST_LINES = 110_000, 2_700
"""No page that the model was fitted on has more text, or more lines. Below this, what it learned of size is true: to
reduce real pages of 40,000 to 110,000 characters makes their bodies worse."""
LARGE_CHARS, LARGE_LINES = 25_000, 350
"""What a large page has: one in ten has more."""
COUNTS = (
    "repeats", "box_lines", "parent_lines", "kin", "related_before", "comments_before", "titles_before", "times_before",
)  # fmt: skip
LOGARITHMS = ("parent_chars", "grand_chars")
HEADLINE = "from_headline"


def is_vast(page: Page) -> bool:
    """Whether a page has more text, or more lines, than those the model knows."""
    lines = page.lines
    return len(lines) > MOST_LINES or (len(lines) > 0 and text_chars(lines) > MOST_CHARS)


def text_chars(lines: Sequence[Line]) -> int:
    """Characters of all lines: of HTML, the outermost box knows."""
    box = lines[0].box
    return sum(len(line.text) for line in lines) if box is None else box.ancestors()[-1].chars


def reduce(columns: Floats, names: Sequence[str], chars: int, nearest: tuple[int, int]) -> None:
    """Change the columns of a vast page to those of a large one.

    Args:
        columns: one row for each of the names (and more rows, which stay), a number a line.
        names: those of `features.OWN`.
        chars: characters of the page's text.
        nearest: lines before and after the headline that are told apart.
    """
    count = columns.shape[1]
    longer, larger = (max(1.0, number) for number in (count / LARGE_LINES, chars / LARGE_CHARS))
    for name in COUNTS:
        column = columns[names.index(name)]
        np.maximum(column / longer, np.minimum(column, 1), out=column)
    for name in LOGARITHMS:
        column = columns[names.index(name)]
        np.maximum(column - np.log(larger), np.minimum(column, 1), out=column)
    column = columns[names.index(HEADLINE)]
    found = np.flatnonzero(column == 0)
    if len(found):
        column[:] = np.clip((np.arange(count) - found[0]) / longer, *nearest)
