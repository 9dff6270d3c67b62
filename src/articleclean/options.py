"""What a caller can set. No option rewrites a word; only `kind` bears on which text of the page is taken."""

from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Literal, get_args

from .article import Kind
from .errors import InputError

__all__ = ["Limits", "Options"]

DateOrder = Literal["dmy", "mdy"]

DEEPEST = 256
"""libxml2 gives up a page on which more elements are open at once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a page is read. What lies beyond is cut, with a warning in `Article.warnings` that says so.

    The defaults are at least four times what any of 2,877 real pages has (docs/reliability.md, "Limits"). The same page
    and limits give the same article everywhere, with one exception: `max_cpu_seconds` depends on the machine.
    """

    max_bytes: int = 64_000_000
    """Bytes of the source (of a str or a BeautifulSoup object: characters) that are read."""
    max_nodes: int = 1_000_000
    """Elements of the tree that are read, in document order."""
    max_depth: int = DEEPEST
    """How deep elements may be nested, 256 at most. Deeper ones are ignored, their text is kept."""
    max_lines: int = 200_000
    """Lines of text (paragraphs, headings, cells, …) that are read."""
    max_text: int = 25_000_000
    """Characters of text in these lines; for a dump, of its source."""
    max_jsonld_bytes: int = 4_000_000
    """Characters of one JSON-LD block; a longer one is not read."""
    max_jsonld_total: int = 16_000_000
    """Characters of all JSON-LD blocks; the block that passes it and those after it are not read."""
    max_jsonld_depth: int = 100
    """How deep objects and arrays may be nested in a JSON-LD block; a deeper block is not read."""
    max_jsonld_blocks: int = 2_000
    """JSON-LD blocks that are read."""
    max_jsonld_objects: int = 20_000
    """Objects of all JSON-LD blocks that are looked at."""
    max_pictures: int = 10_000
    """Pictures of the page that are looked at."""
    max_blocks: int = 50_000
    """Blocks of the body."""
    max_cpu_seconds: float = 60.0
    """CPU time of the calling thread, without the parsing, which has a thread of its own. Looked at between the steps
    and while lines are read; when it is up, what is left to be looked for is left out. The only limit that depends on
    the machine: what a page gives near it is not the same everywhere. `math.inf` for none."""
    strict: bool = False
    """Raise `LimitExceeded` instead of cutting."""

    def __post_init__(self) -> None:
        for name in (limit.name for limit in fields(self)):
            value = getattr(self, name)
            kinds = int | float if name == "max_cpu_seconds" else bool if name == "strict" else int
            if not isinstance(value, kinds) or not value >= 0:
                raise InputError(f"Limits.{name} must be {_KINDS.get(name, 'a whole number from 0')}, not {value!r}")
        if self.max_depth > DEEPEST:
            raise InputError(f"Limits.max_depth is {DEEPEST} at most, not {self.max_depth}: the parser goes no deeper")


_KINDS = {"max_cpu_seconds": "seconds from 0", "strict": "True or False"}


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
        if self.date_order is not None and self.date_order not in get_args(DateOrder):
            raise InputError(f"date_order must be {' or '.join(get_args(DateOrder))}, not {self.date_order!r}")
        if self.now is not None and not isinstance(self.now, datetime):
            raise InputError(f"now must be a datetime, not {type(self.now).__name__}")
        if not isinstance(self.limits, Limits):
            raise InputError(f"limits must be Limits(…), not {type(self.limits).__name__}")
