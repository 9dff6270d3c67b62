"""Characters that no text of an article may hold: JSON, XML and terminals cannot show them, and no reader sees them."""

import re

__all__ = ["WINDOWS_1252", "clean_address", "without_controls"]

# What U+0080 to U+009F are where they stand in text: bytes of Windows-1252 that were read as Latin-1 ("we\x92re"). As
# browsers read "&#146;"; without U+0085, which ends a line, and the five that are nothing there either.
WINDOWS_1252 = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0) if code != 0x85}

# Control characters and halves of surrogate pairs; not what separates words and lines.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
# What ends a line, or a part of a file, for Python and for few others.
_BREAK = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
_NO_BREAKS = dict.fromkeys(map(ord, "\t\n\r"))


def without_controls(text: str) -> str:
    """The text without such characters; a separator among them becomes a blank, U+0092 a "’"."""
    return text if text.isprintable() else _BREAK.sub(" ", _CONTROL.sub("", text.translate(WINDOWS_1252)))


def clean_address(address: str) -> str:
    """An address without them, and without the tabs and line ends that browsers leave out of one."""
    return address if address.isprintable() else without_controls(address.translate(_NO_BREAKS))
