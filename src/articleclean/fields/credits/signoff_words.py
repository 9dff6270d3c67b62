"""The phrases of `data/signoffs.toml` about what closes a text, ready for look-up."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ...data import load_toml
from ..pictures.credit_words import credit_words
from .name_words import all_words
from .phrases import Phrases

__all__ = ["SignoffWords", "signoff_words"]

LABEL_END = re.compile(r"[:：=]")


@dataclass(frozen=True, slots=True)
class SignoffWords:
    """Fields as the sections of the table."""

    credit: Phrases
    """What stands before agencies, with the colon and blanks behind it."""
    reporting: Phrases
    """What stands before persons who helped."""
    contributed: tuple[str, ...]
    about: re.Pattern[str]
    """What is said of the text around the names."""
    joints: re.Pattern[str]
    """What parts the names from each other."""
    companions: re.Pattern[str]
    """A word that joins a house, or initials, with its agencies."""
    between: frozenset[str]
    offices: frozenset[str]
    unnamed: frozenset[str]
    not_initials: frozenset[str]
    pictures: frozenset[str]

    def names_picture(self, text: str, tokens: Iterable[str]) -> bool:
        """Whether a text credits a picture: it holds such a word, or begins with such a label."""
        if any(token.casefold() in self.pictures for token in tokens):
            return True
        label = LABEL_END.search(text, 0, 40)
        return label is not None and text[: label.start()].strip(" ([（【").casefold() in credit_words().labels

    def may_lead(self, text: str) -> bool:
        """Whether a text may open with a phrase that announces a credit."""
        core = text.lstrip(" —–-*/")
        return self.credit.match(core) is not None or self.reporting.match(core) is not None

    def is_small(self, word: str) -> bool:
        """Whether a folded word says nothing beside names: "and", "agency"."""
        return word in self.between or word in self.offices


@cache
def signoff_words() -> SignoffWords:
    """The table, read when first asked for."""
    words = {name: frozenset(all_words(section)) for name, section in load_toml("signoffs").items()}
    joining, companions = _alternatives(words["and"]), _alternatives(words["with"])
    return SignoffWords(
        credit=Phrases((words["credit"], r"(?:(?<=[:：.=])|(?=[\s:：]|$))[\s:：]*")),
        reporting=Phrases((words["reporting"], r"(?=[\s:]|$)[\s:]*")),
        contributed=tuple(words["contributed"]),
        about=re.compile("(?i)" + _alternatives(words["about"])),
        joints=re.compile(rf"(?i)[,/|;+·•、，／()\[\]（）【】]|\s[-–—*]\s|(?<=\s)(?:{joining}|{companions})(?=\s)"),
        companions=re.compile(rf"(?i)(?<=[\s,])(?:{companions})(?=\s)"),
        between=words["between"] | words["and"] | words["with"],
        offices=words["offices"] | words["unnamed"],
        unnamed=words["unnamed"],
        not_initials=words["not_initials"],
        pictures=words["pictures"],
    )


def _alternatives(phrases: Iterable[str]) -> str:
    """A pattern that matches any of the phrases, the longest first."""
    return "|".join(map(re.escape, sorted(phrases, key=lambda p: (-len(p), p))))
