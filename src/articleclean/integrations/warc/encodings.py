"""Transfer and content encodings of an HTTP body undone, in bounded memory, as far as they can be.

Many crawlers store bodies that are decoded already, under the headers of before: a body that is not what its header
says is taken as it is.
"""

import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from .heads import Head
from .raw import CHUNK

__all__ = ["Body", "Undecodable", "decoded"]

_GZIP_OR_ZLIB, _BARE_DEFLATE = 47, -15
_CHUNK_HEAD = 1_024


class Undecodable(Exception):
    """Nothing of the body can be read."""


@dataclass(slots=True)
class Body:
    """A body."""

    content: bytes
    warnings: list[str] = field(default_factory=list)


def decoded(block: bytes, head: Head, limit: int) -> Body:
    """The body of an HTTP answer.

    Args:
        block: as stored.
        limit: bytes that are decoded.

    Raises:
        Undecodable: a coding is not known here, or nothing comes out.
    """
    body = Body(block)
    if "chunked" in _codings(head, "transfer-encoding"):
        _dechunk(body)
    for coding in reversed(_codings(head, "content-encoding")):
        _decompress(body, coding, limit)
    return body


def _codings(head: Head, name: str) -> list[str]:
    listed = ",".join(head.all(name)).lower().replace(" ", "").split(",")
    return [coding.removeprefix("x-") for coding in listed if coding not in ("", "identity", "none")]


def _dechunk(body: Body) -> None:
    data, at, pieces = body.content, 0, list[bytes]()
    while True:
        line_end = data.find(b"\n", at, at + _CHUNK_HEAD)
        size = _chunk_size(data[at:line_end]) if line_end >= 0 else None
        if size is None:
            if not pieces:
                return  # not chunked
            body.warnings.append("the chunks of the answer end before its end")
            break
        if size == 0:
            break
        pieces.append(data[line_end + 1 : line_end + 1 + size])
        at = line_end + 1 + size
        at += 2 if data.startswith(b"\r\n", at) else 1 if data.startswith(b"\n", at) else 0
    body.content = b"".join(pieces)


def _chunk_size(line: bytes) -> int | None:
    digits = line.partition(b";")[0].strip()
    try:
        return int(digits, 16) if len(digits) < 16 and digits.isalnum() else None
    except ValueError:
        return None


def _decompress(body: Body, coding: str, limit: int) -> None:
    steps = _STEPS.get(coding)
    if steps is None:
        raise Undecodable(f"the answer has a content encoding that is not known ({coding[:20]})")
    pieces: list[bytes] = []
    size = 0
    try:
        for piece in steps(body.content):
            pieces.append(piece)
            size += len(piece)
            if size > limit:
                break
    except _Damaged:
        if not size:
            if coding not in ("gzip", "deflate") and not body.content.lstrip().startswith(b"<"):
                raise Undecodable(f"the answer cannot be decompressed ({coding})") from None
            return  # stored as decoded
        body.warnings.append(f"the answer's {coding} is damaged or cut: what is behind it is missing")
    body.content = b"".join(pieces)


class _Damaged(Exception):
    """The compressed bytes are not what they should be, or end too early."""


def _inflated(data: bytes) -> Iterator[bytes]:
    """gzip, zlib or bare deflate."""
    while data:
        window = _GZIP_OR_ZLIB if data[0] == 0x1F or data[0] & 0x0F == 8 else _BARE_DEFLATE
        stream = zlib.decompressobj(window)
        try:
            while not stream.eof:
                piece = stream.decompress(data, CHUNK)
                if not piece and not stream.eof and not stream.unconsumed_tail:
                    raise _Damaged
                yield piece
                data = stream.unconsumed_tail
        except zlib.error:
            raise _Damaged from None
        data = stream.unused_data if stream.unused_data.startswith(b"\x1f\x8b") else b""


def _unbrotlied(data: bytes) -> Iterator[bytes]:
    """By the package brotli, or by fastwarc."""
    try:
        import brotli
    except ImportError:
        yield from _by_fastwarc("BrotliReader", "br", data)
        return
    stream = brotli.Decompressor()
    try:
        piece = stream.process(data, output_buffer_limit=CHUNK)
        while piece:
            yield piece
            piece = stream.process(b"", output_buffer_limit=CHUNK)
    except brotli.error:
        raise _Damaged from None
    if not stream.is_finished():
        raise _Damaged


def _unzstd(data: bytes) -> Iterator[bytes]:
    return _by_fastwarc("ZstdReader", "zstd", data)


def _by_fastwarc(name: str, coding: str, data: bytes) -> Iterator[bytes]:
    try:
        from fastwarc import stream_io
    except ImportError:
        raise Undecodable(f"the answer's content encoding needs fastwarc ({coding})") from None
    stream: Any = getattr(stream_io, name)(io.BytesIO(data))
    try:
        while piece := stream.read(CHUNK):
            yield piece
    except (OSError, ValueError):
        raise _Damaged from None


_STEPS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _inflated,
    "deflate": _inflated,
    "br": _unbrotlied,
    "zstd": _unzstd,
}
