"""WARC files made for tests, record by record, so that each one's place is known."""

import base64
import gzip
import hashlib
from collections.abc import Iterable, Mapping
from itertools import accumulate

__all__ = ["answer", "gzipped", "html_record", "record", "spans"]

DATE = "2024-05-17T08:30:00Z"


def record(kind: str, block: bytes, **fields: str | None) -> bytes:
    """A record with the digest of its block. Fields by their names with "_" for "-"; None leaves one out."""
    digest = base64.b32encode(hashlib.sha1(block).digest()).decode()
    head: dict[str, str | None] = {
        "WARC-Type": kind,
        "WARC-Date": DATE,
        "WARC-Block-Digest": f"sha1:{digest}",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value is not None)
    return b"WARC/1.0\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(body: bytes, status: str = "200 OK", headers: Mapping[str, str] | None = None) -> bytes:
    """An HTTP answer; of the type text/html when no headers are given."""
    given = {"Content-Type": "text/html"} if headers is None else headers
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("latin-1") + body


def html_record(url: str, body: bytes, **fields: str | None) -> bytes:
    """A response record with a page."""
    named = {"WARC_Target_URI": url, "Content_Type": "application/http; msgtype=response", **fields}
    return record("response", answer(body), **named)


def gzipped(records: Iterable[bytes]) -> list[bytes]:
    """Each record as a gzip member; the same bytes each time."""
    return [gzip.compress(data, mtime=0) for data in records]


def spans(parts: list[bytes]) -> list[tuple[int, int]]:
    """Where each part stands when they are joined."""
    ends = list(accumulate(map(len, parts)))
    return list(zip([0, *ends], ends, strict=False))
