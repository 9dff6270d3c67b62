"""Characters by class, counted for all lines of a page in one step.

Counting in Python would look at every character of every line; numpy does it for the whole page at once.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["CLASSES", "Column", "Counts", "Floats", "count_characters"]

Floats = NDArray[np.float32]
Column = NDArray[Any]
"""Numbers of one kind or another, one a line."""

SAMPLE = 240
"""Characters of a line that are counted; what a line is like shows in these."""
CLASSES = (
    "other", "letter", "capital", "digit", "blank", "comma", "stop", "colon", "quote", "bracket", "dash", "bar",
    "money", "sign", "ideograph",
)  # fmt: skip
OTHER, LETTER, CAPITAL, DIGIT, BLANK, COMMA, STOP, COLON, QUOTE, BRACKET, DASH, BAR, MONEY, SIGN, IDEOGRAPH = range(15)
_BY_CATEGORY = {
    "Ll": LETTER, "Lo": LETTER, "Lm": LETTER, "Mn": LETTER, "Mc": LETTER, "Lu": CAPITAL, "Lt": CAPITAL, "Nd": DIGIT,
    "Nl": DIGIT, "No": DIGIT, "Zs": BLANK, "Zl": BLANK, "Zp": BLANK, "Cc": BLANK, "Pi": QUOTE, "Pf": QUOTE,
    "Ps": BRACKET, "Pe": BRACKET, "Pd": DASH, "Sc": MONEY,
}  # fmt: skip
_BY_CHARACTER = {
    COMMA: ",;、，،؛；",
    STOP: ".!?…。！？؟।۔",
    COLON: ":：",
    QUOTE: "\"'",
    BAR: "|•·»›→▶►■●/\\",
    SIGN: "@#&©®™*+=_",
}
# Scripts written without blanks between words: Thai to Khmer, kana, Han; a word of them is two characters or so.
_IDEOGRAPHS = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
_PER_WORD = 2
_BMP = 0x10000
_BEFORE_WORDS = np.isin(np.arange(len(CLASSES)), (BLANK, QUOTE, BRACKET, DASH))
_BEFORE_WORDS.flags.writeable = False


@dataclass(frozen=True, slots=True)
class Counts:
    """What the characters of lines are, a number a line in each array."""

    sampled: Floats
    """Characters counted."""
    shares: Floats
    """Share of the sampled characters in each of `CLASSES`: a row a class."""
    words: Floats
    """Words of the whole line, estimated from the sample."""
    capitals: Floats
    """Share of the words that begin with a capital."""
    first: NDArray[np.uint8]
    """Class of the first character."""
    last: NDArray[np.uint8]
    """Class of the last character of the whole line."""


@cache
def class_table() -> NDArray[np.uint8]:
    """The class of each character of the Basic Multilingual Plane."""
    table = np.array([_BY_CATEGORY.get(unicodedata.category(chr(i)), OTHER) for i in range(_BMP)], np.uint8)
    for first, last in _IDEOGRAPHS:
        table[first : last + 1] = IDEOGRAPH
    for kind, characters in _BY_CHARACTER.items():
        table[[ord(character) for character in characters]] = kind
    table.flags.writeable = False  # every thread reads it
    return table


def classes_of(text: str) -> NDArray[np.uint8]:
    """The class of each character; what is beyond the Basic Multilingual Plane (emoji, mostly) is OTHER."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return class_table()[np.where(codes < _BMP, codes, _BMP - 1)]


def count_characters(texts: Sequence[str]) -> Counts:
    """Count the characters of some lines; none of them is empty."""
    total, width = len(texts), len(CLASSES)
    samples = [text[:SAMPLE] for text in texts]
    lengths = np.fromiter(map(len, samples), np.intp, total)
    classes = classes_of("".join(samples))
    begins = np.cumsum(lengths) - lengths
    line_of = np.repeat(np.arange(total), lengths)
    counts = np.bincount(line_of * width + classes, minlength=total * width).reshape(total, width)
    before = np.empty_like(classes)
    before[1:] = classes[:-1]
    before[begins] = BLANK
    starts = (classes == CAPITAL) & _BEFORE_WORDS[before]
    words = 1.0 + counts[:, BLANK] + counts[:, IDEOGRAPH] / _PER_WORD
    capitals = np.bincount(line_of[starts], minlength=total) / words
    whole = np.fromiter(map(len, texts), np.float64, total)
    return Counts(
        lengths.astype(np.float32),
        (counts / lengths[:, None]).T.astype(np.float32),
        (words * whole / lengths).astype(np.float32),
        capitals.astype(np.float32),
        classes[begins],
        classes_of("".join([text[-1] for text in texts])),
    )
