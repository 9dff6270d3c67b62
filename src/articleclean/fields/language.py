"""Languages: their codes as BCP 47 writes them, and the language of a text by its script and small words."""

import re
from bisect import bisect_right
from collections import Counter
from functools import cache

from ..data import load_toml

__all__ = ["close", "confirms", "guess", "language_tag"]

_SUBTAGS = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?(?![A-Za-z0-9])")
# Between words. Not "\W": the vowel signs of Indian scripts are no letters to `re`.
_BETWEEN = re.compile(r"[\s\d.,;:!?…\"'’‘“”„«»‹›()\[\]{}/|*_।،؛؟、。\u200b–—-]+")
_SIGNS = ".,;:!?…\"'’‘“”„«»‹›()"
# How much text is looked at: characters, and letters for the script.
_SAMPLE = 1200
_LETTERS = 400
# Least number of words for a guess, and the share of them that must be small words of the language.
_WORDS = 12
_SHARE = 0.12
# A quick look: characters, least number of words, share of small words that shows a language beyond doubt.
_GLANCE = 500
_GLANCE_WORDS = 30
_PLAIN_SHARE = 0.25
# How much more the best language must have than the next, other than those close to it.
_LEAD = 1.25


def language_tag(stated: str) -> str | None:
    """What a page states, as BCP 47: "de_at" → "de-AT", "ENG" → "en", "Deutsch" → "de"; None when it is no language."""
    stated = stated.strip()
    aliases: dict[str, str] = load_toml("languages")["aliases"]
    if named := aliases.get(stated.casefold()):
        return named
    match = _SUBTAGS.match(stated)
    if not match:
        return None
    primary, *others = re.split("[-_]", match[0])
    primary = aliases.get(primary.lower(), primary.lower())
    if len(primary) == 3 and primary not in load_toml("languages")["three_letters"]["codes"]:
        return None
    return "-".join((primary, *(o.title() if len(o) == 4 else o.upper() for o in others)))


def close(one: str, other: str) -> bool:
    """Whether two tags are of one language, or of two that text cannot well tell apart."""
    a, b = one.partition("-")[0], other.partition("-")[0]
    return a == b or any(a in group and b in group for group in load_toml("languages")["close"]["groups"])


def guess(text: str) -> tuple[str, float] | None:
    """The language of a text, and how sure that is (0 to 1); None when the text does not show it."""
    text = text[:_SAMPLE]
    language, share = _script(text)
    if language:
        return language, share
    words = _words(text.lower())
    if len(words) < _WORDS or share < 0.5:
        return None
    index = _index()
    scores: Counter[str] = Counter()
    for word, count in Counter(words).items():
        for spoken in index.get(word, ()):
            scores[spoken] += count
    if not scores:
        return None
    (best, most), *others = scores.most_common()
    rival = next((score for spoken, score in others if not close(spoken, best)), 0)
    if most < _SHARE * len(words) or most < _LEAD * rival:
        return None
    return best, min(1.0, 0.5 + 0.5 * (most - rival) / most) * min(1.0, len(words) / 60)


def confirms(text: str, tag: str) -> bool:
    """Whether the first words of a text show the language of the tag: a quick look.

    For a language with a script of its own, and a text too short, the answer is no: `guess` must look.
    """
    words = text[:_GLANCE].lower().split()
    small = _small_words().get(tag.partition("-")[0], frozenset())
    return len(words) >= _GLANCE_WORDS and sum(word in small for word in words) >= _PLAIN_SHARE * len(words)


def _words(text: str) -> list[str]:
    """The text's words; most stand between blanks, with signs at their ends."""
    words: list[str] = []
    for piece in text.split():
        word = piece if piece.isalpha() else piece.strip(_SIGNS)
        if word.isalpha():
            words.append(word)
        elif word:
            words.extend(filter(None, _BETWEEN.split(word)))
    return words


def _script(text: str) -> tuple[str, float]:
    """The language that the text's script stands for ("" when words must decide), and that script's share."""
    if text.isascii():
        return "", 1.0
    starts, ends, names = _ranges()
    counts: Counter[int] = Counter()
    for letter, count in Counter(text[:: max(1, len(text) // _LETTERS)]).items():
        place = bisect_right(starts, code := ord(letter)) - 1
        if place >= 0 and code <= ends[place]:
            counts[names[place]] += count
    if not counts:
        return "", 0.0
    scripts = load_toml("languages")["scripts"]
    total = counts.total()
    by_name = {scripts[place]["name"]: count / total for place, count in counts.items()}
    # Japanese is written with Han and kana together; a kana in ten tells it from Chinese.
    if by_name.get("Kana", 0.0) > 0.1 and by_name.get("Kana", 0.0) + by_name.get("Han", 0.0) > 0.5:
        return "ja", 0.95
    place, count = counts.most_common(1)[0]
    share = count / total
    return (scripts[place]["language"] if share > 0.5 else ""), share


@cache
def _ranges() -> tuple[list[int], list[int], list[int]]:
    """Starts, ends and script numbers of all ranges, by start."""
    scripts = load_toml("languages")["scripts"]
    ranges = sorted((start, end, place) for place, s in enumerate(scripts) for start, end in s["ranges"])
    return [r[0] for r in ranges], [r[1] for r in ranges], [r[2] for r in ranges]


@cache
def _small_words() -> dict[str, frozenset[str]]:
    """The small words of each language."""
    return {language: frozenset(words.split()) for language, words in load_toml("languages")["words"].items()}


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """For each small word the languages that have it."""
    index: dict[str, list[str]] = {}
    for language, words in load_toml("languages")["words"].items():
        for word in dict.fromkeys(words.split()):
            index.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in index.items()}
