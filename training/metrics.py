"""The figures of the public benchmarks, each by its published formula."""

import re
from collections import Counter

__all__ = ["chunk_f1", "exact", "word_f1"]

_WORD = re.compile(r"\w+")


def word_f1(found: str, gold: str) -> float:
    """F1 of the bags of words of one page (WCXB)."""
    a, b = Counter(_WORD.findall(found.lower())), Counter(_WORD.findall(gold.lower()))
    if not a or not b:
        return float(not a and not b)
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values()))


def exact(found: str, gold: str) -> float:
    return float(_WORD.findall(found) == _WORD.findall(gold))


def chunk_f1(pages: list[tuple[str, list[str], list[str]]]) -> float:
    """F1 over wanted and unwanted snippets of all pages: (text, keep, drop) (trafilatura)."""
    right = wrong = missed = 0
    for found, keep, drop in pages:
        flat = " ".join(found.split())
        hits = sum(" ".join(snippet.split()) in flat for snippet in keep)
        right += hits
        missed += len(keep) - hits
        wrong += sum(" ".join(snippet.split()) in flat for snippet in drop)
    return 2 * right / max(1, 2 * right + wrong + missed)
