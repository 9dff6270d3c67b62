"""Columns that are passed through beside the articles: checked, and in step with them."""

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")

import pyarrow as pa

from articleclean import InputError
from articleclean.integrations.arrow import RESULT_SCHEMA, extract_batches
from articleclean.integrations.beside import check, put_beside, wanted


def test_each_column_is_wanted_once() -> None:
    assert wanted("html", None, "url", None, keep=["id", "html"]) == ["html", "url", "id"]


@pytest.mark.parametrize("keep", [["url"], ["Headline"], ["id", "id"], ["id", "ID"], ["error"], "id"])
def test_what_cannot_be_kept(keep: list[str] | str) -> None:
    with pytest.raises(InputError, match=r"^keep "):
        wanted("html", keep=keep)


@pytest.mark.parametrize("found", [["html"], ["html", "id", "id"]])
def test_a_column_that_is_not_there_once(found: list[str]) -> None:
    with pytest.raises(InputError, match=f"one column 'id'; there are: {', '.join(found)}"):
        check(["html", "id"], found)


def test_kept_columns_stay_in_step_with_articles_that_come_in_parts() -> None:
    pages = [f"<h1>Title {number}</h1><p>Text of the page {number}.</p>" for number in range(7)]
    batch = pa.RecordBatch.from_pydict({"html": pages, "id": list(range(7)), "of": [["x"]] * 7})
    parts = list(put_beside(batch, ["of", "id"], extract_batches([batch], url=None, rows=3)))
    assert [part.num_rows for part in parts] == [3, 3, 1]
    table = pa.Table.from_batches(parts)
    assert table.column_names == ["of", "id", *RESULT_SCHEMA.names]
    assert [(row["id"], row["headline"]) for row in table.to_pylist()] == [(n, f"Title {n}") for n in range(7)]


def test_nothing_to_keep() -> None:
    batch = pa.RecordBatch.from_pydict({"html": ["<p>a</p>", None]})
    (part,) = put_beside(batch, [], extract_batches([batch], url=None))
    assert part.schema == RESULT_SCHEMA
    assert part.num_rows == 2
