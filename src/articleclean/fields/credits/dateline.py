"""`dateline`, and the `agencies` in it: where a wire story was filed, at the start of its text.

It stays in the body: "NAIROBI, May 19 (Reuters) - The minister said …".
"""

from collections.abc import Iterator

from ...candidates import Candidate
from ...page import Line, Page
from .byline_words import bylines
from .dateline_read import WINDOW, Found, read_alone, read_dateline
from .names import people
from .spots import may_credit_text, speaks

__all__ = ["detect"]

FIRST_LINES = 10
"""Body lines in which the story may begin: standfirst, byline and captions may stand before it."""
FIRST_PARAGRAPHS = 3
PARAGRAPH = 60
"""Characters of a line that is a paragraph of the story."""
LINES_BEFORE = 5
SURE = 0.8
SPAN = 4
"""Inline elements at the start of a paragraph that are looked at."""


def detect(page: Page) -> Iterator[Candidate]:
    """Datelines at the start of the story's first paragraphs, and alone on a line before it."""
    if not page.body:
        return
    early = page.body[:FIRST_LINES]
    for line in page.lines[max(0, early[0] - LINES_BEFORE) : early[0]]:
        found = read_alone(line.text)
        if found and _may_stand(page, line) and _holds(page, found):
            yield from _candidates(found, line)
    credited = any(c.confidence > 0.5 for c in page.candidates.get("agencies", ()))
    paragraphs = 0
    for index in range(early[0], early[-1] + 1):
        line = page.lines[index]
        found = _opening(page, line, own=index in early, first=paragraphs == 0, credited=credited)
        if found and _holds(page, found):
            yield from _candidates(found, line, doubt=0.05 * paragraphs)
            return
        paragraphs += len(line.text) >= PARAGRAPH and index in early
        if paragraphs > FIRST_PARAGRAPHS:
            return


def _opening(page: Page, line: Line, *, own: bool, first: bool, credited: bool) -> Found | None:
    """The dateline that a line of the body's beginning opens with, or is."""
    long = len(line.text) >= PARAGRAPH
    if long and own:
        found = read_dateline(line.text, credited=credited and first) or _marked(line)
        return found if found and (first or found.agencies or found.confidence >= SURE) else None
    found = read_alone(line.text) or (read_dateline(line.text) if own else None)
    return found if found and _may_stand(page, line) else None


def _may_stand(page: Page, line: Line) -> bool:
    return line.link_chars * 2 <= len(line.text) and may_credit_text(page, line)


def _marked(line: Line) -> Found | None:
    """A dateline in an element of its own at the start of a paragraph: "<b>EFE / Madrid</b> The …"."""
    for span in line.spans[:SPAN]:
        if span.start == 0 and span.end < len(line.text) and span.tag != "a":
            found = read_alone(line.text[: span.end])
            if found:
                return found
    return None


def _holds(page: Page, found: Found) -> bool:
    return not found.doubtful or speaks(page, found.agencies)


def _candidates(found: Found, line: Line, doubt: float = 0.0) -> Iterator[Candidate]:
    where, raw = f"line {line.index}", line.text[:WINDOW]
    confidence = found.confidence - doubt
    yield Candidate("dateline", found.dateline, "visible", where, raw, confidence, (line.index,))
    if found.agencies:
        text, part = found.dateline.text, (0, len(found.dateline.text))
        yield Candidate("agencies", found.agencies, "visible", where, text, confidence, (line.index,), cut=part)
    reporter = bylines().reporter.match(line.text, len(found.dateline.text))
    if reporter and line.text.startswith(found.dateline.text):
        persons, _ = people(reporter["inside"] or reporter["before"].replace("·", ","))
        if persons:
            yield Candidate("authors", persons, "visible", where, raw, confidence, (line.index,))
