"""How likely the date at a spot is the article's own: what speaks for the spot and against it, as signs with weights.

The weights (data/date_weights.toml) are log-odds, fitted on the development pages' days of publication.
"""

from collections.abc import Iterator
from functools import cache
from math import exp

from ...data import load_toml
from ...page import Box, Line, Page, Span, class_words
from .find import FoundDate
from .labels import Label

__all__ = ["Anchors", "confidence", "covering", "signs"]

_CLASS_SIGNS = {"date": "class_date", "modified": "class_modified", "other": "class_other_near"}
_REGION_TAGS = frozenset({"footer", "aside", "nav", "form"})


class Anchors:
    """Where headline and body stand; one for each page."""

    __slots__ = ("_around", "_quote", "_words", "article", "end", "head", "start")

    def __init__(self, page: Page) -> None:
        title = page.found.get("headline")
        self.head: int | None = _end_of_run(title.lines) if title and title.lines else None
        """The headline's last line."""
        body = page.body
        after = [i for i in body if self.head is None or i > self.head]
        self.start: int | None = after[0] if after else (body[0] if body else None)
        """The body's first line below the headline."""
        self.end: int | None = body[-1] if body else None
        anchor = self.head if self.head is not None else self.start
        box = page.lines[anchor].box if anchor is not None else None
        self.article: Box | None = box.within("article", "main") if box else None
        """The `<article>` or `<main>` that holds the headline."""
        self._quote = box.within("blockquote") if box else None
        """The `<blockquote>` that indents the article; any other holds what someone else wrote: a post, a letter."""
        self._around: dict[Box, frozenset[str]] = {}
        self._words: dict[Span, frozenset[str]] = {}

    def words_of(self, span: Span) -> frozenset[str]:
        """The words of a span's names: many dates may stand in one."""
        if span not in self._words:
            self._words[span] = class_words(span.names)
        return self._words[span]

    def around(self, box: Box) -> frozenset[str]:
        """The signs of the elements that a box stands in, itself among them."""
        chain: list[Box] = []
        above: Box | None = box
        while above is not None and above not in self._around:
            chain.append(above)
            above = above.parent
        signs = self._around[above] if above else frozenset[str]()
        for inner in reversed(chain):
            if inner.tag in _REGION_TAGS:
                signs |= {f"tag_{inner.tag}"}
            if inner.tag == "blockquote" and inner is not self._quote:
                signs |= {"quoted"}
            if inner is self.article:
                signs |= {"same_article"}
            self._around[inner] = signs
        return signs


def _end_of_run(lines: tuple[int, ...]) -> int:
    """The last of the lines that follow each other from the first on: a headline may be shown again far below."""
    last = lines[0]
    for index in lines[1:]:
        if index > last + 2:
            break
        last = index
    return last


def signs(
    line: Line, at: Anchors, around: list[Span], residue: int, label: Label | None, label_near: bool
) -> Iterator[str]:
    """The signs of a date's place.

    Args:
        around: the inline elements that hold the date.
        residue: how many letters the line has beside dates and labels.
        label: what the words at it say; `label_near` tells that they are in another line.
    """
    if label:
        yield f"label_{label}"
        if label_near:
            yield "label_other_line"
    yield from _distance(line.index, at)
    yield (
        "residue_none" if residue <= 3 else "residue_short" if residue <= 40 else "residue_some" if residue <= 120
        else "residue_long"
    )  # fmt: skip
    if any(span.tag == "a" for span in around):
        yield "linked"
    if any(span.tag == "time" for span in around):
        yield "time"
    if line.box:
        yield from _named(line.box, around, at)
        yield from at.around(line.box)
        if line.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "div"):
            yield f"in_{line.tag}"
    else:
        yield "dump"


def _distance(index: int, at: Anchors) -> Iterator[str]:
    if at.head is None:
        yield "no_headline"
    else:
        gap = index - at.head
        yield (
            "head_far_before" if gap < -4 else "head_before" if gap < 0 else "head_same" if gap == 0
            else "head_1" if gap == 1 else "head_3" if gap <= 3 else "head_8" if gap <= 8
            else "head_20" if gap <= 20 else "head_far"
        )  # fmt: skip
    if at.start is None or at.end is None:
        yield "no_body"
    elif index < at.start:
        if at.head is None or index > at.head:
            yield "above_body" if at.start - index <= 4 else "well_above_body"
    elif index <= at.end:
        yield "body_first" if index <= at.start + 1 else "body_last" if index >= at.end - 1 else "body_inside"
    else:
        yield "below_body" if index - at.end <= 4 else "far_below_body"


def covering(spans: tuple[Span, ...], found: list[FoundDate]) -> list[list[Span]]:
    """For each date of a line, the line's spans (by start) that hold it; in one walk, as there may be many of both."""
    answers: list[list[Span]] = [[] for _ in found]
    if not spans:
        return answers
    open_spans: list[Span] = []
    next_span = 0
    for n in sorted(range(len(found)), key=lambda n: found[n].start):
        one = found[n]
        while next_span < len(spans) and spans[next_span].start <= one.start:
            open_spans.append(spans[next_span])
            next_span += 1
        open_spans = [span for span in open_spans if span.end >= one.start]
        answers[n] = [span for span in open_spans if span.end >= one.end]
    return answers


def _named(box: Box, around: list[Span], at: Anchors) -> Iterator[str]:
    """What the names of the elements around it say."""
    near = [at.words_of(span) for span in around]
    near += [box.words, box.parent.words] if box.parent else [box.words]
    classes = _classes()
    for kind, sign in _CLASS_SIGNS.items():
        if not all(map(classes[kind].isdisjoint, near)):
            yield sign


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {kind: frozenset(tokens) for kind, tokens in load_toml("date_words")["classes"].items()}


def confidence(found: list[str]) -> float:
    """0 to 1 for a place with these signs."""
    weights = load_toml("date_weights")["place"]
    score = weights["base"] + sum(weights.get(sign, 0.0) for sign in found)
    return float(round(1 / (1 + exp(-max(-30.0, min(30.0, score)))), 4))
