"""Choose the lines that are the body: two looks at every line, the cut that promises most, then one decision."""

from ..page import Page
from .cohere import cohere
from .expected import best_cut
from .model import BodyModel, shipped_model

__all__ = ["select_body"]

CUT = 0.5
"""Lines with a better score are body …"""
CLEAR = 0.8
"""… on pages that promise this word F1; on others the line is drawn where most is promised."""


def select_body(page: Page, model: BodyModel | None = None) -> None:
    """Fill the page's `scores`, `promised`, `confidence` and `body`; by the shipped model when none is given."""
    if not page.lines:
        return
    model = model or shipped_model()
    scores, look = model.scores(page)
    cut, page.promised = best_cut(scores, look.words)
    page.scores = scores.tolist()
    page.confidence = model.confident(page.promised)
    page.body = cohere(page, CUT if page.promised >= CLEAR else min(CUT, cut))
