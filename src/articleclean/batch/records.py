"""What goes through a batch: pages on their way in, failures, results on their way out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

__all__ = ["Failure", "Page", "Result"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was read, not yet looked into."""

    source: str
    """Its identity in the output: "folder/a.html", "x.warc.gz#17", "pages.jsonl#4"."""
    content: bytes
    url: str | None = None
    content_type: str | None = None
    markup: Literal["auto", "html", "text"] = "auto"
    fetched: datetime | None = None
    warnings: tuple[str, ...] = ()
    """What of the page was missing already; the article gets them before its own."""
    line: bool = False
    """Whether the content is a line of JSON that has the page and its address in two of its fields."""
    position: int = 0
    """Bytes of all inputs that were read when this page had been read."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A page, or a file of pages, that could not be read."""

    source: str
    reason: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a page: a row of the output, or the reason why there is none."""

    source: str
    position: int
    row: bytes | None = None
    """As the output stores it."""
    found: bool = False
    """Whether the row holds an article."""
    reason: str | None = None
