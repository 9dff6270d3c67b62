"""Names of the site itself, which stand where an author's name stands ("By Bugle") and are no person's.

Sites of one person carry that person's name: a full name is let pass, a single word or one with an article is not.
"""

import re
import unicodedata
from collections.abc import Iterable

from ...article import Person
from ...page import Page
from ...source.urls import host
from .given import opens_given
from .name_words import vocabulary

__all__ = ["house_names", "is_common", "may_be_person", "unaccented", "without_houses"]


def house_names(page: Page) -> frozenset[str]:
    """What the page calls its site, and its host's name, folded."""
    named = {_fold(c.value) for c in page.candidates.get("site_name", ())}
    labels = (host(page.url) or "").split(".")
    named.update(_fold(label) for label in labels[:-1] if len(label) > 3)
    named.add(_fold("".join(labels)))
    return frozenset(named - {""})


def without_houses(page: Page, persons: Iterable[Person], houses: frozenset[str]) -> tuple[Person, ...]:
    """The persons whose names are not the site's; beside others even a full name that is the site's goes."""
    named = tuple(persons)
    others = tuple(p for p in named if _fold(p.name) not in houses)
    return others or tuple(p for p in named if may_be_person(page, p.name))


def may_be_person(page: Page, house: str) -> bool:
    """Whether the name of a site may be that of the person who writes it: "Jane Roe", not "The Bugle".

    Without a given name at its beginning it is a person's unless the page has one of its words in small letters, which
    no name is: "Quiet Light", "Computer Overhauls".
    """
    words = house.split()
    if not 1 < len(words) < 4 or words[0].casefold() in vocabulary().articles:
        return False
    return opens_given(house) or not any(is_common(page, word) for word in words)


def is_common(page: Page, word: str) -> bool:
    """Whether the page has a word in small letters, as a word of its own."""
    small = word.casefold()
    if small == word or not small.isalpha():
        return False
    known = page.once(_looked_for)
    if small not in known:
        whole = re.compile(rf"\b{small}\b")
        known[small] = any(small in line.text and whole.search(line.text) for line in page.lines)
    return known[small]


def _looked_for(page: Page) -> dict[str, bool]:
    """Words that have been looked for on the page: none, when first asked."""
    return {}


def _fold(name: str) -> str:
    return "".join(filter(str.isalnum, unaccented(name).casefold()))


def unaccented(name: str) -> str:
    """A name as a host has it, without accents: "La República" is larepublica."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
