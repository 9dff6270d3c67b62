"""The dates that a reader sees, each with what speaks for its place and against it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise

from ...candidates import Candidate
from ...page import Line, Page, Span
from .address import month_in_address
from .choose import VAGUE
from .find import FoundDate, find_dates, has_hint
from .labels import Label, is_label, label_of, says_first
from .names import is_weekday
from .other_shapes import has_signs
from .parse import parse_stated
from .place import Anchors, covering, signs
from .relative import LONGEST, find_relative
from .value import Moment, day_of

__all__ = ["Spot", "find_spots"]

# Longer lines are prose: its dates are what it tells of, but for one that opens or closes it.
_LONGEST_LINE = 300
_OPENING = 90
_CLOSING = 60
# From this length a line with a full stop at its end is a sentence.
_PROSE = 60
_SENTENCE_ENDS = (".", "!", "?", "。", "。」", ".”", '."', "…")
# How many characters of a place may stand before a date that opens a text ("BERLIN, 3. Mai 2024 –").
_DATELINE = 24
# Elements that a style sheet often sets apart; "10<sup>th</sup>" is one word.
_PARTS = frozenset({"span", "time", "a", "small"})
# Dated lines that are looked at on a page; a page with more is a list.
_MOST_LINES = 100
# Where dates are looked for on a page that states its day of publication: lines above the headline and below it, at
# the body's ends and below it; and about the headline where the instant is beyond doubt.
_ABOVE_HEAD, _BELOW_HEAD = 12, 20
_BODY_FIRST, _BODY_LAST, _BELOW_BODY = 6, 4, 8
_AT_HEAD = 6
_DIGIT = re.compile(r"\d")
_ASCII_DIGIT = re.compile("[0-9]")
# "10 May 18:00 – 20:30": the date of an event.
_SPAN = re.compile(r"\s?[–—-]\s?\d")
_NUMBERS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Spot:
    """A date in a line, and what is known of its place."""

    line: Line
    found: FoundDate
    label: Label | None
    where: str
    raw: str
    signs: list[str] = field(default_factory=list)
    alone: bool = False
    """The line says nothing but dates and labels."""
    original: bool = False
    """The words before it say that there were later ones: "Originally published"."""

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(day_of(reading) for reading in self.found.readings)


def find_spots(page: Page, language: str | None) -> list[Spot]:
    """The dates of the page's lines, in order; of a page with very many the first ones."""
    at = Anchors(page)
    timed = bool(page.head.marked.times)
    now = page.options.now
    spots: list[Spot] = []
    dated = 0
    for line in lines_to_read(page, at):
        elements = [span for span in line.spans if span.tag == "time"] if timed and line.spans else []
        told = now is not None and len(line.text) <= LONGEST and bool(line.text)
        if not elements and not told and not may_date(line):
            continue
        if found := dates_in(line, language, elements, now):
            spots.extend(line_spots(page, line, found, at))
            dated += 1
            if dated == _MOST_LINES:
                break
    compare(page, spots, at)
    return spots


def lines_to_read(page: Page, at: Anchors) -> list[Line]:
    """The lines whose dates are looked for.

    All of them where nothing states the day of publication, or nothing tells where the article stands. Else those at
    the headline and at the body's ends; where independent sources state the instant, a few at the headline.
    """
    lines = page.lines
    stated = [c for c in page.candidates.get("published", ()) if c.confidence > VAGUE]
    if not stated or at.head is None or not page.body or lines[at.head].box is None:
        return lines
    if page.candidates.get("modified") and agreed(stated):
        return lines[max(0, at.head - _AT_HEAD) : at.head + _AT_HEAD + 1]
    first, last = page.body[0], page.body[-1]
    wanted = {*range(max(0, at.head - _ABOVE_HEAD), at.head + _BELOW_HEAD + 1), *range(first, first + _BODY_FIRST)}
    wanted.update(range(max(0, last - _BODY_LAST + 1), last + _BELOW_BODY + 1))
    if page.head.marked.times:  # one of them may state the instant by the clock of the place
        wanted.update([x.index for x in lines for span in x.spans if span.tag == "time"])
    return [lines[i] for i in sorted(wanted) if i < len(lines)]


def agreed(stated: list[Candidate]) -> bool:
    """Whether two sources in the metadata state one instant, by a clock of the place (UTC may be the software's)."""
    instants: dict[Moment, str] = {}
    for one in stated:
        exact = isinstance(one.value, datetime) and bool(one.value.utcoffset())
        if exact and instants.setdefault(one.value, one.source) != one.source:
            return True
    return False


def may_date(line: Line) -> bool:
    """Whether a line has a digit where a date of it would be read, and signs of a date where that is quickly seen."""
    text = line.text
    if not text.isascii():
        if has_signs(text):
            return True
        search = _DIGIT.search
    elif line.spans or len(text) > _LONGEST_LINE:
        search = _ASCII_DIGIT.search
    else:
        return has_hint(text)
    if len(text) <= _LONGEST_LINE:
        return search(text) is not None
    return search(text, 0, _OPENING) is not None or search(text, len(text) - _CLOSING) is not None


def dates_in(
    line: Line, language: str | None, elements: list[Span], now: datetime | None = None
) -> list[tuple[FoundDate, Span | None]]:
    """The dates of a line; those that one of its `<time>` elements states come with it."""
    text, cuts = parted(line)
    written = written_in(text, language) or (find_relative(text, language, now) if now else [])
    if cuts:
        written = [one._replace(start=original(one.start, cuts), end=original(one.end, cuts)) for one in written]
    stated: list[tuple[FoundDate, Span | None]] = []
    for span in elements:
        if value := parse_stated(span.element.get("datetime") or ""):
            inside = [one for one in written if span.start <= one.start and one.end <= span.end + 1]
            start, end = (inside[0].start, inside[0].end) if inside else (span.start, span.end)
            stated.append((FoundDate((value,), start, end), span))
    if not stated:
        return [(one, None) for one in written]
    apart = [one for one in written if not any(one.start < two.end and two.start < one.end for two, _ in stated)]
    return sorted([*stated, *((one, None) for one in apart)], key=lambda pair: pair[0].start)


def parted(line: Line) -> tuple[str, list[int]]:
    """The line's text with a blank where two elements touch ("2019" and "4:05 PM" in spans of their own).

    Returns:
        The text, and where blanks were put into it.
    """
    text = line.text
    if not line.spans:
        return text, []
    edges = {edge for span in line.spans if span.tag in _PARTS for edge in (span.start, span.end)}
    touching = sorted(e for e in edges if 0 < e < len(text) and text[e - 1].isalnum() and text[e].isalnum())
    if not touching:
        return text, []
    pieces = [text[a:b] for a, b in pairwise([0, *touching, len(text)])]
    return " ".join(pieces), [edge + n for n, edge in enumerate(touching)]


def original(position: int, cuts: list[int]) -> int:
    """Where a position in a parted text is in the line."""
    return position - bisect_left(cuts, position)


def written_in(text: str, language: str | None) -> list[FoundDate]:
    """The dates written in a line; of a long one, those that open and close it."""
    if len(text) <= _LONGEST_LINE:
        return find_dates(text, language)
    opening = [
        one
        for one in find_dates(text[:_OPENING], language)
        if one.start <= _DATELINE or label_of(text[: one.start]) == "published"
    ]
    cut = len(text) - _CLOSING
    closing = [one for one in find_dates(text[cut:], language) if cut + one.end >= len(text) - 3]
    return [*opening, *(one._replace(start=one.start + cut, end=one.end + cut) for one in closing)]


def line_spots(page: Page, line: Line, found: list[tuple[FoundDate, Span | None]], at: Anchors) -> Iterator[Spot]:
    """A line's dates with the signs of their place."""
    residue = residue_of(line.text, [one for one, _ in found])
    labels = labels_of(page, line, [one for one, _ in found], residue)
    above = at.head is not None and line.index < at.head
    around = covering(line.spans, [one for one, _ in found])
    for n, (one, element) in enumerate(found):
        label, near = labels[n]
        where = f"line {line.index}" if element is None else f"time[datetime], line {line.index}"
        raw = line.text[one.start : one.end]
        spot = Spot(line, one, label, where, raw, alone=residue == 0 and not line.link_chars)
        if label == "published":
            spot.original = says_first(line.text[: one.start])
            spot.signs += ["original"] * spot.original
        spot.signs.extend(signs(line, at, around[n], residue, label, near))
        spot.signs.extend(kind_signs(line, one, element, n, len(found), above=above))
        yield spot


def labels_of(page: Page, line: Line, found: list[FoundDate], residue: int) -> list[tuple[Label | None, bool]]:
    """For each date of a line its label, and whether that stands in the line before."""
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(line.text)]
    gaps = [line.text[end:start] for end, start in zip(ends, starts, strict=True)]
    lead = label_of(gaps[0])
    if lead is None and label_of("", gaps[-1]):
        # Nothing stands before the first date, and something after the last: here the labels follow.
        labels = [label_of("", gap) for gap in gaps[1:]]
    else:
        labels = [lead, *(label_of(gap) for gap in gaps[1:-1])]
    if labels[0] is None and residue == 0 and (label := label_before(page, line)):
        return [(label, True), *((other, False) for other in labels[1:])]
    return [(label, False) for label in labels]


def kind_signs(line: Line, one: FoundDate, element: Span | None, number: int, of: int, *, above: bool) -> Iterator[str]:
    """What the way a date is written says."""
    if element is not None:
        yield "stated"
    if one.relative:
        yield "relative"
    if one.short_year:
        yield "short_year"
    if type(one.readings[0]) is not date:
        yield "with_time"
    if len(line.text) > _PROSE:
        if one.start <= _DATELINE:
            yield "opens_text"
        elif one.end >= len(line.text) - 3:
            yield "closes_text"
        elif line.text.endswith(_SENTENCE_ENDS):
            yield "in_prose"
    if number:
        yield "not_first_of_line"
    if _SPAN.match(line.text, one.end):
        yield "span_of_time"
    if above and not number and any(map(is_weekday, _LETTERS.findall(line.text[: one.start + 1]))):
        # "Wednesday, May 3" above the headline is often the day of the visit.
        yield "weekday_above"
    if of > 2:
        yield "many_in_line"


def residue_of(text: str, found: list[FoundDate]) -> int:
    """Letters in a line beside its dates, labels and weekdays."""
    rest, previous = [], 0
    for one in found:
        rest.append(text[previous : one.start])
        previous = one.end
    rest.append(text[previous:])
    words = (word for part in rest if part and not is_label(part) for word in _LETTERS.findall(part))
    return sum(len(word) for word in words if not is_weekday(word))


def label_before(page: Page, line: Line) -> Label | None:
    """The label in a line of its own before a line that is just a date."""
    before = page.lines[line.index - 1].text if line.index else ""
    return is_label(before) if len(before) <= 40 else None


def compare(page: Page, spots: list[Spot], at: Anchors) -> None:
    """Add the signs that a page's dates give each other: lists of dates, the first one, the month in the address."""
    kinds = Counter(kind_of(spot.line) for spot in spots)
    month = month_in_address(page.url)
    below = next((spot for spot in spots if at.head is not None and spot.line.index >= at.head), None)
    for n, spot in enumerate(spots):
        kind = kind_of(spot.line)
        if kinds[kind] > 1:
            spot.signs.append("twin" if kinds[kind] == 2 else "repeated")
        if n == 0:
            spot.signs.append("first_of_page")
        if spot is below:
            spot.signs.append("first_below_headline")
        if month:
            fits = any((day.year, day.month) == month for day in spot.days)
            spot.signs.append("address_month" if fits else "address_other_month")


def kind_of(line: Line) -> object:
    """How a line is marked: its box and the box around it. In a dump: its text with all words and numbers alike."""
    box = line.box
    if box is None:
        return _NUMBERS.sub("0", _LETTERS.sub("a", line.text[:_LONGEST_LINE]))
    around = box.parent
    return (box.tag, box.names, around.tag, around.names) if around else (box.tag, box.names)
