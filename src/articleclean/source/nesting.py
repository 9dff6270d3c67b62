"""Markup whose elements are nested too deep for the parser, made shallow: tags are left out, no text is.

The tags are counted as libxml2 counts them, or as more, never as fewer. Which tags stay: wrappers and inline elements
have to leave the last levels to those that part a text (paragraphs, headings, items, cells), so that the text of a page
that opens `<div>` or `<font>` ten thousand times still has its paragraphs.
"""

import re

from .raw_text import RAW_TEXT

__all__ = ["flatten"]

# A comment, a tag, or what browsers take for a comment ("<!x>", "<?x>", "</ x>"). A quotation mark opens a value only
# after "=". What never ends goes to the end of the page, as in a browser.
_TAG = re.compile(
    r"<(?:!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|(/?)([a-zA-Z][^\s/>]*)((?:[^>\"'=]++|=\s*+(?:\"[^\"]*+\"?|'[^']*+'?)?|[\"'])*+)>?"
    r"|[!?/][^>]*+>?)",
    re.S,
)
_VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
# Their content is text up to their end tag, or up to the end of the page.
_RAW = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.I) for tag in RAW_TEXT}
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike"
    " strong sub sup time tt u var".split()
)
# Of the levels that may be open, the share that wrappers and inline elements may fill.
_WRAPPERS = frozenset("div section article main center form fieldset blockquote".split()) | (_INLINE - {"a"})
_SHARE = 0.75
# Elements that end where another of their kind begins.
_ENDED_BY = {"p": frozenset("p div ul ol dl table h1 h2 h3 h4 h5 h6 blockquote pre form center hr".split())}
_ENDED_BY |= {tag: frozenset((tag,)) for tag in ("li", "option", "tr")}
_ENDED_BY |= dict.fromkeys(("td", "th"), frozenset(("td", "th", "tr"))) | dict.fromkeys(
    ("dt", "dd"), frozenset(("dt", "dd"))
)
# An end tag closes nothing through an element of a higher rank (libxml2, `htmlEndPriority`); others have rank 1.
_RANK = {"p": 0, "div": 2, "td": 3, "th": 3, "tr": 4, "thead": 5, "tbody": 5, "tfoot": 5, "table": 6, "head": 7}
_RANK |= {"body": 7, "html": 8}
_LOOK = 256
"""How many of the open elements an end tag is compared with: no more, so that the time stays linear."""


def flatten(markup: str, depth: int) -> str:
    """The markup with at most `depth` elements open at any place; block tags left out leave a `<br>` to part words."""
    out: list[str] = []
    nesting = _Nesting(depth)
    at = 0
    while (tag := _TAG.search(markup, at)) is not None:
        out.append(markup[at : tag.start()])
        at = tag.end()
        name = tag[2]
        if name is None:  # a comment
            continue
        name = name.lower()
        if name == "plaintext" and not tag[1]:
            break
        kept = nesting.end(name) if tag[1] else nesting.start(name, closed=tag[0].endswith("/>"))
        if kept:
            out.append(tag[0])
        elif name not in _INLINE:
            out.append("<br>")
        if name in _RAW and not tag[1] and not tag[0].endswith("/>"):
            end = _RAW[name].search(markup, at)
            stop = end.start() if end else len(markup)
            out.append(markup[at:stop])
            at = stop
    out.append(markup[at:])
    return "".join(out)


class _Nesting:
    """The elements that are open, and which of them stay."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.open: list[tuple[str, bool]] = []
        self.kept = 0

    def start(self, name: str, *, closed: bool) -> bool:
        """Whether a start tag stays. `closed`: it ends in "/>", which closes it in libxml2."""
        while self.open and name in _ENDED_BY.get(self.open[-1][0], ()):
            self._pop()
        if closed or name in _VOID or name in _RAW:
            stays = True
        else:
            stays = self.kept < (self.depth * _SHARE if name in _WRAPPERS else self.depth)
        if not (closed or name in _VOID):
            self.open.append((name, stays))
            self.kept += stays
        return stays

    def end(self, name: str) -> bool:
        """Whether an end tag stays."""
        rank = _RANK.get(name, 1)
        for back in range(1, min(len(self.open), _LOOK) + 1):
            tag, stays = self.open[-back]
            if tag == name:
                for _ in range(back):
                    self._pop()
                return stays
            if _RANK.get(tag, 1) > rank:
                break
        return self.kept < self.depth

    def _pop(self) -> None:
        self.kept -= self.open.pop()[1]
