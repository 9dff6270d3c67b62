"""From tree to lines: every run of visible text once, with its block element, inline spans and the media between."""

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from lxml import etree

from ..options import Limits
from ..page import Line, Media
from .cutter import BLOCK, INLINE, KINDS, SKIPPED, Cutter
from .room import Full, Room

__all__ = ["Segments", "segment"]


class Segments(NamedTuple):
    """What is read of a tree."""

    lines: list[Line]
    media: list[Media]
    chars: int
    """Of the lines' text."""
    cut: tuple[str, str, str] | None
    """What was left out, if anything was: as `bounds.exceed` takes it."""
    fixed_cuts: tuple[tuple[str, str], ...] = ()
    """What was left out whatever the limits allow: as `bounds.exceed_fixed` takes it."""


def segment(root: etree._Element, room: Room | None = None, *, unseen: bool = False) -> Segments:
    """The lines and media of a tree, in document order. The tree is not changed.

    Args:
        root: the tree.
        room: how much is read; what the default limits allow when none is given.
        unseen: read hidden elements and `<noscript>` too, for pages that show nothing until a script has run.
    """
    room = room or Room(Limits(), None)
    cutter = Cutter(unseen, room)
    if not unseen:
        cutter.hidden = hidden_in(root)
    try:
        walk(cutter, root, {}, 0)
        cutter.flush()
    except Full:
        cutter.close()
    return Segments(cutter.lines, cutter.media, cutter.counts[1], room.cut, tuple(room.fixed_cuts))


def walk(cutter: Cutter, root: etree._Element, late: dict[str, etree._Element], depth: int) -> None:
    """Feed the tree to the cutter. `late` holds the streamed parts not yet shown, once a placeholder was met."""
    start, end, open_box, text = cutter.start, cutter.end, cutter.open_box, cutter.text
    hidden, kind_of = cutter.hidden, KINDS.get
    above: list[tuple[etree._Element, int, Iterator[etree._Element]]] = []  # open elements, and their siblings to come
    children = iter((root,))
    # Half of all elements are plain blocks, and most text is white space between them: told here, without a call.
    while True:
        for element in children:
            tag = element.tag
            kind = kind_of(tag, INLINE)
            if kind == BLOCK and element not in hidden:
                open_box(element, tag)
            else:
                kind = start(element, tag, kind)
            if kind != SKIPPED:
                if (words := element.text) and (not words.isspace() or cutter.length or cutter.pre):
                    text(words)
                # A third faster than iterating over the element, and twice as fast as `iterwalk`.
                if inside := element[:]:  # type: ignore[index]
                    above.append((element, kind, children))
                    children = iter(inside)
                    break
                end(element, kind)
            elif tag == "template":
                walk_late(cutter, element, late, depth)
            if (words := element.tail) and above and (not words.isspace() or cutter.length or cutter.pre):
                text(words)
        else:
            if not above:
                return
            element, kind, children = above.pop()
            end(element, kind)
            if (words := element.tail) and above and (not words.isspace() or cutter.length or cutter.pre):
                text(words)


_MAX_PARTS_DEEP = 50  # streamed parts in streamed parts: each is a call in a call


def walk_late(cutter: Cutter, template: etree._Element, late: dict[str, etree._Element], depth: int) -> None:
    """Feed the cutter what belongs where `template` stands."""
    part = late_part(template, late)
    if part is not None and depth >= _MAX_PARTS_DEEP:
        found = f"streamed parts are nested more than {_MAX_PARTS_DEEP} deep"
        cutter.room.fixed_cuts[found, "the deepest are left out"] = None
    elif part is not None:
        if not cutter.unseen:
            cutter.hidden |= hidden_in(part)  # it may stand outside the tree that is read
        for child in part:
            walk(cutter, child, late, depth + 1)


def late_part(template: etree._Element, late: dict[str, etree._Element]) -> etree._Element | None:
    """The holder of what belongs where `template` stands, if the server sent slow parts after the rest; each part once.

    React streams such parts as `<div hidden id="S:1f">` at the end of the page, for a script to move to the placeholder
    `<template id="B:1f">` or "P:1f" (react-dom/server, "Fizz"). Without the script the page's middle would be missing.
    """
    name = template.get("id") or ""
    if name[:2] not in ("B:", "P:"):
        return None
    if not late:
        for part in template.getroottree().iterfind(".//*[@hidden]"):
            if (identity := part.get("id") or "").startswith("S:"):
                late.setdefault(identity[2:], part)
        late.setdefault("", template)  # looked for: an empty dict would be filled again at every placeholder
    return late.pop(name[2:], None)


def hidden_in(root: etree._Element) -> set[etree._Element]:
    """The elements that their own attributes keep from being shown."""
    found = [value.getparent() for value in _values(_STYLE, root) if hides(value)]
    found += [value.getparent() for value in _values(_HIDDEN, root) if value.lower() != "until-found"]
    return {element for element in found if element is not None}


def hides(style: str) -> bool:
    return ("none" in style or "hidden" in style) and _HIDING.search(style) is not None


# To ask the tree twice costs half of asking each element. Not in one expression: libxml2's unions take quadratic time,
# and so does its step from attributes to their elements.
_STYLE = etree.XPath("descendant-or-self::*/@style")
_HIDDEN = etree.XPath("descendant-or-self::*/@hidden")
_HIDING = re.compile(r"(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


def _values(attribute: etree.XPath, root: etree._Element) -> list[etree._ElementUnicodeResult]:
    return cast(list[etree._ElementUnicodeResult], attribute(root))
