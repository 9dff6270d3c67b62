"""Dates that a reader sees: found in text, told apart by their place, chosen together."""

import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articleclean import Options
from articleclean.article import Article, Source
from articleclean.candidates import Candidate
from articleclean.extract import extract
from articleclean.fields.dates.address import in_address, month_in_address
from articleclean.fields.dates.choose import choose_dates
from articleclean.fields.dates.find import find_dates
from articleclean.fields.dates.labels import is_label, label_of
from articleclean.fields.dates.order import local_order
from articleclean.fields.dates.value import Moment

DAY = date(2016, 12, 10)
TIME = datetime(2016, 12, 10, 14, 33)
MINUS_5 = timezone(timedelta(hours=-5))

WRITTEN: list[tuple[str, str, Moment]] = [
    ("en", "December 10, 2016", DAY),
    ("en", "By Jane Roe | Dec. 10th, 2016 | 5 min read", DAY),
    ("en", "Sat, 10 Dec 2016 14:33 GMT", TIME.replace(tzinfo=UTC)),
    ("en", "Updated 2:33 PM ET, Sat December 10, 2016", TIME.replace(tzinfo=MINUS_5)),
    ("en", "Dec 10 2016 2:33 p.m. EST", TIME.replace(tzinfo=MINUS_5)),
    ("en", "at 14:33 on 10 December 2016", TIME),
    ("en", "10-Dec-2016", DAY),
    ("en", "Posted: 2016-12-10T14:33:00-05:00", TIME.replace(tzinfo=MINUS_5)),
    ("de", "10. Dezember 2016", DAY),
    ("de", "Stand: 10.12.2016, 14:33 Uhr", TIME),
    ("de", "Samstag, 10.12.16", DAY),
    ("fr", "Publié le 10 décembre 2016 à 14 h 33", TIME),
    ("fr", "1er décembre 2016", date(2016, 12, 1)),
    ("es", "10 de diciembre de 2016", DAY),
    ("es", "10 dic 2016 - 14:33 h", TIME),
    ("pt", "Publicado em 10 de dezembro de 2016 às 14h33", TIME),
    ("it", "10 dicembre 2016 alle ore 14:33", TIME),
    ("ca", "10 d’octubre de 2016", date(2016, 10, 10)),
    ("ro", "10 decembrie 2016", DAY),
    ("nl", "10 december 2016 14:33", TIME),
    ("da", "10. december 2016 kl. 14.33", TIME),
    ("nb", "10. desember 2016", DAY),
    ("sv", "10 december 2016 kl 14.33", TIME),
    ("fi", "10. joulukuuta 2016 klo 14.33", TIME),
    ("is", "10. desember 2016", DAY),
    ("et", "10. detsember 2016", DAY),
    ("lv", "2016. gada 10. decembris", DAY),
    ("lt", "2016 m. gruodžio 10 d.", DAY),
    ("pl", "10 grudnia 2016, 14:33", TIME),
    ("cs", "10. prosince 2016", DAY),
    ("sk", "10. decembra 2016", DAY),
    ("hu", "2016. december 10. 14:33", TIME),
    ("sl", "10. december 2016", DAY),
    ("hr", "10. prosinca 2016.", DAY),
    ("sr", "10. децембар 2016.", DAY),
    ("bg", "10 декември 2016", DAY),
    ("ru", "10 декабря 2016 г., 14:33", TIME),
    ("uk", "10 грудня 2016 р.", DAY),
    ("el", "10 Δεκεμβρίου 2016", DAY),
    ("tr", "10 Aralık 2016 14:33", TIME),
    ("az", "10 dekabr 2016", DAY),
    ("he", "10 בדצמבר 2016", DAY),
    ("ar", "١٠ ديسمبر ٢٠١٦", DAY),
    ("ar", "10 كانون الأول/ديسمبر 2016 - 14:33", TIME),
    ("fa", "۱۰ دسامبر ۲۰۱۶", DAY),
    ("ur", "10 دسمبر 2016", DAY),
    ("hi", "१० दिसंबर २०१६", DAY),
    ("bn", "১০ ডিসেম্বর ২০১৬", DAY),
    ("ta", "10 டிசம்பர், 2016", DAY),
    ("th", "10 ธันวาคม 2559", DAY),
    ("th", "10 ธ.ค. 2559", DAY),
    ("vi", "ngày 10 tháng 12 năm 2016", DAY),
    ("id", "10 Desember 2016, 14.33 WIB", TIME.replace(tzinfo=timezone(timedelta(hours=7)))),
    ("ms", "10 Disember 2016", DAY),
    ("sw", "10 Desemba 2016", DAY),
    ("ja", "2016年12月10日 14:33", TIME),
    ("ja", "平成28年12月10日", DAY),
    ("ja", "2016/12/10(土) 14:33", TIME),
    ("zh", "2016年12月10日 下午2:33", TIME),
    ("ko", "2016년 12월 10일 오후 2:33", TIME),
    ("ko", "2016. 12. 10.", DAY),
    ("mn", "2016 оны 12 сарын 10", DAY),
]


@pytest.mark.parametrize(("language", "text", "value"), WRITTEN)
def test_written_dates(language: str, text: str, value: Moment) -> None:
    (found,) = find_dates(text, language)
    assert found.value == value
    assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(("language", "text", "value"), WRITTEN)
def test_names_are_known_without_the_language(language: str, text: str, value: Moment) -> None:
    found = find_dates(text)
    assert [one.value for one in found] == [value]


def test_one_word_for_two_months_is_read_by_the_language() -> None:
    assert find_dates("10 listopad 2016", "pl")[0].value == date(2016, 11, 10)
    assert find_dates("10 listopad 2016", "hr")[0].value == date(2016, 10, 10)
    assert find_dates("10 listopad 2016") == []


@pytest.mark.parametrize(
    "text",
    [
        "page 12 of 2016",
        "in December 2016",
        "10 December",
        "1.2.3.4",
        "call 10-12-2016-55",
        "32 December 2016",
        "2016",
        "30 million in 2016",
        "10.12.2016.3",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text, "en") == []


def test_two_readings_until_an_order_is_given() -> None:
    (found,) = find_dates("10/12/2016", "en")
    assert found.value is None
    assert found.readings == (DAY, date(2016, 10, 12))
    assert find_dates("10/12/2016", order="mdy")[0].value == date(2016, 10, 12)
    assert find_dates("12/13/2016")[0].order == "mdy"


def test_each_date_keeps_its_own_time() -> None:
    first, second = find_dates("Published 10 Dec 2016 14:33 Updated 11 Dec 2016 15:00", "en")
    assert first.value == TIME
    assert second.value == datetime(2016, 12, 11, 15)


@given(st.text(alphabet="0123456789年月日 .,/-:ADecmbr٣", max_size=80))
def test_finding_never_raises_and_stays_inside(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(
    "evil", ["1 " * 50_000, "10. " * 25_000, "Dec 10, " * 12_000, "2016-12-" * 12_000, "1:" * 50_000]
)
def test_finding_is_linear(evil: str) -> None:
    start = time.process_time()
    find_dates(evil + "2016")
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        ("Published on Monday, ", "", "published"),
        ("Zuletzt aktualisiert am ", "", "modified"),
        ("Stand: ", "", "modified"),
        ("Mis à jour le ", "", "modified"),
        ("最終更新：", "", "modified"),
        ("", " 更新", "modified"),
        ("Senior AnalystUpdated ", "", "modified"),
        ("Published 3 May, last updated ", "", "modified"),
        ("Copyright © ", "", "other"),
        ("Copyright 2020. Published ", "", "published"),
        ("By Jane Updike ", "", None),
        ("", "", None),
    ],
)
def test_labels(before: str, after: str, label: str | None) -> None:
    assert label_of(before, after) == label


def test_a_line_that_is_a_label() -> None:
    assert is_label("Published:") == "published"
    assert is_label("更新日時：") == "modified"
    assert is_label("Published author") is None


@pytest.mark.parametrize(
    ("language", "url", "order"),
    [
        ("en-US", "https://news.example.com/a", "mdy"),
        ("en-US", "https://news.example.co.uk/a", "dmy"),
        ("en", "https://news.example.gov/a", "mdy"),
        ("en", "https://news.example.com/a", None),
        ("en", "https://news.example.io/a", None),
        ("de", "https://news.example.com/a", "dmy"),
        (None, None, None),
    ],
)
def test_order_by_language_and_country(language: str | None, url: str | None, order: str | None) -> None:
    assert local_order(language, url) == order


def test_days_in_addresses() -> None:
    assert in_address("https://a.example/2016/12/10/storm.html") == (DAY, "2016/12/10")
    assert in_address("https://a.example/news/20161210-storm") == (DAY, "20161210")
    assert in_address("https://a.example/2016/dec/10/storm") == (DAY, "2016/dec/10")
    assert in_address("https://a.example/news/29-10-2021") == (date(2021, 10, 29), "29-10-2021")
    for url in (
        "https://a.example/2016/12/storm",
        "https://a.example/id/20169999",
        "https://a.example/a?d=2016-12-10",
        None,
    ):
        assert in_address(url) is None
    assert month_in_address("https://a.example/2016/12/storm") == (2016, 12)
    assert month_in_address("https://a.example/storm") is None


def said(value: Moment, source: Source = "json-ld", confidence: float = 0.9) -> Candidate:
    return Candidate("published", value, source, source, str(value), confidence)


def chosen(published: list[Candidate], modified: list[Candidate]) -> tuple[Moment | None, Moment | None]:
    first, last = choose_dates(published, modified)
    return (first.value if first else None, last.value if last else None)


def test_of_those_that_agree_the_fullest() -> None:
    full = TIME.replace(tzinfo=MINUS_5)
    assert chosen([said(DAY), said(full, "meta", 0.7), said(TIME, "visible", 0.8)], []) == (full, None)


def test_a_midnight_says_less_than_a_time() -> None:
    midnight = datetime(2016, 12, 10, tzinfo=UTC)
    assert chosen([said(midnight), said(TIME, "visible", 0.8)], [])[0] == TIME


def test_a_later_time_shown_does_not_replace_the_stated_one() -> None:
    stated = datetime(2016, 12, 10, 6, 2, 11, tzinfo=UTC)
    assert chosen([said(stated), said(stated.replace(hour=15), "visible", 0.97)], [])[0] == stated


def test_a_moment_to_the_second_says_more_than_one_to_the_minute() -> None:
    stated = datetime(2016, 12, 10, 6, 2, 11, tzinfo=UTC)
    assert chosen([said(stated), said(stated.replace(second=0), "visible", 0.97)], [])[0] == stated


def test_agreement_beats_one_sure_source() -> None:
    other = date(2016, 1, 1)
    assert chosen([said(other, "meta", 0.8), said(DAY, "visible", 0.7), said(DAY, "url", 0.7)], [])[0] == DAY


def test_the_same_instant_in_utc_speaks_for_the_local_day() -> None:
    local = datetime(2016, 12, 10, 21, 0, tzinfo=MINUS_5)
    assert chosen([said(local.astimezone(UTC)), said(local, "visible", 0.8)], [])[0] == local


def test_a_shown_day_agrees_with_an_instant_of_the_day_after_in_utc() -> None:
    instant = datetime(2016, 12, 11, 2, 0, tzinfo=UTC)
    assert chosen([said(instant), said(DAY, "visible", 0.97)], [])[0] == instant


def test_a_shown_change_is_not_the_publication() -> None:
    later = date(2017, 1, 5)
    assert chosen([said(DAY), said(later, "visible", 0.97)], [said(later, "meta")]) == (DAY, later)


def test_no_change_that_says_the_same_or_is_earlier() -> None:
    assert chosen([said(TIME)], [said(TIME)]) == (TIME, None)
    assert chosen([said(TIME)], [said(DAY)]) == (TIME, None)
    assert chosen([said(DAY)], [said(date(2016, 1, 1))]) == (DAY, None)
    later = TIME.replace(hour=20)
    assert chosen([said(TIME)], [said(later)]) == (TIME, later)


def test_a_change_stands_in_where_no_publication_is_stated() -> None:
    first, last = choose_dates([], [said(DAY, "meta", 0.8)])
    assert first is not None
    assert last is not None
    assert (first.field, first.value, first.confidence) == ("published", DAY, 0.4)
    assert last.value == DAY
    assert choose_dates([], []) == (None, None)


def test_a_date_of_something_else_is_left() -> None:
    assert chosen([said(DAY, "visible", 0.05)], []) == (None, None)


TEXT = "The river rose by two metres during the night, and the mayor asked all people near it to leave their houses. "
BODY = f"<p>{TEXT * 2}</p><p>{TEXT * 2}</p>"


def page(top: str, bottom: str = "", *, language: str = "en", title: str = "River rises in the old town") -> str:
    return (
        f"<html lang='{language}'><head><title>{title}</title></head>"
        f"<body><main><h1>{title}</h1>{top}{BODY}{bottom}</main>"
        "<footer><p>© 2015–2024 The Herald</p></footer></body></html>"
    )


def read(source: str, **options: object) -> Article:
    url = options.pop("url", "https://herald.example.com/river")
    return extract(source, url=str(url), options=Options(**options))  # type: ignore[arg-type]


def test_date_below_the_headline() -> None:
    article = read(page("<p class='meta'>December 10, 2016</p>"))
    assert (article.published, article.modified) == (DAY, None)
    assert article.provenance["published"].raw == "December 10, 2016"
    assert "2016" not in article.to_text()


def test_published_and_updated_apart() -> None:
    article = read(page("<p>Published: December 10, 2016 2:33 PM | Updated: December 11, 2016</p>"))
    assert (article.published, article.modified) == (TIME, date(2016, 12, 11))


def test_label_in_its_own_element() -> None:
    article = read(
        page("<dl><dt>Aktualisiert</dt><dd>11.12.2016</dd><dt>Erschienen</dt><dd>10.12.2016</dd></dl>", language="de")
    )
    assert (article.published, article.modified) == (DAY, date(2016, 12, 11))


def test_labels_after_the_dates() -> None:
    article = read(page("<p>2016年12月10日 公開　2016年12月11日 更新</p>", language="ja"))
    assert (article.published, article.modified) == (DAY, date(2016, 12, 11))


def test_time_element_states_more_than_it_shows() -> None:
    article = read(page("<p><time datetime='2016-12-10T14:33:00-05:00'>Dec 10</time></p>"))
    assert article.published == TIME.replace(tzinfo=MINUS_5)


def test_label_inside_the_time_element() -> None:
    article = read(page("<p>Posted Dec 10, 2016 <time datetime='2016-12-11T09:00'>Updated Dec 11, 2016</time></p>"))
    assert (article.published, article.modified) == (DAY, datetime(2016, 12, 11, 9))


def test_elements_that_touch_are_read_apart() -> None:
    top = "<p><span>December 10, 2016</span><span>2:33 PM</span><span>Updated December 11, 2016</span></p>"
    article = read(page(top))
    assert (article.published, article.modified) == (TIME, date(2016, 12, 11))
    assert read(page("<p>December 10<sup>th</sup>, 2016</p>")).published == DAY


def test_dates_of_teasers_comments_and_copyright_are_left() -> None:
    teasers = "".join(
        f"<li class='teaser'><a href='/{n}'>A story</a> <span>May {n}, 2019</span></li>" for n in range(1, 6)
    )
    comments = "".join(f"<div class='comment'><p>Ann, June {n}, 2019</p><p>Well said.</p></div>" for n in range(1, 6))
    article = read(page("<p>December 10, 2016</p>", f"<ul>{teasers}</ul><div class='comments'>{comments}</div>"))
    assert (article.published, article.modified) == (DAY, None)


def test_dates_the_text_tells_of_are_left() -> None:
    told = f"<p>{TEXT * 3} The last flood was on May 3, 2002, and the one before in 1954.</p>"
    assert read(page(told)).published is None


def test_numbers_are_read_by_language_site_and_neighbours() -> None:
    top = "<p class='date'>10/12/2016</p>"
    assert read(page(top, language="fr")).published == DAY
    assert read(page(top, language="en-US")).published == date(2016, 10, 12)
    assert read(page(top, language="en-US"), url="https://herald.example.co.uk/a").published == DAY
    assert read(page(top)).published is None
    assert read(page(top), date_order="dmy").published == DAY
    assert read(page(top, "<p>Next meeting: 21/12/2016</p>")).published == DAY
    assert read(page(top), url="https://herald.example.com/2016/10/12/river").published == date(2016, 10, 12)


def test_future_dates_are_dropped_when_now_is_known() -> None:
    top = "<p>December 10, 2016</p>"
    assert read(page(top), now=datetime(2016, 12, 9, 12)).published == DAY
    assert read(page(top), now=datetime(2016, 12, 1)).published is None


@pytest.mark.parametrize("shown", ["December 10, 2016", "Published on 10 December 2016", "10.12.2016"])
def test_dump(shown: str) -> None:
    dump = f"River rises in the old town\n\n{shown}\n\n{TEXT * 3}\n\n{TEXT * 2}\n\nMore: June 1, 2019\n"
    article = extract(dump, markup="text")
    assert article.published == DAY
    assert "2016" not in article.to_text()


def test_address_alone() -> None:
    article = read(page(""), url="https://herald.example.com/2016/12/10/river")
    assert article.published == DAY
    assert article.provenance["published"].source == "url"
