"""Names of months and weekdays in many languages."""

import unicodedata
from functools import cache

from ...data import load_json, load_toml

__all__ = ["base_language", "is_weekday", "month_number"]

# Codes that pages use for a language that the tables list under another.
_SAME = {"no": "nb", "in": "id", "iw": "he", "sh": "sr", "tl": "fil", "cnr": "sr"}
# Hebrew writes "in" as the first letter of the month: "10 בדצמבר".
_HEBREW_IN = "ב"


def base_language(tag: str | None) -> str:
    """The language of a BCP 47 tag as the tables call it: "pt" for "pt-BR", "nb" for "no"; "" for None."""
    base = (tag or "").replace("_", "-").partition("-")[0].lower()
    return _SAME.get(base, base)


def month_number(word: str, language: str) -> int | None:
    """The month that a word names.

    Args:
        word: as written, "Dez." or "DECEMBER".
        language: base language of the text, "" when unknown; where two languages mean two months by one word
            ("listopad"), it decides.

    Returns:
        1 to 12; None when the word names no month, or another one in each language.
    """
    meanings = _meanings(word) or (_meanings(word[1:]) if word.startswith(_HEBREW_IN) else None)
    if not meanings:
        return None
    number = meanings.get(language) or meanings.get("en")
    if number:
        return number
    numbers = set(meanings.values())
    return numbers.pop() if len(numbers) == 1 else None


def is_weekday(word: str) -> bool:
    """Whether a word names a weekday in some language."""
    return word.casefold() in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    languages = load_json("months")["languages"].values()
    return frozenset(form for names in languages for day in names["weekdays"] for form in day if len(form) > 1)


def _meanings(word: str) -> dict[str, int] | None:
    table = _table()
    folded = word.casefold().strip(".'’")
    return table.get(folded) or (None if folded.isascii() else table.get(unicodedata.normalize("NFC", folded)))


@cache
def _table() -> dict[str, dict[str, int]]:
    """Name -> language -> number of the month."""
    table: dict[str, dict[str, int]] = {}
    for language, names in load_json("months")["languages"].items():
        for number, forms in enumerate(names["months"], 1):
            for form in forms:
                table.setdefault(unicodedata.normalize("NFC", form), {})[language] = number
    for language, more in load_toml("date_words")["months"].items():
        for form, number in more.items():
            table.setdefault(unicodedata.normalize("NFC", form), {}).setdefault(language, number)
    return table
