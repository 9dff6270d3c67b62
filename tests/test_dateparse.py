"""Dates as machines write them: what is stated, and nothing else."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articleclean.fields.dates.parse import parse_stated
from articleclean.fields.dates.value import Moment, same_moment

DAY = date(2016, 12, 10)
NAIVE = datetime(2016, 12, 10, 14, 33)
UTC_TIME = NAIVE.replace(tzinfo=UTC)
PLUS_1 = NAIVE.replace(tzinfo=timezone(timedelta(hours=1)))
EST = NAIVE.replace(tzinfo=timezone(timedelta(hours=-5)))

STATED: list[tuple[str, Moment | None]] = [
    # ISO 8601 and its neighbours
    ("2016-12-10", DAY),
    (" 2016-12-10\n", DAY),
    ("2016/12/10", DAY),
    ("2016.12.10", DAY),
    ("20161210", DAY),
    ("2016-12-10T", DAY),
    ("2016-12-10Z", DAY),
    ("٢٠١٦-١٢-١٠", DAY),
    ("2016-12-10T14:33", NAIVE),
    ("2016-12-10 14:33:00", NAIVE),
    ("2016-12-10, 14:33", NAIVE),
    ("2016-12-10 2:33 PM", NAIVE),
    ("201612101433", NAIVE),
    ("20161210143300", NAIVE),
    ("2016-12-10T14:33:00Z", UTC_TIME),
    ("2016-12-10 14:33:00 UTC", UTC_TIME),
    ("2016-12-10 14:33:00 +0000 UTC", UTC_TIME),
    ("20161210T143300Z", UTC_TIME),
    ("2016-12-10T14:33:00+01:00", PLUS_1),
    ("2016-12-10T14:33:00+0100", PLUS_1),
    ("2016-12-10T14:33:00 GMT+0100", PLUS_1),
    ("2016-12-10T14:33:00+01:00[Europe/Berlin]", PLUS_1),
    ("2016-12-10T14:33:00-05", EST),
    ("2016-12-10T14:33:00.123456789Z", UTC_TIME.replace(microsecond=123456)),
    ("2016-12-10T14:33:00,5+01:00", PLUS_1.replace(microsecond=500000)),
    ("2016-12-10T00:00:00+01:00", PLUS_1.replace(hour=0, minute=0)),
    # RFC 2822, JavaScript, asctime
    ("Sat, 10 Dec 2016 14:33:00 +0100", PLUS_1),
    ("Sat, 10 Dec 2016 14:33:00 GMT", UTC_TIME),
    ("Sat Dec 10 2016 14:33:00 GMT+0100 (Central European Standard Time)", PLUS_1),
    ("Sat Dec 10 14:33:00 UTC 2016", UTC_TIME),
    ("Sat Dec 10 14:33:00 2016", NAIVE),
    # what people write into <meta>
    ("10 Dec 2016", DAY),
    ("10th of December 2016", DAY),
    ("Saturday, December 10, 2016", DAY),
    ("Dec 10, 2016 at 2:33 p.m. EST", EST),
    ("2016 Dec 10", DAY),
    ("10.12.2016 14:33", NAIVE),
    ("13/12/2016", date(2016, 12, 13)),
    ("12/13/2016", date(2016, 12, 13)),
    # unix time
    ("1481380380", UTC_TIME),
    ("1481380380000", UTC_TIME),
    # a zone that means several offsets, or none on earth, is no offset
    ("2016-12-10T14:33:00 IST", NAIVE),
    ("2016-12-10T14:33:00 ET", NAIVE),
    ("2016-12-10T14:33:00+99:00", NAIVE),
    # an impossible time leaves the day
    ("2016-12-10T25:00", DAY),
]
NOTHING = [
    "",
    "2016",
    "2016-12",
    "December 2016",
    "14:33",
    "Yesterday",
    "10/12/2016",
    "12 / 10 / 2016",
    "2016-13-01",
    "2016-02-30",
    "1970-01-01T00:00:00Z",
    "0001-01-01T00:00:00",
    "9999-12-31",
    "9999999999",
    "0123456789",
    "Marchand 10 2016",
    "10 km from 2016 m",
    "{{ page.date }}",
]


@pytest.mark.parametrize(("text", "value"), STATED)
def test_what_is_stated(text: str, value: Moment) -> None:
    parsed = parse_stated(text)
    assert parsed is not None
    assert same_moment(parsed, value), parsed
    if isinstance(value, datetime) and isinstance(parsed, datetime):
        assert parsed.utcoffset() == value.utcoffset()


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_invented(text: str) -> None:
    assert parse_stated(text) is None


def test_order_decides_between_day_and_month() -> None:
    assert parse_stated("10/12/2016", "dmy") == DAY
    assert parse_stated("10/12/2016", "mdy") == date(2016, 10, 12)
    assert parse_stated("10.12.2016", "mdy") == DAY


@given(st.text(max_size=120))
def test_never_raises(text: str) -> None:
    value = parse_stated(text)
    assert value is None or 1900 <= value.year <= 2100


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)), st.sampled_from([None, UTC]))
def test_iso_format_comes_back(value: datetime, zone: timezone | None) -> None:
    value = value.replace(tzinfo=zone)
    assert parse_stated(value.isoformat()) == value


@pytest.mark.parametrize("evil", ["1" * 100_000, "2016-" * 20_000, "2016-12-10T" + "1:" * 40_000, "a 1 " * 30_000])
def test_long_input_is_no_work(evil: str) -> None:
    start = time.process_time()
    assert parse_stated(evil) is None
    assert time.process_time() - start < 0.5
