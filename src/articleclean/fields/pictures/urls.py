"""Where a picture's file is: src, srcset, lazy attributes, `<picture>` sources; which addresses mean one file."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote

from lxml import etree

from ...data import load_toml

__all__ = ["file_key", "parse_srcset", "picture_url", "stated_size", "urlpath", "words_of"]

MAX_CLIMB = 24
"""Steps from an img up to its `<picture>`: unclosed `<source>` elements nest in the HTML parser."""

_WORD = re.compile(r"[^\W\d_]+|(?<!\d)\d+x\d+", re.ASCII)
_EXTENSION = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg|jfif|jpg)$", re.I)
# Parts of a path that say size, cut or format: "300x200", "w_640", "width-1200", "16x9", "c:1200:675", "@2x", "scaled".
_SIZE = re.compile(
    r"(?:w|h|width|height|q|quality|size|crop|fit|fill|resize|dpr|c|rs)[:=]?\d{1,4}(?:[x:]\d{1,4})*|\d{1,4}[x:]\d{1,4}"
    r"|s\d{2,4}|\d{2,4}(?:px|w|h)|\dx|scaled|webp|avif|smart|large|medium|small|thumb|thumbnail|original|full|hd|w|h|width|height"
)
_SEPARATED = re.compile(r"[-_.,~@=]+")


@cache
def _hints() -> dict[str, Any]:
    return load_toml("picture_hints")


@cache
def _placeholders() -> frozenset[str]:
    return frozenset(_hints()["placeholders"])


@cache
def _size_params() -> frozenset[str]:
    return frozenset(_hints()["size_params"])


def words_of(text: str) -> list[str]:
    """The words of an address, lower case: "/img/site-logo.png" → img, site, logo, png."""
    return _WORD.findall(text.lower())


def picture_url(element: etree._Element) -> str | None:
    """The best address that an img (or amp-img, video poster) offers, as written; None when it is only a placeholder.

    The largest by stated width wins; then lazy attributes, src, and what srcset and `<source>` name without width.
    """
    best, width = None, 0
    plain: list[str] = []
    stated = attributes_of(element)
    for value in sets_of(element, stated):
        for url, size in parse_srcset(value):
            if size > width and real(url):
                best, width = url, size
            elif not size:
                plain.append(url)
    if best:
        return best
    lazy = [stated[name] for name in _hints()["lazy_sources"] if name in stated]
    order = [*lazy, stated.get("src"), *plain, stated.get("poster")]
    return next((url.strip() for url in order if url and real(url)), None)


def attributes_of(element: etree._Element) -> dict[str, str]:
    """All attributes: for a look at many names cheaper than to ask for each."""
    return dict(element.items())  # type: ignore[arg-type]


def sets_of(element: etree._Element, stated: dict[str, str]) -> Iterator[str]:
    """All srcset values for an image: its own, `stated` in its attributes, then those of its `<picture>`'s sources."""
    names = _hints()["lazy_sets"]
    yield from [stated[name] for name in names if stated.get(name)]
    holder = element.getparent()
    steps = 0
    while holder is not None and holder.tag == "source" and steps < MAX_CLIMB:
        holder, steps = holder.getparent(), steps + 1
    if holder is not None and holder.tag == "picture":
        for source in holder.iter("source"):
            offered = attributes_of(source)
            yield from [offered[name] for name in names if offered.get(name)]


def parse_srcset(value: str) -> list[tuple[str, int]]:
    """Addresses of a srcset with the width each states: "a.jpg 640w" → 640; "b.jpg 2x" → 2; none → 0.

    Addresses may hold commas (image servers' "w_300,h_200"), so a comma ends one only before or after a blank.
    """
    found: list[tuple[str, int]] = []
    url = ""
    for token in value.split():
        if not url:
            url = token
            if url.endswith(","):
                found.append((url.rstrip(","), 0))
                url = ""
            continue
        descriptor, comma, rest = token.partition(",")
        found.append((url, width_of(descriptor)))
        url = rest if comma else ""
    if url:
        found.append((url, 0))
    return found


def width_of(descriptor: str) -> int:
    number = descriptor[:-1]
    if descriptor[-1:] not in ("w", "x") or not number.replace(".", "", 1).isdecimal():
        return 0
    return int(min(float(number), 100_000.0))  # the least first: 400 digits are infinite, and no int


def real(url: str) -> bool:
    """Whether an address can be a picture: no data URI, no placeholder."""
    url = url.strip()
    if not url or url.startswith(("data:", "about:", "javascript:", "blob:", "#", "{", "[", "%7B")):
        return False
    name = urlpath(url).rpartition("/")[2].lower()
    if len(name) > 48 or not name.endswith((".gif", ".png", ".svg")):
        return True
    return _placeholders().isdisjoint(words_of(name))


def urlpath(url: str) -> str:
    """The path of an address, its host included."""
    return url.partition("#")[0].partition("?")[0]


def stated_size(element: etree._Element) -> tuple[int | None, int | None]:
    """width and height as plain numbers ("640", "640px"), else None."""
    width, height = element.get("width"), element.get("height")
    return (pixels(width), pixels(height)) if width or height else (None, None)


def pixels(value: str | None) -> int | None:
    if not value:
        return None
    number = value.strip().lower().removesuffix("px").partition(".")[0]
    return int(number) if number.isdecimal() and number.isascii() and 0 < len(number) < 6 and int(number) else None


def file_key(url: str) -> str:
    """What stays the same when one file is offered in several sizes, cuts and formats.

    The last part of the path that is a name of its own, without size words and extension; query parameters that are
    not about size, when the path alone does not name a file. An address inside an address counts alone.
    """
    url = innermost(url)
    path, _, query = url.partition("#")[0].partition("?")
    start = path.find("/", path.find("//") + 2) if "//" in path else 0
    segments = [part for part in (unquote(path) if "%" in path else path)[max(start, 0) :].lower().split("/") if part]
    kept: list[str] = []
    named = False
    for segment in reversed(segments):
        extension = _EXTENSION.search(segment) if "." in segment else None
        named = named or extension is not None
        name = without_size(segment[: extension.start()] + segment[extension.end() :] if extension else segment)
        if name:
            kept.append(name)
        if sum(map(len, kept)) >= 8:
            break
    if query and not named:
        kept.insert(0, "&".join(f"{k}={v}" for k, v in parse_qsl(query) if k.lower() not in _size_params()))
    key = "/".join(reversed(kept))
    return key or url


def innermost(url: str) -> str:
    """The address that an image server is asked to serve ("…/500x0/https%3A%2F%2F…"), else the address itself."""
    lower = url.lower()
    if lower.rfind("http") <= 0:
        return url
    at = max(lower.rfind(mark, 1) for mark in ("http%3a", "https%3a", "http://", "https://"))
    return unquote(url[at:].partition("&")[0]) if at > 0 else url


def without_size(name: str) -> str:
    """A part of a path without the words that say size or format."""
    words = [word for word in _SEPARATED.split(name) if word]
    kept = [word for word in words if not _SIZE.fullmatch(word)]
    return "-".join(kept)
