"""A file to which rows are added at its end; the common part of JSON lines and CSV."""

import contextlib
from collections.abc import Callable, Iterator
from io import FileIO
from pathlib import Path
from typing import BinaryIO

from ..errors import UsageError
from . import Encoder

__all__ = ["Row", "RowFile"]

Row = tuple[str, int]
"""A row's source, and how many bytes it takes."""


class RowFile:
    """Rows as bytes, each written at once and not kept back. A row that a killed process left in half is cut off."""

    def __init__(
        self, path: Path, encoder: Encoder, rows: Callable[[BinaryIO], Iterator[Row]], header: bytes = b""
    ) -> None:
        """
        Args:
            path: the file.
            encoder: makes the rows.
            rows: reads the whole rows of a file that is open after its header; raises ValueError for another file.
            header: with what the file begins.
        """
        self.encoder = encoder
        self._path = path
        self._rows = rows
        self._header = header
        self._end = 0
        self._file: FileIO | None = None

    def held(self) -> Iterator[str]:
        """See `Output`."""
        if not self._path.exists():
            return
        with self._path.open("rb") as file:
            start = file.read(len(self._header))
            if start != self._header:
                if self._header.startswith(start):  # killed in the middle of its first line
                    return
                raise UsageError(f"{self._path}: has other columns; it cannot be gone on with")
            self._end = len(start)
            try:
                for source, length in self._rows(file):
                    self._end += length
                    yield source
            except ValueError as error:
                raise UsageError(f"{self._path}: {error}; it cannot be gone on with") from None

    def open(self) -> None:
        """See `Output`."""
        self._file = FileIO(self._path, "r+" if self._end else "w")
        self._cut()
        if not self._end:
            self.write(self._header)

    def write(self, row: bytes) -> None:
        """See `Output`."""
        assert self._file is not None, "open() comes first"
        rest = memoryview(row)
        while rest:
            rest = rest[self._file.write(rest) :]
        self._end += len(row)

    def finish(self) -> None:
        """See `Output`."""
        if self._file is not None:
            self._file.close()

    def abandon(self) -> None:
        """See `Output`."""
        if self._file is not None and not self._file.closed:
            with contextlib.suppress(OSError):  # a disk that fails: the next run cuts
                self._cut()
            self._file.close()

    def files(self) -> list[Path]:
        """See `Output`."""
        return [self._path]

    def _cut(self) -> None:
        """Nothing stands after the last whole row."""
        if self._file is not None and self._file.seekable() and self._path.is_file():
            self._file.truncate(self._end)
            self._file.seek(self._end)
