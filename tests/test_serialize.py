"""`to_dict`, `from_dict` and JSON: there and back without loss, and complaints that name the spot."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from articleclean import Article, Figure, Image, InputError, Mark, Paragraph, Person
from strategies import articles


@given(articles())
def test_round_trip(article: Article) -> None:
    data = article.to_dict()
    again = Article.from_dict(data)
    assert again == article
    assert hash(again) == hash(article)
    assert again.to_dict() == data


@given(articles())
def test_round_trip_through_json_text(article: Article) -> None:
    assert Article.from_dict(json.loads(article.to_json())) == article
    assert json.loads(article.to_json(indent=2)) == article.to_dict()


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (date(2016, 12, 10), "2016-12-10"),
        (datetime(2016, 12, 10), "2016-12-10T00:00:00"),
        (datetime(2016, 12, 10, 9, 30, tzinfo=UTC), "2016-12-10T09:30:00+00:00"),
        (datetime(2016, 7, 10, 9, 30, tzinfo=ZoneInfo("Asia/Kolkata")), "2016-07-10T09:30:00+05:30"),
    ],
)
def test_dates_keep_their_kind_and_offset(when: date, written: str) -> None:
    article = Article(published=when)
    assert article.to_dict()["published"] == written
    again = Article.from_dict(article.to_dict())
    assert again == article
    assert type(again.published) is type(when)
    if isinstance(when, datetime):
        assert isinstance(again.published, datetime)
        assert again.published.utcoffset() == when.utcoffset()


def test_every_field_is_present() -> None:
    data = Article().to_dict()
    assert data["headline"] is None
    assert data["authors"] == []
    assert data["provenance"] == {}


def test_blocks_carry_their_type() -> None:
    body = (Paragraph("See this", (Mark(4, 8, "link", "https://example.org/"),)), Figure(Image(caption="A bridge")))
    first, second = Article(body=body).to_dict()["body"]
    mark = {"start": 4, "end": 8, "kind": "link", "href": "https://example.org/"}
    assert first == {"type": "paragraph", "text": "See this", "marks": [mark]}
    assert (second["type"], second["image"]["caption"]) == ("figure", "A bridge")


def test_json_keeps_letters() -> None:
    assert "Überschrift" in Article(headline="Überschrift").to_json()


def test_what_an_older_version_left_out_has_its_default() -> None:
    assert Article.from_dict({"headline": "A"}) == Article(headline="A")


def paragraph(**changes: Any) -> Mapping[str, Any]:
    return {"body": [{"type": "paragraph", "text": "a", "marks": []} | changes]}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ([], "article: expected an object"),
        ({1: 2}, "article: expected an object"),
        ({"headlin": "A"}, "headlin: no such field of Article"),
        ({"headline": 3}, "headline: expected a string, found 3"),
        ({"ok": 1}, "ok: expected true or false"),
        ({"published": "10 December 2016"}, "published: expected a date"),
        ({"published": 2016}, "published: expected a string"),
        ({"authors": "Jane Roe"}, "authors: expected a list"),
        ({"authors": [{"name": "Jane"}, {"url": None}]}, r"authors\[1\].name: missing"),
        ({"tags": ["a", None]}, r"tags\[1\]: expected a string"),
        ({"images": [{"width": True}]}, r"images\[0\].width: expected a whole number"),
        ({"dateline": {"text": "ROME", "place": 1}}, "dateline.place: expected a string"),
        ({"provenance": {"headline": {"source": "magic"}}}, "provenance.headline"),
        ({"provenance": []}, "provenance: expected an object"),
        (paragraph(type="poem"), r"body\[0\].type: expected one of paragraph"),
        (paragraph(type=[]), r"body\[0\].type: expected one of paragraph"),
        (paragraph(level=2), r"body\[0\].level: no such field of Paragraph"),
        (
            paragraph(marks=[{"start": 0, "end": 1, "kind": "blink"}]),
            r"body\[0\].marks\[0\].kind: expected one of link",
        ),
        ({"body": [{"type": "heading", "text": "a", "level": 7}]}, r"body\[0\].level: expected a level from 1 to 6"),
        (
            {"body": [{"type": "list", "items": [{"text": "a", "children": [{"type": "separator"}]}]}]},
            r"body\[0\].items\[0\].children\[0\].type: expected 'list'",
        ),
    ],
)
def test_malformed_data_is_an_input_error_that_names_the_path(data: Any, message: str) -> None:
    with pytest.raises(InputError, match="^" + message):
        Article.from_dict(data)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan"), "1", True])
def test_confidence_is_a_number_from_0_to_1(confidence: Any) -> None:
    entry = {"source": "meta", "where": "", "raw": "", "confidence": confidence}
    with pytest.raises(InputError, match=r"^provenance\.headline\.confidence: expected a number"):
        Article.from_dict({"provenance": {"headline": entry}})


def test_lists_nested_without_end_are_an_input_error() -> None:
    block: dict[str, Any] = {"type": "list", "items": []}
    for _ in range(5000):
        block = {"type": "list", "items": [{"text": "a", "children": [block]}]}
    with pytest.raises(InputError, match="nested too deeply"):
        Article.from_dict({"body": [block]})


def test_tuples_are_lists_too() -> None:
    assert Article.from_dict({"authors": ({"name": "Jane Roe"},)}).authors == (Person("Jane Roe"),)
