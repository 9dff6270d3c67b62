"""From a page flattened to text to lines.

Renderers differ: inscriptis and lynx indent and mark list items, BeautifulSoup's get_text gives every text node a line
of its own, mail and lynx wrap at a column. A line here is one physical line, or a paragraph where the dump is wrapped.
"""

import re
from itertools import pairwise

from ..controls import WINDOWS_1252
from ..page import Line

__all__ = ["dump_lines"]

# Controls, characters that are never shown, and lone surrogates (a str may hold them, no encoding can).
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\ufeff\u2060\ud800-\udfff]")
_BULLET = re.compile(r"([*+•·▪◦‣-]|o(?=\s))\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_LINK_NUMBER = re.compile(r"\[(\d{1,5})\]")
_REFERENCES = re.compile(r"^[^\S\n]*+References\s++(?:(?:Visible|Hidden) links:?\s++)?1\. \S+://", re.M)
_MIN_LINKS = 5
_SLACK = 6  # columns: renderers keep words together that we see apart (links, brackets)
_WRAP_COLUMNS = range(50, 101)


def dump_lines(text: str, *, most: int | None = None) -> list[Line]:
    """The lines of a dump, in order, empty ones counted as `gap` of the next; no more than `most`."""
    text = _CONTROLS.sub(lambda found: WINDOWS_1252.get(ord(found[0]), ""), text.expandtabs(8))
    numbered = has_link_numbers(text)
    if numbered and (references := _REFERENCES.search(text)):
        text = text[: references.start()]
    raw = [line.rstrip() for line in text.splitlines()]
    column = wrap_column(raw)
    lines: list[Line] = []
    wrapped: list[list[str]] = []  # the words of each: a paragraph may have thousands of lines
    gap, room = 0, 0  # blank lines so far; columns left on the physical line before
    for physical in raw:
        body = physical.strip()
        if not body:
            gap += 1
            continue
        fits = len(body.split(None, 1)[0]) + _SLACK < room
        if numbered:
            body = _LINK_NUMBER.sub("", body).replace("(BUTTON) ", "")
        marker = _BULLET.match(body)
        if column and lines and not gap and not marker and not fits and room < column // 3:
            wrapped[-1].extend(body.split())
        elif body:
            if len(lines) == most:
                break
            indent = len(physical) - len(physical.lstrip())
            wrapped.append((body[marker.end() :] if marker else body).split())
            lines.append(Line(len(lines), "", gap=gap, indent=indent, marker=marker[1] if marker else ""))
        gap, room = 0, column - len(physical) if column else 0
    for line, words in zip(lines, wrapped, strict=True):
        line.text = " ".join(words)
    take_numbers(lines)
    return lines


def has_link_numbers(text: str) -> bool:
    """Whether this is a lynx dump with "[12]" before each link and a list of the addresses at the end.

    Numbers in brackets are link numbers only where they count up from 1 in step; footnotes repeat or skip.
    """
    numbers = [int(match[1]) for match in _LINK_NUMBER.finditer(text)]
    if len(numbers) < _MIN_LINKS or numbers[0] != 1:
        return False
    return sum(after == before + 1 for before, after in pairwise(numbers)) >= 0.9 * (len(numbers) - 1)


def take_numbers(lines: list[Line]) -> None:
    """Move the numbers of numbered lists from text to `marker`: only where two lines in a row count on.

    A number that stands alone is text ("10. Dezember 2016", "1. FC Beispiel").
    """
    numbers = [_NUMBER.match(line.text) if not line.marker else None for line in lines]
    counts = [int(number[1]) if number else -1 for number in numbers]
    for i, number in enumerate(numbers):
        if number is None:
            continue
        follows = i > 0 and counts[i - 1] == counts[i] - 1
        leads = i + 1 < len(lines) and counts[i + 1] == counts[i] + 1
        if (follows and counts[i] > 0) or leads:
            lines[i].marker, lines[i].text = number[0].strip(), lines[i].text[number.end() :]


def wrap_column(raw: list[str]) -> int:
    """The column the dump is wrapped at, 0 when it is not.

    Wrapped: many long lines, and the longest tenth of the lines of text all end within a few columns of each other.
    """
    lengths = sorted(len(line) for line in raw if len(line) >= _WRAP_COLUMNS.start and line.count(" ") > 3)
    if len(lengths) < 8:
        return 0
    longest = lengths[-1]
    if longest not in _WRAP_COLUMNS:
        return 0
    near = sum(length > longest - 15 for length in lengths)
    return longest + 1 if near >= 0.6 * len(lengths) else 0
