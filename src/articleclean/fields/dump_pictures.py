"""Pictures of a page flattened to text: what is left of them is caption, credit and perhaps the alt text.

A caption over a credit line ("Civilians leave the city", then "Image: Agency/J. Roe"), or an alt text over a glued line
("A street", then "The street after the rainImage: Agency/J. Roe").
"""

from collections.abc import Iterator

from ..blocks import Image
from ..page import Line, Page, Picture
from .article_range import article_range
from .credit_lines import leading_credit, split_caption

__all__ = ["dump_pictures"]

LONGEST_CAPTION = 600
"""Characters of a caption with its credit."""
LONGEST_ALONE = 300
"""Characters of a caption above a credit line."""
LONGEST_ALT = 90
"""Characters of an alt text above a caption."""


def dump_pictures(page: Page) -> Iterator[Picture]:
    """The pictures, in order; none has an address."""
    where = article_range(page)
    if where is None:
        return
    headline = page.found.get("headline")
    taken = set(headline.lines) if headline else set()
    for line in page.lines[where.start : where.last + 6]:
        if line.index in taken or not may_hold_credit(line.text):
            continue
        picture = read(page, line, taken)
        if picture is not None:
            taken.update(picture.lines)
            yield picture


def may_hold_credit(text: str) -> bool:
    return len(text) <= LONGEST_CAPTION and any(mark in text for mark in ":：©)）=＝]")


def read(page: Page, line: Line, taken: set[int]) -> Picture | None:
    """The picture whose credit is in this line."""
    credit = leading_credit(line.text)
    if credit is not None:
        above = line_above(page, line, taken)
        if above is None or len(above.text) > LONGEST_ALONE or not caption_like(above.text):
            return Picture(Image(credit=credit), line.index, (line.index,))
        first, caption = above, above.text
    else:
        told, credit = split_caption(line.text, strict=True)
        if told is None or credit is None:
            return None
        first, caption = line, told
    alt = alt_above(page, first, taken, caption)
    lines = (*((alt.index,) if alt else ()), *((first.index,) if first is not line else ()), line.index)
    return Picture(Image(None, caption, credit, alt.text if alt else None), lines[0], lines)


def line_above(page: Page, line: Line, taken: set[int]) -> Line | None:
    """The line right above, when no blank line and nothing else's is between."""
    if line.gap or not line.index or line.index - 1 in taken:
        return None
    return page.lines[line.index - 1]


def caption_like(text: str) -> bool:
    return not text.startswith(("http://", "https://", "www.")) and sum(c.isalpha() for c in text) >= 3


def alt_above(page: Page, line: Line, taken: set[int], caption: str) -> Line | None:
    """The alt text: a short line right above the caption that opens the block and is no sentence, heading or link."""
    above = line_above(page, line, taken)
    if above is None or not above.gap or len(above.text) > LONGEST_ALT or not caption_like(above.text):
        return None
    if above.text.endswith((".", ":", "?", "!")) and not caption.startswith(above.text.rstrip(".")):
        return None
    return above
