"""ISO-2022-JP: seven-bit Japanese, where escapes say how the bytes after them are meant."""

import re

from .encodings import decode_as

__all__ = ["decode_escaped"]

_ESCAPE = re.compile(rb"\x1b(\([BJI]|\$[@B])")
_KANJI = bytes(byte + 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256))
_KATAKANA = {byte: bytes((0x8E, byte + 0x80)) for byte in range(0x21, 0x60)}


def decode_escaped(data: bytes) -> str | None:
    """The text of ISO-2022-JP; None when these bytes are none: they have no escape to kanji, or are not all ASCII.

    The same characters stand in EUC-JP with the eighth bit set. "\\" and "~" stay what they are also after the escape
    to JIS-Roman, where browsers show a yen sign and an overline: mostly they are of an address.
    """
    if not data.isascii() or (b"\x1b$B" not in data and b"\x1b$@" not in data):
        return None
    parts = _ESCAPE.split(data)
    for at in range(1, len(parts), 2):
        if parts[at].startswith(b"$"):
            parts[at + 1] = parts[at + 1].translate(_KANJI)
        elif parts[at] == b"(I":
            parts[at + 1] = b"".join(_KATAKANA.get(byte, bytes((byte,))) for byte in parts[at + 1])
        parts[at] = b""
    return decode_as(b"".join(parts), "EUC-JP")
