"""What a page shows of its kind: words of its address, title, metadata and short lines, and some numbers.

Every sign is a word of a group. Training counts the very signs that extraction looks up.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from urllib.parse import SplitResult, urlsplit

from ..metadata.schema_org import types
from ..page import PROSE_CHARS, Head, Page

__all__ = ["Signs", "signs"]

Signs = dict[str, set[str]]
"""For each group the words of it that the page has."""

SHORT = 40
"""Characters: the words of lines up to this length are signs."""
LONG = 250
"""Characters from which a line is a long paragraph."""
SHARES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
COUNTS = (1, 2, 3, 5, 8, 12, 20, 32, 50, 80, 128, 256, 512, 1024)
PROPERTIES = tuple("author datePublished offers itemListElement comment aggregateRating articleBody brand".split())
"""Properties of JSON-LD objects that say of what kind they are, beside their type."""
VALUED = ("og:type", "generator", "twitter:card", "twitter:label1")
"""Meta elements whose first word is a sign."""
MOST_OBJECTS = 40
MOST_KEYS = 8
_WORDS = re.compile(r"[^\W\d_]{2,}")
_ONE_DIGIT = bytes.maketrans(b"123456789", b"000000000")


def signs(page: Page) -> Signs:
    """The page's signs, for a page whose head and lines are read."""
    found: Signs = {
        "path": set(address_signs(page)),
        "title": set(_WORDS.findall((page.head.title or "").lower())),
        "meta": set(meta_signs(page.head)),
        "type": set(type_signs(page.head)),
    }
    if page.lines:
        texts = [line.text for line in page.lines]
        found["word"] = short_words(texts)
        found["number"] = set(number_signs(page, texts))
    return found


def address_signs(page: Page) -> Iterator[str]:
    """Words of the address's path, keys of its query, and its shape."""
    stated = page.url or next((meta.content for meta in page.head.metas if meta.name == "og:url"), None)
    parts = split(stated)
    if parts is None:
        return
    path = parts.path.lower()
    steps = [step for step in path.split("/") if step]
    yield f"steps={min(len(steps), 5)}"
    for step in steps[:-1]:
        yield "/" + step
    if steps:
        yield f"dashes={min(steps[-1].count('-'), 8)}"
        if "." in steps[-1]:
            yield "." + steps[-1].rpartition(".")[2]
        if any(map(str.isdigit, steps[-1])):
            yield "digits"
    yield from _WORDS.findall(path)
    for pair in parts.query.lower().split("&", MOST_KEYS)[:MOST_KEYS] if parts.query else ():
        yield "?" + pair.partition("=")[0]


def split(address: str | None) -> SplitResult | None:
    try:
        return urlsplit(address) if address else None
    except ValueError:
        return None


def meta_signs(head: Head) -> Iterator[str]:
    """Names of the meta elements, and of some what they say."""
    for meta in head.metas:
        yield meta.name
        if meta.name in VALUED:
            yield f"{meta.name}={meta.content.lower().partition(' ')[0]}"


def type_signs(head: Head) -> Iterator[str]:
    """Types of the page's JSON-LD objects and microdata items, and what the objects have."""
    for thing in head.jsonld[:MOST_OBJECTS]:
        yield from types(thing)
        yield from ("." + name for name in PROPERTIES if name in thing)
    for item in head.marked.items[:MOST_OBJECTS]:
        yield (item.get("itemtype") or "").rpartition("/")[2]
    yield f"entries={min(len(head.marked.entries), 4)}"


def short_words(texts: Sequence[str]) -> set[str]:
    """The words of the short lines, each digit as 0: "reply", "$00.00"."""
    short = "\n".join([text for text in texts if len(text) <= SHORT]).lower()
    return set(short.encode("utf-8", "replace").translate(_ONE_DIGIT).decode("utf-8", "replace").split())


def number_signs(page: Page, texts: Sequence[str]) -> Iterator[str]:
    """Numbers in steps: how much text, how much of it in long lines and in links, how many pictures and controls."""
    lines, lengths = page.lines, [len(text) for text in texts]
    long = [length for length in lengths if length >= PROSE_CHARS]
    way = page.markup
    yield way
    yield count_sign(f"{way} lines", len(lines))
    yield count_sign(f"{way} chars", sum(lengths) // 100)
    yield count_sign(f"{way} prose", len(long))
    yield count_sign(f"{way} paragraphs", sum([length >= LONG for length in long]))
    yield share_sign(f"{way} prose", sum(long), sum(lengths))
    yield share_sign(f"{way} prose lines", len(long), len(lines))
    yield count_sign("mean", sum(long) // len(long) // 8 if long else 0)
    box = lines[0].box
    if box is not None:
        root = box.ancestors()[-1]
        yield share_sign("links", root.link_chars, root.chars)
        yield share_sign("free prose", root.prose, root.chars)
        yield count_sign("media", len(page.media))
        yield count_sign("controls", len(page.head.marked.controls))
        yield count_sign("times", len(page.head.marked.times))


def count_sign(name: str, count: int) -> str:
    return f"{name} {bisect_right(COUNTS, count)}"


def share_sign(name: str, part: int, whole: int) -> str:
    return f"{name} share {bisect_right(SHARES, part / whole) if whole else 0}"
