"""The bytes of a file, read forward; the last ones are kept, so that a search can go back behind damage."""

from typing import Any, Protocol

__all__ = ["CHUNK", "KEPT", "Binary", "Raw"]

CHUNK = 65_536
KEPT = 2_097_152
"""Bytes that can be gone back."""


class Binary(Protocol):
    """What is asked of a file; it need not be seekable."""

    def read(self, size: int = -1, /) -> bytes: ...


class Raw:
    """A file's bytes by their offset from where the file stood."""

    def __init__(self, file: Binary) -> None:
        self._file: Any = file
        self._data = bytearray()
        self._base = 0  # offset of _data[0]

    @property
    def end(self) -> int:
        """Bytes read so far."""
        return self._base + len(self._data)

    @property
    def oldest(self) -> int:
        """The first byte that is still kept."""
        return self._base

    def take(self, at: int, size: int = CHUNK) -> bytes:
        """Up to `size` bytes from `at`: fewer only at the end of the file."""
        while self.end < at + size and (piece := self._file.read(CHUNK)):
            self._data += piece
            if len(self._data) > 2 * KEPT:
                spare = min(len(self._data) - KEPT, at - self._base)
                del self._data[:spare]
                self._base += spare
        return bytes(self._data[at - self._base : at - self._base + size])

    def find(self, what: bytes, at: int) -> int | None:
        """Where these bytes stand next, at `at` or behind it."""
        while True:
            found = self._data.find(what, at - self._base)
            if found >= 0:
                return self._base + found
            at = max(at, self.end - len(what) + 1)
            if len(self.take(at, CHUNK)) < len(what):
                return None

    def look(self, at: int, size: int) -> bytes | None:
        """Bytes far ahead, without reading up to them; None where the file is not seekable."""
        file = self._file
        if not (hasattr(file, "seekable") and file.seekable()):
            return None
        here = file.tell()
        file.seek(here - self.end + at)
        ahead: bytes = file.read(size)
        file.seek(here)
        return ahead
