"""`authors` (and agencies beside them) in the bylines that a page shows."""

from collections.abc import Iterator

from ...candidates import Candidate
from ...page import Page
from .byline_lines import Byline, bylines_of, plain_bylines
from .houses import house_names, without_houses
from .names import distinct
from .site_owner import site_owner

__all__ = ["detect"]

TELLING = 0.4
"""Confidence of bylines that make it needless to look at names without any word beside them."""
NEAR = 3
"""Lines between bylines that are one list of authors."""


def detect(page: Page) -> Iterator[Candidate]:
    """Authors and agencies of visible bylines; neighbouring lines of equal standing are one list."""
    houses = page.once(house_names)
    found = [byline._replace(persons=without_houses(byline.persons, houses)) for byline in bylines_of(page)]
    if not any(_tells(byline) for byline in found) and not _is_stated(page):
        found += [byline._replace(persons=without_houses(byline.persons, houses)) for byline in plain_bylines(page)]
        found.sort(key=lambda byline: byline.line.index)
        if not any(byline.persons for byline in found) and not page.candidates.get("authors"):
            yield from site_owner(page)
    for byline in found:
        if byline.agencies:
            yield _candidate("agencies", byline.agencies, [byline])
    for group in _groups([byline for byline in found if byline.persons]):
        yield _candidate("authors", distinct(p for byline in group for p in byline.persons), group)


def _tells(byline: Byline) -> bool:
    """Whether a byline names somebody in full, surely enough."""
    return byline.confidence >= TELLING and any(" " in p.name or not p.name.isascii() for p in byline.persons)


def _is_stated(page: Page) -> bool:
    """Whether the page states somebody as its author."""
    return any(
        c.confidence >= TELLING and any(" " in p.name for p in c.value) for c in page.candidates.get("authors", ())
    )


def _groups(found: list[Byline]) -> Iterator[list[Byline]]:
    group: list[Byline] = []
    for byline in found:
        near = group and byline.line.index - group[-1].line.index <= NEAR and _alike(byline, group[-1])
        if near and abs(byline.confidence - group[-1].confidence) < 0.16:
            group.append(byline)
            continue
        if group:
            yield group
        group = [byline]
    if group:
        yield group


def _alike(one: Byline, other: Byline) -> bool:
    """Whether two bylines look like entries of one list."""
    if one.line.box is None or other.line.box is None:
        return one.above == other.above
    boxes = one.line.box, other.line.box
    related = boxes[0].parent is boxes[1].parent or boxes[0].names == boxes[1].names != ()
    return related and boxes[0].tag == boxes[1].tag


def _candidate(field: str, value: object, group: list[Byline]) -> Candidate:
    owned = tuple(byline.line.index for byline in group if byline.alone)
    raw = " | ".join(byline.line.text for byline in group)
    where = f"line {group[0].line.index}"
    confidence = max(byline.confidence for byline in group)
    return Candidate(field, value, "visible", where, raw, confidence, owned, bool(owned) and field == "authors")
