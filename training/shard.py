"""One half of the corpus, held by one worker process: pages stay where they were read (trees cannot be sent around)."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from articleclean.body import context, features
from articleclean.body.words import Words
from articleclean.metadata.jsonld import article_body

from dataset import Example, example, fold
from words import PageCounts, count_page

__all__ = ["Facts", "contexts", "load", "rows"]


@dataclass
class Facts:
    """What the trainer needs of a page: all but the page."""

    set: str
    kind: str
    site: str
    fold: int
    labels: list[int]
    texts: list[str]
    gold: dict = field(repr=False)
    counts: PageCounts = field(repr=False)


_pages: list[Example] = []
_rows: list[list[features.Row | None]] = []


def load(jobs: list[tuple[Path, str, dict]]) -> list[Facts]:
    """Read the pages of (corpus, set, row) jobs, and keep them."""
    _pages[:] = [example(*job) for job in jobs]
    return [
        Facts(
            made.set,
            made.kind,
            made.site,
            fold(made.site),
            made.labels,
            [line.text for line in made.page.lines],
            {key: made.gold[key] for key in ("text", "summary", "keep", "drop") if made.gold.get(key)},
            count_page(made),
        )
        for made in _pages
    ]


def rows(tables: list[Words]) -> list[np.ndarray]:
    """First-look features, each page's with the word table of its fold: the one that has not seen its site."""
    _rows[:] = [
        features.line_features(made.page, article_body(made.page), tables[fold(made.site)]) for made in _pages
    ]
    return [array(own, len(features.NAMES)) for own in _rows]


def contexts(scores: list[np.ndarray]) -> list[np.ndarray]:
    """Second-look features, from the first scores of each page's lines."""
    found = [
        context.context_features(made.page.lines, own.tolist(), first)
        for made, own, first in zip(_pages, scores, _rows, strict=True)
    ]
    return [array(own, len(context.NAMES)) for own in found]


def array(found: list[features.Row | None], width: int) -> np.ndarray:
    """A row a line; lines that are passed over have NaN in the first column."""
    passed_over = (float("nan"),) * width
    return np.array([row or passed_over for row in found], dtype=np.float32).reshape(len(found), width)
