"""`agencies` that a page names alone on a line at its headline ("EFE", "Quelle: dpa-AFX").

Those of bylines, datelines and sign-offs come from `authors`, `dateline` and `signoff`.
"""

import re
from collections.abc import Iterator

from ...candidates import Candidate
from ...page import Line, Page
from ..pictures.article_range import article_range
from .houses import house_names
from .signoff_read import Signoff, read_signoff
from .spots import may_credit_text, speaks
from .wires import find

__all__ = ["detect"]

LONGEST = 90
PARTS = re.compile(r"\n|\u3000|\s[|·•–—-]\s")
ABOVE = 3
"""Lines above the headline in which such a line may stand."""
BELOW = 12
TRUST = 0.85
"""What a line is worth that would make a sure sign-off at the text's end."""


def detect(page: Page) -> Iterator[Candidate]:
    """Lines between the headline and the text that name an agency and nothing else."""
    extent = page.once(article_range)
    if extent is None:
        return
    top = extent.first if extent.headline is None else extent.headline
    spots = {*range(top - ABOVE, extent.first + 1), *range(top - ABOVE, top + BELOW)}
    for index in sorted(i for i in spots if 0 <= i < len(page.lines)):
        line = page.lines[index]
        if not 2 <= len(line.text) <= LONGEST or index == extent.headline or not find(line.text, weak=True):
            continue
        found = _credited(page, line) if may_credit_text(page, line) else None
        if found and (not found.doubtful or speaks(page, found.agencies)):
            confidence = found.confidence * TRUST
            yield Candidate(
                "agencies", found.agencies, "visible", f"line {index}", line.text, confidence, (index,), True
            )


def _credited(page: Page, line: Line) -> Signoff | None:
    """The credit that a line is, or that a part of it is beside a date ("12 May 2020 | EFE")."""
    houses = page.once(house_names)
    whole = read_signoff(line.text, houses)
    if whole and whole.agencies:
        return whole
    if not any(c.isdigit() for c in line.text):
        return None
    parts = [*PARTS.split(line.text), *(line.text[span.start : span.end] for span in line.spans)]
    return next((found for part in parts if (found := read_signoff(part.strip(), houses)) and found.agencies), None)
