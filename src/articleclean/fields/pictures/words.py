"""What the class words around a picture say: caption, credit, another page's picture."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lxml import etree

from ...data import load_toml
from ...page import Box, class_words, name_tokens

__all__ = [
    "Surroundings",
    "foreign_words",
    "is_caption_label",
    "is_control",
    "is_decoration",
    "picture_words",
    "player_words",
    "prose_words",
    "role_of_box",
    "role_of_element",
    "role_of_words",
]


LONGEST_CONTROL = 60
"""Characters."""
_COUNT = re.compile(r"[(（]\d{1,4}\w?[)）]\s*$")


@dataclass(frozen=True, slots=True)
class _Words:
    caption: frozenset[str]
    credit: frozenset[str]
    credit_weak: frozenset[str]
    picture: frozenset[str]
    prose: frozenset[str]
    foreign: frozenset[str]
    file_words: frozenset[str]
    controls: frozenset[str]
    caption_labels: frozenset[str]
    player: frozenset[str]


@cache
def hints() -> _Words:
    table = load_toml("picture_hints")
    return _Words(
        caption=frozenset(table["caption"]),
        credit=frozenset(table["credit"]),
        credit_weak=frozenset(table["credit_weak"]),
        picture=frozenset(table["picture"]),
        prose=frozenset(table["prose"]),
        foreign=frozenset(table["foreign"]),
        file_words=frozenset(table["file_words"]),
        player=frozenset(table["player"]),
        caption_labels=frozenset(label for labels in table["caption_labels"].values() for label in labels),
        controls=frozenset(phrase.casefold() for phrases in table["controls"].values() for phrase in phrases),
    )


def role_of_words(found: frozenset[str], *, at_picture: bool) -> str | None:
    """ "caption" or "credit" when class words say so.

    Credit goes before caption ("caption-author").

    Args:
        at_picture: the text is a picture's; if not, "author" and "source" need a picture's word beside them.
    """
    if not found:
        return None
    table = hints()
    if not table.credit.isdisjoint(found):
        return "credit"
    caption = not table.caption.isdisjoint(found)
    weak = not table.credit_weak.isdisjoint(found)
    if weak and (at_picture or caption or not table.picture.isdisjoint(found)):
        return "credit"
    return "caption" if caption else None


def role_of_element(element: etree._Element, *, at_picture: bool = True) -> str | None:
    """The same for one element, microdata and `<figcaption>` included; "control" for what is to be pressed."""
    return role_stated(element, str(element.tag), class_words(name_tokens(element)), at_picture)


def role_of_box(box: Box) -> str | None:
    """`role_of_element` for a box at a picture, whose words are known."""
    return role_stated(box.element, box.tag, box.words, at_picture=True)


def role_stated(element: etree._Element, tag: str, found: frozenset[str], at_picture: bool) -> str | None:
    """What an element is by its microdata, tag and class words."""
    prop = element.get("itemprop")
    if prop and (role := PROPS.get(prop.lower()) or (WEAK_PROPS.get(prop.lower()) if at_picture else None)):
        return role
    if tag == "button" or element.get("role") == "button":
        return "control"
    role = role_of_words(found, at_picture=at_picture)
    return role or ("caption" if tag == "figcaption" else None)


def is_control(text: str) -> bool:
    """Whether a text at a picture only works its buttons, counts ("3/12") or tells a time ("26.10.2025 | 2:43 min")."""
    if len(text) > LONGEST_CONTROL:
        return False
    if text.rstrip()[-1:] in (")", "）"):
        text = _COUNT.sub("", text)
    plain = text.strip(" .:…[]()|›»>/\n").casefold()
    if plain in hints().controls or (len(plain) == 1 and plain.isascii()):
        return True
    letters = sum(map(str.isalpha, plain))
    return not letters or sum(map(str.isdigit, plain)) > 2 * letters


def is_caption_label(text: str) -> bool:
    """Whether a text only announces a caption: "Legende"."""
    return text.strip().casefold() in hints().caption_labels


PROPS = {"caption": "caption", "copyrightholder": "credit", "credittext": "credit", "copyrightnotice": "credit"}
"""schema.org properties of an ImageObject."""
WEAK_PROPS = {"creator": "credit", "author": "credit", "provider": "credit", "sourceorganization": "credit"}
"""The same, but outside a picture they may speak of the article."""


class Surroundings:
    """Verdicts over boxes, each box judged once."""

    def __init__(self, own: Iterable[Box]) -> None:
        """`own`: boxes that hold the article (the headline's and the body's ancestors); they are never foreign."""
        self.known: dict[Box, bool] = dict.fromkeys(own, False)
        self.names: dict[tuple[str, ...], bool] = {(): False}
        """Tokens of class and id -> what `foreign_words` says of them."""

    def foreign(self, box: Box | None) -> bool:
        """Whether a box, or one that holds it, is a teaser, an advert, a portrait or part of the page around."""
        passed: list[Box] = []
        verdict = False
        while box is not None:
            known = self.known.get(box)
            if known is not None:
                verdict = known
                break
            passed.append(box)
            if box.tag in FOREIGN_TAGS or self.named(box.names):
                verdict = True
                break
            box = box.parent
        self.known.update(dict.fromkeys(passed, verdict))
        return verdict

    def named(self, names: tuple[str, ...]) -> bool:
        """Whether tokens of class and id say so, each set of them judged once."""
        if names not in self.names:
            self.names[names] = foreign_words(class_words(names))
        return self.names[names]


FOREIGN_TAGS = frozenset(("aside", "nav", "footer", "form", "header", "article", "menu"))
"""An article inside the article is a teaser; a header that does not hold the headline is the page's."""


def foreign_words(found: frozenset[str]) -> bool:
    """Whether class words say that what is inside is not the article's."""
    return not hints().foreign.isdisjoint(found)


def picture_words(found: frozenset[str]) -> bool:
    """Whether class words say that a box belongs to a picture."""
    return not hints().picture.isdisjoint(found)


def prose_words(found: frozenset[str]) -> bool:
    """Whether class words say that a box holds prose, perhaps beside a picture."""
    return not hints().prose.isdisjoint(found)


def player_words(found: frozenset[str]) -> bool:
    """Whether class words say that a box holds a player: what stands in it is a film's still, not a picture."""
    return not hints().player.isdisjoint(found)


def is_decoration(name: Iterable[str]) -> bool:
    """Whether the words of a file's name say logo, icon, portrait, advert."""
    return not hints().file_words.isdisjoint(name)
