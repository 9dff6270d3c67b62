"""`authors` (and agencies beside them) in the bylines that a page shows."""

from collections.abc import Iterator

from ...candidates import Candidate
from ...page import Page
from .byline_lines import Byline, bylines_of
from .houses import house_names, without_houses
from .names import distinct

__all__ = ["detect"]

NEAR = 3
"""Lines between bylines that are one list of authors."""


def detect(page: Page) -> Iterator[Candidate]:
    """Authors and agencies of visible bylines; neighbouring lines of equal standing are one list."""
    houses = house_names(page)
    found = [byline._replace(persons=without_houses(byline.persons, houses)) for byline in bylines_of(page)]
    for byline in found:
        if byline.agencies:
            yield _candidate("agencies", byline.agencies, [byline])
    for group in _groups([byline for byline in found if byline.persons]):
        yield _candidate("authors", distinct(p for byline in group for p in byline.persons), group)


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
