"""Is it HTML, or a page flattened to text?"""

import re

__all__ = ["looks_like_html", "opens_as_html"]

_HEAD_CHARS = 200_000
_BLANKS = 2_000  # blanks that may stand between two parts of a document's opening
# A document's opening.
_OPENING = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|frameset)\b", re.I)
# Tags with what must stand around them: text about HTML names tags, but seldom closes and nests them.
_BLOCK_TAG = re.compile(
    r"<(/?)(?:html|head|body|p|div|span|table|tr|td|ul|ol|li|h[1-6]|article|section|a|img|br|script|meta)\b"
    r"[^<>]{0,2000}>",
    re.I,
)


def opens_as_html(start: str, content_type: str | None = None) -> bool:
    """Whether the first characters of a text make it sure that it is markup; if not, `looks_like_html` must tell."""
    if content_type:
        return False
    start = start.lstrip("\ufeff")
    opening = _OPENING.match(start, after_prolog(start))
    return opening is not None and opening.end() < len(start)


def looks_like_html(text: str, content_type: str | None = None) -> bool:
    """Whether `text` is markup. The HTTP type decides when it is text/plain or names HTML or XML.

    A dump that mentions tags ("use <div> and </div>") stays text: in markup, tags stand close together, and lines
    mostly begin or end with one.
    """
    kind = (content_type or "").split(";")[0].strip().lower()
    if kind == "text/plain":
        return False
    if kind in ("text/html", "application/xhtml+xml"):
        return True
    head = text[:_HEAD_CHARS].lstrip("\ufeff")
    opening = after_prolog(head)
    if _OPENING.match(head, opening) or (head.startswith("<!--") and opening >= len(head.rstrip())):
        return True
    if "<" not in head:
        return False
    return _mostly_markup(head)


def after_prolog(head: str) -> int:
    """Where the first tag of a document may stand: after blanks, an XML declaration and comments."""
    at = 0
    while True:
        at += len(head[at : at + _BLANKS]) - len(head[at : at + _BLANKS].lstrip())
        mark = "-->" if head.startswith("<!--", at) else "?>" if head.startswith("<?", at) else None
        end = head.find(mark, at) if mark else -1
        if mark is None or end < 0:
            return at
        at = end + len(mark)


def _mostly_markup(head: str) -> bool:
    """Whether a good part of the lines that hold text begin and end with tags, or tags are dense."""
    opened = closed = 0
    for match in _BLOCK_TAG.finditer(head):
        if match[1]:
            closed += 1
        else:
            opened += 1
    if not opened:
        return False
    lines = [line for line in (raw.strip() for raw in head.splitlines()) if line]
    edges = sum(line.startswith("<") for line in lines) + sum(line.endswith(">") for line in lines)
    return edges >= len(lines) * 0.5 and (closed > 0 or opened > 1 or len(lines) == 1)
