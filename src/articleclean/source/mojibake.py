"""Text that was decoded wrongly before it came here: "â€œquotedâ€\x9d" for "“quoted”".

Scrapers read UTF-8 as Latin-1 where the header names no charset (the default of HTTP/1.0) and store what comes out; one
page in sixty of a public collection is such. It is told by every run of characters above ASCII being UTF-8 when its
characters are taken for bytes; text in any language has a run that is not. That is proof, no guess, so such a page is
set right, with a warning. Where only parts of a page are so, it may be about such text: they are said and left.
"""

import re

from ..page import Line
from .decode import Decoded, first_foreign

__all__ = ["say_encoded_twice", "set_right"]

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_RUNS = 3  # fewer may be chance
_WINDOW = 1_000  # bytes from the first that is not ASCII, in which nearly all runs end
# Windows-1252's characters at 0x80 to 0x9F; Latin-1's have their byte's number.
_BYTES = {
    ord(bytes([byte]).decode("cp1252")): byte for byte in range(0x80, 0xA0) if byte not in b"\x81\x8d\x8f\x90\x9d"
}
# How frequent characters begin when they were encoded twice: quotation marks and dashes; accented letters whose
# second byte has no letter in Windows-1252 (é, ü, ä, ö, í, ó, ñ, ß is "ÃŸ"); Cyrillic а, о, е, и.
_TWICE = ("â€", "Ã©", "Ã¼", "Ã¤", "Ã¶", "Ã­", "Ã³", "Ã±", "ÃŸ", "Ð°", "Ð¾", "Ðµ", "Ð¸")
_SIEVE = ("â€", "Ã", "Ð")  # of all of them; most pages have none


def set_right(decoded: Decoded, warnings: list[str]) -> Decoded:
    """The text as it was meant; the same object when nothing, or not all of it, is wrong."""
    start = first_foreign(decoded.text if decoded.utf8 is None else decoded.utf8)
    if start is None or not may_be_wrong(decoded.start(start + _WINDOW), start):
        return decoded
    meant = all_as_meant(decoded.text, start)
    if meant is None:
        return decoded
    warnings.append("the text was UTF-8 read as Windows-1252 before; it was set right")
    return Decoded(meant)


def say_encoded_twice(lines: list[Line], warnings: list[str]) -> None:
    """Note it when parts of the text that a reader sees were encoded twice; they stay as they are."""
    texts = [line.text for line in lines if not line.text.isascii()]
    places = sum(text.count(sign) for text in texts if any(s in text for s in _SIEVE) for sign in _TWICE)
    if places >= _RUNS:
        said = f"{places} places seem to be UTF-8 that was read as Windows-1252 before"
        warnings.append(f"{said}; they are left as they are")


def all_as_meant(text: str, start: int) -> str | None:
    """The text with every run of characters above ASCII as it was meant; None when one of them is no such run."""
    pieces = []
    end = 0
    for run in _FOREIGN.finditer(text, start):
        meant = as_meant(run[0])
        if meant is None:
            return None
        pieces += [text[end : run.start()], meant]
        end = run.end()
    return "".join(pieces) + text[end:] if len(pieces) >= 2 * _RUNS else None


def may_be_wrong(beginning: str, start: int) -> bool:
    """Whether the first run of characters above ASCII is UTF-8: of most pages it is not, and no more need be read."""
    run = _FOREIGN.search(beginning, start)
    return run is None or run.end() == len(beginning) or as_meant(run[0]) is not None


def as_meant(run: str) -> str | None:
    """Characters taken for bytes, as UTF-8; None when they are no such bytes."""
    try:
        return run.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return None
