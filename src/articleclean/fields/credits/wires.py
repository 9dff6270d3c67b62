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

__all__ = ["Hit", "agencies_in", "find", "only_agencies"]

TOKEN = re.compile(r"[^\W_]+")
UNSPACED = re.compile(r"^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+$")
RUN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
SHORT = 4


class Hit(NamedTuple):
    """An agency's name in a text."""

    start: int
    end: int
    agency: str
    """Canonical short form."""


@dataclass(frozen=True, slots=True)
class _Alias:
    words: tuple[str, ...]
    """Its words, folded unless `exact`."""
    exact: bool
    """It matches only as written."""
    agency: str


@dataclass(frozen=True, slots=True)
class _Index:
    by_first_word: dict[str, tuple[_Alias, ...]]
    """Aliases by their first word (folded), longest first."""
    unspaced: tuple[tuple[str, str], ...]
    """(alias, agency) in scripts that put no blanks between words, longest first."""


@cache
def _index() -> _Index:
    first: dict[str, list[_Alias]] = {}
    unspaced: list[tuple[str, str]] = []
    for agency, row in load_toml("agencies").items():
        names = [agency] if row.get("bare", True) else []
        for name in (*names, *row.get("aliases", ()), *row.get("services", ())):
            if UNSPACED.match(name):
                unspaced.append((name, agency))
                continue
            words = tuple(TOKEN.findall(name))
            exact = sum(map(len, words)) <= SHORT or name.islower()
            alias = _Alias(words if exact else tuple(w.casefold() for w in words), exact, agency)
            first.setdefault(words[0].casefold(), []).append(alias)
    by_length = {word: tuple(sorted(row, key=lambda a: -len(a.words))) for word, row in first.items()}
    return _Index(by_length, tuple(sorted(unspaced, key=lambda pair: -len(pair[0]))))


def find(text: str) -> tuple[Hit, ...]:
    """All agencies named in a credit, in order; sub-services count as their agency ("dpa-AFX" is dpa)."""
    names = _index().by_first_word.keys()
    if text.isascii():
        if names.isdisjoint(TOKEN.findall(text.lower())):
            return ()
    elif names.isdisjoint(map(str.casefold, TOKEN.findall(text))) and not RUN.search(text):
        return ()
    tokens = [(m.start(), m.end(), m.group()) for m in TOKEN.finditer(text)]
    hits: list[Hit] = []
    at = 0
    while at < len(tokens):
        start, _, word = tokens[at]
        alias = _alias_at(tokens, at)
        if alias:
            at += len(alias.words)
            hits.append(Hit(start, tokens[at - 1][1], alias.agency))
            continue
        if not word.isascii() and RUN.search(word):
            hits.extend(_unspaced_in(word, start))
        at += 1
    return tuple(hits)


def _alias_at(tokens: list[tuple[int, int, str]], at: int) -> _Alias | None:
    """The longest alias whose words stand from token `at` on."""
    for alias in _index().by_first_word.get(tokens[at][2].casefold(), ()):
        words = tuple(word for _, _, word in tokens[at : at + len(alias.words)])
        if alias.words == (words if alias.exact else tuple(w.casefold() for w in words)):
            return alias
    return None


def _unspaced_in(word: str, offset: int) -> Iterator[Hit]:
    """Agencies inside one run of Han, kana or Hangul ("ワシントン共同"), in order."""
    taken: list[Hit] = []
    for alias, agency in _index().unspaced:
        at = word.find(alias)
        if at >= 0 and not any(hit.start - offset < at + len(alias) and at < hit.end - offset for hit in taken):
            taken.append(Hit(offset + at, offset + at + len(alias), agency))
    yield from sorted(taken, key=lambda hit: hit.start)


def agencies_in(text: str) -> tuple[str, ...]:
    """The agencies named in a credit, once each, in order."""
    return tuple(dict.fromkeys(hit.agency for hit in find(text)))


def only_agencies(text: str) -> tuple[str, ...]:
    """The agencies of a text that names nothing else ("AFP, dpa"); () when it holds other words."""
    hits = find(text)
    if not hits:
        return ()
    left, at = [], 0
    for hit in hits:
        left.append(text[at : hit.start])
        at = hit.end
    left.append(text[at:])
    return () if TOKEN.search(" ".join(left)) else tuple(dict.fromkeys(hit.agency for hit in hits))
