"""Is a hidden element a panel that a reader can unfold: an accordion's, a tab's, the answer to a question?

Its text is the page's own, shown on a click. Menus, dialogs and notices are hidden too, and are no text; so a sign of a
panel is asked for. Looked at for hidden elements only, of which a page has few.
"""

import re
from functools import cache
from typing import NamedTuple

from lxml import etree

from ..data import load_toml
from ..page import Box

__all__ = ["folded"]

_WORD = re.compile(r"[a-z]+")
_VALUE_CHARS = 200  # of an attribute; longer ones are data
_NOT_IN = frozenset("nav header footer dialog menu".split())
_NO_HEIGHT = re.compile(r"(?<![\w-])(?:max-)?height\s*:\s*0(?![.\d])", re.I)


class Signs(NamedTuple):
    panel: frozenset[str]
    panel_roles: frozenset[str]
    not_panel: frozenset[str]
    not_roles: frozenset[str]


@cache
def signs() -> Signs:
    table = load_toml("folded")
    return Signs(*(frozenset(table[name]) for name in Signs._fields))


def folded(element: etree._Element, box: Box | None) -> bool:
    """Whether a hidden element is such a panel. `box` is the block that holds it."""
    known = signs()
    get = element.get
    role = get("role") or ""
    if element.tag in _NOT_IN or role in known.not_roles or get("aria-modal") is not None:
        return False
    named = f"{get('class') or ''} {get('id') or ''}".lower()
    if not known.not_panel.isdisjoint(_WORD.findall(named)) or not unfolds(element, role, known):
        return False
    while box is not None:
        if box.tag in _NOT_IN or box.element.get("role") in known.not_roles:
            return False
        box = box.parent
    return True


def unfolds(element: etree._Element, role: str, known: Signs) -> bool:
    """Whether something about the element says that it can be opened."""
    attributes = element.attrib
    if role in known.panel_roles or "aria-labelledby" in attributes or element.get("height") == "0":
        return True
    for key, given in attributes.items():
        name, value = str(key), str(given)
        if name == "style":
            if _NO_HEIGHT.search(value):
                return True
        elif not known.panel.isdisjoint(_WORD.findall(f"{name} {value[:_VALUE_CHARS]}".lower())):
            return True
    return False
