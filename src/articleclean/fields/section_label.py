"""The section's name at the headline: a short link to the section's own page, or a label that is marked as one."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

from ..candidates import Candidate
from ..data import load_toml
from ..metadata.values import Spot, fold, sectioned
from ..page import Line, Page, class_words
from ..source.urls import host
from .breadcrumbs import is_no_section

__all__ = ["labels"]

_LONGEST = 30
_MOST_BLANKS = 3
_DEEPEST = 3
"""Segments of the path of a section's page."""
_MENU = 2
_ABOVE, _BELOW = 4, 2
"""How many lines above and below the headline are looked at."""
_SAME_NAME, _SAME_WAY, _MARKED = 0.55, 0.65, 0.45
"""Trust where the link's address ends in the label's words, where the article lies under it, where a class says so."""


def labels(page: Page) -> Iterator[Candidate]:
    """Candidates for the section from the lines around the headline."""
    headline = page.found.get("headline")
    if headline is None or not headline.lines:
        return
    first, last = headline.lines[0], headline.lines[-1]
    above = _links(page, range(max(0, first - _ABOVE), first))
    below = _links(page, range(last + 1, min(len(page.lines), last + 1 + _BELOW)))
    for line, target in [*reversed(above), *below]:
        trust = _trust(page, line, target)
        if trust and (is_no_section(line.text) or _is_persons(page, line.text, target)):
            continue
        # Several links one below the other are a menu; in it only the article's own way is a section.
        if trust and (len(above) <= _MENU or trust == _SAME_WAY):
            yield from sectioned([line.text.strip(" /|»›>←→")], Spot("visible", f"line {line.index}", trust))


def _links(page: Page, indices: range) -> list[tuple[Line, str]]:
    """The short lines that are one link to a page of this site, outside navigation, with where they lead."""
    found = []
    for index in indices:
        line = page.lines[index]
        text = line.text.strip()
        if (
            line.box is None
            or len(text) > _LONGEST
            or text.count(" ") > _MOST_BLANKS
            or line.link_chars < len(text) - 2
        ):
            continue
        anchors = [span for span in line.spans if span.tag == "a"]
        target = page.absolute(anchors[0].element.get("href")) if len(anchors) == 1 else None
        if target and host(target) in (None, host(page.url)) and line.box.within("nav", "footer") is None:
            found.append((line, target))
    return found


def _trust(page: Page, line: Line, target: str) -> float:
    """How surely a link names the article's section."""
    own, path = _path(page.url), _path(target)
    if not path or len(path) > _DEEPEST:
        return 0.0
    if len(own) > len(path) and own[: len(path)] == path:
        return _SAME_WAY
    if fold(path[-1]) == fold(line.text):
        return _SAME_NAME
    return _MARKED if _is_marked(line) else 0.0


def _is_persons(page: Page, label: str, target: str) -> bool:
    """Whether a link names who wrote the story, or leads to a page about people."""
    if not _people().isdisjoint(_path(target)):
        return True
    form = fold(label)
    return any(fold(person.name) == form for c in page.candidates.get("authors", ()) for person in c.value)


@cache
def _people() -> frozenset[str]:
    return frozenset(load_toml("sections")["path"]["people"])


def _path(address: str | None) -> list[str]:
    if not address or not address.startswith(("http", "/")):
        return []
    try:
        return [unquote(segment).lower() for segment in urlsplit(address).path.split("/") if segment]
    except ValueError:
        return []


def _is_marked(line: Line) -> bool:
    """Whether class or id of the line's box or of an element in it say that it names a section."""
    hints = _hints()
    if line.box is not None and not hints.isdisjoint(line.box.words):
        return True
    return any(not hints.isdisjoint(class_words(span.names)) for span in line.spans)


@cache
def _hints() -> frozenset[str]:
    return frozenset(load_toml("sections")["hints"]["section"])
