"""Lines that nobody need look at: on an article's page, links among links, and short lines far above the headline.

They are half of a news page's lines and hardly ever body, so the scorer leaves them out: their score is 0. Pages of
other kinds may be lists of links, so there every line is looked at.
"""

import numpy as np

from ..page import Box, Line, Page
from .groups import Ints
from .kinds import KINDS

__all__ = ["looked_at"]

SURELY = 0.8
"""How likely it must be that the page is an article's."""
LINKED = 0.9
"""Share of a line's text that must be links, and of all text two boxes up …"""
LINKED_ABOVE = 0.8
"""… or of all text three boxes up."""
FAR_ABOVE = 10
SHORT = 60
"""Lines above the headline from which on, and characters below which, a line is passed over."""

_ARTICLE = KINDS.index("article")


def looked_at(page: Page) -> Ints:
    """Indices of the lines that the scorer looks at, ascending; all of them unless this is surely an article's page."""
    lines = page.lines
    everything = np.arange(len(lines))
    if page.kind_scores and page.kind_scores[_ARTICLE] <= SURELY:
        return everything
    found = page.found.get("headline")
    near = found.lines[0] - FAR_ABOVE if found and found.lines else 0
    chosen = [
        line.index
        for line in lines
        if (line.index >= near or len(line.text) >= SHORT) and not (line.link_chars and link_among_links(line))
    ]
    return np.array(chosen, np.intp) if chosen else everything


def link_among_links(line: Line) -> bool:
    """Whether the line is a link, and so is nearly all that stands around it."""
    if line.box is None or line.link_chars < LINKED * len(line.text):
        return False
    grand = above(above(line.box))
    if grand.link_chars >= LINKED * grand.chars:
        return True
    great = above(grand)
    return great.link_chars >= LINKED_ABOVE * great.chars


def above(box: Box) -> Box:
    return box.parent or box
