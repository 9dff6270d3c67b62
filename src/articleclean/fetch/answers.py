"""What a server answered: is it a page, and its text."""

import http.client
from collections.abc import Callable, Iterator
from functools import partial

from .decompress import decompressed
from .error import FetchError, in_one_line

__all__ = ["page_type", "read_page"]

_CHUNK = 65_536
_NOT_WHOLE = frozenset((204, 205, 206))  # no content, or a part of it
_TYPE_CHARS = 60
_CUT = "the page ends before its end"
_NO_PAGES = frozenset("audio font image model video".split())
# "application/…" that may be a page: XML of some kind, or what servers say who do not know.
_PERHAPS_PAGES = ("xml", "html", "octet-stream", "x-unknown", "unknown")


def page_type(response: http.client.HTTPResponse) -> str | None:
    """The answer's Content-Type, None when it names none.

    Raises:
        FetchError: the answer is an error, has no content, or something else than a page.
    """
    if not 200 <= response.status < 300 or response.status in _NOT_WHOLE:
        reason = in_one_line(response.reason) if response.reason else http.client.responses.get(response.status, "")
        raise FetchError(f"the server answers {response.status} {reason}".rstrip())
    kind = response.headers.get("Content-Type")
    main, _, sub = (kind or "").partition(";")[0].strip().lower().partition("/")
    if main in _NO_PAGES or (main == "application" and not sub.endswith(_PERHAPS_PAGES)):
        raise FetchError(f"there is no page at the address but {in_one_line(f'{main}/{sub}')[:_TYPE_CHARS]}")
    return kind


def read_page(response: http.client.HTTPResponse, limit: int, check: Callable[[], None]) -> bytes:
    """The whole of an answer's body, decompressed.

    Args:
        limit: bytes that it may have.
        check: asked before each piece; raises when the time is over.
    """
    pieces: list[bytes] = []
    size = 0
    for piece in decompressed(_pieces(response, check), response.headers.get_all("Content-Encoding", [])):
        size += len(piece)
        if size > limit:
            raise FetchError(f"the page is larger than {limit:,} bytes")
        pieces.append(piece)
    check()
    if not size:
        raise FetchError("the server's answer is empty")
    return b"".join(pieces)


def _pieces(response: http.client.HTTPResponse, check: Callable[[], None]) -> Iterator[bytes]:
    try:
        for piece in iter(partial(response.read1, _CHUNK), b""):
            check()
            yield piece
        if response.length:
            raise FetchError(_CUT)
    except http.client.IncompleteRead:
        raise FetchError(_CUT) from None
