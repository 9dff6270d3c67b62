"""The text of a byline made ready for reading: entities, addresses and the words that introduce an author taken out."""

import html
import re
import unicodedata

from .byline_words import bylines
from .name_words import bare, vocabulary

__all__ = ["ASIDE", "strip_byline", "tidy"]

_FILE = r"\S+\.(?:com|net|org|html?|php)\b\S*"
# What needs a sign further on is looked for from the beginning of a run only: from inside it costs the run each time.
ADDRESS = re.compile(rf"https?:\S+|www\.\S+|(?<!\S)(?:\S+@\S+|@\w++(?:{_FILE})?|{_FILE})")
ASIDE = re.compile(r"[(\[（【<]([^()\[\]（）【】<>]*)[)\]）】>]")
GLUED = re.compile(r"[A-Z](?<=[^\W\d_][A-Z])[a-z]+(?![^\W\d_])")
GLUED_BY = re.compile(r"^[Bb]y(?=[A-Z][a-z])")
FOOTNOTE = re.compile(r"(?<=[^\W\d_]{3})\d{1,2}(?=\s*(?:[,;]|$))")
INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08]")


def strip_byline(text: str) -> str:
    """The text without the words that introduce an author ("By", "Text: Von")."""
    text = GLUED_BY.sub("", text)
    while opening := bylines().opening.match(text):
        rest = text[opening.end() :]
        if not rest or bare(rest.split()[0]) in vocabulary().surname_starts:
            break
        text = rest
    return "" if bylines().label.fullmatch(text) else text


def tidy(raw: str) -> str:
    """A byline without entities, invisible characters, addresses, footnote numbers and "By"."""
    text = html.unescape(raw)
    if not (text.isascii() and text.isprintable()):
        text = INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    text = ADDRESS.sub("\x01", text) if "." in text or "@" in text or ":" in text else text
    text = GLUED.sub(_unglue, text).strip()
    text = FOOTNOTE.sub("", text) if ("," in text or ";" in text) and " " in text else text
    text = text[1:-1] if ASIDE.fullmatch(text) else text
    return " ".join(strip_byline(text.strip(" ,;|-–—:•")).split()).strip(' ,;|-–—:•"“”')


def _unglue(match: re.Match[str]) -> str:
    """A bar before a word that ends names and is glued to one: "Jane RoePublished"."""
    word = match.group().casefold()
    ends = word in vocabulary().stops or word in vocabulary().articles
    return f" | {match.group()}" if ends else match.group()
