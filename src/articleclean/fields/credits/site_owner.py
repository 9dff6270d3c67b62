"""The author of a site that is one person's: it bears their name and shows no byline.

"How I built a kiln | Jane Roe" on janeroe.example, "Jane Roe's notes", "© 2024 Jane Roe". Firms bear names of persons
too, so much must come together: an article, a given name and one more, a word of it in the address, and no organisation
stated that is called so.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ...article import Person, Source
from ...candidates import Candidate
from ...metadata.schema_org import texts, types
from ...metadata.values import fold
from ...page import Page
from .given import opens_given
from .names import is_name
from .read_once import people_on

__all__ = ["site_owner"]

CONFIDENCE = 0.35
SEPARATOR = re.compile(r"\s[|–—·•»:-]\s")
POSSESSIVE = re.compile(r"['’]s?\s")
COPYRIGHT = re.compile(r"©\s?(?:\d{4}\s?(?:[-–—]\s?)?)*(?:by\s)?([^.,|©\d]+)")
FOOT = 15
"""Lines at the page's end that may hold its copyright."""
LONGEST = 60
"""Characters of a site's name that may be a person's."""
TELLING = 4
"""Letters of a word that tells something in an address."""


def site_owner(page: Page) -> Iterator[Candidate]:
    """The person whose site the page, an article, is from."""
    kind = page.found.get("kind")
    if kind is None or kind.value != "article":
        return
    address = _address_words(page.url)
    for source, where, name in _named(page):
        if not address or len(name) > LONGEST:
            continue
        owner = POSSESSIVE.split(name)[0].strip()
        persons, agencies = people_on(page, owner)
        whole = len(persons) == 1 and not agencies and _is_whole(persons[0], owner)
        if whole and _bears(address, owner) and not _is_organisation(page, owner):
            yield Candidate("authors", persons, source, where, name, CONFIDENCE)
            return


def _named(page: Page) -> Iterator[tuple[Source, str, str]]:
    """What may be the owner's name: source, spot, text."""
    for candidate in page.candidates.get("site_name", ()):
        yield candidate.source, candidate.where, candidate.value
    if page.head.title:
        pieces = SEPARATOR.split(page.head.title)
        for piece in (pieces[-1], pieces[0]) if len(pieces) > 1 else ():
            yield "title", "title", piece.strip()
    for line in page.lines[-FOOT:]:
        if "©" in line.text and len(line.text) <= LONGEST * 4 and (found := COPYRIGHT.search(line.text)):
            yield "visible", f"line {line.index}", found[1].strip()


def _is_whole(person: Person, owner: str) -> bool:
    """Whether a text is somebody's full name, given name first, and nothing beside it."""
    plain = [word for word in owner.split() if len(word.strip(".")) > 1]
    return person.name == owner and len(plain) == 2 and is_name(owner) and opens_given(owner) and not owner.islower()


def _is_organisation(page: Page, owner: str) -> bool:
    """Whether the page states an organisation of that name."""
    organisations = (t for t in page.head.jsonld if any(kind.endswith("Organization") for kind in types(t)))
    return any(fold(name) == fold(owner) for t in organisations for name in texts(t.get("name")))


def _address_words(url: str | None) -> str:
    """The host and, of a site in a folder ("/~jroe/"), the folder's name; lower case."""
    try:
        parts = urlsplit(url or "")
    except ValueError:  # "http://[::1"
        return ""
    folder = parts.path.split("/")[1] if parts.path.startswith("/~") else ""
    return f"{parts.hostname or ''} {folder}".casefold().strip()


def _bears(address: str, owner: str) -> bool:
    """Whether a telling word of a name stands in the address."""
    return any(len(word) >= TELLING and word in address for word in owner.casefold().split())
