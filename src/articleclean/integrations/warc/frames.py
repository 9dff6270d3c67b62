"""Where the records of a stream begin and end: a head, as many bytes as it says, a blank line.

A length is believed when the next record, two line ends or the end of the stream come where it says. Where that is not
so, and where no record begins, the next head is searched for, from behind the first line of the head in question: a
wrong length does not take the records with it that it would swallow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .heads import HEAD_BYTES, Head, HeadReader, head_end
from .members import Damage, Member
from .raw import CHUNK

__all__ = ["Broken", "Frame", "frames"]

_VERSION = b"WARC/"
_MARK = re.compile(rb"WARC/\d\.\d{1,2}\r?\n[A-Za-z][A-Za-z-]{1,60}:")
_MARK_BYTES = 80
_TAIL = b"\r\n\r\n"
_TAIL_BYTES = len(_TAIL) + 4 + len(_VERSION)  # with what some writers put there in its place
_ONCE = ("warc-type", "warc-record-id", "warc-target-uri", "content-length")


@dataclass(frozen=True, slots=True)
class Frame:
    """A record as it stands in the file."""

    at: int
    """Where it begins in the stream."""
    size: int
    """Its bytes, with head and blank line."""
    head: Head
    block: bytes
    """What its length counts, no more than was to be kept."""
    length: int
    """Bytes that `block` has in the file."""


@dataclass(frozen=True, slots=True)
class Broken:
    """Bytes of the stream that are no sound record."""

    at: int
    size: int
    reason: str
    url: str | None


def frames(member: Member, read_head: HeadReader, keep: int) -> Iterator[Frame | Broken]:
    """The records of a stream, and what is between them. What damage leaves unread is for `member.damage`.

    Args:
        keep: bytes of a block that are kept in memory.
    """
    window = _Window(member)
    while window.skip_blanks():
        frame = _next(window, read_head, keep)
        if isinstance(frame, Broken) and window.damage:
            break
        yield frame
    member.damage = window.damage


class _Window:
    """A piece of a stream: what was read of it and not yet dropped."""

    def __init__(self, member: Member) -> None:
        self.data = bytearray()
        self.at = 0
        self.ended = False
        self.damage: str | None = None
        self.look = member.look
        self._member = member

    def fill(self, size: int) -> bool:
        """Read until this many bytes are here; whether there are as many."""
        while len(self.data) < size and not self.ended:
            try:
                piece = self._member.read()
            except Damage as damage:
                piece, self.damage = b"", str(damage)
            self.data += piece
            self.ended = not piece
        return len(self.data) >= size

    def fill_beyond(self, size: int) -> bool:
        """The same, beyond the end of a compressed member."""
        while not self.fill(size):
            if self.damage or not self._member.go_on():
                return False
            self.ended = False
        return True

    def drop(self, size: int) -> None:
        """Forget as many bytes from the front, read or not yet read."""
        while size > len(self.data):
            size -= len(self.data)
            self.at += len(self.data)
            self.data.clear()
            if not self.fill_beyond(1):
                return
        del self.data[:size]
        self.at += size

    def skip_blanks(self) -> bool:
        """Drop the line ends at the front; whether anything comes behind them."""
        while self.fill(1):
            blanks = len(self.data) - len(self.data.lstrip(b"\r\n"))
            self.drop(blanks)
            if self.data:
                return True
        return False

    def tail(self, at: int) -> int | None:
        """The bytes of line ends that close a record here; None where what follows shows that it does not end here."""
        self.fill(at + _TAIL_BYTES)
        after = bytes(self.data[at : at + _TAIL_BYTES])
        if self.damage:  # the last bytes before damage need not be sound
            return _tail(after, at_end=False) if _VERSION in after else None
        return _tail(after, at_end=self.ended)

    def drop_to_mark(self, start: int) -> None:
        """Drop all before the next head of a record that begins at `start` or behind it; all there is without one."""
        while True:
            found = _MARK.search(self.data, start)
            if found:
                return self.drop(found.start())
            self.drop(min(len(self.data), max(start, len(self.data) - _MARK_BYTES)))
            start = 0
            if not self.fill(len(self.data) + CHUNK) and not _MARK.search(self.data):
                return self.drop(len(self.data))


def _next(window: _Window, read_head: HeadReader, keep: int) -> Frame | Broken:
    """What stands at the front of the window; it is dropped."""
    window.fill(HEAD_BYTES)
    if _VERSION.startswith(window.data[: len(_VERSION)]):
        window.fill_beyond(len(_VERSION))
    if not window.data.startswith(_VERSION):
        return _broken(window, "bytes that are no record", 0)
    end = head_end(window.data)
    if end is None:
        window.fill_beyond(HEAD_BYTES)
        end = head_end(window.data)
    if end is None:
        return _broken(window, "the record's head has no end", len(_VERSION))
    head = read_head(bytes(window.data[:end]))
    url = head.get("warc-target-uri")
    length = _length(head)
    if length is None:
        return _broken(window, "the record has no Content-Length, or one that cannot be read", len(_VERSION), url)
    if any(len(head.all(name)) > 1 for name in _ONCE):
        return _broken(
            window, "the record's head has a field twice, as of two records run together", len(_VERSION), url
        )
    whole = _whole if length <= keep else _huge
    return whole(window, head, end, length, keep)


def _length(head: Head) -> int | None:
    text = head.get("content-length") or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def _whole(window: _Window, head: Head, end: int, length: int, keep: int) -> Frame | Broken:
    """A record that is small enough to be looked at before it is believed."""
    url = head.get("warc-target-uri")
    if not window.fill_beyond(end + length):
        present = len(window.data) - end
        return _broken(window, f"the record ends after {present:,} of its {length:,} bytes", len(_VERSION), url)
    tail = window.tail(end + length)
    if tail is None:
        return _broken(window, "the record is not as long as it says", len(_VERSION), url)
    frame = Frame(window.at, end + length + tail, head, bytes(window.data[end : end + length]), length)
    window.drop(frame.size)
    return frame


def _huge(window: _Window, head: Head, end: int, length: int, keep: int) -> Frame | Broken:
    """A record of which no more than its beginning fits into memory. In a file that can be sought in, its end is looked
    at first; in a stream, all that a wrong length covers is lost."""
    url, at = head.get("warc-target-uri"), window.at
    ahead = window.look(at + end + length - 1, 1 + _TAIL_BYTES)  # with its last byte: is it there?
    if ahead is not None and (not ahead or _tail(ahead[1:], at_end=len(ahead) <= _TAIL_BYTES) is None):
        return _broken(window, "the record is not as long as it says", len(_VERSION), url)
    window.fill_beyond(end + keep)
    block = bytes(window.data[end : end + keep])
    window.drop(end + length)
    tail = window.tail(0)
    if tail is None or window.at < at + end + length:
        reason = f"the record says {length:,} bytes, too many to look at before, and does not end there"
        window.drop_to_mark(0)
        return Broken(at, window.at - at, reason, url)
    window.drop(tail)
    return Frame(at, end + length + tail, head, block, length)


def _tail(after: bytes, *, at_end: bool) -> int | None:
    if after.startswith(_TAIL):
        return len(_TAIL)
    rest = after.lstrip(b"\r\n")
    return len(after) - len(rest) if rest.startswith(_VERSION) or (at_end and not rest) else None


def _broken(window: _Window, reason: str, search_from: int, url: str | None = None) -> Broken:
    """What is at the front of the window, up to the next head."""
    at = window.at
    window.drop_to_mark(search_from)
    return Broken(at, window.at - at, reason, url)
