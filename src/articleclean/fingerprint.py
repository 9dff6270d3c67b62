"""A 64-bit simhash of a text: copies of one story have fingerprints that differ in few bits.

The method is Charikar's (Similarity Estimation Techniques from Rounding Algorithms, STOC 2002); that 64 bits and a
Hamming distance do for billions of web pages was shown by Manku, Jain and Das Sarma (Detecting Near-Duplicates for Web
Crawling, WWW 2007). How it is done here:

1. The text becomes words: case, accents, punctuation, symbols and the width of characters do not count. In scripts that
   are written without blanks each character is a word.
2. Each word is hashed, by BLAKE2b (RFC 7693), and every run of `RUN` words from the hashes of its words.
3. Each bit of the fingerprint is the one that most runs have there; a run counts as often as it comes.

Runs of two words, counted so, tell copies from other pages best: single words put strangers of one language too near
each other, longer runs tear copies with edits too far apart (`benchmarks/copies.py`; docs/scale.md has the figures).

The same text gives the same number on every machine, with every version of Python and numpy: characters are looked up
in Unicode 3.2, which every Python carries unchanged, and all arithmetic is of whole numbers. A change of these rules
changes `VERSION`, and is a change that the changelog announces.
"""

import unicodedata
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

__all__ = ["BITS", "VERSION", "distance", "fingerprint", "words"]

VERSION = 1
"""Fingerprints of different versions cannot be compared."""
BITS = 64

RUN = 2
"""Words in a run; a shorter text is one run."""
AT_ONCE = 1 << 16
"""Runs whose bits are counted at once: 4 MB of them."""

_UNICODE = unicodedata.ucd_3_2_0
# Signs that are newer than Unicode 3.2, which takes them for letters to come.
_NEW_SIGNS = ((0x2000, 0x2BFF), (0x2E00, 0x2E7F), (0xFE10, 0xFE1F), (0x1F000, 0x1FAFF))
# Marks that many writers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels and the long dash.
_OPTIONAL = ((0x0300, 0x036F), (0x0591, 0x05C7), (0x0640, 0x0640), (0x064B, 0x0652), (0x0670, 0x0670))
# Written inside words, in many shapes or not at all: apostrophes, the soft hyphen, the blank of no width.
_SKIPPED = frozenset("'`´‘’‛′ʹʻʼʽʾʿ\u00ad\u200b")
# Scripts without blanks between words: Thai, Lao, Burmese, Khmer, kana, Han.
_UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x31F0, 0x31FF)),
    *((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF)),
)

Hashes = npt.NDArray[np.uint64]


def fingerprint(text: str) -> int:
    """The simhash of a text, an unsigned number of 64 bits; 0 when the text has no words."""
    runs = _runs(words(text))
    if not len(runs):
        return 0
    ones = sum(_ones(runs[start : start + AT_ONCE]) for start in range(0, len(runs), AT_ONCE))
    bits = np.packbits(2 * np.asarray(ones) > len(runs), bitorder="little")
    return int.from_bytes(bits.tobytes(), "little")


def distance(a: int, b: int) -> int:
    """In how many of the 64 bits two fingerprints differ; signed ones, as databases keep them, will do."""
    return ((a ^ b) & ((1 << BITS) - 1)).bit_count()


def words(text: str) -> list[str]:
    """The words of a text as the fingerprint sees them."""
    composed = text if text.isascii() else _UNICODE.normalize("NFC", text)
    return composed.translate({ord(character): _plain(character) for character in set(composed)}).split()


def _plain(character: str) -> str:
    """What counts of a character: its letters, a blank where it ends a word, nothing where it is inside one."""
    if character in _SKIPPED:
        return ""
    parts = _UNICODE.normalize("NFKD", character if _is_new(character) else character.casefold())
    return _UNICODE.normalize("NFC", "".join(map(_part, parts)))


def _part(character: str) -> str:
    code, category = ord(character), _UNICODE.category(character)
    if category == "Cf" or _in(code, _OPTIONAL):
        return ""
    if category[0] not in "LMN" and not (_is_new(character) and not _in(code, _NEW_SIGNS)):
        return " "
    return f" {character} " if _in(code, _UNSPACED) else character


def _is_new(character: str) -> bool:
    return _UNICODE.category(character) == "Cn"


def _in(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _runs(found: list[str]) -> Hashes:
    """A hash of each run of words."""
    known = {word: _hash(word) for word in set(found)}
    hashes = np.fromiter((known[word] for word in found), np.uint64, len(found))
    length = min(RUN, len(found))
    if not length:
        return hashes
    mixed = np.zeros(len(found) - length + 1, np.uint64)
    for at in range(length):
        mixed = _mix(mixed ^ hashes[at : len(hashes) - length + 1 + at])
    return mixed


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _mix(numbers: Hashes) -> Hashes:
    """The output function of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): every bit bears on every other."""
    numbers = numbers + np.uint64(0x9E3779B97F4A7C15)
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def _ones(hashes: Hashes) -> npt.NDArray[np.int64]:
    """How many of the hashes have a 1, for each bit from the lowest."""
    octets = hashes.astype("<u8").view(np.uint8).reshape(-1, 8)
    ones: npt.NDArray[np.int64] = np.unpackbits(octets, axis=1, bitorder="little").sum(axis=0, dtype=np.int64)
    return ones
