"""Dates that are told from the time of the visit: "3 hours ago", "vor 3 Stunden", "Gestern, 14:33 Uhr"."""

import re
from datetime import datetime, timedelta
from functools import cache

from ...data import load_json, load_toml
from .clock import clock_after
from .find import FoundDate
from .labels import label_of
from .names import base_language
from .parse import ascii_digits
from .value import make
from .zones import zone_named

__all__ = ["LONGEST", "find_relative"]

LONGEST = 120
"""Longer texts are prose, whose "three hours ago" is a story's."""


def find_relative(text: str, language: str | None, now: datetime) -> list[FoundDate]:
    """What a line says of a moment that is counted from the visit.

    Args:
        text: a short text: a line, a byline.
        language: BCP 47 tag of the text; English forms are read on every page.
        now: when the page was fetched.

    Returns:
        The moment to the minute where minutes or hours are counted, the day where days are. Weeks and more tell no
        day, so they say nothing.
    """
    if len(text) > LONGEST:
        return []
    text = ascii_digits(text.casefold()) if len(text.casefold()) == len(text) else text
    base = base_language(language)
    base = base if base in _languages() else "en"  # a page can name any; what is kept for each must have an end
    found = _ago(text, base, now) or _named_day(text, base, language, now)
    return [found] if found else []


def _ago(text: str, base: str, now: datetime) -> FoundDate | None:
    for unit, pattern in _patterns(base):
        if match := pattern.search(text):
            number = next((int(group) for group in match.groups() if group and group.isdecimal()), 0)
            count = number or (2 if match.lastgroup == "two" else 1)
            value = now - timedelta(**{unit + "s": count})
            moment = value.date() if unit == "day" else value.replace(second=0, microsecond=0)
            return FoundDate((moment,), match.start(), match.end(), relative=True)
    return None


def _named_day(text: str, base: str, tag: str | None, now: datetime) -> FoundDate | None:
    match = _day_names(base).search(text)
    if match is None:
        return None
    day = now.date() - timedelta(days=1 if match.lastgroup == "yesterday" else 0)
    clock = clock_after(text, match.end())
    if clock is None:
        found = FoundDate((day,), match.start(), match.end(), relative=True)
        return found if label_of(text[: match.start()]) in ("published", "modified") else None
    value = make(day.year, day.month, day.day, clock.time, clock.zone)
    if isinstance(value, datetime) and clock.zone_name:
        value = value.replace(tzinfo=zone_named(clock.zone_name.upper(), value, tag or ""))
    return FoundDate((value,), match.start(), clock.end, relative=True) if value else None


@cache
def _languages() -> frozenset[str]:
    """The languages that the tables have words of."""
    words = load_toml("date_words")
    more = (*words["ago"].values(), *words["relative_days"].values())
    return frozenset(load_json("ago")["languages"]).union(*more)


@cache
def _patterns(base: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each unit what says "ago" in a language and in English."""
    generated, more = load_json("ago")["languages"], load_toml("date_words")["ago"]
    patterns = []
    for unit in ("minute", "hour", "day"):
        counted, one, two = set[str](), set[str](), set[str]()
        for language in {base, "en"}:
            forms = generated.get(language, {}).get(unit, {})
            hand = more[unit].get(language, ())
            counted.update(forms.get("n", ()), (form for form in hand if "{0}" in form))
            one.update(forms.get("1", ()), (form for form in hand if "{0}" not in form))
            two.update(forms.get("2", ()))
        branches = [_either(counted).replace("\\{0\\}", r"(\d{1,3})")]
        branches += [f"(?P<{name}>{_either(forms)})" for name, forms in (("one", one), ("two", two)) if forms]
        patterns.append((unit, _apart("|".join(branches), base)))
    return tuple(patterns)


def _either(forms: set[str]) -> str:
    return "|".join(re.escape(form).replace(r"\ ", r"\s?") for form in sorted(forms, key=len, reverse=True))


@cache
def _day_names(base: str) -> re.Pattern[str]:
    table = load_toml("date_words")["relative_days"]
    today, yesterday = (_either({*table[name].get(base, ()), *table[name]["en"]}) for name in ("today", "yesterday"))
    return _apart(f"(?P<today>{today})|(?P<yesterday>{yesterday})", base)


def _apart(branches: str, base: str) -> re.Pattern[str]:
    """The pattern of whole words; of languages that set no blanks between them, of anything but a longer number."""
    if base in ("ja", "ko", "th", "zh"):
        return re.compile(rf"(?<!\d)(?:{branches})")
    return re.compile(rf"(?<![^\W_])(?:{branches})(?![^\W\d_])")
