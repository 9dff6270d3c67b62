"""Caption and credit in one string, told apart.

    "Snow blocks the pass for a third dayImage: picture-alliance/AP Photo/J. Roe"
    "A street in Lima. (Photo by Jane Roe/Getty Images)"

A credit stands at the end, behind a label ("Foto:"), a sign ("©"), in brackets, or as a short run of names that holds a
picture agency. What does not look like names stays caption: "Image: a dark room" is prose.
"""

from .credit_clean import clean_credit
from .credit_finders import FINDERS
from .credit_shape import LONGEST_CREDIT

__all__ = ["leading_credit", "split_caption"]

LONGEST_TEXT = 2000
"""Characters; a longer text is no caption and stays whole."""


def split_caption(text: str | None, *, strict: bool = False) -> tuple[str | None, str | None]:
    """Caption and credit of a text that stands under a picture.

    Args:
        text: the text, caption and credit glued or apart by any mark; one of the two may be missing.
        strict: the text may be prose: only labels that mean pictures and credits that look like names count.

    Returns:
        The caption without credit, and the credit without label and brackets; None for what is missing.
    """
    text = " ".join((text or "").split())
    if not text or len(text) > LONGEST_TEXT:
        return text or None, None
    for find in FINDERS:
        cut = find(text, strict)
        if cut is not None:
            start, credit = cut
            cleaned = clean_credit(credit)
            if cleaned:
                return bare_caption(text[:start]), cleaned
    return bare_caption(text), None


def bare_caption(text: str) -> str | None:
    """A caption without the marks that set the credit apart."""
    return text.rstrip(" \t|/-–—·•,;:=＝（(©") or None


def leading_credit(text: str) -> str | None:
    """The credit of a line that is nothing but a credit with its label ("Image: Getty Images/J. Roe"), else None."""
    if len(text) > LONGEST_CREDIT:
        return None
    caption, credit = split_caption(text, strict=True)
    return credit if caption is None else None
