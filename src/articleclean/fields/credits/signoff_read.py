"""A closing credit line, read: "jr/mm (AP, dpa)", "Con información de EFE", "(Jane Roe, 3.5.2024)".

A line is a credit when each of its parts is something that credits are made of: an agency, initials, an office, a
house, a person, a code. One part that is none of them makes it a sentence.
"""

import re
from enum import Enum
from typing import NamedTuple

from ..dates.names import month_number
from .name_words import bare, vocabulary
from .names import is_name, people
from .signoff_words import signoff_words
from .wires import TOKEN, find, outside, signs_in_capitals

__all__ = ["Signoff", "read_signoff"]

LONGEST = 200
LONGEST_INITIALS = 24
LONGEST_HOUSE = 60
LONGEST_UNCASED = 16
"""Characters of a name in a script without capitals: longer parts are text."""
INITIALS = re.compile(r"[^\W\d_A-Z]{2,4}")
ONLY_INITIALS = re.compile(
    r"[(\[/–—-]?\s?([a-zäöüß]{2,4})(?:\s?[/,]\s?([a-zäöüß]{2,4}))?(?:\s?[/,]\s?([a-zäöüß]{2,4}))?\s?[)\]/]?\.?"
)
CAPITALS = re.compile(r"[A-ZÄÖÜČŠŽ]{2,5}")
DATE = re.compile(r"\d{1,2}\.\s?(?:\d{1,2}\.|\w+)\s?\d{2,4}")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
RIGHTS = re.compile(r"(?i)©|\(c\)|\bcopyright\b:?")
SITE = re.compile(r"\A\S+\.[a-z]{2,}")
SENTENCES = re.compile(r"[^\W\d_]{4}[.!?。]\s++\w")
OPENING, EDGES = "([（【［「", " \n()[]（）【】［］.。—–-/*|।"


class Signoff(NamedTuple):
    """A closing credit line."""

    text: str
    """As shown, whitespace collapsed."""
    agencies: tuple[str, ...]
    initials: tuple[str, ...]
    confidence: float
    """How sure its shape alone makes it."""
    doubtful: bool = False
    """It is but a short form that stands on pages for other things too ("AA")."""


class _Kind(Enum):
    """What a part of a credit is."""

    AGENCY = 1
    NOTHING = 2
    """An office, a number, a word between names."""
    INITIALS = 3
    HOUSE = 4
    """A paper's short form in capitals, an address, the site itself."""
    WORD = 5
    """One capitalised word: a house, or somebody's surname."""
    NAME = 6
    """Several capitalised words that may be a person or a house."""
    OTHER = 7


def read_signoff(text: str, houses: frozenset[str] = frozenset()) -> Signoff | None:
    """The sign-off that the whole of a text is; None when it is anything else.

    Args:
        text: the line, or the end of a paragraph.
        houses: names of the site itself, folded (`houses.house_names`).
    """
    if not 2 <= len(text) <= LONGEST:
        return None
    shown = " ".join(text.split())
    words = signoff_words()
    named = bool(find(shown, weak=True))
    if not named:
        initials = _only_initials(shown) if len(shown) <= LONGEST_INITIALS else None
        if initials or not (shown[:1] in OPENING or words.may_lead(shown)):
            return initials
    core = words.about.sub(" ", RIGHTS.sub(" ", shown)).strip(EDGES)
    if not core or words.names_picture(core, TOKEN.findall(shown)):
        return None
    lead = words.credit.match(core) or words.reporting.match(core)
    if SENTENCES.search(core, lead.end() if lead else 0):
        return None
    if not named:
        return _signed(shown, core) or _unnamed(shown, core, lead)
    if core.casefold().endswith(words.contributed):
        return _contributed(shown, core)
    return _credit(shown, core, lead, houses)


def _credit(shown: str, core: str, lead: re.Match[str] | None, houses: frozenset[str]) -> Signoff | None:
    """A credit of agencies: behind a phrase, or alone."""
    rest = core[lead.end() :] if lead else core
    bracketed = shown[0] in OPENING
    strong = lead is not None and _is_strong(lead)
    parts = [part.strip(EDGES) for part in signoff_words().joints.split(rest)]
    kinds = [(_kind(part, houses), part) for part in parts if part]
    agencies = tuple(dict.fromkeys(h.agency for kind, p in kinds if kind is _Kind.AGENCY for h in find(p, weak=True)))
    if not agencies or not _is_made_of(kinds, shown, rest, strong=strong):
        return None
    initials = tuple(dict.fromkeys(part for kind, part in kinds if kind is _Kind.INITIALS and part.isascii()))
    doubtful = not (bracketed or strong) and all(hit.doubtful for hit in find(rest, weak=True))
    dated = RIGHTS.search(shown) and YEAR.search(shown)
    sure = all(kind in (_Kind.AGENCY, _Kind.NOTHING, _Kind.INITIALS) for kind, _ in kinds)
    reserved = signoff_words().about.search(shown) is not None
    confidence = 0.6 if dated else 0.75 if reserved else 0.9 if sure else 0.85
    return Signoff(shown, agencies, initials, confidence, doubtful)


def _is_strong(lead: re.Match[str]) -> bool:
    """Whether a phrase announces a credit and no sentence: several words, or a colon."""
    return len(TOKEN.findall(lead.group())) > 1 or lead.group().rstrip().endswith((":", "：", "=", "."))


def _is_made_of(kinds: list[tuple[_Kind, str]], shown: str, rest: str, *, strong: bool) -> bool:
    """Whether parts of these kinds beside each other are a credit."""
    found = {kind for kind, _ in kinds}
    if _Kind.OTHER in found:
        return False
    persons = [part.upper() != part.lower() and people(part)[0] for kind, part in kinds if kind is _Kind.NAME]
    bracketed, slashed = shown[0] in OPENING, "/" in rest
    if strong:
        return True
    companion = signoff_words().companions.search(f" {rest} ")
    if companion and len(rest) <= LONGEST_HOUSE and kinds[-1][0] is _Kind.AGENCY and kinds[0][0] is not _Kind.AGENCY:
        return True
    if _Kind.NAME in found:
        return not slashed and (all(persons) or (bracketed and "," in rest and len(kinds) <= 4))
    if _Kind.WORD in found:
        return bracketed and 1 < len(kinds) <= 4
    return True


def _kind(part: str, houses: frozenset[str]) -> _Kind:
    """What one part of a credit is."""
    hits = find(part, weak=True)
    if hits:
        return _Kind.AGENCY if _is_agency(outside(part, hits), hits[-1].agency) else _Kind.OTHER
    tokens = TOKEN.findall(part)
    if len(tokens) == 1 and _is_initials(part):
        return _Kind.INITIALS
    if SITE.fullmatch(part) or _folded(part) in houses or _folded(part.partition(" ")[2]) in houses:
        return _Kind.HOUSE
    if all(_is_nothing(token) for token in tokens) or _is_date(tokens) or _is_labelled(part):
        return _Kind.NOTHING
    if len(tokens) == 1 and CAPITALS.fullmatch(part):
        return _Kind.HOUSE
    main = [w for w in tokens if not (_is_nothing(w) or bare(w) in vocabulary().particles | vocabulary().places)]
    if part.upper() == part.lower():
        return _Kind.NAME if len(tokens) <= 3 and len(part) <= LONGEST_UNCASED else _Kind.OTHER
    if len(part) > LONGEST_HOUSE or tokens[0][0].islower() or (len(tokens) > 2 and any(w[0].islower() for w in main)):
        return _Kind.OTHER
    return _Kind.WORD if len(tokens) == 1 else _Kind.NAME


def _is_agency(left: list[str], agency: str) -> bool:
    """Whether the words beside an agency say nothing else: an office, a number, a role with or without a name."""
    if all(_is_nothing(word) for word in left):
        return True
    if signs_in_capitals(agency) and all(CAPITALS.fullmatch(word) for word in left):
        return True
    role = any(vocabulary().is_role(bare(word)) for word in left)
    return role and all(not w[0].islower() or _is_nothing(w) or vocabulary().is_role(bare(w)) for w in left)


def _is_nothing(word: str) -> bool:
    """Whether a word says nothing beside names: a number, a month, "agency", "and"."""
    return word.isdigit() or signoff_words().is_small(word.casefold()) or (
        word[0].isupper() and month_number(word, "") is not None
    )  # fmt: skip


def _is_date(words: list[str]) -> bool:
    """Whether words are a date: "5 octombrie 2022"."""
    return any(map(str.isdigit, words)) and all(w.isdigit() or month_number(w, "") is not None for w in words)


def _is_labelled(part: str) -> bool:
    """Whether a part says who helped: "editor: Ana Roe"."""
    label = signoff_words().reporting.match(part)
    return label is not None and _are_persons(part[label.end() :])


def _is_initials(word: str) -> bool:
    words = signoff_words()
    return bool(INITIALS.fullmatch(word)) and word not in words.offices and word not in words.not_initials


def _folded(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _contributed(shown: str, core: str) -> Signoff | None:
    """ "Associated Press writers Jane Roe in Paris and Max Muster contributed to this report."."""
    words = signoff_words()
    phrase = next(p for p in words.contributed if core.casefold().endswith(p))
    subject = core[: len(core) - len(phrase)]
    hits = find(subject)
    left = outside(subject, hits)
    small = all(not w[0].islower() or words.is_small(w) or vocabulary().is_role(bare(w)) for w in left)
    return Signoff(shown, tuple(dict.fromkeys(h.agency for h in hits)), (), 0.85) if hits and small else None


def _unnamed(shown: str, core: str, lead: re.Match[str] | None) -> Signoff | None:
    """Agencies without a name: "Con información de agencias", "(mit Agenturen)"."""
    tokens = [token.casefold() for token in TOKEN.findall(core)]
    words = signoff_words()
    if lead is None or words.unnamed.isdisjoint(tokens) or len(tokens) > 6:
        return None
    rest = TOKEN.findall(core[lead.end() :])
    bracketed = shown[0] in OPENING
    return Signoff(shown, (), (), 0.6) if (bracketed or _is_strong(lead)) and all(map(_is_nothing, rest)) else None


def _only_initials(shown: str) -> Signoff | None:
    """Initials and nothing else: "amw", "/ ab", "(mab)"."""
    found = ONLY_INITIALS.fullmatch(shown)
    if not found:
        return None
    initials = tuple(dict.fromkeys(i for i in found.groups() if i))
    words = signoff_words()
    marked = not shown[0].isalpha() or len(initials) > 1
    if any(i in words.not_initials or (i in words.between and not marked) for i in initials):
        return None
    persons = tuple(i for i in initials if i not in words.offices)
    return Signoff(shown, (), persons, 0.75 if marked else 0.5)


def _signed(shown: str, core: str) -> Signoff | None:
    """ "(Jane Roe aus Berlin, Max Muster, 3.5.2024)" and "Reporting by Jane Roe; Editing by Max Muster"."""
    reporting = signoff_words().reporting.match(core)
    if reporting and _is_strong(reporting) and _are_persons(core[reporting.end() :]):
        return Signoff(shown, (), (), 0.6)
    parts = [part.strip() for part in core.split(",")]
    if shown[:1] not in ("(", "[") or len(parts) < 2 or not DATE.fullmatch(parts[-1]):
        return None
    left = [p for p in parts[:-1] if not (_is_initials(p) or p.casefold() in signoff_words().offices)]
    if all(people(p)[0] or find(p) for p in left):
        return Signoff(shown, (), tuple(p for p in parts if p.isascii() and _is_initials(p)), 0.85)
    return None


def _are_persons(text: str) -> bool:
    """Whether a text names persons and says little else: "Jane Roe in Rome; Editing by Max Muster"."""
    words, table = signoff_words(), vocabulary()
    tokens = TOKEN.findall(text)
    small = all(not w[0].islower() or words.is_small(w) or w in table.particles or w in table.places for w in tokens)
    return small and any(is_name(p.name) for p in people(re.split(r"[;,]", text)[0])[0])
