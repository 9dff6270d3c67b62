"""Choose the lines that are the body: two looks at every line, then one decision."""

from functools import cache

from ..data import load_json
from ..metadata.jsonld import article_body
from ..page import Page
from . import context, features
from .cohere import cohere
from .trees import Forest, probability
from .words import shipped_words

__all__ = ["select_body"]


@cache
def forests() -> tuple[Forest, Forest]:
    """The trees of the first and of the second look, from `data/body.json`."""
    table = load_json("body")
    return Forest.load(table["first"], features.NAMES), Forest.load(table["second"], context.NAMES)


def select_body(page: Page) -> None:
    """Fill `page.scores` and `page.body`."""
    first, second = forests()
    rows = features.line_features(page, article_body(page), shipped_words())
    scores = [probability(first(row)) if row else 0.0 for row in rows]
    looks = context.context_features(page.lines, scores, rows)
    page.scores = [probability(second(look)) if look else score for look, score in zip(looks, scores, strict=True)]
    page.body = cohere(page)
