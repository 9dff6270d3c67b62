"""Fixtures: a folder holds a page and, in expected.json, what a news desk would take from it.

Here they are loaded, extracted (once each) and compared field by field; CONTRIBUTING.md says how to add one.
"""

import dataclasses
import difflib
import json
import pprint
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import articleclean as ac

__all__ = ["FIXTURES", "Case", "block_text", "cases", "check", "extracted", "plain", "squeeze"]

FIXTURES = Path(__file__).parent / "fixtures"

FIELDS = frozenset(f.name for f in dataclasses.fields(ac.Article)) - {"provenance", "warnings", "reason", "url"}
TEXT_CHECKS = frozenset({"in_text", "not_in_text", "reason_contains"})
ARGUMENTS = frozenset({"url", "content_type", "markup"})
OPTIONS = frozenset({"now", "date_order"})
NOTES = frozenset({"about", "traps"})
KEYS = FIELDS | TEXT_CHECKS | ARGUMENTS | OPTIONS | NOTES


@dataclass(frozen=True)
class Case:
    """One fixture."""

    name: str
    page: bytes = field(repr=False)
    expected: dict[str, Any] = field(repr=False)

    @property
    def checked(self) -> list[str]:
        """The keys of expected.json that say something about the article; `ok` is always one of them."""
        return sorted({"ok"} | (self.expected.keys() & (FIELDS | TEXT_CHECKS)))

    @property
    def arguments(self) -> dict[str, Any]:
        """What `extract` is called with, beside the page."""
        arguments = {key: value for key, value in self.expected.items() if key in ARGUMENTS}
        options = {key: value for key, value in self.expected.items() if key in OPTIONS}
        if "now" in options:
            options["now"] = datetime.fromisoformat(options["now"])
        return {**arguments, "options": ac.Options(**options)}


@cache
def cases() -> tuple[Case, ...]:
    """All fixtures, by name."""
    return tuple(_load(folder) for folder in sorted(FIXTURES.iterdir()) if folder.is_dir())


def _load(folder: Path) -> Case:
    (page,) = folder.glob("page.*")
    return Case(folder.name, page.read_bytes(), json.loads((folder / "expected.json").read_text("utf-8")))


@cache
def extracted(name: str) -> ac.Article:
    """The article of the fixture with this name."""
    case = next(case for case in cases() if case.name == name)
    return ac.extract(case.page, **case.arguments)


def check(article: ac.Article, key: str, expected: Any) -> str | None:
    """None when the article is what expected.json says under this key, otherwise a report for a reader."""
    if key == "in_text":
        missing = [text for text in expected if text not in article.to_text()]
        return f"not in the text: {missing}\n\n{article.to_text()}" if missing else None
    if key == "not_in_text":
        present = [text for text in expected if text in article.to_text()]
        return f"in the text: {present}\n\n{article.to_text()}" if present else None
    if key == "reason_contains":
        return None if expected in (article.reason or "") else f"reason: {article.reason!r}, not {expected!r}"
    if key == "body":
        return _check_body(article, expected)
    value = getattr(article, key)
    return None if matches(expected, value) else _report(article, key, expected, plain(value))


def matches(expected: Any, value: Any) -> bool:
    """Whether a value is as expected: null and [] are absence, an object may name some attributes only, a string
    stands for a person's name or a date as well."""
    if expected is None or expected == []:
        return value is None or value == ()
    if isinstance(expected, list):
        return (
            isinstance(value, tuple)
            and len(value) == len(expected)
            and all(matches(e, v) for e, v in zip(expected, value, strict=True))
        )
    if isinstance(expected, dict):
        return value is not None and all(matches(e, getattr(value, name)) for name, e in expected.items())
    if isinstance(value, ac.Person):
        value = value.name
    if isinstance(value, ac.ListItem):
        value = value.text
    if isinstance(value, date):
        return _same_date(str(expected), value)
    return bool(squeeze(expected) == squeeze(value)) if isinstance(value, str) else bool(expected == value)


def _same_date(expected: str, value: date) -> bool:
    """The same moment, said with the same precision: a day is not midnight, and naive is not aware. Which of two
    offsets that name one moment was taken does not matter."""
    if len(expected) == len("2024-01-31"):
        return not isinstance(value, datetime) and value == date.fromisoformat(expected)
    moment = datetime.fromisoformat(expected)
    return isinstance(value, datetime) and (value.tzinfo is None) == (moment.tzinfo is None) and value == moment


def squeeze(text: Any) -> Any:
    """The text with each run of whitespace as one space."""
    return " ".join(text.split()) if isinstance(text, str) else text


def block_text(block: ac.Block | ac.ListItem) -> str:
    """What a block says first of all: its text, a list's items, a table's cells, a figure's caption, an embed's URL."""
    match block:
        case ac.ListBlock(items=items):
            return "\n".join(block_text(item) for item in items)
        case ac.ListItem(text=text, children=children):
            return "\n".join((text, *map(block_text, children)))
        case ac.Table(rows=rows):
            return "\n".join(cell for row in rows for cell in row)
        case ac.Figure(image=image):
            return image.caption or ""
        case ac.Embed(url=url):
            return url
        case ac.Separator():
            return ""
    return block.text


def _check_body(article: ac.Article, expected: list[list[Any]]) -> str | None:
    """Expected: [type, beginning of the text] or [type, beginning, {attribute: value}] for each block."""
    body = article.body
    if len(body) == len(expected) and all(map(_block_matches, expected, body)):
        return None
    got = [[block.type, squeeze(block_text(block))] for block in body]
    shown = list(_align(expected, got))
    for row, block in zip(expected, body, strict=False):
        if len(row) > 2 and row[0] == block.type and not matches(row[2], block):
            shown.append(f"? {row[0]} {row[1]!r} should have {row[2]}, is {plain(block)}")
    return "body differs (- expected, + got):\n" + "\n".join(shown)


def _block_matches(expected: list[Any], block: ac.Block) -> bool:
    return (
        block.type == expected[0]
        and squeeze(block_text(block)).startswith(squeeze(expected[1]))
        and (len(expected) < 3 or matches(expected[2], block))
    )


def _align(expected: list[list[Any]], got: list[list[str]]) -> Iterator[str]:
    """Lines of a diff; a block that begins as expected counts as the same."""
    wanted = [(row[0], squeeze(row[1])) for row in expected]
    found = []
    for kind, text in got:
        begins = next((w for w in wanted if w[0] == kind and (text.startswith(w[1]) if w[1] else not text)), None)
        found.append(begins or (kind, text[:100]))
    yield from difflib.ndiff([f"{k}: {t}" for k, t in wanted], [f"{k}: {t}" for k, t in found])


def _report(article: ac.Article, key: str, expected: Any, got: Any) -> str:
    provenance = article.provenance.get(key)
    lines = [f"{key} differs", f"  expected: {pprint.pformat(expected, width=110)}"]
    lines.append(f"  got:      {pprint.pformat(got, width=110)}")
    if provenance:
        lines.append(f"  from:     {provenance}")
    return "\n".join(lines)


def plain(value: Any) -> Any:
    """A value as expected.json would write it, absent attributes left out."""
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        named = ((f.name, getattr(value, f.name)) for f in dataclasses.fields(value))
        return {name: plain(item) for name, item in named if item not in (None, ())}
    return value
