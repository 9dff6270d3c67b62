"""How well bytes read in an encoding: what their letters cost in bits, one after the other (data/letters.json).

Good text costs about as much as its language usually does; text in the wrong encoding is a row of surprises. The
same bytes in two encodings can be compared: the cheaper is right. Only what is not ASCII counts.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache, lru_cache, partial
from itertools import pairwise
from typing import NamedTuple

from ..data import load_json
from .encodings import Encoding, decode_as, encodings, single_bytes

__all__ = ["Reading", "best_reading", "character_cost", "is_letter", "read_as"]

# What a character costs that no table prices, in bits.
_MARK = 6.0  # a sign that texts of many languages have
_BLANK = 2.0  # one that does not break: pages that have it have many
_SIGN = 12.0  # any other sign
_STRANGER = 16.0  # a letter that the language does not have, or not here
_MIXED = 20.0  # a letter of another script than Latin beside one of ASCII
_RARE = 18.0  # a character of East Asia that is not frequent
_NEVER = 26.0  # a control, a private character
_BROKEN = 40.0  # what cannot be decoded
# On top.
_INNER_CAPITAL = 5.0  # a capital after a small letter
_AFTER_LETTER = 3.0  # a sign right after a letter, but for quotation marks and dashes
_AT_LETTER = 6.0  # a sign right before a small letter, but for the same
_AFTER_MARK = 2.0  # a letter of ASCII after any sign: it cannot be priced
# Each pair of another script than Latin (a character of East Asia is two) in text that is mostly Latin: "я" is a word,
# "—" is likelier.
_LONELY = 4.0
_CHARACTERS = 1 << 14  # characters whose kind is remembered: more than the texts of any crawl have often
_BETWEEN = frozenset("“”‘’„‚‟‹›«»–—―…·\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f،؛؟ـ־׳״´΄¡¿§©")
_MARKS = _BETWEEN | frozenset("•°®™€£№¨`ºª²³±×฿")
_ASCII = bytes(range(0x80))
_NO_LETTERS = bytes(byte for byte in range(256) if not chr(byte).isalpha() or byte > 0x7F)
_SLACK = 2.5  # bits that a mean may lie above the language's usual one
_SLACK_OF_SHORT = 12.0  # and more in a short text: so many shared out among its letters


class Reading(NamedTuple):
    """What a sample costs, read in one encoding and the language that suits it best."""

    encoding: str
    bits: float
    """All of them, with what the encoding's rarity adds."""
    good: bool
    """Whether that is what text in the language costs."""


def best_reading(sample: bytes) -> Reading | None:
    """The cheapest reading; None when there is none, for a sample without letters above ASCII.

    When even that is not good, the language is one that nobody knows here. Then it is the cheapest of single bytes: two
    bytes to a character would swallow ASCII letters.
    """
    pairs = byte_pairs(sample)
    if not pairs:
        return None
    readings = [read_as(sample, one.name, pairs) for one in encodings().values() if one.rare is not None]
    best = min(readings, key=lambda reading: reading.bits)
    if best.good:
        return best
    return min((r for r in readings if single_bytes(r.encoding)), key=lambda reading: reading.bits)


def read_as(sample: bytes, name: str, pairs: Counter[tuple[int, int]] | None = None) -> Reading:
    """What a sample costs in one encoding."""
    one = encodings()[name]
    lonely = _LONELY if mostly_ascii(sample) else 0.0
    table = single_bytes(name)
    if table is None:
        characters = Counter(character for character in decode_as(sample, name) if not character.isascii())
        costs_in = partial(cost_of_characters, characters)
        return cheapest(one, costs_in, events=characters.total(), lonely=2 * lonely)
    counts: Counter[str] = Counter()
    for (before, byte), count in (byte_pairs(sample) if pairs is None else pairs).items():
        counts[table[before] + table[byte]] += count
    if not one.languages:
        return Reading(name, 0.0, not any(sign_cost(pair[1]) in (_NEVER, _BROKEN) for pair in counts))
    signs, letters = parted(counts)
    return cheapest(one, partial(cost_of_letters, letters), signs=signs, events=counts.total(), lonely=lonely)


def cheapest(one: Encoding, cost: Callable[[str], float], *, events: int, lonely: float, signs: float = 0.0) -> Reading:
    """The reading in the language that it costs least in. That its letters are lonely speaks for other encodings, not
    against a label: what is `good` is asked without it."""
    bits, language = min((cost(language), language) for language in one.languages)
    bits += signs
    good = bits <= events * (usual(language) + _SLACK) + _SLACK_OF_SHORT
    doubt = 0.0 if script(language) == "Latn" else lonely * events
    return Reading(one.name, bits + (one.rare or 0) + doubt, good)


def mostly_ascii(sample: bytes) -> bool:
    """Whether there are more than three times as many ASCII letters as bytes above ASCII."""
    return len(sample.translate(None, _NO_LETTERS)) > 3 * len(sample.translate(None, _ASCII))


def byte_pairs(sample: bytes) -> Counter[tuple[int, int]]:
    """How often each two bytes follow one another, of which one is above ASCII."""
    around = b"\n" + sample + b"\n"
    return Counter(pair for pair in pairwise(around) if pair[0] > 127 or pair[1] > 127)


def parted(counts: Counter[str]) -> tuple[float, list[tuple[int, str, float]]]:
    """What the signs among pairs of characters cost, whatever the language; and how often which letters follow one
    another, with what their case adds."""
    signs = 0.0
    letters = []
    for pair, count in counts.items():
        before, character = pair[0], pair[1]
        sign = sign_cost(character)
        key = as_letter(before) + as_letter(character)
        if sign is not None:
            signs += count * (sign if character in _BETWEEN or key[0] == " " else sign + _AFTER_LETTER)
        elif key.isascii():
            signs += count * (_AFTER_MARK + (_AT_LETTER if character.islower() and before not in _BETWEEN else 0.0))
        else:
            letters.append((count, key, _INNER_CAPITAL if before.islower() and character.isupper() else 0.0))
    return signs, letters


def cost_of_letters(letters: list[tuple[int, str, float]], language: str) -> float:
    known = costs(language)
    mixed = _STRANGER if script(language) == "Latn" else _MIXED
    bits = 0.0
    for count, key, more in letters:
        cost = known.get(key)
        if cost is None:
            cost = mixed if min(key) < "\x7f" and " " not in key else _STRANGER
        bits += count * (cost + more)
    return bits


def cost_of_characters(characters: Counter[str], language: str) -> float:
    return sum(count * character_cost(character, language) for character, count in characters.items())


@lru_cache(_CHARACTERS)
def sign_cost(character: str) -> float | None:
    """What a character costs that is a sign; None for a letter and for all of ASCII."""
    if character in _MARKS:
        return _BLANK if character == "\u00a0" else _MARK
    if character.isascii() or is_letter(character):
        return None
    if character in "\ufffd\ufffe":
        return _BROKEN
    return _SIGN if character.isprintable() else _NEVER


@lru_cache(_CHARACTERS)
def as_letter(character: str) -> str:
    """Lower case; a blank for what is no letter."""
    return character.lower()[0] if is_letter(character) and character not in _MARKS else " "


def is_letter(character: str) -> bool:
    """Also the vowels and tones that some scripts write as marks."""
    return character.isalpha() or (character > "\x7f" and unicodedata.category(character)[0] == "M")


def character_cost(character: str, language: str) -> float:
    """What one character of a language of East Asia costs."""
    bits = costs(language).get(character)
    if bits is not None:
        return bits
    if character == "\ufffd":
        return _BROKEN
    if not character.isprintable():
        return _NEVER
    return _RARE if character.isalpha() else _SIGN + 2


@cache
def costs(language: str) -> dict[str, float]:
    """Pairs, or characters, of a language and what each costs."""
    row = load_json("letters")[language]
    step = 1 if row["script"] == "Han" else 2
    return {
        units[at : at + step]: float(bits) for bits, units in row["bits"].items() for at in range(0, len(units), step)
    }


def script(language: str) -> str:
    """The four letters that name its script."""
    name: str = load_json("letters")[language]["script"]
    return name


def usual(language: str) -> float:
    """What a pair, or a character, of good text costs in the mean."""
    bits: float = load_json("letters")[language]["usual"]
    return bits
