"""The day of publication where only software reads it: script variables and state, data attributes, odd meta names.

Asked only where metadata states no day of publication. A script may hold the state of many articles: what it says
counts only when all its keys name one day.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ...candidates import Candidate
from ...data import load_toml
from ...metadata.elements import text_of
from ...page import Page
from .parse import parse_stated
from .value import Moment, day_of

__all__ = ["unseen_days"]

_META, _ATTRIBUTE, _SCRIPT, _CALL = 0.65, 0.65, 0.7, 0.5
_BOXES = frozenset({"body", "main", "article", "section", "time"})
# Characters of scripts that are looked at on a page, and keys in them that may be its day's.
_MOST_CHARS, _MOST_KEYS = 1_000_000, 200
# A key, and what stands between it and its value's end, have at most so many characters.
_KEY, _REST = 40, 60
# A script that does nothing but write a day.
_CALL_CHARS = 200
_COMPACT_DAY = len("20200417")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_KEY_END = re.compile(r"[\w-]*")
_VALUE = re.compile(r"""\\{0,3}["']?\s?[:=]\s?\\{0,3}["']([^"'\\]{8,40})""")
_CALLED = re.compile(r"""\s{0,20}([\w.]{3,40})\(\s?["']([^"']{8,40})["']\s?\);?\s{0,20}""")

Stated = tuple[str, str]
"""A key and its value."""


def unseen_days(page: Page) -> Iterator[Candidate]:
    """Candidates for `published` from meta names that no table has, data attributes and scripts."""
    metas = ((meta.name, meta.content) for meta in page.head.metas if meta.content[:1].isalnum())
    yield from _agreed(metas, "meta", "meta[{}]", _META)
    yield from _agreed(_attributes(page), "markup", "[{}]", _ATTRIBUTE)
    scripts = [element for element in page.head.marked.met if element.tag == "script"]
    texts = [text_of(one) for one in scripts if "ld+json" not in (one.get("type") or "").lower()]
    yield from _agreed(_keys(texts), "markup", "script {}", _SCRIPT)
    yield from _written(texts)


def _agreed(stated: Iterable[Stated], source: str, where: str, confidence: float) -> Iterator[Candidate]:
    """One candidate, when all that is stated under a key for the day of publication is one day."""
    found = [(key, raw, value) for key, raw in stated if is_key(key) and (value := _day(raw))]
    if found and len({day_of(value) for _, _, value in found}) == 1:
        key, raw, value = found[0]
        yield Candidate("published", value, source, where.format(key), raw, confidence)  # type: ignore[arg-type]


def _day(raw: str) -> Moment | None:
    """The day stated; not by seconds since 1970, whose day is the place's, and not 1 January, which may mean a year."""
    value = None if raw.isdecimal() and len(raw) != _COMPACT_DAY else parse_stated(raw.strip())
    return None if value is None or (value.month, value.day) == (1, 1) else value


def is_key(name: str) -> bool:
    """Whether a name says that its value is the day of publication: "w-published-date", "articlePublishDate"."""
    published, barred = _table()
    words = [word.lower() for word in _WORD.findall(name[-_KEY:])]
    return barred.isdisjoint(words) and any("".join(words[-n:]) in published for n in (1, 2, 3))


@cache
def _table() -> tuple[frozenset[str], frozenset[str]]:
    table = load_toml("date_keys")
    return frozenset(table["published"]), frozenset(table["barred"])


def _attributes(page: Page) -> Iterator[Stated]:
    for element in page.head.marked.met:
        if element.tag in _BOXES:
            yield from ((str(name), str(value)) for name, value in element.items() if str(name).startswith("data-"))


def _keys(texts: Iterable[str]) -> Iterator[Stated]:
    """Keys with one of the stems in them, and their values."""
    room, keys = _MOST_CHARS, _MOST_KEYS
    for text in texts:
        text = text[:room]
        room -= len(text)
        for stem in load_toml("date_keys")["stems"]:
            at = text.find(stem)
            while at >= 0 and keys:
                keys -= 1
                before = _KEY_END.match(text[max(0, at - _KEY) : at][::-1])
                end = _KEY_END.match(text, at, at + _KEY)
                if before and end and (value := _VALUE.match(text, end.end(), end.end() + _REST)):
                    yield before.group()[::-1] + end.group(), value[1]
                at = text.find(stem, at + len(stem))


def _written(texts: Iterable[str]) -> Iterator[Candidate]:
    """The day that a script writes where it stands: `showDate("2020/04/17 01:43")`."""
    calls = [call for text in texts if len(text) <= _CALL_CHARS and (call := _CALLED.fullmatch(text))]
    writers = load_toml("date_keys")["writers"]
    days = []
    for name, raw in (call.groups() for call in calls):
        words = _WORD.findall(name)
        # Some pages give it the time twice.
        value = _day(raw) or _day(" ".join(raw.split()[:2]))
        if value and words and words[-1].lower() in writers:
            days.append((name, raw, value))
    if days and len({day_of(value) for _, _, value in days}) == 1:
        name, raw, value = days[0]
        yield Candidate("published", value, "markup", f"script {name}", raw, _CALL)
