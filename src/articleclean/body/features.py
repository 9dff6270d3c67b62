"""What the model sees of a line: numbers about its text, its elements, its place and its neighbours.

Each group of features is one function that returns a tuple, with the names in the same order beside it. Box features
are computed once a box; a dump's lines have no box and get `NO_BOX`. Training and extraction use these same functions.
"""

import re
from collections import Counter
from math import log1p
from operator import itemgetter

from ..page import Box, Line, Page
from .groups import GROUP, Groups, squeeze
from .phrases import normal_form, phrases
from .words import Words

__all__ = ["BOX", "NAMES", "OWN", "SHORT", "Row", "line_features"]

Row = tuple[float, ...]

SAMPLE = 240
"""Characters from which shares of digits and capitals are taken."""
SHORT = 120
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


_TAG_ORDER = (
    "p div li td th h1 h2 h3 h4 h5 h6 figcaption blockquote pre dd dt section article body summary header footer"
    " aside nav caption address form legend"
)
TAGS = {tag: number for number, tag in enumerate(_TAG_ORDER.split(), 1)}

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
_ROLES = {
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "banner": "header",
    "main": "main",
    "article": "article",
    "dialog": "dialog",
    "alertdialog": "dialog",
    "search": "form",
    "form": "form",
}
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
    """A row of features for each line of the page, in the order of `NAMES`; None for lines passed over.

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
        if groups.passed_over(line):
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
