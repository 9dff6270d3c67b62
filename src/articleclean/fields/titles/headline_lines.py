"""Lines that could be the headline: headings, lines marked as one, lines that repeat a stated title."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from ...body.date_lines import DATE_LIKE
from ...page import Box, Line, Page
from ..breadcrumbs import in_breadcrumb
from .pieces import EDGES, is_overline, pieces_of
from .titles import hinted, hinted_box, normal, squeeze, words

__all__ = [
    "LEVELS",
    "LONG_LINE",
    "WEB_LIKE",
    "Shown",
    "dump_shown",
    "headline_line",
    "html_shown",
    "is_elsewhere",
]

MIN_CHARS, MAX_CHARS = 3, 300
"""Length of a headline, in characters."""
MAX_WORDS = 45
LONG_LINE = 140
"""Characters from which a line is a paragraph rather than a heading, menu entry or byline."""
INTO_TEXT = 3
"""Paragraphs after which only an h1, or a line that repeats a stated title, may still be the headline."""
MAX_LINES = 4
"""Lines of one heading element that may be one headline."""
FEW_BLANKS = 2
"""Blanks that an h1 must have to be sure to be the headline once the page states it as its title."""
LEVELS = frozenset({"h1", "h2", "h3"})
NEVER = frozenset({"li", "td", "body"})
"""Boxes whose class says nothing about the line in them."""
FRAME = frozenset({"nav", "footer"})
WIDE = frozenset({"body", "html", "article", "main"})
"""Boxes whose class says what the page has, not what a line in them is."""
NEAREST_BOXES = 4
"""How many boxes around a line can say by their class that it belongs elsewhere."""
PATH = re.compile(r" [>›→] |^[^«]* » | / .* / | \| .* \| ")
"""What stands between the steps of a breadcrumb."""
WEB_LIKE = ("http://", "https://", "www.")


@dataclass(slots=True)
class Shown:
    """One reading of visible text as the headline."""

    text: str
    lines: tuple[int, ...]
    where: str
    level: str = ""
    """"h1" to "h3", else ""."""
    hinted: bool = False
    """Its class, id or itemprop says headline."""
    elsewhere: bool = False
    """It stands in a navigation, teaser, related or footer box."""
    trail: bool = False
    """It is a step of a breadcrumb or menu: the page's title there is often one for search engines."""
    linked: bool = False
    kind: object = None
    """How it is marked: what several lines have alike is not the headline's mark."""
    form: str = ""
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.form = normal(self.text)
        self.words = words(self.text)


class Repeats:
    """Tells quickly whether a line repeats one of the titles that the page states."""

    def __init__(self, forms: Collection[str]) -> None:
        """`forms`: normal forms of the titles; that of one without letters and digits is empty."""
        self.forms = frozenset(filter(None, forms))
        self.shortest = min(map(len, self.forms), default=0)
        self.longest = max(map(len, self.forms), default=0) * 2
        self.initials = {form[0] for form in self.forms}

    def __contains__(self, text: str) -> bool:
        if not text or not self.shortest <= len(text) <= self.longest:
            return False
        first = text[0].casefold()
        return (first in self.initials or not first.isalnum()) and normal(text) in self.forms


def html_shown(page: Page, titles: Collection[str], stated: Collection[str]) -> Iterator[Shown]:
    """The possible headlines of an HTML page: where an h1 says what the page states, nothing else that does not.

    Args:
        page: the page.
        titles: normal forms of the titles that the page states.
        stated: the same, and those of their parts.
    """
    repeats = Repeats(stated)
    shortest, longest = repeats.shortest, min(repeats.longest, MAX_CHARS)
    told = [line for line in page.lines if shortest <= len(line.text) <= longest and line.text in repeats]
    if any(is_title(line, titles) for line in told):
        yield from told_shown(page, told, repeats)
    else:
        yield from all_shown(page, repeats, frozenset(line.index for line in told))


def is_title(line: Line, titles: Collection[str]) -> bool:
    """Whether a line is an h1 in the middle of the page and one of its stated titles, in several words."""
    box = heading_of(line.box)
    if box is None or box.tag != "h1" or line.text.count(" ") < FEW_BLANKS:
        return False
    return not is_elsewhere(box) and normal(line.text) in titles


def told_shown(page: Page, told: list[Line], repeats: Repeats) -> Iterator[Shown]:
    """The readings of lines that repeat a stated title, with what else stands in their heading."""
    for line in told:
        holder = heading_of(line.box)
        if holder is None:
            yield from of_line(line, "", repeats)
            continue
        near = page.lines[max(0, line.index - MAX_LINES) : line.index + MAX_LINES + 1]
        beside = [other for other in near if heading_of(other.box) is holder]
        first = next(other for other in told if other in beside)
        if first is line:
            yield from of_heading(beside, holder, repeats)


def all_shown(page: Page, repeats: Repeats, told: frozenset[int]) -> Iterator[Shown]:
    """The readings of all headings, lines named a headline, and lines that repeat a stated title (`told`)."""
    says: dict[tuple[str, ...], bool] = {}  # class tokens already looked at
    waiting: list[Line] = []  # lines of one heading element
    holder: Box | None = None
    paragraphs = 0
    for line in page.lines:
        heading = heading_of(line.box)
        if waiting and heading is not holder:
            yield from of_heading(waiting, holder, repeats)
            waiting = []
        holder = heading
        length = len(line.text)
        if heading is not None:
            if paragraphs < INTO_TEXT or heading.tag == "h1" or line.index in told:
                waiting.append(line)
        elif MIN_CHARS <= length <= MAX_CHARS and (
            (paragraphs < INTO_TEXT and is_named(line.box, says)) or line.index in told
        ):
            yield from of_line(line, "", repeats)
        if length >= LONG_LINE:
            paragraphs += line.link_chars * 2 < length
    if waiting:
        yield from of_heading(waiting, holder, repeats)


def is_named(box: Box | None, says: dict[tuple[str, ...], bool]) -> bool:
    """Whether a box's own class or id names it a headline; `says` keeps what is known of class tokens."""
    if box is None or box.tag in NEVER or not (names := box.names):
        return False
    if names not in says:
        says[names] = hinted(names, "headline")
    return says[names]


def heading_of(box: Box | None) -> Box | None:
    """The h1, h2 or h3 that is or closely holds a box."""
    if box is None or box.tag in LEVELS:
        return box
    holder = box.parent
    if holder is None or holder.tag in LEVELS:
        return holder
    return holder.parent if holder.parent is not None and holder.parent.tag in LEVELS else None


def says_headline(line: Line) -> bool:
    """Whether the class, id or itemprop of a line's box, or of the only thing in it, names it a headline."""
    box = line.box
    if box is None or box.tag in NEVER:
        return False
    if hinted_box(box, "headline") or box.element.get("itemprop") == "headline":
        return True
    if line.spans and line.spans[0].end - line.spans[0].start == len(line.text):
        return hinted(line.spans[0].names, "headline")
    return False


def of_heading(lines: list[Line], holder: Box | None, repeats: Repeats) -> Iterator[Shown]:
    """The readings of one heading element: each of its lines, and all of them when they are one headline."""
    level = holder.tag if holder else ""
    kept = [line for line in lines if not (line.box and hinted_box(line.box, "kicker"))] or lines
    for line in kept[:MAX_LINES]:
        if len(line.text) <= MAX_CHARS:
            yield from of_line(line, level, repeats)
    if 1 < len(kept) <= MAX_LINES and sum(len(line.text) for line in kept) <= MAX_CHARS:
        text = " ".join(line.text for line in kept)
        yield reading(kept[0], squeeze(text), level, tuple(line.index for line in kept))


def of_line(line: Line, level: str, repeats: Repeats) -> Iterator[Shown]:
    """The readings of one line: as a whole, and without a kicker or date in an element of its own."""
    whole = reading(line, squeeze(line.text), level, (line.index,))
    pieces = pieces_of(line)
    if len(pieces) > 1 and not pieces[0][2] and is_overline(line, pieces, repeats.__contains__):
        pieces[0] = (*pieces[0][:2], True)
    if len(pieces) > 1:
        start = next((start for start, _, kicker in pieces if not kicker), 0)
        if pieces[0][2] and start:
            whole = reading(line, squeeze(line.text[start:].strip(EDGES)), level, (line.index,))
        elif level and whole.text not in repeats:
            yield from parts(line, pieces, level, repeats)
    if whole.form:
        yield whole


def parts(line: Line, pieces: list[tuple[int, int, bool]], level: str, repeats: Repeats) -> Iterator[Shown]:
    """The runs of a line's pieces that the page states as its title."""
    for i in range(len(pieces)):
        for j in range(i, len(pieces)):
            text = squeeze(line.text[pieces[i][0] : pieces[j][1]]).strip(EDGES)
            if text and text in repeats:
                yield reading(line, text, level, (line.index,))


def reading(line: Line, text: str, level: str, lines: tuple[int, ...]) -> Shown:
    box = line.box
    assert box is not None
    elsewhere = is_elsewhere(box)
    return Shown(
        text,
        lines,
        where=level or (f"{box.tag}.{box.names[0]}" if box.names else box.tag),
        level=level,
        hinted=says_headline(line),
        elsewhere=elsewhere,
        trail=elsewhere and (box.within("nav") is not None or in_breadcrumb(box)),
        linked=line.link_chars >= len(line.text) - 1,
        kind=(box.tag, box.names),
    )


def is_elsewhere(box: Box) -> bool:
    """Whether a box stands in a navigation, a footer, or a box whose class says teaser, related, cookie …"""
    around: Box | None = box
    distance = 0
    while around is not None:
        if around.tag in FRAME:
            return True
        if distance < NEAREST_BOXES and around.tag not in WIDE and hinted_box(around, "elsewhere"):
            return True
        around, distance = around.parent, distance + 1
    return False


def dump_shown(page: Page, stated: Collection[str], text_after: list[int], reach: int) -> Iterator[Shown]:
    """The possible headlines of a dump: lines of a headline's length that are no list item, date or address.

    Args:
        page: the page.
        stated: normal forms of what may be the page's title.
        text_after: for each line, the index of the next paragraph from there.
        reach: how many lines after the headline a paragraph begins, unless the line repeats the title.
    """
    repeats = Repeats(stated)
    if not text_after or text_after[0] >= len(page.lines):
        reach = max(text_after, default=0)  # wrapped, or nothing but short lines: any may be it
    for line, after in zip(page.lines, text_after, strict=True):
        text = line.text
        if line.marker or not MIN_CHARS <= len(text) <= MAX_CHARS or text.startswith(WEB_LIKE):
            continue
        if after - line.index > reach and text not in repeats:
            continue
        if len(text) < 40 and DATE_LIKE.search(text) and len(text.split()) <= 6:
            continue
        if text.count(" ") <= MAX_WORDS and not text.endswith(("…", "...", ":")):
            yield Shown(squeeze(text), (line.index,), f"line {line.index}")


def headline_line(page: Page) -> Line | None:
    """The line that shows the chosen headline, the last one before the body when several do; None when none does."""
    found = page.found.get("headline")
    if found is None or not found.lines:
        return None
    start = page.body[0] if page.body else len(page.lines)
    before = [i for i in found.lines if i < start]
    return page.lines[max(before) if before else found.lines[0]]
