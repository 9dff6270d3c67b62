"""From a stated value to a candidate, the same for JSON-LD, meta elements and microdata."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ..article import Person, Source
from ..candidates import Candidate
from ..data import load_toml
from ..fields.credits.houses import may_be_person
from ..fields.credits.read_once import people_on
from ..fields.dates.parse import parse_stated
from ..page import Page
from ..source.urls import host
from .schema_org import texts, types

__all__ = [
    "Author",
    "Spot",
    "credited",
    "dated",
    "first_section",
    "fold",
    "housed",
    "sectioned",
    "tagged",
    "worded",
]

_TAG_BREAK = re.compile(r"[,;،、|\n]")
# Longer "tags" are sentences.
_TAG_CHARS = 80
# "locale: US", "content-type: How-to", "displayType:article", "sys_id=77": kept for machines.
_SYSTEM_TAG = re.compile(
    r"(?:[a-z]{2,20}[-_][a-z]{2,20}|[a-z]{2,20}[A-Z][a-z]{1,20}|[a-z]{3,20}(?=:\s?[A-Z]{2}$)) ?[:=]"
)
# Longer strings are prose, not a date.
_DATE_CHARS = 80
_SECTION_CHARS = 60
# Factors of trust: in a section that says little, in the first of several sections.
_GENERAL = 0.55
_ONE_OF_SEVERAL = 0.85
_HOUSE_METAS = frozenset(("og:site_name", "application-name", "apple-mobile-web-app-title"))


class Spot(NamedTuple):
    """Where on the page a value stands, and how far it is trusted there."""

    source: Source
    where: str
    confidence: float

    def candidate(self, field: str, value: object, raw: str) -> Candidate:
        return Candidate(field, value, self.source, self.where, raw, self.confidence)

    def scaled(self, factor: float) -> "Spot":
        return Spot(self.source, self.where, self.confidence * factor)


class Author(NamedTuple):
    """One statement of who wrote the page: a name, or several in one string."""

    name: str
    url: str | None = None
    role: str | None = None
    organisation: bool = False


def worded(field: str, text: str | None, spot: Spot) -> Iterator[Candidate]:
    """A candidate for a field of plain text."""
    if text:
        yield spot.candidate(field, text, text)


def dated(field: str, raw: str | None, spot: Spot, page: Page) -> Iterator[Candidate]:
    """A candidate for a date field, when the string is a date; what may be one is kept for when the page is known."""
    if not raw:
        return
    if moment := parse_stated(raw):
        yield spot.candidate(field, moment, raw)
    elif len(raw) <= _DATE_CHARS:
        page.unread_dates.append(spot.candidate(field, None, raw))


def tagged(raws: Iterable[str], spot: Spot, section: str | None = None) -> Iterator[Candidate]:
    """A candidate for the tags: split at commas and semicolons, each once, without the section and a system's marks."""
    raws = tuple(raws)
    seen = {fold(section)} if section else set()
    tags = []
    for raw in raws:
        for tag in _TAG_BREAK.split(raw):
            tag = tag.strip().strip(" #\"'")
            if (":" in tag or "=" in tag) and _SYSTEM_TAG.match(tag):
                continue
            if tag and len(tag) <= _TAG_CHARS and (key := fold(tag) or tag) not in seen:
                seen.add(key)
                tags.append(tag)
    if tags:
        yield spot.candidate("tags", tuple(tags), ", ".join(raws))


def sectioned(raws: Iterable[str], spot: Spot) -> Iterator[Candidate]:
    """A candidate for the section out of what is stated, lists joined by commas opened.

    A general one ("News") is trusted less, as is the first of several; an unset one not at all.
    """
    raws = tuple(raws)
    names = _section_names(raws)
    if not names:
        return
    general = _section_words("generic")
    first = next((name for name in names if fold(name) not in general), names[0])
    sure = spot.scaled(_GENERAL) if fold(first) in general else spot
    yield sure.scaled(1.0 if len(names) == 1 else _ONE_OF_SEVERAL).candidate("section", first, ", ".join(raws))


def first_section(raws: Iterable[str]) -> str | None:
    """The first of the stated sections that names a subject, or else a general one; None when none is stated."""
    names = _section_names(raws)
    general = _section_words("generic")
    return next((name for name in names if fold(name) not in general), names[0] if names else None)


def _section_names(raws: Iterable[str]) -> list[str]:
    """The stated sections, without those that a system writes when nobody chose one."""
    names = [name for raw in raws for part in _listed(raw) if (name := part.strip(" ,;"))]
    return [name for name in names if fold(name) not in _section_words("unset") and len(name) <= _SECTION_CHARS]


def _listed(raw: str) -> list[str]:
    """The sections in one string: "World,Americas" is a list, "Arts, Leisure" may be one name, "A, B, C" is none."""
    if ", " not in raw or raw.count(",") > 1:
        return re.split("[,;|]", raw)
    return re.split("[;|]", raw)


@cache
def _section_words(table: str) -> frozenset[str]:
    return frozenset(fold(word) for words in load_toml("sections")[table].values() for word in words)


def housed(text: str | None, spot: Spot) -> Iterator[Candidate]:
    """A candidate for the site's name, which a word for a part of any site ("Blog", "Home") is not."""
    if text and (form := fold(text)) not in _section_words("generic") and form not in _section_words("home"):
        yield from worded("site_name", text, spot)


def credited(authors: Iterable[Author], spot: Spot, page: Page) -> Iterator[Candidate]:
    """Candidates for the authors and the agencies that the statements name, each once and in order."""
    persons: dict[str, Person] = {}
    agencies: dict[str, None] = {}
    raws = []
    for author in authors:
        named, wires = people_on(page, author.name)
        raws.append(author.name)
        agencies.update(dict.fromkeys(wires))
        if author.organisation or _is_house(author.name, page):
            continue
        for person in named:
            if _is_house(person.name, page):
                continue
            if len(named) == 1 and (author.url or author.role):
                url = page.absolute(author.url) if author.url else None
                person = replace(person, url=person.url or url, role=person.role or author.role)
            persons.setdefault(fold(person.name), person)
    raw = "; ".join(raws)
    if persons:
        yield spot.candidate("authors", tuple(persons.values()), raw)
    if agencies:
        yield spot.candidate("agencies", tuple(agencies), raw)


def _is_house(name: str, page: Page) -> bool:
    """Whether a name is the site's and no person's: sites of one person carry that person's name."""
    return fold(name) in page.once(_houses) and not may_be_person(name)


def _houses(page: Page) -> set[str]:
    """The site's and the publisher's own names, folded: "Daily Bugle" as author is the house, not a person."""
    names = [meta.content for meta in page.head.metas if meta.name in _HOUSE_METAS]
    for thing in page.head.jsonld:
        kinds = types(thing)
        if "WebSite" in kinds or ("Person" not in kinds and any(kind.endswith("Organization") for kind in kinds)):
            names.extend(texts(thing.get("name")))
        names.extend(texts(thing.get("publisher")))
    site = host(page.url)
    if site:
        names += [site, site.rpartition(".")[0]]
    return {fold(name) for name in names}


_ASCII_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}


def fold(text: str) -> str:
    """Text for comparing: letters and digits, case aside."""
    if text.isascii():
        return text.lower().translate(_ASCII_SIGNS)
    return "".join(filter(str.isalnum, text.casefold()))
