"""The words of an article and those that a parser reads in its Markdown."""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from articleclean import Article, Block, Embed, Figure, ListBlock, Separator, Table
from articleclean.render.inline import WEB, safe_link

__all__ = ["article_words", "parsed_words"]

# Control characters, lone surrogates and what XML does not know are no words; renderers put a space in their place.
_NO_WORD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def parsed_words(tokens: list[Token]) -> Iterator[str]:
    """The words a reader of the rendered page sees, and the alt texts."""
    for token in tokens:
        if token.type in ("text", "code_inline", "fence", "code_block"):
            yield str(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type in ("html_inline", "html_block"):
            raise AssertionError(f"raw HTML: {token.content}")
        if token.children:
            yield from parsed_words(token.children)
        if token.block:
            yield " "


def article_words(article: Article) -> list[str]:
    """The words that an article's Markdown says."""
    texts = [article.headline or "", article.standfirst or ""]
    for block in article.body:
        texts += _block_words(block)
    return _NO_WORD.sub(" ", " ".join(texts)).split()


def _block_words(block: Block) -> Iterator[str]:
    match block:
        case ListBlock():
            yield from _list_words(block)
        case Table():
            for row in block.rows:
                yield from row
        case Figure():
            if safe_link(block.image.url, WEB):
                yield block.image.alt or ""
            yield from (block.image.caption or "", block.image.credit or "")
        case Embed():
            yield block.provider or block.url
        case Separator():
            pass
        case _:
            yield block.text


def _list_words(block: ListBlock) -> Iterator[str]:
    for item in block.items:
        yield item.text
        for inner in item.children:
            yield from _list_words(inner)
