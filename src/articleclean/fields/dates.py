"""Published and modified dates that a reader sees."""

from collections.abc import Iterator

from ..candidates import Candidate
from ..page import Page

__all__ = ["detect"]


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates for `published` and `modified` from visible text and the page's address."""
    yield from ()
