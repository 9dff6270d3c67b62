"""Articles in Ray Data: a Dataset of pages to a Dataset of articles.

How to run it on a cluster, and the settings that matter: docs/scale.md, "Ray".
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, Literal

from articleclean import Options

from . import missing

try:
    import pyarrow as pa
    from ray.data import Dataset
except ImportError as error:
    raise missing("ray", error.name or "ray") from error

from .arrow import Page, extract_batches, extract_pages
from .beside import check, put_beside, wanted

__all__ = ["extract"]

_TEXTS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_null)
_PAGES = (*_TEXTS, pa.types.is_binary, pa.types.is_large_binary)
_TIMES = (pa.types.is_timestamp, pa.types.is_null)


def extract(
    ds: Dataset,
    html: str = "html",
    url: str | None = "url",
    *,
    content_type: str | None = None,
    now: str | None = None,
    markup: Literal["auto", "html", "text"] = "auto",
    options: Options = Options(),  # noqa: B008 (immutable)
    keep: Sequence[str] = (),
    **settings: Any,
) -> Dataset:
    """The articles of the pages, one row for each, by `map_batches`; nothing runs before the rows are asked for.

    The columns are those that `keep` names, then those of `arrow.RESULT_SCHEMA`. A page that cannot be read, also a
    null, gives a row with the reason in `error`. Ray returns blocks as they are done: the order of the rows is only
    that of `ds` with `ray.data.ExecutionOptions.preserve_order`.

    Args:
        ds: the pages.
        html: the column with the pages: strings, bytes, or both of them mixed; anything else is an error of its row.
        url: the column with their addresses, or None: they are not known.
        content_type: the column with their HTTP Content-Type headers.
        now: the column with the times at which they were fetched (timestamp); a null leaves `options.now`.
        markup: what the pages are, as `articleclean.extract` takes it.
        options: for all pages.
        keep: columns of `ds` to pass through, such as the key by which you join the articles to other tables.
        settings: of `Dataset.map_batches`: `compute`, `num_cpus`, `memory`, `batch_size`, …

    Raises:
        InputError: `keep` names a column that the result has already (`url` is there as given). In the workers, and
            so wrapped in Ray's own error: `ds` lacks one of these columns.
    """
    needed = wanted(html, url, content_type, now, keep=keep)
    columns = {"html": html, "url": url, "content_type": content_type, "now": now}
    how = {"needed": needed, "keep": tuple(keep), "columns": columns, "markup": markup, "options": options}
    return ds.map_batches(_articles, fn_kwargs=how, batch_format="pyarrow", **settings)


def _articles(
    table: pa.Table, *, needed: Sequence[str], keep: Sequence[str], columns: dict[str, Any], **how: Any
) -> Iterator[pa.Table]:
    """What runs in the workers; a generator, so that Ray can take what is done out of a large batch."""
    check(needed, table.column_names)
    for batch in table.select(needed).to_batches():
        if _is_typed(batch, **columns):
            articles = extract_batches([batch], **columns, **how)
        else:
            articles = extract_pages(_one_by_one(batch, **columns), **how)
        for part in put_beside(batch, keep, articles):
            yield pa.Table.from_batches([part])


def _is_typed(batch: pa.RecordBatch, html: str, url: str | None, content_type: str | None, now: str | None) -> bool:
    """Whether every column has a type that the kernel reads. Ray types each block by the values that are in it."""
    roles = ((html, _PAGES), (url, _TEXTS), (content_type, _TEXTS), (now, _TIMES))
    return all(any(fits(batch[name].type) for fits in types) for name, types in roles if name is not None)


def _one_by_one(
    batch: pa.RecordBatch, html: str, url: str | None, content_type: str | None, now: str | None
) -> Iterator[Page]:
    """The pages of a batch by their values, which may be of any type: what is no address or time counts as absent."""
    names = (html, url, content_type, now)
    values = ([None] * batch.num_rows if name is None else batch[name].to_pylist() for name in names)
    for source, address, header, when in zip(*values, strict=True):
        yield Page(source, _of(str, address), _of(str, header), _of(datetime, when))


def _of(kind: type[Any], value: object) -> Any:
    return value if isinstance(value, kind) else None
