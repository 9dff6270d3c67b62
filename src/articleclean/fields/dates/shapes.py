"""How whole dates are written, in the languages of the CLDR table and in numbers: patterns and their readers."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from ...data import load_toml
from ...options import DateOrder
from .calendars import our_year
from .names import month_number
from .parse import ordered

__all__ = ["ASCII_SHAPES", "SHAPES", "Day", "Shape"]

# "16" is 2016, "97" 1997; the years between are not read: nobody writes them short on the web.
_SHORT_2000S = range(40)
_SHORT_1900S = range(90, 100)


class Day(NamedTuple):
    """What a shape found: one or two readings (year, month, day)."""

    readings: tuple[tuple[int, int, int], ...]
    start: int
    end: int
    short_year: bool = False
    order: DateOrder | None = None
    style: DateOrder | None = None
    """For a month by its name: whether the day stands before it."""


_ORDINAL = r"(?: \.?[ºª°] | st | nd | rd | th | er | re | -?го | -?ое | -е | \. )?"
_WORD = r"[^\s\d,،;:()\[\]|/•·–—\"“”„«»-]{2,20}"
# The Levant's, Irish and Mongolian names have two words; both names may be given: "كانون الأول/ديسمبر".
_MONTH = (
    rf"(?P<name>(?:арван\s)?{_WORD}) (?: \s(?P<second>الأول|الثاني|الاول|الثانى|fómhair|сарын) )? (?: \s?/\s?{_WORD} )?"
)
_OF = r"(?: (?: de | del | of | the | di | da | do | i | à | al | د | ta['’] ) \s | d['’] )?"
_ERA = r"(?: (?: [คพ]\.?ศ\.? | miladi ) \s? )?"
_YEAR = rf"{_ERA} (?P<year>\d{{4}}) (?!\d)"
_YEAR_AHEAD = r"(?P<year>\d (?<![\d.,:/-]\d) \d{3}) (?!\d)"
_DAY = r"(?P<day>\d{1,2})"
_DAY_AHEAD = r"(?P<day>\d (?<![\d.,:/]\d) \d?)"

_IGNORE = re.VERBOSE | re.IGNORECASE
# 10 December 2016, 10. Dezember 2016, 10 de diciembre de 2016, 10-Dec-2016
_DAY_NAME_YEAR = re.compile(
    rf"{_DAY_AHEAD} {_ORDINAL} [\s,،.-]{{0,2}} {_OF} {_MONTH} [\s,،.-]{{0,3}} {_OF} {_YEAR}", _IGNORE
)
# December 10, 2016, Dec. 10th 2016
_NAME_DAY_YEAR = re.compile(
    rf"(?<![^\W\d_]) {_MONTH} [\s-]{{1,2}} {_DAY} {_ORDINAL} [\s,،.-]{{1,3}} {_OF} {_YEAR}", _IGNORE
)
# 2016. december 10., 2016 m. gruodžio 10 d., 2016 December 10
_YEAR_NAME_DAY = re.compile(
    rf"""{_YEAR_AHEAD} [\s.,،-]{{0,3}} (?: (?:\(e\)ko|ko) \s | (?:m|г|ж|й|թ)\.\s | оны\s | د\s )?
    {_MONTH} [\s.-]{{1,2}} {_DAY} (?!\d)""",
    _IGNORE,
)
# 2016. gada 10. decembris, 2016 ж. 10 желтоқсан
_YEAR_DAY_NAME = re.compile(
    rf"{_YEAR_AHEAD} [\s.,،-]{{1,3}} (?: (?:gada|m|ж|г)\.?,?\s )? {_DAY} \.? [\s.-]{{1,2}} {_MONTH}", _IGNORE
)
# 2016年12月10日, 平成28年12月10日, 2016년 12월 10일, 2016 оны 12 сарын 10
_YEAR_MONTH_DAY_SIGNS = re.compile(
    r"""(?: (?<!\d)(?P<year>\d{4}) | (?P<era>明治|大正|昭和|平成|令和|民[國国]) \s? (?P<era_year>\d{1,3}|元) )
    \s? (?:年|년|оны) \s? (?P<month>\d{1,2}) \s? (?:月|월|(?:-р\s|\w{5,7}\s)?сарын) \s?
    (?P<day>\d{1,2}) (?: \s?[日일号號] | \b )""",
    _IGNORE,
)
# 10 tháng 12 năm 2016, 10 tháng 12, 2016, 10 thg 12, 2016, 10 Tháng Mười Hai, 2016
_VIETNAMESE = r"(?:tháng|thg) \s (?P<month>\d{1,2}|mười\s(?:một|hai)|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
_DAY_MONTH_SIGNS = re.compile(rf"{_DAY_AHEAD} [\s,]{{1,2}} {_VIETNAMESE} [\s,]{{1,2}} (?:năm\s)? {_YEAR}", _IGNORE)
# Tháng Mười Hai 10, 2016
_MONTH_SIGNS_DAY = re.compile(rf"{_VIETNAMESE} \s {_DAY} , \s {_YEAR}", _IGNORE)
_VIETNAMESE_MONTHS = {
    name: number
    for number, name in enumerate("một,hai,ba,tư,năm,sáu,bảy,tám,chín,mười,mười một,mười hai".split(","), 1)
}
# 2016-12-10, 2016/12/10, 2016. 12. 10.
_YEAR_FIRST = re.compile(
    r"(?P<year>\d(?<![\d/.:-]\d)\d{3})\s?(?P<sep>[-/.])\s?(?P<month>\d{1,2})\s?(?P=sep)\s?(?P<day>\d{1,2})(?![\d/-])"
)
# 10.12.2016, 10/12/2016, 10. 12. 2016, 10.12.16
_YEAR_LAST = re.compile(
    r"(?P<a>\d(?<![\d/.,:-]\d)\d?)\s?(?P<sep>[-/.|])\s?(?P<b>\d{1,2})\s?(?P=sep)\s?(?P<year>\d{4}|\d\d)(?![\d/-]|[.,:]\d)"
)


def _named(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    """A date whose month is a name."""
    name = match["name"]
    if second := match["second"]:
        name = f"{name} {second}"
    month = month_number(name, language)
    if not month:
        return None
    style: DateOrder = "dmy" if match.start("day") < match.start("name") else "mdy"
    return _one(match, int(match["year"]), month)._replace(style=style)


def _signed(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    """A date whose numbers carry words for year and month."""
    parts = match.groupdict()
    if era := parts.get("era"):
        since = 1 if parts["era_year"] == "元" else int(parts["era_year"] or 0)
        return _one(match, _eras()[era] + since, int(match["month"]))
    month = parts["month"] or ""
    return _one(match, int(match["year"]), int(month) if month.isdecimal() else _VIETNAMESE_MONTHS[month.lower()])


def _year_last(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    year, short = int(match["year"]), len(match["year"]) == 2
    if short:
        if year not in _SHORT_2000S and year not in _SHORT_1900S:
            return None
        year += 2000 if year in _SHORT_2000S else 1900
    year = our_year(year)
    first, second = int(match["a"]), int(match["b"])
    pair = ordered(first, second, match["sep"], order)
    if pair is None:
        return Day(((year, second, first), (year, first, second)), match.start(), match.end(), short)
    told: DateOrder | None = None
    if max(first, second) > 12 and match["sep"] != ".":
        told = "dmy" if first > 12 else "mdy"
    return Day(((year, pair[1], pair[0]),), match.start(), match.end(), short, told)


def _one(match: re.Match[str], year: int, month: int) -> Day:
    return Day(((our_year(year), month, int(match["day"])),), match.start(), match.end())


Reader = Callable[[re.Match[str], str, DateOrder | None], Day | None]
Shape = tuple[re.Pattern[str], re.Pattern[str], Reader]
# Each shape with a cheap test that lines without it fail.
SHAPES: tuple[Shape, ...] = (
    (re.compile(r"[0-9][^0-9]{3,40}[0-9]{4}"), _DAY_NAME_YEAR, _named),
    (re.compile(r"[0-9]\S{0,3}[\s,،.-]{1,3}(?:\S{1,3}\s)?[0-9]{4}"), _NAME_DAY_YEAR, _named),
    (re.compile(r"[0-9]{4}[^0-9]{4,30}[0-9]"), _YEAR_NAME_DAY, _named),
    (re.compile(r"[0-9]{4}[^0-9]{1,10}[0-9]{1,2}[^0-9]{3}"), _YEAR_DAY_NAME, _named),
    (re.compile("[年년с]"), _YEAR_MONTH_DAY_SIGNS, _signed),
    (re.compile("th(?:án)?g ", re.IGNORECASE), _DAY_MONTH_SIGNS, _signed),
    (re.compile("tháng ", re.IGNORECASE), _MONTH_SIGNS_DAY, _signed),
    (re.compile(r"[0-9]{4}\s?[./-]"), _YEAR_FIRST, _signed),
    (re.compile(r"[0-9]\s?[./|-]\s?[0-9][0-9]?\s?[./|-]"), _YEAR_LAST, _year_last),
)
_FOREIGN = (_YEAR_MONTH_DAY_SIGNS, _MONTH_SIGNS_DAY)
ASCII_SHAPES = tuple(row for row in SHAPES if row[1] not in _FOREIGN)
"""Those that a text in ASCII can have."""


@cache
def _eras() -> dict[str, int]:
    """Era -> the year before its first."""
    eras: dict[str, int] = load_toml("date_words")["eras"]
    return eras
