"""Whether an author's portrait stands beside a line: a picture whose class, or its box's, says so ("avatar")."""

from ...page import Line, Page, class_words, name_tokens
from .byline_words import bylines

__all__ = ["has_portrait"]


def has_portrait(page: Page, line: Line) -> bool:
    """Whether a portrait stands in the line, or right before or after it."""
    return not page.once(_portraits).isdisjoint((line.index, line.index + 1))


def _portraits(page: Page) -> frozenset[int]:
    """Indices of the lines before which portraits stand."""
    words = bylines().portraits
    return frozenset(
        media.at
        for media in page.media
        if media.kind == "image"
        and not (words.isdisjoint(class_words(name_tokens(media.element))) and words.isdisjoint(media.box.words))
    )
