"""Published and modified dates that a reader sees, and the day in the page's address.

Every date in a short line is a spot; what speaks for the spot and against it is weighed in `dateplace`. A spot whose
label says so is the last change; every other one may be the publication.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlsplit

from ..candidates import Candidate
from ..page import Line, Page, Span
from .datefind import FoundDate, find_dates
from .datelabels import Label, is_label, label_of
from .dateorder import local_order, page_order, settle
from .dateparse import parse_stated
from .dateplace import Anchors, confidence, signs
from .datevalue import Moment, day_of, make

__all__ = ["detect"]

# Longer lines are prose: its dates are what it tells of. The body's last line may be a signature with a date.
_LONGEST_LINE = 300
# Dated lines that are looked at on a page; a page with more is a list.
_MOST_LINES = 400
# Times of publication in another zone are at most this much ahead of the page's reader.
_SLACK = timedelta(days=1)
# A date more lines above the headline is the day of the page's visit, as often as not.
_ABOVE_HEADLINE = 4
_DIGIT = re.compile(r"\d")
# "10 May 18:00 – 20:30": the date of an event.
_SPAN = re.compile(r"\s?[–—-]\s?\d")
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

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(day_of(reading) for reading in self.found.readings)


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates for `published` and `modified` from visible text and the page's address."""
    if address := in_address(page.url):
        yield Candidate("published", address[0], "url", "url", address[1], 0.8)
    spots = list(find_spots(page))
    order = page_order(spot.found for spot in spots) or local_order(page_language(page), page.url)
    known = frozenset(known_days(page, spots, address[0] if address else None))
    for spot in spots:
        value = settle(spot.found, order, known, page.options)
        if value is None or too_late(value, page):
            continue
        if len(spot.found.readings) > 1:
            spot.signs.append("undecided" if day_of(value) not in known else "decided")
        yield Candidate(
            "modified" if spot.label == "modified" else "published",
            value,
            "visible",
            spot.where,
            spot.raw,
            confidence(spot.signs),
            (spot.line.index,),
            owns=spot.alone,
        )


def page_language(page: Page) -> str | None:
    found = page.found.get("language")
    return found.value if found else page.head.lang


def too_late(value: Moment, page: Page) -> bool:
    """Whether a date lies after the time the page was fetched."""
    now = page.options.now
    return now is not None and day_of(value) > now.date() + _SLACK


def known_days(page: Page, spots: list[Spot], address: date | None) -> Iterator[date]:
    """Days that are stated beyond doubt: in metadata, in the address, in `<time datetime>`."""
    if address:
        yield address
    for name in ("published", "modified"):
        for candidate in page.candidates.get(name, ()):
            yield day_of(candidate.value)


def find_spots(page: Page) -> Iterator[Spot]:
    """The dates of all short lines that have any, in the page's order."""
    at = Anchors(page)
    language = page_language(page)
    spots: list[Spot] = []
    dated = 0
    for line in page.lines:
        if len(line.text) > _LONGEST_LINE or not _DIGIT.search(line.text):
            continue
        if found := dates_in(line, language):
            spots.extend(line_spots(page, line, found, at))
            dated += 1
            if dated >= _MOST_LINES:
                break
    compare(page, spots, at)
    return iter(spots)


def dates_in(line: Line, language: str | None) -> list[tuple[FoundDate, Span | None]]:
    """The dates of a line; those that a `<time datetime>` states come with the element."""
    written = find_dates(line.text, language)
    stated: list[tuple[FoundDate, Span | None]] = []
    for span in line.spans:
        if span.tag == "time" and (value := parse_stated(span.element.get("datetime") or "")):
            inside = [one for one in written if span.start <= one.start and one.end <= span.end + 1]
            start, end = (inside[0].start, inside[0].end) if inside else (span.start, span.end)
            stated.append((FoundDate((value,), start, end), span))
    apart = [one for one in written if not any(one.start < two.end and two.start < one.end for two, _ in stated)]
    return sorted([*stated, *((one, None) for one in apart)], key=lambda pair: pair[0].start)


def line_spots(page: Page, line: Line, found: list[tuple[FoundDate, Span | None]], at: Anchors) -> Iterator[Spot]:
    """A line's dates with the signs of their place."""
    residue = residue_of(line.text, [one for one, _ in found])
    labels = labels_of(page, line, [one for one, _ in found], residue)
    for n, (one, element) in enumerate(found):
        label, near = labels[n]
        covering = [span for span in line.spans if span.start <= one.start and one.end <= span.end]
        where = f"line {line.index}" if element is None else f"time[datetime], line {line.index}"
        raw = line.text[one.start : one.end]
        spot = Spot(line, one, label, where, raw, alone=residue == 0 and not line.link_chars)
        spot.signs.extend(signs(line, at, covering, residue, label, near))
        spot.signs.extend(kind_signs(line, one, element, n, len(found)))
        yield spot


def labels_of(page: Page, line: Line, found: list[FoundDate], residue: int) -> list[tuple[Label | None, bool]]:
    """For each date of a line its label, and whether that stands in the line before."""
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(line.text)]
    gaps = [line.text[end:start] for end, start in zip(ends, starts, strict=True)]
    labels = [label_of(gap) for gap in gaps[:-1]]
    if not any(labels):
        # Nothing stands before the dates: the labels may follow them.
        labels = [label_of("", gap) for gap in gaps[1:]]
    if labels[0] is None and residue == 0 and (label := label_before(page, line)):
        return [(label, True), *((other, False) for other in labels[1:])]
    return [(label, False) for label in labels]


def kind_signs(line: Line, one: FoundDate, element: Span | None, number: int, of: int) -> Iterator[str]:
    """What the way a date is written says."""
    if element is not None:
        yield "stated"
    if one.short_year:
        yield "short_year"
    if type(one.readings[0]) is not date:
        yield "with_time"
    if number:
        yield "not_first_of_line"
    if _SPAN.match(line.text, one.end):
        yield "span_of_time"
    if of > 2:
        yield "many_in_line"


def residue_of(text: str, found: list[FoundDate]) -> int:
    """Letters in a line beside its dates; 0 when all the rest is a label or a weekday."""
    rest, previous = [], 0
    for one in found:
        rest.append(text[previous : one.start])
        previous = one.end
    rest.append(text[previous:])
    return sum(len(word) for part in rest if not is_label(part) for word in _LETTERS.findall(part))


def label_before(page: Page, line: Line) -> Label | None:
    """The label in a line of its own before a line that is just a date."""
    before = page.lines[line.index - 1].text if line.index else ""
    return is_label(before) if len(before) <= 40 else None


def compare(page: Page, spots: list[Spot], at: Anchors) -> None:
    """Add the signs that a page's dates give each other: lists of dates, the first one, the month in the address."""
    kinds = Counter(kind for spot in spots if (kind := kind_of(spot.line)))
    days = Counter(spot.days[0] for spot in spots)
    month = month_in_address(page.url)
    below = next((spot for spot in spots if at.head is not None and spot.line.index >= at.head), None)
    for n, spot in enumerate(spots):
        kind = kind_of(spot.line)
        if kind and kinds[kind] > 1:
            spot.signs.append("twin" if kinds[kind] == 2 else "repeated")
        if n == 0:
            above = at.head is not None and spot.line.index < at.head - _ABOVE_HEADLINE
            spot.signs.append("top_of_page" if above else "first_of_page")
        if spot is below:
            spot.signs.append("first_below_headline")
        if days[spot.days[0]] > 1:
            spot.signs.append("same_day_again")
        if month:
            fits = any((day.year, day.month) == month for day in spot.days)
            spot.signs.append("address_month" if fits else "address_other_month")


def kind_of(line: Line) -> object:
    """How a line is marked: its box and the box around it; None in a dump."""
    box = line.box
    if box is None:
        return None
    around = box.parent
    return (box.tag, box.names, around.tag, around.names) if around else (box.tag, box.names)


_ADDRESS = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/_.](?P<month>\d\d?)[-/_.](?P<day>\d\d?)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)/?(?P<month>\d\d)/?(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/](?P<name>[a-z]{3,9})[-/](?P<day>\d\d?)(?!\d)", re.IGNORECASE),
)


def in_address(url: str | None) -> tuple[date, str] | None:
    """The day in the path of an address and how it stands there; None when there is none, or only a month."""
    from .datenames import month_number

    try:
        path = urlsplit(url or "").path
    except ValueError:
        return None
    for shape in _ADDRESS:
        for match in shape.finditer(path):
            name = match.groupdict().get("name")
            month = month_number(name, "en") if name else int(match["month"])
            value = make(int(match["year"]), month, int(match["day"])) if month else None
            if value is not None:
                return day_of(value), match.group()
    return None


_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)[-/_](?P<month>0[1-9]|1[0-2])(?:[-/_]|$)")


def month_in_address(url: str | None) -> tuple[int, int] | None:
    """Year and month in the path of an address: too little for a date, but it can speak for one."""
    match = _MONTH.search(url or "")
    return (int(match["year"]), int(match["month"])) if match else None
