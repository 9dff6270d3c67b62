"""The kernel: batches of pages in, batches of articles out. Spark, Ray and the frames all call it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Literal

import pyarrow as pa

from articleclean import InputError, Options, extract

from .cells import Columns, Page
from .rows import error_row, to_row
from .schema import RESULT_SCHEMA

__all__ = ["MOST_SOURCE", "Page", "extract_batches", "extract_pages", "extract_row"]

Markup = Literal["auto", "html", "text"]

MOST_SOURCE = 32_000_000
"""Bytes (of strings: characters) of pages after which a batch ends early: a few giants must not fill the memory, nor
the two gigabytes that a column of strings can hold."""


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    html: str = "html",
    url: str | None = "url",
    content_type: str | None = None,
    now: str | None = None,
    markup: Markup = "auto",
    options: Options = Options(),  # noqa: B008 (immutable)
    rows: int = 64,
) -> Iterator[pa.RecordBatch]:
    """The articles of the pages, one row for each, in order, as batches of `RESULT_SCHEMA`.

    Lazy: a batch is asked for when its pages are needed, and of what came out nothing is kept. A page that cannot be
    read gives a row with the reason in `error` (see `extract_row`).

    Args:
        batches: of any number of rows each; tables, files and datasets give them.
        html: the column with the pages: string or binary of any kind, also dictionary-encoded.
        url: the column with their addresses, or None: they are not known.
        content_type: the column with their HTTP Content-Type headers.
        now: the column with the times at which they were fetched (timestamp); a null leaves `options.now`.
        markup: what the pages are, as `extract` takes it.
        options: for all pages.
        rows: the most rows a batch has; the last has fewer, and so have those of very large pages.

    Raises:
        InputError: `rows` is less than 1; when the batches are read: one lacks a column, or it has another type.
    """
    pages = _pages(batches, Columns(html, url, content_type, now))
    return extract_pages(pages, markup=markup, options=options, rows=rows)


def extract_pages(
    pages: Iterable[Page],
    *,
    markup: Markup = "auto",
    options: Options = Options(),  # noqa: B008 (immutable)
    rows: int = 64,
) -> Iterator[pa.RecordBatch]:
    """The same for pages that come from elsewhere; arguments as for `extract_batches`.

    Raises:
        InputError: `rows` is less than 1.
    """
    if rows < 1:
        raise InputError(f"rows must be 1 or more, not {rows}")
    return _cut(pages, markup, options, rows)


def extract_row(
    page: Page,
    *,
    markup: Markup = "auto",
    options: Options = Options(),  # noqa: B008 (immutable)
) -> dict[str, Any]:
    """The row of `RESULT_SCHEMA` for one page; `url` in it is the one given.

    Never raises for what a page is or does: the row of a page that cannot be read has `ok` False and, in `error`, the
    name of the exception and its words. That holds for None and other things that are no page (InputError), for limits
    that are strict (LimitExceeded), for MemoryError, and for mistakes of the library itself, which one page in a
    billion may find. KeyboardInterrupt and SystemExit pass.
    """
    if page.source is None:
        return error_row(page.url, _said(InputError("there is no page: it is null")))
    try:
        options = replace(options, now=page.now) if page.now is not None else options
        article = extract(page.source, url=page.url, content_type=page.content_type, markup=markup, options=options)
        return {**to_row(article), "url": page.url, "error": None}
    except Exception as error:  # noqa: BLE001 (one page must not end a job of many; nothing is lost: it is in the row)
        return error_row(page.url, _said(error))


def _pages(batches: Iterable[pa.RecordBatch], columns: Columns) -> Iterator[Page]:
    for batch in batches:
        yield from columns.pages(batch)


def _cut(pages: Iterable[Page], markup: Markup, options: Options, most: int) -> Iterator[pa.RecordBatch]:
    rows: list[dict[str, Any]] = []
    source = 0
    for page in pages:
        rows.append(extract_row(page, markup=markup, options=options))
        source += len(page.source) if isinstance(page.source, str | bytes) else 0
        if len(rows) == most or source >= MOST_SOURCE:
            yield from _batches(rows)
            rows, source = [], 0
    if rows:
        yield from _batches(rows)


def _batches(rows: list[dict[str, Any]]) -> Iterator[pa.RecordBatch]:
    """The rows as one batch; as more where Arrow cannot hold them together; what it cannot hold alone as an error."""
    try:
        yield pa.RecordBatch.from_pylist(rows, schema=RESULT_SCHEMA)
        return
    except (pa.ArrowException, OverflowError, UnicodeEncodeError, MemoryError) as error:
        problem = _said(error)
    if len(rows) == 1:
        yield pa.RecordBatch.from_pylist([error_row(rows[0]["url"], problem)], schema=RESULT_SCHEMA)
        return
    half = len(rows) // 2
    yield from _batches(rows[:half])
    yield from _batches(rows[half:])


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".rstrip(": ")
