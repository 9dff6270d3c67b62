"""Blocks of a dump: there are no tags, so structure is read from markers, gaps and the shape of lines."""

import re
from collections.abc import Iterator
from itertools import groupby

from ..blocks import Block, Heading, ListBlock, ListItem, Paragraph
from .pieces import Piece

__all__ = ["dump_blocks", "is_subheading"]

_SENTENCE_END = re.compile(r"[.!?:;,…。！？؟।\"”»'’)\]]$")
# A line that goes on with the sentence of the one before: get_text() breaks lines at every inline element.
_CONTINUES = re.compile(r"[,.;:!?)\]’”»]|[a-zß-öø-ÿа-я]")
_MAX_HEADING = 90  # characters
_MIN_PARAGRAPH = 45  # characters of the text that a subheading must stand above


def dump_blocks(run: list[Piece]) -> Iterator[Block]:
    """The blocks of pieces that follow each other."""
    run = joined(run)
    for listed, group in groupby(run, key=lambda piece: bool(piece.line.marker)):
        parts = list(group)
        if listed:
            ordered = parts[0].line.marker[:1].isdigit()
            yield ListBlock(tuple(ListItem(piece.text, piece.marks) for piece in parts), ordered)
            continue
        for piece, after in zip(parts, [*parts[1:], None], strict=True):
            if is_subheading(piece.text, after.text if after else ""):
                yield Heading(piece.text, 2)
            else:
                yield Paragraph(piece.text)


def is_subheading(text: str, after: str) -> bool:
    """A short line without an end of sentence, above a paragraph."""
    return (
        len(text) <= _MAX_HEADING
        and len(after) >= _MIN_PARAGRAPH
        and not _SENTENCE_END.search(text)
        and not text[:1].islower()
    )


def joined(run: list[Piece]) -> list[Piece]:
    """The pieces, with fragments of one sentence that the renderer put on lines of their own joined again."""
    out: list[Piece] = []
    sentence: list[str] = []  # the texts, and what glues them, that `before` and those before it make together
    before: Piece | None = None
    for piece in run:
        if before is not None and goes_on(before, piece):
            sentence += ("" if not before.text or piece.text[0] in ",.;:!?)]’”»" else " ", piece.text)
        else:
            if before is not None:
                out.append(whole(before, sentence))
            sentence = [piece.text]
        before = piece
    if before is not None:
        out.append(whole(before, sentence))
    return out


def goes_on(before: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with the sentence of the one before."""
    return (
        not piece.line.gap
        and not piece.line.marker
        and piece.line.index == before.line.index + 1
        and _CONTINUES.match(piece.text) is not None
        and not before.text.endswith((".", "!", "?", "…"))
    )


def whole(last: Piece, texts: list[str]) -> Piece:
    """The piece that several texts make; it stands where the last of them does."""
    return last if len(texts) == 1 else Piece(last.line, "".join(texts))
