"""The phrases of `data/bylines.toml`, ready for look-up."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...data import load_toml
from .name_words import all_words
from .phrases import Phrases

__all__ = ["Bylines", "bylines"]

CREDIT_END = re.compile(r"[|;,\n]|$")


@dataclass(frozen=True, slots=True)
class Bylines:
    """What introduces an author, and what introduces somebody else."""

    opening: Phrases
    """Words that introduce an author, with what parts them from the name."""
    label: Phrases
    """What alone on a line announces the name in the next one ("Author:")."""
    inner: Phrases
    """Words that introduce an author in the middle of a line, with the blanks after them: "May 3, 2025 by Jane"."""
    others: Phrases
    """Words that introduce somebody else: a photographer, an editor."""
    other_credits: Phrases
    """The same where they surely do: before a colon, or several words ("photos by")."""
    classes: frozenset[str]
    """Words of class and id that an author's element carries."""
    not_classes: frozenset[str]
    """Those around other people's names."""
    doubtful_classes: frozenset[str]
    """Those around other people's names, where an author too may stand when a word says so."""
    picture_houses: frozenset[str]
    """Words that make a line of names a picture's credit ("Noel Celis/Getty Images")."""
    paths: frozenset[str]
    """Parts of the path of a link to an author's page."""
    trailing: tuple[str, ...]
    """Words glued behind a name: "記者"."""
    reporter: re.Pattern[str]
    """The reporter right after a dateline: "（记者李晓）", "박서 기자 ="."""

    def without_others(self, text: str) -> str:
        """The text without credits of photographers and the like: "Text: Jane Roe Fotos: Max Muster"."""
        found = self.other_credits.match(text)
        while found := found or self.other_credits.search(text):
            end = CREDIT_END.search(text, found.end())
            text = f"{text[: found.start()]}|{text[end.start() if end else len(text) :]}"
            found = None
        return text


@cache
def bylines() -> Bylines:
    """The words of `data/bylines.toml`."""
    table: dict[str, Any] = load_toml("bylines")
    words, labels, others = (all_words(table[name]) for name in ("words", "labels", "others"))
    return Bylines(
        opening=Phrases((words + labels, r"\s?[:：]\s*"), (words, r"\s+")),
        label=Phrases((words + labels, r"\s?[:：]?")),
        inner=Phrases((words, r"\s+(?=\S)")),
        others=Phrases((others, r"(?=[\s:：/]|$)")),
        other_credits=Phrases((others, r"\s?[:：]"), ((o for o in others if " " in o), r"\s")),
        classes=frozenset(all_words(table["classes"])),
        not_classes=frozenset(all_words(table["not_classes"])),
        doubtful_classes=frozenset(all_words(table["doubtful_classes"])),
        picture_houses=frozenset(all_words(table["picture_houses"])),
        paths=frozenset(all_words(table["paths"])),
        trailing=tuple(all_words(table["trailing"])),
        reporter=re.compile(
            rf"(?<!\s)\s*+(?:[(（](?:{'|'.join(table['reporter']['zh'])})\s*+(?P<inside>[^()（）]{{2,30}})[)）]"
            rf"|(?P<before>[^\s=]{{2,12}}(?:\s[^\s=]{{2,12}})?)\s(?:{'|'.join(table['reporter']['ko'])})\s?=)"
        ),
    )
