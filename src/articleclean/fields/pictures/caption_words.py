"""What the lines of one picture say: caption and credit apart."""

from typing import NamedTuple

from ...page import Box, Line, Page, Span
from .credit_clean import clean_credit, without_trailing_label
from .credit_lines import split_caption
from .credit_shape import looks_like_names
from .words import is_caption_label, is_control, role_of_box, role_of_element

__all__ = ["Words", "words_of_lines"]

LONGEST_CAPTION_LABEL = 24
"""Characters."""
LONGEST_LAST_LINE = 80
"""Characters of a credit that a line break sets apart."""


class Words(NamedTuple):
    """What is said under a picture."""

    caption: str | None = None
    credit: str | None = None
    lines: tuple[int, ...] = ()


def words_of_lines(page: Page, indices: list[int]) -> Words:
    """What the lines of one picture say, caption and credit apart."""
    captions: list[str] = []
    credits: list[str] = []
    for i in indices:
        caption, credit = words_of_line(page.lines[i])
        caption = without_caption_label(caption) if caption and ":" in caption[:LONGEST_CAPTION_LABEL] else caption
        if caption and not is_control(caption) and caption not in captions:
            captions.append(caption)
        if credit and not is_control(credit) and credit not in credits:
            credits.append(credit)
    credit = max(credits, key=len) if credits and all(c in max(credits, key=len) for c in credits) else None
    credit = credit or " / ".join(credits) or None
    captions = [caption for caption in captions if caption != credit]
    return Words(" ".join(captions) or None, credit, tuple(indices))


def without_caption_label(caption: str) -> str:
    """A caption without the word that announces it to those who hear it read: "Legende: …"."""
    label, _, rest = caption.partition(":")
    return rest.lstrip() if is_caption_label(label) else caption


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
