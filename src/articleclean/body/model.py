"""The body model: word tables, two forests and the table of confidence, as `training/train.py` writes them."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from ..data import load_json
from ..metadata.jsonld import article_body
from ..page import Page
from .context import NAMES as SECOND_NAMES
from .context import Doubles, second_look
from .features import NAMES as FIRST_NAMES
from .features import Look, first_look
from .passed_over import looked_at
from .trees import Forest, probability
from .words import Words

__all__ = ["BodyModel", "shipped_model"]


@dataclass(frozen=True, slots=True, eq=False)
class BodyModel:
    """All that is learned of lines."""

    words: Words
    first: Forest
    second: Forest
    confidence: tuple[tuple[float, float], ...]
    """Pairs of promised word F1 and the share of pages that promised so much and had a word F1 of 0.9, ascending."""

    @classmethod
    def load(cls, words: dict[str, Any], body: dict[str, Any]) -> "BodyModel":
        """The model of the tables `data/words.json` and `data/body.json`.

        Raises:
            RuleError: a table is malformed, or was made for another version of this code.
        """
        return cls(
            Words.load(words),
            Forest.load(body["first"], FIRST_NAMES),
            Forest.load(body["second"], SECOND_NAMES),
            tuple((float(promised), float(share)) for promised, share in body["confidence"]),
        )

    def scores(self, page: Page) -> tuple[Doubles, Look]:
        """Probabilities of being body for the lines of the look, and the look, for a page with lines."""
        look = first_look(page, looked_at(page), page.once(article_body), self.words)
        scores = probability(self.first(look.columns))
        return probability(self.second(second_look(look, scores))), look

    def confident(self, promised: float) -> float:
        """How sure it is that a body which promises this word F1 has one of at least 0.9, in 0..1."""
        points, shares = ([pair[i] for pair in self.confidence] for i in (0, 1))
        return float(np.interp(promised, points, shares))


@cache
def shipped_model() -> BodyModel:
    """The model in `data/`, loaded at the first page."""
    return BodyModel.load(load_json("words"), load_json("body"))
