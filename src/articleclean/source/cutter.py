"""The line in the making: what is done with each tag and text node of a page, in document order.

Follows what a browser shows (HTML Standard, section 15 "Rendering"): block elements and `<br><br>` end a line, runs of
whitespace are one blank, hidden elements and templates are left out, `<pre>` keeps its whitespace. With two exceptions:
panels that a reader can unfold are read, and words that only a style sheet sets apart are set apart.
"""

from lxml import etree

from ..page import PROSE_CHARS, Box, Line, Media, Span
from .folded import folded
from .menus import MENUS, is_menu, menu_text
from .room import Room
from .seam import words_meet
from .unseen import UNSEEN, without_unseen

__all__ = ["Cutter"]

BLOCK, MENU, PRE, SKIPPED, MEDIA, SPECIAL, INLINE = range(7)
"""What is done with an element. MENU and PRE: blocks of which more is asked. SPECIAL: `<br>`, `<noscript>`, `<rt>`.
Tags not listed are INLINE, as in a browser."""
TAGS = {
    BLOCK: "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu noframes ol p search section"
    " summary table tbody td tfoot th thead tr ul optgroup",
    MENU: " ".join(MENUS),
    PRE: "pre listing xmp plaintext",
    # Never text that a reader sees in the page's flow.
    SKIPPED: "head script style template svg canvas select datalist textarea option title object applet audio map"
    " meter progress",
    MEDIA: "img amp-img iframe amp-iframe video amp-video embed amp-youtube amp-vimeo amp-dailymotion amp-twitter"
    " amp-instagram hr",
    SPECIAL: "br noscript rt",
}
KINDS: dict[object, int] = {tag: kind for kind, tags in TAGS.items() for tag in tags.split()}
# What lxml has as the tag of a node that is no element.
KINDS |= dict.fromkeys((etree.Comment, etree.PI, etree.Entity), SKIPPED)
MEDIA_KINDS = {"img": "image", "amp-img": "image", "hr": "rule"}


class Cutter:
    """The line in the making. `start` (of a plain block: `open_box`), `text` and `end` are called in document order."""

    def __init__(self, unseen: bool, room: Room) -> None:
        self.unseen = unseen
        self.room = room
        self.hidden: set[etree._Element] = set()  # elements that are not shown
        self.lines: list[Line] = []
        self.media: list[Media] = []
        self.box: Box | None = None
        self.boxes = 0
        self.counts = (0, 0, 0, 0)  # of the lines so far: lines, chars, link_chars, prose as in `Box`
        self.before: list[tuple[int, int, int, int]] = []  # what they were when each open box began
        self.links: list[etree._Element] = []  # open <a> elements
        self.pre = 0  # open <pre> elements
        self.open: list[tuple[etree._Element, int]] = []  # open inline elements, and where each began in the line
        self.pieces: list[str] = []
        self.length = 0
        self.blank = False  # a blank is due before the next word of the line
        self.breaks = 0  # <br> since the last word
        self.linked = 0
        self.spans: list[Span] = []
        self.split = False  # the box had a line, or a block, before this line
        self.veil: Box | None = None  # the outermost panel that is folded up; closed when it has its `last`

    def start(self, element: etree._Element, tag: str, kind: int) -> int:
        """Take an opening tag.

        Returns:
            What `end` wants to know of the element; SKIPPED when nothing inside it is to be read.
        """
        if kind == SKIPPED:
            return SKIPPED
        if kind == INLINE:
            return INLINE if element not in self.hidden and self.open_inline(element, tag) else SKIPPED
        hidden = element in self.hidden and tag != "body"
        if kind <= PRE:
            if hidden and not folded(element, self.box):
                return SKIPPED
            self.open_box(element, tag)
            if hidden and not self.veiled():
                self.veil = self.box
            if kind == PRE:
                self.pre += 1
            return SKIPPED if kind == MENU and self.menu(element) else kind
        return SPECIAL if not hidden and self.special(element, tag, kind) else SKIPPED

    def end(self, element: etree._Element, kind: int) -> None:
        """Take the closing tag of an element that `start` opened."""
        if kind == INLINE:
            self.close_inline(element)
        elif kind != SPECIAL:
            self.close_box()
            self.pre -= kind == PRE

    def special(self, element: etree._Element, tag: str, kind: int) -> bool:
        """Take an element that is no container of text, or a rare one; see `start`."""
        if tag == "br":
            self.line_break()
        elif kind == MEDIA:
            if tag == "hr":
                self.flush()
            self.see(element, MEDIA_KINDS.get(tag, "embed"))
            return False
        elif tag == "rt":  # how the characters below it are read: text where the page gives brackets for it
            before = element.getprevious()
            return before is not None and before.tag == "rp"
        elif not self.unseen:  # noscript
            for image in element.iter("img"):
                self.see(image, "image", fallback=True)
            return False
        return True

    def open_inline(self, element: etree._Element, tag: str) -> bool:
        """Take an inline element. Most hold text alone: they are read at once, without a place among the open ones."""
        if len(element):
            self.open.append((element, self.length))
            if tag == "a":
                self.links.append(element)
            return True
        text = element.text
        if not text:
            return False
        if self.breaks > 1 and not text.isspace():
            self.break_line()
        start = self.length
        if tag == "a":
            self.links.append(element)
            self.text(text, tag)
            self.links.pop()
        else:
            self.text(text, tag)
        if self.length > start:
            self.spans.append(Span(start, self.length, tag, element))
        return False

    def close_inline(self, element: etree._Element) -> None:
        _, start = self.open.pop()
        tag = element.tag
        if self.length > start:
            self.spans.append(Span(start, self.length, tag, element))
        if tag == "a":
            self.links.pop()

    def open_box(self, element: etree._Element, tag: str) -> None:
        if self.length:
            self.flush()
        self.breaks = 0
        self.boxes = order = self.boxes + 1
        box = self.box
        self.box = Box(tag, box, 0 if box is None else box.depth + 1, order, element)
        self.before.append(self.counts)
        self.split = False

    def close_box(self) -> None:
        if self.length:
            self.flush()
        self.breaks = 0
        box = self.box
        assert box is not None
        box.last = self.boxes
        before = self.before.pop()
        if before is not self.counts:  # it holds text
            lines, chars, link_chars, prose = self.counts
            box.lines = lines - before[0]
            box.chars = chars - before[1]
            box.link_chars = link_chars - before[2]
            box.prose = prose - before[3]
        self.box = box.parent
        self.split = True

    def veiled(self) -> bool:
        """Whether a folded panel is open."""
        return self.veil is not None and not self.veil.last

    def menu(self, element: etree._Element) -> bool:
        """Take a whole menu as one line of links: nobody asks for more of it, and menus are half of many pages.

        Returns: whether it is one.
        """
        if self.unseen or not is_menu(element, self.box):
            return False
        words = menu_text(element)
        self.linked = self.length = len(words)
        self.pieces.append(words)
        self.close_box()
        return True

    def text(self, text: str, opened: str = "") -> None:
        """Take a text node; `opened` is the tag of the element that holds nothing else."""
        if self.pre:
            self.add(text)
            return
        if text.isspace():
            self.blank = True
            return
        if self.breaks:
            self.break_line()
        elif self.length:
            first = text[0]
            if self.blank or first.isspace() or (first.isalnum() and not first.islower() and self.seam(first, opened)):
                self.pieces.append(" ")
                self.length += 1
        self.blank = text[-1].isspace()
        # The blank is the only printable white space: most texts have none to be made plain.
        self.add(" ".join(text.split()) if "  " in text or not text.isprintable() else text.strip())

    def seam(self, first: str, opened: str) -> bool:
        """Whether the text that begins with `first` is set apart from what stands before it, at the end of an element
        or the beginning of another."""
        spans = self.spans
        closed = spans[-1].tag if spans and spans[-1].end == self.length else ""
        if not opened and self.open and self.open[-1][1] == self.length:
            opened = str(self.open[-1][0].tag)
        return words_meet(self.pieces[-1], first, closed, opened)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)
        if self.links:
            self.linked += len(text)

    def line_break(self) -> None:
        if self.pre:
            self.add("\n")
        else:
            self.breaks += 1

    def break_line(self) -> None:
        """One `<br>` breaks the line, more end the paragraph."""
        if self.breaks > 1:
            self.flush()
        elif self.length:
            self.add("\n")
        self.breaks, self.blank = 0, False

    def see(self, element: etree._Element, kind: str, *, fallback: bool = False) -> None:
        """Note a picture, player or rule at its place."""
        if self.box is not None and not self.veiled():
            at = len(self.lines) + (self.length > 0)
            link = self.links[-1].get("href") or "" if self.links else None
            self.media.append(Media(kind, at, self.box, element, fallback, link))  # type: ignore[arg-type]

    def close(self) -> None:
        """End where it is: the line begun is left out, the boxes are closed."""
        self.pieces, self.length = [], 0
        while self.box is not None:
            self.close_box()

    def flush(self) -> None:
        """End the line; elements that are still open go on in the next one."""
        self.breaks, self.blank = 0, False
        if not self.length:
            return
        if self.open:
            for element, start in reversed(self.open):
                if self.length > start:
                    self.spans.append(Span(start, self.length, str(element.tag), element))
            self.open = [(element, 0) for element, _ in self.open]
        text, spans, linked = "".join(self.pieces), self.spans, self.linked
        self.pieces = []
        self.length = self.linked = 0
        split, self.split = self.split, True
        if spans:
            self.spans = []
            for span in spans:
                if text[span.start] in " \n":
                    span.start += 1
        if not text.isascii():
            for mark in UNSEEN:
                if mark in text:
                    text, spans = without_unseen(text, spans)
                    break
        if not text or text.isspace():
            return
        if len(spans) > 1:
            spans.sort(key=lambda span: (span.start, -span.end))
        lines, chars, link_chars, prose = self.counts
        length = len(text)
        if lines >= self.room.lines or chars + length > self.room.chars:
            text, spans = self.room.fit(text, spans, lines, chars)
            length = len(text)
            linked = min(linked, length)
        veiled = self.veil is not None and self.veiled()
        self.lines.append(Line(len(self.lines), text, self.box, tuple(spans), linked, 0, 0, "", split, veiled))
        free = length - linked
        self.counts = lines + 1, chars + length, link_chars + linked, prose + (free if free >= PROSE_CHARS else 0)
