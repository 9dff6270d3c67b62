"""From str to tree, guarded: what lxml would raise on or silently drop is dealt with here."""

import re
from functools import cache

from lxml import etree

from ..bounds import exceed, exceed_fixed
from ..controls import WINDOWS_1252
from ..options import DEEPEST, Limits
from .attributes import MOST_ATTRIBUTES, few_attributes
from .libxml import read_tree
from .mend import bring_out, bring_out_of_head, mended
from .nesting import flatten

__all__ = ["is_deeper", "parse"]

# C0 controls but tab, line feed, form feed and carriage return: libxml2 stops, or passes them through to the text.
_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\f\r") + b"\x7f"
# U+0080 to U+009F, but not "next line".
_C1 = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
# Numbers 128 to 159 are Windows-1252 in HTML; libxml2 takes them for Unicode's control characters.
_C1_REFERENCE = re.compile(rb"&#(?:0{0,5}(12[89]|1[345]\d)(?!\d)|[xX]0{0,5}([89][0-9a-fA-F])(?![0-9a-fA-F]));?")
# Share of the levels that stay where tags are left out: the parser opens elements that no tag names.
_KEPT_LEVELS = 0.8


def parse(
    text: str, warnings: list[str], *, utf8: bytes | None = None, limits: Limits = Limits()  # noqa: B008 (immutable)
) -> etree._Element | None:
    """The tree of an HTML document; None when it holds no element and no text.

    Words that libxml2's tree would lose and a browser's shows are brought back: see `mend`. Depth: where libxml2 gives
    up (256 levels: "Excessive depth", it would lose all that follows), or `limits` allow no more, the page is parsed
    again with the tags of the deepest levels left out: structure is lost there but no text.

    Args:
        text: the document.
        warnings: gets a line for what had to be left out.
        utf8: the text in UTF-8, where the caller has it.
        limits: how deep elements may be nested.

    Raises:
        LimitExceeded: they are nested deeper, or one has too many attributes, and the limits are strict.
    """
    data = text.encode("utf-8", "ignore") if utf8 is None else utf8
    # Almost no page has any: to look for each takes half the time of leaving them out.
    if any(control in data for control in _CONTROLS):
        data = data.translate(None, _CONTROLS)
    if has_c1(data):
        data = _C1.sub(lambda control: WINDOWS_1252[control[0][1]].encode(), data)
    data = _C1_REFERENCE.sub(windows_1252, data)
    data, floods = few_attributes(data)
    if floods:
        number = f"{floods:,} elements have" if floods > 1 else "an element has"
        found = f"{number} more than {MOST_ATTRIBUTES:,} attributes"
        exceed_fixed(limits, warnings, found, "only the first are read")
    data, root, too_deep = _tree(data)
    deepest = limits.max_depth
    if too_deep or (deepest < DEEPEST and root is not None and is_deeper(root, deepest)):
        level = max(2, int(_KEPT_LEVELS * deepest))
        kept = f"tags below level {level} are ignored, their text is kept"
        exceed(limits, warnings, "max_depth", f"elements are nested more than {deepest} deep", kept)
        root = _shallow_tree(data, level)
    if root is not None:
        if root.getnext() is not None:
            take_in(root)
        bring_out(root)
    return root


def has_c1(data: bytes) -> bool:
    """Whether there may be a character of U+0080 to U+009F: told by leaps, in a sixth of a search's time."""
    at = data.find(b"\xc2")
    while at >= 0:
        if data[at + 1 : at + 2] < b"\xa0":
            return True
        at = data.find(b"\xc2", at + 2)
    return False


def _tree(data: bytes) -> tuple[bytes, etree._Element | None, bool]:
    """The markup as mended, its tree, and whether that is too deep: then it may not be whole."""
    parsed = read_tree(data)
    huge = parsed.too_long
    if huge:
        parsed = read_tree(data, huge=True)
    better = mended(data, parsed)
    if better is not None:
        data, parsed = better, read_tree(better, huge=huge)
    root = parsed.root
    unheard = (huge or parsed.more) and root is not None and is_deeper(root, DEEPEST - 3)
    return data, root, parsed.too_deep or unheard


def _shallow_tree(data: bytes, level: int) -> etree._Element | None:
    """The tree without the tags below a level; should the parser count more levels than we do, without more of them."""
    markup = data.decode("utf-8")
    for depth in (level, level // 10):
        parsed = read_tree(flatten(markup, depth).encode("utf-8"), huge=True)
        if not parsed.too_deep:
            break
    return parsed.root


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
        for head in list(part.iter("head")):
            bring_out_of_head(head)
        (root if body is None else body).append(part)


def windows_1252(reference: re.Match[bytes]) -> bytes:
    """What browsers show for "&#147;" (HTML Standard, 13.2.5.80 "Numeric character reference end state")."""
    code = int(reference[1]) if reference[1] else int(reference[2], 16)
    return bytes([code]).decode("cp1252", "ignore").encode("utf-8")
