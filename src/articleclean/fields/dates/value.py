"""Dates and times from their numbers, with nothing invented: what was not stated is not there."""

from datetime import UTC, date, datetime, timedelta, timezone

__all__ = ["FIRST_YEAR", "LAST_YEAR", "Moment", "day_of", "make", "moment_key", "same_moment", "zone_offset"]

Moment = date | datetime
"""A `date` when only the day is stated, else a `datetime`: aware when an offset is stated, naive when none is."""

FIRST_YEAR = 1900
LAST_YEAR = 2100
# Days that software writes when it knows none.
_UNSET = frozenset({date(1900, 1, 1), date(1970, 1, 1)})
# The widest offsets in use are -12:00 and +14:00.
_WIDEST_OFFSET = timedelta(hours=14)


def make(
    year: int, month: int, day: int, clock: tuple[int, int, int, int] | None = None, zone: timezone | None = None
) -> Moment | None:
    """The moment with these parts.

    Args:
        clock: hour, minute, second, microsecond; None when no time is stated.
        zone: the stated offset; means nothing without a clock.

    Returns:
        None when there is no such day, or it is one that stands for "unset". A time that does not exist is dropped
        and leaves the day.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    if value in _UNSET:
        return None
    if clock is None:
        return value
    try:
        return datetime(year, month, day, *clock, tzinfo=zone)
    except ValueError:
        return value


def day_of(value: Moment) -> date:
    """The day as stated, whatever the zone."""
    return value.date() if isinstance(value, datetime) else value


def moment_key(value: Moment) -> float:
    """What sorts moments of every kind; a time without a zone counts as one in UTC, a day as its start."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day)
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).timestamp()


def same_moment(one: Moment, other: Moment) -> bool:
    """Whether two values state the same: one instant where both have a zone, else the same parts."""
    if type(one) is not type(other):
        return False
    if isinstance(one, datetime) and isinstance(other, datetime) and (one.tzinfo is None) != (other.tzinfo is None):
        return False
    return one == other


def zone_offset(sign: str, hours: int, minutes: int = 0) -> timezone | None:
    """The zone of "+01:00" and its like; None when no place on earth has it."""
    offset = timedelta(hours=hours, minutes=minutes)
    if offset > _WIDEST_OFFSET or minutes > 59:
        return None
    return timezone(-offset if sign in "-−–" else offset)
