"""What the page as a whole decides of dates: day or month first, zones, no future, first and later versions."""

from datetime import date, datetime, timedelta, timezone

import pytest

from articleclean import Article, Options, extract
from articleclean.fields.dates.value import Moment
from articleclean.fields.dates.zones import country_of, regional_tag, zone_named
from articleclean.sureness import calibrated

TEXT = "<p>The ferry that linked both banks for a century will sail again, the harbour board said on Friday.</p>" * 3


def page(head: str = "", shown: str = "", lang: str = "en", below: str = "") -> str:
    body = f"<h1>Ferry sails again today</h1>{shown}{TEXT}{below}"
    return f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def read(source: str, url: str | None = None, **options: object) -> Article:
    return extract(source, url=url, options=Options(**options))  # type: ignore[arg-type]


META = '<meta name="date" content="{}">'


@pytest.mark.parametrize(
    ("lang", "url", "order", "day"),
    [
        ("en", None, None, None),
        ("en", None, "mdy", date(2024, 5, 3)),
        ("en", None, "dmy", date(2024, 3, 5)),
        ("de", None, "mdy", date(2024, 5, 3)),
        ("en-US", None, None, date(2024, 5, 3)),
        ("en", "https://gazette.example.co.uk/a", None, date(2024, 3, 5)),
        ("fr", None, None, date(2024, 3, 5)),
        ("en", "https://gazette.example/2024/05/ferry", None, date(2024, 5, 3)),
    ],
)
def test_order_rules_metadata_too(lang: str, url: str | None, order: str | None, day: date | None) -> None:
    article = read(page(META.format("05/03/2024"), lang=lang), url, date_order=order)
    assert article.published == day
    assert any("05/03/2024" in warning for warning in article.warnings) == (day is not None)


def test_dates_with_names_show_how_the_page_writes() -> None:
    shown = '<p class="date">Last updated: May 20, 2024</p>'
    article = read(page('<meta property="article:published_time" content="05/03/2024">', shown))
    assert article.published == date(2024, 5, 3)
    assert "how the page writes other dates" in " ".join(article.warnings)


def test_no_warning_where_the_page_agrees() -> None:
    shown = '<p class="date">Published 05/03/2024</p>'
    article = read(page('<meta name="date" content="2024-05-03">', shown))
    assert (article.published, article.warnings) == (date(2024, 5, 3), ())


def test_stated_in_words_of_the_language() -> None:
    article = read(page('<meta property="article:published_time" content="24. Januar 2022, 14:33 Uhr">', lang="de"))
    assert article.published == datetime(2022, 1, 24, 14, 33)


@pytest.mark.parametrize("field", ["published", "modified"])
def test_stated_future_dates_are_left_out(field: str) -> None:
    head = f'<meta property="article:{field}_time" content="2031-01-01T10:00:00Z">'
    article = read(page(head), now=datetime(2024, 5, 4))
    assert getattr(article, field) is None
    assert any("Options.now" in warning for warning in article.warnings)
    assert getattr(read(page(head)), field) is not None


def test_a_future_statement_gives_way_to_the_shown_day() -> None:
    head = '<meta property="article:published_time" content="2042-05-03T10:00:00Z">'
    shown = '<p class="date">3 May 2024</p>'
    assert read(page(head, shown), now=datetime(2024, 5, 4)).published == date(2024, 5, 3)


@pytest.mark.parametrize(
    ("name", "when", "tag", "hours"),
    [
        ("CET", None, "", 1),
        ("MESZ", None, "de", 2),
        ("EDT", None, "en", -4),
        ("IST", None, "en-in", 5.5),
        ("IST", None, "en-ie", 1),
        ("IST", None, "he-il", 2),
        ("IST", None, "en", None),
        ("BST", None, "en-gb", 1),
        ("BST", None, "en", None),
        ("CST", None, "zh-cn", 8),
        ("CST", None, "en-us", -6),
        ("EST", None, "en-au", 10),
        ("ET", datetime(2024, 5, 3, 12), "en", -4),
        ("ET", datetime(2024, 12, 3, 12), "en-us", -5),
        ("ET", datetime(2006, 10, 30, 12), "en", -5),
        ("PT", datetime(2024, 7, 1, 9), "en", -7),
        ("PT", datetime(2024, 7, 1, 9), "pt-pt", None),
        ("ET", None, "en", None),
        ("XYZ", None, "en", None),
    ],
)
def test_zones(name: str, when: datetime | None, tag: str, hours: float | None) -> None:
    zone = zone_named(name, when, tag)
    assert (zone.utcoffset(None) if zone else None) == (None if hours is None else timedelta(hours=hours))


def test_country() -> None:
    assert country_of("en", "https://a.example.co.uk/x") == "gb"
    assert country_of("en-IN", "https://a.example.com") == "in"
    assert country_of("en", "https://a.example.tv") == ""
    assert regional_tag("en_IN", None) == "en-in"
    assert regional_tag(None, None) == ""


@pytest.mark.parametrize(
    ("lang", "url", "shown", "value"),
    [
        ("en", "https://a.example.in/1", "May 3, 2024 10:30 AM IST", timedelta(hours=5.5)),
        ("en", None, "May 3, 2024 10:30 AM IST", None),
        ("de", None, "3. Mai 2024, 10:30 Uhr MESZ", timedelta(hours=2)),
        ("ru", None, "3 мая 2024, 10:30 (МСК)", timedelta(hours=3)),
        ("en", None, "10:30 AM ET, Fri May 3, 2024", timedelta(hours=-4)),
        ("vi", None, "Thứ Sáu, 3/5/2024, 10:30 (GMT+7)", timedelta(hours=7)),
    ],
)
def test_shown_zones(lang: str, url: str | None, shown: str, value: timedelta | None) -> None:
    published = read(page("", f'<p class="date">{shown}</p>', lang), url).published
    expected: Moment = datetime(2024, 5, 3, 10, 30, tzinfo=timezone(value) if value is not None else None)
    assert published == expected


def test_zone_of_metadata_by_country() -> None:
    article = read(page(META.format("2024-05-03T10:00 IST"), lang="en-IN"))
    assert article.published == datetime(2024, 5, 3, 10, tzinfo=timezone(timedelta(hours=5.5)))


def test_what_is_called_the_first_publication() -> None:
    note = "<p>This story was originally published on 26 April 2024 and has been updated since.</p>"
    article = read(page("", '<p class="date">30 April 2024</p>', below=note))
    assert (article.published, article.modified) == (date(2024, 4, 26), date(2024, 4, 30))


def test_a_theme_that_calls_the_edit_published() -> None:
    head = (
        '<meta property="article:published_time" content="2020-03-10T15:30:00+00:00">'
        '<meta property="article:modified_time" content="2024-02-12T13:28:34+00:00">'
    )
    shown = '<time class="entry-date published updated" datetime="2024-02-12T13:28:34+00:00">12 February 2024</time>'
    source = page(head, shown).replace("<body>", '<body class="hentry">')
    article = read(source)
    assert article.published is not None
    assert article.published.year == 2020
    assert article.modified is not None
    assert article.modified.year == 2024


def test_a_change_alone_stands_in_with_half_the_confidence_and_a_warning() -> None:
    article = read(page('<meta property="article:modified_time" content="2024-05-03T10:00:00Z">'))
    assert article.published == article.modified
    half = article.provenance["modified"].confidence / 2
    assert article.provenance["published"].confidence == pytest.approx(calibrated("published", half), rel=0.02)
    assert any("stands in" in warning for warning in article.warnings)


LIVE = """<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry sails again today",
"dateModified": "2024-05-03T18:15:00Z", %s
"liveBlogUpdate": [{"datePublished": "2024-05-03T18:15:00Z"}, {"datePublished": "2024-05-03T09:15:00Z"}]}</script>"""


@pytest.mark.parametrize(
    ("stated", "hour"),
    [("", 9), ('"coverageStartTime": "2024-05-03T08:00:00Z",', 8), ('"datePublished": "2024-05-03T07:00:00Z",', 7)],
)
def test_a_liveblog_in_metadata(stated: str, hour: int) -> None:
    article = read(page(LIVE % stated))
    assert isinstance(article.published, datetime)
    assert article.published.hour == hour
    assert isinstance(article.modified, datetime)
    assert article.modified.hour == 18


def test_the_earliest_entry_of_a_shown_liveblog() -> None:
    entries = "".join(f'<div class="e"><b class="t">3 May 2024, {hour}:15</b>{TEXT}</div>' for hour in (18, 15, 12))
    article = read(f'<html lang="en-GB"><h1>Ferry sails again today</h1>{entries}')
    assert article.published == datetime(2024, 5, 3, 12, 15)
