"""What a hostile shape is, and the story that most of them stand in."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["AFTER", "BEFORE", "FOOTER", "Page", "Shape", "article", "document", "paragraphs", "sentence"]

Page = str | bytes

BEFORE = (
    "The ferry to the island was late again on Monday, and nobody on the quay was surprised. It was late on every "
    "Monday since the spring, when the old timetable was brought back by the council.",
    "The council had hoped to save one of its two tugs. It now pays for both of them, and for the bus that takes the "
    "passengers to the hotel when the tide has gone out before the ferry has come in.",
    "Ellen Moor, who keeps the shop at the pier, has learned to order bread for two days. What is left goes to the "
    "gulls, she says, who have never been late for anything in their lives.",
)
"""The paragraphs before the hostile part."""
AFTER = (
    "The harbour master does not agree with any of this. In his book, which he shows to everybody who asks, the ferry "
    "was late on nine Mondays only, and on three of those it was the clock that was wrong.",
    "A new timetable will be voted on in the autumn. Until then the school has moved its first lesson to ten, and the "
    "doctor asks her patients to fall ill between Tuesday and Friday, if they can.",
    "The captain said that he would rather be late than wet, and went below to put the kettle on while the passengers "
    "counted their parcels and the harbour master looked for his other boot.",
)
"""The paragraphs after it: when they are lost, so is what follows in a real page."""


FOOTER = "© 2021 Island Post. All rights reserved."


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
    markers: tuple[str, ...] = (*BEFORE, *AFTER)
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
    return document(f"{paragraphs(BEFORE)}{inside}{paragraphs(AFTER)}", head)


def paragraphs(texts: tuple[str, ...]) -> str:
    """The texts as elements."""
    return "".join(f"<p>{text}</p>" for text in texts)


def document(body: str, head: str = "") -> str:
    """A page whose article is `body`."""
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>Ferry late again</title>{head}</head>'
        f"<body><article><h1>Ferry late again</h1>{body}</article>"
        f"<footer><a href=/contact>Contact</a> <a href=/imprint>Imprint</a> <p>{FOOTER}</p></footer></body></html>"
    )
