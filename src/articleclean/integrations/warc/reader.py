"""`records`: the pages of a file, one after the other."""

import logging
from collections.abc import Callable, Iterator
from os import PathLike, fspath

import articleclean as ac

from .frames import Broken, Frame, frames
from .heads import HEAD_BYTES, READERS, HeadReader, reader
from .members import Member, members
from .pages import BrokenRecord, Skipped, page
from .raw import Binary, Raw
from .record import Record
from .report import Loss, Report

__all__ = ["records"]

_log = logging.getLogger("articleclean.warc")


def records(
    source: str | PathLike[str] | Binary,
    *,
    on_error: Callable[[Loss], None] | None = None,
    report: Report | None = None,
    max_bytes: int = ac.Limits().max_bytes,
    verify: bool = True,
    parser: str | None = None,
) -> Iterator[Record]:
    """The pages of a WARC or WET file: plain, compressed by gzip, or by zstd (with fastwarc); its content tells which.

    Pages are response and resource records of HTML, XHTML or plain text with status 200 or 203, and conversion records
    of plain text. What else there is, is counted. Memory stays within a few times `max_bytes`, whatever the file holds.

    Args:
        source: a path, or a file opened for reading bytes (which stays open; it need not be seekable).
        on_error: called with each `Loss`; what it raises ends the reading. None: losses are logged as warnings.
        report: counts what becomes of the records, while they are read.
        max_bytes: bytes of a page that are kept; a larger one is cut, and says so in its `warnings`.
        verify: give no record whose WARC-Block-Digest is another than its bytes have.
        parser: "fastwarc" or "warcio"; None: fastwarc, or where it is not installed, warcio. Both give the same.

    Yields:
        A `Record` for each page, in the file's order.

    Raises:
        ImportError: neither fastwarc nor warcio is installed.
        OSError: the file cannot be opened or read. No content of a file raises anything.
    """
    read_head = READERS[parser] if parser else reader()
    if isinstance(source, str | PathLike):
        name = fspath(source)
        with open(name, "rb") as file:
            reading = _Reading(name, read_head, on_error or _warn, report or Report(), max_bytes, verify)
            yield from reading.records(Raw(file))
    else:
        name = str(getattr(source, "name", "stream"))
        reading = _Reading(name, read_head, on_error or _warn, report or Report(), max_bytes, verify)
        yield from reading.records(Raw(source))


def _warn(loss: Loss) -> None:
    _log.warning("%s", loss)


class _Reading:
    """One file being read."""

    def __init__(
        self,
        name: str,
        read_head: HeadReader,
        on_error: Callable[[Loss], None],
        report: Report,
        max_bytes: int,
        verify: bool,
    ) -> None:
        self._name = name
        self._read_head = read_head
        self._on_error = on_error
        self._report = report
        self._max_bytes = max_bytes
        self._verify = verify

    def records(self, raw: Raw) -> Iterator[Record]:
        keep = self._max_bytes + HEAD_BYTES  # the page and its HTTP head
        for member in members(raw, self._lose_raw):
            for frame in frames(member, self._read_head, keep):
                if isinstance(frame, Broken):
                    self._lose(self._where(member, frame.at), frame.reason, member, frame, frame.url)
                elif record := self._page(member, frame):
                    yield record

    def _page(self, member: Member, frame: Frame) -> Record | None:
        where = self._where(member, frame.at)
        try:
            record = page(frame, where, self._read_head, limit=self._max_bytes, verify=self._verify)
        except Skipped as what:
            self._report.skipped[str(what)] += 1
            return None
        except BrokenRecord as reason:
            self._lose(where, str(reason), member, frame, frame.head.get("warc-target-uri"))
            return None
        self._report.given += 1
        self._report.cut += bool(record.warnings)
        return record

    def _where(self, member: Member, at: int) -> str:
        if not member.compressed:
            return f"{self._name}, byte {at}"
        return f"{self._name}, byte {member.offset}" + (f", byte {at} of what is compressed there" if at else "")

    def _lose(self, where: str, reason: str, member: Member, bytes_: Frame | Broken, url: str | None) -> None:
        start = member.offset if member.compressed else bytes_.at
        self._tell(Loss(where, reason, start, bytes_.size, url))

    def _lose_raw(self, reason: str, start: int, size: int) -> None:
        self._tell(Loss(f"{self._name}, byte {start}", reason, start, size))

    def _tell(self, loss: Loss) -> None:
        self._report.losses += 1
        self._report.lost_bytes += loss.size
        self._on_error(loss)
