"""The lines beside a picture that are its caption and credit."""

import re

from ...page import Box, Line, Media, Page
from .caption_words import Words, words_of_lines
from .credit_lines import leading_credit, split_caption
from .words import is_control, picture_words, prose_words, role_of_element, role_of_words

__all__ = ["inside", "words_beside"]

COUNTER = re.compile(r"\d{1,3} ?(?:/|von|of|sur|de|van|av|z|из) ?\d{1,3}")
"""The number of a picture in its gallery."""
REACH = 8
"""Lines after a picture that are looked at."""
CLIMB = 5
"""Boxes from the picture up to the one it shares with its caption."""
LONGEST_CAPTION = 1200
"""Characters; longer text under a picture is prose."""
CREDIT_ROOM = 60
"""Characters that a caption may have beyond the alt text it repeats."""
LONGEST_OVER_CREDIT = 500
"""Characters of a caption that only the credit line under it tells."""
LONGEST_UNMARKED = 300
"""Characters of a caption that only its place in the picture's box tells."""


def words_beside(page: Page, media: Media, start: int, stop: int) -> Words:
    """Caption and credit of a picture.

    Args:
        start: the first line that is not another picture's.
        stop: the line before which the next picture stands.
    """
    figure = media.box.within("figure")
    found = lines_after(page, media, figure, stop)
    if not found and figure is not None:
        before = range(max(start, media.at - REACH), media.at)
        found = [i for i in before if inside(page.lines[i].box, figure) and len(page.lines[i].text) <= LONGEST_CAPTION]
    return words_of_lines(page, found)


def lines_after(page: Page, media: Media, figure: Box | None, stop: int) -> list[int]:
    """Indices of the lines after a picture that belong to it."""
    found: list[int] = []
    skipped: list[int] = []
    for i in range(media.at, min(stop, media.at + REACH, len(page.lines))):
        line = page.lines[i]
        if len(line.text) > LONGEST_CAPTION or line.box is None:
            break
        if belongs(page, line, media, figure, first=not found):
            if skipped and leading_credit(line.text) and plausible_caption(page.lines[skipped[-1]]):
                found.append(skipped[-1])
            found.append(i)
            skipped = []
        elif skipped or len(line.text) > LONGEST_OVER_CREDIT or line.link_chars > 0.8 * len(line.text):
            break
        elif not is_control(line.text):
            skipped.append(i)
        elif found and COUNTER.fullmatch(line.text) and beside(page.lines[found[-1]], line):
            found.append(i)
    return found


def beside(caption: Line, line: Line) -> bool:
    """Whether a line stands in the box closely around a caption."""
    around = caption.box.parent if caption.box else None
    return around is not None and line.box is not None and around in (line.box, line.box.parent)


def belongs(page: Page, line: Line, media: Media, figure: Box | None, *, first: bool) -> bool:
    """Whether a line is a picture's caption or credit; `first`: no other line has been found to be."""
    box = line.box
    if box is None or (box.tag == "h1" and figure is None):
        return False
    if figure is not None and inside(box, figure):
        if line.link_chars > 0.8 * len(line.text) and box.within("figcaption") is None:
            return False
        return first or box.tag not in ("h2", "h3", "h4")
    shared = shared_box(media.box, box)
    if shared is None or media.box.depth - shared.depth > CLIMB:
        return False
    if box.depth - shared.depth > CLIMB or line.link_chars > 0.8 * len(line.text):
        return False
    if marked(line, shared) or repeats(line.text, media):
        return True
    near = media.box.depth - shared.depth <= 3 and box.depth - shared.depth <= 3
    if not near:
        return False
    if len(line.text) <= LONGEST_OVER_CREDIT:
        caption, credit = split_caption(line.text, strict=True)
        if credit and (first or caption is None):
            return True
    if not first or not 5 <= len(line.text) <= LONGEST_UNMARKED or box.tag.startswith("h"):
        return False
    if any(span.tag in ("time", "a") for span in line.spans[:2]):
        return False
    return (names_a_picture(media.box, shared) or small_print(line)) and ends_soon(page, line.index, shared)


def marked(line: Line, shared: Box) -> bool:
    """Whether markup between a line and the box it shares with the picture says caption or credit."""
    box = line.box
    while box is not None and box is not shared:
        if box.tag == "figcaption" or role_of_words(box.words, at_picture=False):
            return True
        box = box.parent
    told = ("caption", "credit")
    half = len(line.text) // 2
    return any(
        (span.start == 0 or span.end - span.start > half) and role_of_element(span.element, at_picture=False) in told
        for span in line.spans[:4]
    )


def repeats(text: str, media: Media) -> bool:
    """Whether a line says what the picture's alt or title says."""
    plain = start_of(text)
    for name in ("alt", "title"):
        stated = media.element.get(name) or ""
        said = start_of(stated)
        if len(said) < 4 or len(plain) < 4:
            continue
        if said == plain and len(text) <= len(stated) + CREDIT_ROOM:
            return True
        if len(plain) >= 12 and said.startswith(plain):
            return True
        if len(said) >= 12 and plain.startswith(said) and len(text) <= len(stated) + CREDIT_ROOM:
            return True
    return False


def start_of(text: str) -> str:
    """The first words of a text, for comparison."""
    return text[:60].casefold().strip(" .…\n") if text else ""


def names_a_picture(box: Box, shared: Box) -> bool:
    """Whether the shared box, or the one between it and the picture, is named for a picture."""
    steps = 0
    climbing: Box | None = box
    while climbing is not None and steps <= 3:
        if climbing is shared:
            return picture_words(climbing.words) and not prose_words(climbing.words)
        climbing, steps = climbing.parent, steps + 1
    return False


def small_print(line: Line) -> bool:
    """Whether a whole line is set in small or italic type, as captions of old pages are."""
    whole = len(line.text) - 2
    return len(line.text) <= 300 and any(
        span.end - span.start >= whole and (span.tag in ("small", "i", "em") or span.element.get("size") in ("1", "-1"))
        for span in line.spans[:3]
    )


def ends_soon(page: Page, index: int, shared: Box) -> bool:
    """Whether the shared box holds little more than the picture: it ends within three lines."""
    later = index + 3
    return later >= len(page.lines) or not inside(page.lines[later].box, shared)


def plausible_caption(line: Line) -> bool:
    return 8 <= len(line.text) <= LONGEST_OVER_CREDIT and line.link_chars < 0.5 * len(line.text)


def inside(box: Box | None, holder: Box) -> bool:
    while box is not None and box.depth > holder.depth:
        box = box.parent
    return box is holder


def shared_box(one: Box, other: Box) -> Box | None:
    """The innermost box that holds both."""
    a: Box | None = one
    b: Box | None = other
    while a is not None and b is not None and a is not b:
        if a.depth >= b.depth:
            a = a.parent
        else:
            b = b.parent
    return a if a is b else None
