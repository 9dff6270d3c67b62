"""Dates in running text, in the languages of the CLDR table and in numbers."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from ...data import load_toml
from ...options import DateOrder
from .clock import Clock, clock_after, clock_before
from .names import base_language, month_number
from .parse import ascii_digits, ordered
from .value import Moment, make

__all__ = ["FoundDate", "find_dates", "has_hint"]

# Years of the Thai Buddhist calendar that fall into our time, and what they are ahead.
_BUDDHIST = range(2480, 2600)
_BUDDHIST_AHEAD = 543
# "16" is 2016, "97" 1997; the years between are not read: nobody writes them short on the web.
_SHORT_2000S = range(40)
_SHORT_1900S = range(90, 100)


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

    @property
    def value(self) -> Moment | None:
        """The moment, None while it has two readings."""
        return self.readings[0] if len(self.readings) == 1 else None


class _Day(NamedTuple):
    """What a shape found: one or two readings (year, month, day)."""

    readings: tuple[tuple[int, int, int], ...]
    start: int
    end: int
    short_year: bool = False
    order: DateOrder | None = None


# The cheap test: a number with a year after it, a year with a number after it, numbers with signs, a sign for the year.
# Patterns that begin with a plain digit are searched ten times faster than those that begin with a look behind, and
# [0-9] faster than \d; the digits of other scripts have become these by then.
_HINT = re.compile(
    r"""[0-9] (?: [0-9]?(?![0-9])[^0-9]{1,30}(?:1[89]|2[015])[0-9][0-9]
    | (?:(?<=1)[89]|(?<=2)[015])[0-9][0-9][^0-9]{1,16}[0-9]
    | [./|-]\s?[0-9][0-9]?\s?[./|-]\s?[0-9][0-9] | \s?[年년] )""",
    re.VERBOSE,
)
# Marks of writing direction, and blanks without width.
_UNSEEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_ORDINAL = r"(?: \.?[ºª°] | st | nd | rd | th | er | re | -?го | -?ое | -е | \. )?"
_WORD = r"[^\s\d,;:()\[\]|/•·–—\"“”„«»-]{2,20}"
# The Levant's names have two words; both names may be given: "كانون الأول/ديسمبر".
_MONTH = rf"(?P<name>{_WORD}) (?: \s(?P<second>الأول|الثاني|الاول|الثانى) )? (?: \s?/\s?{_WORD} )?"
_OF = r"(?: (?: de | del | of | the | di | da | do | i | à | al ) \s | d['’] )?"
_YEAR = r"(?P<year>\d{4}) (?!\d)"
_YEAR_AHEAD = r"(?P<year>\d (?<![\d.,:/-]\d) \d{3}) (?!\d)"
_DAY = r"(?P<day>\d{1,2})"
_DAY_AHEAD = r"(?P<day>\d (?<![\d.,:/]\d) \d?)"

_IGNORE = re.VERBOSE | re.IGNORECASE
# 10 December 2016, 10. Dezember 2016, 10 de diciembre de 2016, 10-Dec-2016
_DAY_NAME_YEAR = re.compile(
    rf"{_DAY_AHEAD} {_ORDINAL} [\s,.-]{{0,2}} {_OF} {_MONTH} [\s,.-]{{0,3}} {_OF} {_YEAR}", _IGNORE
)
# December 10, 2016, Dec. 10th 2016
_NAME_DAY_YEAR = re.compile(
    rf"(?<![^\W\d_]) {_MONTH} [\s-]{{1,2}} {_DAY} {_ORDINAL} [\s,.-]{{1,3}} {_OF} {_YEAR}", _IGNORE
)
# 2016. december 10., 2016 m. gruodžio 10 d., 2016 December 10
_YEAR_NAME_DAY = re.compile(
    rf"{_YEAR_AHEAD} [\s.,-]{{1,3}} (?: (?:m|г|ж|й)\.\s )? {_MONTH} [\s.-]{{1,2}} {_DAY} (?!\d)", _IGNORE
)
# 2016. gada 10. decembris, 2016 ж. 10 желтоқсан
_YEAR_DAY_NAME = re.compile(
    rf"{_YEAR_AHEAD} [\s.,-]{{1,3}} (?: (?:gada|m|ж|г)\.?\s )? {_DAY} \.? [\s.-]{{1,2}} {_MONTH}", _IGNORE
)
# 2016年12月10日, 平成28年12月10日, 2016년 12월 10일, 2016 оны 12 сарын 10
_YEAR_MONTH_DAY_SIGNS = re.compile(
    r"""(?: (?<!\d)(?P<year>\d{4}) | (?P<era>明治|大正|昭和|平成|令和) \s? (?P<era_year>\d{1,2}|元) )
    \s? (?:年|년|оны) \s? (?P<month>\d{1,2}) \s? (?:月|월|(?:\w{5,7}\s)?сарын) \s?
    (?P<day>\d{1,2}) (?: \s?[日일号號] | \b )""",
    _IGNORE,
)
# 10 tháng 12 năm 2016, 10 tháng 12, 2016
_DAY_MONTH_SIGNS = re.compile(
    rf"{_DAY_AHEAD} [\s,]{{1,2}} tháng \s (?P<month>\d{{1,2}}) [\s,]{{1,2}} (?:năm\s)? {_YEAR}", _IGNORE
)
# 2016-12-10, 2016/12/10, 2016. 12. 10.
_YEAR_FIRST = re.compile(
    r"(?P<year>\d(?<![\d/.:-]\d)\d{3})\s?(?P<sep>[-/.])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})(?![\d/-])"
)
# 10.12.2016, 10/12/2016, 10. 12. 2016, 10.12.16
_YEAR_LAST = re.compile(
    r"(?P<a>\d(?<![\d/.,:-]\d)\d?)\s?(?P<sep>[-/.|])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4}|\d\d)(?![\d/-]|[.,:]\d)"
)


def find_dates(text: str, language: str | None = None, order: DateOrder | None = None) -> list[FoundDate]:
    """All whole dates (day, month, year) that a text states.

    Args:
        text: a short text: a line, a byline.
        language: BCP 47 tag of the text, None when unknown.
        order: how "10/12/2016" is read; None leaves both readings.

    Returns:
        In the text's order, none overlapping another.
    """
    if not text.isascii():
        text = ascii_digits(_UNSEEN.sub(" ", text))
    if not _HINT.search(text):
        return []
    base = base_language(language)
    days: list[_Day] = []
    for test, shape, read in _ASCII_SHAPES if text.isascii() else _SHAPES:
        if test.search(text):
            for match in shape.finditer(text):
                if day := read(match, base, order):
                    days.append(day)
    return list(_with_clocks(text, _apart(days)))


def has_hint(text: str) -> bool:
    """Whether a text in ASCII may state a date: the cheap test."""
    return _HINT.search(text) is not None


def _named(match: re.Match[str], language: str, order: DateOrder | None) -> _Day | None:
    """A date whose month is a name."""
    name = match["name"]
    if second := match["second"]:
        name = f"{name} {second}"
    month = month_number(name, language)
    return _one(match, int(match["year"]), month) if month else None


def _signed(match: re.Match[str], language: str, order: DateOrder | None) -> _Day | None:
    """A date whose numbers carry words for year and month."""
    parts = match.groupdict()
    if era := parts.get("era"):
        since = 1 if parts["era_year"] == "元" else int(parts["era_year"] or 0)
        return _one(match, _eras()[era] + since, int(match["month"]))
    return _one(match, int(match["year"]), int(match["month"]))


def _year_last(match: re.Match[str], language: str, order: DateOrder | None) -> _Day | None:
    year, short = int(match["year"]), len(match["year"]) == 2
    if short:
        if year not in _SHORT_2000S and year not in _SHORT_1900S:
            return None
        year += 2000 if year in _SHORT_2000S else 1900
    first, second = int(match["a"]), int(match["b"])
    pair = ordered(first, second, match["sep"], order)
    if pair is None:
        return _Day(((year, second, first), (year, first, second)), match.start(), match.end(), short)
    told: DateOrder | None = None
    if max(first, second) > 12 and match["sep"] != ".":
        told = "dmy" if first > 12 else "mdy"
    return _Day(((year, pair[1], pair[0]),), match.start(), match.end(), short, told)


def _one(match: re.Match[str], year: int, month: int) -> _Day:
    if year in _BUDDHIST:
        year -= _BUDDHIST_AHEAD
    return _Day(((year, month, int(match["day"])),), match.start(), match.end())


_Reader = Callable[[re.Match[str], str, DateOrder | None], _Day | None]
# Each shape with a cheap test that lines without it fail.
_SHAPES: tuple[tuple[re.Pattern[str], re.Pattern[str], _Reader], ...] = (
    (re.compile(r"[0-9][^0-9]{3,40}[0-9]{4}"), _DAY_NAME_YEAR, _named),
    (re.compile(r"[0-9]\S{0,3}[\s,.-]{1,3}(?:\S{1,3}\s)?[0-9]{4}"), _NAME_DAY_YEAR, _named),
    (re.compile(r"[0-9]{4}[^0-9]{5,30}[0-9]"), _YEAR_NAME_DAY, _named),
    (re.compile(r"[0-9]{4}[^0-9]{1,10}[0-9]{1,2}[^0-9]{3}"), _YEAR_DAY_NAME, _named),
    (re.compile("[年년с]"), _YEAR_MONTH_DAY_SIGNS, _signed),
    (re.compile("tháng", re.IGNORECASE), _DAY_MONTH_SIGNS, _signed),
    (re.compile(r"[0-9]{4}\s?[./-]"), _YEAR_FIRST, _signed),
    (re.compile(r"[0-9]\s?[./|-]\s?[0-9][0-9]?\s?[./|-]"), _YEAR_LAST, _year_last),
)
_ASCII_SHAPES = tuple(row for row in _SHAPES if row[1] not in (_YEAR_MONTH_DAY_SIGNS, _DAY_MONTH_SIGNS))
"""Those that a text in ASCII can have."""


def _apart(days: list[_Day]) -> list[_Day]:
    """In the text's order; of two that overlap the one that starts first."""
    kept: list[_Day] = []
    for day in sorted(days, key=lambda d: (d.start, -d.end)):
        if (not kept or day.start >= kept[-1].end) and make(*day.readings[0]) is not None:
            kept.append(day)
    return kept


def _with_clocks(text: str, days: list[_Day]) -> Iterator[FoundDate]:
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
        if readings := _moments(day, clock):
            yield FoundDate(readings, start, end, day.short_year, day.order)


def _moments(day: _Day, clock: Clock | None) -> tuple[Moment, ...]:
    time, zone = (clock.time, clock.zone) if clock else (None, None)
    moments = (make(*reading, time, zone) for reading in day.readings)
    return tuple(moment for moment in moments if moment is not None)


@cache
def _eras() -> dict[str, int]:
    """Era -> the year before its first."""
    eras: dict[str, int] = load_toml("date_words")["eras"]
    return eras
