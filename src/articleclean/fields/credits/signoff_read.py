"""A closing credit line, read: "jr/mm (AP, dpa)", "Con información de EFE", "(Jane Roe, 3.5.2024)"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ...data import load_toml
from .name_words import all_words
from .names import is_name, people
from .phrases import Phrases
from .wires import TOKEN, Hit, find, only_agencies

__all__ = ["Signoff", "read_signoff"]

LONGEST = 200
INITIALS = re.compile(r"[^\W\d_A-Z]{2,4}")
ONLY_INITIALS = re.compile(
    r"[(\[/–—-]?\s?([a-zäöüß]{2,4})(?:\s?[/,]\s?([a-zäöüß]{2,4}))?(?:\s?[/,]\s?([a-zäöüß]{2,4}))?\s?[)\]]?\.?"
)
HOUSE = re.compile(r"[A-ZÄÖÜ]{2,5}")
DATE = re.compile(r"\s*\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{2,4}\s*")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CODE = re.compile(r"(?i)©|\(c\)|copyright")
SITE = re.compile(r"\S+\.[a-z]{2,}\b")
EDGES = " \n()[]（）【】.。—–-/*"


class Signoff(NamedTuple):
    """A closing credit line."""

    text: str
    """As shown, whitespace collapsed."""
    agencies: tuple[str, ...]
    initials: tuple[str, ...]
    confidence: float
    """How sure its shape alone makes it."""


@dataclass(frozen=True, slots=True)
class _Words:
    credit: Phrases
    reporting: Phrases
    contributed: tuple[str, ...]
    between: frozenset[str]
    offices: frozenset[str]
    pictures: frozenset[str]
    not_initials: frozenset[str]


@cache
def _words() -> _Words:
    table = load_toml("signoffs")
    folded = {name: frozenset(all_words(section)) for name, section in table.items()}
    return _Words(
        credit=Phrases((folded["credit"], r"(?:(?<=[:：])|(?=[\s:：]|$))[\s:：]*")),
        reporting=Phrases((folded["reporting"], r"(?=[\s:]|$)[\s:]*")),
        contributed=tuple(folded["contributed"]),
        between=folded["between"],
        offices=folded["offices"],
        pictures=folded["pictures"],
        not_initials=folded["not_initials"],
    )


def read_signoff(text: str) -> Signoff | None:
    """The sign-off that the whole of a text is; None when it is anything else."""
    if not 2 <= len(text) <= LONGEST:
        return None
    shown = " ".join(text.split())
    core = shown.strip(EDGES)
    if not core:
        return None
    hits = find(core)
    if not hits:
        return _only_initials(shown) or _signed(shown, core)
    agencies = tuple(dict.fromkeys(hit.agency for hit in hits))
    left = _left_over(core, hits)
    if any(w.casefold() in _words().pictures for w in left):
        return None
    if _is_plain(left, core):
        dated = CODE.match(core) and YEAR.search(core)
        return Signoff(shown, agencies, _initials(left), 0.45 if dated else 0.9)
    bare = SITE.sub("", core)
    if _is_phrase(core) or _is_by_persons(core) or _signed(shown, core):
        return Signoff(shown, agencies, _initials(_left_over(bare, find(bare))) if "/" in core else (), 0.85)
    if (shown[0] in "([" and _are_houses(core)) or _is_house_with_agency(core):
        return Signoff(shown, agencies, (), 0.75)
    return None


def _left_over(core: str, hits: Iterable[Hit]) -> list[str]:
    """The words that belong to no agency's name."""
    pieces, at = [], 0
    for hit in hits:
        pieces.append(core[at : hit.start])
        at = hit.end
    pieces.append(core[at:])
    return TOKEN.findall(" ".join(pieces))


def _is_plain(left: list[str], core: str) -> bool:
    """Whether, beside agencies, there are only initials, an office, numbers, a house ("FMW/Bloomberg")."""
    words = _words()
    credit = words.credit.match(core)
    if credit:
        lead = TOKEN.findall(credit.group())
        left = left[len(lead) :] if left[: len(lead)] == lead else left
    return all(
        w.isdigit() or w.casefold() in words.between or w.casefold() in words.offices or _is_initials(w)
        or ("/" in core and HOUSE.fullmatch(w))
        or (CODE.match(core) and len(w) < 2)
        for w in left
    )  # fmt: skip


def _is_initials(word: str) -> bool:
    words = _words()
    return bool(INITIALS.fullmatch(word)) and not {word} & (words.not_initials | words.between | words.offices)


def _initials(left: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(w for w in left if w.isascii() and _is_initials(w)))


def _is_phrase(core: str) -> bool:
    """A phrase that announces a credit, and no sentence after it: "Quelle: bote.example, mab/dpa"."""
    words = _words()
    if core.casefold().endswith(words.contributed):
        return True
    found = words.credit.match(core) or words.reporting.match(core)
    if not found:
        return False
    strong = len(TOKEN.findall(found.group())) > 1 or found.group().rstrip().endswith((":", "："))
    rest = core[found.end() :]
    return strong and len(rest) <= LONGEST // 2 and ". " not in rest


def _is_by_persons(core: str) -> bool:
    """Persons and agencies only: "Jane Roe, dpa"."""
    persons, _ = people(core)
    if "/" in core:
        return False
    named = sum(len(TOKEN.findall(p.name)) for p in persons)
    hits = sum(len(TOKEN.findall(core[h.start : h.end])) for h in find(core))
    small = sum(w.casefold() in _words().between for w in TOKEN.findall(core))
    return bool(persons) and named + hits + small == len(TOKEN.findall(core)) and all(is_name(p.name) for p in persons)


def _are_houses(core: str) -> bool:
    """A short list of capitalised names with an agency among them: "ČTK, Denní list"."""
    parts = [part.split() for part in re.split(r"[,/]", core)]
    return 1 < len(parts) <= 4 and all(0 < len(p) <= 2 and not p[0].islower() for p in parts)


def _is_house_with_agency(core: str) -> bool:
    """The paper's name, "with", and agencies: "La Gazette du Port avec AFP"."""
    credit = _words().credit.search(core)
    if not credit or len(core) > 60:
        return False
    lead, rest = core[: credit.start()].split(), core[credit.end() :]
    small = all(not w[0].islower() or len(w) < 4 for w in lead)
    return 0 < len(lead) < 6 and small and bool(only_agencies(rest))


def _only_initials(shown: str) -> Signoff | None:
    """Initials and nothing else: "amw", "/ ab", "(mab)"."""
    found = ONLY_INITIALS.fullmatch(shown)
    if not found:
        return None
    initials = tuple(dict.fromkeys(i for i in found.groups() if i))
    words = _words()
    if any(i in words.not_initials or i in words.between for i in initials):
        return None
    marked = not shown[0].isalpha() or len(initials) > 1
    persons = tuple(i for i in initials if i not in words.offices)
    return Signoff(shown, (), persons, 0.75 if marked else 0.5)


def _signed(shown: str, core: str) -> Signoff | None:
    """"(Jane Roe aus Berlin, Max Muster, 3.5.2024)" and "Reporting by Jane Roe; Editing by Max Muster"."""
    reporting = _words().reporting.match(core)
    if reporting and not core.startswith("por ") and ". " not in core and people(core[reporting.end() :])[0]:
        return Signoff(shown, (), (), 0.6)
    parts = [part.strip() for part in core.split(",")]
    if shown[:1] not in ("(", "[") or len(parts) < 2 or not DATE.fullmatch(parts[-1]):
        return None
    left = [p for p in parts[:-1] if not (_is_initials(p) or p.casefold() in _words().offices)]
    if all(people(p)[0] or find(p) for p in left):
        return Signoff(shown, (), tuple(p for p in parts if p.isascii() and _is_initials(p)), 0.85)
    return None
