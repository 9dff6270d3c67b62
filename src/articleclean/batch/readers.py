"""From a file to its pages: one page, a line of JSON each, or the records of a crawl."""

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from .errors import why
from .identity import part
from .inputs import File
from .records import Failure, Page

__all__ = ["is_page", "pages", "reader"]

Reader = Callable[[File, int, int], Iterator[Page | Failure]]
"""`(file, bytes read before, most bytes of one page) -> its pages`; what is wrong with the file is a failure."""

UNREADABLE = (OSError, EOFError, zlib.error, ValueError)
"""What reading a file raises that is not there, not ours, cut, or not what its name says."""


def reader(name: str) -> Reader:
    """How to read a file of this name."""
    plain = name.lower().removesuffix(".gz")
    if plain.endswith((".warc", ".wet")):
        return _records
    return _lines if plain.endswith((".jsonl", ".ndjson")) else _page


def is_page(name: str) -> bool:
    """Whether a file of this name is one page, and not many."""
    return reader(name) is _page


def pages(file: File, before: int, most: int) -> Iterator[Page | Failure]:
    """The pages of a file, by its name.

    Args:
        file: where it is, and its name in the output.
        before: bytes of the inputs that were read before it.
        most: bytes of a page that are read; one more makes `extract` say that there was more.
    """
    return reader(file.path)(file, before, most)


def _page(file: File, before: int, most: int) -> Iterator[Page | Failure]:
    try:
        with Path(file.path).open("rb") as raw, _unpacked(raw, file.path) as stream:
            content = stream.read(most + 1)
            yield Page(file.source, content, position=before + raw.tell())
    except UNREADABLE as error:
        yield Failure(file.source, why(error), before)


def _lines(file: File, before: int, most: int) -> Iterator[Page | Failure]:
    longest = 2 * most + (1 << 20)  # the page, its escapes, and the other fields
    number, position = 0, before
    try:
        with Path(file.path).open("rb") as raw, _unpacked(raw, file.path) as stream:
            while line := stream.readline(longest):
                number, position = number + 1, before + raw.tell()
                name = part(file.source, number)
                if len(line) == longest and not line.endswith(b"\n"):
                    _skip_line(stream, longest)
                    yield Failure(name, f"the line is longer than {longest:,} bytes", position)
                elif line.strip():
                    yield Page(name, line, line=True, position=position)
    except UNREADABLE as error:
        yield Failure(file.source, f"{why(error)} (after line {number})", position)


def _records(file: File, before: int, most: int) -> Iterator[Page | Failure]:
    from ..integrations.warc import Loss, records  # only here: it needs an extra

    losses: list[Loss] = []
    number, position = 0, before

    def failures() -> Iterator[Failure]:
        for loss in losses:
            address = f" ({loss.url})" if loss.url else ""
            yield Failure(file.source, f"byte {loss.start}: {loss.reason}{address}", position)
        losses.clear()

    try:
        with Path(file.path).open("rb") as raw:
            for record in records(raw, on_error=losses.append, max_bytes=most):
                yield from failures()
                number, position = number + 1, before + raw.tell()
                yield Page(
                    part(file.source, number),
                    record.content,
                    record.url,
                    record.content_type,
                    record.markup,
                    record.date,
                    record.warnings,
                    position=position,
                )
        yield from failures()
    except UNREADABLE as error:
        yield Failure(file.source, f"{why(error)} (after page {number})", position)


def _skip_line(stream: BinaryIO | gzip.GzipFile, step: int) -> None:
    while (rest := stream.readline(step)) and not rest.endswith(b"\n"):
        pass


def _unpacked(raw: BinaryIO, name: str) -> BinaryIO | gzip.GzipFile:
    """What is in a file; `raw` goes on knowing how far that was read."""
    return gzip.GzipFile(fileobj=raw) if name.lower().endswith(".gz") else raw
