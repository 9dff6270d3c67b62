"""Whether a line may say where the text comes from, and not a picture or a menu."""

from ...page import Line, Page
from .byline_words import bylines

__all__ = ["may_credit_text"]

PICTURE_WORDS = frozenset(
    {"caption", "credit", "credits", "image", "photo", "foto", "bild", "picture", "photographer", "gallery", "media"}
)
ELSEWHERE = ("figure", "figcaption", "nav", "footer", "form", "button", "table")


def may_credit_text(page: Page, line: Line) -> bool:
    """Whether a short line is no menu item and no picture's credit.

    A line right below a picture is taken for the picture's, unless its class says that it names an author.
    """
    if line.box is None:
        return True
    if line.box.within(*ELSEWHERE) is not None:
        return False
    words = line.box.words
    if words & bylines().classes:
        return True
    if words & PICTURE_WORDS or line.link_chars * 2 > len(line.text):
        return False
    return not any(media.kind == "image" and media.at in (line.index, line.index - 1) for media in page.media)
