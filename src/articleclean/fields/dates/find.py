"""Dates in running text, in the languages of the CLDR table and in numbers."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from ...options import DateOrder
from .clock import Clock, clock_after, clock_before
from .names import base_language
from .other_shapes import ASCII_OTHER_SHAPES, OTHER_SHAPES, may_be_rare, other_hint
from .parse import ascii_digits
from .shapes import ASCII_SHAPES, SHAPES, Day
from .value import Moment, make
from .zones import zone_named

__all__ = ["FoundDate", "find_dates", "has_hint"]


class FoundDate(NamedTuple):
    """A date written in a text."""

    readings: tuple[Moment, ...]
    """One moment; or two, day first and month first, when nothing in the text says which number is the month."""
    start: int
    end: int
    short_year: bool = False
    """The year is written with two digits."""
    order: DateOrder | None = None
    """For a date in numbers that says itself which comes first ("13/12/2016"): how this text writes dates."""
    style: DateOrder | None = None
    """For a month by its name: whether the day stands before it ("3 May 2024")."""

    relative: bool = False
    """It is told from the time of the visit: "3 hours ago"."""

    @property
    def value(self) -> Moment | None:
        """The moment, None while it has two readings."""
        return self.readings[0] if len(self.readings) == 1 else None


# The cheap test: a number with a year after it, a year with a number after it, numbers with signs, a sign for the year.
# Patterns that begin with a plain digit are searched ten times faster than those that begin with a look behind, and
# [0-9] faster than \d; the digits of other scripts have become these by then.
_HINT = re.compile(
    r"""[0-9] (?: [0-9]?(?![0-9])[^0-9]{1,30}(?:1[89]|2[015]|57)[0-9][0-9]
    | (?:(?<=1)[89]|(?<=2)[015])[0-9][0-9][^0-9]{1,32}[0-9]
    | [./|-]\s?[0-9][0-9]?\s?[./|-]\s?[0-9][0-9] | \s?[年년] )""",
    re.VERBOSE,
)
# Marks of writing direction, and blanks without width.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_RARE_IN_ASCII = (*ASCII_SHAPES, *ASCII_OTHER_SHAPES)
_ALL = (*SHAPES, *OTHER_SHAPES)


def find_dates(text: str, language: str | None = None, order: DateOrder | None = None) -> list[FoundDate]:
    """All whole dates (day, month, year) that a text states.

    Args:
        text: a short text: a line, a byline.
        language: BCP 47 tag of the text, None when unknown; its region settles what "IST" means.
        order: how "10/12/2016" is read; None leaves both readings.

    Returns:
        In the text's order, none overlapping another.
    """
    plain = text.isascii()
    if not plain:
        text = ascii_digits(_UNSEEN.sub(" ", text))
    if not _HINT.search(text) and (plain or not other_hint(text)):
        return []
    base = base_language(language)
    days: list[Day] = []
    shapes = _ALL if not plain else _RARE_IN_ASCII if may_be_rare(text) else ASCII_SHAPES
    for test, shape, read in shapes:
        if test.search(text):
            for match in shape.finditer(text):
                if day := read(match, base, order):
                    days.append(day)
    return list(_with_clocks(text, _apart(days), (language or "").replace("_", "-")))


def has_hint(text: str) -> bool:
    """Whether a text in ASCII may state a date: the cheap test."""
    return _HINT.search(text) is not None


def _apart(days: list[Day]) -> list[Day]:
    """In the text's order; of two that overlap the one that starts first."""
    kept: list[Day] = []
    for day in sorted(days, key=lambda d: (d.start, -d.end)):
        if (not kept or day.start >= kept[-1].end) and make(*day.readings[0]) is not None:
            kept.append(day)
    return kept


def _with_clocks(text: str, days: list[Day], tag: str) -> Iterator[FoundDate]:
    """Each day with the time beside it: the one after it, else the one before."""
    floor = 0
    for i, day in enumerate(days):
        ceiling = days[i + 1].start if i + 1 < len(days) else len(text)
        clock = clock_after(text, day.end)
        if clock is None or clock.end > ceiling:
            clock = clock_before(text, day.start, floor)
        start, end = day.start, day.end
        if clock:
            start, end = min(start, clock.start), max(end, clock.end)
        floor = end
        if readings := _moments(day, clock, tag):
            yield FoundDate(readings, start, end, day.short_year, day.order, day.style)


def _moments(day: Day, clock: Clock | None, tag: str) -> tuple[Moment, ...]:
    moments = (_moment(reading, clock, tag) for reading in day.readings)
    return tuple(moment for moment in moments if moment is not None)


def _moment(reading: tuple[int, int, int], clock: Clock | None, tag: str) -> Moment | None:
    if clock is None:
        return make(*reading)
    value = make(*reading, clock.time, clock.zone)
    if clock.zone_name and isinstance(value, datetime):
        return value.replace(tzinfo=zone_named(clock.zone_name, value, tag))
    return value
