"""`Record`: one page of a WARC or WET file, ready to be extracted."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

import articleclean as ac

__all__ = ["Record"]


@dataclass(frozen=True, slots=True)
class Record:
    """One page. Immutable and picklable, so it can be sent to another process."""

    content: bytes = field(repr=False)
    """The page, with transfer and content encodings undone; its characters as the server sent them."""
    url: str | None = None
    """WARC-Target-URI."""
    content_type: str | None = None
    """The HTTP header Content-Type; for records without HTTP that of the record."""
    date: datetime | None = None
    """WARC-Date, when the page was fetched: aware. None where the record has none that can be read."""
    markup: Literal["html", "text"] = "html"
    """What `content` is: "text" for the conversion records of WET files and for text/plain."""
    where: str = ""
    """The spot, for people and logs: "CC-MAIN-….warc.gz, byte 34567"."""
    warnings: tuple[str, ...] = ()
    """What of the page is missing, in words: cut by the crawler, by `max_bytes`, or damaged."""
    fields: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """The record's own headers as they stand there: ("WARC-Record-ID", "<urn:uuid:…>"), …"""

    def extract(self, options: ac.Options = ac.Options()) -> ac.Article:  # noqa: B008 (immutable)
        """The article of the page, by `articleclean.extract` with the record's URL, Content-Type and markup.

        Args:
            options: its `now` is the record's date unless it has one of its own.

        Returns:
            An `Article`, always; the record's `warnings` stand before its own.

        Raises:
            LimitExceeded: only with `Limits(strict=True)`.
        """
        if options.now is None:
            options = replace(options, now=self.date)
        article = ac.extract(
            self.content, url=self.url, content_type=self.content_type, markup=self.markup, options=options
        )
        return replace(article, warnings=self.warnings + article.warnings) if self.warnings else article
