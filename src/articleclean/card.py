"""The summary that the command shows on a terminal."""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from .article import Article, Person
from .blocks import Image

__all__ = ["card"]

_LABEL_COLUMNS = 11
_BODY_LINES = 6
_PICTURES = 6
_BOLD, _DIM, _KICKER, _WARNING = "1", "2", "36", "33"
# Invisible, but they shape Persian and Indic words and emoji.
_JOINERS = "\u200c\u200d"


def card(article: Article, *, width: int = 80, colour: bool = False) -> str:
    """A few lines for people: headline and fields, pictures with credit, the beginning of the text.

    Args:
        article: the article.
        width: columns of the terminal.
        colour: mark parts with ANSI colours. Nothing of the page's text can: control characters are taken out.
    """
    lines: list[str] = []

    def paint(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if colour else text

    def add(text: str | None, style: str) -> None:
        lines.extend(paint(line, style) for line in _wrap(_clean(text or ""), width))

    if not article.ok:
        add(f"No article found: {article.reason}" if article.reason else "No article found", _WARNING)
    add(article.kicker, _KICKER)
    add(article.headline, _BOLD)
    add(article.standfirst, _DIM)
    fields = [paint(label.ljust(_LABEL_COLUMNS), _DIM) + line for label, line in _labelled(_rows(article), width)]
    text = _beginning(article, width)
    sections = ("\n".join(part) for part in (lines, fields, text, [paint(_measure(article), _DIM)]) if part)
    return "\n\n".join(sections) + "\n"


def _rows(article: Article) -> Iterator[tuple[str, str]]:
    """Label and value of every field that the article has; neighbours may share a label."""
    rows = (
        ("Kind", article.kind if article.kind != "article" else None),
        ("Published", _when(article.published)),
        ("Modified", _when(article.modified)),
        ("Authors", ", ".join(_person(author) for author in article.authors)),
        ("Agencies", ", ".join(article.agencies)),
        ("Sign-off", article.signoff),
        ("Dateline", article.dateline.text if article.dateline else None),
        ("Site", article.site_name),
        ("Section", article.section),
        ("Tags", ", ".join(article.tags)),
        ("Short link", article.short_link),
        ("Address", article.canonical_url or article.url),
        ("Correction", article.correction),
        ("Paywall", {True: "yes", False: "no", None: None}[article.paywalled]),
        *(("Pictures", _picture(image)) for image in article.images[:_PICTURES]),
        ("Pictures", f"… and {len(article.images) - _PICTURES} more" if len(article.images) > _PICTURES else None),
        *(("Warnings", warning) for warning in article.warnings),
    )
    yield from ((label, _clean(value)) for label, value in rows if value)


def _labelled(rows: Iterable[tuple[str, str]], width: int) -> Iterator[tuple[str, str]]:
    """The rows' lines, a label only before the first of those that share it."""
    last = ""
    for label, value in rows:
        for line in _wrap(value, max(width - _LABEL_COLUMNS, 20)):
            yield "" if label == last else label, line
            last = label


def _when(when: date | None) -> str | None:
    return when.isoformat().replace("T", " ") if when else None


def _person(person: Person) -> str:
    return f"{person.name} ({person.role})" if person.role else person.name


def _picture(image: Image) -> str:
    shown = image.caption or image.alt or image.url or "without caption"
    return f"{shown} — {image.credit}" if image.credit else shown


def _beginning(article: Article, width: int) -> list[str]:
    lines = []
    for paragraph in article.to_text().split("\n\n"):
        lines += _wrap(_clean(paragraph), width)
        if len(lines) > _BODY_LINES:
            return [*lines[:_BODY_LINES], "…"]
    return lines


def _measure(article: Article) -> str:
    words = len(article.to_text().split())
    parts = (f"{len(article.body)} blocks", f"{words} words", _clean(article.language or ""))
    return ", ".join(part for part in parts if part)


def _clean(text: str) -> str:
    """On one line, without the characters that steer a terminal or turn the direction of the text around."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable() or char in _JOINERS)


def _columns(text: str) -> int:
    return sum(_char_columns(char) for char in text)


def _char_columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` columns, broken at spaces; what is longer without one is broken where it ends."""
    lines: list[str] = []
    line, used = "", 0
    for word in text.split():
        columns = _columns(word)
        if line and used + 1 + columns <= width:
            line, used = f"{line} {word}", used + 1 + columns
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, width)
        lines += full
        used = _columns(line)
    return [*lines, line] if line else lines


def _broken(word: str, width: int) -> list[str]:
    parts, used = [""], 0
    for char in word:
        columns = _char_columns(char)
        if used + columns > width:
            parts.append("")
            used = 0
        parts[-1] += char
        used += columns
    return parts
