"""UTF-16 and UTF-32 without a byte order mark."""

import codecs
from collections import Counter

from .plausible import character_cost, is_letter

__all__ = ["ZEROS_WITHIN", "wide_codec", "wide_without_zeros"]

ZEROS_WITHIN = 1_000
"""Bytes at the start among which text in UTF-16 has a zero: of a tag, a blank or a line's end."""
_SAMPLE = 4_000
_ENOUGH = 8  # bytes; fewer prove nothing
_GOOD = 11.5  # bits that a character of good text costs at most, in the mean
_ASCII, _LETTER, _OTHER = 5.0, 6.0, 14.0
_SIGNS = "–—‘’“”„‚…•\u00a0«»°§©®"
_PARTED = 0.01  # share of ASCII, blanks above all, in text of an alphabet
_IDEOGRAPHS_FROM = 0x2E
_SCRIPTS = 3  # blocks of 256 characters that texts of an alphabet mostly stay within
_IDEOGRAPHS = ("zh", "zh-Hant", "ja", "ko")


def wide_codec(data: bytes) -> str | None:
    """Python's codec for bytes that begin with zeros among them; None when they are not UTF-16 or UTF-32."""
    head = data[: _SAMPLE - _SAMPLE % 4]
    if len(head) < 4:
        return None
    quarters = head[: len(head) - len(head) % 4]
    for codec, high, middle in (("utf-32-le", 3, 2), ("utf-32-be", 0, 1)):
        if not any(quarters[high::4]) and max(quarters[middle::4]) <= 0x10 and readable(quarters, codec):
            return codec
    return wide_without_zeros(head)


def wide_without_zeros(data: bytes) -> str | None:
    """UTF-16 in the order of bytes in which it reads well; None when it does in neither."""
    head = data[: min(_SAMPLE, len(data) - len(data) % 2)]
    if len(head) < 4:
        return None
    prices = {codec: price(head.decode(codec, "replace")) for codec in ("utf-16-le", "utf-16-be")}
    codec = min(prices, key=prices.__getitem__)
    return codec if prices[codec] <= _GOOD else None


def readable(data: bytes, codec: str) -> bool:
    """Whether bytes are whole characters that can be printed."""
    text, _ = codecs.getdecoder(codec)(data, "replace")
    return all(character.isprintable() or character.isspace() for character in text)


def price(text: str) -> float:
    """What a character costs in the mean, in bits: little in ASCII, in letters of one or two scripts with some ASCII
    between them, in frequent characters of East Asia.

    Two bytes of ASCII are some character, too: two blanks are a dagger, two hyphens a letter of Georgian.
    """
    if len(text) < 2:
        return float("inf")
    counts = Counter(text)
    blocks: Counter[int] = Counter()
    for character, count in counts.items():
        blocks[ord(character) >> 8] += count
    parted = sum(count for character, count in counts.items() if character.isascii()) >= _PARTED * len(text)
    frequent = {block for block, _ in blocks.most_common(_SCRIPTS)} if parted else set()
    return sum(count * price_of(character, frequent) for character, count in counts.items()) / len(text)


def price_of(character: str, frequent: set[int]) -> float:
    if character.isascii():
        return _ASCII if character.isprintable() or character in "\t\n\f\r" else 2 * _OTHER
    block = ord(character) >> 8
    if block in frequent and block < _IDEOGRAPHS_FROM and (is_letter(character) or character in _SIGNS):
        return _LETTER
    return min(character_cost(character, language) for language in _IDEOGRAPHS)
