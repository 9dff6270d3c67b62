"""Every fixture: each field that its expected.json names, and what must hold for any article."""

import json
import pickle

import jsonschema  # type: ignore[import-untyped]
import lxml.html
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

import articleclean as ac
from fixture import KEYS, Case, cases, check, extracted

FIELD_CHECKS = [(case, key) for case in cases() for key in case.checked]
each_fixture = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)


@pytest.mark.parametrize(("case", "key"), FIELD_CHECKS, ids=[f"{case.name}:{key}" for case, key in FIELD_CHECKS])
def test_field(case: Case, key: str) -> None:
    report = check(extracted(case.name), key, case.expected.get(key, True))
    if report:
        pytest.fail(f"{case.name}: {report}", pytrace=False)


@each_fixture
def test_expected_json_is_well_formed(case: Case) -> None:
    assert case.expected.keys() <= KEYS, "unknown keys (a typo?)"
    assert case.expected.get("about"), "'about' says what the page shows"


@each_fixture
def test_has_the_published_schema(case: Case) -> None:
    jsonschema.validate(json.loads(extracted(case.name).to_json()), ac.schema())


@each_fixture
def test_round_trips(case: Case) -> None:
    article = extracted(case.name)
    assert ac.Article.from_dict(article.to_dict()) == article
    assert ac.Article.from_dict(json.loads(article.to_json())) == article
    copy = pickle.loads(pickle.dumps(article))
    assert copy == article
    assert hash(copy) == hash(article)


@each_fixture
def test_every_value_says_where_it_comes_from(case: Case) -> None:
    article = extracted(case.name)
    for field, provenance in article.provenance.items():
        assert getattr(article, field) not in (None, ()), field
        assert provenance.where
        assert 0 <= provenance.confidence <= 1
    stated = {"headline", "kicker", "standfirst", "published", "modified", "authors", "agencies", "short_link"}
    for field in stated | {"signoff", "dateline", "canonical_url", "site_name", "language", "images", "correction"}:
        if getattr(article, field) not in (None, ()):
            assert field in article.provenance


@each_fixture
def test_markdown_and_html_carry_the_text(case: Case) -> None:
    article = extracted(case.name)
    tokens = MarkdownIt("commonmark").enable("table").parse(article.to_markdown())
    rendered = "".join(token.content for token in tokens)
    fragment = "".join(map(str, lxml.html.fromstring(f"<div>{article.to_html()}</div>").itertext()))
    for block in article.body:
        if isinstance(block, ac.Paragraph):
            for word in filter(str.isalnum, block.text.split()):
                assert word in rendered
                assert word in fragment


@each_fixture
def test_figures_are_among_the_images(case: Case) -> None:
    article = extracted(case.name)
    figures = [block.image for block in article.body if isinstance(block, ac.Figure)]
    assert len(set(figures)) == len(figures), "a picture stands twice"
    assert set(figures) <= set(article.images)


@each_fixture
def test_a_page_is_the_same_in_every_form(case: Case) -> None:
    """As bytes, decoded, parsed by lxml or by BeautifulSoup."""
    try:
        text = case.page.decode("utf-8")
    except UnicodeDecodeError:
        pytest.skip("not UTF-8")
    article = extracted(case.name)
    assert ac.extract(text, **case.arguments) == article
    if text and "<p>" in text:
        for parsed in (
            lxml.html.document_fromstring(text),
            BeautifulSoup(text, "lxml"),
            BeautifulSoup(text, "html.parser"),
        ):
            same = ac.extract(parsed, **case.arguments)
            assert same.to_text() == article.to_text()
            assert (same.headline, same.published, same.images) == (article.headline, article.published, article.images)


@each_fixture
def test_the_source_is_left_as_it_was(case: Case) -> None:
    text = case.page.decode("utf-8", "replace")
    if "<p>" in text:
        root, soup = lxml.html.document_fromstring(text), BeautifulSoup(text, "lxml")
        before = lxml.html.tostring(root), str(soup)
        ac.extract(root, **case.arguments)
        ac.extract(soup, **case.arguments)
        assert (lxml.html.tostring(root), str(soup)) == before
