"""The encodings of the web: which one a label means, and bytes as browsers decode them.

What a page calls its encoding never reaches Python's codec machinery: that knows encodings that hide markup (UTF-7) or
are none (idna), and keeps every unknown name that it was ever asked for.
"""

import codecs
from functools import cache
from typing import NamedTuple

from ..data import load_toml

__all__ = ["Encoding", "decode_as", "encoding_of", "encodings", "single_bytes"]

_UNDEFINED = "\ufffe"  # what makes codecs.charmap_decode call a byte undefined
_BY_CODEC = "articleclean-as-browsers"
# Decoding again with Python's help for every bad byte is slow; with so many of them the label is wrong anyway.
_MENDABLE = 20_000


class Encoding(NamedTuple):
    """One row of data/encodings.toml."""

    name: str
    labels: tuple[str, ...]
    codec: str
    languages: tuple[str, ...]
    rare: int | None
    c1: bool
    bytes: dict[int, str]
    swap: dict[int, str]


@cache
def encodings() -> dict[str, Encoding]:
    """All of them by name, in the detector's order."""
    return {
        row["name"]: Encoding(
            row["name"],
            (*row["labels"], *row.get("also", ())),
            row["codec"],
            tuple(row.get("languages", "").split()),
            row.get("rare"),
            row.get("c1", False),
            {int(byte, 16): character for byte, character in row.get("bytes", {}).items()},
            {ord(character): instead for character, instead in row.get("swap", {}).items()},
        )
        for row in load_toml("encodings")["encoding"]
    }


def encoding_of(label: str) -> str | None:
    """The encoding that a label means; None for a label that no browser knows."""
    return _names_by_label().get(_bare(label))


@cache
def _names_by_label() -> dict[str, str]:
    return {_bare(label): one.name for one in encodings().values() for label in one.labels}


def _bare(label: str) -> str:
    """Letters and digits alone: "latin-1", "utf_8" and "windows1252" are meant as they read."""
    return "".join(character for character in label.lower()[:60] if character.isalnum())


def decode_as(data: bytes, name: str) -> str:
    """The text of bytes in an encoding, as a browser shows it; what is undefined is U+FFFD. Never raises."""
    one = encodings()[name]
    if table := single_bytes(name):
        return codecs.charmap_decode(data, "replace", table)[0]
    if not one.codec:
        raise ValueError(f"{name} is not decoded with a table")
    text = data.decode(one.codec, "replace")
    if one.codec in _MENDED and 0 < text.count("\ufffd") <= _MENDABLE:
        text = data.decode(one.codec, _BY_CODEC)
    return text.translate(one.swap) if any(chr(character) in text for character in one.swap) else text


@cache
def single_bytes(name: str) -> str | None:
    """The 256 characters of an encoding of single bytes; None for another."""
    one = encodings()[name]
    if not one.codec or one.codec in _WIDE:
        return None
    table = list(bytes(range(256)).decode(one.codec, "replace").replace("\ufffd", _UNDEFINED))
    for byte, character in enumerate(table):
        if one.c1 and character == _UNDEFINED and byte < 0xA0:
            table[byte] = chr(byte)
    for byte, character in one.bytes.items():
        table[byte] = character
    return "".join(table)


_WIDE = frozenset(("utf-8", "utf-16-le", "utf-16-be", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp949"))
_MENDED = frozenset(("euc_jp", "gb18030"))


def _as_browsers(error: UnicodeError) -> tuple[str | bytes, int]:
    """What browsers read where Python's codec sees an error: NEC's and IBM's rows in EUC-JP, the euro sign in GBK."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    pair = error.object[error.start : error.start + 2]
    if error.encoding == "gb18030" and pair[:1] == b"\x80":
        return "€", error.start + 1
    if error.encoding == "euc_jp" and len(pair) == 2 and all(0xA1 <= byte <= 0xFE for byte in pair):
        return _shifted(pair).decode("cp932", "replace")[0], error.start + 2
    return "\ufffd", error.end


def _shifted(pair: bytes) -> bytes:
    """Two bytes of EUC-JP as the same place of the table in Shift_JIS."""
    row, cell = pair[0] - 0xA1, pair[1] - 0xA1
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    trail = cell + 0x9F if row % 2 else cell + (0x40 if cell < 63 else 0x41)
    return bytes((lead, trail))


codecs.register_error(_BY_CODEC, _as_browsers)
