"""Years of other calendars as days of ours: Thai Buddhist, Solar Hijri (Iran, Afghanistan), Hebrew.

Buddhist years differ by a number only. Solar Hijri leap years are told by the cycle of 33 years, which agrees with the
calendar as it is observed from 1865 to 2123. The Hebrew calendar is arithmetic by its own rules.
"""

from datetime import date
from functools import cache

__all__ = ["from_hebrew", "from_solar_hijri", "our_year"]

# Years of the Thai Buddhist calendar that fall into our time, and what they are ahead.
_BUDDHIST = range(2440, 2600)
_BUDDHIST_AHEAD = 543

Numbers = tuple[int, int, int]
"""Year, month and day of our calendar."""

# Leap years of the 33-year cycle: those whose number leaves one of these, divided by 33.
_SOLAR_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
_SOLAR_EPOCH = (1300, date(1921, 3, 21).toordinal())
_SOLAR_YEARS = range(1280, 1480)

# A day has 25,920 parts; from one new moon to the next there are 29 days and 13,753 parts.
_PARTS_A_DAY, _MOON_PARTS = 25_920, 13_753
# The first new moon: day and parts. Its day is 1 Tishri 1 but for the postponements.
_FIRST_MOON_PARTS = 12_084
_HEBREW_EPOCH = -1_373_427  # ordinal of the day before 1 Tishri 1
_HEBREW_YEARS = range(5660, 5860)


def our_year(year: int) -> int:
    """A year of ours; one of the Buddhist calendar is brought into it."""
    return year - _BUDDHIST_AHEAD if year in _BUDDHIST else year


def from_solar_hijri(year: int, month: int, day: int) -> Numbers | None:
    """The day of ours that a Solar Hijri date is; None when there is no such date."""
    if year not in _SOLAR_YEARS or not 1 <= month <= 12:
        return None
    length = 31 if month <= 6 else 30 if month <= 11 else 29 + (year % 33 in _SOLAR_LEAP)
    if not 1 <= day <= length:
        return None
    past = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return _numbers(_solar_new_year(year) + past + day - 1)


def _solar_new_year(year: int) -> int:
    since, ordinal = _SOLAR_EPOCH
    years = range(since, year) if year >= since else range(year, since)
    days = sum(365 + (one % 33 in _SOLAR_LEAP) for one in years)
    return ordinal + days if year >= since else ordinal - days


def from_hebrew(year: int, month: int, day: int) -> Numbers | None:
    """The day of ours that a Hebrew date is; None when there is no such date.

    Args:
        month: 1 is Tishri, 6 Adar (in a leap year the first), 7 the second Adar of a leap year, 8 Nisan, 13 Elul.
    """
    if year not in _HEBREW_YEARS:
        return None
    lengths = _hebrew_months(year)
    if month == 6 and not _hebrew_leap(year):
        month = 7
    if month not in lengths or not 1 <= day <= lengths[month]:
        return None
    return _numbers(_hebrew_new_year(year) + sum(lengths[m] for m in lengths if m < month) + day - 1)


def _hebrew_leap(year: int) -> bool:
    return (7 * year + 1) % 19 < 7


def _hebrew_months(year: int) -> dict[int, int]:
    """The months of a year and how long they are; an Adar that is the only one is number 7."""
    length = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    heshvan, kislev = 29 + (length % 10 == 5), 29 + (length % 10 != 3)
    first_adar = {6: 30} if _hebrew_leap(year) else {}
    rest = {7: 29, 8: 30, 9: 29, 10: 30, 11: 29, 12: 30, 13: 29}
    return {1: 30, 2: heshvan, 3: kislev, 4: 29, 5: 30, **first_adar, **rest}


@cache
def _hebrew_new_year(year: int) -> int:
    """The ordinal of 1 Tishri, the four postponements kept."""
    day = _moon_day(year)
    if _moon_day(year + 1) - day == 356:
        day += 2
    elif day - _moon_day(year - 1) == 382:
        day += 1
    return _HEBREW_EPOCH + day


def _moon_day(year: int) -> int:
    """The day of the year's first new moon since the epoch, moved off Sunday, Wednesday and Friday."""
    months = (235 * year - 234) // 19
    day = (_FIRST_MOON_PARTS + _MOON_PARTS * months) // _PARTS_A_DAY + 29 * months
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _numbers(ordinal: int) -> Numbers:
    day = date.fromordinal(ordinal)
    return day.year, day.month, day.day
