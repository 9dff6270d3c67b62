"""Place and date of a dateline: "NAIROBI, May 19", "Praha 3. května", "3 мая, Минск"."""

import re
from functools import cache

from ...data import load_toml
from ..dates.names import is_weekday, month_number
from .name_words import all_words, vocabulary
from .wires import TOKEN

__all__ = ["LONGEST_PLACE", "UNSPACED", "is_label", "is_place", "place_of"]

LONGEST_PLACE = 45
LONGEST_DATE = 34
DIGIT = re.compile(r"\d")
HAN_DATE = re.compile(r"\d{1,4}\s?[年月日].*$")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
STATE = re.compile(r"[A-Z][a-z]{1,5}\.?|[A-Z]\.\s?[A-Z]\.|[A-Z][\w-]+(?: [A-Z][\w-]+)?|\w+(?: \w+)?")
COUNTRY = re.compile(r"(?:(?<!\s)\s++)?+[\[(][^\W\d_][^\[\]()\d]{1,30}[\])]$")
NO_PLACE = re.compile(r"[\d!?:;\"“”()]|[a-z]{2}\. [A-Z]")
INNER_DOT = re.compile(r"[a-z]\.(?:[A-Z]\w*\.?|[a-z]\.)?")
ABBREVIATED = re.compile(r"\w\.\s?\w\.$")
EDGES = ' .,:-–—―="'
SMALL = frozenset(
    {"am", "an", "in", "im", "bei", "sur", "on", "upon", "ob", "nad", "pod", "pri", "sous", "les", "lès", "aan", "op"}
)


def place_of(before: str) -> tuple[str, bool] | None:
    """The place before an agency or a dash, and whether a date stands with it; None when it is no place."""
    text = before.strip().rstrip("-–—―=\"'/_ ").strip().replace("،", ",")
    text = COUNTRY.sub("", text) if text[-1:] in ("]", ")") and COUNTRY.search(text) else text
    if UNSPACED.search(text):
        undated = HAN_DATE.sub("", text).strip("电電讯訊 　")
        return (undated, undated != text) if is_place(undated) else None
    place, dated = _undated(text)
    place = COUNTRY.sub("", place).strip(" ,:" if "," in place or ABBREVIATED.search(place) else EDGES)
    return (place, dated) if is_place(place) else None


def _undated(text: str) -> tuple[str, bool]:
    """A text without the date at its end, or at its beginning ("3 мая, Минск")."""
    parts = text.split(",")
    dated = False
    while len(parts) > 1 and _is_date(parts[-1].strip()) and (_has_number(parts[-1]) or DIGIT.search(parts[-2])):
        parts.pop()
        dated = True
    if not dated and len(parts) == 2 and _is_date(parts[0].strip()):
        return parts[1].strip(), True
    last = parts[-1]
    cut = _date_start(last)
    if 0 < cut < len(last):
        parts[-1] = last[:cut]
        dated = True
    return ",".join(parts).strip(), dated


def _has_number(text: str) -> bool:
    """Whether a part that looks like a date has a number, or one spelt out before its month: "Man." is a province."""
    return DIGIT.search(text) is not None or len(text.split()) > 1


def _date_start(text: str) -> int:
    """Where a date begins that ends a text without a comma: "Praha |3. května"; the text's length if none does."""
    words = list(re.finditer(r"\S+", text))
    for index, word in enumerate(words):
        named = index > 0 and (month_number(word.group(), "") is not None and index + 1 < len(words))
        if (DIGIT.search(word.group()) or named) and index > 0:
            if not _is_date(text[word.start() :].strip()):
                return len(text)
            before = words[index - 1]
            return before.start() if index > 1 and _stands_before_date(before.group()) else word.start()
    return len(text)


def _stands_before_date(word: str) -> bool:
    """Whether a word before a number is part of the date: a month, or "في"."""
    return word in ("في", "on", "den", "le", "el") or is_weekday(word.strip(".,"))


def _is_date(text: str) -> bool:
    """Whether a short text is chiefly a date: "May 19", "3", "2024. május 3.", "péntek", "तीन मई"."""
    if not text or len(text) > LONGEST_DATE:
        return False
    words = [word for word in TOKEN.findall(text) if word]
    if len(words) > 6 or not words:
        return False
    known = [w.isdigit() or month_number(w, "") is not None or is_weekday(w) for w in words]
    if not DIGIT.search(text):
        return known[-1] and len(words) <= 2
    return sum(known) * 2 >= len(words) or all(len(w) < 5 for w in words)


def is_place(text: str) -> bool:
    """Whether a text has the shape of a place: few words, capitals, perhaps a state after a comma."""
    if not 2 <= len(text) <= LONGEST_PLACE or NO_PLACE.search(text):
        return False
    main, _, state = text.partition(",")
    if state.strip() and not STATE.fullmatch(state.strip()) and not state.isupper() and "," not in state:
        return False
    words = [w for w in re.split(r"[\s/-]+", main.strip()) if w]
    small = vocabulary().particles | SMALL
    return 0 < len(words) <= 5 and not words[0][0].islower() and any(map(str.isalpha, words[0])) and all(
        not w[0].islower() or w.casefold() in small or "'" in w or "’" in w or INNER_DOT.fullmatch(w) for w in words
    )  # fmt: skip


@cache
def _labels() -> frozenset[str]:
    return frozenset(load_toml("signoffs")["not_places"]["all"])


@cache
def _endings() -> tuple[str, ...]:
    return tuple(all_words(load_toml("signoffs")["no_place_endings"]))


def is_label(text: str) -> bool:
    """Whether words in capitals before a dash say what kind of text follows: "EXCLUSIVE — …"."""
    folded = text.casefold()
    words = folded.split()
    return (
        folded in _labels() or any(w in _labels() for w in words) or (len(words) == 1 and folded.endswith(_endings()))
    )
