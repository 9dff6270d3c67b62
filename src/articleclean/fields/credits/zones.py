"""The lines in which a byline may stand: at the headline, before the text, after it."""

from ...metadata.values import fold
from ...page import Page
from ..pictures.article_range import ArticleRange

__all__ = ["INTO_BODY", "INTO_END", "zones"]

ABOVE, BELOW_HEADLINE, BEFORE_BODY, INTO_BODY, INTO_END, AFTER = 8, 16, 6, 2, 3, 8
"""Lines around headline and body in which a byline may stand."""
NEAR_ABOVE, NEAR_BELOW = 3, 10
"""Lines around the headline that are enough where sources agree on the authors."""
LATE = 40
"""Lines of a dump's text that may stand above the line taken for its headline."""
AGAIN = 3
"""How often a dump may show its headline: as the page's title, in a breadcrumb, over the text."""
TELLING = 15
"""Characters of a headline that is no menu entry."""


def zones(page: Page, extent: ArticleRange, *, agreed: bool) -> tuple[list[int], list[int]]:
    """Lines at the headline and before the text; lines after the text. The nearest where sources agree."""
    count = len(page.lines)
    if agreed and extent.headline is not None:
        near = range(extent.headline - NEAR_ABOVE, extent.headline + NEAR_BELOW)
        return [i for i in near if 0 <= i < count], []
    upper = set(range(extent.first - BEFORE_BODY, extent.first + INTO_BODY))
    if extent.headline is not None:
        if page.markup == "html":
            upper = {i for i in upper if i >= extent.headline - ABOVE}
        upper.update(range(extent.headline - ABOVE, extent.headline + BELOW_HEADLINE))
    if page.markup == "text":
        if extent.headline is not None and extent.first < extent.headline < extent.first + LATE:
            upper.update(range(extent.first, extent.headline))
        for top in headlines_again(page, extent):
            upper.update(range(top - ABOVE, min(top + BELOW_HEADLINE, extent.last)))
    lower = range(extent.last - INTO_END, extent.last + 1 + AFTER)
    return sorted(i for i in upper if 0 <= i < count), [i for i in lower if 0 <= i < count and i not in upper]


def headlines_again(page: Page, extent: ArticleRange) -> list[int]:
    """Other lines of a dump that are its headline, the last ones before the text's end."""
    found = page.found.get("headline")
    key = fold(found.value) if found else ""
    if len(key) < TELLING:
        return []
    size = len(found.value) if found else 0
    lines = (line for line in page.lines[: extent.last] if size * 0.7 < len(line.text) < size * 1.5)
    return [line.index for line in lines if line.index != extent.headline and key in fold(line.text)][-AGAIN:]
