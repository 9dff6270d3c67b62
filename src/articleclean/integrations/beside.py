"""The columns of the input: whether they are there, and how they stay beside the articles where an engine returns rows
in an order of its own. Internal."""

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from articleclean import InputError

from .arrow import RESULT_SCHEMA

__all__ = ["check", "put_beside", "wanted"]


def wanted(*columns: str | None, keep: Sequence[str]) -> list[str]:
    """The columns to send to the workers, once each; None is no column.

    Raises:
        InputError: `keep` is one string, names a column twice, or one that the result has of its own. Names that
            differ in case only count as the same, as they do in Spark.
    """
    if isinstance(keep, str):
        raise InputError(f"keep must be a sequence of names, such as ({keep!r},), not a string")
    taken = {name.casefold() for name in RESULT_SCHEMA.names}
    for name in keep:
        if name.casefold() in taken:
            raise InputError(f"keep names {name!r}, but the result has such a column already: rename it first")
        taken.add(name.casefold())
    return list(dict.fromkeys(name for name in (*columns, *keep) if name is not None))


def check(needed: Iterable[str], found: Sequence[str]) -> None:
    """Raise InputError unless each needed column is there, once."""
    for name in needed:
        if found.count(name) != 1:
            raise InputError(f"the pages need one column {name!r}; there are: {', '.join(found)}")


def put_beside(
    batch: pa.RecordBatch, keep: Sequence[str], articles: Iterable[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """The articles of a batch's pages, which come in its order, after its columns `keep`."""
    kept, at = batch.select(list(keep)), 0
    for part in articles:
        columns = [*kept.slice(at, part.num_rows).columns, *part.columns]
        yield pa.RecordBatch.from_arrays(columns, schema=pa.schema([*kept.schema, *part.schema]))
        at += part.num_rows
