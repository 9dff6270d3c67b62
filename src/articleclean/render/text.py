"""The body as plain text: its words and nothing else."""

from collections.abc import Iterator

from ..article import Article
from ..blocks import Block, Code, Embed, Figure, Heading, ListBlock, Paragraph, Quote, Separator, Table

__all__ = ["to_text"]


def to_text(article: Article, *, standfirst: bool = False, captions: bool = False) -> str:
    """The body's blocks with a blank line between; items of a list and rows of a table on a line each, cells by tabs.

    Nothing is added to the words: no bullets, numbers or bars. Pictures, embeds and separators have no text.

    Args:
        article: the article.
        standfirst: put the standfirst first.
        captions: give each figure's caption at its place.
    """
    blocks = [article.standfirst or ""] if standfirst else []
    blocks += [_block_text(block, captions) for block in article.body]
    return "\n\n".join(text for text in blocks if text.strip())


def _block_text(block: Block, captions: bool) -> str:
    match block:
        case Paragraph() | Heading() | Quote():
            return block.text
        case ListBlock():
            return "\n".join(item_lines(block))
        case Table():
            rows = ("\t".join(_one_line(cell) for cell in row).rstrip() for row in block.rows)
            return "\n".join(row for row in rows if row)
        case Figure():
            return (block.image.caption or "") if captions else ""
        case Embed() | Separator():
            return ""
        case Code():
            return block.text.strip("\n")


def item_lines(block: ListBlock) -> Iterator[str]:
    """The text of every item, nested ones after the item that holds them."""
    for item in block.items:
        if line := _one_line(item.text):
            yield line
        for inner in item.children:
            yield from item_lines(inner)


def _one_line(text: str) -> str:
    return " ".join(text.split())
