"""Do two words meet where one inline element ends and the next begins, with no blank between?

Style sheets set "Details" and "Share" in two buttons apart, or a name and a figure in two spans; the markup glues them.
But tags cut through words, too: "<b>T</b>he", "business</a>es". Such a word goes on in small letters.
"""

__all__ = ["words_meet"]

# Elements whose text belongs to the word before, and those that stress a part of a word.
_IN_WORDS = frozenset("sup sub wbr mi mn mo mtext mrow msup msub mfrac".split())
_EMPHASIS = frozenset("b strong i em u font".split())


def words_meet(piece: str, first: str, closed: str, opened: str) -> bool:
    """Whether `first`, a capital or a figure, begins a new word.

    Args:
        piece: the text node before.
        first: the character that follows.
        closed: the tag of the element that ends between the two, "" when none does.
        opened: the tag of the element that begins there, "" when none does.
    """
    before = piece[-1]
    figure = first.isdecimal()
    if closed in _IN_WORDS or opened in _IN_WORDS or not (figure or first.isupper()):
        return False
    if before.islower() or (before.isdecimal() and not figure):
        return not figure or bool(closed and opened)
    if not (closed and opened and len(piece) > 1):
        return False
    if before == ":":  # "Item number:" and its value
        return piece[-2].isalpha()
    if before in ".?!)":  # a sentence and the next
        return piece[-2].islower() and not figure
    if before.isupper() and not figure:
        return closed not in _EMPHASIS and opened not in _EMPHASIS
    return before.isupper() or before.isdecimal()
