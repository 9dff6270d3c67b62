"""The figures of the public benchmarks, each by its published formula."""

import re
from collections import Counter

__all__ = ["chunk_f1", "exact", "shingle_f1", "word_f1"]

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


def shingle_f1(pages: list[tuple[str, str]]) -> float:
    """F1 of the mean precision and mean recall of 4-word shingles of (found, gold) texts (article-extraction-benchmark,
    evaluate.py)."""
    counts = [shingle_counts(found, gold) for found, gold in pages]
    precision = mean([ratio(tp, fp, fn) for tp, fp, fn in counts if tp + fp])
    recall = mean([ratio(tp, fn, fp) for tp, fp, fn in counts if tp + fn])
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def shingle_counts(found: str, gold: str) -> tuple[int, int, int]:
    """Shingles that are in both, in the found text alone, in the gold alone; case kept."""
    a, b = shingles(found), shingles(gold)
    both = (a & b).total()
    return both, a.total() - both, b.total() - both


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1)) if words)


def ratio(right: int, wrong: int, other: int) -> float:
    """Share of right ones; 1 where nothing is wrong on either side."""
    return 1.0 if not (wrong or other) else right / (right + wrong)


def mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
