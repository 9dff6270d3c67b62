"""What is in the body or out of it as a whole: data tables, lists; and the paragraphs at its ends."""

from functools import partial
from itertools import groupby, takewhile

from ..page import Box, Line, Page
from .tables import data_tables, table_box
from .vast import is_vast

__all__ = ["is_paragraph", "outer_paragraphs", "whole_lists", "whole_tables"]

TABLE = 0.35
"""A data table with a better mean score is body as a whole."""
ITEM = 0.2
"""An item of a list most of which is body needs only this."""
AFTER = 10
"""Lines after the body's last in which the rest of its list is looked for."""
LEAD = 0.15
"""A paragraph before or after the body of a dump needs only this …"""
LEAD_CHARS = 100
"""… if it is so long and ends as a sentence does."""
LEAD_LINES = 6
"""Lines before the body's first that are looked at."""
_SENTENCE_ENDS = tuple('.!?…。！？।»”"')


def whole_tables(page: Page, body: set[int]) -> set[int]:
    """The body with each data table in or out as a whole, by the mean score of its text."""
    first, last = min(body), max(body)
    known = page.once(data_tables)
    tables: dict[Box, list[int]] = {}
    for line in page.lines[first : last + 1]:
        if line.box is not None and (table := table_box(line.box, known)) is not None:
            tables.setdefault(table, []).append(line.index)
    for cells in tables.values():
        if not body.isdisjoint(cells):
            size = sum(len(page.lines[i].text) for i in cells)
            mean = sum(page.scores[i] * len(page.lines[i].text) for i in cells) / size
            body = body.union(cells) if mean > TABLE else body.difference(cells)
    return body


def whole_lists(page: Page, body: set[int]) -> set[int]:
    """The body with the items that it lacks of the lists it has most of."""
    first, last = min(body), max(body)
    found = set(body)
    for one, run in groupby(page.lines[first : last + AFTER], key=list_of):
        items = [] if one is None else [(line.index in body, len(line.text), line.index) for line in run]
        size = sum(chars for _, chars, _ in items)
        if sum(chars for taken, chars, _ in items if taken) > size / 2:
            found.update(index for taken, _, index in items if not taken and page.scores[index] > ITEM)
    return found


def list_of(line: Line) -> object | None:
    """What the items of one list have in common; None for a line that is no item."""
    if line.box is None:
        return (line.marker[:1].isdigit(), line.indent) if line.marker else None
    return line.box.parent if line.box.tag == "li" else None


def outer_paragraphs(page: Page, body: set[int]) -> set[int]:
    """In a dump, where no markup helps, a paragraph right before the body (below the headline) and one right after it,
    which the scorer did not quite take for its first and last. In HTML the like is as often a caption or a teaser.

    On a vast page, the paragraphs right before and after the body: they are so little of its text that to cut them off
    costs no score.
    """
    headline = page.found.get("headline")
    if not body or headline is None or not headline.lines:
        return set()
    first, last = min(body), max(body)
    above = page.lines[max(headline.lines[0] + 1, first - LEAD_LINES) : first][::-1]
    below = page.lines[last + 1 : last + 1 + LEAD_LINES]
    if is_vast(page):
        return {line.index for lines in (above, below) for line in takewhile(partial(is_outer, page), lines)}
    if page.markup != "text":
        return set()
    found = (next(filter(partial(is_outer, page), lines), None) for lines in (above, below[:1]))
    return {line.index for line in found if line is not None}


def is_outer(page: Page, line: Line) -> bool:
    return page.scores[line.index] > LEAD and is_paragraph(line.text)


def is_paragraph(text: str) -> bool:
    """Whether a line of a dump is as long as a paragraph and ends as a sentence does."""
    return len(text) >= LEAD_CHARS and text.endswith(_SENTENCE_ENDS)
