"""From bytes to str.

The order, measured on pages whose labels lie: byte order mark, strict UTF-8, the HTTP header's charset, the page's
`<meta>`, a detector. UTF-8 that is whole is UTF-8 whatever the label says (a false latin-1 label is common, and other
encodings almost never happen to be valid UTF-8); UTF-8 with a bad byte stays UTF-8, the byte replaced.
"""

import codecs
import re

from ..data import load_toml

__all__ = ["Decoded", "decode"]

# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_META_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_META_BYTES = 4096  # browsers look at 1,024; pages put it later
# Python's own, and UTF-7, which browsers refuse because it hides markup.
_NOT_FOR_PAGES = frozenset(("idna", "punycode", "unicode_escape", "raw-unicode-escape", "unicode-escape", "utf-7"))
_SAMPLE = 60_000  # bytes the detector reads
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_EDGES = re.compile(rb"[<>\r\n]+")
_MIXED = re.compile(r"[a-zA-Z](?=[^\x00-\x7f])[^\W\d_]|[^\W\d_](?<=[^\x00-\x7f])[a-zA-Z]")
_HIGH = re.compile(rb"[\x80-\xff]")


_PIECE = 1 << 14  # bytes that are checked at a time: their text stays in the processor's cache, all of it would not


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
            return Decoded(replace(data[len(mark) :], codec, warnings))
    if wide := wide_codec(data):
        return Decoded(replace(data, wide, warnings))
    if not is_utf8(data):
        return Decoded(decode_legacy(data, content_type, warnings))
    if b"\x1b" in data and b"\x1b$" in data:
        return Decoded(decode_escaped(data, data.decode("utf-8")))
    return Decoded(None, data)


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are whole UTF-8."""
    if data.isascii():
        return True
    view, at = memoryview(data), 0
    try:
        while at < len(data):
            end = at + _PIECE
            at += codecs.utf_8_decode(view[at:end], "strict", end >= len(data))[1]
    except UnicodeDecodeError:
        return False
    return True


def decode_legacy(data: bytes, content_type: str | None, warnings: list[str]) -> str:
    """The text of bytes that are not whole UTF-8."""
    if mostly_utf8(data):
        return replace(data, "utf-8", warnings)
    labels = [label for label in (http_charset(content_type), meta_charset(data)) if label]
    for label in labels:
        codec = python_codec(label)
        if codec is None or codec in ("utf-8", "utf-16-le", "utf-16-be"):
            continue
        text = data.decode(codec, "replace")
        if text.count("\ufffd") <= max(1, len(data) // 1000):
            if "\ufffd" in text:
                warnings.append(f"{text.count(chr(0xFFFD))} bytes are not {codec} and were replaced")
            return text
    codec = detect(data)
    if labels:
        warnings.append(f"the bytes are not {labels[0]} as labelled; read as {codec}")
    return replace(data, codec, warnings)


def decode_escaped(data: bytes, text: str) -> str:
    """ISO-2022-JP is plain ASCII with escapes; any other text keeps them."""
    try:
        return data.decode("iso2022_jp")
    except UnicodeDecodeError:
        return text


def replace(data: bytes, codec: str, warnings: list[str]) -> str:
    text = data.decode(codec, "replace")
    if bad := text.count("\ufffd"):
        warnings.append(f"{bad} bytes are not {codec} and were replaced")
    return text


def wide_codec(data: bytes) -> str | None:
    """UTF-16 without a mark: markup is ASCII, so every second byte is zero."""
    head = data[:200]
    if len(head) < 4 or b"\x00" not in head:
        return None
    half = len(head) // 2
    if head[1::2].count(0) > 0.7 * half and head[0::2].count(0) == 0:
        return "utf-16-le"
    if head[0::2].count(0) > 0.7 * half and head[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def mostly_utf8(data: bytes) -> bool:
    """Whether nearly all bytes above ASCII stand in well-formed UTF-8 sequences."""
    high = len(_HIGH.findall(data))
    good = sum(map(len, _MULTIBYTE.findall(data)))
    return good >= 6 and good >= 0.9 * high


def http_charset(content_type: str | None) -> str | None:
    if not content_type:
        return None
    match = _CHARSET.search(content_type)
    if match:
        return match[1]
    return None if "/" in content_type else content_type.strip()


def meta_charset(data: bytes) -> str | None:
    match = _META_CHARSET.search(data[:_META_BYTES])
    return match[1].decode("ascii", "ignore") if match else None


def python_codec(label: str) -> str | None:
    """The codec browsers use for a label, under Python's name; None for a label nobody knows."""
    label = label.strip().lower()
    name: str = load_toml("encodings")["aliases"].get(label, label)
    try:
        name = codecs.lookup(name).name
        " ".encode(name)
    except (LookupError, ValueError):  # unknown, no text encoding ("hex"), or no encoding of pages ("idna")
        return None
    return None if name in _NOT_FOR_PAGES else name


def detect(data: bytes) -> str:
    """The codec under which the bytes above ASCII make most sense; Windows-1252 when none does."""
    parts = [part for part in _EDGES.split(data[: 20 * _SAMPLE]) if _HIGH.search(part)]
    sample = b"\n".join(parts)[:_SAMPLE]
    best, codec = 0.0, "cp1252"
    for entry in load_toml("encodings")["detect"]:
        score = plausible(sample, entry)
        if score > best:
            best, codec = score, entry["codec"]
    return codec


def plausible(sample: bytes, entry: dict[str, str]) -> float:
    """Share of the non-ASCII characters that are frequent ones in the codec's languages, less the implausible: what
    cannot be decoded or printed and, in scripts other than Latin, letters that stand beside Latin ones in a word."""
    text = sample.decode(entry["codec"], "replace")
    foreign = [character for character in text if not character.isascii()]
    if not foreign:
        return 0.0
    frequent = set(entry["common"])
    good = sum(character in frequent for character in foreign)
    odd = sum(character == "\ufffd" or not character.isprintable() for character in foreign)
    if entry["script"] != "Latn":
        odd += len(_MIXED.findall(text))
    return (good - 4 * odd) / len(foreign)
