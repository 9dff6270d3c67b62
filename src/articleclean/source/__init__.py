"""From what the caller has to a `Page`: decode, tell HTML from text, parse, and cut into lines."""

from typing import Literal

from bs4 import Tag
from lxml import etree

from ..errors import InputError, LimitExceeded
from ..metadata.head import read_head
from ..options import Options
from ..page import Line, Page
from .decode import Decoded, decode
from .dump import dump_lines
from .html import parse
from .mojibake import set_right
from .segment import segment
from .sniff import looks_like_html, opens_as_html

__all__ = ["read"]

SHOWS_NOTHING = 400
"""A page with less visible text (characters) is one that a script fills: its hidden parts are read too."""
OPENING = 4_000
"""Characters in which most documents have their first tag."""

Markup = Literal["auto", "html", "text"]


def read(source: object, *, url: str | None, content_type: str | None, markup: Markup, options: Options) -> Page:
    """The page with its lines, media and head.

    Raises:
        InputError: the source or `markup` is of a kind that cannot be read.
        LimitExceeded: only with `Limits(strict=True)`.
    """
    if markup not in ("auto", "html", "text"):
        raise InputError(f'markup must be "auto", "html" or "text", not {markup!r}')
    warnings: list[str] = []
    if isinstance(source, etree._ElementTree):
        source = source.getroot()
    if isinstance(source, etree._Element):
        return from_tree(source, url, options, warnings)
    if isinstance(source, Tag):
        source, markup = str(source), "html" if markup == "auto" else markup
    decoded = as_text(source, content_type, options, warnings)
    if markup == "text" or (markup == "auto" and not is_html(decoded, content_type)):
        page = Page("text", url, options, warnings=warnings)
        page.lines = within_limit(dump_lines(decoded.text), page)
        return page
    text = decoded.text if decoded.utf8 is None else ""
    return from_tree(parse(text, warnings, utf8=decoded.utf8), url, options, warnings)


def is_html(decoded: Decoded, content_type: str | None) -> bool:
    """Whether the source is markup; mostly its first characters tell."""
    return opens_as_html(decoded.start(OPENING), content_type) or looks_like_html(decoded.text, content_type)


def as_text(source: object, content_type: str | None, options: Options, warnings: list[str]) -> Decoded:
    """The source as str, cut at the limit."""
    if isinstance(source, bytearray | memoryview):
        source = bytes(source)
    if not isinstance(source, str | bytes):
        kinds = "str, bytes, an lxml element or tree, or a BeautifulSoup object"
        raise InputError(f"source must be {kinds}, not {type(source).__name__}")
    limit = options.limits.max_bytes
    if len(source) > limit:
        exceed(f"source of {len(source):,} bytes cut at {limit:,} (Limits.max_bytes)", options, warnings)
        source = source[:limit]
    decoded = Decoded(source) if isinstance(source, str) else decode(source, content_type, warnings)
    return set_right(decoded, warnings)


def from_tree(root: etree._Element | None, url: str | None, options: Options, warnings: list[str]) -> Page:
    page = Page("html", url, options, root=root, warnings=warnings)
    if root is not None:
        page.head, head_warnings = read_head(root, limits=options.limits)
        warnings.extend(head_warnings)
        page.lines, page.media = segment(root)
        if text_chars(page.lines) < SHOWS_NOTHING:
            lines, media = segment(root, unseen=True)
            if text_chars(lines) > 2 * text_chars(page.lines):
                page.lines, page.media = lines, media
        page.lines = within_limit(page.lines, page)
    return page


def text_chars(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def within_limit(lines: list[Line], page: Page) -> list[Line]:
    limit = page.options.limits.max_lines
    if len(lines) > limit:
        exceed(f"{len(lines):,} lines cut at {limit:,} (Limits.max_lines)", page.options, page.warnings)
        page.media = [m for m in page.media if m.at <= limit]
    return lines[:limit]


def exceed(message: str, options: Options, warnings: list[str]) -> None:
    """Note what is cut, or raise when the caller asked for that."""
    if options.limits.strict:
        raise LimitExceeded(message)
    warnings.append(message)
