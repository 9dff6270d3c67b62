"""Words at a date that say what happened then: "Published", "zuletzt aktualisiert", "最終更新", "Copyright"."""

import re
from functools import cache
from typing import Literal

from ...data import load_toml

__all__ = ["Label", "is_label", "label_of", "says_first"]

Label = Literal["published", "modified", "other"]
"""Publication; last change; something that is neither (an event, a right, a visit)."""

# How far a label stands from its date at most, in characters.
_REACH = 70
_REACH_AFTER = 14
_LONGEST = 5  # words of a label
_LETTER = re.compile(r"[^\W\d_]|©")
_GLUED = re.compile(r"(?<=[a-zäöüéèßñçå])(?=[A-ZÄÖÜÉ])")
_NEAR = 1  # words (a weekday) between the date and a label that makes it something else
# What parts words; signs that belong to a label ("©", "á", "'") stay.
_GAPS = re.compile(r"[\s:：;,|·•/()（）\[\]【】<>»›–—-]+")


def label_of(before: str, after: str = "") -> Label | None:
    """What the words around a date say of it.

    Args:
        before: the line's text up to the date.
        after: its text after the date, where it may hold the label: some languages put it there ("10.12.2016 更新").
    """
    before, after = before[-_REACH:], after[:_REACH_AFTER]
    return (_last(_unglued(before)) if _LETTER.search(before) else None) or (
        _first(_unglued(after)) if _LETTER.search(after) else None
    )


def _unglued(text: str) -> str:
    """The text case folded; words that only the page's layout parts ("AnalystUpdated") are parted."""
    return _GLUED.sub(" ", text).casefold()


def is_label(text: str) -> Label | None:
    """What a text says that is nothing but a label: "Published:"."""
    words = _GAPS.sub(" ", text.casefold()).strip(" .")
    return _labels()[0].get(words) or _labels()[1].get(words)


def says_first(before: str) -> bool:
    """Whether the words before a date say that it was the first publication of several: "Originally published on"."""
    return _originals().search(before[-_REACH:]) is not None


@cache
def _originals() -> re.Pattern[str]:
    phrases = [phrase for words in load_toml("date_words")["original"].values() for phrase in words]
    return re.compile("|".join(map(re.escape, phrases)), re.IGNORECASE)


def _last(text: str) -> Label | None:
    """The label that ends nearest to the text's end; of those that end there the longest."""
    words = [word.rstrip(".") for word in _GAPS.split(text) if word]
    labels, ends = _labels()[0], _ends()
    for end in range(len(words), 0, -1):
        if words[end - 1] not in ends:
            continue
        for start in range(max(0, end - _LONGEST), end):
            label = labels.get(" ".join(words[start:end]))
            if label and (label != "other" or end >= len(words) - _NEAR):
                return label
    return _unspaced(text)


def _first(text: str) -> Label | None:
    words = [word for word in _GAPS.split(text) if word]
    for size in range(min(_LONGEST, len(words)), 0, -1):
        if label := _labels()[0].get(" ".join(words[:size]).rstrip(".")):
            # "May 3, 2024 - From our correspondent" says nothing of the date
            return label if label != "other" else None
    return _unspaced(text)


def _unspaced(text: str) -> Label | None:
    """A label of a language that sets no blanks between words; the last one."""
    if text.isascii():
        return None
    found = [(text.rfind(word) + len(word), len(word), label) for word, label in _labels()[1].items() if word in text]
    return max(found)[2] if found else None


@cache
def _ends() -> frozenset[str]:
    """The last words of labels."""
    return frozenset(label.rpartition(" ")[2] for label in _labels()[0])


@cache
def _labels() -> tuple[dict[str, Label], dict[str, Label]]:
    """Label -> what it says; of languages with blanks between words, and of those without."""
    spaced: dict[str, Label] = {}
    unspaced: dict[str, Label] = {}
    table = load_toml("date_words")
    kinds: tuple[Label, ...] = ("other", "published", "modified")
    for kind in kinds:
        for language, words in table[kind].items():
            target = unspaced if language in ("ja", "ko", "th", "zh") else spaced
            target.update((_GAPS.sub(" ", word.casefold()).strip().rstrip("."), kind) for word in words)
    return spaced, unspaced
