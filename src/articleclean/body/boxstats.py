"""How much text each box holds, and of what kind: the ground for features of groups of lines."""

from dataclasses import dataclass

from ..page import Box, Line, Page

__all__ = ["BoxStats", "box_stats", "main_box"]

PROSE_CHARS = 60
"""A line of at least this many characters outside links counts as prose."""
MAIN_SHARE = 0.5
"""The main box is the smallest that holds more than this share of the page's prose."""


@dataclass(slots=True)
class BoxStats:
    """Sums over all lines in a box, nested ones included."""

    lines: int = 0
    chars: int = 0
    link_chars: int = 0
    prose: int = 0
    """Characters of lines that look like prose."""
    paragraphs: int = 0
    """Lines that look like prose."""


def box_stats(page: Page) -> dict[Box, BoxStats]:
    """Statistics of every box that holds text. Linear: each line is added to its own box, boxes to their parents."""
    stats: dict[Box, BoxStats] = {}
    for line in page.lines:
        box = line.box
        while box is not None and box not in stats:
            stats[box] = BoxStats()
            box = box.parent
        if line.box is not None:
            add_line(stats[line.box], line)
    for box in sorted(stats, key=lambda b: -b.depth):
        if box.parent is not None:
            add_box(stats[box.parent], stats[box])
    return stats


def add_line(own: BoxStats, line: Line) -> None:
    chars = len(line.text)
    own.lines += 1
    own.chars += chars
    own.link_chars += line.link_chars
    if chars - line.link_chars >= PROSE_CHARS:
        own.prose += chars - line.link_chars
        own.paragraphs += 1


def add_box(parent: BoxStats, child: BoxStats) -> None:
    parent.lines += child.lines
    parent.chars += child.chars
    parent.link_chars += child.link_chars
    parent.prose += child.prose
    parent.paragraphs += child.paragraphs


def main_box(stats: dict[Box, BoxStats]) -> Box | None:
    """The smallest box that holds most of the page's prose; None when the page has none."""
    if not stats:
        return None
    total = max(own.prose for own in stats.values())
    if not total:
        return None
    return max((box for box, own in stats.items() if own.prose > MAIN_SHARE * total), key=lambda box: box.depth)
