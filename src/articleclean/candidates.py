"""Candidates: every detector yields them, one place chooses among them.

A detector is a function `(page: Page) -> Iterator[Candidate]`. It never decides; it says what it saw, where, and how
sure that spot makes it. `choose` picks one candidate a field and keeps where it came from.
"""

from typing import Any, NamedTuple

from .article import Provenance, Source

__all__ = ["Candidate"]


class Candidate(NamedTuple):
    """One possible value of one field."""

    field: str
    """Name of the `Article` field."""
    value: Any
    """Of the field's type (a whole tuple for fields that hold several)."""
    source: Source
    where: str
    """The spot, for people: "meta[property=og:title]", "h1", "line 14"."""
    raw: str
    """The text there, as found."""
    confidence: float
    """0 to 1: how often a value from such a spot is right."""
    lines: tuple[int, ...] = ()
    """Indices of the lines it is read from, when it is visible text."""
    owns: bool = False
    """The lines belong to this field alone: when the candidate is chosen they leave the body."""
    cut: tuple[int, int] | None = None
    """With `owns` and one line: only these characters of it leave the body, the rest stays."""

    @property
    def provenance(self) -> Provenance:
        return Provenance(self.source, self.where, self.raw, self.confidence)
