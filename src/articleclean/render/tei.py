"""The article as a TEI P5 document (https://tei-c.org/guidelines/p5/)."""

from collections.abc import Iterable
from itertools import groupby

from lxml import etree

from ..article import Article
from ..blocks import Block, Code, Embed, Figure, Heading, Image, ListBlock, Mark, MarkKind, Paragraph, Quote, Table
from .inline import ANYWHERE, Piece, figure_parts, nest, plain, safe_link

__all__ = ["to_tei"]

_NS = "http://www.tei-c.org/ns/1.0"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MARKS: dict[MarkKind, tuple[str, dict[str, str]]] = {
    "emphasis": ("emph", {}),
    "strong": ("hi", {"rend": "bold"}),
    "code": ("code", {}),
}


def to_tei(article: Article) -> str:
    """A TEI document without XML declaration (UTF-8 needs none).

    The header holds what the page says of itself. The text opens with the headline, the standfirst (`argument`) and
    the byline; then come the blocks, a `div` for each heading and what follows it.
    """
    root = etree.Element(f"{{{_NS}}}TEI", nsmap={None: _NS})  # type: ignore[dict-item]
    _header(root, article)
    text = _add(root, "text")
    if article.language:
        text.set(_XML_LANG, plain(article.language))
    body = _add(text, "body")
    if article.headline:
        _add(body, "head", article.headline)
    if article.standfirst:
        _add(_add(body, "argument"), "p", article.standfirst)
    if article.authors:
        _add(body, "byline", ", ".join(author.name for author in article.authors))
    _blocks(body, article.body)
    return etree.tostring(root, encoding="unicode")


def _add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str | None) -> etree._Element:
    """A new last child; "\\n" in its text becomes `<lb/>`, attributes that are None are left out."""
    element = etree.SubElement(parent, f"{{{_NS}}}{tag}")
    for name, value in attributes.items():
        if value is not None:
            element.set(name, plain(value).replace("\n", " "))
    if text:
        _write(element, text)
    return element


def _write(parent: etree._Element, text: str) -> None:
    """Append text after what `parent` holds."""
    for number, line in enumerate(plain(text).split("\n")):
        if number:
            etree.SubElement(parent, f"{{{_NS}}}lb")
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + line
        else:
            parent.text = (parent.text or "") + line


def _header(root: etree._Element, article: Article) -> None:
    header = _add(root, "teiHeader")
    file = _add(header, "fileDesc")
    title = _add(file, "titleStmt")
    _add(title, "title", article.headline)
    for author in article.authors:
        _add(_add(title, "author"), "persName", author.name, ref=safe_link(author.url, ANYWHERE))
    publication = _add(file, "publicationStmt")
    _add(publication, "publisher", article.site_name)
    if article.published:
        when = article.published.isoformat()
        _add(publication, "date", when, when=when, type="published")
    _source(_add(_add(file, "sourceDesc"), "bibl"), article)
    _profile(header, article)


def _source(bibl: etree._Element, article: Article) -> None:
    """Where the text was read, and whom it is credited to."""
    _add(bibl, "title", article.headline)
    for agency in article.agencies:
        _add(bibl, "orgName", agency, type="agency")
    for name, address in (("canonical", article.canonical_url), ("url", article.url), ("short", article.short_link)):
        if href := safe_link(address, ANYWHERE):
            _add(bibl, "ptr", target=href, type=name)
    if article.signoff:
        _add(bibl, "note", article.signoff, type="signoff")


def _profile(header: etree._Element, article: Article) -> None:
    terms = [("section", article.section)] if article.section else []
    terms += [("tag", tag) for tag in article.tags]
    if not article.language and not terms:
        return
    profile = _add(header, "profileDesc")
    if article.language:
        _add(_add(profile, "langUsage"), "language", ident=article.language)
    if terms:
        keywords = _add(_add(profile, "textClass"), "keywords")
        for kind, term in terms:
            _add(keywords, "term", term, type=kind)


def _blocks(body: etree._Element, blocks: Iterable[Block]) -> None:
    room = body
    for is_quote, group in groupby(blocks, key=lambda block: isinstance(block, Quote)):
        if is_quote:
            quote = _add(room, "quote")
            for block in group:
                _block(quote, block)
            continue
        for block in group:
            if isinstance(block, Heading):
                room = _add(body, "div", type="section", n=str(block.level))
            _block(room, block)


def _block(room: etree._Element, block: Block) -> None:
    match block:
        case Paragraph() | Quote():
            _inline(_add(room, "p"), block.text, block.marks)
        case Heading():
            _inline(_add(room, "head"), block.text, block.marks)
        case ListBlock():
            _list(room, block)
        case Code():
            _add(_add(room, "p", rend="pre"), "code", block.text, lang=block.language)
        case Table():
            _table(room, block)
        case Figure():
            _figure(room, block.image)
        case Embed():
            href = safe_link(block.url, ANYWHERE)
            _add(_add(room, "p", rend="embed"), "ref", block.provider or block.url, target=href)
        case _:
            _add(room, "milestone", unit="section", rend="rule")


def _list(room: etree._Element, block: ListBlock) -> None:
    if not block.items:
        return
    holder = _add(room, "list", rend="numbered" if block.ordered else "bulleted")
    for item in block.items:
        element = _add(holder, "item")
        _inline(element, item.text, item.marks)
        for inner in item.children:
            _list(element, inner)


def _table(room: etree._Element, block: Table) -> None:
    rows = [(number < block.header_rows, cells) for number, cells in enumerate(block.rows) if cells]
    if not rows:
        return
    table = _add(room, "table")
    for is_header, cells in rows:
        row = _add(table, "row", role="label" if is_header else "data")
        for cell in cells:
            _add(row, "cell", cell)


def _figure(room: etree._Element, image: Image) -> None:
    href, alt, caption, credit = figure_parts(image)
    figure = _add(room, "figure")
    if href:
        sizes = ((name, f"{size}px") for name, size in (("width", image.width), ("height", image.height)) if size)
        _add(figure, "graphic", url=href, **dict(sizes))
    for tag, text, kind in (("head", caption, None), ("figDesc", alt, None), ("note", credit, "credit")):
        if text:
            _add(figure, tag, text, type=kind)


def _inline(parent: etree._Element, text: str, marks: tuple[Mark, ...]) -> None:
    _pieces(parent, text, nest(text, marks, ANYWHERE))


def _pieces(parent: etree._Element, text: str, pieces: list[Piece]) -> None:
    for piece in pieces:
        element = parent if piece.mark is None else _mark(parent, piece.mark)
        if piece.pieces:
            _pieces(element, text, piece.pieces)
        else:
            _write(element, text[piece.start : piece.end])


def _mark(parent: etree._Element, mark: Mark) -> etree._Element:
    if mark.kind == "link":
        return _add(parent, "ref", target=mark.href)
    tag, attributes = _MARKS[mark.kind]
    return _add(parent, tag, None, **attributes)
