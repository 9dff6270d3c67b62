"""Names written in capitals, put into case with care."""

import re

from .name_words import bare, vocabulary

__all__ = ["name_case"]

PART = re.compile(r"[^\W\d_]+")
SCOTTISH = re.compile(r"Mc([a-z])")
MANY = 3
"""Letters of a word in capitals that may still be somebody's initials ("JJ")."""


def name_case(name: str) -> str:
    """The name with words in capitals put into case; a name without such words comes back as it is.

    "JANE MCDONALD-DE LA CRUZ" becomes "Jane McDonald-de la Cruz". Short words in capitals beside words in small
    letters are initials and stay ("JJ Roe").
    """
    words = name.split(" ")
    lower = any(map(str.islower, name))
    if not lower and sum(map(str.isupper, name)) <= MANY:
        return name
    return " ".join(_word(word, position, lower) for position, word in enumerate(words))


def _word(word: str, position: int, mixed: bool) -> str:
    if word[1:].islower():
        return word
    letters = list(filter(str.isalpha, word))
    if not letters or not all(map(str.isupper, letters)):
        return word
    folded = bare(word)
    if folded in vocabulary().suffixes:
        return word if set(folded) <= set("iv") else word.capitalize()
    if len(letters) == 1 or "." in word.rstrip(".") or (mixed and len(letters) <= MANY):
        return word
    if not mixed and position > 0 and folded in vocabulary().particles:
        return word.lower()
    if not mixed and position == 0 and len(letters) == 2 and not any(c in "AEIOUYÄÖÜ" for c in letters):
        return word
    cased = PART.sub(lambda part: part.group().capitalize(), word)
    return SCOTTISH.sub(lambda m: "Mc" + m.group(1).upper(), cased)
