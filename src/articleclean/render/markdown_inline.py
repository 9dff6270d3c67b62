"""Text with marks as inline Markdown."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from urllib.parse import quote

from ..blocks import Mark
from .inline import Piece, nest, plain

__all__ = ["address", "inline", "words"]

_STARS = {"emphasis": "*", "strong": "**"}
_BACKTICKS = re.compile("`+")
# What has a meaning anywhere; an ampersand only where it could begin an entity. A brace has none in CommonMark, but in
# dialects: it begins attributes (`{: onclick=…}`), expressions of MDX, which run, or a template's.
_SPECIAL = re.compile(r"[\\`*_\[\]<>~|{]|&(?=#?\w+;)")
# What has a meaning at the start of a line, and the spaces before it, which could make it code.
_LINE_START = re.compile(r"^([ \t]*)(?:([-+=#]|:(?=-))|[0-9]{1,9}([.)]))?", re.MULTILINE)
_NEEDS_BRACKETS = re.compile(r"[\s()<>]")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def words(text: str) -> str:
    """Unmarked text on one line, escaped."""
    return inline(" ".join(text.split()), (), ())


def address(url: str) -> str:
    """A link's destination, percent-encoded where Markdown could misread it."""
    url = quote(url, safe="".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "<>\\`")) if url else ""
    url = _ENTITY.sub("&amp;", url)
    return f"<{url}>" if _NEEDS_BRACKETS.search(url) else url


def inline(text: str, marks: tuple[Mark, ...], schemes: Collection[str]) -> str:
    """The text with its marks as Markdown: lines end with a backslash where the text breaks, links to other schemes are
    plain text.
    """
    text = plain(text).rstrip()
    pieces = nest(text, marks, schemes)
    return _Writer(text, pieces).write(pieces)


def _escaped(text: str) -> list[str]:
    """For every character what stands for it."""
    chars = list(text)
    for match in _SPECIAL.finditer(text):
        chars[match.start()] = "\\" + match[0]
    for match in _LINE_START.finditer(text):
        chars[match.start(1) : match.end(1)] = [""] * (match.end(1) - match.start(1))
        for group in (2, 3):
            if match[group]:
                chars[match.start(group)] = "\\" + match[group]
    return ["\\\n" if char == "\n" else char for char in chars]


class _Writer:
    """Writes the pieces of one text."""

    def __init__(self, text: str, pieces: list[Piece]) -> None:
        self._text = text
        self._chars = _escaped(text)
        # The piece with stars that is being written, and where the last one ended.
        self._around: Piece | None = None
        self._starred_until = -1
        # Where a bracket or backtick will stand, which decides whether stars beside it open or close.
        self._edges: set[int] = set()
        for piece in _marked(pieces):
            if piece.mark and piece.mark.kind in ("link", "code"):
                self._edges |= {piece.start, piece.end}
            if piece.mark and piece.mark.kind == "link" and piece.start and text[piece.start - 1] == "!":
                self._chars[piece.start - 1] = "\\!"

    def write(self, pieces: list[Piece]) -> str:
        return "".join(self._piece(piece) for piece in pieces)

    def _piece(self, piece: Piece) -> str:
        if piece.mark is None:
            return "".join(self._chars[piece.start : piece.end])
        if piece.mark.kind == "code":
            return self._code(piece)
        if piece.mark.kind == "link":
            return f"[{self._inner(piece)}]({address(piece.mark.href or '')})"
        if not self._binds(piece):
            return self._inner(piece)
        return self._starred(piece, _STARS[piece.mark.kind])

    def _inner(self, piece: Piece) -> str:
        return self.write(piece.pieces) if piece.pieces else "".join(self._chars[piece.start : piece.end])

    def _starred(self, piece: Piece, stars: str) -> str:
        outer, self._around = self._around, piece
        inner = self._inner(piece)
        self._around, self._starred_until = outer, piece.end
        return stars + inner + stars

    def _code(self, piece: Piece) -> str:
        """A code span; marks inside it cannot be said, and beside a backtick it could not be told from it."""
        if "`" in self._beside(piece):
            return "".join(self._chars[piece.start : piece.end])
        text = self._text[piece.start : piece.end].replace("\n", " ")
        runs = {len(match[0]) for match in _BACKTICKS.finditer(text)}
        fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
        pad = " " if text[0] == "`" or text[-1] == "`" else ""
        return f"{fence}{pad}{text}{pad}{fence}"

    def _beside(self, piece: Piece) -> tuple[str, str]:
        """The characters before and after a piece, "" at the ends of the text."""
        return self._text[max(piece.start - 1, 0) : piece.start], self._text[piece.end : piece.end + 1]

    def _binds(self, piece: Piece) -> bool:
        """Whether a parser is sure to take stars around this piece for emphasis.

        That is CommonMark's rule of left- and right-flanking runs and, so that its "rule of three" never matters, no
        stars that open where others close, and inside other stars only words set apart by spaces.
        """
        before, after = self._beside(piece)
        outer = self._around
        if piece.start == self._starred_until:
            return False
        if outer and not (piece.start == outer.start or before.isspace()):
            return False
        if outer and not (piece.end == outer.end or after.isspace()):
            return False
        first = "[" if piece.start in self._edges else self._text[piece.start]
        last = "]" if piece.end in self._edges else self._text[piece.end - 1]
        return _flanks(before, first) and _flanks(after, last)


def _flanks(outside: str, inside: str) -> bool:
    """Whether stars between these two belong to the inner one. Symbols, on which parsers differ, count against it."""
    if unicodedata.category(inside)[0] not in "PS":
        return True
    ascii_symbol = outside.isascii() and not outside.isalnum()
    return not outside or outside.isspace() or ascii_symbol or unicodedata.category(outside)[0] == "P"


def _marked(pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        if piece.mark:
            yield piece
            yield from _marked(piece.pieces)
