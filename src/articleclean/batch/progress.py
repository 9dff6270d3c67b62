"""What somebody who waits is shown, on standard error."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, Protocol, TextIO

if TYPE_CHECKING:
    from tqdm import tqdm

__all__ = ["Counts", "Progress", "Silent", "progress"]

EVERY = 10.0
"""Seconds between two lines, where there is no bar."""


@dataclass(slots=True)
class Counts:
    """What became of the pages."""

    found: int = 0
    """Rows with an article."""
    without: int = 0
    """Rows of pages without one; `ok` is false and `reason` says why."""
    failed: int = 0
    """No row, but a line in the side file."""
    skipped: int = 0
    """In the output already, with `resume`."""

    @property
    def pages(self) -> int:
        """Pages of this run."""
        return self.found + self.without + self.failed

    def __str__(self) -> str:
        held = f", {self.skipped:,} there before" if self.skipped else ""
        return f"{self.found:,} found, {self.without:,} without an article, {self.failed:,} failed{held}"


class Progress(Protocol):
    """Is told after each page how far the batch has come."""

    visible: bool
    """Whether anything is shown."""

    def update(self, counts: Counts, position: int) -> None:
        """A page more is done; of all inputs, so many bytes are read."""

    def close(self) -> None:
        """The batch is over."""


class Silent:
    """Shows nothing."""

    visible = False

    def update(self, counts: Counts, position: int) -> None:
        """See `Progress`."""

    def close(self) -> None:
        """See `Progress`."""


class Lines:
    """A line every ten seconds, for logs and where tqdm is not installed."""

    visible = True

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total = total
        self._stream = stream
        self._begun = self._last = time.monotonic()
        self._first: int | None = None

    def update(self, counts: Counts, position: int) -> None:
        """See `Progress`."""
        self._first = position if self._first is None else self._first
        now = time.monotonic()
        if now - self._last < EVERY:
            return
        self._last = now
        spent = now - self._begun
        line = f"{_share(position, self._total)} {counts.pages / spent:,.1f} pages/s: {counts}"
        if position > self._first:
            left = (self._total - position) * spent / (position - self._first)
            line += f"; {_clock(left)} left"
        self._stream.write(f"{line}\n")
        self._stream.flush()

    def close(self) -> None:
        """See `Progress`."""


class Bar:
    """A bar, by tqdm: it is as long as the bytes of the inputs, as nobody knows how many pages are in them."""

    visible = True

    def __init__(self, total: int, stream: TextIO, make: "type[tqdm[NoReturn]]") -> None:
        self._begun = time.monotonic()
        self._bar = make(
            total=total,
            file=stream,
            dynamic_ncols=True,
            bar_format="{percentage:3.0f}%|{bar}| {desc}[{elapsed}<{remaining}]",
        )

    def update(self, counts: Counts, position: int) -> None:
        """See `Progress`."""
        bar = self._bar
        if not bar.n:  # what an earlier run has done says nothing about the time
            bar.initial = bar.n = position
        rate = counts.pages / max(time.monotonic() - self._begun, 0.001)
        bar.set_description_str(f"{rate:,.1f} pages/s, {counts} ", refresh=False)
        bar.update(position - bar.n)

    def close(self) -> None:
        """See `Progress`."""
        self._bar.refresh()
        self._bar.close()


def progress(total: Callable[[], int], *, asked: bool = False, stream: TextIO | None = None) -> Progress:
    """The bar on a terminal, lines there without tqdm; elsewhere nothing, or lines when somebody has asked.

    Args:
        total: bytes of all inputs; only called when something is shown, as it means a look at every file.
        asked: show lines where there is no terminal.
        stream: standard error when None.
    """
    stream = sys.stderr if stream is None else stream
    if stream is None or not (asked or stream.isatty()):
        return Silent()
    if not stream.isatty():
        return Lines(total(), stream)
    try:
        from tqdm import tqdm
    except ImportError:
        return Lines(total(), stream)
    return Bar(total(), stream, tqdm)


def _share(part: int, total: int) -> str:
    return f"{100 * part // total if total else 100:3}%"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
