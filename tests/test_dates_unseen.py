"""The day of publication where only software reads it, on pages that state it nowhere else."""

from datetime import UTC, date, datetime

import pytest

from articleclean import Article, extract
from articleclean.fields.dates.unseen import is_key

TEXT = "<p>The ferry that linked both banks for a century will sail again, the harbour board said on Friday.</p>" * 3
DAY = date(2020, 4, 17)


def read(head: str = "", shown: str = "", body: str = "") -> Article:
    return extract(
        f"<html lang=en><head>{head}</head><body {body}><h1>Ferry sails again</h1>{shown}{TEXT}</body></html>"
    )


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("w-published-date", True),
        ("articlePublishDate", True),
        ("page_post_date", True),
        ("pagePostDateISO", True),
        ("pubDate", True),
        ("five_hundred_pixels:uploaded", True),
        ("data-published-at", True),
        ("unpublishDate", False),
        ("lastPublishedDate", False),
        ("commentPublishedAt", False),
        ("published_by", False),
        ("date", False),
        ("republishedStories", False),
        ("", False),
    ],
)
def test_keys(name: str, is_one: bool) -> None:
    assert is_key(name) == is_one


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="x-published-date" content="2020-04-17">',
        '<meta property="gallery:uploaded" content="2020-04-17">',
        '<script>var page = {"publishDate":"2020-04-17", "createDate": "2012-01-02"};</script>',
        "<script>dataLayer.push({'pagePostDate': 'April 17, 2020'})</script>",
        "<script>window.article_publish_date = '2020/04/17';</script>",
        '<script type="application/json">{"a":{"firstPublishedDate":"2020-04-17"},"datePublished":"20200417"}</script>',
        r'<script>state("{\"publishedAt\":\"2020-04-17\"}")</script>',
    ],
)
def test_stated_for_software(head: str) -> None:
    article = read(head)
    assert article.published == DAY
    assert article.provenance["published"].source in ("meta", "markup")


def test_data_attribute() -> None:
    assert read(body='data-published-at="2020-04-17"').published == DAY


def test_with_its_time() -> None:
    article = read('<script>x = {publishedAt: "2020-04-17T08:30:00Z"}</script>')
    assert article.published == datetime(2020, 4, 17, 8, 30, tzinfo=UTC)


def test_written_by_a_script() -> None:
    article = read(shown='<td><script>showDate("2020/04/17 01:43:09 01:43:09")</script> seen by 7</td>')
    assert article.published == datetime(2020, 4, 17, 1, 43, 9)


@pytest.mark.parametrize(
    "head",
    [
        '<script>[{"publishDate":"2020-04-17"},{"publishDate":"2020-04-18"}]</script>',
        '<script>x = {"unpublishDate":"2020-04-17"}</script>',
        '<script>x = {"lastPublishedDate":"2020-04-17"}</script>',
        '<script>x = {"publishDate":"04/03/2020"}</script>',
        '<script>x = {"publishDate":"2020-01-01"}</script>',
        '<script>x = {"publishedAt":1587110400}</script>',
        '<script>x = {"publisher":"2020-04-17"}</script>',
        '<script>setExpiry("2020-04-17")</script>',
        '<script>showDate("2020/04/17"); run()</script>',
        '<meta name="user-published" content="2020-04-17">',
    ],
)
def test_says_nothing(head: str) -> None:
    assert read(head).published is None


def test_what_metadata_states_comes_first() -> None:
    article = read('<meta name="pubdate" content="2020-04-16"><script>x = {"publishDate":"2020-04-17"}</script>')
    assert article.published == date(2020, 4, 16)


def test_embedded_posts_day_is_not_the_articles() -> None:
    time = '<time datetime="2018-03-27T07:08:52Z">Mar 27, 2018</time>'
    post = f"<blockquote><p>A post shared by Jane Roe on {time}</p></blockquote>"
    article = read('<meta property="article:published_time" content="2018-05-23">', shown=TEXT + post)
    assert article.published == date(2018, 5, 23)
