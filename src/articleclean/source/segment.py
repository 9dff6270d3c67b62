"""From tree to lines: every run of visible text once, with its block element, inline spans and the media between."""

from collections.abc import Iterable, Iterator

from lxml import etree

from ..page import Line, Media
from .cutter import Cutter

__all__ = ["segment"]


def segment(root: etree._Element, *, unseen: bool = False) -> tuple[list[Line], list[Media]]:
    """The lines and media of a tree, in document order. The tree is not changed.

    Args:
        root: the tree.
        unseen: read hidden elements and `<noscript>` too, for pages that show nothing until a script has run.
    """
    cutter = Cutter(unseen)
    walk(cutter, root, {}, 0)
    cutter.flush()
    return cutter.lines, cutter.media


def walk(cutter: Cutter, root: etree._Element, late: dict[str, etree._Element], depth: int) -> None:
    """Feed the tree to the cutter. `late` holds the streamed parts not yet shown, once a placeholder was met."""
    start, end, text = cutter.start, cutter.end, cutter.text
    above: list[tuple[etree._Element, Iterator[etree._Element]]] = []  # open elements, and their siblings to come
    children = iter((root,))
    while True:
        for element in children:
            if start(element):
                if words := element.text:
                    text(words)
                if inside := element[:]:  # a third cheaper than to iterate over the element, half as dear as `iterwalk`
                    above.append((element, children))
                    children = iter(inside)
                    break
                end(element)
            elif element.tag == "template" and depth < _MAX_PARTS_DEEP:
                for child in late_part(element, late):
                    walk(cutter, child, late, depth + 1)
            if above and (words := element.tail):
                text(words)
        else:
            if not above:
                return
            element, children = above.pop()
            end(element)
            if above and (words := element.tail):
                text(words)


_MAX_PARTS_DEEP = 50


def late_part(template: etree._Element, late: dict[str, etree._Element]) -> Iterable[etree._Element]:
    """What belongs where `template` stands, on a page whose server sent slow parts after the rest; each part once.

    React streams such parts as `<div hidden id="S:1f">` at the end of the page, for a script to move to the placeholder
    `<template id="B:1f">` or "P:1f" (react-dom/server, "Fizz"). Without the script the page's middle would be missing.
    """
    name = template.get("id") or ""
    if name[:2] not in ("B:", "P:"):
        return ()
    if not late:
        for part in template.getroottree().iterfind(".//*[@hidden]"):
            if (identity := part.get("id") or "").startswith("S:"):
                late.setdefault(identity[2:], part)
        late.setdefault("", template)  # looked for: an empty dict would be filled again at every placeholder
    return late.pop(name[2:], ())
