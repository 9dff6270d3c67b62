"""What the model sees of a line at the first look: numbers about its text, its elements, its place and its neighbours.

Everything is a column, one number a line; `NAMES` says what each is. Training and extraction use these same functions.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..page import Box, Line, Page
from .boxes import BOX, TAGS, BoxTable
from .characters import CLASSES, STOP, Counts, Floats, count_characters
from .groups import ENDS, GROUP, UNDER, Ints, Keys, group_columns, group_lines, stop_columns, under_columns
from .kinds import KINDS
from .phrases import KINDS as PHRASES
from .phrases import normal_form, phrases
from .vast import is_vast, reduce, text_chars
from .words import Words

__all__ = ["NAMES", "OWN", "SHORT", "Look", "first_look"]

SHORT = 120
"""Characters: the words of lines up to this length are looked up."""
KNOWN_CHARS = 40
"""Characters by which a line is looked for in what metadata gives as text or description."""
LINK = 0.9
"""Share of a text that must be links for it to be a link, or a list of links."""
NEAR = (-50, 200)
"""Lines before and after the headline that are told apart."""

FAR = 99
"""Lines to the heading above, at most."""
AROUND = 5
"""Lines before and after in which times are counted."""
HEADINGS = [TAGS[tag] for tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
RELATED = [PHRASES.index(kind) + 1 for kind in ("related", "more", "newsletter", "share")]
COMMENTS = PHRASES.index("comments") + 1

TEXT = (
    "chars", "words", "word_length", "link_share", "capitals", "first_class", "last_class",
    *(f"{name}_share" for name in CLASSES if name not in ("other", "blank")), "repeats", "again",
)  # fmt: skip
WORDING = ("phrase", "known_words", "known_best", "known_worst", "like_headline")
STYLE = ("spans", "bold", "italic", "link_first", "time", "gap", "indent", "marker", "split", "hidden")
PLACE = (
    "from_headline", "in_body_text", "in_description", "image_before", "image_after", "embed_before", "is_text",
    "passed_before", "passed_after",
)  # fmt: skip
BELOW = (
    "since_heading", "heading_phrase", "heading_words", "related_before", "comments_before", "titles_before",
    "times_before", "times_near",
)  # fmt: skip
OWN = (*TEXT, *WORDING, *STYLE, *BOX, *GROUP, *ENDS, *PLACE, *UNDER, *BELOW, *(f"kind_{kind}" for kind in KINDS))

# What a line is told of each neighbour.
SHARED = ("chars", "link_share", "last_class", "phrase", "tag", "names_sum", "known_words", "kin_prose", "parent_prose")
_SHARED = [OWN.index(name) for name in SHARED]
OFFSETS = (-2, -1, 1, 2)
NOBODY = -1.0

NAMES = (*OWN, *(f"{name}{offset:+d}" for offset in OFFSETS for name in SHARED))
"""The columns of `Look.columns`."""


@dataclass(frozen=True, slots=True)
class Look:
    """Lines of a page as the model sees them at the first look."""

    at: Ints
    """Which lines: their indices, ascending."""
    columns: Floats
    """One row for each of `NAMES`, a number a line."""
    keys: Keys
    words: Floats
    """Words of each line."""


def first_look(page: Page, at: Ints, body_text: str | None, words: Words) -> Look:
    """The features of some lines of a page.

    Args:
        page: with lines and kind scores and, where there is one, the headline found.
        at: indices of the lines to look at, ascending; at least one.
        body_text: what the page's metadata gives as the article's text, or None.
        words: the tables of learned weights.
    """
    lines = [page.lines[index] for index in at.tolist()]
    texts = [line.text for line in lines]
    counts = count_characters(texts)
    chars = np.array([len(text) for text in texts], np.float32)
    linked = np.array([line.link_chars for line in lines], np.float32)
    table = BoxTable(words)
    groups = group_lines(lines, table)
    columns = np.empty((len(NAMES), len(lines)), np.float32)
    wording = wording_columns(lines, headline_words(page), words)
    boxes = np.array(table.rows, np.float32)[groups.kinds].T
    style = style_columns(lines)
    own = [
        *text_columns(texts, counts, chars, linked),
        *wording,
        *style,
        *boxes,
        *group_columns(groups, chars, linked),
        *stop_columns(groups.keys, counts.last == STOP),
        *place_columns(page, at, texts, body_text),
        *under_columns(groups, headline_box(page)),
        *below_columns(wording, boxes[0], style[STYLE.index("time")]),
        *kind_columns(page, len(lines)),
    ]
    columns[: len(OWN)] = own
    if is_vast(page):
        reduce(columns, OWN, text_chars(page.lines), NEAR)
    tell_neighbours(columns)
    return Look(at, columns, groups.keys, counts.words)


def text_columns(texts: Sequence[str], counts: Counts, chars: Floats, linked: Floats) -> list[Floats]:
    """About the line's own text."""
    repeats = Counter(texts)
    first = {text: index for index, text in reversed(list(enumerate(texts)))}
    return [
        np.log1p(chars),
        np.log1p(counts.words),
        chars / counts.words,
        linked / chars,
        counts.capitals,
        counts.first.astype(np.float32),
        counts.last.astype(np.float32),
        *(row for row, name in zip(counts.shares, CLASSES, strict=True) if name not in ("other", "blank")),
        np.array([repeats[text] for text in texts], np.float32),
        np.array([first[text] < index for index, text in enumerate(texts)], np.float32),
    ]


def headline_words(page: Page) -> frozenset[str]:
    """The words of the headline found, in their normal form."""
    found = page.found.get("headline")
    return frozenset(normal_form(str(found.value)).split()) if found else frozenset()


def wording_columns(lines: Sequence[Line], headline: frozenset[str], known: Words) -> Floats:
    """About the words of short lines; zeros for long ones, and for links among links."""
    kind_of, weights_of = phrases().kind, known.of_text
    long = (0.0,) * len(WORDING)
    rows: list[tuple[float, ...]] = []
    for line in lines:
        chars = len(line.text)
        if chars > SHORT or (line.link_chars >= LINK * chars and is_link_list(line.box)):
            rows.append(long)
            continue
        form = normal_form(line.text)
        own = form.split()
        shared = sum([word in headline for word in own]) / len(own) if own and headline else 0.0
        rows.append((kind_of(form), *weights_of(own), shared))
    return np.array(rows, np.float32).T


def is_link_list(box: Box | None) -> bool:
    """Whether all there is in the boxes around the line's own is links: a menu, of whose words nobody asks."""
    above = box.parent.parent if box is not None and box.parent is not None else None
    return above is not None and above.link_chars >= LINK * above.chars


def style_columns(lines: Sequence[Line]) -> Floats:
    """About the inline elements in the line, and how it is set."""
    rows = [
        (
            *(span_features(line) if line.spans else (0, 0, 0, 0, 0)),
            line.gap,
            line.indent,
            0 if not line.marker else 2 if line.marker[0].isdigit() else 1,
            line.split,
            line.hidden,
        )
        for line in lines
    ]
    return np.array(rows, np.float32).T


def span_features(line: Line) -> tuple[float, ...]:
    """Inline elements: their number, the shares of bold and italic text, whether a link begins the line, a `<time>`."""
    bold = italic = time = 0
    for span in line.spans:
        tag = span.tag
        if tag in ("strong", "b"):
            bold += span.end - span.start
        elif tag in ("em", "i"):
            italic += span.end - span.start
        elif tag == "time":
            time = 1
    chars = len(line.text)
    first = line.spans[0]
    return len(line.spans), bold / chars, italic / chars, first.tag == "a" and first.start == 0, time


def place_columns(page: Page, at: Ints, texts: Sequence[str], body_text: str | None) -> list[Floats]:
    """Where on the page the line stands, what stands around it unseen, and whether metadata has it."""
    count = len(page.lines)
    found = page.found.get("headline")
    if found and found.lines:
        headline = np.searchsorted(at, found.lines[0])
        from_headline = np.clip(np.arange(len(at)) - headline, *NEAR).astype(np.float32)
    else:
        from_headline = np.full(len(at), -1000, np.float32)
    images, embeds = (
        np.bincount([media.at for media in page.media if (media.kind == "image") == wanted] or [0], minlength=count + 1)
        for wanted in (True, False)
    )
    passed = np.diff(at, prepend=-1, append=count) - 1
    return [
        from_headline,
        stated(texts, body_text),
        stated(texts, description(page)),
        images[at].astype(np.float32),
        images[at + 1].astype(np.float32),
        embeds[at].astype(np.float32),
        np.full(len(at), page.markup == "text", np.float32),
        np.log1p(passed[:-1]).astype(np.float32),
        np.log1p(passed[1:]).astype(np.float32),
    ]


def headline_box(page: Page) -> Box | None:
    """The box of the line that is the headline, if one is."""
    found = page.found.get("headline")
    return page.lines[found.lines[0]].box if found and found.lines else None


def below_columns(wording: Floats, tags: Floats, times: Floats) -> list[Floats]:
    """What stands above the line: how far its heading is and what that says, whether teasers or comments began, and
    how many titles and times, as of a page with many texts.
    """
    phrase, known = wording[0], wording[1]
    index = np.arange(len(tags))
    last = np.maximum.accumulate(np.where(np.isin(tags, HEADINGS), index, -1))
    nothing = last < 0
    timed = np.cumsum(times)
    return [
        np.where(nothing, FAR, np.minimum(index - last, FAR)).astype(np.float32),
        np.where(nothing, 0, phrase[last]).astype(np.float32),
        np.where(nothing, 0, known[last]).astype(np.float32),
        np.cumsum(np.isin(phrase, RELATED)).astype(np.float32),
        np.cumsum(phrase == COMMENTS).astype(np.float32),
        np.cumsum(tags == TAGS["h1"]).astype(np.float32),
        timed.astype(np.float32),
        (timed[np.minimum(index + AROUND, index[-1])] - timed[np.maximum(index - AROUND, 0)]).astype(np.float32),
    ]


def kind_columns(page: Page, count: int) -> Floats:
    """How likely each kind of page is: the same for all lines."""
    scores = np.array(page.kind_scores or (0.0,) * len(KINDS), np.float32)
    return np.broadcast_to(scores[:, None], (len(KINDS), count))


def stated(texts: Sequence[str], text: str | None) -> Floats:
    """1 for lines that begin as a stretch of this text of the metadata, else 0; -1 for all where there is none."""
    if not text:
        return np.full(len(texts), -1, np.float32)
    whole = squeeze(text)
    return np.array([len(t) >= KNOWN_CHARS and squeeze(t[:KNOWN_CHARS]) in whole for t in texts], np.float32)


def description(page: Page) -> str:
    """What the page's metadata says the article is about, "" when it says nothing."""
    return next((str(c.value) for c in page.candidates.get("standfirst", ())), "")


def squeeze(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def tell_neighbours(columns: Floats) -> None:
    """Fill the columns that tell each line of the lines around it, from the lines' own."""
    shared = columns[_SHARED]
    width = len(SHARED)
    for number, offset in enumerate(OFFSETS):
        at = len(OWN) + number * width
        target = columns[at : at + width]
        target[:] = NOBODY
        if offset < 0:
            target[:, -offset:] = shared[:, :offset]
        else:
            target[:, :-offset] = shared[:, offset:]
