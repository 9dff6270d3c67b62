"""From a stated value to a candidate, the same for JSON-LD, meta elements and microdata."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

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
    "bare",
    "credited",
    "dated",
    "fold",
    "own_address",
    "sectioned",
    "short_address",
    "tagged",
    "worded",
]

_TAG_BREAK = re.compile(r"\s*[,;،、|\n]\s*")
# Longer "tags" are sentences, more of them are a page's whole vocabulary.
_TAG_CHARS = 80
_TAGS = 60
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
    """A candidate for the tags: split at commas and semicolons, each once, without the section."""
    raws = tuple(raws)
    seen = {fold(section)} if section else set()
    tags = []
    for raw in raws:
        for tag in _TAG_BREAK.split(raw):
            tag = tag.strip(" #\"'")
            if tag and len(tag) <= _TAG_CHARS and (key := fold(tag) or tag) not in seen:
                seen.add(key)
                tags.append(tag)
    if tags:
        yield spot.candidate("tags", tuple(tags[:_TAGS]), ", ".join(raws))


def sectioned(raws: Iterable[str], spot: Spot) -> Iterator[Candidate]:
    """Candidates for the section out of what is stated, lists joined by commas opened.

    The first that names a subject is the section; a general one ("News") is trusted less, an unset one not at all.
    """
    unset, general = _section_words("unset"), _section_words("generic")
    raws = tuple(raws)
    names = [name for raw in raws for part in _listed(raw) if (name := part.strip(" ,;"))]
    names = [name for name in names if fold(name) not in unset and len(name) <= _SECTION_CHARS]
    if not names:
        return
    telling = [name for name in names if fold(name) not in general]
    sure = spot if telling else spot.scaled(_GENERAL)
    yield sure.scaled(1.0 if len(names) == 1 else _ONE_OF_SEVERAL).candidate(
        "section", (telling or names)[0], ", ".join(raws)
    )


def _listed(raw: str) -> list[str]:
    """The sections in one string: "World,Americas" is a list, "Arts, Leisure" may be one name, "A, B, C" is none."""
    if ", " not in raw or raw.count(",") > 1:
        return re.split("[,;|]", raw)
    return re.split("[;|]", raw)


@cache
def _section_words(table: str) -> frozenset[str]:
    return frozenset(fold(word) for word in load_toml("sections")[table]["all"])


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


def own_address(page: Page, href: str | None, spot: Spot) -> Iterator[Candidate]:
    """A candidate for the canonical address: absolute, and not the home page unless the page is that."""
    address = page.absolute(href)
    if not href or not address or not _is_web(address):
        return
    if _is_home(address) and not (page.url and _is_home(page.url)):
        return
    yield spot.candidate("canonical_url", address, href)


def short_address(page: Page, href: str | None, spot: Spot) -> Iterator[Candidate]:
    """A candidate for the short link: absolute, and another than the page's own long address."""
    address = page.absolute(href)
    if not href or not address or not _is_web(address):
        return
    if _is_home(address) or bare(address) in long_addresses(page):
        return
    yield spot.candidate("short_link", address, href)


def long_addresses(page: Page) -> set[str]:
    """The page's addresses as `bare` gives them: the caller's, rel=canonical, og:url."""
    stated = [page.url]
    stated.extend(page.absolute(link.href) for link in page.head.links if "canonical" in link.rel)
    stated.extend(page.absolute(meta.content) for meta in page.head.metas if meta.name == "og:url")
    return {bare(address) for address in stated if address}


def bare(address: str) -> str:
    """An address for comparing: without scheme, "www.", fragment and closing slash."""
    address = address.strip().partition("#")[0]
    return address.partition("://")[2].removeprefix("www.").rstrip("/") or address


_ASCII_SIGNS = {code: None for code in range(128) if not chr(code).isalnum()}


def fold(text: str) -> str:
    """Text for comparing: letters and digits, case aside."""
    if text.isascii():
        return text.lower().translate(_ASCII_SIGNS)
    return "".join(filter(str.isalnum, text.casefold()))


def _is_web(address: str) -> bool:
    return address.startswith(("http://", "https://")) and bool(host(address))


def _is_home(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path in ("", "/") and not parts.query
