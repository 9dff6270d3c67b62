"""Liveblogs: their start is the publication, the last of their entries a change; no entry is either by itself."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from ...candidates import Candidate
from ...metadata.schema_org import items, text, types
from ...page import Page
from .parse import parse_stated
from .place import Anchors
from .spots import Spot, kind_of
from .value import moment_key

__all__ = ["mark_entries", "stated_start"]

# So many dated lines alike in the body are its entries, when they are of so many days.
_ENTRIES = 3
_LASTS = timedelta(days=3)
_START, _FIRST_ENTRY = 0.6, 0.5


def stated_start(page: Page) -> Iterator[Candidate]:
    """Candidates from a liveblog in JSON-LD that states no day of publication: its first entry, or when it began."""
    for thing in page.head.jsonld:
        if "LiveBlogPosting" not in types(thing) or thing.get("datePublished"):
            continue
        entries = [item for item in items(thing.get("liveBlogUpdate")) if isinstance(item, dict)]
        raws = [(raw, value) for e in entries if (raw := text(e.get("datePublished"))) and (value := parse_stated(raw))]
        if raws:
            raw, first = min(raws, key=lambda pair: moment_key(pair[1]))
            yield Candidate("published", first, "json-ld", "LiveBlogPosting.liveBlogUpdate", raw, _FIRST_ENTRY)
        raw = text(thing.get("coverageStartTime")) or ""
        if start := parse_stated(raw):
            yield Candidate("published", start, "json-ld", "LiveBlogPosting.coverageStartTime", raw, _START)


def mark_entries(page: Page, spots: list[Spot]) -> None:
    """Tell the dates of a liveblog's entries: the earliest may be the start, the others are not the publication."""
    if len(spots) < _ENTRIES:
        return
    at = Anchors(page)
    if at.start is None or at.end is None:
        return
    inside = [s for s in spots if at.start - 1 <= s.line.index <= at.end and len(s.days) == 1 and s.label is None]
    if len(inside) < _ENTRIES:
        return
    for _, group in groupby(sorted(inside, key=lambda s: repr(kind_of(s.line))), key=lambda s: repr(kind_of(s.line))):
        entries = list(group)
        days = [spot.days[0] for spot in entries]
        if len(entries) < _ENTRIES or max(days) - min(days) > _LASTS:
            continue
        first = min(entries, key=lambda spot: moment_key(spot.found.readings[0]))
        for spot in entries:
            spot.signs.append("entry_first" if spot is first else "entry_later")
