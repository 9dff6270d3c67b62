"""What the model sees of a line: numbers about its text, its elements, its place and its neighbours.

Each group of features is one function that returns a tuple, with the names in the same order beside it. Box features are
computed once a box; a dump's lines have no box and get `NO_BOX`. Training and extraction use these same functions.
"""

import re
from collections import Counter
from dataclasses import dataclass
from math import log1p
from operator import itemgetter

from ..page import PROSE_CHARS, Box, Line, Page
from .phrases import normal_form, phrases
from .words import Words

__all__ = ["BOX", "GROUP", "NAMES", "OWN", "PLACE", "TEXT", "Row", "line_features", "shape"]

Row = tuple[float, ...]

SAMPLE = 240
"""Characters from which shares of digits and capitals are taken."""
SHORT = 160
"""Characters: the words of lines up to this length are looked up."""
_ENDS = tuple(".!?…。！？؟।”\"»’'")
_DIGITS = re.compile(r"\d+")

TEXT = (
    "chars", "words", "word_length", "link_share", "spans", "clauses", "sentences", "ends", "numbers", "capitals",
    "lower_start", "colon_end", "phrase", "known_words", "repeats", "gap", "indent", "marker",
)  # fmt: skip


def text_features(line: Line, repeats: int, known: Words) -> Row:
    """About the line's own text."""
    text = line.text
    chars = len(text)
    start = text[:SAMPLE].split()
    words = text.count(" ") + 1
    phrase, weight = 0, 0.0
    if chars <= SHORT:
        form = normal_form(text)
        phrase, weight = phrases().kind(form), known.of_text(form)
    return (
        log1p(chars),
        log1p(words),
        chars / words,
        line.link_chars / chars,
        len(line.spans),
        (text.count(",") + text.count("、") + text.count("，") + text.count("،") + text.count(";")) / words,
        text.count(".") + text.count("!") + text.count("?") + text.count("。") + text.count("؟") + text.count("।"),
        text[-1] in _ENDS,
        len(_DIGITS.findall(text, 0, SAMPLE)) / len(start),
        sum(map(str.istitle, start)) / len(start),
        text[0].islower(),
        text[-1] == ":",
        phrase,
        weight,
        repeats,
        line.gap,
        line.indent,
        0 if not line.marker else 2 if line.marker[0].isdigit() else 1,
    )


TAGS = {"p": 1, "div": 2, "li": 3, "td": 4, "th": 5, "h1": 6, "h2": 7, "h3": 8, "h4": 9, "h5": 10, "h6": 11, "figcaption": 12,
        "blockquote": 13, "pre": 14, "dd": 15, "dt": 16, "section": 17, "article": 18, "body": 19, "summary": 20,
        "header": 21, "footer": 22, "aside": 23, "nav": 24, "caption": 25, "address": 26, "form": 27, "legend": 28}  # fmt: skip

BOX = (
    "tag", "tag_parent", "depth", "in_nav", "in_aside", "in_footer", "in_header", "in_form", "in_article", "in_main",
    "in_figure", "in_table", "in_quote", "lists", "in_dialog", "names_best", "names_worst", "names_sum", "names_own",
    "names_parent", "body_prop",
)  # fmt: skip
NO_BOX: Row = (0.0,) * len(BOX)

_DEPTH = BOX.index("depth")
_NAV = BOX.index("in_nav")
_LISTS = BOX.index("lists")
_COUNTED = {"nav": 0, "aside": 1, "footer": 2, "header": 3, "form": 4, "article": 5, "main": 6, "figure": 7, "table": 8,
            "blockquote": 9, "ul": 10, "ol": 10, "dialog": 11}  # fmt: skip
_ROLES = {"navigation": "nav", "complementary": "aside", "contentinfo": "footer", "banner": "header", "main": "main",
          "article": "article", "dialog": "dialog", "alertdialog": "dialog", "search": "form", "form": "form"}  # fmt: skip
_BEST = BOX.index("names_best")


def box_features(box: Box, known: dict[Box, Row], seen: dict[str, float], words: Words) -> Row:
    """About the line's element and those that hold it; `known` keeps them, `seen` the weights of class names."""
    chain = []
    node: Box | None = box
    while node is not None and node not in known:
        chain.append(node)
        node = node.parent
    for node in reversed(chain):
        known[node] = one_box(node, known[node.parent] if node.parent else NO_BOX, seen, words)
    return known[box]


def one_box(box: Box, above: Row, seen: dict[str, float], words: Words) -> Row:
    """The features of a box, from those of the box that holds it."""
    counts = above[_NAV : _LISTS + 2]
    role = box.element.get("role")
    kind = _COUNTED.get(_ROLES.get(role, box.tag) if role else box.tag)
    if kind is not None:
        counts = (*counts[:kind], counts[kind] + 1, *counts[kind + 1 :])
    best, worst, total, parent = above[_BEST : _BEST + 4]
    own = words.of_names(box.names, seen)
    return (
        TAGS.get(box.tag, 0),
        above[0],
        above[_DEPTH] + 1,
        *counts,
        best if best > own else own,
        worst if worst < own else own,
        total + own,
        own,
        parent,
        above[-1] or box.element.get("itemprop") == "articleBody",
    )


GROUP = (
    "below_main_box", "main_box_prose", "box_lines", "box_links", "parent_lines", "parent_chars",
    "parent_links", "parent_prose", "grand_chars", "grand_links", "grand_prose", "kin", "kin_chars", "kin_links",
    "kin_prose", "in_body_text", "in_description",
)  # fmt: skip
LINKED = 0.8
"""Share of a text that must be links for it to be a link, or a list of links."""
PROSE_SHARE = 0.3
"""A page with more of its text than this in lines of prose has lists of links beside it, not for its sake."""
KNOWN_CHARS = 40
"""Characters by which a line is looked for in what metadata gives as text or description."""
MAIN_SHARE = 0.5
"""The main box is the smallest that holds more than this share of the page's prose."""


@dataclass(slots=True)
class Kin:
    """The lines of one shape, counted."""

    lines: int = 0
    chars: int = 0
    link_chars: int = 0
    prose: int = 0


class Groups:
    """What lines are told of the boxes that hold them and of the lines of their shape; for one page."""

    def __init__(self, page: Page, body_text: str, description: str) -> None:
        self.body_text = body_text
        self.description = description
        self.kin: dict[object, Kin] = {}
        self.kin_of = [self.join_kin(line) for line in page.lines]
        self.main = main_box(page)
        root = next((line.box.ancestors()[-1] for line in page.lines if line.box), None)
        self.prose = (root.prose if root else 0) or 1
        self.has_prose = root is not None and root.prose > PROSE_SHARE * root.chars

    def join_kin(self, line: Line) -> Kin:
        """Count the line among those of its shape."""
        form = shape(line)
        kin = self.kin.get(form)
        if kin is None:
            kin = self.kin[form] = Kin()
        own = len(line.text) - line.link_chars
        kin.lines += 1
        kin.chars += len(line.text)
        kin.link_chars += line.link_chars
        kin.prose += own if own >= PROSE_CHARS else 0
        return kin

    def in_link_list(self, line: Line) -> bool:
        """Whether the line is a link among links, on a page that has prose: menus, related stories, footers.

        Most lines of a news page are such, and none of them is looked at further. On a page without much prose a list
        of links may be what the page is for.
        """
        box = line.box
        if not self.has_prose or box is None or line.link_chars < LINKED * len(line.text):
            return False
        parent = box.parent or box
        if parent.link_chars <= LINKED * parent.chars or self.kin_of[line.index].prose:
            return False
        above = parent.parent or parent
        return above.link_chars > LINKED * above.chars or box.within("nav", "footer") is not None

    def features(self, line: Line) -> Row:
        """About the boxes that hold the line, and the lines of its shape."""
        kin = self.kin_of[line.index]
        stated, described = -1.0, False
        if len(line.text) >= KNOWN_CHARS and (self.body_text or self.description):
            start = squeeze(line.text[:KNOWN_CHARS])
            stated = float(start in self.body_text) if self.body_text else -1.0
            described = start in self.description
        tail = (
            kin.lines,
            log1p(kin.chars / kin.lines),
            kin.link_chars / (kin.chars or 1),
            kin.prose / self.prose,
            stated,
            described,
        )
        box, main = line.box, self.main
        if box is None:
            return NO_GROUP + tail
        parent = box.parent or box
        grand = parent.parent or parent
        below = box.depth - main.depth if main is not None and main.holds(box) else -1
        return (
            below,
            main.prose / self.prose if main is not None else 0.0,
            box.lines,
            box.link_chars / (box.chars or 1),
            parent.lines,
            log1p(parent.chars),
            parent.link_chars / (parent.chars or 1),
            parent.prose / self.prose,
            log1p(grand.chars),
            grand.link_chars / (grand.chars or 1),
            grand.prose / self.prose,
            *tail,
        )


NO_GROUP: Row = (-1.0,) + (0.0,) * 10


def main_box(page: Page) -> Box | None:
    """The smallest box that holds most of the page's prose; None when the page has none."""
    best: Box | None = None
    seen: set[Box] = set()
    for line in page.lines:
        box = line.box
        while box is not None and box not in seen and box.prose:
            seen.add(box)
            box = box.parent
    if not seen:
        return None
    most = MAIN_SHARE * max([box.prose for box in seen])
    for box in seen:
        if box.prose > most and (best is None or box.depth > best.depth):
            best = box
    return best


def shape(line: Line) -> object:
    """What lines of one kind share: tags and classes of their element and its parent."""
    box = line.box
    if box is None:
        return line.marker[:1].isdigit(), line.marker[:1], line.indent, len(line.text) // 40
    parent = box.parent
    return (box.tag, box.names, parent.tag, parent.names) if parent else (box.tag, box.names)


def squeeze(text: str) -> str:
    """Letters and digits alone, for comparing texts over white space and punctuation."""
    return "".join(text.split())


PLACE = ("index", "chars_before", "from_headline", "lines", "page_chars", "is_text")


def place_features(index: int, before: int, total: int, lines: int, headline: int, is_text: bool) -> Row:
    """Where on the page the line stands."""
    distance = index - headline if headline >= 0 else -1000
    return (index / lines, before / total, max(-50, min(200, distance)), log1p(lines), log1p(total), is_text)


# What a line is told of each neighbour: the positions of these features in the neighbour's own row.
OWN = (*TEXT, *BOX, *GROUP, *PLACE)
_SHARED = ("chars", "link_share", "ends", "phrase", "tag", "names_sum", "known_words", "kin_prose", "parent_prose")
_shared = itemgetter(*(OWN.index(name) for name in _SHARED))
OFFSETS = (-2, -1, 1, 2)
_NOBODY: Row = (-1.0,) * len(_SHARED)
_LINK: Row = (-2.0,) * len(_SHARED)

NAMES = (*OWN, *(f"{name}{offset:+d}" for offset in OFFSETS for name in _SHARED))
"""The features' names, in the order of `line_features`."""


def line_features(page: Page, body_text: str | None, words: Words) -> list[Row | None]:
    """A row of features for each line of the page, in the order of `NAMES`; None for lines of link lists.

    Args:
        page: with lines and, where there is one, the headline found.
        body_text: what the page's metadata gives as the article's text, or None.
        words: the tables of learned weights.
    """
    own = own_features(page, body_text, words)
    around = [_NOBODY, _NOBODY, *[_shared(row) if row else _LINK for row in own], _NOBODY, _NOBODY]
    return [
        row + around[i] + around[i + 1] + around[i + 3] + around[i + 4] if row else None for i, row in enumerate(own)
    ]


def own_features(page: Page, body_text: str | None, words: Words) -> list[Row | None]:
    """The rows without what they are told of their neighbours."""
    lines = page.lines
    repeats = Counter([line.text for line in lines])
    groups = Groups(page, squeeze(body_text) if body_text else "", squeeze(description(page)))
    known: dict[Box, Row] = {}
    seen: dict[str, float] = {}
    total = sum([len(line.text) for line in lines]) or 1
    found = page.found.get("headline")
    headline = found.lines[0] if found and found.lines else -1
    own: list[Row | None] = []
    before = 0
    for line in lines:
        if groups.in_link_list(line):
            own.append(None)
        else:
            own.append(
                text_features(line, repeats[line.text], words)
                + (box_features(line.box, known, seen, words) if line.box else NO_BOX)
                + groups.features(line)
                + place_features(line.index, before, total, len(lines), headline, page.markup == "text")
            )
        before += len(line.text)
    return own


def description(page: Page) -> str:
    """What the page's metadata says the article is about, "" when it says nothing."""
    return next((str(c.value) for c in page.candidates.get("standfirst", ())), "")
