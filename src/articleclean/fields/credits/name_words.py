"""The words of `data/names.toml`, ready for look-up."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import load_toml

__all__ = ["Vocabulary", "all_words", "bare", "vocabulary"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of all languages together, folded; fields as the sections of `data/names.toml`."""

    titles: frozenset[str]
    after_name: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    roles: frozenset[str]
    role_endings: tuple[str, ...]
    role_modifiers: frozenset[str]
    role_modifier_endings: tuple[str, ...]
    organisations: frozenset[str]
    organisation_endings: tuple[str, ...]
    organisations_unspaced: tuple[str, ...]
    places: frozenset[str]
    houses: frozenset[str]
    stops: frozenset[str]
    articles: frozenset[str]
    no_names: frozenset[str]
    surname_starts: frozenset[str]
    surname_endings: tuple[str, ...]
    cities: frozenset[str]
    joining: re.Pattern[str]
    """A word between two persons, with its blanks: "and", "with"."""
    joining_full_names: re.Pattern[str]
    """Such a word that only counts between two full names: "y", "en"."""

    def is_role(self, word: str) -> bool:
        """Whether a folded word names what somebody does."""
        return word in self.roles or (word.endswith(self.role_endings) and word not in self.role_endings)

    def is_organisation(self, word: str) -> bool:
        """Whether a folded word names a house or a desk; an ending alone is a surname ("Blatt")."""
        if word in self.organisations:
            return True
        return word.endswith(self.organisation_endings) and word not in self.organisation_endings


def bare(word: str) -> str:
    """A word as the tables have it: folded, without dots and the punctuation around it."""
    return word.casefold().replace(".", "").replace("’", "'").strip("'\"()[]*:!?")


def all_words(section: dict[str, list[str]]) -> list[str]:
    """The words of all languages in a section of a table."""
    return [word for words in section.values() for word in words]


def _alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of the phrases, the longest first, blanks in them as any blanks."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def vocabulary() -> Vocabulary:
    """The words of `data/names.toml`."""
    table: dict[str, Any] = load_toml("names")
    words = {name: all_words(section) for name, section in table.items()}
    joining = _alternatives(words["and"] + words["with"])
    between = _alternatives(words["and_between_full_names"])
    return Vocabulary(
        titles=frozenset(words["titles"]),
        after_name=frozenset(words["after_name"]),
        suffixes=frozenset(words["suffixes"]),
        particles=frozenset(words["particles"]),
        roles=frozenset(words["roles"]),
        role_endings=tuple(words["role_endings"]),
        role_modifiers=frozenset(words["role_modifiers"]),
        role_modifier_endings=tuple(words["role_modifier_endings"]),
        organisations=frozenset(words["organisations"]),
        organisation_endings=tuple(words["organisation_endings"]),
        organisations_unspaced=tuple(words["organisations_unspaced"]),
        places=frozenset(words["places"]),
        houses=frozenset(words["houses"]),
        stops=frozenset(words["stops"]),
        articles=frozenset(words["articles"]),
        no_names=frozenset(words["no_names"]),
        surname_starts=frozenset(words["surname_starts"]),
        surname_endings=tuple(words["surname_endings"]),
        cities=frozenset(words["cities"]),
        joining=re.compile(rf"(?i)\s(?:{joining})(?=\s)"),
        joining_full_names=re.compile(rf"(?i)\s(?:{between})(?=\s)"),
    )
