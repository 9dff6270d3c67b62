"""Lists: which lines are items of one, and how they nest."""

from itertools import groupby

from ..blocks import ListBlock, ListItem
from ..page import Box
from .pieces import Piece, join

__all__ = ["list_block", "list_box"]

_LISTS = ("ul", "ol", "menu", "dir")
# An <li> that holds any of these is a layout box (a teaser, a section), not a list's item.
_LAYOUT = ("article", "section", "table", "figure", "header", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")


def list_box(box: Box) -> Box | None:
    """The outermost list of the nested lists that hold the box; None when it is in none, or only in a layout list."""
    found = None
    inside: Box | None = None  # the <li> passed on the way up
    node: Box | None = box
    while node is not None:
        if node.tag in _LAYOUT or node.tag in ("td", "th"):
            break
        if node.tag in ("li", "dd", "dt"):
            inside = node
        elif node.tag in _LISTS and inside is not None and not is_layout(inside):
            found = node
        node = node.parent
    return found


def is_layout(item: Box) -> bool:
    """Whether an `<li>` is a box of the page's layout rather than an item of a list."""
    return next(item.element.iterdescendants(*_LAYOUT), None) is not None


def list_block(box: Box, parts: list[Piece]) -> ListBlock:
    """The list, lists inside its items nested."""
    items: list[ListItem] = []
    for item, group in groupby(parts, key=lambda piece: child_item(box, piece.line.box)):
        own: list[Piece] = []
        children: list[ListBlock] = []
        for inner, inner_group in groupby(group, key=lambda piece: inner_list(item, piece.line.box)):
            if inner is None:
                own += inner_group
            else:
                children.append(list_block(inner, list(inner_group)))
        text, marks = join(own, "\n")
        items.append(ListItem(text, marks, tuple(children)))
    return ListBlock(tuple(items), ordered=box.tag == "ol")


def child_item(listing: Box, box: Box | None) -> Box | None:
    """The item (child box of the list) that holds the box."""
    while box is not None and box.parent is not listing:
        box = box.parent
    return box


def inner_list(item: Box | None, box: Box | None) -> Box | None:
    """The outermost list inside the item that holds the box."""
    found = None
    while box is not None and box is not item:
        if box.tag in _LISTS:
            found = box
        box = box.parent
    return found
