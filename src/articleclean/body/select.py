"""Choose the lines that are the body: two looks at the lines, the cut that promises most, then one decision."""

import numpy as np

from ..page import Page
from .alike import level, raised
from .cohere import cohere
from .expected import best_cut
from .kinds import KINDS
from .model import BodyModel, shipped_model
from .vast import is_vast
from .whole import is_paragraph

__all__ = ["select_body"]

TOGETHER = 0.6
"""How far the lines of an article stand and fall together; those of a list do not."""
HARDLY = 0.5
"""Pages that are less likely an article have their lists levelled."""

_ARTICLE = KINDS.index("article")


def select_body(page: Page, model: BodyModel | None = None) -> None:
    """Fill the page's `scores`, `promised`, `confidence` and `body`; by the shipped model when none is given."""
    if not page.lines:
        return
    model = model or shipped_model()
    scores, look = model.scores(page)
    article = page.kind_scores[_ARTICLE]
    if article < HARDLY and page.markup == "html":  # a dump's lines have no path
        scores = level(scores, look.words, look.keys.path)
    elif page.markup == "text" and is_vast(page):
        paragraphs = np.array([is_paragraph(page.lines[i].text) for i in look.at])
        scores = raised(scores, look.words, paragraphs)
    cut, page.promised = best_cut(scores, look.words, TOGETHER * article)
    page.scores = [0.0] * len(page.lines)
    for index, score in zip(look.at.tolist(), scores.tolist(), strict=True):
        page.scores[index] = score
    page.confidence = model.confident(page.promised)
    page.body = cohere(page, cut)
