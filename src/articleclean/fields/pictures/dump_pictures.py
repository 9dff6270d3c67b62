"""Pictures of a page flattened to text: what is left of them is caption, credit and perhaps the alt text.

A caption over a credit line ("Civilians leave the city", then "Image: Agency/J. Roe"), or an alt text over a glued line
("A street", then "The street after the rainImage: Agency/J. Roe").
"""

from bisect import bisect_left

from ...blocks import Image
from ...page import Line, Page, Picture
from .article_range import article_range
from .credit_lines import leading_credit, split_caption
from .credit_words import credit_words
from .words import is_control

__all__ = ["dump_pictures"]

LONGEST_CAPTION = 600
"""Characters of a caption with its credit."""
LONGEST_ALONE = 300
"""Characters of a caption above a credit line."""
LONGEST_APART = 200
"""Characters of a caption that a blank line sets apart from its credit."""
SURE = 0.7
"""Score of a line that is body even right above a credit."""
REPEAT_WINDOW = 15
"""Lines in which the same credit again is the same picture."""
LONGEST_ALT = 90
"""Characters of an alt text above a caption."""


def dump_pictures(page: Page) -> list[Picture]:
    """The pictures, in order; none has an address."""
    where = article_range(page)
    if where is None:
        return []
    headline = page.found.get("headline")
    taken = set(headline.lines) if headline else set()
    found: list[Picture] = []
    for line in page.lines[where.start : where.last + 3]:
        if line.index in taken or not may_hold_credit(line.text):
            continue
        picture = read(page, line, taken)
        if picture is None:
            continue
        taken.update(picture.lines)
        if found and says_again(found[-1], picture):
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, *picture.lines))
        else:
            found.append(picture)
    return found


def says_again(one: Picture, other: Picture) -> bool:
    """Whether a picture only repeats the credit of the one shortly before it (a page's second layout)."""
    near = other.at - one.at <= REPEAT_WINDOW
    return near and other.image.caption is None and bool(one.image.caption) and one.image.credit == other.image.credit


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
    caption, said = undoubled(caption)
    alt = alt_above(page, first, taken) if said is None else None
    lines = (*((alt.index,) if alt else ()), *((first.index,) if first is not line else ()), line.index)
    return Picture(Image(None, caption, credit, alt.text if alt else said), lines[0], lines)


def undoubled(caption: str) -> tuple[str, str | None]:
    """A caption that a renderer put behind an alt text of the same words: (caption, alt)."""
    half = len(caption) // 2
    if caption[half : half + 1] == " " and caption[:half] == caption[half + 1 :]:
        return caption[:half], caption[:half]
    return caption, None


def line_above(page: Page, line: Line, taken: set[int]) -> Line | None:
    """The line right above that is no other field's; over a blank line only a short one that is not body."""
    if not line.index or line.index - 1 in taken:
        return None
    above = page.lines[line.index - 1]
    if above.marker or (line.gap and (len(above.text) > LONGEST_APART or surely_body(page, above.index))):
        return None
    return above


def surely_body(page: Page, index: int) -> bool:
    place = bisect_left(page.body, index)
    chosen = place < len(page.body) and page.body[place] == index
    return chosen and (not page.scores or page.scores[index] >= SURE)


def caption_like(text: str) -> bool:
    """Whether a line can be a caption: some words, no address, no byline."""
    words = text.split()
    if words[0].startswith(("http://", "https://", "www.")) or words[0].casefold().strip(":") in credit_words().weak:
        return False
    if text[0].isdigit():
        return False
    return len(words) >= 2 or sum(c > "\u2e80" for c in text) >= 6


def alt_like(text: str) -> bool:
    """Whether a line can be an alt text: short, no sentence, no address, no label."""
    return len(text) <= LONGEST_ALT and ":" not in text and not is_control(text) and text[-1] not in ".?!…"


def alt_above(page: Page, line: Line, taken: set[int]) -> Line | None:
    """The alt text: a short line right above the caption that opens the block and is no sentence, heading or link."""
    above = line_above(page, line, taken)
    if above is None or not alt_like(above.text):
        return None
    return above if (above.gap and not line.gap) or above.text == line.text else None
