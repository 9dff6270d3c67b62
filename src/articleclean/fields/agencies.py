"""`agencies` that a page names alone on a line at its headline ("EFE", "Quelle: dpa-AFX").

Those of bylines, datelines and sign-offs come from `authors`, `dateline` and `signoff`.
"""

from collections.abc import Iterator

from ..candidates import Candidate
from ..page import Line, Page
from .article_range import article_range
from .byline_lines import box_words
from .name_words import bylines
from .signoff_read import read_signoff
from .wires import find

__all__ = ["detect"]

LONGEST = 60
ABOVE = 3
"""Lines above the headline in which such a line may stand."""
PICTURE_WORDS = frozenset(
    {"caption", "credit", "credits", "image", "photo", "foto", "bild", "picture", "photographer", "gallery", "media"}
)
ELSEWHERE = ("figure", "figcaption", "nav", "footer", "form", "button", "table")


def detect(page: Page) -> Iterator[Candidate]:
    """Lines between the headline and the text that name an agency and nothing else."""
    extent = article_range(page)
    if extent is None:
        return
    top = extent.first if extent.headline is None else min(extent.headline, extent.first)
    pictures = {media.at for media in page.media if media.kind == "image"}
    for line in page.lines[max(0, top - ABOVE) : extent.first + 1]:
        if 2 <= len(line.text) <= LONGEST and line.index != extent.headline and _may_hold(line) and find(line.text):
            found = read_signoff(line.text)
            if found and found.agencies:
                doubtful = line.index in pictures or line.index - 1 in pictures
                confidence = found.confidence * (0.5 if doubtful else 0.85)
                where = f"line {line.index}"
                yield Candidate("agencies", found.agencies, "visible", where, line.text, confidence, (line.index,))


def _may_hold(line: Line) -> bool:
    """Whether a line is no menu item and no picture's credit."""
    if line.box is None:
        return True
    if line.box.within(*ELSEWHERE) is not None:
        return False
    words = box_words(line.box)
    if words & PICTURE_WORDS:
        return False
    return line.link_chars * 2 <= len(line.text) or bool(words & bylines().classes)
