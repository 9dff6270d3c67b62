"""Ways to find where the credit of a caption begins: each `(text, strict) -> (start, credit) or None`.

With `strict` the text may be prose: only labels that mean pictures and credits that look like names count.
"""

import re

from .credit_shape import (
    CLOSING,
    LONGEST_CREDIT,
    OPENING,
    SEPARATORS,
    closes_with_label,
    has_holder,
    looks_like_names,
    lowered,
    names_pictures,
    says_picture,
    stands_apart,
    whole_word,
)
from .credit_words import credit_words

__all__ = ["FINDERS", "label_may_start"]

LONGEST_BARE = 70
"""Characters of a credit without label or brackets."""
LONGEST_NOTE = 24
"""Characters before a phrase in brackets: "Courtesy photo by"."""
LONGEST_CLOSED = 24
"""Characters of a credit that only its last word tells, in text that may be prose."""
COLON = re.compile("[:：=＝／・…]")
BARRED = "／・"
"""Marks behind a label that part other words, too: the label must open the text or follow a sentence."""
ENDS = ("", ".", "。", "！", "？", "!", "?", *OPENING, *CLOSING)
SENTENCE_END = ".!?。！？…»”\"'’)]）"


def bracketed(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit in brackets that close the text: "(AP Photo/Jane Roe)"."""
    end = len(text.rstrip(". "))
    if not end or text[end - 1] not in CLOSING:
        return None
    start = text.rfind(OPENING[CLOSING.index(text[end - 1])], 0, end)
    if start < 0 or end - start > LONGEST_CREDIT:
        return None
    inner = text[start + 1 : end - 1].strip()
    cut = labelled(inner, strict) or by_phrase(inner, strict) or signed(inner, strict) or noted(inner)
    if cut is not None:
        note, credit = inner[: cut[0]].strip(SEPARATORS), cut[1]
        return (start, credit) if not note or len(note) <= 40 else None
    if closes_with_label(inner) or (says_picture(inner) if strict else has_holder(inner)):
        return start, inner
    first = inner.partition(". ")[0]
    if closes_with_label(first):
        return start, first
    named = inner[:1].isupper() and looks_like_names(inner, strict=True)
    if not strict and start and named and ("/" in inner or text[:start].rstrip()[-1:] in ".!?"):
        return start, inner
    return None


def labelled(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit behind a label and a colon: "… in Lima. Foto: Jane Roe/dpa", also glued to the caption."""
    words = credit_words()
    if "..." in text:
        text = text.replace("...", "…  ")  # places stay what they are
    for mark in COLON.finditer(text):
        at = mark.start()
        end = at - 1 if at and text[at - 1] == " " else at
        if text[end - 1 : end].casefold()[-1:] not in words.last_letters:
            continue
        for length in words.lengths:
            start = end - length
            label = text[start:end].casefold() if start >= 0 else ""
            if not (label in words.labels or (not strict and label in words.weak)):
                continue
            if text[at] in BARRED and text[:start].rstrip()[-1:] not in ENDS:
                continue
            rest = text[mark.end() :]
            if label_may_start(text, start) and looks_like_names(rest, strict):
                return start, rest
    return None


def label_may_start(text: str, start: int) -> bool:
    """Whether a label can begin here: at the start, behind a mark, or capitalised and glued to a lower-case word."""
    before = text[:start].rstrip(" ")
    if not before:
        return True
    if before[-1] in OPENING:
        return True
    if not stands_apart(text, start):
        return False
    if before[-1].isalpha() and start and text[start - 1] == " ":
        last = before.rsplit(None, 1)[-1].lstrip("([\"'„“«").casefold()
        return not text[start].islower() and last not in credit_words().not_after
    return True


def signed(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit behind "©" or "Copyright"."""
    folded = lowered(text)
    for sign in credit_words().signs:
        at = folded.rfind(sign)
        if at < 0 or (sign.isalpha() and (strict or not whole_word(text, at, at + len(sign)))):
            continue
        rest = text[at + len(sign) :]
        if strict and any(c.isdigit() for c in rest):
            continue  # "© 2025 Example Ltd" is the page's
        if looks_like_names(rest, strict):
            return before_label(text, at), rest
    return None


def before_label(text: str, at: int) -> int:
    """Where the label right before a sign begins ("Bild © Jane Roe"); the sign itself when there is none."""
    before = text[:at].rstrip()
    start = before.rfind(" ") + 1
    return start if before[start:].casefold() in credit_words().labels else at


def by_phrase(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit behind a phrase without colon: "Photo by Jane Roe"."""
    words, folded = credit_words(), lowered(text)
    for phrase in phrases_in(folded):
        at = folded.rfind(phrase + " ")
        if at < 0 or (text[at].islower() and phrase[-1] != "."):
            continue
        before = text[:at].rstrip()
        glued = before == text[:at] and before[-1:].islower()
        if before and not glued and before[-1] not in SENTENCE_END + OPENING + "|–—-/":
            continue
        rest = text[at + len(phrase) :].strip()
        if (
            not rest
            or rest[0].islower()
            or not (rest[0].isalpha() or rest[0] in "@©")
            or not looks_like_names(rest, strict=True)
        ):
            continue
        if before or phrase in words.sure_by or has_holder(rest):
            return at, rest
    return None


def noted(text: str) -> tuple[int, str] | None:
    """A credit in brackets behind a phrase that a note opens: "(Staff photo by Jane Roe)"."""
    folded = lowered(text)
    for phrase in phrases_in(folded):
        at = folded.find(phrase + " ")
        rest = text[at + len(phrase) :].strip()
        if phrase in credit_words().sure_by and 0 < at <= LONGEST_NOTE and looks_like_names(rest, strict=True):
            return at, rest
    return None


def phrases_in(folded: str) -> list[str]:
    """The phrases before names that a text in lower case holds with a blank behind them, longest first."""
    words = credit_words()
    found = {phrase for phrase, spaced in words.by_single.items() if spaced in folded}
    for last in words.by_last.keys() & folded.split():
        found.update(phrase for phrase in words.by_last[last] if phrase + " " in folded)
    return sorted(found, key=lambda phrase: (-len(phrase), phrase)) if found else []


def equals_sign(text: str, strict: bool) -> tuple[int, str] | None:
    """The credit of Japanese captions: "…（ソウルで、３日）＝ＡＰ"."""
    at = text.rfind("＝")
    rest = text[at + 1 :].strip()
    if at <= 0 or not 0 < len(rest) <= 24:
        return None
    return (at, rest) if has_holder(rest) or closes_with_label(rest) else None


def bare(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit without any label: names after the last sentence, or the whole text, that hold a picture agency."""
    start = last_start(text)
    if not start and (slash := text.find(" / ")) > 0 and (closes_with_label(text) or agency_behind(text, slash + 3)):
        start = slash + 3
    tail = text[start:].strip()
    if not tail or len(tail) > LONGEST_BARE:
        return None
    if strict:
        told = start and (
            (names_pictures(tail) and has_holder(tail)) or (len(tail) <= LONGEST_CLOSED and closes_with_label(tail))
        )
        return (start, tail) if told and looks_like_names(tail, strict=True) else None
    if not looks_like_names(tail, strict=True):
        return None
    if start == 0:
        return (0, tail) if has_holder(tail) and 1 < len(tail.split()) + tail.count("/") <= 8 else None
    slashed = "/" in tail and tail[0].isupper() and len(tail.split()) <= 8
    return (start, tail) if slashed or has_holder(tail) or closes_with_label(tail) else None


def agency_behind(text: str, start: int) -> bool:
    """Whether what follows a set-off slash is an agency and a name: "The square / PAP/Jan Nowak"."""
    tail = text[start:]
    return "/" in tail and " / " not in tail and has_holder(tail) and not has_holder(text[:start])


def last_start(text: str) -> int:
    """Where the text after the last sentence end (or bar, or dash) begins; full stops of initials do not end one."""
    best = 0
    for mark in (". ", "! ", "? ", "。", "| ", " – ", " — ", "” ", '" ', " · "):
        at = text.rfind(mark, 0, len(text) - 1)
        while mark == ". " and at > 0 and initial_before(text, at):
            at = text.rfind(mark, 0, at)
        if at > 0:
            best = max(best, at + len(mark))
    return best


def initial_before(text: str, at: int) -> bool:
    """Whether the full stop at `at` ends an initial: "J. Roe"."""
    return text[at - 1].isupper() and not text[at - 2 : at - 1].isalpha()


FINDERS = (bracketed, labelled, signed, by_phrase, equals_sign, bare)
"""The surest first."""
