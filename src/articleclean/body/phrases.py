"""Phrases that stand around articles and not in them: skip links, menus, share bars … in many languages."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from ..data import load_toml

__all__ = ["KINDS", "Phrases", "normal_form", "phrases"]

KINDS = (
    "skip",
    "menu",
    "share",
    "cookies",
    "newsletter",
    "comments",
    "related",
    "more",
    "advert",
    "legal",
    "media",
)
"""The kinds of `data/phrases.toml`; a phrase's number is the place of its kind here, from 1."""

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Phrases:
    whole: dict[str, int]
    """Normal form of a line: number of its kind."""
    starts: dict[str, tuple[tuple[str, int], ...]]
    """First word: the phrases that begin with it, and the number of their kind."""

    def kind(self, form: str) -> int:
        """The number of the kind of phrase that a line, in its normal form, is or begins with; 0 for none."""
        form = form.lstrip("0123456789 ")  # "3 comments"
        found = self.whole.get(form)
        if found:
            return found
        for start, kind in self.starts.get(form.split(" ", 1)[0], ()):
            if form.startswith(start) and (len(form) == len(start) or form[len(start)] == " "):
                return kind
        return 0


def normal_form(text: str) -> str:
    """Case folded, compatibility forms resolved, and one blank for all that is neither letter nor digit."""
    if text.isascii():
        return " ".join(_WORDS.findall(text.lower()))
    # "İ" folds to "i" and a combining dot, which is no letter: the dot goes.
    folded = unicodedata.normalize("NFKC", text).casefold().replace("i\u0307", "i")
    return " ".join(_WORDS.findall(folded))


@cache
def phrases() -> Phrases:
    """The table in `data/phrases.toml`."""
    table = load_toml("phrases")
    whole: dict[str, int] = {}
    starts: dict[str, list[tuple[str, int]]] = {}
    for number, kind in enumerate(KINDS, 1):
        for spoken in table["whole"].get(kind, {}).values():
            whole.update(dict.fromkeys(spoken, number))
        for spoken in table["start"].get(kind, {}).values():
            for phrase in spoken:
                starts.setdefault(phrase.split(" ", 1)[0], []).append((phrase, number))
    return Phrases(whole, {word: tuple(entries) for word, entries in starts.items()})
