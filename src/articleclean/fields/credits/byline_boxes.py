"""What the boxes around a line say of the names in it: an author's, or other people's."""

from ...page import Box
from .byline_words import bylines

__all__ = ["Surroundings"]

ELSEWHERE = frozenset({"nav", "footer", "figure", "figcaption", "form", "button", "blockquote"})
WIDE = frozenset({"body", "html"})
NO_WORDS: frozenset[str] = frozenset()


class Surroundings:
    """What stands around the lines of one page, each box looked at once."""

    def __init__(self, own: frozenset[Box] = frozenset()) -> None:
        """Surroundings on a page whose headline and text stand in the boxes `own`: no names of others are these'."""
        self._own = own
        self._elsewhere: dict[Box, bool] = {}
        self._named: dict[tuple[str, ...], frozenset[str] | None] = {(): NO_WORDS}
        self._above: dict[Box, frozenset[str] | None] = {}

    def words(self, box: Box | None) -> frozenset[str] | None:
        """Words of the classes of a box and the two around it; None where other people's names stand."""
        if box is None:
            return NO_WORDS
        if box.tag in ELSEWHERE:
            return None
        own = self._own_words(box)
        above = None if own is None else self._words_above(box.parent)
        if own is None or above is None:
            return None
        return own | above if own else above

    def _words_above(self, box: Box | None) -> frozenset[str] | None:
        """Words of a box that holds a line's and of the one around it; None also where it stands elsewhere."""
        if box is None:
            return NO_WORDS
        if box not in self._above:
            own = None if self._is_elsewhere(box) else self._own_words(box)
            around = self._own_words(box.parent) if box.parent else NO_WORDS
            self._above[box] = None if own is None or around is None else own | around
        return self._above[box]

    def _is_elsewhere(self, box: Box) -> bool:
        """Whether a box is, or stands in, one where other people's names stand."""
        chain: list[Box] = []
        above: Box | None = box
        while above is not None and above not in self._elsewhere:
            chain.append(above)
            above = above.parent
        verdict = self._elsewhere[above] if above is not None else False
        for inner in reversed(chain):
            verdict = self._elsewhere[inner] = verdict or inner.tag in ELSEWHERE
        return verdict

    def _own_words(self, box: Box) -> frozenset[str] | None:
        """Words of a box's classes; None when they say that other people's names stand in it."""
        names = box.names
        if names not in self._named:
            own = box.words
            self._named[names] = own if own.isdisjoint(bylines().not_classes) else None
        known = self._named[names]
        return box.words if known is None and (box.tag in WIDE or box in self._own) else known
