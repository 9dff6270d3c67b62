"""Times told from the visit: "3 hours ago", in many languages, and only when the visit is known."""

import time
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articleclean import Options, extract
from articleclean.fields.dates.relative import find_relative
from articleclean.fields.dates.value import Moment

NOW = datetime(2016, 12, 10, 14, 33, 20)
TO_THE_MINUTE = NOW.replace(second=0)
HOURS_3 = TO_THE_MINUTE - timedelta(hours=3)
DAYS_2 = date(2016, 12, 8)

SAID: list[tuple[str, str, Moment]] = [
    ("en", "3 hours ago", HOURS_3),
    ("en", "By Jane Roe | 3h ago", HOURS_3),
    ("en", "Posted an hour ago", TO_THE_MINUTE - timedelta(hours=1)),
    ("en", "2 days ago", DAYS_2),
    ("en", "Yesterday at 6:02 PM", datetime(2016, 12, 9, 18, 2)),
    ("de", "vor 3 Stunden", HOURS_3),
    ("de", "Vor einer Stunde aktualisiert", TO_THE_MINUTE - timedelta(hours=1)),
    ("de-AT", "Heute, 09:05 Uhr", datetime(2016, 12, 10, 9, 5)),
    ("de", "Gestern 18:02", datetime(2016, 12, 9, 18, 2)),
    ("es", "hace 2 días", DAYS_2),
    ("es", "Publicado ayer", date(2016, 12, 9)),
    ("fr", "il y a 3 heures", HOURS_3),
    ("fr", "Publié hier à 14h33", datetime(2016, 12, 9, 14, 33)),
    ("it", "3 ore fa", HOURS_3),
    ("pt-BR", "há 2 dias", DAYS_2),
    ("nl", "3 uur geleden", HOURS_3),
    ("sv", "för 3 timmar sedan", HOURS_3),
    ("da", "for 3 timer siden", HOURS_3),
    ("nb", "for 3 timer siden", HOURS_3),
    ("fi", "3 tuntia sitten", HOURS_3),
    ("pl", "5 minut temu", TO_THE_MINUTE - timedelta(minutes=5)),
    ("cs", "před 3 hodinami", HOURS_3),
    ("hu", "3 órája", HOURS_3),
    ("ro", "acum 3 ore", HOURS_3),
    ("el", "πριν από 3 ώρες", HOURS_3),
    ("ru", "2 дня назад", DAYS_2),
    ("ru", "Вчера, 14:33", datetime(2016, 12, 9, 14, 33)),
    ("uk", "3 години тому", HOURS_3),
    ("bg", "преди 3 часа", HOURS_3),
    ("tr", "3 saat önce", HOURS_3),
    ("ar", "منذ ٣ ساعات", HOURS_3),
    ("ar", "قبل يومين", DAYS_2),
    ("fa", "۳ ساعت پیش", HOURS_3),
    ("he", "לפני שעתיים", TO_THE_MINUTE - timedelta(hours=2)),
    ("hi", "3 घंटे पहले", HOURS_3),
    ("bn", "৩ ঘন্টা আগে", HOURS_3),
    ("th", "3 ชั่วโมงที่ผ่านมา", HOURS_3),
    ("vi", "3 giờ trước", HOURS_3),
    ("id", "3 jam yang lalu", HOURS_3),
    ("ja", "3時間前", HOURS_3),
    ("zh-CN", "发布于 3小时前", HOURS_3),
    ("ko", "3시간 전", HOURS_3),
]


@pytest.mark.parametrize(("language", "text", "value"), SAID)
def test_what_is_said(language: str, text: str, value: Moment) -> None:
    (found,) = find_relative(text, language, NOW)
    assert found.value == value
    assert found.relative
    assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "2 weeks ago",
        "3 months ago",
        "in 3 hours",
        "today",
        "Yesterday",
        "long ago",
        "hours ago",
        "Today's paper",
        "1234 hours ago",
    ],
)
def test_what_tells_no_day(text: str) -> None:
    assert find_relative(text, "en", NOW) == []


TEXT = "<p>The ferry that linked both banks for a century will sail again, the harbour board said on Friday.</p>" * 3
PAGE = f'<html lang="en"><h1>Ferry sails again today</h1><div class="date">3 hours ago</div>{TEXT}'


def test_only_with_now() -> None:
    assert extract(PAGE).published is None
    article = extract(PAGE, options=Options(now=NOW))
    assert article.published == HOURS_3
    assert article.provenance["published"].raw == "3 hours ago"


def test_a_stated_time_goes_before() -> None:
    page = PAGE.replace("<h1>", '<meta property="article:published_time" content="2016-12-10T11:12:13"><h1>')
    assert extract(page, options=Options(now=NOW)).published == datetime(2016, 12, 10, 11, 12, 13)


@given(st.text(max_size=120), st.sampled_from(["en", "de", "ja", "ar", ""]))
def test_never_raises(text: str, language: str) -> None:
    for found in find_relative(text, language, NOW):
        assert 0 <= found.start < found.end <= len(text)


def test_long_input_is_no_work() -> None:
    start = time.process_time()
    for evil in ("3 hours " * 10_000, "vor " * 30, "1" * 119, "3 hours\u00a0" * 14):
        find_relative(evil, "en", NOW)
    assert time.process_time() - start < 0.5
