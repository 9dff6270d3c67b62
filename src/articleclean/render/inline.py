"""What the renderers share: marks as a tree, text without control characters, addresses that may be linked."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Any
from urllib.parse import quote

from ..blocks import Code, Image, Mark, MarkKind
from ..schemes import ANYWHERE, WEB

__all__ = ["ANYWHERE", "WEB", "Piece", "code_parts", "figure_parts", "nest", "plain", "safe_link"]

# Marks of the same extent nest in this order, the link outside and code innermost.
_RANK: dict[MarkKind, int] = {"link": 0, "emphasis": 1, "strong": 2, "code": 3}

# Control characters, the line ends of Unicode (JavaScript takes them for such), and what XML does not allow. One space
# each, so that the marks' offsets still hold.
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# An absolute address: of the web with a host that can be one, or of another scheme.
_ADDRESS = re.compile(
    r"\A(?:"
    r"""(https?)://(?:[^\s/?\#\\@]*@)?(?:[^\s/?\#\\@<>\[\]^|%:"'`{}]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:[/?\#]|$)"""
    r"|(?!https?:)([a-z][a-z0-9+.-]*):[^\s/])",
    re.IGNORECASE,
)
# What ends an address in HTML or Markdown, or an attribute in markup that somebody forgot to escape.
_QUOTING = re.compile(r"""[\s"<>`\\]""")
_LANGUAGE = re.compile(r"[A-Za-z0-9+#._-]+")


@dataclass(slots=True)
class Piece:
    """A run of a text: unmarked when `mark` is None, else one mark and the pieces inside it, which fill it."""

    start: int
    end: int
    mark: Mark | None = None
    pieces: "list[Piece]" = field(default_factory=list)


def plain(text: str) -> str:
    """The text with every control character but the line feed as a space; as long as before."""
    return _CONTROL.sub(" ", text)


def safe_link(href: str | None, schemes: Collection[str]) -> str | None:
    """The address if it is absolute and of one of the schemes, else None.

    Control characters are left out, spaces, quotation marks, angle brackets, backticks and backslashes percent-encoded.
    """
    if not href:
        return None
    href = _CONTROL.sub("", href).replace("\n", "").strip()
    match = _ADDRESS.match(href)
    if not match or (match[1] or match[2]).lower() not in schemes:
        return None
    return _QUOTING.sub(lambda found: quote(found[0]), href)


def code_parts(block: Code) -> tuple[str, str]:
    """The code without control characters but tabs, and its language if that looks like the name of one, else ""."""
    text = "\t".join(plain(part) for part in block.text.split("\t"))
    return text, block.language if block.language and _LANGUAGE.fullmatch(block.language) else ""


def figure_parts(image: Image) -> tuple[str | None, str, str, str]:
    """A picture's address if it may be shown, then its alt text, caption and credit on one line each, "" if absent."""
    alt, caption, credit = (" ".join(plain(text or "").split()) for text in (image.alt, image.caption, image.credit))
    return safe_link(image.url, WEB), alt, caption, credit


def nest(text: str, marks: tuple[Mark, ...], schemes: Collection[str]) -> list[Piece]:
    """The text as pieces in order.

    Marks lose spaces at their ends. Links to other schemes, links in links and marks inside their like are dropped; of
    two that overlap without nesting, which no markup can say, the later one begins where the earlier one ends.
    """
    whole = Piece(0, len(text))
    stack = [whole]
    for mark in _in_order(text, _usable(text, marks, schemes)):
        while stack[-1].end <= mark.start:
            stack.pop()
        piece = Piece(mark.start, mark.end, mark)
        stack[-1].pieces.append(piece)
        stack.append(piece)
    _fill(whole)
    return whole.pieces


def _usable(text: str, marks: tuple[Mark, ...], schemes: Collection[str]) -> list[Mark]:
    """The marks that mean something, inside the text, with links made safe; touching ones of a kind joined."""
    usable: list[Mark] = []
    last: dict[MarkKind, int] = {}
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        href = safe_link(mark.href, schemes) if mark.kind == "link" else None
        trimmed = _trim(text, replace(mark, href=href))
        if trimmed is None or (mark.kind == "link" and href is None):
            continue
        before = last.get(mark.kind)
        if before is not None and mark.kind != "link" and usable[before].end >= trimmed.start:
            usable[before] = replace(usable[before], end=max(usable[before].end, trimmed.end))
            continue
        last[mark.kind] = len(usable)
        usable.append(trimmed)
    return usable


def _trim(text: str, mark: Mark) -> Mark | None:
    start, end = max(mark.start, 0), min(mark.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return replace(mark, start=start, end=end) if start < end else None


def _in_order(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks, those that hold others first, cut so that any two are apart or nested."""
    number = count()

    def entry(mark: Mark) -> tuple[Any, ...]:
        return mark.start, -mark.end, _RANK[mark.kind], next(number), mark

    waiting = [entry(mark) for mark in marks]
    heapify(waiting)
    ordered: list[Mark] = []
    around: list[Mark] = []
    while waiting:
        mark: Mark = heappop(waiting)[-1]
        while around and around[-1].end <= mark.start:
            around.pop()
        if around and around[-1].end < mark.end:
            if rest := _trim(text, replace(mark, start=around[-1].end)):
                heappush(waiting, entry(rest))
        elif all(outer.kind != mark.kind for outer in around):
            around.append(mark)
            ordered.append(mark)
    return ordered


def _fill(whole: Piece) -> None:
    """Put unmarked pieces between and around the marked ones, at every depth."""
    waiting = [whole]
    while waiting:
        piece = waiting.pop()
        filled: list[Piece] = []
        at = piece.start
        for inner in piece.pieces:
            if at < inner.start:
                filled.append(Piece(at, inner.start))
            filled.append(inner)
            waiting.append(inner)
            at = inner.end
        if at < piece.end and (filled or piece is whole):
            filled.append(Piece(at, piece.end))
        piece.pieces = filled
