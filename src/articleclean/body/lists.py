"""Lists: which lines are items of one, and how they nest."""

from itertools import groupby

from ..blocks import ListBlock, ListItem
from ..page import Box
from .pieces import Piece, join

__all__ = ["Layouts", "list_block", "list_box"]

Layouts = dict[Box, bool]
"""Which `<li>` were found to be boxes of the layout; to ask again for each of their lines takes quadratic time."""

_LISTS = ("ul", "ol", "menu", "dir")
# An <li> that holds any of these is a layout box (a teaser, a section), not a list's item.
_LAYOUT = ("article", "section", "table", "figure", "header", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
# Lists nested deeper stand in the item around them, as lines of their own: no list of a real page is so deep, and what
# walks over an `Article` does so recursively.
_DEEPEST = 30


def list_box(box: Box, known: Layouts) -> Box | None:
    """The outermost list of the nested lists that hold the box; None when it is in none, or only in a layout list."""
    found = None
    inside: Box | None = None  # the <li> passed on the way up
    node: Box | None = box
    while node is not None:
        if node.tag in _LAYOUT or node.tag in ("td", "th"):
            break
        if node.tag in ("li", "dd", "dt"):
            inside = node
        elif node.tag in _LISTS and inside is not None and not is_layout(inside, known):
            found = node
        node = node.parent
    return found


def is_layout(item: Box, known: Layouts) -> bool:
    """Whether an `<li>` is a box of the page's layout rather than an item of a list."""
    if item not in known:
        known[item] = next(item.element.iterdescendants(*_LAYOUT), None) is not None
    return known[item]


def list_block(box: Box, parts: list[Piece]) -> ListBlock:
    """The list, lists inside its items nested."""
    ways: dict[Box | None, list[Box]] = {}
    for piece in parts:
        inside = piece.line.box
        if inside not in ways:
            ways[inside] = way(box, inside)
    return nested(box, [(piece, ways[piece.line.box]) for piece in parts], 0)


def way(listing: Box, box: Box | None) -> list[Box]:
    """How to come from a list to a box in it: the item (child box of the list) that holds it, the outermost list inside
    that item, the item of that list, and so on."""
    chain = []
    while box is not None and box is not listing:
        chain.append(box)
        box = box.parent
    steps: list[Box] = []
    down = reversed(chain)
    for item in down:
        steps.append(item)
        steps += next(([box] for box in down if box.tag in _LISTS), [])
    return steps


def nested(box: Box, parts: list[tuple[Piece, list[Box]]], at: int) -> ListBlock:
    """The list of pieces that have come `at` steps of their way to it."""
    items: list[ListItem] = []
    for _, group in groupby(parts, key=lambda part: part[1][at : at + 1]):
        own: list[Piece] = []
        children: list[ListBlock] = []
        for inner, inner_group in groupby(group, key=lambda part: part[1][at + 1 : at + 2]):
            if inner and at < 2 * _DEEPEST:
                children.append(nested(inner[0], list(inner_group), at + 2))
            else:
                own += (piece for piece, _ in inner_group)
        text, marks = join(own, "\n")
        items.append(ListItem(text, marks, tuple(children)))
    return ListBlock(tuple(items), ordered=box.tag == "ol")
