"""Articles in polars: a frame of pages to a frame of articles, row by row."""

from collections.abc import Iterator
from typing import Literal

from articleclean import Options

from . import missing

try:
    import polars as pl
    import pyarrow as pa
except ImportError as error:
    raise missing("polars", error.name or "polars") from error

from .arrow import RESULT_SCHEMA, extract_batches
from .beside import check

__all__ = ["extract"]

ROWS_AT_ONCE = 1024
"""Pages that are handed to Arrow together: of strings in small pieces it may have to make a copy."""


def extract(
    df: pl.DataFrame,
    html: str = "html",
    url: str | None = "url",
    *,
    content_type: str | None = None,
    now: str | None = None,
    markup: Literal["auto", "html", "text"] = "auto",
    options: Options = Options(),  # noqa: B008 (immutable)
) -> pl.DataFrame:
    """The articles of the pages: a row for each, in the order of `df`.

    The columns are those of `arrow.RESULT_SCHEMA`. A page that cannot be read has its reason in `error`; a null is such
    a page.

    Args:
        df: the pages.
        html: the column with the pages: String or Binary.
        url: the column with their addresses, or None: they are not known.
        content_type: the column with their HTTP Content-Type headers.
        now: the column with the times at which they were fetched (Datetime); a null leaves `options.now`.
        markup: what the pages are, as `articleclean.extract` takes it.
        options: for all pages.

    Raises:
        InputError: `df` lacks one of these columns, or it has another type.
    """
    names = [name for name in dict.fromkeys((html, url, content_type, now)) if name is not None]
    check(names, df.columns)
    batches = extract_batches(
        _batches(df.select(names)),
        html=html,
        url=url,
        content_type=content_type,
        now=now,
        markup=markup,
        options=options,
    )
    # Without rows polars would not know the types.
    return pl.DataFrame(pa.Table.from_batches(batches, RESULT_SCHEMA))


def _batches(df: pl.DataFrame) -> Iterator[pa.RecordBatch]:
    for piece in df.iter_slices(ROWS_AT_ONCE):
        yield from piece.to_arrow().to_batches()
