"""Long menus: half of many pages, and nobody asks for more of one than its words."""

from typing import cast

from lxml import etree

from ..page import Box

__all__ = ["MENUS", "is_menu", "menu_text"]

MENUS = frozenset(("nav", "footer"))
MENU_LINKS = 8
"""A `<nav>` or page's `<footer>` with more links is a menu; breadcrumbs and pagers have fewer."""
# What no menu holds, and what holds text that is not shown.
_NOT_IN_MENUS = ("article", "main", "h1", "blockquote", "script", "style", "template", "noscript")
_TEXT_NODES = etree.XPath("descendant::text()", smart_strings=False)  # in half the time of `itertext`


def is_menu(element: etree._Element, box: Box | None) -> bool:
    """Whether a `<nav>` or `<footer>` is a long menu, and holds nothing of an article by mistake."""
    links = sum(1 for _ in element.iter("a"))
    if links <= MENU_LINKS or next(element.iter(*_NOT_IN_MENUS), None) is not None:
        return False
    if element.tag == "nav":
        return sum(1 for _ in element.iter("p")) < links
    return box is None or box.within("article", "main") is None


def menu_text(element: etree._Element) -> str:
    """All its words, each text node apart from the next."""
    return " ".join(" ".join(cast(list[str], _TEXT_NODES(element))).split())
