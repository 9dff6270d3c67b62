"""`Article` to a row of the schema, and back without loss."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from math import isnan
from typing import Any

import numpy as np
import pyarrow as pa

from articleclean import Article, Block, InputError, ListBlock, Table

from .schema import DERIVED, RESULT_SCHEMA, SCHEMA

__all__ = ["error_row", "from_row", "to_batch", "to_row"]

_FIELDS = tuple(name for name in SCHEMA.names if name not in DERIVED)
_COLUMNS = dict.fromkeys(RESULT_SCHEMA.names)
_BLOCK_COLUMNS = dict.fromkeys(field.name for field in SCHEMA.field("body").type.value_type.fields)

FIRST_YEAR = 1583
"""The first whole year of today's calendar: of days before it engines disagree, and some refuse to write them."""


def to_row(article: Article) -> dict[str, Any]:
    """The article as a dict of `SCHEMA`'s columns: strings, numbers, lists, dicts, and datetimes for the instants.

    Raises:
        InputError: a candidate of `Provenance.others` has candidates of its own; `extract` makes no such thing.
    """
    row = article.to_dict()
    row["body"] = [_block_row(block, plain) for block, plain in zip(article.body, row["body"], strict=True)]
    for name, entry in row["provenance"].items():
        entry["others"] = [_candidate(name, other) for other in entry["others"]]
    row["published_at"], row["modified_at"] = _instant(article.published), _instant(article.modified)
    row["text"] = article.to_text()
    row["fingerprint"] = _signed(article.fingerprint)
    return {name: row[name] for name in SCHEMA.names}


def error_row(url: str | None, error: str) -> dict[str, Any]:
    """The row of `RESULT_SCHEMA` for a page that could not be read: `ok` is False, all else is null."""
    return {**_COLUMNS, "url": _sayable(url) if url is not None else None, "ok": False, "error": _sayable(error)}


def from_row(row: Mapping[str, Any]) -> Article:
    """The article of a row: the inverse of `to_row`, exactly.

    Takes rows as `to_pylist()`, DuckDB, polars, pandas and Spark's `Row.asDict(True)` give them. Columns that are no
    field of Article are passed over, missing and null ones have their default. The row of a page that could not be
    read gives an article that is not `ok`, with the error as its `reason`.

    Raises:
        InputError: a column does not hold what `to_row` writes; the message begins with the path.
    """
    data = {name: _plain(row[name]) for name in _FIELDS if not _is_null(row.get(name))}
    if not _is_null(row.get("error")):
        data["reason"] = row["error"]
    if "provenance" in data:
        data["provenance"] = _entries(data["provenance"])
    if isinstance(data.get("body"), list):
        data["body"] = [_block(block, f"body[{index}]") for index, block in enumerate(data["body"])]
    return Article.from_dict(data)


def to_batch(articles: Iterable[Article]) -> pa.RecordBatch:
    """The articles as one batch of `SCHEMA`, in their order.

    Raises:
        InputError: as `to_row` does, or Arrow cannot hold a value (half a surrogate pair, a number above 2^31).
    """
    rows = [to_row(article) for article in articles]
    try:
        return pa.RecordBatch.from_pylist(rows, schema=SCHEMA)
    except (pa.ArrowException, OverflowError, UnicodeEncodeError) as error:
        raise InputError(f"these articles cannot be held by one Arrow batch: {error}") from error


def _sayable(text: str) -> str:
    """The text without halves of surrogate pairs, which Arrow cannot hold; where they stood is a "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _block_row(block: Block, plain: dict[str, Any]) -> dict[str, Any]:
    row = {**_BLOCK_COLUMNS, **plain}
    if isinstance(block, ListBlock | Table):
        row["text"] = Article(body=(block,)).to_text()
    if isinstance(block, ListBlock):
        row["json"] = json.dumps(row.pop("items"), ensure_ascii=False)
    return row


def _candidate(name: str, other: dict[str, Any]) -> dict[str, Any]:
    if other.pop("others"):
        raise InputError(
            f"provenance.{name}.others: a candidate has candidates of its own; the schema has none of these"
        )
    return other


def _instant(when: date | datetime | None) -> datetime | None:
    """The moment in UTC: a time without offset counts as UTC, a day as its first moment; None where engines differ."""
    if when is None:
        return None
    moment = when if isinstance(when, datetime) else datetime(when.year, when.month, when.day)
    try:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError:  # the offset leads out of the calendar
        return None
    return moment if moment.year >= FIRST_YEAR else None


def _signed(number: int | None) -> int | None:
    """64 unsigned bits as a signed number of the same bits: neither Spark nor most databases have the other."""
    return number - (1 << 64) if number is not None and number >= 1 << 63 else number


def _is_null(value: object) -> bool:
    """None, and what pandas has in its place: NaN and NA (by its name, for pandas may be absent)."""
    return value is None or (isinstance(value, float) and isnan(value)) or type(value).__name__ == "NAType"


def _plain(value: Any) -> Any:
    """The value with lists for other sequences, Python's own scalars, and without what is null in structs."""
    if isinstance(value, np.ndarray | np.generic):
        value = value.tolist()
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items() if not _is_null(item)}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and value.is_integer():  # numpy's way to hold whole numbers beside nulls
        return int(value)
    return value


def _entries(entries: Any) -> Any:
    """A map as a dict: engines give that, or a list of pairs, or a list of {"key", "value"}."""
    if isinstance(entries, Mapping):
        return entries
    try:
        return dict((entry["key"], entry["value"]) if isinstance(entry, Mapping) else entry for entry in entries)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"provenance: expected the entries of a map, found {entries!r}") from error


def _block(block: Any, path: str) -> Any:
    if not isinstance(block, Mapping):
        return block  # from_dict says what is wrong
    data = dict(block)
    if data.get("type") in ("list", "table"):
        data.pop("text", None)
    if "json" in data:
        try:
            data["items"] = json.loads(data.pop("json"))
        except (RecursionError, TypeError, ValueError) as error:
            raise InputError(f"{path}.json: expected JSON, found {block['json']!r}") from error
    return data
