"""Groups of lines: those that one box holds, two, three and four levels up, and those of one shape or path.

A page is a few places with many lines each; what a line is shows in what else stands at its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..page import PROSE_CHARS, Box, Line
from .boxes import BoxTable
from .characters import Column, Floats

__all__ = [
    "ENDS", "GROUP", "UNDER", "Groups", "Ints", "Keys", "group_columns", "group_lines", "stop_columns", "under_columns",
]  # fmt: skip

Ints = NDArray[np.intp]

GROUP = (
    "box_lines", "box_links", "parent_lines", "parent_chars", "parent_links", "parent_prose", "grand_chars",
    "grand_links", "grand_prose", "great_links", "great_prose", "kin", "kin_chars", "kin_links", "kin_prose",
    "path_links", "path_prose", "below_main_box", "main_box_prose", "in_area", "page_links", "page_prose",
    "same_parent_before", "same_parent_after", "same_shape_before", "same_shape_after",
)  # fmt: skip
ENDS = ("parent_stops", "grand_stops", "kin_stops", "path_stops")
UNDER = ("above_headline", "below_headline")
MAIN_SHARE = 0.5
"""The main box is the smallest that holds more than this share of the page's prose …"""
AREA_SHARE = 0.8
"""… and the area of the text the smallest that holds more than this."""


@dataclass(frozen=True, slots=True)
class Keys:
    """For each line the numbers of the groups it belongs to; lines with the same number are in one group."""

    parent: Ints
    grand: Ints
    great: Ints
    shape: Ints
    path: Ints

    def all(self) -> tuple[Ints, ...]:
        return self.parent, self.grand, self.great, self.shape, self.path


@dataclass(frozen=True, slots=True)
class Groups:
    """The lines of a page with the boxes around them; a dump's lines have none."""

    boxes: list[Box] | None
    """Each line's own box."""
    parents: list[Box]
    grands: list[Box]
    greats: list[Box]
    kinds: Ints
    """Numbers of the kinds of own boxes (`BoxTable`)."""
    keys: Keys


def group_lines(lines: Sequence[Line], table: BoxTable) -> Groups:
    """Find each line's groups; new kinds of boxes are added to the table."""
    if lines[0].box is None:
        nothing = np.zeros(len(lines), np.intp)
        return Groups(None, [], [], [], nothing, Keys(nothing, nothing, nothing, dump_shapes(lines), nothing))
    boxes: list[Box] = [line.box for line in lines]  # type: ignore[misc]
    parents = [box.parent or box for box in boxes]
    grands = [box.parent or box for box in parents]
    greats = [box.parent or box for box in grands]
    kinds = np.array([table.kind(box) for box in boxes])
    parent, grand, great = (np.array([box.order for box in level]) for level in (parents, grands, greats))
    keys = Keys(parent, grand, great, np.array(table.shapes)[kinds], np.array(table.paths)[kinds])
    return Groups(boxes, parents, grands, greats, kinds, keys)


def dump_shapes(lines: Sequence[Line]) -> Ints:
    """In a dump, lines of one marker, indent and length look alike."""
    numbers: dict[object, int] = {}
    forms = [(line.marker[:1].isdigit(), line.marker[:1], line.indent, len(line.text) // 40) for line in lines]
    return np.array([numbers.setdefault(form, len(numbers)) for form in forms])


def group_columns(groups: Groups, chars: Floats, linked: Floats) -> list[Column]:
    """The features of `GROUP`."""
    prose = np.where(chars - linked >= PROSE_CHARS, chars - linked, 0)
    total = max(1.0, float(prose.sum()))
    page = (full(chars, share) for share in page_shares(groups.boxes, chars, linked, prose))
    kin = sums(groups.keys.shape, np.ones_like(chars), chars, linked, prose)
    path = sums(groups.keys.path, chars, linked, prose)
    alike: tuple[Column, ...] = (
        kin[0],
        np.log1p(kin[1] / kin[0]),
        kin[2] / kin[1],
        kin[3] / total,
        path[1] / path[0],
        path[2] / total,
    )
    return [*box_columns(groups, len(chars), total), *alike, *main_columns(groups, len(chars)), *page, *runs(groups)]


def page_shares(boxes: list[Box] | None, chars: Floats, linked: Floats, prose: Floats) -> tuple[float, float]:
    """Shares of links and of prose in all of the page's text, in lines that are not looked at too."""
    if boxes is None:
        return float(linked.sum() / chars.sum()), float(prose.sum() / chars.sum())
    root = boxes[0].ancestors()[-1]
    return root.link_chars / root.chars, root.prose / root.chars


def box_columns(groups: Groups, count: int, total: float) -> list[Floats]:
    """About the boxes that hold the line."""
    if groups.boxes is None:
        return [np.zeros(count, np.float32)] * 11
    own, parent, grand, great = (
        np.array([(box.lines, box.chars, box.link_chars, box.prose) for box in level], np.float32).T
        for level in (groups.boxes, groups.parents, groups.grands, groups.greats)
    )
    return [
        own[0],
        own[2] / own[1],
        parent[0],
        np.log1p(parent[1]),
        parent[2] / parent[1],
        parent[3] / total,
        np.log1p(grand[1]),
        grand[2] / grand[1],
        grand[3] / total,
        great[2] / great[1],
        great[3] / total,
    ]


def main_columns(groups: Groups, count: int) -> tuple[Floats, Floats, Floats]:
    """How far below the main box the line stands (-1: outside), the share of prose in it, and whether in the area."""
    boxes = groups.boxes
    known = prose_boxes(boxes) if boxes else set()
    main, area = smallest(known, MAIN_SHARE), smallest(known, AREA_SHARE)
    if boxes is None or main is None or area is None:
        return np.full(count, -1, np.float32), np.zeros(count, np.float32), np.zeros(count, np.float32)
    order, depth = np.array([(box.order, box.depth) for box in boxes]).T
    below = np.where((main.order <= order) & (order <= main.last), depth - main.depth, -1).astype(np.float32)
    inside = ((area.order <= order) & (order <= area.last)).astype(np.float32)
    return below, np.full(count, main.prose / max(box.prose for box in known), np.float32), inside


def stop_columns(keys: Keys, stops: NDArray[np.bool_]) -> list[Column]:
    """The features of `ENDS`: in each of the line's groups, the share of lines that end as sentences do."""
    counts = (
        (np.bincount(key), np.bincount(key, stops), key) for key in (keys.parent, keys.grand, keys.shape, keys.path)
    )
    return [(ended / np.maximum(lines, 1))[key] for lines, ended, key in counts]


def under_columns(groups: Groups, headline: Box | None) -> list[Floats]:
    """The features of `UNDER`: levels from the headline up to the box that holds the line too, and down to the line."""
    if groups.boxes is None or headline is None:
        return [np.full(len(groups.kinds), -1, np.float32)] * 2
    order, depth = np.array([(box.order, box.depth) for box in groups.boxes]).T
    up = np.full(len(order), -1, np.float32)
    down = depth.astype(np.float32)
    for level, box in enumerate(headline.ancestors()):
        inside = (up < 0) & (box.order <= order) & (order <= box.last)
        up[inside] = level
        down[inside] -= box.depth
    return [up, down]


def prose_boxes(boxes: list[Box]) -> set[Box]:
    """The boxes that hold prose."""
    seen: set[Box] = set()
    for own in boxes:
        box: Box | None = own
        while box is not None and box.prose and box not in seen:
            seen.add(box)
            box = box.parent
    return seen


def smallest(boxes: set[Box], share: float) -> Box | None:
    """The deepest box that holds more than this share of all prose; None when there is no prose."""
    most = share * max([box.prose for box in boxes], default=0)
    return max((box for box in boxes if box.prose > most), key=lambda box: box.depth, default=None)


def runs(groups: Groups) -> list[Floats]:
    """Whether the lines before and after have the same parent, and the same shape."""
    columns = []
    for key in (groups.keys.parent, groups.keys.shape):
        same = np.zeros(len(key) + 1, np.float32)
        same[1:-1] = key[1:] == key[:-1]
        columns += [same[:-1], same[1:]]
    return columns


def sums(keys: Ints, *values: Floats) -> list[Column]:
    """For each line, the sums of the values over the lines of its group."""
    return [np.bincount(keys, value)[keys] for value in values]


def full(like: Floats, value: float) -> Floats:
    return np.full(len(like), value, np.float32)
