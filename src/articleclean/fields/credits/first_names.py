"""The full name of an author whom the page calls by the first one, on a site whose address has the surname.

"By Jane" on janeroe.example, which has "About Jane Roe" in its menu: Jane Roe. Without the address nothing tells
whether the Jane Roe of the text is the Jane who wrote it.
"""

import re
from collections.abc import Iterator

from ...article import Person
from ...candidates import Candidate
from ...page import Page
from ...source.urls import host
from .houses import house_names, is_common
from .name_case import name_case
from .names import is_name

__all__ = ["full_names"]

CONFIDENCE = 0.3
TELLING = 4
"""Letters of a surname that tells something in an address."""


def full_names(page: Page) -> Iterator[Candidate]:
    """The one full name that the page shows of an author who is named by one word only."""
    stated = page.candidates.get("authors", ())
    first = {p.name for c in stated for p in c.value}
    address = (host(page.url) or "").casefold()
    if len(first) != 1 or not address:
        return
    name = first.pop()
    if len(name) < 3 or not name.isalpha() or not name.istitle():
        return
    pattern = re.compile(rf"(?i)\b{re.escape(name)}\s([^\W\d_]{{{TELLING},30}})\b")
    surnames = {m[1].casefold(): m.group() for text in _texts(page, name) for m in pattern.finditer(text)}
    fitting = [full for surname, full in surnames.items() if surname in address]
    if len(fitting) == 1 and _may_be_author(page, fitting[0]):
        full = name_case(fitting[0])
        yield Candidate("authors", (Person(full),), "visible", "address", fitting[0], CONFIDENCE)


def _may_be_author(page: Page, full: str) -> bool:
    """Whether a full name is no phrase and no part of a longer name of the site: "Jane Eats and Tells"."""
    if not is_name(full) or is_common(page, full.split()[-1]):
        return False
    folded = "".join(full.casefold().split())
    whole = (host(page.url) or "").replace(".", "")
    longer = (house for house in page.once(house_names) if house not in (folded, whole))
    return not any(house.startswith(folded) for house in longer)


def _texts(page: Page, name: str) -> Iterator[str]:
    """Texts of the page, alternatives of pictures among them, that may have a name; any case ("MORE FROM JANE ROE")."""
    folded = name.casefold()
    for line in page.lines:
        if folded in line.text.casefold():
            yield line.text
    for media in page.media:
        alternative = media.element.get("alt")
        if alternative and name in alternative:
            yield alternative
