"""Which lines of a page are in its gold text: labels for training, with the oracle they allow.

Each word of the gold is given to one line only. Pages show much text twice (a copy for telephones, a quoted post, a
teaser of the article itself), and a copy that the gold does not repeat is no text.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import accumulate, pairwise
from typing import NamedTuple

from articleclean.page import Line

__all__ = ["UNKNOWN", "label_by_snippets", "label_by_text"]

UNKNOWN = -1
# Scripts without blanks between words go character by character: a whole clause would be one word.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff\u2060"))
_SHINGLE = 4  # words: long enough to be nearly unique, short enough to survive small differences
_COVERED = 0.5  # share of a line's words that must be in the gold
_STRAY = 0.3  # what a line's word that is not in the gold takes off its worth, of what one that is adds
_HIDDEN = 0.9  # how much a hidden line is worth against a line that is shown
_SPOTS = 60  # places of one short line that are looked at
_PART = 0.6  # share of a short line's words that must stand in a row in the gold
_LONE = 3  # words a line must have to be found out of order


def words(text: str) -> list[str]:
    return _WORD.findall(text.translate(_UNSEEN).lower())


class Place(NamedTuple):
    """Where a line may stand in the gold: the words from `first` to before `end`."""

    line: int
    first: int
    end: int
    worth: float


def label_by_text(lines: list[Line], gold: str) -> list[int]:
    """1 for lines whose words are in the gold text, else 0.

    First the long lines, by their shingles, in the gold's order; then those that stand in another order; then the
    short ones ("Read more" may stand in text and menu alike) between the places of their neighbours, whole or most of
    their words ("Posted 4 May"); at last what is left of the gold, wherever the line is.
    """
    target = words(gold)
    tokens = [words(line.text) for line in lines]
    worth = [_HIDDEN if getattr(line, "hidden", False) else 1.0 for line in lines]
    taken = [False] * len(target)
    found: dict[int, Place] = {}
    places = long_places(tokens, target, worth)
    keep(in_order(places), found, taken)
    keep_free(places, found, taken)
    index = defaultdict(list)
    for i, word in enumerate(target):
        index[word].append(i)
    for look in (short_places, partial_places):
        for gap in gaps(found, tokens, len(target)):
            keep(in_order(look(gap, tokens, target, index, taken, worth)), found, taken)
    rest = [i for i, own in enumerate(tokens) if i not in found and len(own) >= _LONE]
    everywhere = Gap(rest, 0, len(target))
    keep_free(short_places(everywhere, tokens, target, index, taken, worth), found, taken)
    return [int(i in found) for i in range(len(lines))]


def long_places(tokens: list[list[str]], target: list[str], worth: list[float]) -> list[Place]:
    """Places of the long lines: where at least half of the line's words stand close together."""
    shingles = defaultdict(list)
    for i in range(len(target) - _SHINGLE + 1):
        shingles[tuple(target[i : i + _SHINGLE])].append(i)
    places = []
    for line, own in enumerate(tokens):
        if len(own) < 2 * _SHINGLE:
            continue
        hits = defaultdict(list)  # by how far gold and line are apart: roughly the same for all of one place
        width = max(8, len(own) // 4)
        for j in range(len(own) - _SHINGLE + 1):
            for spot in shingles.get(tuple(own[j : j + _SHINGLE]), ()):
                hits[(spot - j) // width].append((j, spot))
        for bucket in list(hits):
            row = straight(hits[bucket] + hits.get(bucket + 1, []))
            covered = covers(row)
            if covered >= _COVERED * len(own):
                value = covered - _STRAY * (len(own) - covered)
                places.append(Place(line, row[0][1], row[-1][1] + _SHINGLE, value * worth[line]))
    return places


def straight(hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of (place in line, place in gold) those that go forward in both, near the distance that most of them keep."""
    usual = Counter(spot - j for j, spot in hits).most_common(1)[0][0]
    nearest: dict[int, int] = {}
    for j, spot in hits:
        if j not in nearest or abs(spot - j - usual) < abs(nearest[j] - j - usual):
            nearest[j] = spot
    row: list[tuple[int, int]] = []
    for j, spot in sorted(nearest.items()):
        if not row or spot > row[-1][1]:
            row.append((j, spot))
        elif abs(spot - j - usual) < abs(row[-1][1] - row[-1][0] - usual):
            while row and row[-1][1] >= spot:
                row.pop()
            row.append((j, spot))
    return row


def covers(row: list[tuple[int, int]]) -> int:
    """How many of the line's words these shingles cover."""
    starts = [j for j, _ in row]
    return sum(min(after - start, _SHINGLE) for start, after in pairwise([*starts, starts[-1] + _SHINGLE]))


def in_order(places: list[Place]) -> list[Place]:
    """The places worth most together that follow each other in page and gold; of equals the earlier lines."""
    if not places:
        return []
    places = sorted(places)
    ends = sorted({place.end for place in places})
    best: list[tuple[float, int, int]] = [(0.0, 0, -1)] * (len(ends) + 1)  # prefix maxima: worth, -line, place
    before = []
    waiting: list[tuple[int, tuple[float, int, int]]] = []
    for i, place in enumerate(places):
        if waiting and places[waiting[0][1][2]].line != place.line:
            spread(waiting, best)
        slack = min(_SHINGLE - 1, (place.end - place.first) // 4)
        total, _, last = query(best, bisect_left(ends, place.first + slack + 1))
        before.append(last)
        waiting.append((bisect_left(ends, place.end) + 1, (total + place.worth, -place.line, i)))
    spread(waiting, best)
    chain, i = [], query(best, len(ends))[2]
    while i >= 0:
        chain.append(places[i])
        i = before[i]
    return chain[::-1]


def spread(waiting: list[tuple[int, tuple[float, int, int]]], best: list[tuple[float, int, int]]) -> None:
    """Enter what one line's places come to, in a tree of prefix maxima; then forget them."""
    for at, entry in waiting:
        while at < len(best):
            best[at] = max(best[at], entry)
            at += at & -at
    waiting.clear()


def query(best: list[tuple[float, int, int]], at: int) -> tuple[float, int, int]:
    found = (0.0, 0, -1)
    while at > 0:
        found = max(found, best[at])
        at -= at & -at
    return found


def keep(places: Iterable[Place], found: dict[int, Place], taken: list[bool]) -> None:
    """Give the gold's words at these places to their lines."""
    for place in places:
        found[place.line] = place
        taken[place.first : place.end] = [True] * (place.end - place.first)


def keep_free(places: list[Place], found: dict[int, Place], taken: list[bool]) -> None:
    """Of places in any order those whose words are mostly not taken, the ones worth most first."""
    for place in sorted(places, key=lambda place: (-place.worth, place.line)):
        used = sum(taken[place.first : place.end])
        if place.line not in found and used <= 0.25 * (place.end - place.first):
            keep([place], found, taken)


class Gap(NamedTuple):
    """Lines that are between two lines found, and the gold's words between these."""

    lines: list[int]
    low: int
    high: int


def gaps(found: dict[int, Place], tokens: list[list[str]], total: int) -> list[Gap]:
    """Where short lines are to be looked for. Lines found out of order bound no gap."""
    chain = in_order([place._replace(worth=place.end - place.first) for place in found.values()])
    marks = [(-1, 0, 0), *((place.line, place.first, place.end) for place in chain), (len(tokens), total, total)]
    return [
        Gap([i for i in range(line + 1, after) if i not in found and tokens[i]], max(0, end - 1), min(total, first + 1))
        for (line, _, end), (after, first, _) in pairwise(marks)
        if after > line + 1
    ]


def short_places(
    gap: Gap,
    tokens: list[list[str]],
    target: list[str],
    index: dict[str, list[int]],
    taken: list[bool],
    worth: list[float],
) -> list[Place]:
    """Where the lines' words stand in a row in the gold, not yet given to a line."""
    places = []
    free = list(accumulate(taken, initial=0))
    for line in gap.lines:
        own = tokens[line]
        rare = min(own, key=lambda word: len(index.get(word, ())))
        offset = own.index(rare)
        spots = index.get(rare, [])
        at = bisect_left(spots, gap.low + offset)
        kept = 0
        while at < len(spots) and kept < _SPOTS:
            first = spots[at] - offset
            end = first + len(own)
            if end > gap.high:
                break
            if free[end] == free[first] and target[first:end] == own:
                places.append(Place(line, first, end, len(own) * worth[line]))
                kept += 1
            at += 1
    return places


def partial_places(
    gap: Gap,
    tokens: list[list[str]],
    target: list[str],
    index: dict[str, list[int]],
    taken: list[bool],
    worth: list[float],
) -> list[Place]:
    """Where most of a short line's words stand in a row in the gold, not yet given to a line."""
    places = []
    for line in gap.lines:
        own = tokens[line]
        least = max(_LONE, _PART * len(own))
        if len(own) >= 2 * _SHINGLE:
            continue
        for j, word in enumerate(own):
            if len(own) - j < least:
                break
            spots = index.get(word, [])
            at = bisect_left(spots, gap.low)
            for first in spots[at : at + _SPOTS]:
                end = first
                while (
                    end < gap.high
                    and end - first + j < len(own)
                    and target[end] == own[end - first + j]
                    and not taken[end]
                ):
                    end += 1
                if end - first >= least:
                    missing = len(own) - (end - first)
                    places.append(Place(line, first, end, (end - first - _STRAY * missing) * worth[line]))
    return places


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
