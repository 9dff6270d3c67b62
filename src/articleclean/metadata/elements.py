"""Finding elements by attribute, and their text.

Not by XPath: its first use on a tree costs several times a walk over the elements in Python.
"""

from collections.abc import Iterator

from lxml import etree

__all__ = ["having", "text_of"]


def having(root: etree._Element, attribute: str) -> Iterator[etree._Element]:
    """The elements with an attribute, `root` included, in document order."""
    return (element for element in root.iter("*") if element.get(attribute) is not None)


def text_of(element: etree._Element) -> str:
    """All text in the element, as written."""
    return "".join(piece for piece in element.itertext() if isinstance(piece, str))
