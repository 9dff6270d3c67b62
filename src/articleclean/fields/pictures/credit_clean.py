"""A credit without what is around it: labels, signs, brackets, notes of rights."""

import re

from .credit_finders import label_may_start
from .credit_shape import CLOSING, LONGEST_CREDIT, OPENING, SEPARATORS, lowered, stands_apart, whole_word
from .credit_words import credit_words

__all__ = ["clean_credit", "without_trailing_label"]


MARK = re.compile(r"[:：=＝／・…]|\.\.\.")
"""What stands between a label and a name."""


def clean_credit(text: str) -> str | None:
    """A credit without labels, signs, brackets around it and notes of rights."""
    before = None
    if len(text) > LONGEST_CREDIT * 2:
        return None
    while text and text != before:
        before = text
        text = without_echo(strip_brackets(text.strip(SEPARATORS)))
        text = without_inner_label(without_inner_sign(without_tail(without_label(text))))
    if "|" in text:
        text = said_once(text)
    if len(text) > 1 and text.endswith(".") and not ends_in_abbreviation(text):
        text = text[:-1]
    text = text.strip(SEPARATORS)
    named = any(c.isalnum() for c in text) and lowered(text) not in credit_words().by
    return text if named else None


def without_label(text: str) -> str:
    words = credit_words()
    mark = MARK.search(text, 1, 32)
    if mark and text[: mark.start()].strip().casefold() in words.introducing:
        return text[mark.end() :]
    folded = lowered(text)
    for sign in words.signs if folded.startswith(words.signs) else ():
        if folded.startswith(sign) and not folded[len(sign) : len(sign) + 1].isalpha():
            return text[len(sign) :].lstrip("0123456789-–, ")
    if folded.startswith(words.by):
        if folded in words.by:
            return ""
        for phrase in words.by:
            if folded.startswith(phrase + " "):
                return text[len(phrase) :]
    for word in words.after if folded.endswith(words.after) else ():
        if folded.endswith(word) and len(text) > len(word) and stands_apart(text, len(text) - len(word)):
            return text[: -len(word)]
    return text


def without_trailing_label(text: str) -> str:
    """A caption whose credit stands in an element of its own, without the label that is left: "A street. Photo:"."""
    words = credit_words()
    before = text.rstrip(SEPARATORS)
    folded = lowered(before)
    for sign in (*words.signs, *words.sure_by):
        if folded.endswith(sign) and stands_apart(before, len(before) - len(sign)):
            return before[: -len(sign)].rstrip(SEPARATORS)
    if text.rstrip()[-1:] not in ":：":
        return text
    for length in words.lengths:
        start = len(before) - length
        if start >= 0 and folded[start:] in words.introducing and label_may_start(before, start):
            return before[:start].rstrip(SEPARATORS + "([")
    return text


def without_tail(text: str) -> str:
    folded = lowered(text).rstrip(". ")
    tails = credit_words().tails
    for tail in tails if folded.endswith(tails) else ():
        if folded.endswith(tail):
            return text[: len(folded) - len(tail)].rstrip(" .,-–")
    return text


def without_inner_sign(text: str) -> str:
    """Two holders without the sign between them: "Jane Roe/Copyright 2024 The AP" as "Jane Roe/The AP"."""
    folded = lowered(text)
    for sign in credit_words().signs:
        at = folded.find(sign, 1)
        if at > 0 and whole_word(text, at, at + len(sign)):
            return text[:at].rstrip(SEPARATORS) + "/" + text[at + len(sign) :].lstrip("0123456789-–, ")
    return text


def without_inner_label(text: str) -> str:
    """Two holders without the label before the second: "Pixsell / Autor: Jan Nowak" as "Pixsell / Jan Nowak"."""
    at = text.find(":", 1)
    start = max(text.rfind(mark, 0, at) for mark in "/|;,·") + 1 if at > 0 else 0
    if start and text[start:at].strip().casefold() in credit_words().introducing:
        return text[:start] + (" " if text[start - 1 : start + 1].endswith(" ") else "") + text[at + 1 :].lstrip()
    return text


def said_once(text: str) -> str:
    """The parts between bars without those that another part holds: "Jane Roe/AP | Jane Roe" as "Jane Roe/AP"."""
    parts = list(dict.fromkeys(part.strip() for part in text.split("|")))
    kept = [part for part in parts if not any(part in other for other in parts if other != part)]
    return text if len(kept) == text.count("|") + 1 else " | ".join(kept)


def strip_brackets(text: str) -> str:
    """The text without one pair of brackets around the whole, or one that is left alone at an end."""
    if text and text[0] in OPENING:
        close = CLOSING[OPENING.index(text[0])]
        if text.endswith(close) and text.find(close) == len(text) - 1:
            return text[1:-1].strip()
        if close not in text:
            return text[1:].strip()
    if text and text[-1] in CLOSING and OPENING[CLOSING.index(text[-1])] not in text:
        return text[:-1].strip()
    return text


def without_echo(text: str) -> str:
    """A credit that is said twice, in brackets and behind them, once: the longer one."""
    if not text or text[0] not in OPENING:
        return text
    inner, closed, after = text[1:].partition(CLOSING[OPENING.index(text[0])])
    after = after.strip(SEPARATORS)
    if not closed or not after:
        return text
    return inner if after in inner else after if inner in after else text


def ends_in_abbreviation(text: str) -> bool:
    """Whether the last word's full stop belongs to it: "Jr.", "H.", "e.V."."""
    last = text.split()[-1]
    return len(last) <= 4 or "." in last[:-1]
