"""`agencies` that a page names alone on a line at its headline ("EFE", "Quelle: dpa-AFX").

Those of bylines, datelines and sign-offs come from `authors`, `dateline` and `signoff`.
"""

from collections.abc import Iterator

from ..candidates import Candidate
from ..page import Page
from .article_range import article_range
from .credit_spots import may_credit_text
from .signoff_read import read_signoff
from .wires import find

__all__ = ["detect"]

LONGEST = 60
ABOVE = 3
"""Lines above the headline in which such a line may stand."""
BELOW = 16
TRUST = 0.85
"""What a line is worth that would make a sure sign-off at the text's end."""


def detect(page: Page) -> Iterator[Candidate]:
    """Lines between the headline and the text that name an agency and nothing else."""
    extent = article_range(page)
    if extent is None:
        return
    top = extent.first if extent.headline is None else extent.headline
    spots = {*range(top - ABOVE, extent.first + 1), *range(top - ABOVE, top + BELOW)}
    for index in sorted(i for i in spots if 0 <= i < len(page.lines)):
        line = page.lines[index]
        if not 2 <= len(line.text) <= LONGEST or index == extent.headline or not find(line.text):
            continue
        found = read_signoff(line.text) if may_credit_text(page, line) else None
        if found and found.agencies:
            confidence = found.confidence * TRUST
            yield Candidate("agencies", found.agencies, "visible", f"line {index}", line.text, confidence, (index,))
