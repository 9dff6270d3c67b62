"""Characters that a browser does not show."""

from ..page import Span

__all__ = ["UNSEEN", "without_unseen"]

# Characters that mark where a word may break, or nothing at all; they are not shown.
UNSEEN = ("\u00ad", "\u200b", "\ufeff", "\u2060")
_NO_UNSEEN = dict.fromkeys(map(ord, UNSEEN))


def without_unseen(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """The text without characters that are never shown, the spans moved along."""
    kept = 0
    position = []  # of each old index in the new text
    for character in text:
        position.append(kept)
        kept += character not in UNSEEN
    position.append(kept)
    for span in spans:
        span.start, span.end = position[span.start], position[span.end]
    return text.translate(_NO_UNSEEN), [span for span in spans if span.start < span.end]
