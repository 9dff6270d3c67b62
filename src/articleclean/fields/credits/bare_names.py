"""Bylines without a word that says so: a line that is nothing but somebody's name, with what stands around it.

A dump has no classes and no links, and many pages put the author's name plainly under the headline. Names alone stand
on a page for many reasons (captions, tags, people in the news), so each line is judged by signs: a given name, a date
or a role beside it, the name once more, a biography after it; against it, that the text speaks of that person.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...article import Person
from ...page import Line, Page
from ..pictures.article_range import ArticleRange
from .byline_words import bylines
from .given import is_given, opens_given
from .name_words import bare, vocabulary
from .names import is_name
from .read_once import people_on

__all__ = ["SURE", "BareName", "bare_names", "is_role"]

LONGEST = 160
ASIDE = re.compile(r"\([^()]*\)")
PIECES = re.compile(r"\n|\u3000|\s[|·•⋅●–—/-]\s|//|,\s(?=\d)")
WORDS = re.compile(r"[^\W_]+")
MOST_BLANKS = 20
LABELLED = re.compile(r":(?!\d)")
SHORT = 60
DATE = 30
ENOUGH = 0.34
"""What the signs of a line must add up to."""
SURE = 0.5
"""Signs that are enough for the line to leave the body."""
DEGREE = 7
"""Letters of a word in capitals that may be a degree ("DABOM")."""
BIOGRAPHY = 50
"""Characters of a line that may tell who somebody is."""
SPEAKS_OF = 6
"""Lines of the body in which somebody is named who is in the news."""


class BareName(NamedTuple):
    """One line of names."""

    line: Line
    persons: tuple[Person, ...]
    agencies: tuple[str, ...]
    signs: float


class _Read(NamedTuple):
    """What a line of names says."""

    persons: tuple[Person, ...]
    agencies: tuple[str, ...]
    dated: bool
    role: bool


def bare_names(page: Page, extent: ArticleRange, zone: Iterator[Line], *, below: bool) -> Iterator[BareName]:
    """The lines of a zone that are somebody's name, as far as signs speak for an author.

    Args:
        page: the page.
        extent: where the article is.
        zone: the lines to look at.
        below: they stand after the text, where only a biography or a role tells an author from others.
    """
    for line in zone:
        found = _read(page, line)
        if found is None:
            continue
        known = any(opens_given(p.name) for p in found.persons)
        signs = _biography(page, line, found) if below else _beside(page, line, found)
        if not below:
            signs += 0.1 * (extent.headline is not None and 0 < line.index - extent.headline <= 4)
        if below and not signs:
            continue
        signs += 0.3 if known else 0.15 if _ends_as_surname(found.persons[0]) else -0.15
        signs += 0.1 * (line.index < extent.first)
        signs -= _against(page, line, found.persons)
        if signs >= ENOUGH:
            yield BareName(line, found.persons, found.agencies, min(signs, 0.75))


def _read(page: Page, line: Line) -> _Read | None:
    """The names of a line that says nothing else but dates, roles and reading times; None for any other."""
    text = line.text
    if not 4 < len(text) <= LONGEST or " " not in text or text[-1] in ".!?:…" or text.count(" ") > MOST_BLANKS:
        return None
    text = text.lstrip("—–-. ")
    if (text[:1].islower() and text.isascii()) or bylines().others.match(text):
        return None
    if not _promising(page, line) or (":" in text and LABELLED.search(text)):
        return None
    if line.link_chars and _leads_to_topic(line):
        return None
    persons: list[Person] = []
    agencies: list[str] = []
    dated = role = False
    unknown = 0
    for piece in map(str.strip, _pieces(line, text)):
        if is_date(piece):
            dated = True
        elif piece and (said := _names_of(page, piece)):
            persons.extend(said[0])
            agencies.extend(said[1])
            role = role or any(p.role for p in said[0])
        elif piece:
            unknown += 1
    if not persons or unknown > dated:
        return None
    return _Read(tuple(persons), tuple(agencies), dated, role)


def _pieces(line: Line, text: str) -> list[str]:
    """The parts of a line: its inline elements, where it is made of them, or what its bars and dashes part."""
    if len(line.spans) > 1:
        spanned = [line.text[span.start : span.end] for span in line.spans]
        if " ".join(spanned) == line.text:
            return spanned
    return PIECES.split(text)


def _promising(page: Page, line: Line) -> bool:
    """Whether it is worth while to read a line: a given name in it, or a date or a role at it."""
    if any(map(is_given, line.text.split()[:3])):
        return True
    if any(map(str.isdigit, line.text)):
        return True
    after = page.lines[line.index + 1].text if line.index + 1 < len(page.lines) else ""
    return len(after) <= SHORT and (any(map(str.isdigit, after)) or is_role(after) or line.text in after)


def _names_of(page: Page, piece: str) -> tuple[tuple[Person, ...], tuple[str, ...]] | None:
    """The full names of a piece that holds nothing beside them but titles, degrees, roles and joining words."""
    if not any(map(str.isupper, piece)) and piece.isascii():
        return None
    persons, agencies = people_on(page, piece)
    if not persons or not all(is_name(p.name) and not _shouted(p.name) for p in persons):
        return None
    if not bylines().picture_houses.isdisjoint(WORDS.findall(piece.casefold())):
        return None
    if piece.split()[0].casefold() in vocabulary().no_names:
        return None
    rest = ASIDE.sub(" ", piece.casefold())
    for person in persons:
        rest = rest.replace(person.name.casefold(), " ", 1).replace((person.role or "").casefold(), " ", 1)
    if agencies:
        return persons, agencies
    degrees = {bare(word.strip(",;")) for word in piece.split() if word.isupper() and len(word) <= DEGREE + 2}
    return (persons, ()) if all(_says_little(part, degrees) for part in rest.split(",")) else None


def _ends_as_surname(person: Person) -> bool:
    """Whether a name's last word ends as only surnames do."""
    return bare(person.name.split()[-1]).endswith(vocabulary().surname_endings)


def _says_little(part: str, degrees: set[str]) -> bool:
    """Whether what is left of a part without its name is titles, degrees and joining words, or somebody's office."""
    table = vocabulary()
    words = [folded for word in part.split() if (folded := bare(word.strip(",;&/+")))]
    known = table.titles | table.after_name | table.particles | degrees
    if all(word in known or table.joining.match(f" {word} ") for word in words):
        return True
    if words[0] in table.places and words[0] == part.split()[0]:
        return len(words) < 5
    return len(words) < 9 and any(word in table.organisations or table.is_role(word) for word in words)


def _shouted(name: str) -> bool:
    """Whether a word of a name is an abbreviation ("MDR Thüringen")."""
    return any(w.isupper() and len(w) > 2 and "." not in w for w in name.split()) and not name.isupper()


def _leads_to_topic(line: Line) -> bool:
    """Whether the line is a link to something else than a person's page: a headline, a tag."""
    if line.link_chars * 2 <= len(line.text):
        return False
    for span in line.spans:
        href = span.element.get("href") if span.tag == "a" else None
        if href and not href.startswith(("#", "mailto:")) and not _same_words(href, line.text):
            return True
    return False


def _same_words(href: str, text: str) -> bool:
    """Whether an address ends in the words of a name ("/jane-roe/")."""
    end = href.casefold().partition("?")[0].rstrip("/").rpartition("/")[2]
    return all(word in end for word in text.casefold().split() if len(word) > 2)


def is_date(piece: str) -> bool:
    """Whether a short text is chiefly a date, a time or a reading time: digits and few other words."""
    digits = sum(map(str.isdigit, piece))
    return digits > 0 and len(piece) < (DATE if digits < 5 else SHORT) and piece.count(" ") < 8 and "$" not in piece


def _beside(page: Page, line: Line, found: _Read) -> float:
    """Signs around a line at the headline: a date, a role, the same name once more."""
    signs = 0.2 * (found.dated or found.role)
    around = [
        page.lines[i] for i in range(line.index - 2, line.index + 4) if 0 <= i < len(page.lines) and i != line.index
    ]
    name = found.persons[0].name.casefold()
    texts = [other.text.strip() for other in around if len(other.text) <= SHORT]
    signs += 0.15 * any(sum(map(str.isdigit, t)) > 1 and is_date(t) for t in texts)
    signs += 0.15 * any(name in t.casefold() for t in texts)
    after = page.lines[line.index + 1].text if line.index + 1 < len(page.lines) else ""
    signs += 0.2 * (len(after) <= SHORT and is_role(after))
    above = page.found["headline"].lines[:1] if "headline" in page.found else ()
    if signs < 0.15 and above and line.index < above[0] - 1:
        return -0.1
    return signs + 0.05


def is_role(text: str) -> bool:
    """Whether a short line says what somebody does ("Senior Analyst", "Corresponsal en Atenas")."""
    words = [bare(word.strip(",")) for word in text.split()]
    return 0 < len(words) < 9 and any(map(vocabulary().is_role, words)) and text[:1].isupper()


def _biography(page: Page, line: Line, found: _Read) -> float:
    """Signs after a line below the text: a role, or a text that tells who the person is."""
    name = found.persons[0].name.casefold()
    words = name.split()
    for at in range(line.index + 1, min(line.index + 3, len(page.lines))):
        after = page.lines[at].text
        if len(after) > BIOGRAPHY:
            opening = after[:120].casefold()
            told = name in opening or opening.startswith((f"{words[0]} ", f"dr. {words[-1]}", f"{words[-1]} "))
            return 0.25 if told else 0.0
        if at == line.index + 1 and is_role(after):
            return 0.2
    ends = line.index - page.body[-1] if page.body else 0
    alone = ends == 1 and not _read(page, page.lines[line.index + 1]) if line.index + 1 < len(page.lines) else ends == 1
    return 0.2 * found.role + 0.2 * line.text.startswith(("—", "–", "-")) + 0.1 * alone


def _against(page: Page, line: Line, persons: tuple[Person, ...]) -> float:
    """Signs that a name is somebody's in the news or in a picture."""
    doubt = 0.1 if line.marker and page.markup == "text" else 0.0
    before = page.lines[line.index - 1].text if line.index else ""
    if before.strip() == "©" or (len(before) < SHORT and bylines().others.ends(before)):
        doubt += 0.25
    for after in page.lines[line.index + 1 : line.index + 3]:
        if after.text.startswith("©") or bylines().others.match(after.text):
            doubt += 0.25
            break
        if after.text != line.text:
            break
    headline = page.found.get("headline")
    told = [headline.value] if headline else []
    told += [page.lines[i].text for i in page.body[:SPEAKS_OF] if page.lines[i] is not line]
    last = persons[0].name.split()[-1]
    if any(last in text and (len(text) > SHORT or text is told[0]) for text in told):
        doubt += 0.35
    return doubt
