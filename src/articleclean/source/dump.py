"""From a page flattened to text to lines.

Renderers differ: inscriptis and lynx indent and mark list items, BeautifulSoup's get_text gives every text node a line
of its own, mail and lynx wrap at a column. A line here is one physical line, or one paragraph where the dump is wrapped.
"""

import re

from ..page import Line

__all__ = ["dump_lines"]

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\ufeff\u2060]")
_BULLET = re.compile(r"([*+•·▪◦‣-]|o(?=\s))\s+(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
_WRAP_COLUMNS = range(50, 101)


def dump_lines(text: str) -> list[Line]:
    """The lines of a dump, in order, empty ones counted as `gap` of the next."""
    raw = [line.rstrip() for line in _CONTROLS.sub("", text.expandtabs(8)).splitlines()]
    column = wrap_column(raw)
    lines: list[Line] = []
    gap, room = 0, 0  # blank lines so far; columns left on the physical line before
    for physical in raw:
        body = physical.strip()
        if not body:
            gap += 1
            continue
        indent = len(physical) - len(physical.lstrip())
        marker = _BULLET.match(body)
        fits = len(body.split(None, 1)[0]) < room
        if column and lines and not gap and not marker and not fits and room < column // 3:
            lines[-1].text += " " + " ".join(body.split())
        else:
            rest = body[marker.end() :] if marker else body
            lines.append(Line(len(lines), " ".join(rest.split()), gap=gap, indent=indent, marker=marker[1] if marker else ""))
        gap, room = 0, column - len(physical) if column else 0
    take_numbers(lines)
    return lines


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
    lengths = sorted(len(line) for line in raw if len(line) >= _WRAP_COLUMNS.start)
    if len(lengths) < 8:
        return 0
    longest = lengths[-1]
    if longest not in _WRAP_COLUMNS:
        return 0
    near = sum(length > longest - 15 for length in lengths)
    return longest + 1 if near >= 0.6 * len(lengths) else 0
