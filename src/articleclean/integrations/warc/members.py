"""The streams that a file is made of: the file itself, or its gzip members. Each is read by itself, so that damage in
one does not reach the next; behind it the next member is searched for."""

import zlib
from collections.abc import Callable, Iterator
from typing import Protocol

from .. import missing
from .raw import CHUNK, KEPT, Raw

__all__ = ["Damage", "Lose", "Member", "members"]

Lose = Callable[[str, int, int], None]
"""Tells a loss: the reason, where it starts in the file, its bytes."""

_VERSION = b"WARC/"
_GZIP = b"\x1f\x8b\x08"
_GZIP_WINDOW = 31  # zlib's argument for gzip, and nothing else
_ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")  # a frame; the dictionary that .warc.zst files may begin with
_TRIED = 512  # bytes of a supposed member that must decompress
_SEARCH_CREDIT = 64_000_000
"""Bytes that the search behind damage may read again, beyond as many as were read at all: linear time, whatever the
file is made of."""


class Damage(Exception):
    """A stream cannot be read on."""


class Member(Protocol):
    """A stream of bytes that holds whole records."""

    offset: int
    """Where it begins in the file."""
    damage: str | None
    """What ended the reading too early; set by the reader."""
    compressed: bool

    def read(self) -> bytes:
        """The next bytes, b"" at the end.

        Raises:
            Damage: there is no going on.
        """

    def go_on(self) -> bool:
        """At the end, when a record is not: whether there is a stream that can be its continuation. It is read next."""

    def look(self, at: int, size: int) -> bytes | None:
        """Bytes far ahead, None where that cannot be had."""


def members(raw: Raw, lose: Lose) -> Iterator[Member]:
    """The file's streams, one after the other; each must be read to its end or damage before the next is asked for."""
    start = raw.take(0, 4)
    if start.startswith(_GZIP):
        yield from _gzip_members(raw, lose)
    elif start in _ZSTD:
        zstd = _Zstd(raw)
        yield zstd
        if zstd.damage:
            lose(zstd.damage, 0, raw.end)
    elif _VERSION not in (start := raw.take(0, KEPT)) and _GZIP in start:
        yield from _gzip_members(raw, lose)  # whose beginning is missing
    else:
        yield _Plain(raw)


class _Plain:
    """The file as it is."""

    offset = 0
    damage: str | None = None
    compressed = False

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._at = 0

    def read(self) -> bytes:
        piece = self._raw.take(self._at)
        self._at += len(piece)
        return piece

    def go_on(self) -> bool:
        return False

    def look(self, at: int, size: int) -> bytes | None:
        return self._raw.look(at, size)


class _Zstd:
    """The file decompressed by fastwarc."""

    offset = 0
    damage: str | None = None
    compressed = True

    def __init__(self, raw: Raw) -> None:
        try:
            from fastwarc.stream_io import ZstdReader
        except ImportError as error:
            raise missing("warc", "fastwarc") from error
        self._stream = ZstdReader(_AsFile(raw))

    def read(self) -> bytes:
        try:
            return self._stream.read(CHUNK)
        except (OSError, ValueError) as error:
            raise Damage(f"the zstd stream is damaged or ends before its end ({error})") from error

    def go_on(self) -> bool:
        return False

    def look(self, at: int, size: int) -> bytes | None:
        return None


class _AsFile:
    """`Raw` as fastwarc wants files to be."""

    def __init__(self, raw: Raw) -> None:
        self._raw = raw
        self._at = 0

    def read(self, size: int = CHUNK) -> bytes:
        piece = self._raw.take(self._at, min(size, CHUNK) if size >= 0 else CHUNK)
        self._at += len(piece)
        return piece

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        raise OSError("not seekable")

    def close(self) -> None:
        """Who opened the file closes it."""


class _Gzip:
    """A gzip member and, where a record goes beyond it, the next: `bgzip` and `pigz` cut anywhere."""

    damage: str | None = None
    compressed = True

    def __init__(self, raw: Raw, offset: int) -> None:
        self.offset = offset
        self.start = offset  # of the gzip member that is being read
        self.end = offset  # of the bytes that went into it
        self._raw = raw
        self._stream = zlib.decompressobj(_GZIP_WINDOW)

    def read(self) -> bytes:
        while not self._stream.eof:
            if not (piece := self._stream.unconsumed_tail):
                piece = self._raw.take(self.end)
                self.end += len(piece)
            try:
                out = self._stream.decompress(piece, CHUNK)
            except zlib.error:
                raise Damage("the gzip member is damaged") from None
            if self._stream.eof:
                self.end -= len(self._stream.unused_data)
            elif not piece and not out:
                raise Damage("the file ends in the middle of a gzip member")
            if out:
                return out
        return b""

    def go_on(self) -> bool:
        start = _beginning(self._raw, self.end)
        if start is None or start.startswith(_VERSION):
            return False
        self.start = self.end
        self._stream = zlib.decompressobj(_GZIP_WINDOW)
        return True

    def look(self, at: int, size: int) -> bytes | None:
        return None


def _beginning(raw: Raw, at: int) -> bytes | None:
    """How the gzip member at this place begins, decompressed; None where none is."""
    piece = raw.take(at, _TRIED)
    if not piece.startswith(_GZIP):
        return None
    try:
        return zlib.decompressobj(_GZIP_WINDOW).decompress(piece, CHUNK)
    except zlib.error:
        return None


def _gzip_members(raw: Raw, lose: Lose) -> Iterator[_Gzip]:
    at: int | None = 0
    if raw.take(0, len(_GZIP)) != _GZIP:
        at = _search(raw, 0)
        lose("bytes that are no gzip member", 0, raw.end if at is None else at)
    credit = _SEARCH_CREDIT
    while at is not None:
        member = _Gzip(raw, at)
        yield member
        start = at = member.end
        if member.damage:
            start, back = member.start, max(member.start + 1, raw.oldest)
            if member.end - back <= credit + raw.end:
                credit -= member.end - back
                at = back
        elif raw.take(at, len(_GZIP)) == _GZIP:
            continue
        at = _search(raw, at)
        size = (raw.end if at is None else at) - start
        if member.damage or not _is_padding(raw, start, size):
            lose(member.damage or "bytes that are no gzip member", start, size)


def _search(raw: Raw, at: int) -> int | None:
    """Where the next gzip member begins."""
    found = raw.find(_GZIP, at)
    while found is not None and _beginning(raw, found) is None:
        found = raw.find(_GZIP, found + 1)
    return found


def _is_padding(raw: Raw, start: int, size: int) -> bool:
    """Whether the bytes between two members, as far as they are still kept, are zeros."""
    seen = max(start, raw.oldest)
    return not any(raw.take(seen, start + size - seen))
