"""What must hold of any page whatever: of broken markup, bytes of any kind, JSON-LD of any shape, and text."""

import json
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

import lxml.html
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

import articleclean as ac
from articleclean.metadata.jsonld import parse_jsonld
from fixture import cases, extracted
from markup_words import ATTRIBUTES, DATES, JSONLD_KEYS, SIGNS, TAGS
from page_strategies import JUNK, SENTENCES, damaged, dumps, jsonld_blocks, jsonld_pages, markup, pages_around
from promises import check_article, check_words, page_texts

ADDRESSES = st.none() | st.text(max_size=30) | st.sampled_from(("http://[::1/a", "https://a.example/2024/05/01/b"))
CONTENT_TYPES = (
    st.none()
    | st.text(max_size=30)
    | st.sampled_from(("text/html; charset=utf-7", "text/html; charset=", "charset=idna", "text/plain; charset=rot13"))
    | st.sampled_from(("text/html;charset=hex", "text/html; charset=utf-16", "application/xhtml+xml; charset=latin1"))
)
_PARTS = 8
"""The quick run tries one in so many of the wrong values for each property."""


@contextmanager
def soon(size: int) -> Iterator[None]:
    """The promise of time: 2 seconds of CPU and one more for each 100,000 characters, far above what any page takes."""
    start = time.process_time()
    yield
    assert (spent := time.process_time() - start) < 2 + size / 100_000, f"{spent:.1f} s for {size} characters"


def read(source: Any, **arguments: Any) -> ac.Article:
    """The article, which must come soon and be whole."""
    with soon(len(source)):
        article = ac.extract(source, **arguments)
    check_article(article)
    return article


@given(markup(), st.sampled_from(("auto", "html", "text")), ADDRESSES)
def test_any_markup_gives_an_article(piece: str, markup: Any, url: str | None) -> None:
    read(piece, markup=markup, url=url)


@given(markup(), st.sampled_from(("dmy", "mdy", None)), st.none() | st.just(datetime(2024, 5, 1)), st.booleans())
def test_a_broken_page_keeps_its_words_and_the_promises(
    piece: str, order: Any, now: datetime | None, keep: bool
) -> None:
    """Every word stands on the page; options change none; read again, or as bytes, it is the same article."""
    page = pages_around(piece).encode("utf-8", "ignore").decode()  # without halves of surrogate pairs
    article = read(page, markup="html")
    check_words(article, *page_texts(page))
    options = ac.Options(now=now, date_order=order, keep_candidates=keep)
    assert ac.extract(page, markup="html", options=options).to_text() == article.to_text()
    assert ac.extract(page, markup="html") == article
    as_bytes = ac.extract(page.encode(), markup="html", content_type="text/html; charset=utf-8")
    assert as_bytes.to_text() == article.to_text()


@given(dumps())
def test_a_text_keeps_its_words_and_the_promises(text: str) -> None:
    article = read(text, markup="text")
    check_words(article, text)
    assert ac.extract(text, markup="text") == article


@given(st.text(max_size=300))
def test_any_text_gives_an_article(text: str) -> None:
    read(text)


@given(st.binary(max_size=300) | markup().map(lambda page: page.encode("utf-8", "surrogatepass")), CONTENT_TYPES)
def test_any_bytes_give_an_article(data: bytes, content_type: str | None) -> None:
    read(data, content_type=content_type)


@given(damaged())
def test_a_damaged_page_gives_an_article(page: bytes) -> None:
    article = read(page)
    assert ac.extract(bytearray(page)) == ac.extract(memoryview(page)) == article


@given(jsonld_pages())
def test_any_json_ld_gives_an_article_and_costs_no_word(page: str) -> None:
    article = read(page)
    assert ac.extract(page) == article
    without = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    if page.count("<script") == without.count("<script") + 2:  # else the block ends the script before its end
        assert "kettle" in article.to_text() or "kettle" not in ac.extract(without).to_text()


@given(jsonld_blocks())
def test_any_json_ld_is_objects_or_nothing(block: str) -> None:
    with soon(len(block)):
        assert all(isinstance(thing, dict) for thing in parse_jsonld(block))


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in range(1, _PARTS))])
@pytest.mark.parametrize("key", JSONLD_KEYS)
def test_no_property_is_trusted_to_be_of_its_type(key: str, part: int) -> None:
    """Values of another type, in the article, in what it holds, and in a list; each key begins with another value."""
    for value in JUNK[(JSONLD_KEYS.index(key) + part) % _PARTS :: _PARTS]:
        inner = {"@type": "Person", "name": "Ann Roe", key: value}
        thing = {"@type": "NewsArticle", "headline": "Ferry late again", "author": inner, "image": inner, key: value}
        held = {"@type": "LiveBlogPosting", key: [value, inner, {"@type": "ListItem", key: value}]}
        block = json.dumps([thing, {"@type": "BreadcrumbList", "itemListElement": [inner], key: value}, held])
        article = ac.extract(
            pages_around("").replace("<h1>", f'<script type="application/ld+json">{block}</script><h1>')
        )
        check_article(article, by_schema=False)
        assert "kettle" in article.to_text(), value


def test_every_property_that_is_read_is_tried() -> None:
    """The keys that the package asks JSON-LD objects for are those of `JSONLD_KEYS`."""
    from articleclean.fields import breadcrumbs
    from articleclean.fields.dates import live
    from articleclean.metadata import jsonld, schema_org, values

    asked: set[str] = set()
    for module in (breadcrumbs, live, jsonld, schema_org, values):
        with open(str(module.__file__), encoding="utf-8") as file:
            asked.update(
                re.findall(r'(?:thing|article|item|part|entry|value|e|step|stated)\.get\("([@\w]+)"', file.read())
            )
    assert len(asked) > 15
    assert not asked - set(JSONLD_KEYS)


@given(markup(), st.integers(1, 2000), st.integers(1, 20), st.integers(1, 300))
def test_strict_limits_raise_one_error_and_others_cut(piece: str, size: int, lines: int, block: int) -> None:
    page = piece + SENTENCES[0]
    limits = ac.Limits(max_bytes=size, max_lines=lines, max_jsonld_bytes=block)
    check_article(ac.extract(page, options=ac.Options(limits=limits)))
    try:
        ac.extract(page, options=ac.Options(limits=replace(limits, strict=True)))
    except ac.LimitExceeded as error:
        assert "Limits." in str(error)  # noqa: PT017 (it need not be raised)


@given(markup(broken=False))
def test_all_kinds_of_source_give_one_article(piece: str) -> None:
    """A page that is well formed is the same as str, bytes, tree and BeautifulSoup object."""
    page = pages_around(piece)
    article = ac.extract(page)
    assert ac.extract(page.encode(), content_type="text/html; charset=utf-8") == article
    assert ac.extract(lxml.html.document_fromstring(page)) == article
    assert ac.extract(BeautifulSoup(page, "lxml")).to_text() == article.to_text()


@pytest.mark.parametrize("case", [case for case in cases() if case.page], ids=lambda case: case.name)
def test_fixtures_keep_every_promise(case: Any) -> None:
    article = extracted(case.name)
    check_article(article, by_schema=False)  # test_fixtures.py has validated it
    if (page := _decoded(case.page)) is not None and not any("set right" in warning for warning in article.warnings):
        check_words(article, page, *page_texts(page))


def _decoded(page: bytes) -> str | None:
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        return None


def test_the_words_that_pages_are_made_of_are_ones() -> None:
    assert len(TAGS) > 100
    assert all(len(table) == len(set(table)) for table in (ATTRIBUTES, DATES, JSONLD_KEYS, SIGNS, TAGS))
