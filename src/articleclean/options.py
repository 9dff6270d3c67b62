"""What a caller can set. No option rewrites a word; only `kind` bears on which text of the page is taken."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from .article import Kind
from .errors import InputError

__all__ = ["Limits", "Options"]

DateOrder = Literal["dmy", "mdy"]


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a page is read. What lies beyond is cut, with a warning in `Article.warnings` that says so."""

    max_bytes: int = 64_000_000
    """Bytes (or, for a str, characters) of the source that are read."""
    max_lines: int = 200_000
    """Lines of text that are taken from the page; real pages stay under 10,000."""
    max_jsonld_bytes: int = 4_000_000
    """Characters of one JSON-LD block; a longer one is not read."""
    strict: bool = False
    """Raise `LimitExceeded` instead of cutting."""


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of one `extract` call; immutable, so one object can serve every thread."""

    now: datetime | None = None
    """When the page was fetched (aware or naive). Dates after it are suspect. None: not known, nothing is guessed."""
    date_order: DateOrder | None = None
    """How "03/04/2021" is read when nothing on the page decides it. None: language and site decide, or the date is
    left out."""
    limits: Limits = field(default_factory=Limits)
    kind: Kind | None = None
    """What kind of page it is, for a caller who knows. None: the page's signs decide."""
    keep_candidates: bool = False
    """Keep what was found but not chosen, as `Provenance.others` of each field."""

    def __post_init__(self) -> None:
        if self.kind is not None and self.kind not in get_args(Kind):
            raise InputError(f"kind must be one of {', '.join(get_args(Kind))}, not {self.kind!r}")
