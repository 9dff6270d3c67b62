"""Dates that do not count our months and years in our digits.

Solar Hijri ("۲۰ آذر ۱۳۹۵"), Hebrew ("י׳ בכסלו תשע״ז"), Thai with a short year, Japanese eras by their first letter
("R6.5.3"), Roman months ("10.XII.2016"), Chinese numerals ("二〇一六年十二月十日").
"""

import re

from ...data import load_toml
from ...options import DateOrder
from .calendars import from_hebrew, from_solar_hijri
from .names import month_number
from .shapes import Day, Shape

__all__ = ["ASCII_OTHER_SHAPES", "OTHER_SHAPES", "has_signs", "may_be_rare", "other_hint"]

_IGNORE = re.VERBOSE | re.IGNORECASE
# ۲۰ آذر ۱۳۹۵, ۲۰ آذر ماه سال ۱۳۹۵ (the digits are ours by now)
_SOLAR_NAMED = re.compile(
    r"""(?P<day>[0-9](?<![0-9][0-9])[0-9]?) \s (?P<name>[^\W\d_]{2,10}) ,? \s (?:ماه\s)? (?:سال\s)?
    (?P<year>1[34][0-9]{2}) (?![0-9])""",
    _IGNORE,
)
# ۱۳۹۵/۰۹/۲۰, ۲۰/۰۹/۱۳۹۵
_SOLAR_NUMBERS = re.compile(
    r"""(?<![0-9/.-]) (?: (?P<year>1[34][0-9]{2}) (?P<sep>[/.-]) (?P<month>[0-9]{1,2}) (?P=sep) (?P<day>[0-9]{1,2})
    | (?P<day2>[0-9]{1,2}) (?P<sep2>[/.-]) (?P<month2>[0-9]{1,2}) (?P=sep2) (?P<year2>1[34][0-9]{2}) ) (?![0-9/-])""",
    _IGNORE,
)
# י׳ בכסלו תשע״ז, כ״ט באדר ב׳ ה׳תשפ״ד
_HEBREW = re.compile(
    r"""(?<![א-ת]) (?P<day>[א-ל]['׳]? | [יכט]["״][א-ט]) \s [בל]? (?P<name>אדר\s[אב]['׳]? | מנחם\sאב | [א-ת]{2,6}) ,? \s
    (?:ה['׳])? (?P<year>ה?ת["״]?[א-ת]["״'׳]?[א-ת]?["״'׳]?[א-ת]?) (?![א-ת])""",
    re.VERBOSE,
)
# 10 Kislev 5777, Kislev 10, 5777
_HEBREW_LATIN = re.compile(
    r"""(?: (?P<day>[0-9]{1,2}) \s (?P<name>[a-z]{2,10}(?:\sI{1,2})?)
    | (?P<name2>[a-z]{2,10}(?:\sI{1,2})?) \s (?P<day2>[0-9]{1,2}) ) ,? \s (?P<year>57[0-9]{2}) (?![0-9])""",
    _IGNORE,
)
# 10 ธ.ค. 59
_THAI_SHORT = re.compile(
    r"(?P<day>[0-9]{1,2}) \s? (?P<name>[ก-๙.]{2,12}) \s? (?P<year>[56][0-9]) (?![0-9])", re.VERBOSE
)
# R6.5.3, H28.12.10
_ERA_LETTER = re.compile(
    r"""(?<![A-Za-z0-9]) (?P<era>[MTSHR]) \.? (?P<year>[0-9]{1,2}) [./年] (?P<month>[0-9]{1,2}) [./月]
    (?P<day>[0-9]{1,2}) (?![0-9])""",
    re.VERBOSE,
)
_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
# 10.XII.2016, 2016. XII. 10.
_ROMAN = r"(?P<month>X?I{1,3}|I?[VX]|VI{1,3})"
_ROMAN_MONTH = re.compile(
    rf"(?<![0-9]) (?P<day>[0-9]{{1,2}}) [.\s/-]{{1,2}} {_ROMAN} [.\s/-]{{1,2}} (?P<year>[12][0-9]{{3}}) (?![0-9])",
    re.VERBOSE,
)
_ROMAN_YEAR_FIRST = re.compile(
    rf"(?<![0-9]) (?P<year>[12][0-9]{{3}}) \.\s? {_ROMAN} \.\s? (?P<day>[0-9]{{1,2}}) (?![0-9])", re.VERBOSE
)
_ROMANS = {name: n for n, name in enumerate("I II III IV V VI VII VIII IX X XI XII".split(), 1)}
# 二〇一六年十二月十日
_CHINESE = re.compile(
    "(?P<year>[〇○零一二三四五六七八九]{4})年(?P<month>十?[一二]|[一二三四五六七八九十])月(?P<day>[一二三]?十?[一二三四五六七八九十])日"
)
_CHINESE_DIGITS = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}


def other_hint(text: str) -> bool:
    """Whether a text that is not ASCII may state such a date where nothing hints at a date of ours."""
    return has_signs(text) or _OTHER_YEAR.search(text) is not None


def has_signs(text: str) -> bool:
    """Whether a text has signs of a date without any digit."""
    return "תש" in text or "年" in text


def may_be_rare(text: str) -> bool:
    """Whether a text in ASCII may state such a date."""
    return _RARE.search(text) is not None


_OTHER_YEAR = re.compile("1[34][0-9]{2}(?![0-9])|[56][0-9](?![0-9])")
_RARE = re.compile(r"57[0-9]{2}(?![0-9])|1[34][0-9]{2}|[.\s/-][IVX]{1,4}[.\s/-]|[MTSHR]\.?[0-9]")


def _solar_named(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    name = match["name"].casefold().replace("ي", "ی").replace("ك", "ک")
    month = _months("solar_hijri").get(name)
    return _day(match, from_solar_hijri(int(match["year"]), month, int(match["day"])) if month else None)


def _solar_numbers(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    if language not in ("fa", "ps", "prs", "uz", "ckb"):
        return None
    n = "" if match["year"] else "2"
    return _day(match, from_solar_hijri(int(match["year" + n]), int(match["month" + n]), int(match["day" + n])))


def _hebrew(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    name = match["name"].translate(_NO_MARKS)
    month = _months("hebrew").get(name) or _months("hebrew").get(name[1:])
    day, year = _letters_value(match["day"]), _letters_value(match["year"].removeprefix("ה"))
    return _day(match, from_hebrew(5000 + year, month, day) if month else None)


def _hebrew_latin(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    n = "" if match["day"] else "2"
    month = _months("hebrew").get(match["name" + n].casefold())
    return _day(match, from_hebrew(int(match["year"]), month, int(match["day" + n])) if month else None)


def _thai_short(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    month = month_number(match["name"], "th")
    return _day(match, (2500 + int(match["year"]) - 543, month, int(match["day"])) if month else None)


def _era_letter(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    if language != "ja":
        return None
    since = load_toml("date_words")["eras"][_LETTERS[match["era"]]]
    return _day(match, (since + int(match["year"]), int(match["month"]), int(match["day"])))


def _roman(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    month = _ROMANS.get(match["month"])
    return _day(match, (int(match["year"]), month, int(match["day"])) if month else None)


def _chinese(match: re.Match[str], language: str, order: DateOrder | None) -> Day | None:
    year = int("".join(str(_CHINESE_DIGITS[sign]) for sign in match["year"]))
    return _day(match, (year, _chinese_number(match["month"]), _chinese_number(match["day"])))


def _chinese_number(signs: str) -> int:
    """1 to 39: "三", "十", "十二", "二十", "三十一"."""
    tens, ten, ones = signs.rpartition("十")
    return (_CHINESE_DIGITS.get(tens, 1) * 10 if ten else 0) + _CHINESE_DIGITS.get(ones, 0)


def _day(match: re.Match[str], reading: tuple[int, int, int] | None) -> Day | None:
    return Day((reading,), match.start(), match.end()) if reading else None


_NO_MARKS = {ord(mark): None for mark in "\"״'׳"}
# The letters as numbers; the forms at a word's end count like the others.
_VALUES = {
    **{letter: n for n, letter in enumerate("אבגדהוזחט", 1)},
    **{letter: 10 * n for n, letter in enumerate("יכלמנסעפצ", 1)},
    **{letter: 100 * n for n, letter in enumerate("קרשת", 1)},
    **dict(zip("ךםןףץ", (20, 40, 50, 80, 90), strict=True)),
}


def _letters_value(letters: str) -> int:
    return sum(_VALUES.get(letter, 0) for letter in letters)


def _months(calendar: str) -> dict[str, int]:
    """Name -> number of the month in one of the other calendars."""
    months: dict[str, int] = load_toml("date_words")["calendars"][calendar]
    return months


ASCII_OTHER_SHAPES: tuple[Shape, ...] = (
    (re.compile("(?<![0-9])1[34][0-9]{2}[/.-]|[/.-]1[34][0-9]{2}(?![0-9])"), _SOLAR_NUMBERS, _solar_numbers),
    (re.compile("57[0-9]{2}(?![0-9])"), _HEBREW_LATIN, _hebrew_latin),
    (re.compile(r"[MTSHR]\.?[0-9]"), _ERA_LETTER, _era_letter),
    (re.compile(r"[0-9][.\s/-]{1,2}[IVX]{1,4}[.\s/-]"), _ROMAN_MONTH, _roman),
    (re.compile(r"[0-9]\.\s?[IVX]{1,4}\."), _ROMAN_YEAR_FIRST, _roman),
)
"""Those that a text in ASCII can have too."""
OTHER_SHAPES: tuple[Shape, ...] = (
    *ASCII_OTHER_SHAPES,
    (re.compile("[0-9]{1,2} [^0-9]{2,20}1[34][0-9]{2}"), _SOLAR_NAMED, _solar_named),
    (re.compile('ת["״]?[שת]'), _HEBREW, _hebrew),
    (re.compile("[ก-๙.] ?[56][0-9](?![0-9])"), _THAI_SHORT, _thai_short),
    (re.compile("[〇○零一二三四五六七八九]年"), _CHINESE, _chinese),
)
"""All of them."""
