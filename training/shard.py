"""One half of the corpus, held by one worker process: pages stay where they were read (trees cannot be sent around)."""

from copy import copy
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

import numpy as np

from articleclean.body.context import second_look
from articleclean.body.features import Look, first_look
from articleclean.body.kinds import KindWeights, kind_scores
from articleclean.body.model import BodyModel
from articleclean.body.passed_over import looked_at
from articleclean.bounds import Budget
from articleclean.metadata.jsonld import article_body
from articleclean.page import Page
from articleclean.pipeline import finish
from kinds import Signed, signed

from align import words as gold_words
from dataset import Example, example
from words import PageCounts, Words, count_page

__all__ = ["Facts", "Result", "first_looks", "load", "results", "second_looks"]


@dataclass
class Facts:
    """What the trainer needs of a page: all but the page."""

    set: str
    id: str
    kind: str
    site: str
    fold: int
    labels: np.ndarray
    words: np.ndarray
    """Words of each line."""
    counts: PageCounts
    signs: list[Signed]


@dataclass
class Result:
    """What extraction with a model that has not seen the page's site gives, and what the gold says."""

    facts: Facts
    text: str
    with_standfirst: str
    perfect: str
    """The lines that gold labels as body: what perfect choice of lines would give."""
    promised: float
    """The word F1 that the scores promise (`body.expected`)."""
    language: str | None
    gold: dict[str, Any]


Seen = tuple[np.ndarray, np.ndarray]
NOTHING: Seen = (np.zeros(0, int), np.zeros((0, 0), np.float32))

_examples: list[Example] = []
_looks: list[Look | None] = []
_facts: list[Facts] = []


def load(jobs: list[tuple[Path, str, dict[str, Any], str]]) -> list[Facts]:
    """Read the pages of (corpus, set, row, site) jobs, and keep them."""
    _examples[:] = [example(*job) for job in jobs]
    _facts[:] = [
        Facts(
            made.set,
            made.id,
            made.kind,
            made.site,
            made.fold,
            np.array(made.labels),
            np.array([len(gold_words(line.text)) for line in made.page.lines], float),
            count_page(made),
            signed(made.page, made.set, made.site, made.kind),
        )
        for made in _examples
    ]
    return _facts


def first_looks(tables: list[tuple[Words, KindWeights]]) -> list[Seen]:
    """Which lines are looked at, and their first-look columns; each page's with the tables of its fold: those that have
    not seen its site.
    """
    _looks.clear()
    for made in _examples:
        words, kinds = tables[made.fold]
        page = made.page
        page.kind_scores = kind_scores(page, kinds)
        _looks.append(first_look(page, looked_at(page), article_body(page), words) if page.lines else None)
    return [(look.at, look.columns) if look else NOTHING for look in _looks]


def second_looks(scores: list[np.ndarray]) -> list[np.ndarray]:
    """Second-look columns, from the first scores of each page's lines."""
    return [second_look(look, own) if look else NOTHING[1] for look, own in zip(_looks, scores, strict=True)]


def results(models: list[BodyModel]) -> list[Result]:
    """The whole extraction of each page, with the model of its fold."""
    return [result(made, facts, models[made.fold]) for made, facts in zip(_examples, _facts, strict=True)]


def result(made: Example, facts: Facts, model: BodyModel) -> Result:
    page = fresh(made.page)
    article = finish(page, model)
    return Result(
        facts,
        article.to_text(),
        article.to_text(standfirst=True),
        "\n".join(line.text for line, label in zip(page.lines, made.labels, strict=True) if label == 1),
        page.promised,
        article.language,
        made.gold,
    )


def fresh(page: Page) -> Page:
    """The prepared page, so that it can be finished more than once: without its clock, which ran while forests grew."""
    again = copy(page)
    again.budget = Budget(inf)
    again.candidates = {name: list(found) for name, found in page.candidates.items()}
    again.found = dict(page.found)
    again.warnings = list(page.warnings)
    return again
