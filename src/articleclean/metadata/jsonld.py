"""What a page says about itself in JSON-LD (https://schema.org/Article and its kin)."""

from collections.abc import Iterator

from ..blocks import Image
from ..candidates import Candidate
from ..data import load_toml
from ..fields.language import language_tag
from ..page import Page
from .addresses import bare, own_address
from .lenient_json import read_values
from .schema_org import Object, address, clean, flag, items, objects, text, texts, types
from .values import Author, Spot, credited, dated, first_section, fold, housed, sectioned, tagged, worded

__all__ = ["article_body", "article_images", "articles", "detect", "parse_jsonld", "people_of", "stated_images"]

# A headline shorter than this (letters and digits) is too common to tell one article from another.
_TELLING = 10
# How far an object is trusted that is not the one that fits best.
_SECOND = 0.8
# The same for the only article there is, when it names another page as its own.
_STRANGER = 0.5
# Field, property and confidence of what is read alike, and of the properties that name authors.
_WORDED = (("headline", "headline", 0.7), ("headline", "name", 0.5), ("standfirst", "description", 0.2))
_DATED = (
    ("published", "datePublished", 0.9),
    ("published", "dateCreated", 0.5),
    ("modified", "dateModified", 0.9),
)
# Properties of a picture that say who made or lent it, the surest first.
_PICTURE_CREDITS = ("creditText", "copyrightHolder", "creator", "author", "copyrightNotice")
_CREDITED = (("author", 0.8), ("creator", 0.6))


def parse_jsonld(text: str) -> list[Object]:
    """The objects of one JSON-LD block, however it is written; none of what cannot be read.

    Arrays, `@graph` and main entities are opened; the objects come in document order, the holder before the held.
    """
    return objects(read_values(text)[0])


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates of all fields from the objects that describe the page's article, its web page and its site."""
    for article, weight in articles(page):
        yield from _stated(page, article, weight)
    for thing in page.head.jsonld:
        if "WebSite" in types(thing):
            yield from housed(text(thing.get("name")), Spot("json-ld", "WebSite.name", 0.6))


def articles(page: Page) -> list[tuple[Object, float]]:
    """The objects that describe this page's article, best first, each with a factor for its confidence.

    An article that names another page as its own (a teaser, a related story) is left out, unless it is the only one.
    """
    return page.once(_described)


def _described(page: Page) -> list[tuple[Object, float]]:
    """What `articles` gives, worked out once a page."""
    weights = load_toml("schema_types")["articles"]
    known = [(max((weights.get(t, 0.0) for t in types(thing)), default=0.0), thing) for thing in page.head.jsonld]
    known = [(weight, thing) for weight, thing in known if weight]
    if not known:
        return []
    fits = _Fits(page)
    ranked = [(fits.of(thing), weight, -order, thing) for order, (weight, thing) in enumerate(known)]
    ranked.sort(key=lambda entry: entry[:3], reverse=True)
    own = [entry for entry in ranked if entry[0] >= 0]
    if not own:
        return [(thing, weight * _STRANGER) for _, weight, _, thing in ranked] if len(ranked) == 1 else []
    if own[0][0] == 0 and sum(weight == own[0][1] for _, weight, _, _ in own) > 1:
        # Several alike and nothing to tell which is the page's: the first stands for the page, if any does.
        own = own[:1]
    return [(thing, weight * (_SECOND if place else 1.0)) for place, (_, weight, _, thing) in enumerate(own)]


class _Fits:
    """How well an object fits the page: 2 its address, 1 its headline, 0 nothing said, -1 another page's."""

    def __init__(self, page: Page) -> None:
        head = page.head
        stated = [page.url, *(link.href for link in head.links if "canonical" in link.rel)]
        stated += [meta.content for meta in head.metas if meta.name == "og:url"]
        self.page = page
        self.addresses = {self._key(address) for address in stated if address}
        titles = [head.title, *(meta.content for meta in head.metas if meta.name in ("og:title", "twitter:title"))]
        self.titles = [fold(title) for title in titles if title]

    def of(self, thing: Object) -> int:
        stated = [address(thing.get(key)) for key in ("url", "mainEntityOfPage", "@id")]
        addresses = {self._key(a) for a in stated if a and not a.startswith("#")}
        if addresses & self.addresses:
            return 2
        headline = fold(text(thing.get("headline")) or text(thing.get("name")) or "")
        if len(headline) >= _TELLING and any(headline in title or title in headline for title in self.titles if title):
            return 1
        links = {a for a in addresses if "/" in a}
        return -1 if links and self.addresses and headline else 0

    def _key(self, stated: str) -> str:
        key = bare(self.page.absolute(stated) or stated)
        path, query = key.partition("?")[::2]
        # Campaign parameters do not make another page, "?id=7" does; a page of the latter kind has no telling path.
        return key if query and "/" not in path.partition("/")[2].strip("/") else path.rstrip("/")


def _stated(page: Page, thing: Object, weight: float) -> Iterator[Candidate]:
    """What one object says, trusted by its weight."""
    kind = next(iter(types(thing)), "Article")

    def spot(name: str, confidence: float) -> Spot:
        return Spot("json-ld", f"{kind}.{name}", confidence * weight)

    for field, key, confidence in _WORDED:
        if stated := text(thing.get(key)):
            yield from worded(field, stated, spot(key, confidence))
    for field, key, confidence in _DATED:
        if stated := text(thing.get(key)):
            yield from dated(field, stated, spot(key, confidence), page)
    for key, confidence in _CREDITED:
        if (named := thing.get(key)) is not None:
            yield from credited(people_of(page, named), spot(key, confidence), page)
    for name in texts(_resolved(page, thing.get("publisher")))[:1]:
        yield from housed(name, spot("publisher", 0.6))
    if sections := texts(thing.get("articleSection")):
        yield from sectioned(sections, spot("articleSection", 0.9))
    if tags := texts(thing.get("keywords")):
        yield from tagged(tags, spot("keywords", 0.65), first_section(sections))
    if language := language_tag(text(thing.get("inLanguage"), "alternateName") or ""):
        yield from worded("language", language, spot("inLanguage", 0.5))
    yield from _pay(thing, spot("isAccessibleForFree", 0.9))
    for key in ("url", "mainEntityOfPage"):
        yield from own_address(page, address(thing.get(key)), spot(key, 0.5))


def people_of(page: Page, value: object) -> Iterator[Author]:
    """The authors a property names: strings, objects, references to objects elsewhere on the page."""
    for item in items(_resolved(page, value)):
        name = text(item)
        if not name or name.startswith(("http://", "https://")):
            continue
        if not isinstance(item, dict):
            yield Author(name)
            continue
        kinds = types(item)
        organisation = bool(kinds) and "person" not in map(str.lower, kinds)
        yield Author(name, address(item.get("url")), text(item.get("jobTitle")), organisation)


def _resolved(page: Page, value: object) -> list[object]:
    """What a property lists, each bare reference `{"@id": …}` replaced by the object it refers to."""
    found = []
    named: dict[str, Object] | None = None
    for item in items(value):
        if isinstance(item, dict) and "name" not in item and isinstance(reference := item.get("@id"), str):
            named = _named(page) if named is None else named
            item = named.get(reference, item)
        found.append(item)
    return found


def _named(page: Page) -> dict[str, Object]:
    """The objects that have a name, by their "@id"; the first of several."""
    known = [(thing.get("@id"), thing) for thing in page.head.jsonld if thing.get("name")]
    return {key: thing for key, thing in reversed(known) if isinstance(key, str)}


def _pay(thing: Object, spot: Spot) -> Iterator[Candidate]:
    """Whether the page needs payment: said of the whole, or else of its parts."""
    free = flag(thing.get("isAccessibleForFree"))
    if free is None:
        parts = [
            flag(part.get("isAccessibleForFree")) for part in items(thing.get("hasPart")) if isinstance(part, dict)
        ]
        free = False if False in parts else None
    if free is not None:
        yield spot.candidate("paywalled", not free, f"isAccessibleForFree: {free}")


def article_images(page: Page) -> tuple[Image, ...]:
    """The pictures that the page's article object names, addresses absolute where the page's is known."""
    found: dict[str, Image] = {}
    for article, _ in articles(page):
        for item in items(article.get("image")):
            resolved = next(iter(_resolved(page, item)), item)
            image = _image(page, resolved)
            if image and image.url:
                found.setdefault(image.url, image)
    return tuple(found.values())


def stated_images(page: Page) -> tuple[Image, ...]:
    """The same, and the pictures that stand by themselves among the page's objects."""
    alone = (_image(page, thing) for thing in page.head.jsonld if "ImageObject" in types(thing))
    return article_images(page) + tuple(image for image in alone if image and image.url)


def _image(page: Page, value: object) -> Image | None:
    if isinstance(value, str):
        return Image(url=page.absolute(value))
    if not isinstance(value, dict):
        return None
    stated = address(value.get("contentUrl")) or address(value.get("url"))
    return Image(
        url=page.absolute(stated),
        caption=text(value.get("caption"), "text"),
        credit=next((" / ".join(names) for key in _PICTURE_CREDITS if (names := texts(value.get(key)))), None),
        width=_pixels(value.get("width")),
        height=_pixels(value.get("height")),
    )


def _pixels(value: object) -> int | None:
    stated = (text(value, "value") or "").removesuffix("px").strip()
    return int(float(stated)) if stated[:6].replace(".", "", 1).isdecimal() and len(stated) <= 8 else None


def article_body(page: Page) -> str | None:
    """The text that the page's article object carries, a line a paragraph; of a liveblog its entries' texts.

    It may be cut or stale: a hint of which visible lines are the body, not the body.
    """
    for article, _ in articles(page):
        stated = [i for i in items(article.get("articleBody")) if isinstance(i, str)]
        for entry in items(article.get("liveBlogUpdate")):
            if isinstance(entry, dict):
                stated += [i for i in items(entry.get("articleBody")) if isinstance(i, str)]
        if lines := [line for part in stated for raw in part.splitlines() if (line := clean(raw))]:
            return "\n".join(lines)
    return None
