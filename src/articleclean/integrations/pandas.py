"""Articles in pandas: a frame of pages to a frame of articles with the same index."""

from collections.abc import Hashable, Iterable, Iterator
from datetime import datetime
from typing import Any, Literal

from articleclean import InputError, Options

from . import missing

try:
    import pandas as pd
    import pyarrow as pa
except ImportError as error:
    raise missing("pandas", error.name or "pandas") from error

from .arrow import RESULT_SCHEMA, Page, extract_pages

__all__ = ["extract"]


def extract(
    df: pd.DataFrame,
    html: Hashable = "html",
    url: Hashable | None = "url",
    *,
    content_type: Hashable | None = None,
    now: Hashable | None = None,
    markup: Literal["auto", "html", "text"] = "auto",
    options: Options = Options(),  # noqa: B008 (immutable)
) -> pd.DataFrame:
    """The articles of the pages: a row for each, with the index of `df`, in its order.

    The columns are those of `arrow.RESULT_SCHEMA`, with Arrow's types (`pd.ArrowDtype`); lists and dicts come out of
    nested ones. A page that cannot be read has its reason in `error`; a missing one (None, NaN, NA) is such a page.

    Args:
        df: the pages; it is not changed.
        html: the column with the pages: str, bytes, or both of them mixed.
        url: the column with their addresses, or None: they are not known.
        content_type: the column with their HTTP Content-Type headers.
        now: the column with the times at which they were fetched; a missing one leaves `options.now`.
        markup: what the pages are, as `articleclean.extract` takes it.
        options: for all pages.

    Raises:
        InputError: `df` lacks one of these columns, or has it more than once.
    """
    columns = [_values(df, name) for name in (html, url, content_type, now)]
    pages = (
        Page(source, _text(url), _text(header), _time(when)) for source, url, header, when in zip(*columns, strict=True)
    )
    table = pa.Table.from_batches(extract_pages(pages, markup=markup, options=options), RESULT_SCHEMA)
    articles: pd.DataFrame = table.to_pandas(types_mapper=pd.ArrowDtype)
    articles.index = df.index
    return articles


def _values(df: pd.DataFrame, name: Hashable | None) -> Iterable[Any]:
    """The column's values, None for missing ones; for no column as many of these."""
    if name is None:
        return (None for _ in range(len(df)))
    if sum(column == name for column in df.columns) != 1:
        raise InputError(f"the pages need one column {name!r}; there are: {', '.join(map(str, df.columns))}")
    return _present(df[name])


def _present(column: Iterable[Any]) -> Iterator[Any]:
    for value in column:
        yield None if pd.api.types.is_scalar(value) and pd.isna(value) else value


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _time(value: Any) -> datetime | None:
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime(warn=False)
    return value if isinstance(value, datetime) else None
