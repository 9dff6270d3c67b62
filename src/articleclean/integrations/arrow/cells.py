"""Reading pages out of the columns of a batch, one at a time: nothing but the page at hand becomes a Python object."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from articleclean import InputError

__all__ = ["Columns", "Page"]

_STRINGS = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
_BINARIES = (pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view)


@dataclass(frozen=True, slots=True)
class Page:
    """One page to read, with what is known about it."""

    source: object
    """As `extract` takes it; None: there is none."""
    url: str | None = None
    content_type: str | None = None
    now: datetime | None = None
    """When it was fetched; None leaves `Options.now` as it is."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns that hold the parts of a page; None: there is no such column."""

    html: str
    url: str | None
    content_type: str | None
    now: str | None

    def pages(self, batch: pa.RecordBatch) -> Iterator[Page]:
        """The pages of a batch, in order.

        Raises:
            InputError: a column is missing, or cannot hold what it is for.
        """
        html, url = _texts(batch, self.html, binary=True), _texts(batch, self.url)
        content_type, now = _texts(batch, self.content_type), _times(batch, self.now)
        for at in range(batch.num_rows):
            address, header = _text(url, at), _text(content_type, at)
            yield Page(_cell(html, at), address, header, _time(now, at))


def _column(batch: pa.RecordBatch, name: str) -> pa.Array:
    at = batch.schema.get_field_index(name)
    if at < 0:
        found = ", ".join(batch.schema.names)
        raise InputError(f"the pages need one column {name!r}; there are: {found}")
    column = batch.column(at)
    return column.storage if isinstance(column.type, pa.BaseExtensionType) else column


def _texts(batch: pa.RecordBatch, name: str | None, *, binary: bool = False) -> pa.Array | None:
    if name is None:
        return None
    column = _column(batch, name)
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    fitting = (pa.types.is_null, *_STRINGS, *(_BINARIES if binary else ()))
    if not any(fits(kind) for fits in fitting):
        raise InputError(f"column {name!r} must be string{' or binary' if binary else ''}, not {column.type}")
    return column


def _times(batch: pa.RecordBatch, name: str | None) -> pa.Array | None:
    if name is None:
        return None
    column = _column(batch, name)
    kind = column.type
    if pa.types.is_timestamp(kind):
        return column.cast(pa.timestamp("us", kind.tz), safe=False)  # of finer ones Python has no datetime
    if pa.types.is_null(kind):
        return column
    raise InputError(f"column {name!r} must be timestamp, not {kind}")


def _cell(column: pa.Array | None, at: int) -> str | bytes | None:
    scalar = column[at] if column is not None else None
    if isinstance(scalar, pa.DictionaryScalar):
        scalar = scalar.value
    if scalar is None or not scalar.is_valid:
        return None
    content: bytes = scalar.as_buffer().to_pybytes()
    # By hand: engines put bytes into strings that are no UTF-8, and as_py() would raise.
    return content.decode("utf-8", "replace") if any(fits(scalar.type) for fits in _STRINGS) else content


def _text(column: pa.Array | None, at: int) -> str | None:
    cell = _cell(column, at)
    return cell if isinstance(cell, str) else None


def _time(column: pa.Array | None, at: int) -> datetime | None:
    try:
        moment: datetime | None = column[at].as_py() if column is not None else None
    except (OverflowError, ValueError):  # a year that no calendar has
        return None
    return moment
