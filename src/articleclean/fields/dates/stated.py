"""Dates in metadata that it does not settle alone: day or month first, words of a language, "IST", the future."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from ...candidates import Candidate
from ...page import Page
from .find import FoundDate, find_dates
from .order import Custom, settle
from .relative import find_relative
from .value import Moment, day_of
from .zones import zone_named

__all__ = ["drop_future", "put_zones", "read_rest", "rest_of", "too_late"]

# What a date keeps of its confidence that had to be read by the page's custom, or out of words.
_UNDECIDED = 0.85
_IN_WORDS = 0.95
# Times of publication in another zone are at most this much ahead of the page's reader.
_SLACK = timedelta(days=1)
_ZONE_AT_END = re.compile(r"\d\s?(?:[AaPp]\.?[Mm]\.?)?\s?\(?([A-Z]{2,5})\)?$")

Rest = list[tuple[Candidate, FoundDate]]


def rest_of(page: Page, tag: str) -> Rest:
    """The unread dates of the metadata with the one date that each states."""
    rest = []
    for candidate in page.unread_dates:
        found = find_dates(candidate.raw, tag)
        if not found and page.options.now:
            found = find_relative(candidate.raw, tag, page.options.now)
        if len(found) == 1:
            rest.append((candidate, found[0]))
    return rest


def read_rest(page: Page, rest: Rest, custom: Custom) -> Iterator[Candidate]:
    """Candidates from the dates that the metadata could not read by itself."""
    for candidate, found in rest:
        value, doubt = settle(found, custom, page.options)
        if value is None or too_late(value, page):
            continue
        if doubt:
            page.doubts[candidate.where, candidate.raw] = doubt
        factor = _UNDECIDED if doubt else _IN_WORDS
        yield candidate._replace(value=value, confidence=candidate.confidence * factor)


def put_zones(page: Page, tag: str) -> None:
    """Give those stated times their offset whose zone the site's country settles."""
    for field in ("published", "modified"):
        candidates = page.candidates.get(field, [])
        for n, one in enumerate(candidates):
            if not (isinstance(one.value, datetime) and one.raw[-2:].strip(")").isalpha()):
                continue
            if match := _ZONE_AT_END.search(one.raw):
                zone = zone_named(match[1], one.value, tag)
                candidates[n] = one._replace(value=one.value.replace(tzinfo=zone)) if zone else one


def too_late(value: Moment, page: Page) -> bool:
    """Whether a date lies after the time the page was fetched."""
    now = page.options.now
    return now is not None and day_of(value) > now.date() + _SLACK


def drop_future(page: Page) -> None:
    """Leave out stated dates that lie after the time the page was fetched, with a warning."""
    for field in ("published", "modified"):
        candidates = page.candidates.get(field, [])
        late = [one for one in candidates if too_late(one.value, page)]
        if late:
            page.candidates[field] = [one for one in candidates if not too_late(one.value, page)]
            page.warnings.append(f"{field}: {late[0].raw[:40]} is after Options.now and left out")
