"""How many lines, and how much text, may still be read of a page."""

from ..bounds import Budget
from ..options import Limits
from ..page import Span

__all__ = ["Full", "Room"]

LOOK_AT_CLOCK = 1_000
"""Lines between two looks at the clock."""


class Full(Exception):
    """No more of the page is to be read."""


class Room:
    """What the limits leave of a page."""

    def __init__(self, limits: Limits, budget: Budget | None) -> None:
        self._limits, self._budget = limits, budget
        self.lines = min(limits.max_lines, LOOK_AT_CLOCK)
        """Number of lines at which `fit` must be asked for the next …"""
        self.chars = limits.max_text
        """… and of characters beyond which it must."""
        self.cut: tuple[str, str, str] | None = None
        """What was left out, as `bounds.exceed` takes it."""
        self.fixed_cuts: dict[tuple[str, str], None] = {}
        """What was left out whatever the limits allow, each once, as `bounds.exceed_fixed` takes it."""

    def fit(self, text: str, spans: list[Span], lines: int, chars: int) -> tuple[str, list[Span]]:
        """The next line, cut where the room ends, after so many lines and characters.

        Raises:
            Full: there is no room, or no time, for the line.
        """
        most = self._limits.max_lines
        if lines >= most:
            found = f"the page has more than {most:,} lines of text"
            self.cut = "max_lines", found, f"only the first {most:,} are read"
            raise Full
        if lines >= self.lines:
            if self._budget is not None and not self._budget.allows("the rest of the page"):
                raise Full
            self.lines = min(most, lines + LOOK_AT_CLOCK)
        room = self.chars - chars
        if len(text) <= room:
            return text, spans
        found = f"the page has more than {self.chars:,} characters of text"
        self.cut = "max_text", found, f"only the first {self.chars:,} are read"
        text = text[:room].rstrip()
        if not text:
            raise Full
        spans = [span for span in spans if span.start < len(text)]
        for span in spans:
            span.end = min(span.end, len(text))
        return text, spans
