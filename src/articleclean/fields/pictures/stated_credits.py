"""Credits that no line shows: in attributes and tooltips at a picture, or stated in JSON-LD for its file."""

import re
from functools import cache, cached_property
from itertools import islice

from lxml import etree

from ...data import load_toml
from ...metadata.elements import text_of
from ...metadata.jsonld import stated_images
from ...metadata.values import fold
from ...page import Box, Media, Page, class_words
from .credit_clean import clean_credit
from .credit_lines import split_caption
from .credit_shape import has_holder, looks_like_names
from .credit_words import credit_words
from .urls import attributes_of, file_key
from .words import is_control, picture_words, role_of_words

__all__ = ["StatedCredits"]

CLIMB = 6
"""Elements from a picture up to its figure whose attributes are looked at."""
MOST_ELEMENTS = 30
"""Elements of one figure that are looked at for a tooltip."""
HOLDERS = ("button", "span", "i", "small", "div", "p", "a", "meta", "abbr", "cite")
"""What such elements are."""
LONGEST_BAR = 60
"""Characters of a credit behind a bar in a picture's title."""
_TAG = re.compile(r"<[^<>]{0,300}>")
_MARKS = re.compile(r"[:：=＝©(（\[|/]|\bby\b", re.I)
"""What a text must have to hold a credit: a cheap sieve."""


@cache
def _names(table: str) -> frozenset[str]:
    return frozenset(load_toml("picture_hints")[table])


class StatedCredits:
    """The credits of one page that are stated beside its text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.of_figures: dict[Box, str | None] = {}
        self.roles: dict[str, bool] = {"": False}

    def of(self, media: Media, url: str | None) -> str | None:
        """The credit of a picture under which no credit stands."""
        return self.in_attributes(media) or self.in_tooltip(media) or self.in_metadata(url)

    def in_attributes(self, media: Media) -> str | None:
        """The credit that attributes of the picture state, or of the elements between it and its figure."""
        element: etree._Element | None = media.element
        last = (media.box.within("figure") or media.box).element
        for step in range(CLIMB):
            if element is None or (step and element.tag in ("body", "article", "main")):
                return None
            credit = credit_in(attributes_of(element), picture=not step)
            if credit or element is last:
                return credit
            element = element.getparent()
        return None

    def in_tooltip(self, media: Media) -> str | None:
        """The credit that a small element in the picture's box shows only when one points at it."""
        box = media.box.within("figure")
        if box is None:
            box = media.box if picture_words(media.box.words) else None
        if box is None:
            return None
        if box not in self.of_figures:
            self.of_figures[box] = tooltip_credit(box.element, self.roles)
        return self.of_figures[box]

    def in_metadata(self, url: str | None) -> str | None:
        """The credit that JSON-LD states for the picture's file."""
        return self.by_file.get(file_key(url)) if url and self.by_file else None

    @cached_property
    def by_file(self) -> dict[str, str]:
        """Keys of files, and who made or lent them by JSON-LD; the site itself is not worth to be told."""
        found: dict[str, str] = {}
        own = {fold(candidate.value) for candidate in self.page.candidates.get("site_name", ())}
        for image in stated_images(self.page):
            if not (image.url and image.credit):
                continue
            credit = names_in(image.credit)
            if credit and fold(credit) not in own and not credit.startswith(("http", "@")):
                found.setdefault(file_key(image.url), credit)
        return found


def credit_in(stated: dict[str, str], *, picture: bool) -> str | None:
    """The credit in an element's attributes; `picture`: the element is the picture itself."""
    if not _names("credit_attributes").isdisjoint(stated):
        for name in sorted(stated.keys() & _names("credit_attributes")):
            if credit := whole_credit(stated[name]):
                return credit
    captions = _names("caption_attributes")
    for name in () if captions.isdisjoint(stated) else sorted(stated.keys() & captions):
        text = _TAG.sub(" ", stated[name]) if "<" in stated[name] else stated[name]
        if _MARKS.search(text) and (credit := split_caption(text)[1]):
            return credit
    for name in ("title", "alt") if picture else ():
        text = stated.get(name, "")
        if text and _MARKS.search(text) and (credit := split_caption(text, strict=True)[1] or behind_bar(text)):
            return credit
    return None


def whole_credit(text: str) -> str | None:
    """A text that is nothing but a credit, cleaned; None for a label alone or a control."""
    plain = text.strip(" \t\n:：.")
    if not plain or plain.casefold() in credit_words().introducing or is_control(text):
        return None
    if not plain.strip("0123456789") or plain.startswith(("http", "{", "[{")) or plain in ("true", "false"):
        return None
    return names_in(plain)


def names_in(text: str) -> str | None:
    """The credit that a text is, or that stands at its end: some papers state caption and credit together."""
    credit = clean_credit(text)
    return credit if credit and looks_like_names(credit, strict=False) else split_caption(text, strict=True)[1]


def behind_bar(text: str) -> str | None:
    """The agency behind the last bar of a picture's title: "The bridge at noon | AP"."""
    before, bar, tail = text.rpartition(" | ")
    if not bar or not before or len(tail) > LONGEST_BAR or not has_holder(tail):
        return None
    return clean_credit(tail) if looks_like_names(tail, strict=True) else None


def tooltip_credit(figure: etree._Element, roles: dict[str, bool]) -> str | None:
    """The credit in a figure's tooltips, hidden elements and microdata.

    Args:
        roles: classes -> whether they name a credit; kept over the figures of a page, whose classes are the same.
    """
    tooltips = _names("tooltip_attributes")
    for element in islice(figure.iter(*HOLDERS), MOST_ELEMENTS):
        stated = attributes_of(element)
        if not stated:
            continue
        name = stated.get("class", "")
        if name not in roles:
            roles[name] = role_of_words(class_words(tuple(name.lower().split())), at_picture=True) == "credit"
        credit = whole_credit(text_of(element)) if roles[name] else None
        if element.tag == "meta" and stated.get("itemprop", "").lower() in META_PROPS:
            credit = whole_credit(stated.get("content", ""))
        if not credit and not tooltips.isdisjoint(stated):
            credit = in_tooltips(stated, whole=roles[name])
        if credit:
            return credit
    return None


def in_tooltips(stated: dict[str, str], *, whole: bool) -> str | None:
    """The credit in tooltip attributes; `whole`: the element is named for a credit, so any text in them is one."""
    for name in sorted(stated.keys() & _names("tooltip_attributes")):
        text = stated[name]
        credit = split_caption(text, strict=True)[1] if _MARKS.search(text) else None
        if credit or (whole and (credit := whole_credit(text))):
            return credit
    return None


META_PROPS = frozenset(("copyrightholder", "credittext", "copyrightnotice", "creator", "author"))
"""schema.org properties that `<meta itemprop>` in a figure may state of its picture."""
