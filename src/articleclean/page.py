"""`Page`: what one call knows of its page, while it works.

HTML and dumps become the same thing here: a list of lines. A line of an HTML page has a box (the block element that
holds it); a dump's line has none. Everything after `source/` reads this and nothing else. Internal: not part of the
public contract, and the only objects of the library that change while a call runs.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf
from typing import Any, Literal, NamedTuple, TypeVar

from lxml import etree

from .blocks import Image
from .bounds import Budget
from .candidates import Candidate
from .options import Options

__all__ = [
    "Box", "Head", "Line", "LinkTag", "Marked", "Media", "MetaTag", "Page", "Picture", "Span",
    "class_words", "name_tokens",
]  # fmt: skip

T = TypeVar("T")

PROSE_CHARS = 60
"""A line of at least this many characters outside links counts as prose."""


@dataclass(slots=True, eq=False)
class Box:
    """A block element, and how much text it holds. The root box has no parent."""

    tag: str
    """Lower case: "p", "h2", "li", "div", "article"."""
    parent: "Box | None"
    depth: int
    order: int
    """Number of the box in document order."""
    element: etree._Element
    last: int = 0
    """Number of the last box inside it (its own when it holds none)."""
    lines: int = 0
    """Lines in it, those of boxes inside included; the same goes for the three numbers below."""
    chars: int = 0
    link_chars: int = 0
    prose: int = 0
    """Characters outside links, of lines long enough to be prose (`PROSE_CHARS`)."""
    _names: tuple[str, ...] | None = None
    _words: frozenset[str] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Tokens of class and id, lower case, in order. Whole tokens: never look for substrings in them."""
        names = self._names
        if names is None:
            names = self._names = name_tokens(self.element)
        return names

    @property
    def words(self) -> frozenset[str]:
        """The names, and the words in them that "-" and "_" part."""
        words = self._words
        if words is None:
            words = self._words = class_words(self.names)
        return words

    def ancestors(self) -> "list[Box]":
        """This box and all that hold it, innermost first."""
        chain, box = [], self
        while box is not None:
            chain.append(box)
            box = box.parent  # type: ignore[assignment]
        return chain

    def holds(self, box: "Box | None") -> bool:
        """Whether `box` is this box or inside it."""
        return box is not None and self.order <= box.order <= self.last

    def within(self, *tags: str) -> "Box | None":
        """The innermost box with one of these tags that is, or holds, this one."""
        box: Box | None = self
        while box is not None:
            if box.tag in tags:
                return box
            box = box.parent
        return None


@dataclass(slots=True, eq=False)
class Span:
    """A run of a line's text that an inline element holds (a, em, strong, time, span, …)."""

    start: int
    end: int
    tag: str
    element: etree._Element

    @property
    def names(self) -> tuple[str, ...]:
        """Tokens of class and id, lower case."""
        return name_tokens(self.element)


def name_tokens(element: etree._Element) -> tuple[str, ...]:
    """Tokens of an element's class and id, lower case."""
    name, identity = element.get("class"), element.get("id")
    if identity:
        name = f"{name} {identity}" if name else identity
    return tuple(name.lower().split()) if name else ()


def class_words(names: tuple[str, ...]) -> frozenset[str]:
    """Tokens of class and id, and the words in them that "-" and "_" part."""
    if not names:
        return frozenset()
    joined = " ".join(names)
    if "-" in joined or "_" in joined:
        joined += " " + joined.replace("_", " ").replace("-", " ")
    return frozenset(joined.split())


@dataclass(slots=True, eq=False)
class Line:
    """One run of text: a block element's own text, or a line (paragraph) of a dump."""

    index: int
    """Its place in `Page.lines`."""
    text: str
    """Whitespace as a browser shows it; "\n" where a `<br>` breaks the line (in `<pre>`: all whitespace as written)."""
    box: Box | None = None
    """The block element whose text this is; None in a dump."""
    spans: tuple[Span, ...] = ()
    """Inline elements in it, by start; nested ones after those that hold them."""
    link_chars: int = 0
    """How many of the text's characters are inside a link."""
    gap: int = 0
    """Dump: blank lines before it. HTML: 0."""
    indent: int = 0
    """Dump: columns before its first character. HTML: 0."""
    marker: str = ""
    """Dump: the list marker before it, taken off the text: "*", "•", "1.". HTML: ""."""
    split: bool = False
    """HTML: it follows the line before in the same box, set apart by `<br><br>` or by a block between the two."""
    hidden: bool = False
    """HTML: it stands in a panel that is folded up until the reader opens it: an accordion's, a tab's."""

    @property
    def tag(self) -> str:
        """The box's tag, "" in a dump."""
        return self.box.tag if self.box else ""


@dataclass(slots=True, eq=False)
class Media:
    """A picture, an embedded player or a rule, at its place between the lines."""

    kind: Literal["image", "embed", "rule"]
    at: int
    """It stands before `Page.lines[at]`."""
    box: Box
    element: etree._Element
    """img, amp-img, iframe, video, hr …"""
    fallback: bool = False
    """It stands in `<noscript>`: usually the copy of a lazy picture beside it."""
    link: str | None = None
    """Where a link around the picture leads, as written."""


class Picture(NamedTuple):
    """One of the article's pictures and where it stands: what `images` candidates are tuples of."""

    image: Image
    at: int
    """It stands before `Page.lines[at]`."""
    lines: tuple[int, ...] = ()
    """The lines that are its caption, credit or (in a dump) alt text: they leave the body."""


class MetaTag(NamedTuple):
    name: str
    """name, property, itemprop or http-equiv, lower case."""
    content: str
    attribute: str = "name"


class LinkTag(NamedTuple):
    rel: tuple[str, ...]
    """Tokens, lower case."""
    href: str
    type: str | None = None
    hreflang: str | None = None


@dataclass(slots=True)
class Marked:
    """Elements anywhere on the page whose attributes may say something, found in one walk; in document order.

    A box is `<html>`, `<body>`, `<main>`, `<article>`, `<section>` or `<div>` here.
    """

    items: list[etree._Element] = field(default_factory=list)
    """Boxes that are microdata items."""
    properties: list[str] = field(default_factory=list)
    """What `itemprop` says of boxes, of `<time>` and `<h1>`."""
    entries: list[etree._Element] = field(default_factory=list)
    """Boxes whose class has "entry" in it: a cheap sieve before whole tokens are compared."""
    controls: list[etree._Element] = field(default_factory=list)
    """`<a>`, `<button>` and `<input>`."""
    offers: list[etree._Element] = field(default_factory=list)
    """The controls that lead to no page by a long address: they may offer a short one for copying."""
    related: list[tuple[etree._Element, str]] = field(default_factory=list)
    """`<a rel>` that lead somewhere, and what they are."""
    times: list[etree._Element] = field(default_factory=list)
    """`<time>`."""
    met: list[etree._Element] = field(default_factory=list)
    """All elements that the walk met. Kept because lxml makes an object anew for each that nobody holds."""


@dataclass(slots=True)
class Head:
    """What the page says about itself, read but not yet judged."""

    title: str | None = None
    metas: tuple[MetaTag, ...] = ()
    links: tuple[LinkTag, ...] = ()
    """`<link rel>` elements."""
    jsonld: tuple[dict[str, Any], ...] = ()
    """All JSON-LD objects of the page, @graph and arrays opened, in order."""
    lang: str | None = None
    """`<html lang>`, as written."""
    base: str | None = None
    """`<base href>`, as written."""
    marked: Marked = field(default_factory=Marked)


@dataclass(slots=True)
class Page:
    """One page in work."""

    markup: Literal["html", "text"]
    url: str | None
    options: Options
    lines: list[Line] = field(default_factory=list)
    media: list[Media] = field(default_factory=list)
    root: etree._Element | None = None
    """The tree, None for a dump. Never changed: it may be the caller's."""
    head: Head = field(default_factory=Head)
    warnings: list[str] = field(default_factory=list)
    budget: Budget = field(default_factory=lambda: Budget(inf))
    """The CPU time of the call."""
    kind_scores: tuple[float, ...] = ()
    """How likely each kind of page is, in the order of `body.kinds.KINDS`; empty until `extract.prepare` has asked."""
    body: tuple[int, ...] = ()
    """Indices of the lines chosen as body, ascending; empty until `body/` has chosen."""
    scores: list[float] = field(default_factory=list)
    """How much each line looks like body, 0 to 1; empty until `body/` has scored."""
    promised: float = 0.0
    """The word F1 that the scores promise for `body` (`body.expected`)."""
    confidence: float = 0.0
    """How sure it is that `body` is right, 0 to 1 (`body.model.BodyModel.confident`)."""
    candidates: dict[str, list[Candidate]] = field(default_factory=dict)
    """All candidates so far, by field, in the order they were yielded."""
    unread_dates: list[Candidate] = field(default_factory=list)
    """Dates stated in metadata that the rest of the page must help to read; their value is None."""
    doubts: dict[tuple[str, str], str] = field(default_factory=dict)
    """Of candidates, by spot and raw text: what is doubtful in how they were read; a warning when one is chosen."""
    found: dict[str, Candidate] = field(default_factory=dict)
    """The chosen candidate of each field, as far as the pipeline has come."""
    _known: dict[Callable[["Page"], Any], Any] = field(default_factory=dict)
    _absolute: dict[str, str | None] = field(default_factory=dict)

    def once(self, work: Callable[["Page"], T]) -> T:
        """What `work` says of the page, asked once; for what does not change after the first who asks."""
        if work not in self._known:
            self._known[work] = work(self)
        answer: T = self._known[work]
        return answer

    def absolute(self, href: str | None) -> str | None:
        """`href` resolved against `<base>` and the page's URL; None for what is no web address."""
        if href is None:
            return None
        if href not in self._absolute:
            from .source.urls import absolute

            self._absolute[href] = absolute(href, base=self.head.base, url=self.url)
        return self._absolute[href]
