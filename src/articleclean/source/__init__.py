"""From what the caller has to a `Page`: decode, tell HTML from text, parse, and cut into lines."""

from typing import Literal

from bs4 import Tag
from lxml import etree

from ..bounds import Budget, exceed, exceed_fixed
from ..errors import InputError
from ..metadata.head import read_head
from ..options import Options
from ..page import Page
from .decode import Decoded, decode
from .dump import dump_lines
from .html import parse
from .mojibake import say_encoded_twice, set_right
from .room import Room
from .segment import segment
from .size import cut_nodes, fits
from .sniff import looks_like_html, opens_as_html

__all__ = ["Markup", "read"]

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
    if not isinstance(content_type, str | None):
        raise InputError(f"content_type must be a str (decode a header as Latin-1), not {type(content_type).__name__}")
    if not isinstance(url, str | None):
        raise InputError(f"url must be a str, not {type(url).__name__}")
    if not isinstance(options, Options):
        raise InputError(f"options must be Options(…), not {type(options).__name__}")
    page = Page("html", url, options, budget=Budget(options.limits.max_cpu_seconds))
    if isinstance(source, etree._ElementTree):
        source = source.getroot()
    if isinstance(source, etree._Element):
        if fits(source, options.limits):
            return from_tree(page, source)
        source, markup = etree.tostring(source, encoding="unicode", method="html", with_tail=False), "html"
    elif isinstance(source, Tag):
        source, markup = str(source), "html" if markup == "auto" else markup
    decoded = as_text(source, content_type, page)
    if markup == "text" or (markup == "auto" and not is_html(decoded, content_type)):
        return from_dump(page, decoded.text)
    text = decoded.text if decoded.utf8 is None else ""
    root = parse(text, page.warnings, utf8=decoded.utf8, limits=options.limits)
    if root is None:
        return page
    cut_nodes(root, len(text or decoded.utf8 or ""), options.limits, page.warnings)
    return from_tree(page, root)


def is_html(decoded: Decoded, content_type: str | None) -> bool:
    """Whether the source is markup; mostly its first characters tell."""
    return opens_as_html(decoded.start(OPENING), content_type) or looks_like_html(decoded.text, content_type)


def as_text(source: object, content_type: str | None, page: Page) -> Decoded:
    """The source as str, cut at the limit."""
    if isinstance(source, bytearray | memoryview):
        source = bytes(source)
    if not isinstance(source, str | bytes):
        kinds = "str, bytes, an lxml element or tree, or a BeautifulSoup object"
        raise InputError(f"source must be {kinds}, not {type(source).__name__}")
    limit = page.options.limits.max_bytes
    if len(source) > limit:
        unit = "bytes" if isinstance(source, bytes) else "characters"
        found = f"the source has {len(source):,} {unit}"
        exceed(page.options.limits, page.warnings, "max_bytes", found, f"only the first {limit:,} are read")
        source = source[:limit]
    decoded = Decoded(source) if isinstance(source, str) else decode(source, content_type, page.warnings)
    return set_right(decoded, page.warnings)


def from_dump(page: Page, text: str) -> Page:
    """The page filled from a page flattened to text."""
    limits, warnings = page.options.limits, page.warnings
    page.markup = "text"
    if len(text) > limits.max_text:
        found = f"the page has {len(text):,} characters of text"
        exceed(limits, warnings, "max_text", found, f"only the first {limits.max_text:,} are read")
        text = text[: limits.max_text]
    page.lines = dump_lines(text, most=limits.max_lines + 1)
    if len(page.lines) > limits.max_lines:
        kept = f"only the first {limits.max_lines:,} are read"
        exceed(limits, warnings, "max_lines", f"the page has more than {limits.max_lines:,} lines of text", kept)
        del page.lines[limits.max_lines :]
    say_encoded_twice(page.lines, warnings)
    return page


def from_tree(page: Page, root: etree._Element) -> Page:
    """The page filled from its tree."""
    page.root = root
    page.head, warnings = read_head(root, limits=page.options.limits)
    page.warnings += warnings
    limits, budget = page.options.limits, page.budget
    shown = segment(root, Room(limits, budget))
    if shown.chars < SHOWS_NOTHING:
        unseen = segment(root, Room(limits, budget), unseen=True)
        if unseen.chars > 2 * shown.chars:
            shown = unseen
    page.lines, page.media = shown.lines, shown.media
    for fixed_cut in shown.fixed_cuts:
        exceed_fixed(limits, page.warnings, *fixed_cut)
    if shown.cut is not None:
        exceed(limits, page.warnings, *shown.cut)
    if len(page.media) > page.options.limits.max_pictures:
        keep_pictures(page)
    say_encoded_twice(page.lines, page.warnings)
    return page


def keep_pictures(page: Page) -> None:
    """Leave out what pictures are more than allowed; players and rules stay."""
    limits = page.options.limits
    pictures = [media for media in page.media if media.kind == "image"]
    if len(pictures) <= limits.max_pictures:
        return
    kept = f"only the first {limits.max_pictures:,} are looked at"
    exceed(limits, page.warnings, "max_pictures", f"the page has {len(pictures):,} pictures", kept)
    left_out = set(pictures[limits.max_pictures :])
    page.media = [media for media in page.media if media not in left_out]
