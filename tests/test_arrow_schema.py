"""The published Arrow schema: that it does not change by accident, and that what older versions wrote can be read.

A change of the schema: raise `SCHEMA_VERSION`, keep the files in tests/arrow_schema as they are, and run
`python tests/test_arrow_schema.py`, which writes those of the new version.
"""

import json
from dataclasses import fields
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")

import pyarrow as pa
import pyarrow.parquet as pq

from arrow_articles import ARTICLES
from arrow_shape import described
from articleclean import Article
from articleclean.integrations.arrow import (
    RESULT_SCHEMA,
    SCHEMA,
    SCHEMA_VERSION,
    from_row,
    spark_ddl,
    to_batch,
)
from articleclean.integrations.arrow.schema import DERIVED
from fixture import extracted

FROZEN = Path(__file__).parent / "arrow_schema"
VERSIONS = sorted(int(path.stem) for path in FROZEN.glob("*.txt"))


def test_the_schema_is_the_published_one() -> None:
    assert described(SCHEMA) == (FROZEN / f"{SCHEMA_VERSION}.txt").read_text("utf-8").rstrip("\n")


def test_the_newest_published_version_is_the_current_one() -> None:
    assert [*range(1, SCHEMA_VERSION + 1)] == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_rows_of_every_version_can_be_read(version: int) -> None:
    lines = (FROZEN / f"{version}.jsonl").read_text("utf-8").rstrip("\n").split("\n")
    articles = [Article.from_dict(json.loads(line)) for line in lines]
    rows = pq.read_table(FROZEN / f"{version}.parquet").to_pylist()
    assert [from_row(row) for row in rows] == articles
    assert {block.type for article in articles for block in article.body} == {
        *("code", "embed", "figure", "heading", "list", "paragraph", "quote", "separator", "table"),
    }


def test_the_columns_are_the_fields_of_an_article_and_what_follows_from_them() -> None:
    assert set(SCHEMA.names) == {field.name for field in fields(Article)} | DERIVED
    assert RESULT_SCHEMA.names == [*SCHEMA.names, "error"]
    assert RESULT_SCHEMA.metadata == SCHEMA.metadata == {b"articleclean.schema_version": str(SCHEMA_VERSION).encode()}


def test_the_version_is_in_the_file() -> None:
    metadata = pq.read_schema(FROZEN / f"{SCHEMA_VERSION}.parquet").metadata
    assert metadata[b"articleclean.schema_version"] == str(SCHEMA_VERSION).encode()


def test_ddl_names_what_spark_makes_of_the_schema() -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'articleclean[spark]'")
    from pyspark.sql.pandas.types import from_arrow_schema

    for schema in (SCHEMA, RESULT_SCHEMA):
        ours = spark_ddl(schema).replace("`", "").replace(": ", ":").lower()
        theirs = from_arrow_schema(schema).simpleString().replace(",", ", ")
        assert "struct<" + ", ".join(part.replace(" ", ":", 1) for part in _columns(ours)) + ">" == theirs


def _columns(ddl: str) -> list[str]:
    """The columns of a DDL, which may have commas inside."""
    found, depth = [""], 0
    for character in ddl:
        depth += {"<": 1, ">": -1}.get(character, 0)
        if character == "," and not depth:
            found.append("")
        else:
            found[-1] += character
    return [column.strip() for column in found]


def _write() -> None:
    """The files of the current version: its columns, and articles as Parquet and as JSON."""
    articles = [*ARTICLES, *map(extracted, ("german-dpa-afp", "docs-reference", "dates-czech-1999"))]
    (FROZEN / f"{SCHEMA_VERSION}.txt").write_text(described(SCHEMA) + "\n", "utf-8")
    (FROZEN / f"{SCHEMA_VERSION}.jsonl").write_text("".join(a.to_json() + "\n" for a in articles), "utf-8")
    pq.write_table(pa.Table.from_batches([to_batch(articles)]), FROZEN / f"{SCHEMA_VERSION}.parquet")


if __name__ == "__main__":
    _write()
