"""What a page says about itself in `<meta>` elements; which name means what is in data/meta_names.toml."""

from collections.abc import Iterable, Iterator
from functools import cache

from ..candidates import Candidate
from ..data import load_toml
from ..fields.language import language_tag
from ..page import MetaTag, Page
from .addresses import own_address, short_address
from .lenient_json import read_values
from .schema_org import clean, texts
from .values import Author, Spot, credited, dated, first_section, housed, sectioned, tagged, worded

__all__ = ["detect"]

_FIELDS = (
    "headline", "standfirst", "published", "modified", "authors", "site_name", "section", "tags", "language",
    "canonical_url", "short_link",
)  # fmt: skip

_PARSELY = "parsely-page"


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates from the page's meta elements, each name's values together."""
    table = _table()
    known = _known()
    named: dict[tuple[str, str], list[str]] = {}
    for name, content, attribute in page.head.metas:
        # itemprop belongs to an item: metadata/microdata.py
        if name in known and content and attribute != "itemprop":
            named.setdefault((name, attribute), []).append(content)
    section = _section(page.head.metas)
    for (name, attribute), contents in named.items():
        for field, confidence in table.get(name, ()):
            spot = Spot("meta", f"meta[{attribute}={name}]", confidence)
            yield from _candidates(page, field, contents, spot, section)
    yield from _labelled(page, named)
    for content in named.get((_PARSELY, "name"), ()):
        yield from _parsely_page(page, content)


@cache
def _table() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each name of a meta element the fields it states, with confidences."""
    table: dict[str, tuple[tuple[str, float], ...]] = {}
    fields = load_toml("meta_names")
    for field in _FIELDS:
        for name, confidence in fields[field].items():
            table[name] = (*table.get(name, ()), (field, confidence))
    return table


@cache
def _known() -> frozenset[str]:
    """The names that are asked for; most of a page's are others."""
    labels = (f"twitter:{part}{number}" for part in ("label", "data") for number in "12")
    return frozenset((*_table(), *labels, _PARSELY))


def _section(metas: Iterable[MetaTag]) -> str | None:
    return first_section(meta.content for meta in metas if meta.name in ("article:section", "parsely-section"))


def _candidates(
    page: Page, field: str, contents: list[str], spot: Spot, section: str | None = None
) -> Iterator[Candidate]:
    """Candidates for one field from all values of one name."""
    values = [text for content in contents if (text := clean(content))]
    match field:
        case "authors":
            # An address (a profile elsewhere) or a handle names nobody.
            names = [v for v in values if "://" not in v and not v.startswith(("@", "www."))]
            yield from credited(map(Author, names), spot, page)
        case "tags":
            yield from tagged(values, spot, section)
        case "published" | "modified":
            yield from dated(field, next(iter(values), None), spot, page)
        case "canonical_url":
            yield from own_address(page, next(iter(values), None), spot)
        case "short_link":
            yield from short_address(page, next(iter(values), None), spot)
        case "language":
            yield from worded(field, language_tag(values[0]) if values else None, spot)
        case "section":
            yield from sectioned([v for v in values if "://" not in v], spot)
        case "site_name":
            if values and not values[0].startswith(("http://", "https://")):
                yield from housed(values[0], spot)
        case _:
            yield from worded(field, next(iter(values), None), spot)


def _labelled(page: Page, named: dict[tuple[str, str], list[str]]) -> Iterator[Candidate]:
    """The author of twitter:label1 = "Written by", twitter:data1 = the name."""
    for number in "12":
        for attribute in ("name", "property"):
            label = named.get((f"twitter:label{number}", attribute))
            data = named.get((f"twitter:data{number}", attribute))
            if label and data and clean(label[0]).casefold() in _author_labels():
                spot = Spot("meta", f"meta[{attribute}=twitter:data{number}]", 0.7)
                yield from credited([Author(clean(data[0]))], spot, page)


@cache
def _author_labels() -> frozenset[str]:
    return frozenset(
        label.casefold() for labels in load_toml("meta_names")["author_labels"].values() for label in labels
    )


def _parsely_page(page: Page, content: str) -> Iterator[Candidate]:
    """The values of a parsely-page element, whose content is a JSON object."""
    things = read_values(content)[0]
    if not things or not isinstance(things[0], dict):
        return
    for field, key in load_toml("meta_names")["parsely_page"].items():
        values = texts(things[0].get(key))
        yield from _candidates(page, field, values, Spot("meta", f"meta[name=parsely-page] {key}", 0.65))
