"""Which lines of a page are in its gold text: labels for training, with the oracle they allow."""

import re
from bisect import bisect_left
from collections import defaultdict

from articleclean.page import Line

__all__ = ["UNKNOWN", "label_by_snippets", "label_by_text"]

UNKNOWN = -1
_WORD = re.compile(r"\w+")
_SHINGLE = 4  # words: long enough to be nearly unique, short enough to survive small differences
_COVERED = 0.5  # share of a line's shingles that must be in the gold


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def label_by_text(lines: list[Line], gold: str) -> list[int]:
    """1 for lines whose words are in the gold text, in its order; else 0.

    Long lines are found by their shingles. Short ones ("Read more" may stand in text and menu alike) must be in the
    gold between the places of the long lines before and after them.
    """
    target = words(gold)
    places = defaultdict(list)
    for i in range(len(target) - _SHINGLE + 1):
        places[tuple(target[i : i + _SHINGLE])].append(i)
    tokens = [words(line.text) for line in lines]
    anchors = anchor_lines(tokens, places)
    positions = defaultdict(list)
    for i, word in enumerate(target):
        positions[word].append(i)
    labels = [0] * len(lines)
    for i, span in anchors.items():
        labels[i] = int(span is not None)
    found = sorted((i, span) for i, span in anchors.items() if span is not None)
    indices = [i for i, _ in found]
    for i, own in enumerate(tokens):
        if i in anchors or not own:
            continue
        at = bisect_left(indices, i)
        low = found[at - 1][1][1] if at > 0 else 0
        high = found[at][1][0] if at < len(found) else len(target)
        place = find(own, positions, target, max(0, low - 1), high + len(own))
        if place is not None:
            labels[i] = 1
    return labels


def anchor_lines(tokens: list[list[str]], places: dict) -> dict[int, tuple[int, int] | None]:
    """For each long line: (first, last) gold position, or None when it is not in the gold."""
    anchors: dict[int, tuple[int, int] | None] = {}
    after = 0
    for i, own in enumerate(tokens):
        if len(own) < 2 * _SHINGLE:
            continue
        hits = []
        total = len(own) - _SHINGLE + 1
        for j in range(total):
            spots = places.get(tuple(own[j : j + _SHINGLE]))
            if spots:
                k = bisect_left(spots, after)
                hits.append(spots[min(k, len(spots) - 1)])
        if len(hits) >= _COVERED * total:
            first, last = min(hits), max(hits) + _SHINGLE
            if last - first > 3 * len(own):
                middle = sorted(hits)[len(hits) // 2]
                first, last = max(first, middle - len(own)), min(last, middle + len(own))
            anchors[i] = (first, last)
            after = max(after, first) if first >= after else after
        else:
            anchors[i] = None
    return anchors


def find(own: list[str], positions: dict, target: list[str], low: int, high: int) -> int | None:
    """Where the words stand in a row in the gold between low and high."""
    rare = min(own, key=lambda word: len(positions.get(word, ())))
    offset = own.index(rare)
    spots = positions.get(rare, [])
    for place in spots[bisect_left(spots, low + offset) :]:
        start = place - offset
        if start + len(own) > high:
            return None
        if target[start : start + len(own)] == own:
            return start
    return None


def label_by_snippets(lines: list[Line], keep: list[str], drop: list[str]) -> list[int]:
    """1 for lines that hold a wanted snippet, 0 for those with an unwanted one, else UNKNOWN."""
    labels = [UNKNOWN] * len(lines)
    flat = [" ".join(line.text.split()) for line in lines]
    for snippets, label in ((drop, 0), (keep, 1)):
        for snippet in snippets:
            wanted = " ".join(snippet.split())
            hits = [i for i, text in enumerate(flat) if wanted and wanted in text]
            if len(hits) == 1 or (hits and label == 0):
                for i in hits:
                    labels[i] = label
    return labels
