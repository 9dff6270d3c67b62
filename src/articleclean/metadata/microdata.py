"""What a page says about itself in its markup: schema.org microdata, hAtom and h-entry classes.

https://html.spec.whatwg.org/multipage/microdata.html, https://microformats.org/wiki/hatom and /h-entry
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from ..bounds import exceed_fixed
from ..candidates import Candidate
from ..data import load_toml
from ..fields.language import language_tag
from ..page import Page, name_tokens
from .addresses import own_address
from .elements import having, text_of, with_property
from .schema_org import clean, flag
from .values import Author, Spot, credited, dated, fold, housed, sectioned, tagged, worded

__all__ = ["detect"]

# Beyond these a page is a shop window or a list; its article's own properties stand early.
_MOST_PROPERTIES = 2000
_MOST_ENTRIES = 20
_EARLY_PROPERTIES = 40  # an item states its headline among its first properties
_TELLING = frozenset(("headline", "datepublished", "articlebody"))
_ENTRY = frozenset(("hentry", "h-entry"))
_NAME_CHARS = 120
_SLOPPY = 0.75  # trust in properties that belong to no item


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates from the page's article item and from its entry."""
    if page.root is not None:
        yield from _microdata(page, page.root)
    yield from _microformats(page)


def _microdata(page: Page, root: etree._Element) -> Iterator[Candidate]:
    """Candidates from the properties of the outermost article item, or of no item at all."""
    item = _article_item(page, page.head.marked.items)
    if item is None and not _tells_of_an_article(page):
        return  # loose names and descriptions without an article
    wanted = load_toml("microdata")["properties"]
    owned: dict[str, list[etree._Element]] = {}
    properties = list(islice(with_property(root if item is None else item), _MOST_PROPERTIES + 1))
    if len(properties) > _MOST_PROPERTIES:
        found = f"more than {_MOST_PROPERTIES:,} elements have an itemprop"
        exceed_fixed(page.options.limits, page.warnings, found, "only the first are looked at")
    for element in properties[:_MOST_PROPERTIES]:
        names = [name for name in (element.get("itemprop") or "").lower().split() if name in wanted]
        if names and _owner(element) is item:
            for name in names:
                owned.setdefault(name, []).append(element)
    for name, elements in owned.items():
        spot = Spot("microdata", f"itemprop={name}", wanted[name] * (_SLOPPY if item is None else 1.0))
        yield from _property(page, name, elements, spot)


def _tells_of_an_article(page: Page) -> bool:
    """Whether a property of no item is one that an article has; looked for where it commonly stands, not everywhere."""
    if any(meta.attribute == "itemprop" and meta.name in _TELLING for meta in page.head.metas):
        return True
    return any(not _TELLING.isdisjoint(names.lower().split()) for names in page.head.marked.properties)


def _article_item(page: Page, items: Iterable[etree._Element]) -> etree._Element | None:
    """The outermost article item; among several the one that holds the page's title, none when nothing tells."""
    kinds = load_toml("schema_types")["articles"]
    outermost: list[etree._Element] = []
    inside: set[etree._Element] = set()
    best = 0.0
    for element in items:
        kind = (element.get("itemtype") or "").rpartition("/")[2].strip()
        weight = kinds.get(kind, 0.0)
        if not weight or any(ancestor in inside for ancestor in element.iterancestors()):
            continue
        if weight < 0.9:  # a web page or the like holds the article item, if there is one
            if not outermost:
                best, outermost = weight, [element]
            continue
        if best < 0.9:
            best, outermost = weight, []
        inside.add(element)
        outermost.append(element)
    if len(outermost) < 2:
        return next(iter(outermost), None)
    return next((item for item in outermost if _is_titled(page, item)), None)


def _is_titled(page: Page, item: etree._Element) -> bool:
    """Whether the item's headline is among the page's titles."""
    titles = [page.head.title, *(m.content for m in page.head.metas if m.name == "og:title")]
    folded = [fold(title) for title in titles if title]
    for element in islice(having(item, "itemprop"), _EARLY_PROPERTIES):
        if (element.get("itemprop") or "").lower() in ("headline", "name"):
            headline = fold(_value(element))
            if len(headline) > 5 and any(headline in title for title in folded):
                return True
    return False


def _owner(element: etree._Element) -> etree._Element | None:
    """The item whose property the element is."""
    return next((a for a in element.iterancestors() if a.get("itemscope") is not None), None)


def _property(page: Page, name: str, elements: list[etree._Element], spot: Spot) -> Iterator[Candidate]:
    """Candidates from all elements of one property."""
    first = elements[0]
    match name:
        case "headline" | "name" | "alternativeheadline":
            yield from worded("headline", clean(_value(first))[:500], spot)
        case "description":
            yield from worded("standfirst", clean(_value(first)), spot)
        case "datepublished":
            yield from dated("published", _moment(first), spot, page)
        case "datemodified":
            yield from dated("modified", _moment(first), spot, page)
        case "author" | "creator":
            yield from credited([author for element in elements for author in _authors(element)], spot, page)
        case "articlesection":
            yield from sectioned([clean(_value(element)) for element in elements], spot)
        case "keywords":
            yield from tagged([clean(_value(element)) for element in elements], spot)
        case "publisher":
            yield from housed(next((a.name for a in _authors(first)), None), spot)
        case "inlanguage":
            yield from worded("language", language_tag(_value(first)), spot)
        case "isaccessibleforfree" if (free := flag(_value(first))) is not None:
            yield spot.candidate("paywalled", not free, _value(first))
        case "url" | "mainentityofpage":
            yield from own_address(page, _address(first), spot)


def _value(element: etree._Element) -> str:
    """A property's value: its content attribute, else its text."""
    content = element.get("content")
    return content if content is not None else text_of(element)


def _moment(element: etree._Element) -> str:
    """A date property's value: what a machine should read, else the text."""
    return element.get("datetime") or element.get("content") or element.get("title") or text_of(element)


def _address(element: etree._Element) -> str | None:
    return element.get("content") or element.get("href") or element.get("itemid") or element.get("src")


def _authors(element: etree._Element) -> Iterator[Author]:
    """Those whom an author element names: its name properties when it is an item, else its text."""
    kind = (element.get("itemtype") or "").rpartition("/")[2]
    if element.get("itemscope") is not None:
        inner = (e for e in having(element, "itemprop") if e is not element)
        named = [e for e in inner if "name" in (e.get("itemprop") or "").lower().split()]
    else:
        named = [element]
    for holder in named or [element]:
        name = clean(_value(holder))
        if 1 < len(name) <= _NAME_CHARS and "://" not in name:
            link = next(element.iter("a"), None)
            url = link.get("href") if link is not None else None
            yield Author(name, url, organisation=bool(kind) and kind.lower() != "person")


def _microformats(page: Page) -> Iterator[Candidate]:
    """Candidates from the classes of the page's entry, when it has one that is surely its own."""
    named = (box for box in page.head.marked.entries if not _ENTRY.isdisjoint(name_tokens(box)))
    entry = _own_entry([*islice(named, _MOST_ENTRIES)])
    if entry is None:
        return
    roles = load_toml("microdata")["classes"]
    found: dict[str, list[etree._Element]] = {}
    for element in entry.iter(etree.Element):
        if element.get("class"):
            for name in name_tokens(element):
                if name in roles:
                    found.setdefault(name, []).append(element)
    for name, elements in found.items():
        spot = Spot("microdata", f".{name}", roles[name]["confidence"])
        yield from _class(page, name, elements, spot)


def _own_entry(entries: list[etree._Element]) -> etree._Element | None:
    """The only entry, or the one that holds the page's `<h1>`; entries inside it are its own."""
    outer = [e for e in entries if not any(a in entries for a in e.iterancestors())]
    if len(outer) == 1:
        return outer[0]
    with_title = [e for e in outer if next(e.iter("h1"), None) is not None]
    return with_title[0] if len(with_title) == 1 else None


def _class(page: Page, name: str, elements: Iterable[etree._Element], spot: Spot) -> Iterator[Candidate]:
    """Candidates from the elements of one class."""
    first, *_ = elements
    field = load_toml("microdata")["classes"][name]["field"]
    match field:
        case "headline" | "standfirst":
            yield from worded(field, clean(text_of(first)), spot)
        case "published":
            yield from dated(field, _moment(first), spot, page)
        case "modified" if "published" not in name_tokens(first):
            yield from dated(field, _moment(first), spot, page)
        case "authors":
            # Comments inside the entry have their .fn too: only the first is the entry's.
            named = [first] if name == "fn" else elements
            yield from credited([author for element in named for author in _authors(element)], spot, page)
        case "tags":
            yield from tagged([clean(text_of(element)) for element in elements], spot)
