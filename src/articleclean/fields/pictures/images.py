"""The article's own pictures, in page order, once each."""

from collections.abc import Iterator

from ...candidates import Candidate
from ...page import Page, Picture
from .dump_pictures import dump_pictures
from .html_pictures import html_pictures

__all__ = ["detect"]


def detect(page: Page) -> Iterator[Candidate]:
    """One candidate that holds all pictures; it owns their captions, credits and, in a dump, alt texts.

    What stands under films is owned, too: it is no text of the story either.
    """
    found, others = html_pictures(page) if page.markup == "html" else (dump_pictures(page), [])
    pictures = tuple(found)
    if not pictures:
        return
    lines = tuple(sorted({i for picture in pictures for i in picture.lines}.union(others)))
    yield Candidate(
        field="images",
        value=pictures,
        source="visible",
        where=f"{len(pictures)} at line {', '.join(str(picture.at) for picture in pictures[:8])}",
        raw="\n".join(page.lines[i].text for i in lines),
        confidence=confidence(pictures),
        lines=lines,
        owns=True,
    )


def confidence(pictures: tuple[Picture, ...]) -> float:
    """How sure it is that these are the article's own: a caption or credit says so."""
    told = sum(bool(picture.image.caption or picture.image.credit) for picture in pictures)
    return 0.5 + 0.4 * told / len(pictures)
