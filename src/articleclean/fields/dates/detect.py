"""Published and modified dates that a reader sees, and the day in the page's address.

Every date in a short line is a spot; what speaks for the spot and against it is weighed in `dateplace`. A spot whose
label says so is the last change; every other one may be the publication.
"""

from collections.abc import Iterator
from datetime import date

from ...candidates import Candidate
from ...page import Page
from ..language import guess
from .address import in_address, month_in_address
from .choose import VAGUE
from .live import mark_entries, stated_start
from .order import custom_of, settle
from .place import confidence
from .spots import Spot, find_spots
from .stated import drop_future, put_zones, read_rest, rest_of, too_late
from .unseen import unseen_days
from .value import day_of
from .zones import regional_tag

__all__ = ["detect"]

# How right a day in the address is: measured, 0.95; less, since many an address keeps the day of a first draft.
_ADDRESS = 0.8
# Lines of the body that show the text's language, where the page does not state it.
_SAMPLE = 8


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates for `published` and `modified` from visible text, the page's address and what metadata left open."""
    language = page_language(page)
    tag = regional_tag(language, page.url)
    put_zones(page, tag)
    drop_future(page)
    address = in_address(page.url)
    if address and not too_late(address[0], page):
        yield Candidate("published", address[0], "url", "url", address[1], _ADDRESS)
    yield from (one for one in stated_start(page) if not too_late(one.value, page))
    if not any(one.confidence > VAGUE for one in page.candidates.get("published", ())):
        yield from (one for one in unseen_days(page) if not too_late(one.value, page))
    spots, rest = find_spots(page, tag), rest_of(page, tag)
    mark_entries(page, spots)
    known = frozenset(known_days(page, spots, address[0] if address else None))
    found = [*(spot.found for spot in spots), *(one for _, one in rest)]
    custom = custom_of(found, known, month_in_address(page.url), language, page.url, page.options)
    yield from read_rest(page, rest, custom)
    original = first_day(spots)
    for spot in spots:
        value, doubt = settle(spot.found, custom, page.options)
        if value is None or too_late(value, page):
            continue
        if doubt:
            spot.signs.append("undecided")
            page.doubts[spot.where, spot.raw] = doubt
        later = spot.label is None and original is not None and day_of(value) > original
        yield Candidate(
            "modified" if spot.label == "modified" or later else "published",
            value,
            "visible",
            spot.where,
            spot.raw,
            confidence(spot.signs),
            (spot.line.index,),
            owns=spot.alone,
        )


def first_day(spots: list[Spot]) -> date | None:
    """The day that the page calls the first publication: other days shown without a label are then later versions."""
    days = {spot.days[0] for spot in spots if spot.original and len(spot.days) == 1}
    return days.pop() if len(days) == 1 else None


def page_language(page: Page) -> str | None:
    """The language as the page states it, else as its text shows it."""
    lang = page.head.lang
    if lang and "-" in lang:
        return lang
    stated = [str(candidate.value) for candidate in page.candidates.get("language", ())]
    if lang:
        base = lang.lower() + "-"
        return next((tag for tag in stated if tag.lower().startswith(base)), lang)
    if stated:
        return stated[0]
    guessed = guess("\n".join(page.lines[i].text for i in page.body[:_SAMPLE]))
    return guessed[0] if guessed else None


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
