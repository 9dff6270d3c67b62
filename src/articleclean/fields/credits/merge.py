"""Several statements of who wrote a text, made one: the rules of `choose` for `authors`."""

from dataclasses import replace
from functools import partial

from ...article import Person
from ...candidates import Candidate
from .given import is_given

__all__ = ["choose_authors"]

ACCOUNT, ONE_WORD = 0.4, 0.8
"""What a statement is worth that names an account and no person, or somebody by one word."""
SHOWN = 0.7
"""Confidence of a visible byline that is right against metadata which name somebody else."""
NOT_MUCH_LESS = 0.05
"""How much less sure than the best one a list of authors may be that names more of them."""


def choose_authors(candidates: list[Candidate]) -> Candidate | None:
    """The statement that most other sources share a name with; the fuller list of those that agree.

    Addresses and roles come from whichever source has them; the lines of the agreeing visible bylines leave the body.
    """
    stated = [_doubted(c) for c in candidates if c.value]
    if not stated:
        return None
    best = max(stated, key=lambda c: _support(c, stated))
    if best.source != "visible":
        best = max(filter(partial(_overrules, stated=stated), stated), key=lambda c: c.confidence, default=best)
    agreeing = [c for c in stated if _agree(c, best)]
    trusted = [c for c in agreeing if c.confidence >= best.confidence - NOT_MUCH_LESS]
    fullest = max(trusted, key=lambda c: (_repeated(c, agreeing), len(c.value), c.confidence), default=best)
    completed = [_completed(person, agreeing) for person in fullest.value]
    stated_too = any(c.source != "visible" for c in agreeing)
    shown = any(c.source in ("visible", "link") for c in agreeing)
    known = stated_too or any(p.url or is_given(p.name.split()[0]) for p in completed)
    persons = tuple(p for p in completed if _is_person(p, known=known, shown=shown))
    if not persons:
        return None
    owned = [c for c in agreeing if c.owns]
    lines = tuple(sorted({line for c in owned for line in c.lines}))
    return fullest._replace(value=persons, lines=lines or fullest.lines, owns=bool(owned), cut=None)


def _is_person(person: Person, *, known: bool, shown: bool) -> bool:
    """Whether a name is a person's and no account's.

    One word is when it is written as a name and `known`: stated in metadata, linked, or beside a given name (or one).
    Any other word only when a byline is `shown` that links to a page of theirs: a pen name.
    """
    name = person.name
    if " " in name or name.upper() == name.lower() or (known and name.isalpha() and name.istitle()):
        return True
    return shown and person.url is not None and "admin" not in name.casefold() and "_" not in name


def _overrules(shown: Candidate, stated: list[Candidate]) -> bool:
    """Whether a byline that a reader sees names somebody whom no metadata do: those often name who put the text in."""
    if shown.source != "visible" or shown.confidence < SHOWN or not any(" " in p.name for p in shown.value):
        return False
    metadata = [c for c in stated if c.source != "visible"]
    sure = [c for c in stated if c.source == "visible" and c.confidence >= SHOWN]
    return not any(_agree(one, other) for one in sure for other in metadata)


def _repeated(candidate: Candidate, agreeing: list[Candidate]) -> bool:
    """Whether the page shows the very same names, and states them too."""
    names = {p.name.casefold() for p in candidate.value}
    sources = {c.source for c in agreeing if {p.name.casefold() for p in c.value} == names}
    return "visible" in sources and len(sources) > 1


def _doubted(candidate: Candidate) -> Candidate:
    """A statement that names only accounts ("jroe", "jane.roe") or one word is less sure than one with a full name."""
    if any(" " in p.name or not p.name.isascii() for p in candidate.value):
        return candidate
    factor = ONE_WORD if any(p.name.istitle() and p.name.isalpha() for p in candidate.value) else ACCOUNT
    return candidate._replace(confidence=candidate.confidence * factor)


def _support(candidate: Candidate, stated: list[Candidate]) -> float:
    """Joint confidence of the sources that share a name with a candidate; each source counts once."""
    by_source: dict[str, float] = {}
    for other in stated:
        if _agree(candidate, other):
            by_source[other.source] = max(by_source.get(other.source, 0.0), other.confidence)
    doubt = 1.0 - candidate.confidence * 0.1
    for confidence in by_source.values():
        doubt *= 1.0 - min(confidence, 0.95)
    return 1.0 - doubt


def _agree(one: Candidate, other: Candidate) -> bool:
    return one is other or any(_same(a, b) for a in one.value for b in other.value)


def _same(one: Person, other: Person) -> bool:
    """Whether two names are one person's: equal, or one's words all in the other's ("Roe", "Jane Roe")."""
    a, b = _words(one.name), _words(other.name)
    return a <= b or b <= a


def _words(name: str) -> frozenset[str]:
    return frozenset(name.casefold().replace(".", " ").split())


def _completed(person: Person, agreeing: list[Candidate]) -> Person:
    """The person with the address and the role that any agreeing source gives."""
    same = [p for c in agreeing for p in c.value if _same(p, person)]
    name = _full_name(_spelt_out(person.name), same)
    url = person.url or next((p.url for p in same if p.url), None)
    role = person.role or next((p.role for p in same if p.role), None)
    return replace(person, name=name, url=url, role=role)


def _spelt_out(name: str) -> str:
    """An account that is a full name as a name: "jane.roe" is Jane Roe, "q.admin" is nobody."""
    first, dot, last = name.partition(".")
    if dot and name.islower() and first.isalpha() and last.isalpha() and len(last) > 2 and is_given(first):
        return f"{first.title()} {last.title()}"
    return name


def _full_name(name: str, same: list[Person]) -> str:
    """The name, or the full one that all who have one agree on ("Jane" and "Jane Roe")."""
    if " " in name or not name.isascii():
        return name
    full = {p.name.casefold(): p.name for p in same if " " in p.name}
    return full.popitem()[1] if len(full) == 1 else name
