"""JSON-LD: read however it is written, and only what speaks of the page's own article."""

import json
import time
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articleclean.article import Person
from articleclean.blocks import Image
from articleclean.metadata.jsonld import article_body, article_images, detect, parse_jsonld
from articleclean.options import Options
from articleclean.page import Page
from articleclean.source import read

URL = "https://tribune.example/world/heron-returns"
ARTICLE = {"@type": "NewsArticle", "headline": "Bronze heron returns to the valley", "url": URL}


def page_of(*things: object, head: str = "") -> Page:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in things)
    markup = f"<html><head>{head}{scripts}</head><body><p>Text</p></body></html>"
    return read(markup, url=URL, content_type=None, markup="html", options=Options())


def stated(page: Page, field: str) -> Any:
    """The value of the most confident candidate, None when there is none."""
    found = sorted((c for c in detect(page) if c.field == field), key=lambda c: -c.confidence)
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('[{"a": 1}, [{"b": 2}], null, 3]', [{"a": 1}, {"b": 2}]),
        ('{"@context": "x", "@graph": [{"a": 1}, {"b": 2}]}', [{"a": 1}, {"b": 2}]),
        ('{"a": 1} {"b": 2};', [{"a": 1}, {"b": 2}]),
        ('{"a": 1,}', [{"a": 1}]),
        ('{"a": [1, 2, ], "b": ", }",}', [{"a": [1, 2], "b": ", }"}]),
        ('{"a": 1 // one\n, /* two */ "b": "http://x"}', [{"a": 1, "b": "http://x"}]),
        ('<!-- {"a": 1} -->', [{"a": 1}]),
        ('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}]),
        ('/*<![CDATA[*/ {"a": 1} /*]]>*/', [{"a": 1}]),
        ("{&quot;a&quot;: &quot;b&quot;}", [{"a": "b"}]),
        ('{"a": "two\nlines\tand a tab"}', [{"a": "two\nlines\tand a tab"}]),
        ('{"a": NaN, "b": [null, Infinity], "c": undefined}', [{"a": None, "b": [None, None], "c": None}]),
        ('{"a": "it\\\'s \\x here"}', [{"a": "it's \\x here"}]),
        ('{"a": "the "best" of, well", "b": 1}', [{"a": 'the "best" of, well', "b": 1}]),
        ('{"a": 1} {"b": ', [{"a": 1}]),
        ("", []),
        ("var a = 1", []),
    ],
)
def test_parse(text: str, expected: list[dict[str, Any]]) -> None:
    assert parse_jsonld(text) == expected


def test_main_entities_are_opened_and_lists_of_teasers_are_not() -> None:
    thing = {
        "@type": "WebPage",
        "mainEntity": {"@type": "NewsArticle", "headline": "Own"},
        "itemListElement": [{"@type": "NewsArticle", "headline": "Other"}],
    }
    assert [t.get("headline") for t in parse_jsonld(json.dumps(thing))] == [None, "Own"]


@pytest.mark.parametrize(
    "evil",
    [
        "[" * 50_000, '{"a":' * 50_000, '{"@graph":[' * 50_000 + "]}" * 50_000, '"' * 100_000, "/*" * 100_000,
        '"\\' * 100_000, '"x ' * 100_000, ", " * 100_000, "<!-- " * 50_000, "//" * 100_000, " " * 200_000 + "x",
    ],
)  # fmt: skip
def test_hostile_text_ends_soon(evil: str) -> None:
    start = time.process_time()
    parse_jsonld(evil)
    assert time.process_time() - start < 2


@given(
    st.recursive(
        st.none() | st.booleans() | st.text() | st.integers(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_valid_json_loses_nothing(value: Any) -> None:
    assert parse_jsonld(json.dumps({"name": value}))[0] == {"name": value}


@given(st.text(alphabet='{}[]",:\\/*<!->& ant1\n'))
def test_any_text_is_read_without_error(text: str) -> None:
    parse_jsonld(text)


def test_the_fields_of_an_article() -> None:
    page = page_of(
        ARTICLE
        | {
            "datePublished": "2020-03-01T10:00:00Z",
            "dateModified": "2020-03-02T11:00:00Z",
            "author": [
                {"@type": "Person", "name": "Ada Brock", "url": "/ada"},
                {"@type": "Person", "name": "Tom Vale"},
            ],
            "publisher": {"@type": "Organization", "name": "Valley Tribune"},
            "articleSection": "World",
            "keywords": "herons, bronze; World",
            "inLanguage": "en_GB",
            "isAccessibleForFree": "False",
        }
    )
    assert stated(page, "headline") == "Bronze heron returns to the valley"
    assert stated(page, "published") == datetime(2020, 3, 1, 10, tzinfo=UTC)
    assert stated(page, "modified") == datetime(2020, 3, 2, 11, tzinfo=UTC)
    assert stated(page, "authors") == (Person("Ada Brock", "https://tribune.example/ada"), Person("Tom Vale"))
    assert stated(page, "site_name") == "Valley Tribune"
    assert stated(page, "section") == "World"
    assert stated(page, "tags") == ("herons", "bronze")
    assert stated(page, "language") == "en-GB"
    assert stated(page, "paywalled") is True
    assert stated(page, "canonical_url") == URL


def test_escaped_text_is_read_as_a_reader_sees_it() -> None:
    page = page_of(ARTICLE | {"headline": "Heron &amp;amp; egret: <em>home</em>  at&nbsp;last"})
    assert stated(page, "headline") == "Heron & egret: home at last"


def test_an_organisation_is_no_person_but_may_be_an_agency() -> None:
    page = page_of(ARTICLE | {"author": {"@type": "Organization", "name": "Reuters"}})
    assert stated(page, "authors") is None
    assert stated(page, "agencies") == ("Reuters",)


def test_the_publisher_is_no_author() -> None:
    house = {"@type": "Organization", "name": "Valley Tribune"}
    page = page_of(ARTICLE | {"author": {"@type": "Person", "name": "Valley Tribune"}, "publisher": house})
    assert stated(page, "authors") is None


def test_references_in_a_graph() -> None:
    page = page_of(
        {
            "@graph": [
                ARTICLE | {"author": {"@id": "#ada"}, "publisher": {"@id": "#house"}},
                {"@type": "Person", "@id": "#ada", "name": "Ada Brock"},
                {"@type": "Organization", "@id": "#house", "name": "Valley Tribune"},
            ]
        }
    )
    assert [person.name for person in stated(page, "authors")] == ["Ada Brock"]
    assert stated(page, "site_name") == "Valley Tribune"


def test_the_article_of_this_address_wins() -> None:
    other = {"@type": "NewsArticle", "headline": "Another story altogether", "url": "https://tribune.example/a/other"}
    page = page_of(other, ARTICLE, {**other, "url": "https://tribune.example/a/third"})
    assert [c.value for c in detect(page) if c.field == "headline"] == [ARTICLE["headline"]]


def test_the_article_of_this_title_wins() -> None:
    teaser = {"@type": "NewsArticle", "headline": "Another story altogether"}
    own = {"@type": "NewsArticle", "headline": "Bronze heron returns to the valley"}
    page = page_of(teaser, own, head='<meta property="og:title" content="Bronze heron returns to the valley">')
    assert stated(page, "headline") == own["headline"]


def test_teasers_alone_say_nothing() -> None:
    teasers = [
        {"@type": "NewsArticle", "headline": f"Another story, number {n}", "url": f"https://tribune.example/a/{n}"}
        for n in range(3)
    ]
    assert stated(page_of(*teasers), "headline") is None


def test_parts_that_are_not_free() -> None:
    page = page_of(ARTICLE | {"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": False}})
    assert stated(page, "paywalled") is True


@pytest.mark.parametrize("value", [None, [], {}, 7, True, [None], {"name": None}, [[["x"]]], {"@id": 5}, {"name": {}}])
def test_odd_values_raise_nothing(value: object) -> None:
    keys = (
        "headline", "author", "publisher", "datePublished", "keywords", "image", "articleBody", "inLanguage", "hasPart",
        "isAccessibleForFree", "articleSection", "mainEntityOfPage", "liveBlogUpdate", "description", "@type",
    )  # fmt: skip
    page = page_of({"@type": "NewsArticle"} | dict.fromkeys(keys, value), ARTICLE | {"author": value})
    assert stated(page, "headline") == ARTICLE["headline"]
    article_body(page)
    article_images(page)


def test_pictures() -> None:
    picture = {"@type": "ImageObject", "url": "/h.jpg", "caption": "A heron", "width": "640px", "height": 480}
    page = page_of(ARTICLE | {"image": [picture, "https://tribune.example/h.jpg", "/b.jpg"]})
    assert article_images(page) == (
        Image("https://tribune.example/h.jpg", "A heron", width=640, height=480),
        Image("https://tribune.example/b.jpg"),
    )


def test_body() -> None:
    assert article_body(page_of(ARTICLE | {"articleBody": "One.\n\n Two &amp; three. "})) == "One.\nTwo & three."
    live = ARTICLE | {"@type": "LiveBlogPosting", "liveBlogUpdate": [{"articleBody": "Now."}, {"articleBody": "Then."}]}
    assert article_body(page_of(live)) == "Now.\nThen."
    assert article_body(page_of(ARTICLE)) is None
