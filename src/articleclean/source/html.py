"""From str to tree, guarded: what lxml would raise on or silently drop is dealt with here."""

import re
from functools import cache

from lxml import etree

from ..bounds import exceed
from ..options import DEEPEST, Limits

__all__ = ["is_deeper", "parse"]

# C0 controls but tab, line feed, form feed and carriage return: libxml2 stops, or passes them through to the text.
_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\f\r") + b"\x7f"
# The same for U+0080 to U+009F, but "next line".
_C1 = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
# Numbers 128 to 159 are Windows-1252 in HTML; libxml2 takes them for Unicode's control characters.
_C1_REFERENCE = re.compile(rb"&#(?:0{0,5}(12[89]|1[345]\d)(?!\d)|[xX]0{0,5}([89][0-9a-fA-F])(?![0-9a-fA-F]));?")
# Share of the levels that stay where tags are left out: the parser opens elements that no tag names.
_KEPT_LEVELS = 0.8
_TAG_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("script style textarea title xmp".split())
_INLINE = frozenset("a abbr b big cite code em font i label mark s small span strong sub sup u".split())


def parse(
    text: str, warnings: list[str], *, utf8: bytes | None = None, limits: Limits = Limits()  # noqa: B008 (immutable)
) -> etree._Element | None:
    """The tree of an HTML document; None when it holds no element and no text.

    Depth: where libxml2 gives up (256 levels: "Excessive depth", it would lose all that follows), or `limits` allow no
    more, the page is parsed again with the tags of the deepest levels left out: structure is lost there but no text.

    Args:
        text: the document.
        warnings: gets a line for what had to be left out.
        utf8: the text in UTF-8, where the caller has it.
        limits: how deep elements may be nested.

    Raises:
        LimitExceeded: they are nested deeper, and the limits are strict.
    """
    data = text.encode("utf-8", "replace") if utf8 is None else utf8
    # Almost no page has any: to look for each takes half the time of leaving them out.
    if any(control in data for control in _CONTROLS):
        data = data.translate(None, _CONTROLS)
    data = _C1.sub(b"", data)
    data = _C1_REFERENCE.sub(windows_1252, data)
    root, too_deep = _parse(data)
    deepest = limits.max_depth
    if too_deep or (deepest < DEEPEST and root is not None and is_deeper(root, deepest)):
        level = max(2, int(_KEPT_LEVELS * deepest))
        kept = f"tags below level {level} are ignored, their text is kept"
        exceed(limits, warnings, "max_depth", f"elements are nested more than {deepest} deep", kept)
        root, _ = _parse(flatten(data.decode("utf-8"), level).encode("utf-8"))
    if root is not None and root.getnext() is not None:
        take_in(root)
    return root


def is_deeper(root: etree._Element, depth: int) -> bool:
    """Whether elements of the tree are nested deeper than `depth`; `root` is level 1."""
    return bool(_below(depth)(root))


@cache
def _below(depth: int) -> etree.XPath:
    """An expression for whether there are elements so many levels below: a fiftieth of the time of looking at all."""
    return etree.XPath(f"boolean({'/'.join(['*'] * depth)})" if depth else "true()")


def take_in(root: etree._Element) -> None:
    """Move what stands after the first "</html>" to the body's end, where browsers put it.

    Pages that are put together from parts have it in their middle; libxml2 then makes another root.
    """
    body = root.find("body")
    for part in list(root.itersiblings("html")):
        part.tag = "div"
        (root if body is None else body).append(part)


def windows_1252(reference: re.Match[bytes]) -> bytes:
    """What browsers show for "&#147;" (HTML Standard, 13.2.5.80 "Numeric character reference end state")."""
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return bytes([code]).decode("cp1252", "ignore").encode("utf-8")


def _parse(data: bytes) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    error = parser.error_log.last_error
    return root, error is not None and "xcessive depth" in (error.message or "")


def flatten(markup: str, depth: int) -> str:
    """The markup without the tags nested deeper than `depth`; block tags leave a `<br>` so that words stay apart."""
    out: list[str] = []
    open_tags: list[str] = []
    at = 0
    while (start := markup.find("<", at)) >= 0:
        out.append(markup[at:start])
        end = _tag_end(markup, start)
        at = end
        name = _TAG_NAME.match(markup, start + 1 + (markup.startswith("/", start + 1)))
        if name is None:
            if not markup.startswith("!", start + 1):
                out.append(markup[start:end])
            continue
        tag = name[0].lower()
        if _keep(tag, markup[start:end], open_tags, depth):
            out.append(markup[start:end])
        elif tag not in _INLINE:
            out.append("<br>")
        if tag in _RAW and not markup.startswith("/", start + 1):
            at = _raw_end(markup, tag, end)
            out.append(markup[end:at])
    out.append(markup[at:])
    return "".join(out)


def _keep(tag: str, written: str, open_tags: list[str], depth: int) -> bool:
    """Count one tag in or out; whether it is shallow enough to stay."""
    if tag in _VOID or written.endswith("/>"):
        return True
    if not written.startswith("</"):
        open_tags.append(tag)
        return len(open_tags) <= depth
    if open_tags and open_tags[-1] == tag:
        open_tags.pop()
        return len(open_tags) < depth
    return len(open_tags) <= depth


def _tag_end(markup: str, start: int) -> int:
    """Index after the tag or comment that begins at `start`; after its first character when it never ends."""
    if markup.startswith("<!--", start):
        end = markup.find("-->", start + 4)
        return end + 3 if end >= 0 else len(markup)
    end = markup.find(">", start)
    return end + 1 if end >= 0 else start + 1


def _raw_end(markup: str, tag: str, start: int) -> int:
    """Index where the closing tag of a script, style … begins, or the end."""
    closing = re.compile(f"</{re.escape(tag)}", re.I).search(markup, start)
    return closing.start() if closing else len(markup)
