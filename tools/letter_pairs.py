"""Write src/articleclean/data/letters.json: how likely letters follow one another, for the detector of encodings.

    python tools/letter_pairs.py            writes the table

Needs wordfreq (code Apache 2.0, lists CC BY-SA 4.0), pythainlp (Apache 2.0, its lists CC0) and
opencc-python-reimplemented (Apache 2.0); none is a run-time dependency. Only counts of letters are taken from their
lists of frequent words, no words. The table, per language:

    script    "Latn", "Cyrl", … or "Han" where single characters count instead of pairs
    usual     bits that a pair (or a character) of good text costs in the mean
    bits      cost in bits -> the pairs (two characters each) or the characters that cost so much, as one string

A pair costs as much as its second letter surprises after its first; " " is whatever is no letter. Pairs of two ASCII
letters are left out: they read the same in every encoding.
"""

import json
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import opencc
import wordfreq
from pythainlp.corpus import ttc

TABLE = Path(__file__).resolve().parents[1] / "src/articleclean/data/letters.json"

SCRIPTS = {
    "Latn": "en fr de es pt it ca nl sv nb da fi is cs sk pl hu sl sh ro tr lv lt vi",
    "Cyrl": "ru uk bg mk",
    "Grek": "el",
    "Hebr": "he",
    "Arab": "ar fa ur",
    "Thai": "th",
    "Han": "ja zh zh-Hant ko",
}
# What the names of a script's letters begin with.
NAMES = {
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Grek": "GREEK",
    "Hebr": "HEBREW",
    "Arab": ("ARABIC", "ZERO WIDTH"),
    "Thai": "THAI",
}
WORDS = 40_000  # of each language, the most frequent ones
DEAREST = 12  # bits; a pair that costs more is left out, as one that was never seen
DEAREST_CHARACTER = 16
TONES = "\u0300\u0301\u0303\u0309\u0323"  # Windows-1258 writes them after the letter
CEDILLAS = str.maketrans("șț", "şţ")  # what Romanian is written with where the encoding has no comma below
# wordfreq folds "ß" to "ss": words that have it, to go by, with the share of running text that each is given.
SHARP = """
    daß groß große großen großer größe größer größere größten straße straßen außer außerdem außen draußen heißt heißen
    heiß weiß weißen schließlich schließen ausschließlich muß müßte läßt ließ ließen fuß füße fußball spaß maß maße
    gemäß regelmäßig süß bloß stieß stößt fließt gießen genießen begrüßt grüße dreißig äußerte bißchen wußte schloß
""".split()
SHARP_SHARE = 0.0004
PUNCTUATION = "、。，！？「」（）：；《》“”・ー"


def words(language: str) -> Iterator[tuple[str, float]]:
    """Frequent words and their share of running text."""
    if language == "th":
        yield from ttc.word_freqs()[:WORDS]
        return
    listed = wordfreq.get_frequency_dict("zh" if language == "zh-Hant" else language, "small")
    converter = opencc.OpenCC("s2t")
    for word, share in sorted(listed.items(), key=lambda item: -item[1])[:WORDS]:
        if language == "zh-Hant":
            word = converter.convert(word)
        elif language == "el" and word.endswith("σ"):
            word = word[:-1] + "ς"  # folded, too
        yield word, share
        if language == "ro":
            yield word.translate(CEDILLAS), share
        elif language == "vi":
            yield parted(word), share
    if language == "de":
        yield from ((word, SHARP_SHARE) for word in SHARP)


def parted(word: str) -> str:
    """Vietnamese with the tones after the letters."""
    out = []
    for letter in word:
        whole = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in whole if mark in TONES)
        out.append(unicodedata.normalize("NFC", "".join(mark for mark in whole if mark not in TONES)) + tones)
    return "".join(out)


def pair_counts(listed: Iterable[tuple[str, float]], spaced: bool) -> Counter[tuple[str, str]]:
    """Pairs of letters in running text; unspaced words are followed by one another."""
    counts: Counter[tuple[str, str]] = Counter()
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for word, share in listed:
        letters = [c if c.isalpha() or unicodedata.category(c)[0] == "M" else " " for c in word]
        for pair in pairwise(letters):
            counts[pair] += share
        first[letters[0]] += share
        last[letters[-1]] += share
    total = sum(first.values())
    apart = 1.0 if spaced else 0.2
    for letter, share in first.items():
        counts[" ", letter] += apart * share
        for before, count in last.items() if not spaced else ():
            counts[before, letter] += (1 - apart) * share * count / total
    for letter, share in last.items():
        counts[letter, " "] += apart * share
    return counts


def ours(letter: str, script: str) -> bool:
    """Whether a letter is of the script; lists of words have some of others."""
    return letter in TONES or unicodedata.name(letter, "").startswith(NAMES[script])


def pair_bits(counts: Counter[tuple[str, str]], script: str) -> tuple[dict[str, float], float]:
    """What each pair with a letter above ASCII costs, and what one of running text costs in the mean."""
    after: Counter[str] = Counter()
    for (before, _), share in counts.items():
        after[before] += share
    bits: dict[str, float] = {}
    spent = scored = 0.0
    for (before, letter), share in counts.items():
        if (before.isascii() and letter.isascii()) or not all(c == " " or ours(c, script) for c in (before, letter)):
            continue
        cost = -math.log2(share / after[before])
        spent, scored = spent + share * min(cost, DEAREST), scored + share
        if cost <= DEAREST:
            bits[before + letter] = cost
    return bits, spent / scored


def character_bits(listed: Iterable[tuple[str, float]]) -> tuple[dict[str, float], float]:
    """What each character costs, and what one of running text costs in the mean."""
    counts: Counter[str] = Counter()
    for word, share in listed:
        for character in word:
            if not character.isascii():
                counts[character] += share
    total = sum(counts.values())
    bits = {character: -math.log2(count / total) for character, count in counts.items()}
    usual = sum(counts[character] / total * cost for character, cost in bits.items())
    bits = {character: cost for character, cost in bits.items() if cost <= DEAREST_CHARACTER}
    return bits | dict.fromkeys(PUNCTUATION, 6.0), usual


def table() -> dict[str, object]:
    rows: dict[str, object] = {}
    for script, languages in SCRIPTS.items():
        for language in languages.split():
            if script == "Han":
                bits, usual = character_bits(words(language))
            else:
                bits, usual = pair_bits(pair_counts(words(language), spaced=script != "Thai"), script)
            steps: dict[str, list[str]] = {}
            for pair, cost in sorted(bits.items()):
                steps.setdefault(str(max(1, round(cost))), []).append(pair)
            rows[language] = {
                "script": script,
                "usual": round(usual, 1),
                "bits": {step: "".join(steps[step]) for step in sorted(steps, key=int)},
            }
    return rows


def main() -> None:
    TABLE.write_text(json.dumps(table(), ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
