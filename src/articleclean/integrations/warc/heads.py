"""Heads of records and of HTTP answers: a first line and fields. Read by fastwarc, by warcio where it is missing.

Only heads: at the first damage both iterators end with an error, and fastwarc takes the records that a wrong length
swallows for content. So where records begin and end is found by `frames`.
"""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass

from .. import missing

__all__ = ["HEAD_BYTES", "READERS", "Head", "head_end", "reader"]

HEAD_BYTES = 65_536
"""No head is longer."""
_END = re.compile(rb"\r?\n\r?\n")
_BARE_NEWLINE = re.compile(rb"(?<!\r)\n")


@dataclass(frozen=True, slots=True)
class Head:
    """A head."""

    first: str
    """ "WARC/1.0", "HTTP/1.1 200 OK"."""
    fields: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str | None:
        """The value of the first field of this name (lower case), None without one or when it is empty."""
        return next((value for key, value in self.fields if key.lower() == name), None) or None

    def all(self, name: str) -> list[str]:
        """The values of all fields of this name."""
        return [value for key, value in self.fields if key.lower() == name]


HeadReader = Callable[[bytes], Head]


def head_end(data: bytes | bytearray, start: int = 0) -> int | None:
    """Where the head that begins at `start` ends, behind the blank line; None when it has no end."""
    found = _END.search(data, start, start + HEAD_BYTES)
    return found.end() if found else None


def reader() -> HeadReader:
    """What reads heads here.

    Raises:
        ImportError: neither package is installed; the message names the extra.
    """
    for read in READERS.values():
        try:
            read(b"WARC/1.0\r\n\r\n")
        except ImportError:
            continue
        return read
    raise missing("warc", "fastwarc")


def by_fastwarc(data: bytes) -> Head:
    """The head in these bytes, by fastwarc."""
    from fastwarc.warc import HeaderMap

    head = HeaderMap()
    head.parse(io.BytesIO(_plain(data)))
    fields = ((_text(key), _text(value)) for key, value in head.items_bytes())
    return Head(_text(head.status_line_bytes or b""), tuple(fields))


def by_warcio(data: bytes) -> Head:
    """The head in these bytes, by warcio."""
    from warcio.statusandheaders import StatusAndHeadersParser

    head = StatusAndHeadersParser([], verify=False).parse(io.BytesIO(_plain(data)))
    first = f"{head.protocol} {head.statusline}".strip()
    return Head(first, tuple((_squeezed(key), _squeezed(value)) for key, value in head.headers))


READERS: dict[str, HeadReader] = {"fastwarc": by_fastwarc, "warcio": by_warcio}
"""In order of preference."""


def _plain(data: bytes) -> bytes:
    """A head with CR LF at the end of each line: some servers send LF alone, which fastwarc does not take."""
    return _BARE_NEWLINE.sub(b"\r\n", data)


def _text(value: bytes) -> str:
    try:
        return _squeezed(value.decode("utf-8"))
    except UnicodeDecodeError:
        return _squeezed(value.decode("latin-1"))


def _squeezed(value: str) -> str:
    """Folded lines joined; the readers differ in which blanks they leave."""
    return " ".join(value.split())
