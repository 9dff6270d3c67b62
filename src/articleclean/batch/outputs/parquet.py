"""Parquet: the columns of the published Arrow schema, after `source`.

A Parquet file is worth nothing before its end is written. So rows go into part files beside it, each whole when it has
its name, and are joined when all are there. Where a part ends depends on the rows alone: a batch that was killed and
gone on with makes the same parts as another, and the same file.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...article import Article
from ...fieldpath import lookup
from ...integrations.arrow import SCHEMA, to_row  # first: its error names the extra
from ..columns import SOURCE
from ..errors import UsageError
from . import Encoder

import pyarrow as pa  # isort: skip
import pyarrow.parquet as pq  # isort: skip

__all__ = ["ParquetFile", "ParquetRow"]

ROWS = 1_000
"""Rows of a part and of a row group …"""
BYTES = 32 << 20
"""… unless they are larger than this."""

MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class ParquetRow:
    """Makes record batches of one row, as bytes without the schema."""

    schema: Any

    def encode(self, source: str, article: Article) -> bytes:
        """See `Encoder`."""
        whole = to_row(article)
        row = {name: lookup(whole, name) for name in self.schema.names}
        row[SOURCE] = source
        if MARKDOWN in row:
            row[MARKDOWN] = article.to_markdown()
        encoded: bytes = pa.RecordBatch.from_pylist([row], schema=self.schema).serialize().to_pybytes()
        return encoded


class ParquetFile:
    """See `Output`. Parts stand in `OUT.parts`, by number."""

    def __init__(self, path: Path, fields: tuple[str, ...] | None) -> None:
        """
        Raises:
            ValueError: a field is none of the schema's.
        """
        columns = [(name, _type(name)) for name in fields or SCHEMA.names]
        self._schema = pa.schema([(SOURCE, pa.string()), *columns], metadata=SCHEMA.metadata)
        self.encoder: Encoder = ParquetRow(self._schema)
        self._path = path
        self._folder = path.with_name(path.name + ".parts")
        self._going_on = False
        self._batches: list[Any] = []
        self._size = 0

    def held(self) -> Iterator[str]:
        """See `Output`."""
        self._going_on = True
        if self._path.exists():
            # It was joined; parts that are there still were about to be removed.
            shutil.rmtree(self._folder, ignore_errors=True)
        for file in [self._path] if self._path.exists() else self._parts():
            try:
                with pq.ParquetFile(file) as table:
                    if not table.schema_arrow.equals(self._schema):
                        raise UsageError(f"{file}: has other columns; it cannot be gone on with")
                    for batch in table.iter_batches(columns=[SOURCE]):
                        yield from batch.column(0).to_pylist()
            except pa.ArrowInvalid as error:
                raise UsageError(f"{file}: {error}; it cannot be gone on with") from None

    def open(self) -> None:
        """See `Output`."""
        if not self._going_on:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._path.unlink(missing_ok=True)
        if not self._path.exists():
            self._folder.mkdir(exist_ok=True)

    def write(self, row: bytes) -> None:
        """See `Output`."""
        self._batches.append(pa.ipc.read_record_batch(pa.py_buffer(row), self._schema))
        self._size += len(row)
        if len(self._batches) >= ROWS or self._size >= BYTES:
            self._end_part()

    def finish(self) -> None:
        """See `Output`."""
        if self._batches:
            self._end_part()
        if not self._folder.exists():
            return  # nothing came to a file that was joined before
        joined = self._folder / "joined"
        with pq.ParquetWriter(joined, self._schema, compression="zstd") as writer:
            for part in self._parts():
                with pq.ParquetFile(part) as table:
                    for group in range(table.num_row_groups):
                        writer.write_table(table.read_row_group(group))
        os.replace(joined, self._path)
        shutil.rmtree(self._folder)

    def abandon(self) -> None:
        """See `Output`. Rows of a part that is not full are forgotten, and made again."""
        self._batches.clear()

    def files(self) -> list[Path]:
        """See `Output`."""
        return [self._path, self._folder]

    def _parts(self) -> list[Path]:
        return sorted(self._folder.glob("*.parquet"))

    def _end_part(self) -> None:
        self._folder.mkdir(exist_ok=True)
        if self._path.exists():  # more rows for a file that was joined: it becomes the first part
            os.replace(self._path, self._folder / _name(0))
        unfinished = self._folder / "unfinished"
        table = pa.Table.from_batches(self._batches, self._schema).combine_chunks()
        pq.write_table(table, unfinished, compression="zstd", row_group_size=len(table))
        os.replace(unfinished, self._folder / _name(len(self._parts())))
        self._batches.clear()
        self._size = 0


def _name(number: int) -> str:
    return f"{number:08}.parquet"


def _type(name: str) -> Any:
    """What a column holds: found in the schema along its path."""
    if name == MARKDOWN:
        return pa.string()
    first, *rest = name.split(".")
    if first not in SCHEMA.names:
        raise ValueError(f"no column '{first}'; there is {', '.join(SCHEMA.names)}, {MARKDOWN}")
    kind = SCHEMA.field(first).type
    for step in rest:
        if pa.types.is_list(kind) and step.isdecimal():
            kind = kind.value_type
        elif pa.types.is_map(kind):
            kind = kind.item_type
        elif pa.types.is_struct(kind) and kind.get_field_index(step) >= 0:
            kind = kind.field(step).type
        else:
            raise ValueError(f"no column '{name}': there is no '{step}' in it")
    return kind
