"""Comma-separated values, as RFC 4180 has them, with a header."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from ...article import Article
from ..columns import SOURCE, check_all, values
from .rowfile import Row, RowFile

__all__ = ["DEFAULT", "CsvRow", "comma_separated"]

DEFAULT = ("url", "ok", "kind", "headline", "published", "authors", "agencies", "language", "text")
"""The columns when no fields are named."""

_FIRST = re.compile(rb'"((?:[^"]|"")*)"|([^,"\r\n]*)')


@dataclass(frozen=True, slots=True)
class CsvRow:
    """Makes rows; lists and objects are JSON in their cell, what is absent is empty."""

    fields: tuple[str, ...] = DEFAULT

    def encode(self, source: str, article: Article) -> bytes:
        """See `Encoder`."""
        chosen = values(article, self.fields)
        return _line([source, *(_cell(chosen[name]) for name in self.fields)])


def comma_separated(path: Path, fields: tuple[str, ...] | None) -> RowFile:
    """The output as CSV; raises ValueError for a field that there is not."""
    check_all(fields or ())
    encoder = CsvRow(fields or DEFAULT)
    return RowFile(path, encoder, _rows, _line([SOURCE, *encoder.fields]))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _line(cells: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode("utf-8", "replace")


def _rows(file: BinaryIO) -> Iterator[Row]:
    """A line break ends a row where no quotation mark is open, that is after an even number of them."""
    row: list[bytes] = []
    open_quote = False
    for line in file:
        row.append(line)
        open_quote ^= line.count(b'"') % 2 == 1
        if not open_quote and line.endswith(b"\n"):
            whole = b"".join(row)
            yield _first_cell(whole), len(whole)
            row = []


def _first_cell(row: bytes) -> str:
    found = _FIRST.match(row)
    quoted, bare = found.groups() if found else (None, b"")
    return (bare if quoted is None else quoted.replace(b'""', b'"')).decode()
