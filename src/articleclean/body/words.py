"""Words that say what a line is: of class names and ids, and of short texts. Learned weights (training/words.py).

A weight is the logarithm of how much more often lines with the word are body than not; unknown words weigh nothing.
"""

import re
from dataclasses import dataclass
from functools import cache

from ..data import load_json

__all__ = ["Words", "class_words", "shipped_words"]

_PARTS = re.compile(r"[a-z]+")


def class_words(name: str) -> list[str]:
    """The words of a class or id token: "article-body__text" has "article", "body" and "text". Whole words only."""
    return [word for word in _PARTS.findall(name) if len(word) > 2]


@dataclass(frozen=True, slots=True)
class Words:
    """The two tables of learned weights."""

    classes: dict[str, float]
    texts: dict[str, float]

    def of_names(self, names: tuple[str, ...], seen: dict[str, float]) -> float:
        """Sum of the weights of the words in class and id; `seen` keeps the weights of tokens, which recur."""
        total = 0.0
        for name in names:
            weight = seen.get(name)
            if weight is None:
                weight = seen[name] = sum([self.classes.get(word, 0.0) for word in class_words(name)])
            total += weight
        return total

    def of_text(self, words: list[str]) -> tuple[float, float, float]:
        """Mean, highest and lowest weight of the words of a short line, given in normal form."""
        find = self.texts.get
        weights = [find(word, 0.0) for word in words]
        return (sum(weights) / len(weights), max(weights), min(weights)) if weights else (0.0, 0.0, 0.0)


@cache
def shipped_words() -> Words:
    """The tables in `data/words.json`."""
    table = load_json("words")
    return Words(table["classes"], table["texts"])
