"""What a picture credit looks like: names, agencies, words that close it."""

from .credit_words import SHORT, credit_words

__all__ = [
    "CLOSING",
    "LONGEST_CREDIT",
    "OPENING",
    "SEPARATORS",
    "closes_with_label",
    "has_holder",
    "looks_like_names",
    "lowered",
    "names_pictures",
    "says_picture",
    "stands_apart",
    "whole_word",
]

LONGEST_CREDIT = 160
"""Characters. Credits of corpus pages stay under 120."""
LONGEST_NAMES = 14
"""Words of a run of names that is looked at for an agency."""
OPENING, CLOSING = "([（［【「", ")]）］】」"
SEPARATORS = " \t\n|/-–—·•,;:：=＝"


def lowered(text: str) -> str:
    """Lower case, of the same length so that places in it are places in the text."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text


def looks_like_names(text: str, strict: bool) -> bool:
    """Whether this can be a credit: short, and made of names rather than of a sentence."""
    text = text.strip(SEPARATORS)
    if not text or len(text) > LONGEST_CREDIT or (strict and ")" in text[:-1] and "(" not in text):
        return False
    tokens = text.replace("/", " ").split()
    if len(tokens) == 1:
        return len(text) <= 40 or text.isascii()
    particles = credit_words().particles
    cased = [token.lstrip("(\"'„“«[") for token in tokens]
    cased = [token for token in cased if token[:1].isalpha() and token.casefold() not in particles]
    lower = sum(token[0].islower() for token in cased)
    if lower == len(cased) > 0 and (strict or len(tokens) > 2) and not has_holder(text):
        return False
    if not strict and len(tokens) <= 4 and cased and cased[0][0].isupper():
        return True
    upper = sum(token[0].isupper() for token in cased)
    if lower + upper == 0:
        return len(text) <= 60
    return lower <= 0.34 * len(cased) or (has_holder(text) and len(tokens) <= 8)


def has_holder(text: str) -> bool:
    """Whether a picture agency is named in a run of names."""
    words = credit_words()
    parts = [part.strip(".,;:()[]|") for part in text.replace("/", " / ").split()]
    if len(parts) > LONGEST_NAMES:
        return False
    for start, part in enumerate(parts):
        if part.casefold() not in words.holder_starts:
            continue
        for stop in range(min(len(parts), start + words.holder_words), start, -1):
            name = " ".join(parts[start:stop])
            if (name if len(name) <= SHORT else name.casefold()) in words.holders:
                return True
    return False


def says_picture(text: str) -> bool:
    """Whether names in brackets credit a picture ("AP Photo/Jane Roe"), not the text ("AP, Reuters", "dpa/AFP")."""
    if not has_holder(text):
        return False
    named = any(len(part.split()) > 1 and part.strip()[0].isupper() for part in text.split("/") if not has_holder(part))
    return ("/" in text and named) or names_pictures(text)


def names_pictures(text: str) -> bool:
    """Whether a word for pictures is part of the names: "AP Photo", "Getty Images"."""
    labels = credit_words().labels
    return any(part in labels for part in text.casefold().replace("/", " ").split())


def closes_with_label(text: str) -> bool:
    """Whether a word that closes credits ends the text: "J. Jonaičio nuotr."."""
    folded = lowered(text)
    return folded.endswith(credit_words().after) and any(
        folded.endswith(word) and len(text) > len(word) and stands_apart(text, len(text) - len(word))
        for word in credit_words().after
    )


def stands_apart(text: str, start: int) -> bool:
    """Whether a word begins here: no letter before it, a change of case, or a script without spaces."""
    before, first = text[start - 1 : start], text[start : start + 1]
    if not before.isalpha():
        return True
    if first.isupper():
        return before.islower()
    return first > "\u0e00" and not first.islower()


def whole_word(text: str, start: int, end: int) -> bool:
    return stands_apart(text, start) and not text[end : end + 1].isalpha()
