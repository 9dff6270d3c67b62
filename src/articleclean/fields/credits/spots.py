"""Whether a line may say where the text comes from, and not a picture or a menu."""

from collections.abc import Iterable

from ...page import Line, Page, class_words
from ...source.urls import host
from ..dates.names import base_language
from ..language import guess
from .byline_words import bylines
from .wires import home

__all__ = ["may_credit_text", "speaks"]

PICTURE_WORDS = frozenset(
    {"caption", "credit", "credits", "image", "photo", "foto", "bild", "picture", "photographer", "gallery", "media"}
)
ELSEWHERE = ("figure", "figcaption", "nav", "footer", "form", "button", "table")
SAMPLE = 600
SPANS = 3
"""Inline elements of a line whose classes are looked at."""
WORLD = frozenset({"ar", "en", "es", "fr", "pt"})
"""Languages of many countries."""


def may_credit_text(page: Page, line: Line) -> bool:
    """Whether a short line is no menu item and no picture's credit.

    A line right below a picture is taken for the picture's, unless its class says that it names an author.
    """
    if line.box is None:
        return True
    if line.box.within(*ELSEWHERE) is not None:
        return False
    words = line.box.words
    names = bylines().classes
    if words & names or any(class_words(span.names) & names for span in line.spans[:SPANS]):
        return True
    if words & PICTURE_WORDS or line.link_chars * 2 > len(line.text):
        return False
    return not any(media.kind == "image" and media.at in (line.index, line.index - 1) for media in page.media)


def speaks(page: Page, agencies: Iterable[str]) -> bool:
    """Whether the page is in the language that one of the agencies chiefly writes in.

    It must be of the agency's country too, where many share the language.
    """
    language, country = page.once(_language)
    for agency in agencies:
        seat, main = home(agency)
        if main == language and (main not in WORLD or country == seat):
            return True
    return False


def _language(page: Page) -> tuple[str, str]:
    """The base language that the page states, or else that its text shows; the country it states or its host is of."""
    stated = page.head.lang or next((c.value for c in page.candidates.get("language", ())), None)
    region = (stated or "").replace("_", "-").partition("-")[2].upper()
    country = region or (host(page.url) or "").rpartition(".")[2].upper()
    if not stated:
        found = guess("\n".join(page.lines[i].text for i in page.body)[:SAMPLE])
        stated = found[0] if found else None
    return base_language(stated), "GB" if country == "UK" else country
