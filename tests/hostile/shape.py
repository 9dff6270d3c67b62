"""What a hostile shape is, and the story that most of them stand in."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["BEFORE", "MARKER", "Page", "Shape", "article", "document", "sentence"]

Page = str | bytes

BEFORE = (
    "The ferry to the island was late again on Monday, and nobody on the quay was surprised. It has been late on every "
    "Monday since the spring, when the old timetable was brought back by the council."
)
MARKER = (
    "The captain said that he would rather be late than wet, and went below to put the kettle on while the passengers "
    "counted their parcels and the harbour master looked for his other boot."
)
"""The paragraph after the hostile part: when it is lost, so is what follows in a real page."""


@dataclass(frozen=True)
class Shape:
    """A kind of hostile page, of any size."""

    name: str
    about: str
    """What there is n of."""
    make: Callable[[int], Page]
    n: int
    """The size to begin with: the page of 4 n keeps a reader busy for about a second."""
    markup: str = "html"
    """What `make` gives: "html", or "text" for a page flattened to text."""
    markers: tuple[str, ...] = (BEFORE, MARKER)
    """What must be in the text of the article."""
    each: str = ""
    """What must be in it n times."""

    def page(self, n: int) -> Page:
        """The page of size n."""
        return self.make(n)

    def sizes(self, part: int = 1) -> tuple[int, int, int]:
        """n, 2 n and 4 n; of a `part`-th of n for a quick look."""
        n = max(self.n // part, 1)
        return n, 2 * n, 4 * n

    def lost(self, text: str, n: int) -> float:
        """The share of what must be in the text that is not there, of the worst of it; 0 when nothing is lost."""
        words = " ".join(text.split())
        missing = [float(marker not in words) for marker in self.markers]
        if self.each:
            missing.append(max(1 - words.count(self.each) / n, 0.0))
        return max(missing, default=0.0)


def sentence(number: int) -> str:
    """A sentence of an article that no other number has."""
    return f"Boat number {number} left the harbour with {number % 97} sheep, a doctor and the post for the lighthouse."


def article(inside: str, head: str = "") -> str:
    """A page with the story, and `inside` in the middle of it."""
    return document(f"<p>{BEFORE}</p>{inside}<p>{MARKER}</p>", head)


def document(body: str, head: str = "") -> str:
    """A page whose article is `body`."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Ferry late again</title>{head}</head>'
        f"<body><article><h1>Ferry late again</h1>{body}</article></body></html>"
    )
