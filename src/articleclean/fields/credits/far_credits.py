"""Authors whom a page names far from headline and text, after words that can only mean the author.

"Article written by:" under a list of references, "Autorin: Eva Beispiel" before the notes. Words that announce other
things elsewhere ("Text:", "Interview:") count beside the text only, which is `byline_lines`' part. A page that names
several authors so has a list of books or of other texts, and tells nothing.
"""

import re
from collections.abc import Iterator

from ...article import Person
from ...candidates import Candidate
from ...page import Line, Page
from ..pictures.article_range import article_range
from .byline_boxes import Surroundings
from .byline_words import bylines
from .given import opens_given
from .names import is_name
from .phrases import first_words
from .read_once import people_on

__all__ = ["far_credits"]

CONFIDENCE = 0.45
LABELLED = re.compile(r"[^\W\d_]{2,20}\s?:")
LABEL = 24
"""Characters of a line that may be the label of the next one."""
LONGEST = 160
"""Characters of a line that may hold a credit."""


def far_credits(page: Page) -> Iterator[Candidate]:
    """The author whom the lines from the text's beginning on name after a sure label, when they all name the same."""
    extent = page.once(article_range)
    if extent is None:
        return
    around = Surroundings(extent.own)
    found: list[tuple[Line, tuple[Person, ...]]] = []
    for line in page.lines[extent.first :]:
        credit = _credit(page, line)
        if credit and around.words(line.box) is not None and (persons := _full_names(page, line, credit)):
            found.append((line, persons))
    if found and len({frozenset(p.name for p in persons) for _, persons in found}) == 1:
        line, persons = found[0]
        yield Candidate("authors", persons, "visible", f"line {line.index}", line.text, CONFIDENCE)


def _credit(page: Page, line: Line) -> str:
    """What follows a sure label: behind it in the line's first row, or in the next line; empty where none stands."""
    text, labels = line.text, bylines().far
    if not 4 < len(text) <= LONGEST or not labels.may_stand(first_words(text[:LABEL])):
        return ""
    opening = labels.match(text)
    if opening is None:
        return ""
    rest, _, below = text[opening.end() :].partition("\n")
    if rest and (LABELLED.match(below) or any(map(_is_record, _beside(page, line)))):
        return ""
    if rest or len(text) > LABEL or line.index + 1 >= len(page.lines):
        return rest
    after = page.lines[line.index + 1]
    return after.text if len(after.text) <= LONGEST // 2 else ""


def _beside(page: Page, line: Line) -> list[str]:
    """The lines right before and after a line."""
    return [page.lines[i].text for i in (line.index - 1, line.index + 1) if 0 <= i < len(page.lines)]


def _is_record(text: str) -> bool:
    """Whether a line is an entry of a record ("Publisher: …"), whose author is a book's; a photographer's is not."""
    return LABELLED.match(text) is not None and not bylines().others.match(text)


def _full_names(page: Page, line: Line, credit: str) -> tuple[Person, ...]:
    """The persons of a credit, all by their full names; one opens with a given name if the label is in the line."""
    persons, _ = people_on(page, credit)
    known = credit not in line.text or any(opens_given(p.name) for p in persons)
    return persons if known and all(is_name(p.name) for p in persons) else ()
