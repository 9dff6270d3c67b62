"""The weights of class-name words and of short lines' words (`data/words.json`)."""

from collections import defaultdict
from collections.abc import Iterable
from math import log

from articleclean.body.features import SHORT
from articleclean.body.phrases import normal_form
from articleclean.body.words import Words

from dataset import Example

__all__ = ["PageCounts", "count_page", "learn_words"]

MIN_SITES = 5
"""A word seen on fewer sites says more of the site than of words."""
SMOOTHING = 1.5
MIN_WEIGHT = 0.4
"""Weights nearer to zero are left out of the table."""
Counts = dict[str, list]  # word: [share of lines outside the body, share inside, sites], summed over pages
PageCounts = tuple[dict[str, float], dict[str, float]]  # of class words and text words: share of lines inside the body


def learn_words(pages: Iterable[tuple[str, PageCounts]]) -> Words:
    """Tables from (site, counts) of labelled pages; each page weighs the same, however often a word stands in it."""
    tables: tuple[Counts, Counts] = (defaultdict(lambda: [0.0, 0.0, set()]), defaultdict(lambda: [0.0, 0.0, set()]))
    for site, counts in pages:
        for table, own in zip(tables, counts, strict=True):
            for word, inside in own.items():
                entry = table[word]
                entry[0] += 1.0 - inside
                entry[1] += inside
                entry[2].add(site)
    return Words(weights(tables[0]), weights(tables[1]))


def count_page(example: Example) -> PageCounts:
    """For each word of one page: the share of the labelled lines with it that are body."""
    classes: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    texts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for line, label in zip(example.page.lines, example.labels, strict=True):
        if label < 0:
            continue
        box, seen = line.box, set()
        while box is not None:
            seen.update(box.words)
            box = box.parent
        for word in seen:
            classes[word][label] += 1
        if len(line.text) <= SHORT:
            for word in set(normal_form(line.text).split()):
                texts[word][label] += 1
    return tuple({word: inside / (out + inside) for word, (out, inside) in own.items()} for own in (classes, texts))


def weights(table: Counts) -> dict[str, float]:
    out = sum(entry[0] for entry in table.values()) or 1.0
    inside = sum(entry[1] for entry in table.values()) or 1.0
    prior = log(inside / out)
    found = {}
    for word, (negative, positive, sites) in sorted(table.items()):
        if len(sites) >= MIN_SITES:
            weight = log((positive + SMOOTHING) / (negative + SMOOTHING)) - prior
            if abs(weight) >= MIN_WEIGHT:
                found[word] = round(weight, 2)
    return found
