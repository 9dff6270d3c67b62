"""Finding elements by attribute without walking the tree in Python."""

from collections.abc import Callable
from typing import cast

from lxml import etree

__all__ = ["selector", "text_of"]


def selector(path: str) -> Callable[[etree._Element], list[etree._Element]]:
    """A function from an element to the elements that an XPath path finds under it, in document order."""
    compiled = etree.XPath(path)

    def select(root: etree._Element) -> list[etree._Element]:
        return cast(list[etree._Element], compiled(root))

    return select


def text_of(element: etree._Element) -> str:
    """All text in the element, as written."""
    return "".join(piece for piece in element.itertext() if isinstance(piece, str))
