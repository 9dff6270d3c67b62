"""Words that a browser shows and libxml2's tree would lose.

libxml2 from 2.14 cuts markup into tags as browsers do, but its tree is its own. Where that lets visible words slip into
an element that is not shown, they are brought back:

- `</noscript>`, `</template>`, `</select>`, `</object>`: browsers close everything inside. In libxml2 they close no
  `<div>` or `<table>` inside, and so stay open themselves. The parser complains of it; only then the markup is looked
  at, what is open inside is closed, and the page is parsed again (`mended`).
- `</br>`: a line break in browsers, nothing in libxml2 (`mended` too). So is `</p>` where no paragraph is open:
  it gets a blank, so that the words beside it are not glued.
- A page that ends inside a `<noscript>` because an element or a comment in it is not closed (`mended` too).
- HTML elements in `<svg>`, fields and another `<select>` in `<select>`, which is not closed: browsers end it there
  (`bring_out`).
- Blocks in a hidden `<p>`: browsers end it there (`bring_out`).
- Elements in `<head>` that do not belong there: browsers begin the body with the first (`bring_out`).
"""

import re

from lxml import etree

from .libxml import Parsed
from .raw_text import RAW_TEXT
from .segment import hides

__all__ = ["bring_out", "bring_out_of_head", "mended"]

_CLOSING = ("noscript", "template", "select", "object")
_COMPLAINT = re.compile(
    rf"Opening and ending tag mismatch: (?:{'|'.join(_CLOSING)}) and|Unexpected end tag : (?:br|p)$"
)
_LINE_BREAK = re.compile(rb"</br(?=[\s/>])", re.I)
_PARAGRAPH_END = re.compile(rb"</p>(?=[^\s<]|<(?:a|b|em|font|i|span|strong|u)[\s>])")
_CLOSERS = re.compile(rb"<(/?)(" + "|".join(_CLOSING).encode() + rb")(?=[\s/>])", re.I)
# Parts of tables are not closed by the end tags of parts inside. The content of others is text up to their end tag.
_RANK = {b"td": 1, b"th": 1, b"tr": 2, b"tbody": 3, b"thead": 3, b"tfoot": 3, b"table": 4}
_RAW = frozenset(tag.encode() for tag in RAW_TEXT)
_LOOK = 100
_HEAVY = re.compile(
    rb"<(/?)(div|" + b"|".join((*_RANK, *sorted(_RAW))) + rb")(?=[\s/>])[^>]*>?|<!--(?:-?>|.*?(--!?>|\Z))",
    re.I | re.S,
)

_IN_HEAD = frozenset(
    "base basefont bgsound command link meta noframes noscript object script style template title".split()
)
# HTML Standard, 13.2.6.5 "The rules for parsing tokens in foreign content": start tags that end it.
_ENDS_SVG = frozenset(
    "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu meta"
    " nobr ol p pre ruby s small span strong strike sub sup table tt u ul var".split()
)
_ENDS_P = tuple(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1"
    " h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p pre search section summary table ul xmp".split()
)
_ENDS_SELECT = ("input", "textarea", "keygen", "select")
_SHAPES = frozenset(("path", "use", "g", "rect", "circle", "polygon"))
# Elements of svg in which HTML may stand; libxml2 writes them small.
_HOLDS_HTML = frozenset(("foreignobject", "foreignObject", "desc", "title"))


def mended(data: bytes, parsed: Parsed) -> bytes | None:
    """The markup to parse instead, if its tree lost words for want of end tags; None if it is right as it is."""
    if not (any(map(_COMPLAINT.match, parsed.complaints)) or ends_unseen(parsed.root)):
        return None
    better = close_inside(_PARAGRAPH_END.sub(b"</p> ", _LINE_BREAK.sub(b"<br", data)))
    return better if better != data else None


def ends_unseen(root: etree._Element | None) -> bool:
    """Whether the page ends inside a `<noscript>`."""
    while root is not None and len(root):
        root = root[-1]
        if root.tag == "noscript":
            return True
    return False


def close_inside(data: bytes) -> bytes:
    """The markup with end tags for what is open where an element of `_CLOSING` ends."""
    pieces: list[bytes] = []
    done, opened, name = 0, -1, b""
    for tag in _CLOSERS.finditer(data):
        if not tag[1]:
            opened, name = tag.end(), tag[2].lower()
        elif opened >= 0 and tag[2].lower() == name:
            pieces += (data[done : tag.start()], left_open(data[opened : tag.start()]))
            done, opened = tag.start(), -1
    return b"".join((*pieces, data[done:]))


def left_open(content: bytes) -> bytes:
    """The end tags that are missing at the end of `content`."""
    stack: list[bytes] = []
    for tag in _HEAVY.finditer(content):
        name = (tag[2] or b"").lower()
        raw = stack[-1] if stack and stack[-1] in _RAW else None
        if raw and not (tag[1] and name == raw):
            continue
        if not name:  # a comment
            if tag[3] == b"":
                return b"-->" + _end_tags(stack)
        elif tag[1]:
            _close(stack, name)
        elif not tag[0].endswith(b"/>"):
            rank = _RANK.get(name, 0)
            while 0 < rank < _RANK[b"table"] and stack and 0 < _RANK.get(stack[-1], 0) <= rank:
                stack.pop()
            stack.append(name)
    return _end_tags(stack)


def _close(stack: list[bytes], name: bytes) -> None:
    """Take an end tag. No deeper than `_LOOK`, so that the time stays linear."""
    rank = _RANK.get(name, 0)
    for back in range(1, min(len(stack), _LOOK) + 1):
        if stack[-back] == name:
            del stack[-back:]
            return
        if _RANK.get(stack[-back], 0) > rank:
            return


def _end_tags(stack: list[bytes]) -> bytes:
    return b"".join(b"</%s>" % name for name in reversed(stack))


def bring_out(root: etree._Element) -> None:
    """Move the elements that a browser would not have in `<head>`, `<svg>`, `<select>` or a hidden `<p>` behind it."""
    if (head := root.find("head")) is not None:
        bring_out_of_head(head)
    for holder in list(root.iter("p", "select", "svg")):
        if not (size := len(holder)):
            continue
        tag = holder.tag
        if tag == "p":
            if is_hidden(holder) and (block := next(holder.iterdescendants(*_ENDS_P), None)) is not None:
                end_before(holder, block)
        elif tag == "svg":
            plain = size == 1 and holder[0].tag in _SHAPES and not len(holder[0])  # most are, and told so at once
            if not plain and not has_above(holder) and (first := first_html(holder)) is not None:
                end_before(holder, first)
        elif not has_above(holder) and (field := next(holder.iterdescendants(*_ENDS_SELECT), None)) is not None:
            end_before(holder, field)
            if field.tag == "select":
                field.tag = "span"  # it only ends the other


def has_above(holder: etree._Element) -> bool:
    """Whether it stands in another of its kind, which is looked at for both."""
    return next(holder.iterancestors(holder.tag), None) is not None


def bring_out_of_head(head: etree._Element) -> None:
    """Move the elements that do not belong in `head` to the beginning of the body."""
    strays = [child for child in head if child.tag not in _IN_HEAD and isinstance(child.tag, str)]
    if not strays:
        return
    body = head.getnext()
    if body is None or body.tag != "body":
        body = etree.Element("body")
        head.addnext(body)
    text, body.text = body.text, None
    body[:0] = strays
    strays[-1].tail = (strays[-1].tail or "") + (text or "") or None


def is_hidden(element: etree._Element) -> bool:
    """Whether an element's own attributes hide it."""
    return element.get("hidden") is not None or hides(element.get("style") or "")


def first_html(svg: etree._Element) -> etree._Element | None:
    """The first element in `svg` with which a browser would end it."""
    for element in svg.iterdescendants():
        if element.tag in _ENDS_SVG and not any(above.tag in _HOLDS_HTML for above in element.iterancestors()):
            return element
    return None


def end_before(holder: etree._Element, first: etree._Element) -> None:
    """Move `first`, and what follows it in `holder`, behind `holder`."""
    after, holder.tail = holder.tail, None
    last, level = holder, first.getparent()
    moved = [first, *first.itersiblings()]
    while level is not None:
        for element in moved:
            last.addnext(element)
            last = element
        text = after if level is holder else level.tail
        last.tail = (last.tail or "") + (text or "") or None
        if level is holder:
            return
        level.tail = None
        moved = list(level.itersiblings())
        level = level.getparent()
