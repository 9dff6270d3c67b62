"""Characters that no text of an article may hold: JSON, XML and terminals cannot show them, and no reader sees them."""

import re

__all__ = ["clean_address", "without_controls"]

# Control characters and halves of surrogate pairs; not what separates words and lines.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")
# What ends a line, or a part of a file, for Python and for few others.
_BREAK = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
_NO_BREAKS = dict.fromkeys(map(ord, "\t\n\r"))


def without_controls(text: str) -> str:
    """The text without such characters; a separator among them becomes a blank."""
    return text if text.isprintable() else _BREAK.sub(" ", _CONTROL.sub("", text))


def clean_address(address: str) -> str:
    """An address without them, and without the tabs and line ends that browsers leave out of one."""
    return address if address.isprintable() else without_controls(address.translate(_NO_BREAKS))
