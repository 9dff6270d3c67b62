"""ISO-2022-JP: seven-bit Japanese, where escapes say how the bytes after them are meant."""

import re

from .encodings import decode_as

__all__ = ["decode_escaped"]

_ESCAPE = re.compile(rb"\x1b(\([BJI]|\$[@B])")
_RAISED = bytes(byte + 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256))
_ROMAN = {0x5C: "¥", 0x7E: "‾"}
_KATAKANA = {byte: chr(0xFF61 + byte - 0x21) for byte in range(0x21, 0x60)}


def decode_escaped(data: bytes) -> str | None:
    """The text of ISO-2022-JP; None when these bytes are none: they have no escape to kanji, or are not all ASCII."""
    if not data.isascii() or (b"\x1b$B" not in data and b"\x1b$@" not in data):
        return None
    parts = _ESCAPE.split(data)
    out = [parts[0].decode("ascii")]
    for escape, part in zip(parts[1::2], parts[2::2], strict=True):
        if escape.startswith(b"$"):
            out.append(decode_as(part.translate(_RAISED), "EUC-JP"))
            continue
        text = part.decode("ascii")
        if escape != b"(B":
            text = text.translate(_ROMAN if escape == b"(J" else _KATAKANA)
        out.append(text)
    return "".join(out)
