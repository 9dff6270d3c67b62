"""From the lines of the body to typed blocks: paragraphs, headings, lists, quotes, code, tables, figures, embeds."""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote

from lxml import etree

from ..blocks import Block, Code, Embed, Figure, Heading, Paragraph, Quote, Separator
from ..data import load_toml
from ..page import Box, Media, Page, Picture
from ..source.urls import host
from .dump_blocks import dump_blocks
from .lists import Layouts, list_block, list_box
from .pieces import Piece, join, pieces
from .tables import DataTables, data_tables, table_block, table_box

__all__ = ["build"]

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_QUOTES = ("blockquote",)
_PREFORMATTED = ("pre", "listing", "xmp", "plaintext")


@dataclass(frozen=True)
class Known:
    """What was found out about the boxes of a page, so that nothing is asked again for each line in them."""

    tables: DataTables
    layouts: Layouts = field(default_factory=dict)
    holders: dict[Box, tuple[str, Box | None]] = field(default_factory=dict)
    """What each box stands in; for paragraphs, the answer of the box around them."""


def build(page: Page) -> tuple[Block, ...]:
    """The body's blocks, with the chosen pictures, embeds and rules at their places."""
    text = list(pieces(page))
    placed = deque(sorted(between(page, text), key=lambda pair: pair[0]))
    known = Known(page.once(data_tables))
    blocks: list[Block] = []
    for at, run in runs(text, [at for at, _ in placed]):
        while placed and placed[0][0] <= at:
            blocks.append(placed.popleft()[1])
        blocks += text_blocks(run, known) if page.markup == "html" else dump_blocks(run)
    blocks += [block for _, block in placed]
    return tuple(trimmed(blocks))


def runs(text: list[Piece], stops: list[int]) -> Iterator[tuple[int, list[Piece]]]:
    """The pieces in stretches that no picture, embed or rule interrupts, each with the index of its first line."""
    ordered = sorted(set(stops))
    for _, group in groupby(text, key=lambda piece: bisect_right(ordered, piece.line.index)):
        run = list(group)
        yield run[0].line.index, run


def between(page: Page, text: list[Piece]) -> Iterator[tuple[int, Block]]:
    """What stands between the lines: (index of the line it stands before, block)."""
    images = page.found.get("images")
    pictures: tuple[Picture, ...] = images.value if images else ()
    for picture in pictures:
        yield picture.at, Figure(picture.image)
    if not text:
        return
    first, last = text[0].line.index, text[-1].line.index
    for media in page.media:
        if first < media.at <= last and (block := other_media(page, media)):
            yield media.at, block


def other_media(page: Page, media: Media) -> Block | None:
    """An embed with an address, or a rule; pictures are chosen elsewhere."""
    if media.kind == "rule":
        return Separator()
    if media.kind == "embed":
        url = page.absolute(embed_address(media.element))
        if url and url.startswith("http"):
            return Embed(url, host(url))
    return None


def embed_address(element: etree._Element) -> str | None:
    """What a player shows: its src, or the video or post that an AMP element names (`data/embeds.toml`)."""
    if source := element.get("src") or element.get("data-src"):
        return source
    player = load_toml("embeds").get(str(element.tag))
    name = element.get(player["attribute"]) if player else None
    return player["address"].format(quote(name, safe="")) if player and name else None


def text_blocks(run: list[Piece], known: Known) -> Iterator[Block]:
    """The blocks of pieces that follow each other, by the structure that holds them."""
    for (kind, box), group in groupby(run, key=lambda piece: structure(piece.line.box, known)):
        parts = list(group)
        if kind == "list" and box is not None:
            yield list_block(box, parts)
        elif kind == "table" and box is not None:
            yield table_block(box, parts)
        elif kind == "code" and box is not None:
            yield Code(join(parts, "\n")[0].strip("\n"), code_language(box))
        elif kind == "quote":
            yield from (Quote(piece.text, piece.marks) for piece in parts)
        else:
            yield from (plain_block(piece, box) for piece in parts)


def structure(box: Box | None, known: Known) -> tuple[str, Box | None]:
    """Which kind of block holds a piece with this box, and its element; for plain text the heading around it, if any.

    What holds a paragraph holds those beside it.
    """
    if box is None:
        return "plain", None
    if box.tag in _HEADINGS:
        return "plain", box
    holder = box.parent if box.tag == "p" and box.parent and box.parent.tag not in _HEADINGS else box
    if holder not in known.holders:
        known.holders[holder] = structure_around(holder, known)
    return known.holders[holder]


def structure_around(box: Box, known: Known) -> tuple[str, Box | None]:
    """Which kind of block a box that is no heading stands in, and its element."""
    if preformatted := box.within(*_PREFORMATTED):
        return "code", preformatted
    if listing := list_box(box, known.layouts):
        return "list", listing
    if table := table_box(box, known.tables):
        return "table", table
    if quote := box.within(*_QUOTES):
        return "quote", quote
    return "plain", box.within(*_HEADINGS)


def code_language(box: Box) -> str | None:
    """The language that the class of `<pre>` or of its `<code>` names: "language-python", "lang-js" (HTML Standard,
    4.5.15 "The code element")."""
    for element in (box.element, *box.element.iter("code")):
        for name in (element.get("class") or "").lower().split():
            for prefix in ("language-", "lang-", "highlight-source-"):
                if name.startswith(prefix) and len(name) > len(prefix):
                    return name[len(prefix) :]
    return None


def plain_block(piece: Piece, heading: Box | None) -> Block:
    """A heading or a paragraph."""
    if heading is not None:
        return Heading(piece.text, _HEADINGS[heading.tag], piece.marks)
    return Paragraph(piece.text, piece.marks)


def trimmed(blocks: list[Block]) -> list[Block]:
    """The blocks without separators at the ends or in a row."""
    kept: list[Block] = []
    for block in blocks:
        if isinstance(block, Separator) and (not kept or isinstance(kept[-1], Separator)):
            continue
        kept.append(block)
    if kept and isinstance(kept[-1], Separator):
        kept.pop()
    return kept
