"""The pieces of a heading: a line cut at the inline elements in it, and which of them is an overline."""

from collections.abc import Callable

from ...page import Line
from .titles import hinted

__all__ = ["EDGES", "is_overline", "pieces_of"]

MAX_OVERLINE = 8
"""Words of an overline in the headline's own element."""
BLOCK = frozenset({"block", "d-block"})
"""Class names by which style sheets in common use set an inline element on a line of its own."""
EDGES = " :–—|/·•-\n"
"""What may stand between kicker and headline and belongs to neither."""


def pieces_of(line: Line) -> list[tuple[int, int, bool]]:
    """A line cut at the inline elements side by side in it: start, end, and whether its class says kicker."""
    length = len(line.text)
    outer = [span for span in line.spans if span.end - span.start < length - 1]
    pieces: list[tuple[int, int, bool]] = []
    at = 0
    for span in outer:
        if span.start < at or len(pieces) > 6:
            continue
        if line.text[at : span.start].strip(EDGES):
            pieces.append((at, span.start, False))
        pieces.append((span.start, span.end, hinted(span.names, "kicker")))
        at = span.end
    if line.text[at:].strip(EDGES):
        pieces.append((at, length, False))
    return pieces


def is_overline(line: Line, pieces: list[tuple[int, int, bool]], is_stated: Callable[[str], bool]) -> bool:
    """Whether the first of a heading's pieces, without a telling class, is set apart from the headline: by a sign in an
    element of its own, by a class of either piece, by a separator that only the stated title has.

    `is_stated` says of a text whether the page states it, or a part of its title, so.
    """
    start, end, _ = pieces[0]
    spans = [span for span in line.spans if (span.start, span.end) == (start, end)]
    first, rest = line.text[:end], line.text[end:].strip(EDGES)
    if start or not spans or not first.strip() or first.count(" ") >= MAX_OVERLINE or rest.count(" ") < 2:
        return False
    if len(pieces) > 2 and not line.text[pieces[1][0] : pieces[1][1]].strip(EDGES):
        return not pieces[2][2]
    if any(hinted(span.names, "headline") for span in spans):
        return False
    if any(span.start == pieces[1][0] and hinted(span.names, "headline") for span in line.spans):
        return True
    if is_stated(first):
        return False
    if any(not BLOCK.isdisjoint(span.names) for span in spans):
        return True
    return first[-1].isalnum() and line.text[end:].lstrip() == rest and is_stated(rest)
