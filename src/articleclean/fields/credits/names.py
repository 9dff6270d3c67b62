"""From the words of one byline or stated author to persons and agencies.

`people("By JANE ROE, AP Science Writer and Max Muster")` gives Jane Roe (role "AP Science Writer"), Max Muster, and the
agency AP. Everything that is no natural person (desks, houses, "Staff", addresses) is dropped.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ...article import Person
from ..dates.names import month_number
from .byline_words import bylines
from .given import is_given
from .name_case import name_case
from .name_text import ASIDE, strip_byline, tidy
from .name_words import bare, vocabulary
from .wires import Hit, find

__all__ = ["distinct", "is_name", "people", "strip_byline"]

LONGEST = 400
"""Characters of a string that may still be a byline."""
LONGEST_NAME = 60
MOST_WORDS = 6
STRONG = re.compile(
    r"[\u3000●⋅∙◦‣;；@|/／•·、،，\n\t\x01]|,|\s[-–—+&]\s|[–—]|\s&(?=\s)"
    r"|(?<=[\u4e00-\u9fff])[与與](?=[\u4e00-\u9fff])"
)
SUFFIX = re.compile(r",\s*(?=(?:Jr|Sr|JR|SR|II|III|IV)\b\.?(?:\s*$|\s*[,;|/(]|\s+(?:and|in)\b))")
MIDDLE_DOT = re.compile(r"(?<![\u30a0-\u30ff])・|・(?![\u30a0-\u30ff])")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
NO_NAME_SIGNS = frozenset("!?$%&+#")
INITIAL = re.compile(r"\w\.?$")
NICKNAME = re.compile(r"(?<=\w) [(\"“]\w+[)\"”] (?=[^\W\d_]\w+$)")
DOTTED = re.compile(r"(?:^|[\s.])(?:[^\W\d_]|[JS]r|JR|SR)\.$")
NUMBER = re.compile(r"\s\d")
DIGIT = re.compile(r"\d")
ASIDE_MARK = "\x02"


class _Part(NamedTuple):
    """What one part of a byline says."""

    person: Person | None = None
    role: str | None = None
    """A role that stands without a name."""
    agencies: tuple[str, ...] = ()


def people(raw: str) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The persons and the news agencies that a byline or stated author names, each once, in order.

    Args:
        raw: one string as found: a JSON-LD name, a meta value, a visible byline.
    """
    text = tidy(raw) if len(raw) <= 2 * LONGEST else ""
    if not text or len(text) > LONGEST:
        return (), ()
    persons: list[Person] = []
    agencies: list[str] = []
    for segment in _segments(text):
        part = _read_part(segment, beside=bool(persons))
        agencies.extend(part.agencies)
        if part.person:
            persons.append(part.person)
        elif part.role and persons and not persons[-1].role:
            persons[-1] = replace(persons[-1], role=part.role)
    return distinct(persons, singles=not agencies), tuple(dict.fromkeys(agencies))


def is_name(text: str) -> bool:
    """Whether a text has the shape of a full name: two to six words, capitals where the script has them."""
    words = text.split() if len(text) <= LONGEST_NAME else []
    return len(words) > 1 and _named(words)


def distinct(persons: Iterable[Person], *, singles: bool = True) -> tuple[Person, ...]:
    """Persons without repetition, the first of each kept.

    Single names stay only beside no full one; a name that goes on where another ends is that one with words of the
    page glued to it ("Jane Roe", "Jane Roe Share").
    """
    named = {p.name.casefold(): p for p in reversed(tuple(persons))}
    full = [n for n, p in named.items() if (" " in n and not p.name.islower()) or UNSPACED.search(n)]
    kept = full or (list(named) if singles else [])
    return tuple(named[n] for n in reversed(kept) if not any(n.startswith(other + " ") for other in kept))


def _segments(text: str) -> Iterator[str]:
    """The parts of a byline between commas, "and" and the like; what stood in brackets has a mark before it."""
    text = bylines().without_others(text)
    text = NICKNAME.sub(" ", text) if '"' in text or "(" in text or "“" in text else text
    text = SUFFIX.sub(" ", ASIDE.sub(lambda m: f"\x01{ASIDE_MARK}{m.group(1)}\x01", text))
    halves = text.split(",")
    if len(halves) == 2 and all(map(_plain_words, halves)) and len(halves[0].split()) == 1:
        yield f"{halves[1].strip()} {halves[0].strip()}"
        return
    for piece in STRONG.split(MIDDLE_DOT.sub("\x01", text) if "・" in text else text):
        for part in vocabulary().joining.split(f" {piece} "):
            yield from _between_full_names(part.strip(" :-*"))


def _plain_words(half: str) -> bool:
    """Whether a half of "Roe, Jane T." is one name, perhaps with an initial."""
    words = half.split()
    first = words[0].replace("-", "") if words else ""
    named = first.isalpha() and first[0].isupper() and not first.isupper() and not _special(first)
    return named and all(INITIAL.fullmatch(w) for w in words[1:]) and not find(half)


def _between_full_names(part: str) -> Iterator[str]:
    """Split at "y", "en" and other short words, where a full name stands on both sides."""
    found = vocabulary().joining_full_names.search(part)
    if found:
        left, right = part[: found.start()].strip(), part[found.end() :].strip()
        if is_name(left) and is_name(NUMBER.split(right)[0]) and right.casefold() not in vocabulary().cities:
            yield left
            yield from _between_full_names(right)
            return
    if part:
        yield part


def _read_part(segment: str, *, beside: bool) -> _Part:
    """Read one part. `beside`: a person was found in an earlier one."""
    aside = segment.startswith(ASIDE_MARK)
    segment = strip_byline(segment.lstrip(ASIDE_MARK).strip())
    if not segment or len(segment) > LONGEST // 2 or bylines().others.match(segment):
        return _Part()
    if UNSPACED.search(segment):
        return _unspaced(segment)
    words = _without_titles(segment.split())
    hits = find(" ".join(words))
    cut = _first_special(words, hits)
    if cut == len(words) and not hits:
        person = None if aside and beside else _person(words)
        return _Part(person)
    return _mixed(words, cut, hits)


def _unspaced(segment: str) -> _Part:
    """A part in Han, kana or Hangul."""
    hits = find(segment)
    if hits:
        return _Part(agencies=tuple(h.agency for h in hits))
    for word in bylines().trailing:
        segment = segment.removesuffix(word).removeprefix(word).strip()
    if not segment or any(word in segment for word in vocabulary().organisations_unspaced):
        return _Part()
    longest = 20 if "・" in segment else 8
    return _Part(Person(segment) if 1 < len(segment) <= longest and not DIGIT.search(segment) else None)


def _without_titles(words: list[str]) -> list[str]:
    """The words without "Dr." before and "PhD" behind."""
    table = vocabulary()
    first, last = 0, len(words)
    while first < last - 1 and bare(words[first]) in table.titles:
        first += 1
    while last > first + 2 and bare(words[last - 1]) in table.after_name and not words[last - 1][1:].islower():
        last -= 1
    return words[first:last]


def _special(word: str) -> bool:
    """Whether a word belongs to no name: a role, an organisation."""
    table, folded = vocabulary(), bare(word)
    return table.is_role(folded) or folded in table.role_modifiers or table.is_organisation(folded)


def _first_special(words: list[str], hits: tuple[Hit, ...]) -> int:
    """Index of the first word that cannot belong to a name: a role, a house, an agency, a place, a number."""
    table = vocabulary()
    starts = {hit.start for hit in hits}
    at = 0
    for index, word in enumerate(words):
        folded = bare(word)
        joins = index > 0 and word.islower() and (folded in table.places or folded in table.houses)
        numbered = bool(DIGIT.search(word)) and len(words) > 1
        if at in starts or joins or numbered or _special(word) or folded in table.stops:
            return index - 1 if index and numbered and month_number(words[index - 1], "en") else index
        at += len(word) + 1
    return len(words)


def _mixed(words: list[str], cut: int, hits: tuple[Hit, ...]) -> _Part:
    """A part that holds more than a name: "Jane Roe in Berlin", "AP Science Writer", "Max Muster für die dpa"."""
    table = vocabulary()
    lead, rest = words[:cut], words[cut:]
    agencies = tuple(hit.agency for hit in hits)
    while (
        len(lead) > 2 and rest and bare(lead[-1]).endswith(table.role_modifier_endings) and table.is_role(bare(rest[0]))
    ):
        lead, rest = lead[:-1], [lead[-1], *rest]
    joined = bool(rest) and (rest[0].islower() and bare(rest[0]) in table.places | table.houses)
    role = any(table.is_role(bare(w)) for w in rest)
    if len(lead) > 1 or (lead and joined and hits):
        person = _person(lead)
        if person and hits and not joined and INITIAL.match(lead[-1]):
            return _Part(_person(words))
        dated = any(DIGIT.search(w) or bare(w) in table.stops for w in rest[:2])
        if person and (role or joined or hits or dated):
            placed = bool(rest) and bare(rest[0]) in table.places
            return _Part(replace(person, role=" ".join(rest) if role or placed else None), agencies=agencies)
        return _Part()
    if role:
        return _behind_role(words, agencies)
    return _house(words, hits)


def _behind_role(words: list[str], agencies: tuple[str, ...]) -> _Part:
    """A role, perhaps with the name behind it: "Political editor Jane Roe"."""
    last = max(i for i, w in enumerate(words) if _special(w))
    tail = words[last + 1 :]
    if len(tail) > 1 and (person := _person(tail)) and not find(" ".join(tail)):
        return _Part(replace(person, role=" ".join(words[: last + 1])), agencies=agencies)
    return _Part(role=" ".join(words), agencies=agencies)


def _house(words: list[str], hits: tuple[Hit, ...]) -> _Part:
    """An organisation: its agencies, unless their names are part of somebody's ("ANA MARIA", "Michael Bloomberg")."""
    text = " ".join(words)
    if not hits:
        return _Part()
    plain = [w for w in (text[: hits[0].start] + " " + text[hits[-1].end :]).split() if not _special(w) and bare(w)]
    shouted = len(text) > len(hits[0].agency) and text.isupper()
    named = bool(words) and plain == words[:1] and hits[0].agency.istitle()
    if (plain and shouted) or named:
        return _Part(_person(words))
    return _Part(agencies=tuple(h.agency for h in hits))


def _person(words: list[str]) -> Person | None:
    """The words as a person, when they have the shape of a name."""
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:
        words = words[:half]
    while len(words) > 1 and bare(words[-1]) in vocabulary().particles and words[-1].islower():
        words = words[:-1]
    text = " ".join(words).strip(" ,:;*-\"“”'")
    if not DOTTED.search(text):
        text = text.strip(" .")
    if not text or len(text) > LONGEST_NAME or text.casefold() in vocabulary().cities or not _named(text.split()):
        return None
    return Person(name_case(text))


def _single(word: str) -> bool:
    """Whether one word may be somebody's first name or pen name ("Jane", "surfguard")."""
    letters, folded = sum(c.isalpha() for c in word), bare(word)
    table = vocabulary()
    if folded in table.no_names or folded in table.after_name or folded in table.titles or folded.endswith("admin"):
        return False
    return letters > 1 and letters * 2 > len(word) and (letters > 3 or not word.islower())


def _named(words: list[str]) -> bool:
    """Whether words have the shape of a name."""
    if not words or len(words) > MOST_WORDS or (len(words) > 1 and any(DIGIT.search(w) for w in words)):
        return False
    if bare(words[0]) in vocabulary().articles and words[0].lower() not in ("la", "o", "a", "o.", "a."):
        return False
    if len(words) == 1:
        return _single(words[0])
    if all(len(w.strip(".")) < 2 for w in words):
        return False
    main = [w for w in words if bare(w) not in vocabulary().particles]
    if not main or not all(any(map(str.isalpha, w)) for w in main):
        return False
    if any(len(w) > 4 and w.endswith(".") and w.count(".") == 1 for w in main[:-1]):
        return False
    if len(main) > 4 and words[0].isascii() and not is_given(words[0]):
        return False
    if any(not NO_NAME_SIGNS.isdisjoint(w) for w in main):
        return False
    small = [w for w in main if w[:1].islower()]
    return not small or (len(words) == 2 and len(small) == 2 and is_given(words[0]))
