"""Dates as machines write them, in `<meta>`, JSON-LD, `<time datetime>`: one string, one date, nothing invented."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from dateutil import parser as dateutil_parser

from ...options import DateOrder
from .value import Moment, make, zone_offset
from .zones import zone_named

__all__ = ["parse_stated"]

_FOREIGN_DIGIT = re.compile(r"[^0-9\D]")
# Longer strings are prose, not a date.
_MAX_CHARS = 80
# Seconds of 1990-01-01 and 2100-01-01: ten digits outside that are a number of something else.
_EPOCH = range(631_152_000, 4_102_444_800)

# The patterns read what has single blanks only.
_ZONE = r"""
    \s? (?: (?P<zone>[A-Z]{2,5}) | (?P<utc>Z|UTC|GMT)? \s? (?: (?P<sign>[+−-]) (?P<zh>\d{1,2}) :? (?P<zm>\d{2})? )? )
"""
_CLOCK = r"""
    (?P<hour>\d{1,2}) [:.h] (?P<minute>\d{1,2}) (?: [:.] (?P<second>\d{1,2}) (?: [.,:] (?P<fraction>\d{1,9}) )? )?
    (?: \s? (?P<half>[AaPp])\.?[Mm]\b\.? )?
"""
# A zone named a second time, or by its region: "+0000 UTC", "+01:00[Europe/Berlin]", "GMT+0100 (CET)".
_ZONE_AGAIN = rf"\s? (?: Z | [A-Z]{{2,5}} | [A-Z]+/[A-Z_]+ | [\[(][^\])]{{0,{_MAX_CHARS}}}[\])] )?"
# 2016-12-10, 2016-12-10T14:33:00+01:00, 2016/12/10 14:33, 2016.12.10 2:33 PM UTC
_ISO = re.compile(
    rf"""(?P<year>\d{{4}}) (?P<sep>[-/.]) (?P<month>\d{{1,2}}) (?P=sep) (?P<day>\d{{1,2}})
    (?: [T\s,]+ {_CLOCK} {_ZONE} {_ZONE_AGAIN} | T?Z? )""",
    re.VERBOSE | re.IGNORECASE,
)
# 20161210, 20161210T143300Z, 201612101433
_COMPACT = re.compile(
    rf"""(?P<year>\d{{4}})(?P<month>\d\d)(?P<day>\d\d)
    (?: [T\s]?(?P<hour>\d\d):?(?P<minute>\d\d)(?: :?(?P<second>\d\d)(?: [.,](?P<fraction>\d{{1,9}}) )? )? {_ZONE} )?""",
    re.VERBOSE | re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = r"""(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?
    |oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"""
_WEEKDAY = r"(?: [a-z]{2,9}\.?,?\s )?"
_TIME_AFTER = rf"(?: ,?\s(?:at\s|-\s)? {_CLOCK} {_ZONE} {_ZONE_AGAIN} )?"
# RFC 2822 and 850: Sat, 10 Dec 2016 14:33:00 +0100; Saturday, 10-Dec-2016 14:33:00 GMT; 10 December 2016
_DAY_FIRST = re.compile(
    rf"""{_WEEKDAY} (?P<day>\d{{1,2}}) (?:st|nd|rd|th)? [\s-]+ (?:of\s)? {_NAME},? [\s-]+ (?P<year>\d{{4}})
    {_TIME_AFTER}""",
    re.VERBOSE | re.IGNORECASE,
)
# JavaScript, US: Sat Dec 10 2016 14:33:00 GMT+0100 (CET); December 10, 2016 2:33 PM; Dec. 10th, 2016 at 14:33
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY} {_NAME} \s (?P<day>\d{{1,2}}) (?:st|nd|rd|th)? ,?\s (?P<year>\d{{4}}) {_TIME_AFTER}",
    re.VERBOSE | re.IGNORECASE,
)
# asctime and date(1): Sat Dec 10 14:33:00 2016; Sat Dec 10 14:33:00 UTC 2016
_YEAR_LAST = re.compile(
    rf"{_WEEKDAY} {_NAME} \s (?P<day>\d{{1,2}}) \s {_CLOCK} {_ZONE} \s (?P<year>\d{{4}})",
    re.VERBOSE | re.IGNORECASE,
)
# 10.12.2016 14:33, 12/10/2016 2:33:00 PM
_NUMERIC = re.compile(
    rf"""(?P<a>\d{{1,2}}) (?P<sep>[-/.]) (?P<b>\d{{1,2}}) (?P=sep) (?P<year>\d{{4}}) (?: ,?\s {_CLOCK} {_ZONE} )?""",
    re.VERBOSE | re.IGNORECASE,
)
_SHAPES = (_ISO, _COMPACT, _DAY_FIRST, _MONTH_FIRST, _YEAR_LAST)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# dateutil reads "UTC+3" in the sense of POSIX, three hours west.
_SIGNED_ZONE = re.compile(r"(?:GMT|UTC)\s*[+-]", re.IGNORECASE)
# It also takes the month first where nothing says so.
_ALL_NUMBERS = re.compile(r"\d\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d")


def parse_stated(text: str, order: DateOrder | None = None) -> Moment | None:
    """The one date that a machine-readable string states.

    Args:
        text: such as "2016-12-10", "2016-12-10T14:33:00+0100", "Sat, 10 Dec 2016 14:33:00 GMT", "1481376780".
        order: how "10/12/2016" is read; without it such a string states nothing, unless a part is over 12.

    Returns:
        A `date` when only the day is stated; a `datetime` when a time is, aware only when an offset or UTC is. None
        when the string does not state a whole day, or states one outside 1900 to 2100.
    """
    text = ascii_digits(" ".join(text.split()))
    if not 8 <= len(text) <= _MAX_CHARS:
        return None
    if text.isdecimal() and len(text) in (10, 13):
        return _from_epoch(int(text[:10]))
    for shape in _SHAPES:
        if match := shape.fullmatch(text):
            return _from_match(match)
    if match := _NUMERIC.fullmatch(text):
        return _from_numeric(match, order)
    return _from_dateutil(text)


def ascii_digits(text: str) -> str:
    """The text with the decimal digits of all scripts as 0 to 9; its length stays the same."""
    if text.isascii() or not _FOREIGN_DIGIT.search(text):
        return text
    return "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def ordered(first: int, second: int, separator: str, order: DateOrder | None) -> tuple[int, int] | None:
    """Day and month of a date written in numbers; None when nothing decides which is which.

    A part over 12 is the day; with dots (and bars) the day always comes first.
    """
    if first > 12 or separator in ".|":
        return first, second
    if second > 12:
        return second, first
    if first == second:
        return first, second
    if order is None:
        return None
    return (first, second) if order == "dmy" else (second, first)


def _from_epoch(seconds: int) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds in _EPOCH else None


def _from_match(match: re.Match[str]) -> Moment | None:
    parts = match.groupdict()
    month = _MONTHS.index(parts["name"][:3].lower()) + 1 if "name" in parts else int(parts["month"])
    return make(int(parts["year"]), month, int(parts["day"]), _clock(parts), _zone(parts))


def _from_numeric(match: re.Match[str], order: DateOrder | None) -> Moment | None:
    pair = ordered(int(match["a"]), int(match["b"]), match["sep"], order)
    if pair is None:
        return None
    parts = match.groupdict()
    return make(int(match["year"]), pair[1], pair[0], _clock(parts), _zone(parts))


def _clock(parts: dict[str, str | None]) -> tuple[int, int, int, int] | None:
    if not parts.get("hour"):
        return None
    hour = int(parts["hour"] or 0)
    half = (parts.get("half") or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    micro = int((parts.get("fraction") or "0")[:6].ljust(6, "0"))
    return hour, int(parts["minute"] or 0), int(parts.get("second") or 0), micro


def _zone(parts: dict[str, str | None]) -> timezone | None:
    if sign := parts.get("sign"):
        return zone_offset(sign, int(parts["zh"] or 0), int(parts["zm"] or 0))
    if parts.get("utc"):
        return UTC
    return zone_named(parts["zone"]) if parts.get("zone") else None  # type: ignore[arg-type]


def _from_dateutil(text: str) -> Moment | None:
    """The last resort: dateutil's strict parser, twice over different defaults, so that no part is filled in."""
    if not _YEAR.search(text) or _SIGNED_ZONE.search(text) or _ALL_NUMBERS.search(text):
        return None
    first = _dateutil(text, datetime(2004, 2, 29))
    second = _dateutil(text, datetime(2007, 5, 13, 11, 11, 11))
    if first is None or second is None or first.date() != second.date():
        return None
    clock = (first.hour, first.minute, first.second, first.microsecond) if first.hour == second.hour else None
    offset = first.utcoffset()
    return make(first.year, first.month, first.day, clock, None if offset is None else timezone(offset))


def _dateutil(text: str, default: datetime) -> datetime | None:
    try:
        return dateutil_parser.parse(text, default=default, tzinfos=_tzinfo)
    except (ValueError, OverflowError):
        return None


def _tzinfo(name: str | None, seconds: int | None) -> tzinfo | None:
    if seconds is not None:
        offset = timedelta(seconds=seconds)
        return timezone(offset) if abs(offset) <= timedelta(hours=14) else None
    return zone_named(name) if name else None
