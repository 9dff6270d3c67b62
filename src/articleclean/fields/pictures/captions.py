"""The lines beside a picture that are its caption and credit, and what they say."""

from typing import NamedTuple

from ...page import Box, Line, Media, Page, Span
from .credit_clean import clean_credit, without_trailing_label
from .credit_lines import leading_credit, split_caption
from .credit_shape import looks_like_names
from .words import is_control, picture_words, prose_words, role_of_box, role_of_element, role_of_words

__all__ = ["Words", "words_beside", "words_of_lines"]

REACH = 8
"""Lines after a picture that are looked at."""
CLIMB = 5
"""Boxes from the picture up to the one it shares with its caption."""
LONGEST_CAPTION = 1200
"""Characters; longer text under a picture is prose."""
LONGEST_LAST_LINE = 80
"""Characters of a credit that a line break sets apart."""
CREDIT_ROOM = 60
"""Characters that a caption may have beyond the alt text it repeats."""
LONGEST_OVER_CREDIT = 500
"""Characters of a caption that only the credit line under it tells."""
LONGEST_UNMARKED = 300
"""Characters of a caption that only its place in the picture's box tells."""


class Words(NamedTuple):
    """What is said under a picture."""

    caption: str | None = None
    credit: str | None = None
    lines: tuple[int, ...] = ()


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
    return found


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


def words_of_lines(page: Page, indices: list[int]) -> Words:
    """What the lines of one picture say, caption and credit apart."""
    captions: list[str] = []
    credits: list[str] = []
    for i in indices:
        caption, credit = words_of_line(page.lines[i])
        if caption and not is_control(caption) and caption not in captions:
            captions.append(caption)
        if credit and not is_control(credit) and credit not in credits:
            credits.append(credit)
    credit = max(credits, key=len) if credits and all(c in max(credits, key=len) for c in credits) else None
    credit = credit or " / ".join(credits) or None
    captions = [caption for caption in captions if caption != credit]
    return Words(" ".join(captions) or None, credit, tuple(indices))


def words_of_line(line: Line) -> tuple[str | None, str | None]:
    """Caption and credit of one line: by its box, its spans, or its words."""
    text = " ".join(line.text.split("\n")) if "\n" in line.text else line.text
    if box_role(line.box) == "credit":
        caption, credit = split_caption(text)
        mixed = caption and credit and len(caption) > 3 * len(credit)
        return (caption, credit) if mixed else (None, clean_credit(text))
    rest, credits = without_spans(text, line.spans)
    if not credits:
        return (
            first_line_credit(line.text)
            or last_line_credit(line.text)
            or last_span_credit(text, line.spans)
            or split_caption(rest)
        )
    caption, extra = split_caption(without_trailing_label(rest))
    return caption, joined(" / ".join(credits), extra)


def joined(stated: str, extra: str | None) -> str:
    """The credit an element holds and the one in the text around it: "Jane Roe" and "AP" as "Jane Roe/AP"."""
    if not extra or extra in stated:
        return stated
    return extra if stated in extra else f"{stated}/{extra}"


def last_span_credit(text: str, spans: tuple[Span, ...]) -> tuple[str, str] | None:
    """Caption and credit where only an element of its own sets the credit apart, glued or behind a bar."""
    ending = [span for span in spans if span.end == len(text) and span.start > 0]
    if not ending:
        return None
    span = ending[0]
    before, credit = text[: span.start].rstrip(), text[span.start :].lstrip(" /|")
    if len(credit) > 70 or not (before and credit[:1].isupper()) or span.tag in ("a", "b", "strong", "em", "i"):
        return None
    glued = before == text[: span.start] or before[-1] in "/|" or text[span.start] in "/|"
    cleaned = clean_credit(credit) if glued and looks_like_names(credit, strict=True) else None
    return (without_trailing_label(before).rstrip(" /|"), cleaned) if cleaned else None


def box_role(box: Box | None) -> str | None:
    """The role that the innermost named box gives a line."""
    steps = 0
    while box is not None and steps < 4 and box.tag != "figure":
        role = role_of_box(box)
        if role or box.tag == "figcaption":
            return role
        if box.tag == "footer" and box.parent is not None and box.parent.tag == "figure":
            return "credit"
        box, steps = box.parent, steps + 1
    return None


def without_spans(text: str, spans: tuple[Span, ...]) -> tuple[str, list[str]]:
    """The text without its credit spans and buttons, and the credits."""
    credits: list[str] = []
    kept: list[str] = []
    at = 0
    for span in spans:
        if span.start < at:
            continue
        role = role_of_span(span, text)
        if role not in ("credit", "control"):
            continue
        kept.append(text[at : span.start])
        at = span.end
        credit = clean_credit(text[span.start : span.end]) if role == "credit" else None
        if credit:
            credits.append(credit)
    kept.append(text[at:])
    return " ".join(" ".join(kept).split()), credits


def role_of_span(span: Span, text: str) -> str | None:
    """What a span of a caption is; `<cite>` and `<small>` at the end of a caption hold its credit."""
    role = role_of_element(span.element)
    if role is None and span.end - span.start <= 60 and (span.start or span.end < len(text)):
        role = "control" if is_control(text[span.start : span.end]) else None
    if role is None and span.start and span.tag in ("cite", "small") and span.end >= len(text) - 1:
        return "credit"
    return role


def first_line_credit(text: str) -> tuple[str, str] | None:
    """Caption and credit where the credit stands above the caption, a line break between them."""
    first, found, caption = text.partition("\n")
    if not found or len(first) > LONGEST_LAST_LINE or len(caption) < len(first):
        return None
    alone, credit = split_caption(first)
    return (" ".join(caption.split()), credit) if alone is None and credit else None


def last_line_credit(text: str) -> tuple[str, str] | None:
    """Caption and credit where a line break sets the credit apart."""
    caption, found, last = text.rpartition("\n")
    if not found or not caption or len(last) > LONGEST_LAST_LINE:
        return None
    alone, credit = split_caption(last)
    return (" ".join(caption.split()), credit) if alone is None and credit else None
