"""`Article` → row → Arrow → Parquet → row → `Article`: nothing may be lost, whatever engine reads the file."""

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")

import pyarrow as pa
import pyarrow.parquet as pq

import articleclean as ac
from arrow_articles import ARTICLES, BODY, FULL
from articleclean.frozenmap import FrozenMap
from articleclean.integrations.arrow import SCHEMA, error_row, from_row, to_batch, to_row
from fixture import cases, extracted
from strategies import articles


def through_parquet(*originals: ac.Article) -> pa.Table:
    """The table that comes out of a Parquet file into which the articles were written."""
    file = io.BytesIO()
    pq.write_table(pa.Table.from_batches([to_batch(originals)]), file)
    return pq.read_table(file)


def assert_exact(found: ac.Article, original: ac.Article) -> None:
    """Equal, and of the same types and order, which equality does not tell (a date and a day, 1 and True, a map)."""
    assert found == original
    assert found.to_json() == original.to_json()
    assert hash(found) == hash(original)


@pytest.mark.parametrize("name", [case.name for case in cases()])
def test_fixtures_come_back_exactly(name: str) -> None:
    (row,) = through_parquet(extracted(name)).to_pylist()
    assert_exact(from_row(row), extracted(name))


@given(articles())
def test_any_article_comes_back_exactly(article: ac.Article) -> None:
    table = through_parquet(article)
    assert table.schema.equals(SCHEMA)
    assert_exact(from_row(table.to_pylist()[0]), article)
    assert_exact(from_row(to_row(article)), article)


@pytest.mark.parametrize("article", ARTICLES)
def test_articles_with_everything_come_back_exactly(article: ac.Article) -> None:
    assert_exact(from_row(through_parquet(article).to_pylist()[0]), article)


def test_all_candidates_come_back() -> None:
    case = next(case for case in cases() if case.name == "german-dpa-afp")
    article = ac.extract(case.page, url=case.arguments.get("url"), options=ac.Options(keep_candidates=True))
    assert any(entry.others for entry in article.provenance.values())
    assert_exact(from_row(through_parquet(article).to_pylist()[0]), article)


def test_the_row_has_the_columns_in_their_order() -> None:
    assert list(to_row(FULL)) == SCHEMA.names


@pytest.mark.parametrize(
    ("when", "instant"),
    [
        (None, None),
        (date(2024, 2, 29), datetime(2024, 2, 29, tzinfo=UTC)),
        (datetime(2024, 2, 29, 12, 30), datetime(2024, 2, 29, 12, 30, tzinfo=UTC)),
        (datetime(2024, 2, 29, 12, tzinfo=timezone(timedelta(hours=5))), datetime(2024, 2, 29, 7, tzinfo=UTC)),
        (date(1583, 1, 1), datetime(1583, 1, 1, tzinfo=UTC)),
        (date(1582, 12, 31), None),  # engines differ about this calendar
        (datetime.max.replace(tzinfo=timezone(-timedelta(hours=1))), None),  # no such moment in UTC
    ],
)
def test_an_instant_stands_beside_the_date_as_stated(when: Any, instant: datetime | None) -> None:
    row = through_parquet(ac.Article(published=when, modified=when)).to_pylist()[0]
    assert row["published_at"] == row["modified_at"] == instant
    assert row["published"] == (when and when.isoformat())


def test_every_block_has_the_text_that_is_read_there() -> None:
    row = to_row(ac.Article(body=BODY))
    texts = {block["type"]: block["text"] for block in reversed(row["body"])}
    assert texts["list"] == "outer\none two\none two\nplain"
    assert texts["table"] == "Port\tBoats\nÅlesund N"
    assert texts["figure"] is texts["embed"] is texts["separator"] is None
    assert row["text"] == ac.Article(body=BODY).to_text()


def test_the_fingerprint_is_signed() -> None:
    found = {}
    for case in cases():
        number = extracted(case.name).fingerprint
        signed = to_row(extracted(case.name))["fingerprint"]
        assert (number is None) == (signed is None)
        if number is not None:
            assert signed % 2**64 == number
            found[number >= 2**63] = signed < 0
    assert found == {True: True, False: False}


def test_from_row_takes_rows_with_other_columns_and_without_some() -> None:
    assert from_row({"id": 7, "headline": "Ferry", "html": b"<p>"}) == ac.Article(headline="Ferry")
    assert from_row({}) == ac.Article()


def test_the_row_of_an_error_is_an_article_that_says_so() -> None:
    row = error_row("https://a.example/", "LimitExceeded: too large")
    assert from_row(row) == ac.Article(reason="LimitExceeded: too large", url="https://a.example/")
    assert error_row("a\ud800", "b\udfff")["url"] == "a?"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"headline": 5}, "headline: expected a string"),
        ({"body": [{"type": "verse", "text": "x"}]}, r"body\[0\].type: expected one of"),
        ({"body": [{"type": "list", "json": "{"}]}, r"body\[0\].json: expected JSON"),
        ({"body": [{"type": "list", "json": "[" * 100_000}]}, r"body\[0\].json: expected JSON"),
        ({"body": [{"type": "paragraph", "text": "x"}, "p"]}, r"body\[1\]: expected an object"),
        ({"body": [{"type": "paragraph", "text": "x", "level": 2}]}, r"body\[0\].level: no such field"),
        ({"provenance": "headline"}, "provenance: expected the entries of a map"),
        ({"provenance": [("headline", {}, 1)]}, "provenance: expected the entries of a map"),
        ({"provenance": [{"key": "headline"}]}, "provenance: expected the entries of a map"),
        ({"published": "yesterday"}, "published: expected a date"),
    ],
)
def test_a_row_of_another_shape_is_an_input_error(row: Mapping[str, Any], message: str) -> None:
    with pytest.raises(ac.InputError, match="^" + message):
        from_row(row)


def test_what_arrow_cannot_hold_is_an_input_error() -> None:
    for article in (ac.Article(headline="\ud800"), ac.Article(images=(ac.Image(width=2**31),))):
        with pytest.raises(ac.InputError, match="cannot be held by one Arrow batch"):
            to_batch([article])
    inner = ac.Provenance("meta", "", "", 0.1, (ac.Provenance("title", "", "", 0.1),))
    article = ac.Article(provenance=FrozenMap({"tags": ac.Provenance("meta", "", "", 0.5, (inner,))}))
    with pytest.raises(ac.InputError, match=r"^provenance\.tags\.others: a candidate has candidates"):
        to_row(article)
