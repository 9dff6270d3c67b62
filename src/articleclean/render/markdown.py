"""The article as CommonMark, tables as GitHub's extension."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from ..article import Article
from ..blocks import Block, Code, Embed, Figure, Heading, Image, ListBlock, Paragraph, Quote, Separator, Table
from .inline import WEB, code_parts, figure_parts, safe_link
from .markdown_inline import address, inline, words

__all__ = ["to_markdown"]

_LINKED = (*WEB, "mailto")
_CLOSING_HASHES = re.compile(r"(?<![^ ])#+$")
_FENCES = re.compile("`+")


def to_markdown(article: Article) -> str:
    """Headline, standfirst (bold) and body with its figures; ends with a line feed unless it is empty.

    Everything that Markdown could take for markup is escaped, so that a parser finds the words of the model. Emphasis
    that CommonMark cannot express where it stands (closing stars between a full stop and a letter) is left out.
    """
    parts = []
    if article.headline:
        parts.append(_heading(1, words(article.headline)))
    if article.standfirst:
        parts.append(_strong(article.standfirst))
    parts += _blocks(article.body, lowest=2 if article.headline else 1)
    text = "\n\n".join(part for part in parts if part)
    return text + "\n" if text else ""


def _blocks(blocks: Iterable[Block], lowest: int) -> Iterator[str]:
    """Each block's Markdown; neighbouring quotes are one, neighbouring lists are told apart by their markers."""
    for kind, group in groupby(blocks, key=type):
        if kind is Quote:
            paragraphs = (inline(quote.text, quote.marks, _LINKED) for quote in group if isinstance(quote, Quote))
            yield _indent("\n\n".join(text for text in paragraphs if text), "> ", "> ")
        elif kind is ListBlock:
            yield from _lists([block for block in group if isinstance(block, ListBlock)])
        else:
            yield from (_block(block, lowest) for block in group)


def _block(block: Block, lowest: int) -> str:
    match block:
        case Paragraph():
            return inline(block.text, block.marks, _LINKED)
        case Heading():
            text = inline(block.text.replace("\n", " "), block.marks, _LINKED)
            return _heading(min(max(block.level, lowest), 6), text)
        case Code():
            return _code(block)
        case Table():
            return _table(block)
        case Figure():
            return _figure(block.image)
        case Embed():
            return _link(block.provider or block.url, block.url)
        case Separator():
            return "---"
        case _:
            return ""


def _heading(level: int, text: str) -> str:
    return f"{'#' * level} {_CLOSING_HASHES.sub(lambda match: chr(92) + match[0], text)}" if text else ""


def _strong(text: str) -> str:
    escaped = inline(text.strip(), (), ())
    return f"**{escaped}**" if escaped else ""


def _link(name: str, url: str) -> str:
    href = safe_link(url, _LINKED)
    return f"[{words(name)}]({address(href)})" if href else words(name)


def _lists(blocks: list[ListBlock]) -> Iterator[str]:
    """Lists that follow each other, every second one with other markers so that a parser does not join them."""
    for number, block in enumerate(blocks):
        yield "\n".join(_items(block, other=number % 2 == 1))


def _items(block: ListBlock, *, other: bool) -> Iterator[str]:
    number = 0
    for item in block.items:
        text = inline(item.text, item.marks, _LINKED)
        inner = [nested for nested in _lists(list(item.children)) if nested]
        if not text:
            yield from inner
            continue
        number += 1
        marker = (f"{number}{')' if other else '.'} ") if block.ordered else ("* " if other else "- ")
        yield _indent("\n".join([text, *inner]), marker, " " * len(marker))


def _indent(text: str, first: str, rest: str) -> str:
    """`first` before the first line, `rest` before the others; nothing for an empty text."""
    lines = text.split("\n") if text else []
    return "\n".join(((rest if number else first) + line).rstrip(" ") for number, line in enumerate(lines))


def _code(block: Code) -> str:
    code, language = code_parts(block)
    text = code.strip("\n")
    if not text.strip():
        return ""
    longest = max((len(match[0]) for match in _FENCES.finditer(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text}\n{fence}"


def _table(block: Table) -> str:
    width = max((len(row) for row in block.rows), default=0)
    if not width:
        return ""
    rows = [[words(cell) for cell in row] + [""] * (width - len(row)) for row in block.rows]
    if not block.header_rows:
        rows.insert(0, [""] * width)
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _figure(image: Image) -> str:
    """The picture, its caption and its credit (in italics) on a line each."""
    src, alt, caption, credit = figure_parts(image)
    picture = f"![{words(alt)}]({address(src)})" if src else ""
    lines = (picture, words(caption), f"*{words(credit)}*" if credit else "")
    return "\\\n".join(line for line in lines if line)
