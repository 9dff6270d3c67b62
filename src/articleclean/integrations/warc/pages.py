"""From a record as it stands in the file to the page in it, or to what it is instead."""

import base64
import hashlib
import re
from dataclasses import replace
from datetime import UTC, datetime

from .encodings import Undecodable, decoded
from .frames import Frame
from .heads import Head, HeadReader, head_end
from .record import Record

__all__ = ["BrokenRecord", "Skipped", "page"]

_PAGES = frozenset(("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml"))
_TEXT = "text/plain"
_NEVER_PAGES = frozenset("warcinfo request metadata revisit continuation".split())
_NO_TYPES = frozenset(("", "application/octet-stream", "unknown/unknown", "application/x-unknown"))
_WHOLE = frozenset((200, 203))
_STATUS = re.compile(r"HTTP/\d(?:\.\d)?\s+(\d{3})\b")
_LOOKS = re.compile(rb"(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_DIGEST = re.compile(r"(sha1|sha-1|sha256|sha-256|md5):(\S+)", re.I)


class Skipped(Exception):
    """The record is sound, and no page; the message says what it is."""


class BrokenRecord(Exception):
    """The record should be a page, and cannot be read as one; the message says why."""


def page(frame: Frame, where: str, read_head: HeadReader, *, limit: int, verify: bool) -> Record:
    """The page of a record.

    Args:
        limit: bytes of the page that are kept.
        verify: look at the block's digest.

    Raises:
        Skipped, BrokenRecord: there is none.
    """
    head = frame.head
    kind = (head.get("warc-type") or "").lower()
    if kind in _NEVER_PAGES:
        raise Skipped(kind)
    if kind not in ("response", "conversion", "resource"):
        raise BrokenRecord(f"the record has no WARC-Type of the standard ({kind[:40]})")
    if verify and len(frame.block) == frame.length and _digest_differs(frame.block, head.get("warc-block-digest")):
        raise BrokenRecord("the block's digest is another than its bytes have (verify=False reads it all the same)")
    url = (head.get("warc-target-uri") or "").removeprefix("<").removesuffix(">")
    if not url:
        raise BrokenRecord("the record has no WARC-Target-URI")
    record = Record(
        frame.block,
        url=url,
        content_type=head.get("content-type"),
        date=_date(head.get("warc-date")),
        where=where,
        warnings=tuple(_missing_parts(head)),
        fields=head.fields,
    )
    if kind == "response" and _is_http(head, url):
        record = _answer(record, read_head, limit)
    return _kept(_of_type(record, head, kind), limit, whole=len(frame.block) == frame.length)


def _is_http(head: Head, url: str) -> bool:
    stated = (head.get("content-type") or "").lower()
    return not stated or stated.startswith("application/http") or url.lower().startswith("http")


def _answer(record: Record, read_head: HeadReader, limit: int) -> Record:
    """The record without its HTTP head."""
    end = head_end(record.content)
    head = read_head(record.content[:end]) if end else None
    status = _STATUS.match(head.first) if head else None
    if not (end and head and status):
        raise BrokenRecord("the record's HTTP head cannot be read")
    if int(status[1]) not in _WHOLE:
        raise Skipped(f"status {status[1]}")
    kind = head.get("content-type")
    if _media_type(kind) not in _PAGES | _NO_TYPES | {_TEXT}:
        raise Skipped(f"type {_media_type(kind)[:60]}")  # before its body is decoded
    try:
        body = decoded(record.content[end:], head, limit)
    except Undecodable as reason:
        raise BrokenRecord(str(reason)) from None
    warnings = (*record.warnings, *body.warnings)
    return replace(record, content=body.content, content_type=kind, warnings=warnings)


def _of_type(record: Record, head: Head, kind: str) -> Record:
    """The record with the markup that its type says, or without a type that of its first bytes."""
    if kind == "conversion":
        stated = _media_type(record.content_type)
        if stated in _PAGES:
            return record
        if stated not in _NO_TYPES | {_TEXT}:
            raise Skipped(f"conversion to {stated[:60]}")
        return replace(record, markup="text")
    stated = _media_type(record.content_type)
    if stated in _NO_TYPES:
        stated = _media_type(head.get("warc-identified-payload-type")) or stated
    if stated in _PAGES or (stated in _NO_TYPES and _LOOKS.match(record.content.lstrip())):
        return record
    if stated == _TEXT:
        return replace(record, markup="text")
    raise Skipped(f"type {stated[:60] or 'unknown'}")


def _kept(record: Record, limit: int, *, whole: bool) -> Record:
    """The record with no more of its page than the limit; what is cut is named."""
    if whole and len(record.content) <= limit:
        return record
    warning = f"the record holds more than is kept of it: its first {limit:,} bytes (max_bytes)"
    return replace(record, content=record.content[:limit], warnings=(*record.warnings, warning))


def _missing_parts(head: Head) -> list[str]:
    warnings = []
    if reason := head.get("warc-truncated"):
        warnings.append(f"the crawler cut the page (WARC-Truncated: {reason[:40]})")
    if head.get("warc-segment-number"):
        warnings.append("the page goes on in continuation records, which are not read")
    return warnings


def _media_type(value: str | None) -> str:
    return (value or "").partition(";")[0].strip().lower()


def _date(value: str | None) -> datetime | None:
    try:
        date = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _digest_differs(block: bytes, stated: str | None) -> bool:
    """Whether a digest is stated that can be computed, and it is another."""
    found = _DIGEST.fullmatch(stated or "")
    if not found:
        return False
    digest = hashlib.new(found[1].lower().replace("-", ""), block, usedforsecurity=False).digest()
    written = found[2].rstrip("=")
    same = (base64.b32encode(digest).decode().rstrip("="), digest.hex(), base64.b64encode(digest).decode().rstrip("="))
    return written.upper() != same[0] and written.lower() != same[1] and written != same[2]
