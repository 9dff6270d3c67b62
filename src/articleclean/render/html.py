"""The article as an HTML fragment that is safe to put into a page."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from itertools import groupby

from ..article import Article
from ..blocks import Block, Code, Embed, Figure, Heading, Image, ListBlock, Mark, Paragraph, Quote, Separator, Table
from .inline import ANYWHERE, Piece, code_parts, figure_parts, nest, plain, safe_link

__all__ = ["body_html", "to_html"]

_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}


def to_html(article: Article) -> str:
    """The article as an HTML5 `<article>`: kicker, headline, standfirst, authors, dates, then the body.

    Every character of the page is escaped; there is no script, style, event attribute or class taken from the page.
    Links lead to http, https, mailto and tel only, pictures to http and https. Others become plain text.
    """
    language = f' lang="{escape(plain(article.language))}"' if article.language else ""
    return "\n".join([f"<article{language}>", *_header(article), body_html(article.body), "</article>"]) + "\n"


def body_html(blocks: Iterable[Block]) -> str:
    """The blocks as HTML, one a line; neighbouring quotes share one `<blockquote>`."""
    return "\n".join(_blocks(blocks))


def _header(article: Article) -> Iterator[str]:
    lines = []
    if article.kicker:
        lines.append(f'<p class="kicker">{_text(article.kicker)}</p>')
    if article.headline:
        lines.append(f"<h1>{_text(article.headline)}</h1>")
    if article.standfirst:
        lines.append(f'<p class="standfirst">{_text(article.standfirst)}</p>')
    if article.authors:
        lines.append(f'<p class="byline">{", ".join(_person(p.name, p.url) for p in article.authors)}</p>')
    stated = (("published", article.published), ("modified", article.modified))
    lines += [_time(name, when) for name, when in stated if when]
    if lines:
        yield from ("<header>", *lines, "</header>")


def _person(name: str, url: str | None) -> str:
    href = safe_link(url, ANYWHERE)
    return f'<a href="{escape(href)}">{_text(name)}</a>' if href else _text(name)


def _time(name: str, when: date) -> str:
    shown = when.isoformat()
    return f'<p class="{name}"><time datetime="{shown}">{shown.replace("T", " ")}</time></p>'


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for is_quote, group in groupby(blocks, key=lambda block: isinstance(block, Quote)):
        lines = [html for block in group if (html := _block(block))]
        if is_quote and lines:
            yield from ("<blockquote>", *lines, "</blockquote>")
        else:
            yield from lines


def _block(block: Block) -> str:
    match block:
        case Paragraph() | Quote():
            return f"<p>{_inline(block.text, block.marks)}</p>"
        case Heading():
            level = min(max(block.level, 1), 6)
            return f"<h{level}>{_inline(block.text, block.marks)}</h{level}>"
        case ListBlock():
            return _list(block)
        case Code():
            return _code(block)
        case Table():
            return _table(block)
        case Figure():
            return _figure(block.image)
        case Embed():
            href = safe_link(block.url, ANYWHERE)
            name = _text(block.provider or block.url)
            return f'<p class="embed"><a href="{escape(href)}">{name}</a></p>' if href else ""
        case Separator():
            return "<hr>"


def _code(block: Code) -> str:
    text, language = code_parts(block)
    named = f' class="language-{language}"' if language else ""
    return f"<pre><code{named}>{escape(text)}</code></pre>"


def _list(block: ListBlock) -> str:
    tag = "ol" if block.ordered else "ul"
    items = (
        f"<li>{_inline(item.text, item.marks)}{''.join(_list(inner) for inner in item.children)}</li>"
        for item in block.items
    )
    return f"<{tag}>{''.join(items)}</{tag}>"


def _table(block: Table) -> str:
    def row(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{_text(cell)}</{tag}>" for cell in cells) + "</tr>"

    head = "".join(row(cells, "th") for cells in block.rows[: block.header_rows])
    body = "".join(row(cells, "td") for cells in block.rows[block.header_rows :])
    parts = (f"<thead>{head}</thead>" if head else "") + (f"<tbody>{body}</tbody>" if body else "")
    return f"<table>{parts}</table>" if parts else ""


def _figure(image: Image) -> str:
    src, alt, caption, credit = figure_parts(image)
    stated = (("width", image.width), ("height", image.height))
    # A caller may have put a str there.
    sizes = "".join(f' {name}="{size:d}"' for name, size in stated if isinstance(size, int) and size > 0)
    picture = f'<img src="{escape(src)}" alt="{escape(alt)}"{sizes}>' if src else ""
    words = " ".join(part for part in (escape(caption), f"<small>{escape(credit)}</small>" if credit else "") if part)
    legend = f"<figcaption>{words}</figcaption>" if words else ""
    return f"<figure>{picture}{legend}</figure>" if picture or legend else ""


def _text(text: str) -> str:
    return escape(plain(text)).replace("\n", "<br>")


def _inline(text: str, marks: tuple[Mark, ...]) -> str:
    return "".join(_piece(text, piece) for piece in nest(text, marks, ANYWHERE))


def _piece(text: str, piece: Piece) -> str:
    inner = "".join(_piece(text, part) for part in piece.pieces) or _text(text[piece.start : piece.end])
    if piece.mark is None:
        return inner
    if piece.mark.kind == "link":
        return f'<a href="{escape(piece.mark.href or "")}">{inner}</a>'
    tag = _TAGS[piece.mark.kind]
    return f"<{tag}>{inner}</{tag}>"
