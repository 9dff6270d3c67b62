"""Published and modified dates that a reader sees, and the day in the page's address.

Every date in a short line is a spot; what speaks for the spot and against it is weighed in `dateplace`. A spot whose
label says so is the last change; every other one may be the publication.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ...candidates import Candidate
from ...page import Page
from ..language import guess
from .address import in_address
from .order import local_order, page_order, settle
from .place import confidence
from .spots import Spot, find_spots
from .value import Moment, day_of

__all__ = ["detect"]

# How right a day in the address is: measured, 0.95; less, since many an address keeps the day of a first draft.
_ADDRESS = 0.8
# Lines of the body that show the text's language, where the page does not state it.
_SAMPLE = 8
# Times of publication in another zone are at most this much ahead of the page's reader.
_SLACK = timedelta(days=1)


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates for `published` and `modified` from visible text and the page's address."""
    if address := in_address(page.url):
        yield Candidate("published", address[0], "url", "url", address[1], _ADDRESS)
    language = page_language(page)
    spots = find_spots(page, language)
    order = page_order(spot.found for spot in spots) or page.options.date_order or local_order(language, page.url)
    known = frozenset(known_days(page, spots, address[0] if address else None))
    for spot in spots:
        value = settle(spot.found, order, known, page.options)
        if value is None or too_late(value, page):
            continue
        if len(spot.found.readings) > 1 and day_of(value) not in known:
            spot.signs.append("undecided")
        yield Candidate(
            "modified" if spot.label == "modified" else "published",
            value,
            "visible",
            spot.where,
            spot.raw,
            confidence(spot.signs),
            (spot.line.index,),
            owns=spot.alone,
        )


def page_language(page: Page) -> str | None:
    """The language as the page states it, else as its text shows it."""
    if page.head.lang:
        return page.head.lang
    for candidate in page.candidates.get("language", ()):
        return str(candidate.value)
    guessed = guess("\n".join(page.lines[i].text for i in page.body[:_SAMPLE]))
    return guessed[0] if guessed else None


def too_late(value: Moment, page: Page) -> bool:
    """Whether a date lies after the time the page was fetched."""
    now = page.options.now
    return now is not None and day_of(value) > now.date() + _SLACK


def known_days(page: Page, spots: list[Spot], address: date | None) -> Iterator[date]:
    """Days that are stated beyond doubt: in metadata, in the address, in `<time datetime>`."""
    if address:
        yield address
    for spot in spots:
        if "stated" in spot.signs:
            yield spot.days[0]
    for name in ("published", "modified"):
        for candidate in page.candidates.get(name, ()):
            yield day_of(candidate.value)
