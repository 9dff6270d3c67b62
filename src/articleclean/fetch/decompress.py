"""Compressed pages, in pieces of bounded size even where few bytes stand for many.

gzip and deflate by Python's zlib; Brotli where the package `brotli` is installed (`pip install articleclean[brotli]`)
and new enough to bound what it gives at a time; without it Brotli is not asked for.
"""

import zlib
from collections.abc import Iterator
from typing import Any

from .error import FetchError

__all__ = ["accepted", "decompressed"]

_CHUNK = 65_536
# zlib's window argument that accepts gzip and zlib alike, and that of a deflate stream without either's header.
_GZIP_OR_ZLIB, _BARE_DEFLATE = 47, -15
_DEFLATED = ("gzip", "x-gzip", "deflate")


def accepted() -> str:
    """The header Accept-Encoding."""
    return "gzip, deflate, br" if _brotli() else "gzip, deflate"


def decompressed(pieces: Iterator[bytes], headers: list[str]) -> Iterator[bytes]:
    """The body in pieces, each of bounded size.

    Args:
        pieces: as they come.
        headers: the values of Content-Encoding.
    """
    codings = [name for name in ",".join(headers).lower().replace(" ", "").split(",") if name not in ("", "identity")]
    if not codings:
        return pieces
    if len(codings) > 1:
        raise FetchError(f"the page is compressed more than once ({', '.join(codings)[:40]})")
    if codings[0] in _DEFLATED:
        return _whole(_inflated(pieces), zlib.error)
    if codings[0] == "br" and (brotli := _brotli()):
        return _whole(_unbrotlied(pieces, brotli), brotli.error)
    raise FetchError(f"the page comes in an encoding that was not asked for ({codings[0][:20]})")


def _whole(pieces: Iterator[bytes], damage: type[Exception]) -> Iterator[bytes]:
    try:
        yield from pieces
    except damage:
        raise FetchError("the compressed page is damaged") from None


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    stream = None
    for piece in pieces:
        if stream is None:
            stream = zlib.decompressobj(_GZIP_OR_ZLIB if _has_header(piece) else _BARE_DEFLATE)
        while piece:
            yield stream.decompress(piece, _CHUNK)
            piece = stream.unconsumed_tail
            if stream.eof and stream.unused_data:
                if not stream.unused_data.startswith(b"\x1f"):
                    return  # padding; only another gzip member is text
                piece, stream = stream.unused_data, zlib.decompressobj(_GZIP_OR_ZLIB)
    if stream is not None:
        yield stream.flush()
        if not stream.eof:
            raise FetchError("the compressed page ends before its end")


def _has_header(data: bytes) -> bool:
    """Whether a stream begins as gzip or zlib does; a bare deflate stream does not begin with an 8 in its low half."""
    return data[0] == 0x1F or data[0] & 0x0F == 8


def _brotli() -> Any:
    """The package that decompresses Brotli, None without one whose steps can be bounded (1.2 and later)."""
    try:
        import brotli  # type: ignore[import-untyped, import-not-found, unused-ignore]
    except ImportError:
        return None
    return brotli if hasattr(brotli.Decompressor, "can_accept_more_data") else None


def _unbrotlied(pieces: Iterator[bytes], brotli: Any) -> Iterator[bytes]:
    stream = brotli.Decompressor()
    for piece in pieces:
        if stream.is_finished():
            return  # padding
        yield stream.process(piece, output_buffer_limit=_CHUNK)
        while not stream.can_accept_more_data():
            yield stream.process(b"", output_buffer_limit=_CHUNK)
    while not stream.is_finished() and (rest := stream.process(b"", output_buffer_limit=_CHUNK)):
        yield rest
    if not stream.is_finished():
        raise FetchError("the compressed page ends before its end")
