"""Make the body model: python training/train.py CORPUS [--cv-only]

Reads the development pages, learns the word tables, the kinds of pages and the two forests, says what cross-validation
by site gives, and writes `data/words.json`, `data/kinds.json`, `data/body.json` and the model card, docs/model.md.
What it needs beside the package: CONTRIBUTING.md. Nothing is downloaded; the same corpus gives the same bytes.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from articleclean.body import context, features
from articleclean.body.kinds import KindWeights
from articleclean.body.model import BodyModel
from articleclean.body.trees import probability
from articleclean.body.words import VERSION, Words
from card import write_card
from confidence import fit_confidence
from figures import figures, say
from kinds import as_table as kind_table
from kinds import learn_kinds

import shard
from dataset import FOLDS, SETS, corpus_rows, is_held, publishers, site_of
from forest import fit, load
from shard import Facts, Result
from words import learn_words

DATA = Path(__file__).parents[1] / "src/articleclean/data"
ROUNDS = (300, 400)
"""Trees of the first and of the second look."""
RATES = (0.11, 0.07)
ARTICLE, OTHER = 1.0, 0.6
"""How much a page of that kind weighs."""
SURE, FEW = 0.01, 4
"""Of lines outside the body that an earlier look gives less than this, one in so many is enough to learn from."""
DOUBT, DOUBTFUL = 0.6, 0.3
"""Articles on which the first forest's scores agree less with the gold weigh so much at the second fit."""
ALL = -1
"""The fold of nobody: left out, all pages are there."""

START = time.monotonic()
LINK = 0.8
LINKED = features.NAMES.index("link_share")

Table = dict[str, Any]


@dataclass
class Fitted:
    """One forest for each fold, fitted without its pages, and (`ALL`) one of all pages."""

    tables: dict[int, Table]
    scores: list[np.ndarray] = field(default_factory=list)
    """Each page's, by the forest that has not seen its site."""


class Workers:
    """Two processes with half of the pages each."""

    def __init__(self, corpus: Path) -> None:
        same = publishers(corpus)
        rows = [(name, row) for name in SETS for row in corpus_rows(corpus, name)]
        jobs = [(corpus, name, row, same.get(site_of(row), site_of(row))) for name, row in rows]
        self.pools = [ProcessPoolExecutor(1), ProcessPoolExecutor(1)]
        self.jobs = jobs[::2] + jobs[1::2]
        self.middle = len(jobs[::2])

    def each(self, function: Callable[..., list[Any]], things: list[Any]) -> list[Any]:
        """The function's results for one thing a page, in the order of the pages."""
        return self._gather(function, [things[: self.middle], things[self.middle :]])

    def same(self, function: Callable[..., list[Any]], thing: Any) -> list[Any]:
        """The function's results where each half gets the same."""
        return self._gather(function, [thing, thing])

    def _gather(self, function: Callable[..., list[Any]], parts: list[Any]) -> list[Any]:
        futures = [pool.submit(function, part) for pool, part in zip(self.pools, parts, strict=True)]
        return [one for future in futures for one in future.result()]

    def close(self) -> None:
        for pool in self.pools:
            pool.shutdown()


def weights_of(page: Facts, trust: float) -> np.ndarray:
    """A page's words weigh the same whatever its length; short lines weigh a little, unlabelled ones nothing."""
    weights = 0.15 + np.minimum(12 * page.words / (page.words[page.labels == 1].sum() + 60), 3.0)
    weights[page.labels < 0] = 0
    return weights * trust * (ARTICLE if page.kind == "article" else OTHER)


def trusts(pages: list[Facts], scores: list[np.ndarray]) -> list[float]:
    """How far each page's gold is to be trusted: less where a first model of other sites finds it all wrong.

    Gold that stops in the middle of a long page, or takes a column of teasers for the text, teaches nothing.
    """
    return [
        DOUBTFUL if page.kind == "article" and len(own) and agreement(page, own) < DOUBT else 1.0
        for page, own in zip(pages, scores, strict=True)
    ]


def agreement(page: Facts, scores: np.ndarray) -> float:
    """Expected word F1 of the scores and the labels."""
    gold = (page.labels == 1) * page.words
    return float(2 * (scores * gold).sum() / ((scores * page.words).sum() + gold.sum() + 1e-9))


def thinned(weights: np.ndarray, easy: np.ndarray) -> np.ndarray:
    """Weights with most of the easy lines' at nothing and the others' of them so much higher."""
    order = np.arange(len(weights))
    return np.where(easy, np.where(order % FEW == 0, weights * FEW, 0), weights)


def cross_fit(
    pages: list[Facts],
    looks: list[np.ndarray],
    easy: list[np.ndarray],
    trust: list[float],
    names: tuple[str, ...],
    settings: tuple[int, float],
    final: bool,
) -> Fitted:
    """Fit a forest without each fold, and score the fold with it."""
    filled = [i for i, page in enumerate(pages) if len(page.labels)]
    folds = np.concatenate([np.full(len(pages[i].labels), pages[i].fold) for i in filled])
    rows = np.concatenate([looks[i].T for i in filled])
    labels = np.concatenate([pages[i].labels for i in filled])
    weights = np.concatenate([weights_of(pages[i], trust[i]) for i in filled])
    weights = thinned(weights, np.concatenate([easy[i] for i in filled]) & (labels == 0))
    fitted = Fitted({})
    for left_out in [*range(FOLDS), *([ALL] if final else [])]:
        fitted.tables[left_out] = fit(rows, labels, weights * (folds != left_out), names, *settings)
    forests = {k: load(table) for k, table in fitted.tables.items()}
    fitted.scores = [
        probability(forests[page.fold](own)) if len(page.labels) else np.zeros(0)
        for page, own in zip(pages, looks, strict=True)
    ]
    return fitted


def tell(done: str) -> None:
    print(f"{time.monotonic() - START:6.0f} s  {done}", file=sys.stderr, flush=True)


def write(name: str, table: object) -> None:
    (DATA / name).write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def word_table(words: Words) -> Table:
    return {"version": VERSION, "classes": words.classes, "texts": words.texts}


@dataclass
class Learned:
    """What one run learns: tables for each fold without its pages and (`ALL`) of all pages, and what they give."""

    words: dict[int, Words]
    kinds: dict[int, KindWeights]
    first: dict[int, Table]
    second: dict[int, Table]
    results: list[Result]

    def body(self, fold: int) -> Table:
        return {"first": self.first[fold], "second": self.second[fold], "confidence": [[0, 0], [1, 1]]}


def learn(workers: Workers, final: bool) -> Learned:
    """Fit everything on all folds but one, five times, and once on all pages when it is `final`."""
    folds = [*range(FOLDS), *([ALL] if final else [])]
    pages: list[Facts] = workers.each(shard.load, workers.jobs)
    tell("pages read")
    words = {k: learn_words((page.site, page.counts) for page in pages if page.fold != k) for k in folds}
    signs = [(page.fold, sign) for page in pages for sign in page.signs]
    kinds = {k: learn_kinds(sign for own, sign in signs if own != k) for k in folds}
    seen: list[shard.Seen] = workers.same(shard.first_looks, [(words[k], kinds[k]) for k in range(FOLDS)])
    looks = [columns for _, columns in seen]
    pages = [
        replace(page, labels=page.labels[at], words=page.words[at]) for page, (at, _) in zip(pages, seen, strict=True)
    ]
    tell("first looks")
    links = [look[LINKED] > LINK if len(look) else np.zeros(0, bool) for look in looks]
    first = cross_fit(pages, looks, links, [1.0] * len(pages), features.NAMES, (ROUNDS[0], RATES[0]), final)
    tell("first forests")
    looks = workers.each(shard.second_looks, first.scores)
    sure = [scores < SURE for scores in first.scores]
    second = cross_fit(pages, looks, sure, trusts(pages, first.scores), context.NAMES, (ROUNDS[1], RATES[1]), final)
    tell("second forests")
    learned = Learned(words, kinds, first.tables, second.tables, [])
    models = [BodyModel.load(word_table(words[k]), learned.body(k)) for k in range(FOLDS)]
    learned.results = workers.same(shard.results, models)
    tell("results")
    return learned


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the body model.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cv-only", action="store_true", help="say the figures, write nothing")
    parser.add_argument("--held", action="store_true", help="let the figures tell of the sites held back, too")
    chosen = parser.parse_args()
    workers = Workers(chosen.corpus)
    learned = learn(workers, not chosen.cv_only)
    workers.close()
    results = learned.results
    say(figures([result for result in results if chosen.held or not is_held(result.facts.site)]))
    if not chosen.cv_only:
        write("words.json", word_table(learned.words[ALL]))
        write("kinds.json", kind_table(learned.kinds[ALL]))
        write("body.json", learned.body(ALL) | {"confidence": fit_confidence(results)})
        write_card(results, ROUNDS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
