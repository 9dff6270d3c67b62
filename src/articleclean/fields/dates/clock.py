"""The time of day beside a date in running text: ", 14:33 Uhr", "at 2:33 PM ET", "à 14 h 33", "오후 2:33"."""

import re
from datetime import UTC, timezone
from functools import cache
from typing import NamedTuple

from ...data import load_toml
from .value import zone_offset

__all__ = ["Clock", "clock_after", "clock_before"]

# How far before a date its time may begin: "3:45 PM ET, Fri ".
_REACH_BEFORE = 32
_REACH_AFTER = 24
_DIGIT = re.compile(r"\d")
_TIME_HINT = re.compile(r"\d\s?(?:[:.：h時时시]\s?\d\d|[ap]\.?\s?m|uhr)", re.IGNORECASE)


class Clock(NamedTuple):
    """A time of day in a text."""

    time: tuple[int, int, int, int]
    """Hour, minute, second, microsecond."""
    zone: timezone | None
    """The offset, where one is written."""
    start: int
    end: int
    zone_name: str = ""
    """The abbreviation of a zone, whose offset the day and the country tell."""


@cache
def _halves() -> tuple[str, frozenset[str]]:
    """All words for the halves of the day as an alternation, and those that mean the second half."""
    table = load_toml("date_words")["half_day"]
    words = sorted((*table["am"], *table["pm"]), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"\s?") for w in words), frozenset(
        w.replace(" ", "") for w in table["pm"]
    )


def _offset(prefix: str) -> str:
    """The pattern of "+01:00"; the prefix tells the groups of its two places apart."""
    return rf"(?P<{prefix}sign>[+−-]) (?P<{prefix}zh>\d{{1,2}}) (?: :? (?P<{prefix}zm>\d{{2}}) )? (?!\d)"


@cache
def _pattern() -> str:
    half = _halves()[0]
    return rf"""
        (?: (?P<half_first>{half}) \s? )?
        (?P<hour>\d{{1,2}})
        (?: \s? (?: [:：] | h\s? | [時时시点點]\s? ) (?P<minute>\d{{2}}) (?: : (?P<second>\d{{2}}) )? (?: \.\d{{1,9}} )?
          | \. (?P<dotted>\d{{2}}) (?!\.?\d) | \s? (?P<full>[時时시点點]) )?
        (?! [\d:] )
        (?: \s? [分분] )?
        (?: \s? (?P<half>{half}) (?![^\W\d_]) )?
        (?: \s? (?P<hours>uhr|hrs?|h|น|часов) \b\.? )?
        (?: \s? \(? (?: (?P<zone>(?-i:[A-Z]{{2,5}}|Z|МСК|мск)\b) (?: \s?{_offset("named_")} )? | {_offset("")} ) )?
    """


# What may stand between a date and its time: the weekday in brackets, signs, up to two short words ("at", "a las",
# "o godz.", "klokken").
_BETWEEN = rf"""(?: \s? \([^\s)\d]{{1,12}}\) )? [\s,،;.|·•@/(–—-]{{0,{_REACH_AFTER}}}+
    (?: T(?=\d) | (?: (?:[^\W\d_]{{1,5}}|klokken) \.? [\s:,]{{1,{_REACH_AFTER}}}+ ){{0,2}}? )"""


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?P<between>{_BETWEEN}) (?P<clock>{_pattern()})", re.VERBOSE | re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    # Then signs and words (zone's name, weekday, "on") up to the date.
    return re.compile(
        rf"(?<![\d:.,]) (?P<clock>{_pattern()}) \)? [\s,;|·•–—-]*+ (?: [^\W\d_]++ \.? [\s,·-]*+ ){{0,2}} $",
        re.VERBOSE | re.IGNORECASE,
    )


def clock_after(text: str, end: int) -> Clock | None:
    """The time that follows a date which ends at `end`."""
    if not _DIGIT.search(text, end, end + _REACH_AFTER):
        return None
    match = _after().match(text, end)
    return (
        _clock(match, dotted="." in match["between"] or any(c.isalpha() for c in match["between"])) if match else None
    )


def clock_before(text: str, start: int, floor: int) -> Clock | None:
    """The time that stands before a date which starts at `start`, not before `floor`."""
    floor = max(floor, start - _REACH_BEFORE)
    if not _TIME_HINT.search(text, floor, start):
        return None
    for match in _before().finditer(text, floor, start):
        if clock := _clock(match, dotted=False):
            return clock
    return None


def _clock(match: re.Match[str], dotted: bool) -> Clock | None:
    """The time of a match; None when it is just a number.

    Args:
        dotted: whether "14.33" is a time here even when no word after it says so.
    """
    parts = match.groupdict()
    half = (parts["half"] or parts["half_first"] or "").lower().replace(" ", "")
    marked = bool(half or parts["hours"] or parts["full"])
    if not (parts["minute"] or marked or (parts["dotted"] and (dotted or parts["zone"]))):
        return None
    hour = int(parts["hour"])
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half in _halves()[1] else 0)
    minute, second = int(parts["minute"] or parts["dotted"] or 0), int(parts["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = _zone(parts)
    name = parts["zone"] or ""
    return Clock((hour, minute, second, 0), zone, match.start("clock"), match.end("clock"), "" if zone else name)


def _zone(parts: dict[str, str | None]) -> timezone | None:
    name, prefix = parts["zone"], "named_" if parts["zone"] else ""
    if sign := parts[prefix + "sign"]:
        hours, minutes = parts[prefix + "zh"], parts[prefix + "zm"]
        # A bare "-3" after a time is the end of a span, "14:00-16".
        return zone_offset(sign, int(hours or 0), int(minutes or 0)) if name or minutes else None
    return UTC if name == "Z" else None
