"""What a page shows of its kind: words of its address, its metadata, its elements and its lines, and a few numbers.

Every sign is a string, "group:word". Training counts the very signs that extraction looks up.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from ..metadata.schema_org import types
from ..page import Box, Line, MetaTag, Page

__all__ = ["Signs", "signs"]

Signs = dict[str, set[str]]
"""For each group the words of it that the page has."""

SHORT = 40
"""Characters: longer lines are not looked up as a whole."""
LOOKED = 96
"""Lines, evenly spread, whose elements are looked at."""
MANY = 4
"""Boxes with a word of which it is said that they recur."""
SHARES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
COUNTS = (1, 2, 3, 5, 8, 12, 20, 32, 50, 80, 128, 256, 512, 1024)
_WORDS = re.compile(r"[^\W\d_]{2,}|\d+")
_NAMES = re.compile(r"[a-z]{3,}")
_DIGITS = bytes(ord("0") if chr(c).isdigit() and c < 128 else c for c in range(256))
_KEYS = ("author", "datePublished", "offers", "itemListElement", "comment", "aggregateRating", "articleBody", "brand")


def signs(page: Page) -> Signs:
    """The page's signs, for a page whose head and lines are read."""
    found: Signs = {
        "path": set(address_signs(page)),
        "title": set(_WORDS.findall((page.head.title or "").lower())),
        "meta": set(meta_signs(page.head.metas)),
        "type": set(type_signs(page)),
        "line": set(),
        "class": set(),
        "number": set(),
    }
    if page.lines:
        found["line"], shown = short_lines(page.lines)
        found["number"] = set(number_signs(page, shown))
        found["class"] = set(class_signs(page.lines))
    return found


def address_signs(page: Page) -> Iterator[str]:
    """Words of the address's path, keys of its query, and its shape."""
    stated = page.url or next((meta.content for meta in page.head.metas if meta.name == "og:url"), None)
    if not stated:
        yield "none"
        return
    try:
        parts = urlsplit(stated)
    except ValueError:
        return
    path = parts.path.lower()
    steps = [step for step in path.split("/") if step]
    yield f"steps={min(len(steps), 5)}"
    if steps:
        last = steps[-1]
        yield f"last={min(last.count('-'), 8)}"
        for step in steps[:-1]:
            yield "/" + step[:30]
        if "." in last:
            yield "." + last.rpartition(".")[2][:5]
        if any(map(str.isdigit, last)):
            yield "digits"
    for word in _WORDS.findall(path):
        if not word.isdigit():
            yield word
    for pair in parts.query.split("&")[:8] if parts.query else ():
        yield "?" + pair.partition("=")[0][:20].lower()


def meta_signs(metas: tuple[MetaTag, ...]) -> Iterator[str]:
    """Names of the meta elements, and of some what they say."""
    for meta in metas:
        name = meta.name
        yield name
        if name in ("og:type", "generator", "twitter:card", "twitter:label1"):
            yield f"{name}={_first(meta.content)}"


def _first(text: str) -> str:
    return text[:30].lower().partition(" ")[0]


def type_signs(page: Page) -> Iterator[str]:
    """Types of the page's JSON-LD objects and microdata items, and a few of the objects' properties."""
    for thing in page.head.jsonld[:40]:
        yield from types(thing)
        for key in _KEYS:
            if key in thing:
                yield "." + key
    for item in page.head.marked.items[:20]:
        yield (item.get("itemtype") or "").rpartition("/")[2]
    yield f"entries={min(len(page.head.marked.entries), 4)}"


def short_lines(lines: list[Line]) -> tuple[set[str], str]:
    """The page's text with each digit as 0, and its short lines as a set."""
    shown = "\n".join([line.text for line in lines]).lower()
    shown = shown.encode("utf-8", "replace").translate(_DIGITS).decode("utf-8", "replace")
    return {text for text in shown.split("\n") if len(text) <= SHORT}, shown


def class_signs(lines: list[Line]) -> Iterator[str]:
    """Words of class and id of the boxes around some of the lines; "word*" when several boxes have it."""
    if lines[0].box is None:
        return
    seen: set[Box] = set()
    for line in lines[:: len(lines) // LOOKED + 1]:
        box = line.box
        while box is not None and box not in seen:
            seen.add(box)
            box = box.parent
    names: Counter[tuple[str, str | None, str | None]] = Counter()
    for box in seen:
        get = box.element.get
        names[box.tag, get("class"), get("id")] += 1
    counts: Counter[str] = Counter()
    for (tag, name, identity), count in names.items():
        for word in set(_NAMES.findall(f"{name or ''} {identity or ''}".lower())):
            counts[word] += count
        counts[f"<{tag}>"] += count
    for word, count in counts.items():
        yield word
        if count >= MANY:
            yield word + "*"


def number_signs(page: Page, shown: str) -> Iterator[str]:
    """Numbers, in steps."""
    lines = page.lines
    chars = len(shown)
    lengths = [len(line.text) for line in lines]
    long = [n for n in lengths if n >= 60]
    root = lines[0].box
    while root is not None and root.parent is not None:
        root = root.parent
    way = "d" if root is None else "h"
    yield f"{way}"
    yield count_sign(f"{way} lines", len(lines))
    yield count_sign(f"{way} chars", chars // 100)
    yield count_sign(f"{way} long", len(long))
    yield count_sign(f"{way} very long", sum([n >= 250 for n in lengths]))
    yield share_sign(f"{way} long", sum(long) / chars)
    yield share_sign(f"{way} long lines", len(long) / len(lines))
    yield count_sign("money", shown.count("$0") + shown.count("€") + shown.count("£0"))
    yield count_sign("questions", shown.count("?"))
    yield count_sign("colons", shown.count(":\n"))
    yield count_sign("times", shown.count("0:00"))
    yield count_sign("years", shown.count(" 0000"))
    yield count_sign("ago", shown.count(" ago"))
    yield count_sign("i", shown.count(" i "))
    yield count_sign("you", shown.count(" you"))
    yield count_sign("our", shown.count(" our ") + shown.count(" we "))
    yield count_sign("code", shown.count("()") + shown.count(" = ") + shown.count("--"))
    yield count_sign("hours ago", shown.count("hours ago"))
    if root is not None:
        yield share_sign("links", root.link_chars / max(root.chars, 1))
        yield share_sign("prose", root.prose / max(root.chars, 1))
        tags = Counter([line.box.tag for line in lines if line.box])
        for tag in ("p", "li", "td", "h1", "h2", "h3", "h4", "pre", "blockquote", "dd", "div", "article"):
            yield count_sign(tag, tags[tag])
        yield share_sign("p", tags["p"] / len(lines))
        yield share_sign("div", tags["div"] / len(lines))
        yield share_sign("li", tags["li"] / len(lines))
        yield count_sign("images", sum([media.kind == "image" for media in page.media]))
        yield count_sign("linked images", sum([media.link is not None for media in page.media]))
        yield count_sign("controls", len(page.head.marked.controls))
        yield count_sign("times", len(page.head.marked.times))
        seen = {line.box.parent for line in lines if line.box}
        most = max([box.prose for box in seen if box] or [0])
        yield share_sign("most", most / max(root.prose, 1))
        headings = islice((line for line in lines if line.box and line.box.tag in ("h2", "h3", "h4")), 60)
        linked = [line.link_chars > 0 for line in headings]
        yield share_sign("linked headings", sum(linked) / max(len(linked), 1))


def count_sign(name: str, count: int) -> str:
    return f"{name} {bisect_right(COUNTS, count)}"


def share_sign(name: str, share: float) -> str:
    return f"{name} share {bisect_right(SHARES, share)}"
