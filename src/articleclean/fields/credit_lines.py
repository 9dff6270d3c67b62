"""Caption and credit in one string, told apart.

    "The army has retaken areasImage: picture-alliance/AP Photo/H. Ammar"
    "A street in Lima. (Photo by Jane Roe/Getty Images)"

A credit stands at the end, behind a label ("Foto:"), a sign ("©"), in brackets, or as a short run of names that holds a
picture agency. What does not look like names stays caption: "Image: a dark room" is prose.
"""

from .credit_words import credit_words

__all__ = ["clean_credit", "leading_credit", "split_caption", "without_trailing_label"]

LONGEST_CREDIT = 160
"""Characters. Credits of corpus pages stay under 120."""
LONGEST_BARE = 70
"""Characters of a credit without label or brackets."""
OPENING, CLOSING = "([（［【「", ")]）］】」"
SENTENCE_END = ".!?。！？…»”\"'’)]）"
SEPARATORS = " \t\n|/-–—·•,;:：=＝"


def split_caption(text: str | None, *, strict: bool = False) -> tuple[str | None, str | None]:
    """Caption and credit of a text that stands under a picture.

    Args:
        text: the text, caption and credit glued or apart by any mark; one of the two may be missing.
        strict: the text may be prose: only labels that mean pictures and credits that look like names count.

    Returns:
        The caption without credit, and the credit without label and brackets; None for what is missing.
    """
    text = " ".join((text or "").split())
    if not text:
        return None, None
    for find in (bracketed, labelled, signed, by_phrase, equals_sign) if strict else FINDERS:
        cut = find(text, strict)
        if cut is not None:
            start, credit = cut
            cleaned = clean_credit(credit)
            if cleaned:
                return text[:start].rstrip(" \t|/-–—·•,;:（(") or None, cleaned
    return text, None


def leading_credit(text: str) -> str | None:
    """The credit of a line that is nothing but a credit with its label ("Image: Getty Images/J. Roe"), else None."""
    if len(text) > LONGEST_CREDIT:
        return None
    caption, credit = split_caption(text, strict=True)
    return credit if caption is None else None


def clean_credit(text: str) -> str | None:
    """A credit without labels, signs, brackets around it and notes of rights."""
    before = None
    while text and text != before:
        before = text
        text = strip_brackets(text.strip(SEPARATORS))
        text = without_tail(without_label(text))
    if text.endswith(".") and not ends_in_abbreviation(text):
        text = text[:-1]
    return text.strip(SEPARATORS) or None


def without_label(text: str) -> str:
    words = credit_words()
    for mark in ":：=＝":
        at = text.find(mark, 0, 32)
        if at > 0 and text[:at].strip().casefold() in words.labels | words.weak:
            return text[at + 1 :]
    folded = text.casefold()
    for sign in words.signs:
        if folded.startswith(sign) and not folded[len(sign) : len(sign) + 1].isalpha():
            return text[len(sign) :].lstrip("0123456789-–, ")
    for phrase in words.by:
        if folded.startswith(phrase + " "):
            return text[len(phrase) :]
    for word in words.after:
        if folded.endswith(word) and len(text) > len(word) and stands_apart(text, len(text) - len(word)):
            return text[: -len(word)]
    return text


def without_trailing_label(text: str) -> str:
    """A caption whose credit stands in an element of its own, without the label that is left: "A street. Photo:"."""
    words = credit_words()
    before = text.rstrip(SEPARATORS)
    folded = before.casefold()
    for sign in words.signs:
        if folded.endswith(sign) and stands_apart(before, len(before) - len(sign)):
            return before[: -len(sign)].rstrip(SEPARATORS)
    if text.rstrip()[-1:] not in ":：":
        return text
    for length in words.lengths:
        start = len(before) - length
        if start >= 0 and folded[start:] in words.labels | words.weak and label_may_start(before, start):
            return before[:start].rstrip(SEPARATORS + "([")
    return text


def without_tail(text: str) -> str:
    folded = text.casefold()
    if "r" not in folded:
        return text
    for tail in credit_words().tails:
        if folded.rstrip(". ").endswith(tail):
            return text[: folded.rfind(tail)].rstrip(" .,-–")
    return text


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


def ends_in_abbreviation(text: str) -> bool:
    """Whether the last word's full stop belongs to it: "Jr.", "H.", "e.V."."""
    last = text.split()[-1]
    return len(last) <= 4 or "." in last[:-1]


def bracketed(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit in brackets that close the text: "(AP Photo/Jane Roe)"."""
    end = len(text.rstrip(". "))
    if not end or text[end - 1] not in CLOSING:
        return None
    start = text.rfind(OPENING[CLOSING.index(text[end - 1])], 0, end)
    if start < 0 or end - start > LONGEST_CREDIT:
        return None
    inner = text[start + 1 : end - 1].strip()
    cut = labelled(inner, strict) or by_phrase(inner, strict) or signed(inner, strict)
    if cut is not None:
        note, credit = inner[: cut[0]].strip(SEPARATORS), cut[1]
        return (start, credit) if not note or len(note) <= 40 else None
    if closes_with_label(inner) or has_holder(inner, strict):
        return start, inner
    named = inner[:1].isupper() and looks_like_names(inner, strict=True)
    if not strict and start and named and ("/" in inner or text[:start].rstrip()[-1:] in ".!?"):
        return start, inner
    return None


def labelled(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit behind a label and a colon: "… in Lima. Foto: Jane Roe/dpa", also glued to the caption."""
    words = credit_words()
    at = -1
    while (at := next_colon(text, at + 1)) >= 0:
        end = at - 1 if at and text[at - 1] == " " else at
        for length in words.lengths:
            start = end - length
            label = text[start:end].casefold() if start >= 0 else ""
            if not (label in words.labels or (not strict and label in words.weak)):
                continue
            if label_may_start(text, start) and looks_like_names(text[at + 1 :], strict):
                return start, text[at + 1 :]
    return None


def next_colon(text: str, start: int) -> int:
    found = [i for i in (text.find(mark, start) for mark in ":：=＝") if i >= 0]
    return min(found, default=-1)


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


def stands_apart(text: str, start: int) -> bool:
    """Whether a word begins here: no letter before it, a change of case, or a script without spaces."""
    before, first = text[start - 1 : start], text[start : start + 1]
    if not before.isalpha():
        return True
    if first.isupper():
        return before.islower()
    return first > "\u0e00" and not first.islower()


def signed(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit behind "©" or "Copyright"."""
    folded = text.casefold()
    if len(folded) != len(text):
        return None
    for sign in credit_words().signs:
        at = folded.rfind(sign)
        if at < 0 or (sign.isalpha() and (strict or not whole_word(text, at, at + len(sign)))):
            continue
        rest = text[at + len(sign) :]
        if looks_like_names(rest, strict):
            return at, rest
    return None


def whole_word(text: str, start: int, end: int) -> bool:
    return stands_apart(text, start) and not text[end : end + 1].isalpha()


def by_phrase(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit behind a phrase without colon: "Photo by Jane Roe"."""
    words, folded = credit_words(), text.casefold()
    if len(folded) != len(text):
        return None
    for phrase in words.by:
        at = folded.rfind(phrase + " ")
        if at < 0 or text[at].islower():
            continue
        before = text[:at].rstrip()
        glued = before == text[:at] and before[-1:].islower()
        if before and not glued and before[-1] not in SENTENCE_END + OPENING + "|–—-/":
            continue
        rest = text[at + len(phrase) :].strip()
        if not rest or not (rest[0].isupper() or rest[0] in "@©") or not looks_like_names(rest, strict=True):
            continue
        if before or phrase in words.sure_by or has_holder(rest, strict=False):
            return at, rest
    return None


def equals_sign(text: str, strict: bool) -> tuple[int, str] | None:
    """The credit of Japanese captions: "…（ソウルで、３日）＝ＡＰ"."""
    at = text.rfind("＝")
    rest = text[at + 1 :].strip()
    if at <= 0 or not 0 < len(rest) <= 24:
        return None
    return (at, rest) if has_holder(rest, strict) or closes_with_label(rest) else None


def bare(text: str, strict: bool) -> tuple[int, str] | None:
    """A credit without any label: names after the last sentence, or the whole text, that hold a picture agency."""
    start = last_start(text)
    tail = text[start:].strip()
    if not tail or len(tail) > LONGEST_BARE or not looks_like_names(tail, strict=True):
        return None
    if start == 0:
        return (0, tail) if has_holder(tail, strict=True) and len(tail.split()) <= 8 else None
    slashed = "/" in tail and tail[0].isupper() and len(tail.split()) <= 8
    return (start, tail) if slashed or has_holder(tail, strict=False) or closes_with_label(tail) else None


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
"""Ways to find a credit, the surest first."""


def closes_with_label(text: str) -> bool:
    """Whether a word that closes credits ends the text: "J. Jonaičio nuotr."."""
    folded = text.casefold()
    return any(
        folded.endswith(word) and len(text) > len(word) and stands_apart(text, len(text) - len(word))
        for word in credit_words().after
    )


def has_holder(text: str, strict: bool) -> bool:
    """Whether a picture agency is named in a run of names.

    With `strict` a name alone is not enough unless it says pictures: "(AP)" may credit the text.
    """
    words = credit_words()
    parts = [part.strip(".,;:()[]|") for part in text.casefold().replace("/", " / ").split()]
    if len(parts) > 14:
        return False
    for start in range(len(parts)):
        for stop in range(min(len(parts), start + words.holder_words), start, -1):
            if " ".join(parts[start:stop]) in words.holders:
                return not strict or len(parts) > 1
    return False


def looks_like_names(text: str, strict: bool) -> bool:
    """Whether this can be a credit: short, and made of names rather than of a sentence."""
    text = text.strip(SEPARATORS)
    if not text or len(text) > LONGEST_CREDIT:
        return False
    tokens = text.replace("/", " ").split()
    if len(tokens) == 1:
        return len(text) <= 40 or text.isascii()
    particles = credit_words().particles
    cased = [token.lstrip("(\"'„“«[") for token in tokens]
    cased = [token for token in cased if token[:1].isalpha() and token.casefold() not in particles]
    lower = sum(token[0].islower() for token in cased)
    if lower == len(cased) > 0 and (strict or len(tokens) > 2) and not has_holder(text, strict=False):
        return False
    if not strict and len(tokens) <= 4 and cased and cased[0][0].isupper():
        return True
    upper = sum(token[0].isupper() for token in cased)
    if lower + upper == 0:
        return len(text) <= 60
    return lower <= 0.34 * len(cased) or (has_holder(text, strict=False) and len(tokens) <= 8)
