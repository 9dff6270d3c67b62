"""Make the body model's weights: python training/train.py CORPUS [--cv-only]

Reads the development pages, learns the word tables and the two forests, says what cross-validation by site gives, and
writes `data/words.json` and `data/body.json`. Needs lightgbm and numpy (CONTRIBUTING.md); nothing is downloaded.
"""

import argparse
import json
import statistics
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from articleclean.body import context, features
from articleclean.body.cohere import THRESHOLD

import shard
from dataset import FOLDS, SETS, corpus_rows
from forest import Fitted, fit
from metrics import chunk_f1, exact, word_f1
from shard import Facts
from words import learn_words

DATA = Path(__file__).parents[1] / "src/articleclean/data"
ROUNDS = (48, 64)
"""Trees of the first and of the second look."""
RATES = (0.17, 0.14)
ARTICLE, OTHER = 1.0, 0.6
"""How much a page of that kind weighs."""

Rows = list[np.ndarray]


class Corpus:
    """What is known of the pages."""

    facts: list[Facts]
    rows: Rows
    weights: Rows
    labels: Rows
    scores: Rows


def weights_of(made: Facts) -> np.ndarray:
    """A page's words weigh the same whatever its length; short lines weigh a little, unlabelled ones nothing."""
    words = np.array([text.count(" ") + 1 for text in made.texts], dtype=float)
    labels = np.array(made.labels)
    weights = 0.15 + np.minimum(12 * words / (words[labels == 1].sum() + 60), 3.0)
    weights[labels < 0] = 0
    return weights * (ARTICLE if made.kind == "article" else OTHER)


def fit_without(left_out: int, rounds: int, rate: float) -> Fitted:
    """A forest fitted on all folds but one (all, for fold -1)."""
    chosen = [i for i, made in enumerate(Corpus.facts) if made.fold != left_out and made.texts]
    return fit(*stacked(chosen), rounds, rate)


def stacked(chosen: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, labels and weights of the lines of these pages that are looked at."""
    looked = np.concatenate([~np.isnan(Corpus.rows[i][:, 0]) for i in chosen])
    parts = (Corpus.rows, Corpus.labels, Corpus.weights)
    return tuple(np.concatenate([part[i] for i in chosen])[looked] for part in parts)


def cross_validate(rounds: int, rate: float, final: bool) -> tuple[Rows, object]:
    """Scores of every page by the forest that has not seen its site, and the forest of all pages."""
    forests = {k: fit_without(k, rounds, rate) for k in [*([-1] if final else []), *range(FOLDS)]}
    scores = []
    for rows, made in zip(Corpus.rows, Corpus.facts, strict=True):
        scored = np.zeros(len(rows))
        looked = ~np.isnan(rows[:, 0])
        if looked.any():
            scored[looked] = forests[made.fold].predict(rows[looked])
        scores.append(scored)
    return scores, forests.get(-1)


def figures(scores: Rows) -> dict[str, float]:
    """By set (and kind), with the benchmarks' formulas."""
    found: dict[str, list] = {}
    snippets = []
    for made, own in zip(Corpus.facts, scores, strict=True):
        text = "\n\n".join(text for text, score in zip(made.texts, own, strict=True) if score > THRESHOLD)
        gold = made.gold.get("text")
        if gold:
            best = word_f1(text, gold)
            if made.gold.get("summary"):
                best = max(best, word_f1(text, f"{made.gold['summary']}\n{gold}"))
            found.setdefault(f"{made.set} {made.kind}" if made.set == "wcxb" else made.set, []).append(best)
            if made.set == "wcxb":
                found.setdefault("wcxb all", []).append(best)
                if made.kind == "article":
                    found.setdefault("wcxb exact", []).append(exact(text, gold))
        elif made.set == "trafilatura":
            snippets.append((text, made.gold.get("keep", []), made.gold.get("drop", [])))
    return {name: statistics.fmean(values) for name, values in sorted(found.items())} | {
        "trafilatura chunks": chunk_f1(snippets)
    }


def say(title: str, values: dict[str, float]) -> None:
    told = ", ".join(f"{name} {value:.4f}" for name, value in values.items())
    print(f"{title}: {told}", file=sys.stderr, flush=True)


def write(name: str, table: object) -> None:
    (DATA / name).write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def learn_first(final: bool) -> dict[str, Any]:
    """The first forest, from the first features."""
    Corpus.scores, forest = cross_validate(ROUNDS[0], RATES[0], final)
    say("first look", figures(Corpus.scores))
    return forest.as_table(features.NAMES) if final else {}


def learn_second(final: bool) -> dict[str, Any]:
    """The second forest, from the lines that get a second look in extraction; the others keep their first score."""
    first = Corpus.scores
    scores, forest = cross_validate(ROUNDS[1], RATES[1], final)
    looked = [~np.isnan(rows[:, 0]) for rows in Corpus.rows]
    Corpus.scores = [np.where(*parts) for parts in zip(looked, scores, first, strict=True)]
    say("second look", figures(Corpus.scores))
    return forest.as_table(context.NAMES) if final else {}


def everywhere(workers: list[ProcessPoolExecutor], function: Callable[..., Rows], parts: list[Any]) -> Rows:
    """The function's results for each worker's part, in the order of the pages."""
    futures = [worker.submit(function, part) for worker, part in zip(workers, parts, strict=True)]
    return [one for future in futures for one in future.result()]


def halves(things: list[Any]) -> list[list[Any]]:
    middle = len(things) // 2
    return [things[:middle], things[middle:]]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--cv-only", action="store_true", help="say the figures, write nothing")
    chosen = arguments.parse_args()
    final = not chosen.cv_only
    jobs = [(chosen.corpus, name, row) for name in SETS for row in corpus_rows(chosen.corpus, name)]
    jobs = jobs[::2] + jobs[1::2]
    with ProcessPoolExecutor(1) as one, ProcessPoolExecutor(1) as other:
        workers = [one, other]
        Corpus.facts = everywhere(workers, shard.load, halves(jobs))
        counts = [(made.fold, made.site, made.counts) for made in Corpus.facts]
        tables = [learn_words((site, count) for own, site, count in counts if own != k) for k in range(FOLDS)]
        Corpus.labels = [np.array(made.labels) for made in Corpus.facts]
        Corpus.weights = [weights_of(made) for made in Corpus.facts]
        Corpus.rows = everywhere(workers, shard.rows, [tables, tables])
        first = learn_first(final)
        Corpus.rows = everywhere(workers, shard.contexts, halves(Corpus.scores))
        second = learn_second(final)
    if final:
        words = learn_words((site, count) for _, site, count in counts)
        write("words.json", {"classes": words.classes, "texts": words.texts})
        write("body.json", {"first": first, "second": second})
    return 0


if __name__ == "__main__":
    sys.exit(main())
