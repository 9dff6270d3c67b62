"""Reading schema.org objects: types, texts and addresses out of values that may be anything."""

import html
import re
from collections.abc import Iterator
from typing import Any

from ..controls import without_controls

__all__ = ["Object", "address", "clean", "flag", "items", "objects", "text", "texts", "types"]

Object = dict[str, Any]

# Properties whose objects stand for themselves; all others (an ItemList's teasers, say) are parts of what holds them.
_OPENED = ("@graph", "mainEntity", "mainEntityOfPage", "breadcrumb")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def objects(values: list[object]) -> list[Object]:
    """All objects in the values, arrays, @graph and main entities opened, in document order."""
    found: list[Object] = []
    waiting = values[::-1]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif isinstance(value, dict):
            if any(not key.startswith("@") for key in value) or "@id" in value:
                found.append(value)
            waiting.extend(value[key] for key in reversed(_OPENED) if isinstance(value.get(key), dict | list))
    return found


def items(value: object) -> Iterator[object]:
    """The value, or what it lists: a property may hold one or several. Nulls are left out."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(reversed(value))
        elif value is not None:
            yield value


def types(thing: Object) -> tuple[str, ...]:
    """The object's types, without "schema:" and "https://schema.org/"."""
    stated = thing.get("@type") or thing.get("type")
    if isinstance(stated, str):  # nearly always
        return (stated.rpartition("/")[2].rpartition(":")[2].strip(),)
    return tuple(t.rpartition("/")[2].rpartition(":")[2].strip() for t in items(stated) if isinstance(t, str))


def clean(stated: str) -> str:
    """Text as a reader would see it: entities resolved (twice when escaped twice), tags out, one space at a time."""
    if "&" in stated:
        stated = html.unescape(html.unescape(stated))
    if "<" in stated:
        stated = _TAG.sub("", stated)
    return without_controls(" ".join(stated.split()))


def texts(value: object, *keys: str) -> list[str]:
    """The texts a property holds: strings, and of objects the first of `keys` (or "name", "@value") they have."""
    found = []
    for item in items(value):
        if isinstance(item, dict):
            named = (item.get(key) for key in (*keys, "name", "@value"))
            item = next((n for one in named for n in items(one) if isinstance(n, str)), None)
        elif isinstance(item, int | float) and not isinstance(item, bool):
            item = str(item)
        if isinstance(item, str) and (cleaned := clean(item)):
            found.append(cleaned)
    return found


def text(value: object, *keys: str) -> str | None:
    """The first text a property holds."""
    if value is None:
        return None  # most of what is asked for is not stated
    if isinstance(value, str):
        return clean(value) or None
    return next(iter(texts(value, *keys)), None)


def address(value: object) -> str | None:
    """The first address a property holds, as written: a string, or an object's "@id" or "url"."""
    if value is None:
        return None
    if isinstance(value, str):
        return without_controls(value).strip() or None
    for item in items(value):
        if isinstance(item, dict):
            item = next((i for key in ("@id", "url") for i in items(item.get(key)) if isinstance(i, str)), None)
        if isinstance(item, str) and (stated := without_controls(item).strip()):
            return stated
    return None


def flag(value: object) -> bool | None:
    """A truth value as pages write it: true, "True", "false", "http://schema.org/False", 0; None for anything else."""
    for item in items(value):
        word = str(item).strip().rpartition("/")[2].casefold()
        if word in ("true", "1", "yes"):
            return True
        if word in ("false", "0", "no"):
            return False
    return None
