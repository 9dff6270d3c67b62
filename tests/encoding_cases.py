"""Pages in every encoding of the web, labelled in every way, and what is read of them."""

import codecs
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from articleclean.source.decode import decode
from articleclean.source.encodings import encodings, single_bytes
from encoding_texts import TEXTS

# Encoding -> the languages that its row is read in.
ROWS: dict[str, str] = {
    "UTF-8": "de ru zh",
    "UTF-16LE": "de ru ar th zh ja ko",
    "UTF-16BE": "de ru ar th zh ja ko",
    "UTF-32LE": "de zh",
    "UTF-32BE": "de zh",
    "windows-1252": "de fr is fi",
    "ISO-8859-15": "fr fi",
    "macintosh": "de fr",
    "x-user-defined": "fr",
    "windows-1250": "pl cs hu hr ro",
    "ISO-8859-2": "pl cs hu hr ro",
    "ISO-8859-16": "ro pl",
    "windows-1254": "tr",
    "windows-1257": "lt lv",
    "ISO-8859-13": "lt lv",
    "ISO-8859-4": "lt lv",
    "ISO-8859-10": "is",
    "ISO-8859-3": "mt",
    "ISO-8859-14": "cy",
    "windows-1258": "vi",
    "windows-1251": "ru uk bg",
    "KOI8-R": "ru",
    "KOI8-U": "uk",
    "IBM866": "ru bg",
    "ISO-8859-5": "ru uk bg",
    "x-mac-cyrillic": "ru uk bg",
    "windows-1253": "el",
    "ISO-8859-7": "el",
    "windows-1255": "he",
    "ISO-8859-8": "he",
    "ISO-8859-8-I": "he",
    "windows-1256": "ar",
    "ISO-8859-6": "ar",
    "windows-874": "th",
    "Shift_JIS": "ja",
    "EUC-JP": "ja",
    "ISO-2022-JP": "ja",
    "GBK": "zh",
    "gb18030": "zh",
    "Big5": "zh-Hant",
    "EUC-KR": "ko",
}
COLUMNS = (
    "HTTP",
    "meta",
    "http-equiv",
    "XML",
    "HTTP false",
    "says UTF-8",
    "says 1252",
    "none",
    "none, dump",
    "mark",
    "bad byte",
    "cut",
)
_WIDE = {
    "UTF-8": "utf-8",
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
    "UTF-32LE": "utf-32-le",
    "UTF-32BE": "utf-32-be",
}
_MARKS = {
    "UTF-8": codecs.BOM_UTF8,
    "UTF-16LE": codecs.BOM_UTF16_LE,
    "UTF-16BE": codecs.BOM_UTF16_BE,
    "UTF-32LE": codecs.BOM_UTF32_LE,
    "UTF-32BE": codecs.BOM_UTF32_BE,
}
# What is written where an encoding lacks a sign.
_PLAIN = {"’": "'", "„": '"', "“": '"', "”": '"', "œ": "oe", "€": "EUR", "«": '"', "»": '"'}
_CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Columns whose false label is a right one.
TRUE_HERE = {
    "UTF-8": ("says UTF-8",),
    "windows-1252": ("HTTP false", "says 1252"),
    "x-user-defined": ("HTTP false", "says 1252"),
}
_HALF = len("<p>")


class Outcome(NamedTuple):
    """What became of a page."""

    wrong: int
    """Characters that differ from those meant, U+FFFD among them."""
    lost: int
    """U+FFFD."""
    warnings: tuple[str, ...]

    def __str__(self) -> str:
        if self.wrong == self.lost:
            return (f"{self.lost} lost" if self.lost else "right") + (", said" if self.warnings else "")
        return f"{self.wrong} wrong" + (", said" if self.warnings else "")


def written(text: str, name: str) -> str:
    """The text with what people write in an encoding that lacks its characters."""
    table = single_bytes(name) if name in encodings() else None
    if table is None:
        return text
    if name in ("windows-1250", "ISO-8859-2"):
        text = text.translate(_CEDILLAS)
    if name == "windows-1258":
        text = "".join(map(tones_apart, text))
    return "".join(character if character in table else _PLAIN[character] for character in text)


def tones_apart(letter: str) -> str:
    whole = unicodedata.normalize("NFD", letter)
    tones = "".join(mark for mark in whole if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in whole if mark not in _TONES)) + tones


def as_bytes(text: str, name: str) -> bytes:
    if name in _WIDE:
        return text.encode(_WIDE[name])
    if name == "ISO-2022-JP":
        return text.encode("iso2022_jp")
    if table := single_bytes(name):
        return bytes(table.index(character) for character in text)
    return text.encode(encodings()[name].codec)


def page(name: str, language: str, *, head: str = "", before: str = "") -> str:
    title, *paragraphs = (written(text, name) for text in TEXTS[language])
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    start = f"{before}<!DOCTYPE html>\n<html><head>{head}<title>{title}</title></head><body>\n<h1>{title}</h1>\n"
    return f"{start}{body}</body></html>\n"


def case(name: str, language: str, column: str) -> tuple[str, bytes, str | None] | None:
    """The text that is meant, the bytes and the Content-Type header of one field of the table; None where there is no
    such case."""
    http = {
        "HTTP": name,
        "bad byte": name,
        "cut": name,
        "says UTF-8": "utf-8",
        "says 1252": "iso-8859-1",
        "HTTP false": "windows-1252",
    }
    if column in TRUE_HERE.get(name, ()):
        return None
    head = {
        "meta": f'<meta charset="{name}">',
        "HTTP false": f'<meta charset="{name}">',
        "http-equiv": f'<meta http-equiv="Content-Type" content="text/html; charset={name}">',
        "says UTF-8": '<meta charset="utf-8">',
    }
    before = f'<?xml version="1.0" encoding="{name}"?>\n' if column == "XML" else ""
    text = page(name, language, head=head.get(column, ""), before=before)
    if column == "none, dump":
        text = "\n\n".join(written(text, name) for text in TEXTS[language])
    data = as_bytes(text, name)
    if column == "mark":
        if name not in _MARKS:
            return None
        data = _MARKS[name] + data
    elif column == "bad byte":
        if (bad := bad_byte(name)) is None:
            return None
        at = len(as_bytes(text[: text.index("<p>") + _HALF], name))
        text, data = text.replace("<p>", "<p>\ufffd", 1), data[:at] + bad + data[at:]
    elif column == "cut":
        if (data_cut := cut(text, name)) is None:
            return None
        text, data = data_cut
    label = http.get(column)
    return text, data, f"text/html; charset={label}" if label else None


def bad_byte(name: str) -> bytes | None:
    """Bytes that no text in an encoding has; None when it has a use for all."""
    if name in ("UTF-16LE", "UTF-32LE"):
        return b"\x00\xdc" + b"\x00\x00" * (name == "UTF-32LE")
    if name in ("UTF-16BE", "UTF-32BE"):
        return b"\x00\x00" * (name == "UTF-32BE") + b"\xdc\x00"
    if table := single_bytes(name) if name in encodings() else None:
        return bytes((table.index("\ufffe"),)) if "\ufffe" in table else None
    return None if name == "ISO-2022-JP" else b"\xff"


def cut(text: str, name: str) -> tuple[str, bytes] | None:
    """A page that ends in the middle of its last character; None when its characters are single bytes."""
    end = max(at for at, character in enumerate(text) if not character.isascii() and character.isalpha())
    whole = as_bytes(text[: end + 1], name)
    size = len(whole) - len(as_bytes(text[:end], name))
    if name == "ISO-2022-JP" or size == 1:
        return None
    return text[:end] + "\ufffd", whole[:-1]


@cache
def outcome(name: str, language: str, column: str) -> Outcome | None:
    """What is read in one field of the table; None where there is no such case."""
    found = case(name, language, column)
    if found is None:
        return None
    meant, data, content_type = found
    warnings: list[str] = []
    text = decode(data, content_type, warnings).text
    if text == meant:
        return Outcome(text.count("\ufffd"), text.count("\ufffd"), tuple(warnings))
    return Outcome(differing(meant, text), text.count("\ufffd"), tuple(warnings))


def differing(meant: str, text: str) -> int:
    """How many of the characters meant are not there."""
    if len(meant) == len(text):
        return sum(a != b for a, b in zip(meant, text, strict=True))
    same = sum(block.size for block in SequenceMatcher(None, meant, text, autojunk=False).get_matching_blocks())
    return len(meant) - same
