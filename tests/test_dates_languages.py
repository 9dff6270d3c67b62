"""Dates as CLDR writes them in many languages are read, in other calendars too; the package itself needs no Babel."""

from datetime import date

import pytest

from articleclean.fields.dates.calendars import from_hebrew, from_solar_hijri, our_year
from articleclean.fields.dates.find import find_dates

LANGUAGES = (
    "af am ar ar_MA ar_SY az be bg bn bs ca cs cy da de de_AT el en en_GB es es_MX et eu fa fi fil fr fr_CA ga gl gu "
    "he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms mt nb ne nl nn pa pl ps pt pt_PT ro ru si "
    "sk sl sq sr sr_Latn sv sw ta te th tk tr uk ur uz vi zh zh_Hant zu"
).split()
DAY = date(2016, 12, 10)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("width", ["full", "long", "medium"])
def test_cldr_formats_in_every_month(code: str, width: str) -> None:
    dates = pytest.importorskip("babel.dates")
    for month in range(1, 13):
        day = date(2016, month, 14)
        text = dates.format_date(day, width, locale=code)
        assert [one.value for one in find_dates(text, code)] == [day], text


OTHER: list[tuple[str, str, date]] = [
    ("fa", "۲۰ آذر ۱۳۹۵", DAY),
    ("fa", "شنبه ۲۰ آذر ماه ۱۳۹۵", DAY),
    ("fa", "۱۳۹۵/۰۹/۲۰", DAY),
    ("fa", "1395/09/20", DAY),
    ("fa", "۲۰/۰۹/۱۳۹۵", DAY),
    ("ps", "۲۰ قوس ۱۳۹۵", DAY),
    ("he", "י׳ בכסלו תשע״ז", DAY),
    ("he", "י' בכסלו ה'תשע\"ז", DAY),
    ("he", "כ״ט באדר ב׳ תשפ״ד", date(2024, 4, 8)),
    ("en", "10 Kislev 5777", DAY),
    ("en", "Kislev 10, 5777", DAY),
    ("th", "10 ธันวาคม พ.ศ. 2559", DAY),
    ("th", "10 ธ.ค. 59", DAY),
    ("th", "13/12/2559", date(2016, 12, 13)),
    ("th", "๑๐ ธันวาคม ๒๕๕๙", DAY),
    ("ja", "平成28年12月10日", DAY),
    ("ja", "令和元年5月1日", date(2019, 5, 1)),
    ("ja", "H28.12.10", DAY),
    ("ja", "２０１６年１２月１０日", DAY),
    ("zh-TW", "民國105年12月10日", DAY),
    ("zh", "二〇一六年十二月十日", DAY),
    ("hu", "2016. XII. 10.", DAY),
    ("pl", "10.XII.2016", DAY),
    ("vi", "10 Tháng Mười Hai, 2016", DAY),
    ("vi", "Tháng Mười Hai 10, 2016", DAY),
    ("ar", "١٠ ديسمبر ٢٠١٦", DAY),
    ("bn", "১০ ডিসেম্বর, ২০১৬", DAY),
    ("mr", "१० डिसेंबर २०१६", DAY),
    ("ne", "2016 डिसेम्बर 10", DAY),
]


@pytest.mark.parametrize(("language", "text", "day"), OTHER)
def test_other_calendars_and_digits(language: str, text: str, day: date) -> None:
    (found,) = find_dates(text, language)
    assert found.value == day
    assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text", ["H28.12.10", "1395/09/20", "10 Mitzvah 5777", "version 1.IV", "Room 5780", "1404 x 20"]
)
def test_no_other_calendar_without_a_sign_of_it(text: str) -> None:
    assert all(one.short_year for one in find_dates(text, "en"))


def test_buddhist_years() -> None:
    assert [our_year(year) for year in (2559, 2016, 2400)] == [2016, 2016, 2400]


# Days that the calendars' own publishers state.
@pytest.mark.parametrize(
    ("solar", "ours"),
    [
        ((1300, 1, 1), (1921, 3, 21)),
        ((1357, 11, 22), (1979, 2, 11)),
        ((1399, 12, 30), (2021, 3, 20)),
        ((1403, 1, 1), (2024, 3, 20)),
        ((1403, 12, 30), (2025, 3, 20)),
        ((1404, 1, 1), (2025, 3, 21)),
    ],
)
def test_solar_hijri(solar: tuple[int, int, int], ours: tuple[int, int, int]) -> None:
    assert from_solar_hijri(*solar) == ours


@pytest.mark.parametrize(
    ("hebrew", "ours"),
    [
        ((5708, 8, 29), (1948, 5, 8)),
        ((5777, 1, 1), (2016, 10, 3)),
        ((5784, 1, 1), (2023, 9, 16)),
        ((5784, 6, 1), (2024, 2, 10)),
        ((5784, 7, 14), (2024, 3, 24)),
        ((5785, 1, 1), (2024, 10, 3)),
        ((5785, 6, 14), (2025, 3, 14)),
        ((5786, 1, 1), (2025, 9, 23)),
    ],
)
def test_hebrew(hebrew: tuple[int, int, int], ours: tuple[int, int, int]) -> None:
    assert from_hebrew(*hebrew) == ours


def test_days_that_do_not_exist() -> None:
    assert from_solar_hijri(1402, 12, 30) is None
    assert from_solar_hijri(1403, 13, 1) is None
    assert from_hebrew(5784, 2, 30) is None
    assert from_hebrew(5785, 14, 1) is None
    assert from_hebrew(1234, 1, 1) is None
