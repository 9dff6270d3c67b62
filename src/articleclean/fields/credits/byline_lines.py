"""The lines where a page shows who wrote it, and whom they name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from ...article import Person
from ...page import Line, Page, Span, class_words
from ..pictures.article_range import article_range
from .bare_names import SURE as SURE_NAME
from .bare_names import bare_names, is_role
from .byline_boxes import Surroundings
from .byline_words import bylines
from .given import opens_given
from .name_words import vocabulary
from .names import is_name
from .phrases import first_words
from .read_once import people_on
from .zones import INTO_BODY, INTO_END, zones

__all__ = ["Byline", "bylines_of", "plain_bylines"]

LONGEST = 220
"""Characters of a line that may hold a byline."""
LONGEST_PLAIN = 120
"""The same of a line without inline elements or an author's class."""
SURE = 0.5
"""Confidence of stated authors that count."""
BARE = 3
"""Lines below the headline in which a line that names somebody is most likely the byline."""
LABEL = 20
SHORT = 60
"""Characters of a line that says little else."""
PIECES = re.compile(r"\n|\u3000|\s[|·•●⋅∙◦‣]\s|\s[-–—]\s(?=\d)")
GLUED = re.compile(r"\w")


class Byline(NamedTuple):
    """One line that names who wrote the text."""

    line: Line
    persons: tuple[Person, ...]
    agencies: tuple[str, ...]
    confidence: float
    above: bool
    """It stands above the body's end of beginning, not after the text."""
    alone: bool
    """The line is nothing but a byline."""


def bylines_of(page: Page) -> Iterator[Byline]:
    """Bylines near the headline, at the start and after the end of the text, in page order."""
    extent = page.once(article_range)
    if extent is None:
        return
    around = Surroundings(extent.own)
    upper, lower = zones(page, extent, agreed=is_agreed(page))
    within = frozenset(page.body[INTO_BODY:-INTO_END])
    for zone, weight in ((upper, 1.0), (lower, 0.7)):
        for index in zone:
            if index == extent.headline:
                continue
            line = page.lines[index]
            if len(line.text) > LONGEST:
                continue
            near = extent.headline is not None and 0 < index - extent.headline <= BARE
            words = around.words(line.box)
            if len(line.text) > LONGEST_PLAIN and not line.spans and (not words or words.isdisjoint(bylines().classes)):
                continue
            found = _read(page, line, words, near) if words is not None else None
            if found and not _of_others(page, line):
                doubt = 0.7 if index in within else 1.0
                found = _with_role(page, found)
                yield found._replace(confidence=found.confidence * weight * doubt, above=zone is upper)


def plain_bylines(page: Page) -> Iterator[Byline]:
    """Lines that are nothing but names, of a page that tells its authors in no other way, in page order."""
    extent = page.once(article_range)
    if extent is None:
        return
    around = Surroundings(extent.own)
    for zone, below in zip(zones(page, extent, agreed=False), (False, True), strict=True):
        lines = (page.lines[i] for i in zone if i != extent.headline)
        for bare in bare_names(page, extent, lines, below=below):
            if around.words(bare.line.box) is None:
                continue
            confidence = bare.signs * (0.7 if below else 1.0)
            alone = bare.signs >= SURE_NAME
            found = Byline(bare.line, bare.persons, bare.agencies, confidence, above=not below, alone=alone)
            yield _with_role(page, found)


def _with_role(page: Page, byline: Byline) -> Byline:
    """The byline of one person with the role that the next line says they have."""
    at = byline.line.index + 1
    if len(byline.persons) != 1 or byline.persons[0].role or at >= len(page.lines):
        return byline
    said = page.lines[at].text
    if len(said) > SHORT or not is_role(said) or people_on(page, said)[0]:
        return byline
    return byline._replace(persons=(replace(byline.persons[0], role=said),))


def is_agreed(page: Page) -> bool:
    """Whether several sources state the same authors: the text's end need not tell them."""
    stated = [c for c in page.candidates.get("authors", ()) if c.source != "visible" and c.confidence >= SURE]
    names = [frozenset(p.name.casefold() for p in c.value) for c in stated]
    return len({c.source for c in stated}) > 1 and len(set(names)) == 1


def _read(page: Page, line: Line, words: frozenset[str], near: bool) -> Byline | None:
    """The byline that a line is.

    Args:
        page: the page.
        line: the line to read.
        words: those of the classes around it.
        near: it stands right under the headline.
    """
    linked = _linked(page, line) if line.spans else None
    if linked:
        return linked
    table = bylines()
    text = (_listed(line) or _unglued(line)) if line.spans else line.text
    # One look at the line's words says of most lines that nothing in them introduces an author.
    said = first_words(text)
    introduced: list[str] = []
    if table.opening.may_stand(said):
        introduced = [piece for piece in PIECES.split(text) if table.opening.match(piece.strip())]
    if not introduced and table.inner.may_stand(said) and (inner := _inner(text, near)):
        introduced = [inner]
    hinted = not words.isdisjoint(table.classes) and words.isdisjoint(table.doubtful_classes)
    labelled = _labelled(page, line)
    if not introduced and not hinted and not labelled:
        return None
    if labelled:
        text = _continued(page, line)
    persons, agencies = people_on(page, " | ".join(introduced or PIECES.split(text)))
    if not introduced and not labelled:
        persons = tuple(p for p in persons if is_name(p.name) or len(text) < 25)
    if not persons and not agencies:
        return None
    if introduced and not hinted and not _is_byline(text, persons, near):
        return None
    confidence = 0.45 + 0.3 * bool(introduced or labelled) + 0.15 * hinted
    if hinted and not introduced and len(text) > 60:
        confidence = 0.35
    return Byline(line, persons, agencies, confidence, above=True, alone=_alone(text, persons))


def _labelled(page: Page, line: Line) -> bool:
    """Whether the line before announces an author ("Author:", "By")."""
    label = page.lines[line.index - 1].text.strip() if line.index else ""
    return 0 < len(label) < LABEL and bylines().label.fullmatch(label)


def _of_others(page: Page, line: Line) -> bool:
    """Whether the line before announces somebody else ("Reviewed by", "Photos:")."""
    label = page.lines[line.index - 1].text.strip() if line.index else ""
    return 0 < len(label) < LABEL and bylines().others.fullmatch(label.rstrip(" :："))


def _continued(page: Page, line: Line) -> str:
    """The line, and the names that follow it on lines of their own, with or without an "and" between."""
    text, at = line.text, line.index
    while at + 1 < len(page.lines) and len(text) < LONGEST and _goes_on(line, page.lines[at + 1]):
        text, at = f"{text} | {page.lines[at + 1].text}", at + 1
    while at + 2 < len(page.lines) and len(text) < LONGEST:
        word = f" {page.lines[at + 1].text.strip()} "
        joined = vocabulary().joining.match(word) if len(word) < LABEL else None
        if not joined or joined.end() != len(word) - 1:
            break
        text, at = f"{text}{word}{page.lines[at + 2].text}", at + 2
    return text


def _goes_on(line: Line, after: Line) -> bool:
    """Whether the line after a name is one more of the same list."""
    if len(after.text) > SHORT // 2 or not is_name(after.text) or not is_name(line.text) or not opens_given(after.text):
        return False
    if line.box is None or after.box is None:
        return line.marker == after.marker and line.indent == after.indent
    return line.box.tag == after.box.tag and line.box.names == after.box.names


def _is_byline(text: str, persons: tuple[Person, ...], near: bool) -> bool:
    """Whether a line that begins like one is a byline, and no sentence ("By signing up you accept …")."""
    if not persons:
        return len(text) <= SHORT
    full = all(is_name(p.name) and not p.name.islower() for p in persons)
    at = text.casefold().find(persons[0].name.casefold())
    return at < SHORT and len(text) <= 2 * SHORT and (full or len(text) <= (SHORT if near else SHORT // 2))


def _inner(text: str, near: bool) -> str | None:
    """What follows "by" in the middle of a short line that has a date before: "May 3, 2025 by Jane Roe"."""
    found = bylines().inner.search(text)
    if found is None or found.start() > SHORT or bylines().others.ends(text[: found.end()]):
        return None
    before, rest = text[: found.start()], text[found.end() :]
    if (
        " " in found.group().strip()
        or any(c.isdigit() for c in before)
        or (near and before.count(" ") < 2 and is_name(rest))
    ):
        return rest if not rest[0].islower() or before.istitle() else None
    return None


def _listed(line: Line) -> str:
    """A line whose inline elements each hold a name ("By <span>Jane Roe</span> <span>Max Muster</span>"), the names
    parted; nothing for any other line."""
    names: list[str] = []
    end = 0
    if len(line.spans) < 2 or sum(s.end - s.start for s in line.spans) * 4 <= len(line.text) * 3:
        return ""
    for span in line.spans:
        text = line.text[span.start : span.end]
        if span.start >= end and is_name(text):
            names.append(text)
            end = span.end
    if len(names) < 2 or sum(map(len, names)) * 4 <= len(line.text) * 3:
        return ""
    introduction = bylines().opening.match(line.text)
    return introduction.group() + ", ".join(names) if introduction else " | ".join(names)


def _linked(page: Page, line: Line) -> Byline | None:
    """Names that stand in links to author pages or in elements marked as an author's."""
    marked = [(span, sure) for span in line.spans if (sure := _is_author_span(span))]
    if not marked:
        return None
    text = line.text.replace("\n", " | ")
    agencies: tuple[str, ...] | None = None
    found: dict[str, Person] = {}
    strong, covered = False, 0
    introduced = bylines().opening.match(line.text) is not None
    for span, sure in marked:
        if bylines().others.ends(line.text[: span.start]):
            continue
        shown = line.text[span.start : span.end]
        persons, sources = people_on(page, shown)
        if shown == text:
            agencies = sources
        for person in persons:
            url = page.absolute(span.element.get("href")) if span.tag == "a" and len(persons) == 1 else None
            known = found.get(person.name)
            found[person.name] = replace(person, url=url or (known.url if known else None))
            strong = strong or sure > 1
        covered = max(covered, span.end - span.start)
    if not found or (not introduced and covered * 4 < len(line.text)):
        return None
    if agencies is None:
        agencies = people_on(page, text)[1]
    persons = tuple(found.values())
    more, _ = people_on(page, PIECES.split(_unglued(line))[0]) if introduced else ((), ())
    persons += tuple(p for p in more if p.name not in found and is_name(p.name))
    confidence = 0.88 if introduced else 0.8 if strong else 0.7
    return Byline(line, persons, agencies, confidence, above=True, alone=_alone(line.text, persons))


def _is_author_span(span: Span) -> int:
    """2 for rel=author or an author's class, 1 for a link whose path says so, 0 for others."""
    element = span.element
    if span.tag == "a":
        rel = element.get("rel")
        if rel and "author" in rel.split():
            return 2
        href = (element.get("href") or "").lower().partition("?")[0].rstrip("/")
        if not bylines().paths.isdisjoint(href.split("/")[:-1]):
            return 1
    return 2 if element.get("class") and not bylines().classes.isdisjoint(class_words(span.names)) else 0


def _unglued(line: Line) -> str:
    """The text with a bar where two inline elements touch without a blank ("Jane RoeThe Associated Press")."""
    text = line.text
    edges = {edge for span in line.spans for edge in (span.start, span.end)}
    for edge in sorted(edges, reverse=True):
        if 0 < edge < len(text) and text[edge - 1].isalnum() and text[edge].isalnum():
            introduces = bylines().label.fullmatch(PIECES.split(text[:edge])[-1].strip())
            text = f"{text[:edge]} {'' if introduces else '| '}{text[edge:]}"
    return text


def _alone(text: str, persons: tuple[Person, ...]) -> bool:
    """Whether a line is a byline and not the start of a sentence."""
    return len(text) <= 60 + 2 * sum(len(p.name) for p in persons) and not text.rstrip().endswith((".", "!", "?", ":"))
