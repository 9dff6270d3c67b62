"""Groups of lines: the boxes that hold them, and the lines of one shape; and which lines are passed over for them."""

from dataclasses import dataclass
from math import log1p

from ..page import PROSE_CHARS, Box, Line, Page

__all__ = ["GROUP", "Groups", "shape", "squeeze"]

Row = tuple[float, ...]

GROUP = (
    "below_main_box", "main_box_prose", "box_lines", "box_links", "parent_lines", "parent_chars",
    "parent_links", "parent_prose", "grand_chars", "grand_links", "grand_prose", "kin", "kin_chars", "kin_links",
    "kin_prose", "in_body_text", "in_description",
)  # fmt: skip
LINKED = 0.8
"""Share of a text that must be links for it to be a link, or a list of links."""
PROSE_SHARE = 0.3
"""A page with more of its text than this in lines of prose has lists of links beside it, not for its sake."""
KNOWN_CHARS = 40
"""Characters by which a line is looked for in what metadata gives as text or description."""
MAIN_SHARE = 0.5
"""The main box is the smallest that holds more than this share of the page's prose …"""
AREA_SHARE = 0.8
"""… and the area of the text the smallest that holds more than this."""


@dataclass(slots=True)
class Kin:
    """The lines of one shape, counted."""

    lines: int = 0
    chars: int = 0
    link_chars: int = 0
    prose: int = 0


class Groups:
    """What lines are told of the boxes that hold them and of the lines of their shape; for one page."""

    def __init__(self, page: Page, body_text: str, description: str) -> None:
        self.body_text = body_text
        self.description = description
        self.kin: dict[object, Kin] = {}
        self.kin_of = [self.join_kin(line) for line in page.lines]
        boxes = prose_boxes(page)
        self.main = smallest(boxes, MAIN_SHARE)
        self.area = smallest(boxes, AREA_SHARE)
        root = next((line.box.ancestors()[-1] for line in page.lines if line.box), None)
        self.prose = (root.prose if root else 0) or 1
        self.has_prose = root is not None and root.prose > PROSE_SHARE * root.chars

    def join_kin(self, line: Line) -> Kin:
        """Count the line among those of its shape."""
        form = shape(line)
        kin = self.kin.get(form)
        if kin is None:
            kin = self.kin[form] = Kin()
        own = len(line.text) - line.link_chars
        kin.lines += 1
        kin.chars += len(line.text)
        kin.link_chars += line.link_chars
        kin.prose += own if own >= PROSE_CHARS else 0
        return kin

    def passed_over(self, line: Line) -> bool:
        """Whether a line is not looked at: a link among links, or a short line far from the text.

        Most lines of a news page are such: menus, related stories, footers. On a page without much prose a list of
        links may be what the page is for, so there nothing is passed over.
        """
        box = line.box
        if not self.has_prose or box is None:
            return False
        own = len(line.text) - line.link_chars
        if own < PROSE_CHARS and self.area is not None and not self.area.holds(box):
            return True
        parent = box.parent or box
        if line.link_chars < LINKED * len(line.text) or parent.link_chars <= LINKED * parent.chars:
            return False
        above = parent.parent or parent
        apart = above.link_chars > LINKED * above.chars or box.within("nav", "footer") is not None
        return apart and not self.kin_of[line.index].prose

    def features(self, line: Line) -> Row:
        """About the boxes that hold the line, and the lines of its shape."""
        kin = self.kin_of[line.index]
        stated, described = -1.0, False
        if len(line.text) >= KNOWN_CHARS and (self.body_text or self.description):
            start = squeeze(line.text[:KNOWN_CHARS])
            stated = float(start in self.body_text) if self.body_text else -1.0
            described = start in self.description
        tail = (
            kin.lines,
            log1p(kin.chars / kin.lines),
            kin.link_chars / (kin.chars or 1),
            kin.prose / self.prose,
            stated,
            described,
        )
        box, main = line.box, self.main
        if box is None:
            return NO_GROUP + tail
        parent = box.parent or box
        grand = parent.parent or parent
        below = box.depth - main.depth if main is not None and main.holds(box) else -1
        return (
            below,
            main.prose / self.prose if main is not None else 0.0,
            box.lines,
            box.link_chars / (box.chars or 1),
            parent.lines,
            log1p(parent.chars),
            parent.link_chars / (parent.chars or 1),
            parent.prose / self.prose,
            log1p(grand.chars),
            grand.link_chars / (grand.chars or 1),
            grand.prose / self.prose,
            *tail,
        )


NO_GROUP: Row = (-1.0,) + (0.0,) * 10


def prose_boxes(page: Page) -> set[Box]:
    """The boxes that hold prose."""
    seen: set[Box] = set()
    for line in page.lines:
        box = line.box
        while box is not None and box.prose and box not in seen:
            seen.add(box)
            box = box.parent
    return seen


def smallest(boxes: set[Box], share: float) -> Box | None:
    """The deepest box that holds more than this share of all prose; None when there is no prose."""
    most = share * max([box.prose for box in boxes], default=0)
    return max((box for box in boxes if box.prose > most), key=lambda box: box.depth, default=None)


def shape(line: Line) -> object:
    """What lines of one kind share: tags and classes of their element and its parent."""
    box = line.box
    if box is None:
        return line.marker[:1].isdigit(), line.marker[:1], line.indent, len(line.text) // 40
    parent = box.parent
    return (box.tag, box.names, parent.tag, parent.names) if parent else (box.tag, box.names)


def squeeze(text: str) -> str:
    """Letters and digits alone, for comparing texts over white space and punctuation."""
    return "".join(text.split())
