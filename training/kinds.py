"""Make the weights of page kinds alone: python training/kinds.py CORPUS [--cv-only]

Reads the development pages, and dumps of them, says what cross-validation by site gives, and writes `data/kinds.json`.
The wcxb pages have their kind as gold; those of other sets are articles. Needs numpy and scikit-learn.
"""

import argparse
import gzip
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from lxml import etree
from scipy.sparse import csr_array, diags_array
from sklearn.linear_model import LogisticRegression

from articleclean.body.kind_signs import Signs, signs
from articleclean.body.kinds import KINDS, VERSION, KindWeights, Row
from articleclean.options import Options
from articleclean.page import Page
from articleclean.source import read

from dataset import FOLDS, SETS, corpus_rows, fold, is_held, site_of

__all__ = ["Signed", "as_table", "learn_kinds", "signed"]

TABLE = Path(__file__).parents[1] / "src/articleclean/data/kinds.json"
MIN_SITES = 5
"""A sign seen on fewer sites says more of the site than of kinds."""
MOST_SIGNS = 2500
"""Signs that get a weight: those that tell most."""
STRENGTH = 0.5
"""Inverse of the regularisation (scikit-learn's C)."""
EVEN = 0.5
"""How far rare kinds are made to weigh as much as articles, from 0 to 1."""
WORDS = 0.6
"""How much the words of short lines, of which a page has many, count beside the other signs."""
ROUGH = 0.25
"""How much a dump of a page weighs beside the page."""
OTHERS = 0.4
"""How much an article of another set weighs beside a wcxb page."""

UNSEEN = ("script", "style", "noscript", "template")
"""Elements whose text a dump does not have."""

Signed = tuple[str, frozenset[str], str, float]
"""A page's site, signs and kind, and how much it weighs."""


def learn_kinds(pages: Iterable[Signed]) -> KindWeights:
    """The weights that tell the kinds of these pages apart best."""
    chosen = list(pages)
    kinds = np.array([KINDS.index(kind) for _, _, kind, _ in chosen])  # type: ignore[arg-type]
    weights = np.array([weight for _, _, _, weight in chosen])
    sizes = np.bincount(kinds, weights, len(KINDS))
    weights *= (sizes.mean() / sizes[kinds]) ** EVEN
    names = known_signs(chosen)
    strengths = np.array([WORDS if name.startswith("word:") else 1.0 for name in names])
    matrix = presence(chosen, names) @ diags_array(strengths)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(matrix, kinds, sample_weight=weights)
    share = np.asarray((matrix > 0).mean(axis=0)).ravel()
    telling = (np.abs(model.coef_) * strengths).max(axis=0) * np.sqrt(share * (1 - share))
    best = np.sort(np.argsort(-telling, kind="stable")[:MOST_SIGNS])
    model.fit(matrix[:, best], kinds, sample_weight=weights)
    rows = (model.coef_ * strengths[best]).T
    return KindWeights(rounded(model.intercept_), grouped([names[i] for i in best], rows))


def known_signs(pages: list[Signed]) -> list[str]:
    """The signs that enough sites have."""
    sites: dict[str, set[str]] = defaultdict(set)
    for site, found, _, _ in pages:
        for sign in found:
            sites[sign].add(site)
    return sorted(sign for sign, seen in sites.items() if len(seen) >= MIN_SITES)


def presence(pages: list[Signed], names: list[str]) -> csr_array:
    """For each page a row, with 1 for each sign it has."""
    number = {name: i for i, name in enumerate(names)}
    rows = [sorted(number[sign] for sign in found if sign in number) for _, found, _, _ in pages]
    columns = np.concatenate([np.array(row, np.int32) for row in rows])
    starts = np.cumsum([0, *map(len, rows)], dtype=np.int32)
    return csr_array((np.ones(len(columns)), columns, starts), shape=(len(pages), len(names)))


def grouped(names: list[str], weights: np.ndarray) -> dict[str, dict[str, Row]]:
    """The rows by group and word."""
    groups: dict[str, dict[str, Row]] = {}
    for name, row in zip(names, weights, strict=True):
        group, _, word = name.partition(":")
        groups.setdefault(group, {})[word] = rounded(row)
    return groups


def rounded(row: np.ndarray) -> Row:
    return tuple(round(float(weight), 2) for weight in row)


def as_table(model: KindWeights) -> dict[str, object]:
    """What `data/kinds.json` holds."""
    weights = {f"{group}:{word}": row for group, words in model.groups.items() for word, row in words.items()}
    return {"version": VERSION, "kinds": KINDS, "bias": model.bias, "weights": weights}


def signed(page: Page, name: str, site: str, kind: str) -> list[Signed]:
    """A page of the set `name` as training sees it; of a wcxb page two dumps as well, one without its address."""
    found = [(site, flat(signs(page)), kind, 1.0 if name == "wcxb" else OTHERS)]
    if name == "wcxb" and page.root is not None:
        for dump, url in zip(dumps(page), (page.url, None), strict=True):
            rough = read(dump, url=url, content_type=None, markup="text", options=page.options)
            found.append((site, flat(signs(rough)), kind, ROUGH))
    return found


def flat(found: Signs) -> frozenset[str]:
    """The signs as one set of "group:word"."""
    return frozenset(f"{group}:{word}" for group, words in found.items() for word in words)


def dumps(page: Page) -> Iterator[str]:
    """The page as two kinds of renderers write it: a paragraph a line, and each text node a line of its own."""
    yield "\n\n".join(line.text for line in page.lines)
    nodes: list[str] = []
    for element in page.root.iter(etree.Element) if page.root is not None else ():
        nodes += [] if element.tag in UNSEEN else [element.text or ""]
        nodes.append(element.tail or "")
    yield "\n".join(node.strip() for node in nodes if node.strip())


def corpus_pages(corpus: Path) -> Iterator[Signed]:
    """All pages with gold, and dumps of the wcxb ones."""
    for name in SETS:
        for row in corpus_rows(corpus, name):
            data = gzip.decompress((corpus / name / row["page"]).read_bytes())
            page = read(data, url=row.get("url"), content_type=None, markup="auto", options=Options())
            yield from signed(page, name, site_of(row), row.get("kind", "article"))


def cross_validate(pages: list[Signed]) -> list[tuple[Signed, Row]]:
    """Each page with the probabilities by weights that have not seen its site."""
    judged = []
    for left_out in range(FOLDS):
        model = learn_kinds(page for page in pages if fold(page[0]) != left_out)
        for page in pages:
            if fold(page[0]) == left_out:
                judged.append((page, model.probabilities(unflat(page[1]))))
    return judged


def unflat(flat: frozenset[str]) -> Signs:
    found: Signs = defaultdict(set)
    for sign in flat:
        group, _, word = sign.partition(":")
        found[group].add(word)
    return found


def report(judged: list[tuple[Signed, Row]]) -> str:
    """Share of right kinds, log-loss, and for each kind what it was taken for."""
    table = np.zeros((len(KINDS), len(KINDS)), int)
    loss = 0.0
    for (_, _, kind, _), row in judged:
        true = KINDS.index(kind)  # type: ignore[arg-type]
        table[true, int(np.argmax(row))] += 1
        loss -= math.log(max(row[true], 1e-9)) / len(judged)
    lines = [f"{len(judged)} pages, right {np.trace(table) / table.sum():.4f}, log-loss {loss:.3f}"]
    for i, kind in enumerate(KINDS):
        if table[i].any():
            recall, precision = table[i, i] / table[i].sum(), table[i, i] / max(1, table[:, i].sum())
            taken = " ".join(map(str, table[i]))
            lines.append(f"  {kind:13} recall {recall:.2f} precision {precision:.2f} taken for {taken}")
    return "\n".join(lines)


def write(model: KindWeights) -> None:
    TABLE.write_text(json.dumps(as_table(model), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Learn the weights of page kinds.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cv-only", action="store_true", help="say the figures, write nothing")
    parser.add_argument("--held", action="store_true", help="say the figures of the sites held back, too")
    chosen = parser.parse_args(arguments)
    pages = list(corpus_pages(chosen.corpus))
    judged = cross_validate(pages)
    for held in [False, *[True] * chosen.held]:
        own = [one for one in judged if is_held(one[0][0]) == held]
        for title, weight in (("wcxb", 1.0), ("dumps of wcxb", ROUGH), ("articles of other sets", OTHERS)):
            print(f"{title}{', held back' if held else ''}: {report([one for one in own if one[0][3] == weight])}")
    if not chosen.cv_only:
        write(learn_kinds(pages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
