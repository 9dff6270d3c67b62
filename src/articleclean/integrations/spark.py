"""Articles in Spark: a DataFrame of pages to a DataFrame of articles.

How to run it on a cluster, and the settings that matter: docs/scale.md, "Spark".
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Literal

from articleclean import InputError, Options

from . import missing

try:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructField, StructType
except ImportError as error:
    raise missing("spark", error.name or "pyspark") from error

from .arrow import extract_batches, spark_ddl
from .beside import check, put_beside, wanted

__all__ = ["extract"]

_TEXT = frozenset({"string", "void"})
_PAGES = _TEXT | {"binary"}
_TIMES = frozenset({"timestamp", "timestamp_ntz", "void"})


def extract(
    df: DataFrame,
    html: str = "html",
    url: str | None = "url",
    *,
    content_type: str | None = None,
    now: str | None = None,
    markup: Literal["auto", "html", "text"] = "auto",
    options: Options = Options(),  # noqa: B008 (immutable)
    keep: Sequence[str] = (),
) -> DataFrame:
    """The articles of the pages, one row for each, by `mapInArrow`; nothing runs before an action asks for rows.

    The columns are those that `keep` names, then those of `arrow.RESULT_SCHEMA`. A page that cannot be read, also a
    null, gives a row with the reason in `error`. Rows stay in their partitions and there in their order.

    Args:
        df: the pages. Only the columns named here are sent to the Python workers.
        html: the column with the pages, string or binary.
        url: the column with their addresses, or None: they are not known.
        content_type: the column with their HTTP Content-Type headers.
        now: the column with the times at which they were fetched (timestamp); a null leaves `options.now`.
        markup: what the pages are, as `articleclean.extract` takes it.
        options: for all pages.
        keep: columns of `df` to pass through, such as the key by which you join the articles to other tables.

    Raises:
        InputError: `df` lacks one of these columns, has it more than once, or with another type; `keep` names one
            that the result has already (`url` is there as given).
    """
    needed = wanted(html, url, content_type, now, keep=keep)
    check(needed, df.columns)
    for name, types in ((html, _PAGES), (url, _TEXT), (content_type, _TEXT), (now, _TIMES)):
        _check_type(df, name, types)
    # By numbers: mapInArrow cannot take names with dots in them.
    pages = df.select([df[_quoted(name)].alias(f"c{number}") for number, name in enumerate(needed)])
    how = {"html": html, "url": url, "content_type": content_type, "now": now, "markup": markup, "options": options}
    read = partial(_articles, names=needed, keep=tuple(keep), how=how)
    return pages.mapInArrow(read, _schema(df, keep))


def _articles(
    batches: Iterable[pa.RecordBatch], *, names: Sequence[str], keep: Sequence[str], how: dict[str, Any]
) -> Iterator[pa.RecordBatch]:
    """What runs in the Python workers."""
    for numbered in batches:
        batch = pa.RecordBatch.from_arrays([_in_utc(column) for column in numbered.columns], names=list(names))
        yield from put_beside(batch, keep, extract_batches([batch], **how))


def _in_utc(column: pa.Array) -> pa.Array:
    """Times in UTC, else a date that a page states by its age would be written with the offset of Spark's session."""
    kind = column.type
    return column.cast(pa.timestamp(kind.unit, "UTC")) if pa.types.is_timestamp(kind) and kind.tz else column


def _check_type(df: DataFrame, name: str | None, types: frozenset[str]) -> None:
    if name is None:
        return
    found = df.schema[name].dataType.typeName()
    if found not in types:
        raise InputError(f"column {name!r} must be {' or '.join(sorted(types - {'void'}))}, not {found}")


def _quoted(name: str) -> str:
    """The name as Spark reads one that has dots in it."""
    return "`" + name.replace("`", "``") + "`"


def _schema(df: DataFrame, keep: Sequence[str]) -> StructType:
    """The columns of the result. The empty frame is the public way to a schema from DDL before Spark 4."""
    kept = [StructField(name, df.schema[name].dataType, True, df.schema[name].metadata) for name in keep]
    articles: StructType = df.sparkSession.createDataFrame([], spark_ddl()).schema
    return StructType([*kept, *articles.fields])
