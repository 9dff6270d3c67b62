"""From bytes to str.

The bytes decide before labels do, because labels lie: byte order mark, UTF-16 by its zeros, whole UTF-8, UTF-8 with bad
bytes in it; then the HTTP header's charset or the page's, if the text reads well in it; then what it reads best in.
docs/reliability.md has the table of what comes out.
"""

import codecs
import re

from .encodings import decode_as, encodings
from .escaped import decode_escaped
from .labels import stated_encodings
from .plausible import Reading, best_reading, read_as
from .wide import ZEROS_WITHIN, wide_codec, wide_without_zeros

__all__ = ["Decoded", "decode", "first_foreign"]

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REFUSED = "replacement"
_PIECE = 1 << 14  # bytes that are checked at a time: their text stays in the processor's cache, all of it would not
_SAMPLE = 12_000  # bytes above ASCII, with those around them, that are enough to tell an encoding
_WINDOW = 1 << 16  # bytes among which a sample is looked for at a time
_UTF8_SAMPLE = 4_000_000  # bytes that are looked at for UTF-8 with bad bytes in it
_EDGES = re.compile(rb"[<>\r\n]+")
_ASCII = bytes(range(0x80))
_DOUBT = 10.0  # bits by which another encoding must read better than a label that reads badly
_SECOND = 15.0  # bits by which the page's label must read better than HTTP's


class Decoded:
    """A source as text; as bytes too, when they are the text in UTF-8 as they stand."""

    def __init__(self, text: str | None, utf8: bytes | None = None) -> None:
        """One of the two may be left out; bytes without text must be whole UTF-8."""
        self._text = text
        self.utf8 = utf8

    @property
    def text(self) -> str:
        """All of it. From whole UTF-8 it is only made when asked for: the parser reads the bytes."""
        if self._text is None:
            self._text = (self.utf8 or b"").decode("utf-8")
        return self._text

    def start(self, size: int) -> str:
        """Its first characters, about so many."""
        return self._text[:size] if self._text is not None else (self.utf8 or b"")[:size].decode("utf-8", "ignore")


def decode(data: bytes, content_type: str | None, warnings: list[str]) -> Decoded:
    """The text of `data`; never raises. What could not be decoded is U+FFFD, with a warning.

    Args:
        data: the page as received.
        content_type: the HTTP Content-Type header, or a bare charset name.
        warnings: gets a line for each doubt.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if codec != "utf-8":
                return Decoded(replaced(data.decode(codec, "replace"), codec, warnings))
            break
    else:
        if b"\x00" in data[:ZEROS_WITHIN] and (wide := wide_codec(data)):
            return Decoded(replaced(data.decode(wide, "replace"), wide, warnings))
    end = utf8_end(data)
    if end == len(data):
        seven = (b"\x1b" in data and b"\x1b$" in data) or (data.isascii() and b"~{" in data)
        return seven_bit(data, content_type, warnings) if seven else Decoded(None, data)
    if end >= 0 and not data[:end].isascii():
        warnings.append("the end is cut in the middle of a character, which was replaced")
        return Decoded(data[:end].decode("utf-8") + "\ufffd")
    return Decoded(decode_legacy(data, content_type, warnings))


def utf8_end(data: bytes) -> int:
    """How far the bytes are whole UTF-8: their length, up to three less where the last character is cut, or -1."""
    if data.isascii():
        return len(data)
    view, at = memoryview(data), 0
    try:
        while at < len(data):
            step = codecs.utf_8_decode(view[at : at + _PIECE], "strict", False)[1]
            if not step:
                break
            at += step
    except UnicodeDecodeError:
        return -1
    return at


def seven_bit(data: bytes, content_type: str | None, warnings: list[str]) -> Decoded:
    """UTF-8 with escapes in it: they may make it Japanese."""
    text = decode_escaped(data)
    if text is not None:
        return Decoded(replaced(text, "ISO-2022-JP", warnings))
    if _REFUSED in stated_encodings(data, content_type):
        warnings.append("the page is labelled with an encoding that browsers refuse to read; left as it is")
    return Decoded(None, data)


def decode_legacy(data: bytes, content_type: str | None, warnings: list[str]) -> str:
    """The text of bytes that are not whole UTF-8."""
    stated = stated_encodings(data, content_type)
    if mostly_utf8(data, "UTF-8" in stated):
        return replaced(data.decode("utf-8", "replace"), "UTF-8", warnings, data.count("\ufffd".encode()))
    labels = [name for name in stated if name != _REFUSED and not name.startswith("UTF-")]
    sample = foreign_sample(data)
    readings = [read_as(sample, name) for name in labels if encodings()[name].codec]
    likely = min(
        (reading for reading in readings if reading.good),
        key=lambda reading: reading.bits + (_SECOND if reading is not readings[0] else 0),
        default=None,
    )
    if likely is None:
        if wide := wide_without_zeros(data):
            return replaced(data.decode(wide, "replace"), wide, warnings)
        likely = told_by_letters(sample, readings)
        if stated and likely.encoding not in stated:
            warnings.append(f"the bytes are not {stated[0]} as labelled; read as {likely.encoding}")
        elif not likely.good and not stated:
            warnings.append(f"no label names the encoding and the letters do not tell it; read as {likely.encoding}")
    return replaced(decode_as(data, likely.encoding), likely.encoding, warnings)


def told_by_letters(sample: bytes, labelled: list[Reading]) -> Reading:
    """The reading of a sample that no label, or only doubtful ones, stands for."""
    best = best_reading(sample)
    if best is None:
        return labelled[0] if labelled else Reading("windows-1252", 0.0, True)
    if labelled and (not best.good or best.bits > labelled[0].bits - _DOUBT):
        return labelled[0]
    return best


def replaced(text: str, name: str, warnings: list[str], meant: int = 0) -> str:
    """The text, once it is noted how much of it could not be decoded; `meant`: U+FFFD that the page itself has."""
    bad = text.count("\ufffd") - meant
    if bad > 0:
        warnings.append(f"bytes that are not {name} became U+FFFD, {bad} in all")
    return text


def mostly_utf8(data: bytes, labelled: bool) -> bool:
    """Whether most bytes above ASCII stand in well-formed UTF-8 sequences; more than half with such a label."""
    start = first_foreign(data) or 0
    part = data[start : start + _UTF8_SAMPLE]
    high = len(part.translate(None, _ASCII))
    good = len(part.decode("utf-8", "ignore").encode().translate(None, _ASCII))
    return good > 0.5 * high if labelled else good >= 6 and good >= 0.8 * high


def foreign_sample(data: bytes) -> bytes:
    """The first stretches of text with bytes above ASCII."""
    parts: list[bytes] = []
    size = 0
    for at in range(first_foreign(data) or 0, len(data), _WINDOW):
        window = data[at : at + _WINDOW]
        if window.isascii():
            continue
        found = [part for part in _EDGES.split(window) if not part.isascii()]
        parts += found
        size += sum(map(len, found))
        if size >= _SAMPLE:
            break
    return b"\n".join(parts)[:_SAMPLE]


def first_foreign(text: str | bytes) -> int | None:
    """Where the first part that is not all ASCII begins; before it, characters and bytes count the same.

    Looked for in growing and then in halved steps: the pattern takes a hundred times as long.
    """
    at, step = 0, 1024
    while text[at : at + step].isascii():
        at += step
        if at >= len(text):
            return None
        step *= 2
    while step > 64:
        step //= 2
        if text[at : at + step].isascii():
            at += step
    return at
