"""The body of a page that shows only the beginning of its text and states the whole as JSON-LD `articleBody`."""

import json

import articleclean as ac

START = (
    "The old bridge was opened to walkers again yesterday, after two years of work and a long dispute over who pays "
    "for it. Some three hundred people came, and a band played on the northern bank."
)
REST = "The mayor cut the ribbon before noon. Those who live on the southern bank had a detour of four miles. " * 8


def page(shown: str, stated: str) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "Old bridge open", "articleBody": stated})
    script = f'<script type="application/ld+json">{data}</script>'
    return f"<html><head>{script}</head><body><article><h1>Old bridge open</h1>{shown}</article></body></html>"


def test_the_whole_text_takes_the_place_of_its_beginning() -> None:
    article = ac.extract(page(f"<p>{START} The mayor …</p>", f"{START} {REST}"))
    assert article.to_text() == f"{START} {REST}".strip()
    assert article.provenance["body"].source == "json-ld"
    assert any("articleBody" in warning for warning in article.warnings)


def test_a_short_line_that_it_lacks_does_not_keep_it_out() -> None:
    article = ac.extract(page(f"<p>Give this story away</p><p>{START}</p>", f"{START} {REST}"))
    assert article.provenance["body"].source == "json-ld"


def test_another_text_is_not_taken() -> None:
    article = ac.extract(page(f"<p>{START}</p>", REST))
    assert article.to_text() == START


def test_a_stated_text_that_is_hardly_longer_is_not_taken() -> None:
    article = ac.extract(page(f"<p>{START}</p>", f"{START} The mayor cut the ribbon before noon."))
    assert article.to_text() == START
