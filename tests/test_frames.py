"""pandas and polars: a frame of pages to a frame of articles, row by row; and the rows that DuckDB gives."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")
pytest.importorskip("pandas", reason="pandas is not installed: pip install 'articleclean[pandas]'")
pytest.importorskip("polars", reason="polars is not installed: pip install 'articleclean[polars]'")

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

import articleclean as ac
from articleclean.integrations import pandas as frames
from articleclean.integrations import polars as pl_frames
from articleclean.integrations.arrow import RESULT_SCHEMA, from_row
from fixture import cases

CASES = [case for case in cases() if case.name in ("gallery", "german-dpa-afp", "docs-reference", "dates-czech-1999")]
PAGES = [case.page for case in CASES]
URLS = [case.arguments.get("url") for case in CASES]


@cache
def direct() -> list[ac.Article]:
    """The articles of the pages by plain calls."""
    return [ac.extract(page, url=url) for page, url in zip(PAGES, URLS, strict=True)]


@cache
def from_pandas() -> pd.DataFrame:
    """The articles by pandas."""
    return frames.extract(pd.DataFrame({"html": PAGES, "url": URLS}))


def pandas_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The frame's rows as dicts."""
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def test_pandas_gives_the_same_articles_with_the_same_index() -> None:
    df = pd.DataFrame({"page": PAGES, "id": range(4), "u": URLS}, index=["b", "a", "b", "d"])
    before = df.copy()
    found = frames.extract(df, html="page", url="u")
    assert list(found.index) == ["b", "a", "b", "d"]
    assert list(found.columns) == RESULT_SCHEMA.names
    assert [from_row(row) for row in pandas_rows(found)] == direct()
    assert [from_row({str(name): value for name, value in row.items()}) for _, row in found.iterrows()] == direct()
    pd.testing.assert_frame_equal(df, before)


def test_pandas_reads_strings_bytes_and_what_is_missing() -> None:
    values = [PAGES[0].decode(), PAGES[0], None, float("nan"), pd.NA, 5]
    found = frames.extract(pd.DataFrame({"html": values, "url": [URLS[0], URLS[0], None, "u", "v", 3]}))
    rows = pandas_rows(found)
    assert [from_row(row) for row in rows[:2]] == [direct()[0], direct()[0]]
    missing = "InputError: there is no page: it is null"
    assert [from_row(row).reason for row in rows[2:5]] == [missing] * 3
    assert str(rows[5]["error"]).startswith("InputError: source must be str, bytes")
    assert [from_row(row).url for row in rows[2:]] == [None, "u", "v", None]


@pytest.mark.parametrize("dtype", ["object", "string", "string[pyarrow]", "category"])
def test_pandas_reads_every_dtype_of_strings(dtype: str) -> None:
    df = pd.DataFrame({"html": pd.Series([PAGES[0].decode(), None], dtype=dtype)})
    found = pandas_rows(frames.extract(df, url=None))
    assert [from_row(row).headline for row in found] == [direct()[0].headline, None]


def test_pandas_passes_charset_and_time() -> None:
    html = "<h1>Паром 12</h1><p>3 hours ago</p>".encode("iso-8859-5")
    when = pd.Timestamp("2024-05-06 12:00:00.000000001", tz="UTC")
    df = pd.DataFrame({"html": [html, html], "type": ["text/html; charset=iso-8859-5", None], "at": [when, pd.NaT]})
    found = pandas_rows(frames.extract(df, url=None, content_type="type", now="at"))
    options = ac.Options(now=datetime(2024, 5, 6, 12, tzinfo=UTC))
    first = ac.extract(html, content_type="text/html; charset=iso-8859-5", options=options)
    assert first.headline == "Паром 12"
    assert [from_row(row) for row in found] == [first, ac.extract(html)]


def test_frames_without_rows_have_all_columns() -> None:
    empty = frames.extract(pd.DataFrame({"html": [], "url": []}))
    assert empty.dtypes.equals(from_pandas().dtypes)
    nothing = pl_frames.extract(pl.DataFrame({"html": [], "url": []}, {"html": pl.String, "url": pl.String}))
    assert nothing.schema == pl_frames.extract(pl.DataFrame({"html": PAGES, "url": URLS})).schema


def test_pandas_writes_the_published_schema(tmp_path: Path) -> None:
    from_pandas().to_parquet(tmp_path / "articles.parquet")
    assert pq.read_schema(tmp_path / "articles.parquet").equals(RESULT_SCHEMA)
    again = pd.read_parquet(tmp_path / "articles.parquet", dtype_backend="pyarrow")
    assert again.dtypes.equals(from_pandas().dtypes)
    assert [from_row(row) for row in pandas_rows(again)] == direct()


def test_rows_of_frames_with_numpy_inside_can_be_read() -> None:
    frame = pa.Table.from_pandas(from_pandas()).to_pandas(ignore_metadata=True)
    assert [from_row(row) for row in pandas_rows(frame)] == direct()


def test_polars_gives_the_same_articles_in_order() -> None:
    df = pl.DataFrame({"id": range(5), "page": [*PAGES, None], "u": [*URLS, "https://gone.example/"]})
    found = pl_frames.extract(df, html="page", url="u")
    rows = list(found.iter_rows(named=True))
    assert found.columns == RESULT_SCHEMA.names
    assert [from_row(row) for row in rows[:4]] == direct()
    assert rows[4]["error"] == "InputError: there is no page: it is null"
    assert from_row(rows[4]).url == "https://gone.example/"


def test_polars_reads_slices_categories_and_frames_of_many_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pl_frames, "ROWS_AT_ONCE", 2)
    df = pl.DataFrame(
        {"html": [page.decode() for page in PAGES], "url": URLS}, {"html": pl.String, "url": pl.Categorical}
    )
    found = pl_frames.extract(pl.concat([df, df], rechunk=False).slice(3, 4))
    assert [from_row(row) for row in found.iter_rows(named=True)] == [direct()[3], *direct()[:3]]


def test_polars_rows_come_back_from_its_own_parquet(tmp_path: Path) -> None:
    file = tmp_path / "articles.parquet"
    pl_frames.extract(pl.DataFrame({"html": PAGES, "url": URLS})).write_parquet(file)
    assert [from_row(row) for row in pl.read_parquet(file).iter_rows(named=True)] == direct()
    assert [from_row(row) for row in pq.read_table(file).to_pylist()] == direct()


def test_columns_that_are_missing_or_double_are_an_input_error() -> None:
    with pytest.raises(ac.InputError, match="need one column 'html'; there are: page"):
        frames.extract(pd.DataFrame({"page": ["x"]}))
    with pytest.raises(ac.InputError, match="need one column 'html'; there are: html, html"):
        frames.extract(pd.DataFrame([["x", "y"]], columns=["html", "html"]), url=None)
    with pytest.raises(ac.InputError, match="need one column 'url'; there are: html"):
        pl_frames.extract(pl.DataFrame({"html": ["x"]}))


def test_duckdb_gives_rows_that_can_be_read() -> None:
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: pip install duckdb")
    table = pa.Table.from_pandas(from_pandas())
    with duckdb.connect() as connection:
        connection.register("articles", table)
        found = connection.execute("SELECT * FROM articles")
        names = [column[0] for column in found.description]
        assert [from_row(dict(zip(names, row, strict=True))) for row in found.fetchall()] == direct()
        frame = connection.execute("SELECT * FROM articles").df()
        assert [from_row(row) for row in pandas_rows(frame)] == direct()
