"""Tables of phrases, matched fast: by their first word, then by a pattern of the few that begin with it."""

import re
from collections.abc import Iterable

__all__ = ["Phrases", "first_words"]

FIRST = re.compile(r"[^\s:：|/]+")
LONGEST = 4
"""Words of a phrase that `ends` looks for."""
# Finds the words of WORD_STARTS and some more, several times faster: no phrase holds a dot or bar.
WORDS = re.compile(r"[^\s:：|/·•]+")
WORD_STARTS = re.compile(r"(?<=[\s|·•])[^\s:：|/]+")


class Phrases:
    """Phrases that match whole words whatever their case, the longest first, blanks in them as any blanks."""

    __slots__ = ("_by_first",)

    def __init__(self, *kinds: tuple[Iterable[str], str]) -> None:
        """Kinds of phrases, each with the pattern that must follow it."""
        rows: dict[str, list[str]] = {}
        for phrases, after in kinds:
            for first, alternatives in _by_first_word(phrases).items():
                rows.setdefault(first, []).append(f"(?:{alternatives}){after}")
        self._by_first = {first: re.compile("(?i)" + "|".join(row)) for first, row in rows.items()}

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The phrase that stands at a position."""
        first = FIRST.match(text, at)
        pattern = self._by_first.get(first.group().casefold()) if first else None
        return pattern.match(text, at) if pattern else None

    def fullmatch(self, text: str) -> bool:
        """Whether a text is one of the phrases."""
        first = FIRST.match(text)
        pattern = self._by_first.get(first.group().casefold()) if first else None
        return pattern is not None and pattern.fullmatch(text) is not None

    def ends(self, text: str) -> bool:
        """Whether a text ends with one of the phrases."""
        words = text.rstrip(" :：").split()[-LONGEST:]
        return any(self.fullmatch(" ".join(words[at:])) for at in range(len(words)))

    def may_stand(self, words: Iterable[str]) -> bool:
        """Whether one of a text's words (`first_words`) begins a phrase: without it neither `match` nor `search` finds
        one after a blank in the text."""
        return not self._by_first.keys().isdisjoint(words)

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        """The first phrase that stands after a blank or a bar, from a position on."""
        if not self.may_stand(first_words(text)):
            return None
        for word in WORD_STARTS.finditer(text, at):
            pattern = self._by_first.get(word.group().casefold())
            found = pattern.match(text, word.start()) if pattern else None
            if found:
                return found
        return None


def first_words(text: str) -> list[str]:
    """The words of a text that may begin a phrase, case folded."""
    return WORDS.findall(text.casefold())


def _by_first_word(phrases: Iterable[str]) -> dict[str, str]:
    rows: dict[str, list[str]] = {}
    for phrase in sorted(set(phrases), key=lambda p: (-len(p), p)):
        first = FIRST.match(phrase)
        if first:
            rows.setdefault(first.group().casefold(), []).append(re.escape(phrase).replace(r"\ ", r"\s+"))
    return {first: "|".join(row) for first, row in rows.items()}
