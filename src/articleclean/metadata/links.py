"""What a page says in `rel`: canonical and short address, author, tags, category."""

from collections.abc import Iterator

from lxml import etree

from ..candidates import Candidate
from ..page import LinkTag, Page
from .addresses import own_address, short_address
from .elements import text_of
from .schema_org import clean
from .values import Author, Spot, credited, first_section, sectioned, tagged

__all__ = ["detect"]

_SHORT = frozenset(("shortlink", "shorturl", "short_url"))
_TELLING = _SHORT | {"canonical"}
_NAME_CHARS = 80


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates from `<link rel>` and `<a rel>`."""
    for link in page.head.links:
        if not _TELLING.isdisjoint(link.rel):
            yield from _link(page, link)
    yield from _anchors(page)


def _link(page: Page, link: LinkTag) -> Iterator[Candidate]:
    """Candidates from one `<link>`."""
    if "canonical" in link.rel:
        yield from own_address(page, link.href, Spot("link", "link[rel=canonical]", 0.9))
    if not _SHORT.isdisjoint(link.rel):
        yield from short_address(page, link.href, Spot("link", "link[rel=shortlink]", 0.95))


def _anchors(page: Page) -> Iterator[Candidate]:
    """Candidates from visible links: of each kind the first cluster, for teasers further down carry the same rels."""
    found: dict[str, list[etree._Element]] = {}
    if not page.head.marked.related:
        return
    for anchor, stated in page.head.marked.related:
        rels = stated.lower().split()
        for rel in ("author", "category", "tag", "shortlink"):
            if rel in rels:
                found.setdefault(rel, []).append(anchor)
                break  # WordPress marks a category "category tag": it is no tag
    authors = [Author(name, a.get("href")) for a in _cluster(found.get("author", [])) if (name := _name(a))]
    yield from credited(authors, Spot("link", "a[rel=author]", 0.55), page)
    categories = [name for anchor in _cluster(found.get("category", [])) if (name := _name(anchor))]
    yield from sectioned(categories, Spot("link", "a[rel=category]", 0.5))
    tags = [name for anchor in _largest(found.get("tag", [])) if (name := _name(anchor))]
    yield from tagged(tags, Spot("link", "a[rel=tag]", 0.55), first_section(categories))
    for anchor in found.get("shortlink", [])[:1]:
        yield from short_address(page, anchor.get("href"), Spot("link", "a[rel=shortlink]", 0.9))


def _name(anchor: etree._Element) -> str | None:
    text = clean(text_of(anchor))
    return text if 0 < len(text) <= _NAME_CHARS else None


def _holder(anchor: etree._Element) -> etree._Element:
    """What holds a list that the link is an item of: its parent's parent, or what there is."""
    parent = anchor.getparent()
    if parent is None:
        return anchor
    above = parent.getparent()
    return parent if above is None or parent.tag in ("p", "div", "ul") else above


def _cluster(anchors: list[etree._Element]) -> list[etree._Element]:
    """The first link and those that stand with it."""
    return [anchor for anchor in anchors if _holder(anchor) is _holder(anchors[0])]


def _largest(anchors: list[etree._Element]) -> list[etree._Element]:
    """The links of the place that has most of them, the first on a tie."""
    places: dict[etree._Element, list[etree._Element]] = {}
    for anchor in anchors:
        places.setdefault(_holder(anchor), []).append(anchor)
    return max(places.values(), key=len, default=[])
