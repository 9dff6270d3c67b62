"""The kicker: the overline at the headline ("Conflicts"), not the breadcrumb, the date or the byline.

A word for the page's form or urgency ("Exclusive") is one only where the markup says overline.
"""

import re
from collections.abc import Iterator

from ...body.date_lines import DATE_LIKE
from ...body.phrases import KINDS, normal_form, phrases
from ...candidates import Candidate
from ...data import load_toml
from ...page import Box, Line, Page
from ..breadcrumbs import in_breadcrumb, is_general, starts_at_home
from .headline_lines import LEVELS, WEB_LIKE, headline_line, is_elsewhere
from .pieces import EDGES
from .titles import HOST_CHARACTERS, Titler, hinted, hinted_box, is_generic, listed, normal, squeeze, words

__all__ = ["detect", "pick"]

MAX_CHARS, MAX_WORDS = 90, 10
"""Length of a kicker whose class names it one."""
MAX_BARE_CHARS, MAX_BARE_WORDS = 60, 6
"""Length of one that only its place tells."""
MAX_DUMP_WORDS = 4
MAX_DIGITS = 5
"""From so many digits on a short line counts something or is a number: no label."""
REACH = 4
"""Lines above the headline in which a marked kicker may stand; below it, one may."""
LEAST = 0.5
SKIP = KINDS.index("skip") + 1
NO_LABEL_END = (".", "!", "?", ",", ";", "…", "。", "؟", " »", "›", ">", "/", "|")
PATH = re.compile(r" [>»›/|→] |\n")
"""What stands between the steps of a breadcrumb."""
DECIMAL = re.compile(r"\d[.,]\d")


def detect(page: Page) -> Iterator[Candidate]:
    """The kicker inside the headline's line, and short lines right at it."""
    head = headline_line(page)
    if head is None:
        return
    inside = list(within(page, head))
    yield from inside
    if inside:
        return
    sites = page.once(Titler.of)
    if page.markup == "text":
        above = page.lines[head.index - 1] if head.index else None
        if above and stands_alone(page, above, head) and is_label(above, MAX_BARE_CHARS, MAX_DUMP_WORDS, sites):
            yield candidate(above, f"line {above.index}", confidences()["dump"])
        return
    yield from marked(page, head, sites)
    yield from bare(page, head, sites)


def pick(candidates: list[Candidate]) -> Candidate | None:
    """The most confident kicker, if one is likely enough."""
    best = max(candidates, key=lambda c: c.confidence, default=None)
    return best if best and best.confidence >= LEAST else None


def confidences() -> dict[str, float]:
    """How often a kicker from each kind of spot is right."""
    table: dict[str, float] = load_toml("titles")["kicker"]
    return table


def within(page: Page, head: Line) -> Iterator[Candidate]:
    """What stands before the headline in the same line, in an element of its own."""
    text = squeeze(head.text)
    value = page.found["headline"].value
    start = text.find(value)
    if start <= 0 or not text.endswith(value):
        return
    kicker = text[:start].strip(EDGES)
    if not 1 < len(kicker) <= MAX_CHARS or is_no_subject(kicker, page.once(Titler.of)):
        return
    if any(squeeze(head.text[s.start : s.end]).strip(EDGES) == kicker for s in head.spans):
        yield Candidate(
            "kicker", kicker, "visible", f"in {head.tag}", head.text, confidences()["inside"], (head.index,), owns=True
        )


def marked(page: Page, head: Line, sites: Titler) -> Iterator[Candidate]:
    """Lines near the headline whose class says kicker, or names the section; the nearest is the most likely one."""
    table = confidences()
    for distance, index in enumerate([*range(head.index - 1, head.index - 1 - REACH, -1), head.index + 1]):
        if not 0 <= index < len(page.lines) or len(page.lines[index].text) > MAX_CHARS:
            continue
        line = page.lines[index]
        if not says(line, "kicker", 3):
            continue
        overline = says(line, "overline", 3)
        if not (overline or says(line, "section_label", 2)) or not stands_free(line) or is_one_of_many(page, line):
            continue
        if index > head.index and not (overline and shares_box(head, line)):
            continue
        badge = overline and distance == 0 and is_badge(line.text)
        if badge or is_label(line, MAX_CHARS, MAX_WORDS, sites):
            sure = table["marked" if overline else "section"]
            yield candidate(line, spot(line), sure + table["further"] * distance)


def bare(page: Page, head: Line, sites: Titler) -> Iterator[Candidate]:
    """A short line right above the headline in the same header box, when it stands there alone."""
    if head.index == 0 or head.box is None:
        return
    line = page.lines[head.index - 1]
    if not is_label(line, MAX_BARE_CHARS, MAX_BARE_WORDS, sites) or not stands_free(line) or line.tag == "li":
        return
    if line.tag == "h1" or DECIMAL.search(line.text):
        return  # the site's own name, a rating
    holder = head.box.parent
    around = holder.parent if holder else None
    if line.box is None or line.box.within("nav", "ul", "ol", "form") or not holds((holder, around), line.box):
        return
    above = page.lines[head.index - 2] if head.index > 1 else None
    if above and above.tag not in LEVELS and holds((holder, around), above.box):
        return
    yield candidate(line, spot(line), confidences()["in_header" if holds((holder,), line.box) else "around_header"])


def shares_box(head: Line, line: Line) -> bool:
    """Whether the box around the headline, or the one around that, closely holds a line too."""
    holder = head.box.parent if head.box else None
    return holder is not None and holds((holder, holder.parent), line.box)


def holds(boxes: tuple[Box | None, ...], box: Box | None) -> bool:
    """Whether one of the boxes (no page-wide one) closely holds a box."""
    near = box.ancestors()[:4] if box else []
    return any(b is not None and b.tag not in ("body", "html", "main") and b in near for b in boxes)


def says(line: Line, part: str, reach: int) -> bool:
    """Whether the class of a line's box, of the `reach` boxes around it, or of all its text names it so."""
    box = line.box
    if box is None:
        return False
    for around in box.ancestors()[:reach]:
        if around.tag not in ("body", "html", "main", "article") and hinted_box(around, part):
            return True
    return any(s.end - s.start >= len(line.text) - 1 and hinted(s.names, part) for s in line.spans)


def is_one_of_many(page: Page, line: Line) -> bool:
    """Whether lines marked alike stand beside a line: entries of a menu, tags."""
    box = line.box
    for index in (line.index - 1, line.index + 1):
        other = page.lines[index].box if 0 <= index < len(page.lines) else None
        if box is None or other is None or (box.tag, box.names) != (other.tag, other.names):
            continue
        if box.parent is other.parent or (box.parent and other.parent and box.parent.parent is other.parent.parent):
            return True
    return False


def is_beside(line: Line) -> bool:
    """Whether a line is date, byline, breadcrumb, menu or button by its class."""
    near = line.box.ancestors()[:2] if line.box else []
    return any(hinted_box(box, "beside") or box.tag in ("nav", "figcaption", "button", "time") for box in near)


def stands_free(line: Line) -> bool:
    """Whether a line is in no menu, breadcrumb, related box or the like, and is no date, byline or button."""
    if line.box is None or is_beside(line) or is_elsewhere(line.box) or in_breadcrumb(line.box):
        return False
    return not any(s.end - s.start >= len(line.text) - 1 and hinted(s.names, "control") for s in line.spans)


def is_label(line: Line, chars: int, count: int, sites: Titler) -> bool:
    """Whether the text is a label of a few words: no sentence, date, address, path, count or word for a part of the
    site.
    """
    text = line.text
    if not 1 < len(text) <= chars or len(text.split()) > count or line.marker:
        return False
    if text.endswith(NO_LABEL_END) or text.startswith(WEB_LIKE) or PATH.search(text) or DATE_LIKE.search(text):
        return False
    return not is_no_subject(text, sites) and not starts_at_home(text)


def is_no_subject(text: str, sites: Titler) -> bool:
    """Whether a short text names a part of the site, the page's form or urgency ("Video"), or counts something."""
    form = normal(text)
    if is_generic(form) or is_general(text) or form in listed("badges") or form in listed("no_kicker"):
        return True
    if sites.is_site(form) or any(len(name) >= HOST_CHARACTERS and name in form for name in sites.names | sites.labels):
        return True
    if phrases().kind(normal_form(text)) == SKIP:
        return True
    digits = sum(c.isdigit() for c in form)
    return digits >= MAX_DIGITS or (digits > 0 and not listed("counted").isdisjoint(words(text)))


def is_badge(text: str) -> bool:
    """Whether a text says what form the page has or how urgent it is: "Video", "Exclusive"."""
    return normal(text) in listed("badges")


def stands_alone(page: Page, line: Line, head: Line) -> bool:
    """Whether a dump's line is no part of a menu: set apart from the headline and from unmarked lines above it.

    A skip link above it is no entry of a menu.
    """
    above = page.lines[line.index - 1] if line.index else None
    if not head.gap and not line.gap:
        return False
    return above is None or bool(line.gap or above.marker) or is_skip_link(above)


def is_skip_link(line: Line) -> bool:
    """Whether a line only leads past the page's menus: "Skip to content"."""
    return len(line.text) <= MAX_CHARS and phrases().kind(normal_form(line.text)) == SKIP


def spot(line: Line) -> str:
    box = line.box
    return "" if box is None else f"{box.tag}.{box.names[0]}" if box.names else box.tag


def candidate(line: Line, where: str, confidence: float) -> Candidate:
    value = squeeze(line.text).strip(EDGES)
    return Candidate("kicker", value, "visible", where, line.text, confidence, (line.index,), owns=True)
