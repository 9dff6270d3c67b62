"""Words that say what a line is: of class names and ids, and of short texts. Learned weights (training/words.py).

A weight is the logarithm of how much more often lines with the word are body than not; unknown words weigh nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from typing import Any

from ..errors import RuleError

__all__ = ["VERSION", "Words"]

VERSION = 1


@dataclass(frozen=True, slots=True)
class Words:
    """The two tables of learned weights."""

    classes: dict[str, float]
    texts: dict[str, float]

    @classmethod
    def load(cls, table: dict[str, Any]) -> "Words":
        """The weights of a table like `data/words.json`.

        Raises:
            RuleError: the table is of another version.
        """
        if table.get("version") != VERSION:
            raise RuleError(f"words.json: version {table.get('version')!r}, this code reads {VERSION}; train it again")
        return cls(table["classes"], table["texts"])

    def of_names(self, words: Iterable[str]) -> float:
        """Sum of the weights of the words of class and id (`Box.words`), whatever their order."""
        find = self.classes.get
        return fsum([find(word, 0.0) for word in words])

    def of_text(self, words: list[str]) -> tuple[float, float, float]:
        """Mean, highest and lowest weight of the words of a short line, given in normal form."""
        find = self.texts.get
        weights = [find(word, 0.0) for word in words]
        return (sum(weights) / len(weights), max(weights), min(weights)) if weights else (0.0, 0.0, 0.0)
