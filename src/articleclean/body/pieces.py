"""What is left of the body's lines once the fields have taken theirs, as text with marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Mark, MarkKind
from ..page import Line, Page, Span

__all__ = ["Piece", "join", "pieces"]

_MARKS: dict[str, MarkKind] = {
    "a": "link",
    "em": "emphasis",
    "i": "emphasis",
    "cite": "emphasis",
    "dfn": "emphasis",
    "strong": "strong",
    "b": "strong",
    "code": "code",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
}
_LETTERS = re.compile(r"\w")


@dataclass(slots=True)
class Piece:
    """Text of one line, or a part of it."""

    line: Line
    text: str
    marks: tuple[Mark, ...] = ()


def pieces(page: Page) -> Iterator[Piece]:
    """The body's lines without what a chosen field owns, in order."""
    owned: set[int] = set()
    cuts: dict[int, list[tuple[int, int]]] = {}
    for candidate in page.found.values():
        if not candidate.owns:
            continue
        if candidate.cut and len(candidate.lines) == 1:
            cuts.setdefault(candidate.lines[0], []).append(candidate.cut)
        else:
            owned.update(candidate.lines)
    for index in page.body:
        if index in owned:
            continue
        line = page.lines[index]
        stretches = uncut(len(line.text), cuts[index]) if index in cuts else ((0, len(line.text)),)
        for start, end in stretches:
            piece = part(page, line, start, end)
            if _LETTERS.search(piece.text) or line.box is None or line.tag == "pre":
                yield piece


def uncut(length: int, cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of 0..length that no cut covers."""
    at = 0
    for start, end in sorted(cuts):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < length:
        yield at, length


def part(page: Page, line: Line, start: int, end: int) -> Piece:
    """The line's text from start to end, without blanks at its ends unless they are preformatted."""
    end = min(end, permalink(line))
    text = line.text[start:end]
    stripped = text.strip()
    if len(stripped) < len(text) and (line.box is None or not line.box.within("pre")):
        start += len(text) - len(text.lstrip())
        text = stripped
    end = start + len(text)
    if not line.spans:
        return Piece(line, text)
    marks = (mark(page, span, start, end) for span in line.spans if span.tag in _MARKS)
    return Piece(line, text, tuple(m for m in marks if m is not None))


def permalink(line: Line) -> int:
    """Where the text ends, before the sign ("#", "¶") that links a heading to itself; the line's length without one."""
    last = line.spans[-1] if line.spans else None
    if (
        last is not None
        and last.tag == "a"
        and last.end == len(line.text)
        and (last.element.get("href") or "").startswith("#")
        and not _LETTERS.search(line.text[last.start :])
    ):
        return last.start
    return len(line.text)


def mark(page: Page, span: Span, start: int, end: int) -> Mark | None:
    """The span as a mark of the text from start to end; None outside it, and for a link that leads nowhere."""
    first, last = max(span.start, start) - start, min(span.end, end) - start
    if first >= last:
        return None
    kind = _MARKS[span.tag]
    href = page.absolute(span.element.get("href")) if kind == "link" else None
    if kind == "link" and href is None:
        return None
    return Mark(first, last, kind, href)


def join(parts: list[Piece], glue: str) -> tuple[str, tuple[Mark, ...]]:
    """Several pieces as one text, marks moved along."""
    texts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for piece in parts:
        if length:
            texts.append(glue)
            length += len(glue)
        marks += [Mark(m.start + length, m.end + length, m.kind, m.href) for m in piece.marks]
        texts.append(piece.text)
        length += len(piece.text)
    return "".join(texts), tuple(marks)
