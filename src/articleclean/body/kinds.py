"""Which kind of page this is: the sum of what its signs weigh for each kind. Learned by training/kinds.py."""

from dataclasses import dataclass
from functools import cache
from math import exp, fsum
from typing import Any, get_args

from ..article import Kind
from ..candidates import Candidate
from ..data import load_json
from ..errors import RuleError
from ..page import Page
from .kind_signs import Signs, signs

__all__ = ["KINDS", "VERSION", "KindWeights", "Row", "kind_scores", "likeliest", "shipped_kinds"]

KINDS: tuple[Kind, ...] = get_args(Kind)
VERSION = 1
SHOWN = 3
"""Kinds that provenance names, with their probabilities."""

Row = tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class KindWeights:
    """What each sign says of each kind, in log-odds: rows in the order of `KINDS`."""

    bias: Row
    groups: dict[str, dict[str, Row]]
    """The signs' group, word and row."""

    @classmethod
    def load(cls, table: dict[str, Any]) -> "KindWeights":
        """The weights of a table like `data/kinds.json`.

        Raises:
            RuleError: the table is of another version or for other kinds, or a row does not fit.
        """
        if table.get("version") != VERSION:
            raise RuleError(f"kinds.json: version {table.get('version')!r}, this code reads {VERSION}; train it again")
        if tuple(table["kinds"]) != KINDS:
            raise RuleError(f"kinds.json: made for other kinds than {', '.join(KINDS)}; train it again")
        groups: dict[str, dict[str, Row]] = {}
        for sign, weights in table["weights"].items():
            group, _, word = sign.partition(":")
            groups.setdefault(group, {})[word] = _row(sign, weights)
        return cls(_row("bias", table["bias"]), groups)

    def probabilities(self, found: Signs) -> Row:
        """How likely each kind is on a page with these signs."""
        rows = [self.bias]
        for group, words in found.items():
            if known := self.groups.get(group):
                rows += [known[word] for word in words & known.keys()]
        sums = [fsum(column) for column in zip(*rows, strict=True)]  # the same in whatever order the signs come
        highest = max(sums)
        odds = [exp(total - highest) for total in sums]
        return tuple(odd / sum(odds) for odd in odds)


def _row(sign: str, weights: list[float]) -> Row:
    if len(weights) != len(KINDS):
        raise RuleError(f"kinds.json: {sign}: {len(weights)} weights for {len(KINDS)} kinds; train it again")
    return tuple(map(float, weights))


@cache
def shipped_kinds() -> KindWeights:
    """The weights in `data/kinds.json`, loaded at the first page."""
    return KindWeights.load(load_json("kinds"))


def kind_scores(page: Page, model: KindWeights) -> Row:
    """How likely each of `KINDS` is, in their order; certain where the caller says it, or there is no text.

    Args:
        page: a page whose head and lines are read.
        model: what signs weigh.
    """
    if page.options.kind or not page.lines:
        known = page.options.kind or "article"
        return tuple(float(kind == known) for kind in KINDS)
    return model.probabilities(signs(page))


def likeliest(page: Page) -> Candidate:
    """The kind of the page, from `page.kind_scores`."""
    if page.options.kind is not None:
        return Candidate("kind", page.options.kind, "argument", "Options.kind", page.options.kind, 1.0)
    ranked = sorted(zip(page.kind_scores, KINDS, strict=True), reverse=True)
    raw = ", ".join(f"{kind} {score:.2f}" for score, kind in ranked[:SHOWN])
    score, kind = ranked[0]
    return Candidate("kind", kind, "text", "address, metadata, words and shape of the page", raw, round(score, 4))
