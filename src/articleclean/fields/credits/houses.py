"""Names of the site itself, which stand where an author's name stands ("By Bugle") and are no person's.

Sites of one person carry that person's name: a full name is let pass, a single word or one with an article is not.
"""

from collections.abc import Iterable

from ...article import Person
from ...page import Page
from ...source.urls import host
from .name_words import vocabulary

__all__ = ["house_names", "may_be_person", "without_houses"]


def house_names(page: Page) -> frozenset[str]:
    """What the page calls its site, and its host's name, folded."""
    named = {_fold(c.value) for c in page.candidates.get("site_name", ())}
    labels = (host(page.url) or "").split(".")
    named.update(_fold(label) for label in labels[:-1] if len(label) > 3)
    named.add(_fold("".join(labels)))
    return frozenset(named - {""})


def without_houses(persons: Iterable[Person], houses: frozenset[str]) -> tuple[Person, ...]:
    """The persons whose names are not the site's; beside others even a full name that is the site's goes."""
    named = tuple(persons)
    others = tuple(p for p in named if _fold(p.name) not in houses)
    return others or tuple(p for p in named if may_be_person(p.name))


def may_be_person(house: str) -> bool:
    """Whether the name of a site may be that of the person who writes it: "Jane Roe", not "The Bugle"."""
    words = house.casefold().split()
    return 1 < len(words) < 4 and words[0] not in vocabulary().articles


def _fold(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
