"""News agencies in a credit: the table `data/agencies.toml` and the search for its names in a short text.

Only for text that is a credit already (a byline, a dateline, a closing line, a stated author): in a sentence the same
words are mentions.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ...data import load_toml

__all__ = ["TOKEN", "Hit", "agencies_in", "find", "home", "only_agencies", "outside", "signs_in_capitals"]

# Letters and digits; marks on letters and vowel signs belong to the word they stand in.
TOKEN = re.compile(
    r"(?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0981-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b6-\u17d3])+"
)
PLAIN_TOKEN = re.compile(r"[^\W_]+")
"""The same in a text without such marks (and without "İ", which becomes two letters when folded)."""
MARKS = re.compile(r"[İ\u0300-\u036f\u064b-\u065f\u0900-\u17d3\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
UNSPACED = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+$")
RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
SHORT = 4


class Hit(NamedTuple):
    """An agency's name in a text."""

    start: int
    end: int
    agency: str
    """Canonical short form."""
    doubtful: bool = False
    """Alone it may as well be a button, somebody's initials or a state."""


@dataclass(frozen=True, slots=True)
class _Alias:
    words: tuple[str, ...]
    """Its words, folded unless `exact`."""
    exact: bool
    """It matches only as written."""
    agency: str
    """"" for a picture service."""
    doubtful: bool = False
    weak: bool = False
    """An ordinary word or name, which counts only where nothing but an agency can stand."""


@dataclass(frozen=True, slots=True)
class _Index:
    by_first_word: dict[str, tuple[_Alias, ...]]
    """Aliases by their first word (folded), longest first."""
    telling: frozenset[str]
    """Of each alias the word (folded) that the fewest agencies share: a text without any of them names none."""
    exact: frozenset[str]
    """The same as written, of the aliases that match only so."""
    unspaced: tuple[tuple[str, str], ...]
    """(alias, agency) in scripts that put no blanks between words, longest first."""
    any_unspaced: re.Pattern[str]


@cache
def _index() -> _Index:
    first: dict[str, list[_Alias]] = {}
    unspaced: list[tuple[str, str]] = []
    for agency, row in load_toml("agencies").items():
        names = (agency, *row.get("aliases", ()), *row.get("services", ()))
        for name in names:
            if UNSPACED.match(name):
                unspaced.append((name, agency))
                continue
            alias = _alias(name, agency, weak=name == agency and not row.get("bare", True))
            if name.isascii() and alias.exact and len(alias.words) == 1 and not row.get("alone", True):
                alias = _Alias(alias.words, True, agency, doubtful=True, weak=alias.weak)
            first.setdefault(alias.words[0].casefold(), []).append(alias)
        for name in row.get("pictures", ()):
            alias = _alias(name, "")
            first.setdefault(alias.words[0].casefold(), []).append(alias)
    by_length = {word: tuple(sorted(row, key=lambda a: -len(a.words))) for word, row in first.items()}
    unspaced.sort(key=lambda pair: -len(pair[0]))
    runs = re.compile("|".join(re.escape(name) for name, _ in unspaced))
    aliases = [alias for row in first.values() for alias in row]
    exact, folded = _telling([a for a in aliases if a.exact]), _telling([a for a in aliases if not a.exact])
    return _Index(by_length, folded, exact, tuple(unspaced), runs)


def _telling(aliases: list[_Alias]) -> frozenset[str]:
    """Of each alias the word that the fewest agencies share, the longest of several."""
    shared: dict[str, set[str]] = {}
    for alias in aliases:
        for word in alias.words:
            shared.setdefault(word, set()).update({alias.agency} - {""})
    return frozenset(min(alias.words, key=lambda w: (len(shared[w]) > 1, -len(w))) for alias in aliases)


def _alias(name: str, agency: str, *, weak: bool = False) -> _Alias:
    words = tuple(TOKEN.findall(name))
    exact = sum(map(len, words)) <= SHORT or name.islower()
    return _Alias(words if exact else tuple(w.casefold() for w in words), exact, agency, weak=weak)


def find(text: str, *, weak: bool = False) -> tuple[Hit, ...]:
    """All agencies named in a credit, in order; sub-services count as their agency ("dpa-AFX" is dpa).

    Args:
        text: the credit.
        weak: nothing but an agency can stand there, so names that are ordinary words count too ("AMMAN (Petra) -").
    """
    index = _index()
    plain = text.isascii() or not MARKS.search(text)
    words = (PLAIN_TOKEN if plain else TOKEN).findall(text)
    named = not (index.exact.isdisjoint(words) and index.telling.isdisjoint(map(str.casefold, words)))
    if not named and (plain or not index.any_unspaced.search(text)):
        return ()
    tokens = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(text)]
    hits: list[Hit] = []
    at = 0
    while at < len(tokens):
        start, _, word = tokens[at]
        alias = _alias_at(tokens, at, weak)
        if alias:
            at += len(alias.words)
            if alias.agency:
                hits.append(Hit(start, tokens[at - 1][1], alias.agency, alias.doubtful or alias.weak))
            continue
        if not word.isascii() and RUN.search(word):
            hits.extend(_unspaced_in(word, start))
        at += 1
    return tuple(hits)


def _alias_at(tokens: list[tuple[int, int, str]], at: int, weak: bool) -> _Alias | None:
    """The longest alias whose words stand from token `at` on."""
    for alias in _index().by_first_word.get(tokens[at][2].casefold(), ()):
        words = tuple(word for _, _, word in tokens[at : at + len(alias.words)])
        if alias.words == (words if alias.exact else tuple(w.casefold() for w in words)) and (weak or not alias.weak):
            return alias
    return None


def _unspaced_in(word: str, offset: int) -> Iterator[Hit]:
    """Agencies inside one run of Han, kana or Hangul ("ワシントン共同"), in order."""
    taken: list[Hit] = []
    for alias, agency in _index().unspaced if _index().any_unspaced.search(word) else ():
        at = word.find(alias)
        if at >= 0 and not any(hit.start - offset < at + len(alias) and at < hit.end - offset for hit in taken):
            taken.append(Hit(offset + at, offset + at + len(alias), agency))
    for alias, agency in _in_latin(word):
        at = word.find(alias)
        taken.append(Hit(offset + at, offset + at + len(alias), agency))
    yield from sorted(taken, key=lambda hit: hit.start)


def _in_latin(word: str) -> Iterator[tuple[str, str]]:
    """Agencies in Latin letters that stand in such a run without a blank ("AFP時事")."""
    if word[0].isascii() or word[-1].isascii():
        for piece in re.findall(r"[A-Za-z]{2,}", word):
            for alias in _index().by_first_word.get(piece.casefold(), ()):
                if alias.words == (piece,) and alias.agency and not alias.weak:
                    yield piece, alias.agency


def home(agency: str) -> tuple[str, str]:
    """The country of an agency's seat and the language that it chiefly writes in."""
    row = load_toml("agencies")[agency]
    return row["country"], row["language"][0]


def signs_in_capitals(agency: str) -> bool:
    """Whether an agency's editors sign in capitals behind its name."""
    return bool(load_toml("agencies")[agency].get("codes", False))


def agencies_in(text: str) -> tuple[str, ...]:
    """The agencies named in a credit, once each, in order."""
    return tuple(dict.fromkeys(hit.agency for hit in find(text)))


def only_agencies(text: str) -> tuple[str, ...]:
    """The agencies of a text that names nothing else ("AFP, dpa"); () when it holds other words."""
    hits = find(text)
    return () if not hits or outside(text, hits) else tuple(dict.fromkeys(hit.agency for hit in hits))


def outside(text: str, hits: tuple[Hit, ...]) -> list[str]:
    """The words of a text that belong to no agency's name."""
    starts, ends = [0, *(h.end for h in hits)], [*(h.start for h in hits), len(text)]
    return [word for a, b in zip(starts, ends, strict=True) for word in TOKEN.findall(text, a, b)]
