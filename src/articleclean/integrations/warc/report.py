"""What became of a file's records: counted, and each loss told."""

from collections import Counter
from dataclasses import dataclass, field

__all__ = ["Loss", "Report"]


@dataclass(frozen=True, slots=True)
class Loss:
    """Bytes of a file that should have given a record or more, and gave none. Reading goes on behind them."""

    where: str
    """The spot, as in `Record.where`."""
    reason: str
    """What is wrong, in words."""
    start: int
    """Where it begins in the file; in a compressed one, where the gzip member begins."""
    size: int
    """Bytes passed over: those of the file, or, for a record in a sound gzip member, those of the record."""
    url: str | None = None
    """WARC-Target-URI, where the record's head can be read."""

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}" + (f" ({self.url})" if self.url else "")


@dataclass(slots=True)
class Report:
    """Counters of one `records` call or of many, kept up to date while they run.

    Each record is counted once: `given`, `skipped`, or one of those that a loss stands for.
    """

    given: int = 0
    """Records that came out."""
    cut: int = 0
    """Those of them that have `warnings`: a part of the page is missing."""
    skipped: Counter[str] = field(default_factory=Counter)
    """Sound records that are no pages, by what they are: "revisit", "request", "status 301", "type image/png"."""
    losses: int = 0
    """Places at which one record or more are lost; each was told to `on_error`."""
    lost_bytes: int = 0
    """The sizes of these losses."""

    def __str__(self) -> str:
        skipped = ", ".join(f"{what}: {count:,}" for what, count in self.skipped.most_common())
        return (
            f"{self.given:,} given ({self.cut:,} of them cut), {self.skipped.total():,} skipped"
            f"{f' ({skipped})' if skipped else ''}, {self.losses:,} losses ({self.lost_bytes:,} bytes)"
        )
