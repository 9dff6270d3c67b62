"""The standfirst: the teaser between headline and body, set apart from the body by markup or place.

The first paragraph under another name is none: a description that merely repeats how the body begins gives nothing
unless that paragraph is set apart.
"""

from collections.abc import Iterator

from ...body.date_lines import DATE_LIKE, is_date_line
from ...candidates import Candidate
from ...data import load_toml
from ...page import Box, Line, Page
from .headline_lines import WEB_LIKE, headline_line
from .kicker import is_beside, spot
from .titles import hinted, hinted_box, listed, normal, similarity, squeeze, words

__all__ = ["detect", "pick"]

MIN_CHARS, MAX_CHARS = 20, 900
MIN_BARE_CHARS, MAX_BARE_CHARS = 50, 450
"""Length of one that only its place tells."""
REACH = 14
"""Lines after the headline in which it may begin."""
MAX_LINES = 3
"""Lines of one standfirst at most."""
DUMP_REACH = 28
"""The same in dumps, where every button and name may have a line of its own."""
MAX_TEASER_CHARS = 200
"""Characters up to which a text before a picture is a standfirst rather than the first paragraph."""
PICTURE_ENDS = (".jpg", ".jpeg", ".png", ".webp", ".gif")
SHORT = 100
"""Characters up to which a line is a date, byline, caption or button rather than a paragraph."""
LIKE_HEADLINE = 0.55
"""Share of words in common from which a line is the headline again."""
SENTENCE_END = (".", "!", "?", "…", "。", "؟", "।", "！", "？")
CLOSING = "\"”»“') "
ITEMPROPS = ("description", "alternativeHeadline")
LEAST = 0.5
ASIDE = ("figure", "figcaption", "li", "td", "nav", "aside", "form", "button", "blockquote", "footer")
HEADINGS = ("h2", "h3", "h4", "h5")
NEXT_LINES, LONG_HEADING = 2, 80
"""How far from the headline, and how long, a heading is a standfirst without other signs."""
NEAR_LINES = 6
"""The same of a sentence that the body's scorer left out."""
WIDE = ("body", "html", "main", "article")
SURE_KIND = 0.6
DOUBTFUL_BODY = 0.04
"""A worse score has what is no text at all: messages of forms."""
SURE_BODY = 0.5
"""On a page that is surely no article a line with a better score is text: such pages have no standfirst to tell."""
SURE_ARTICLE = 0.975
"""On an article that takes more: the scorer sees what is text, and has been shown few standfirsts …"""
PLAIN = 0.82
"""… and only where no markup says so: confidences up to this are of place and description."""
STATED_LEAD = 60
"""Characters a description and a line must begin with alike to be the same text."""


def detect(page: Page) -> Iterator[Candidate]:
    """Texts after the headline that are set apart from the body."""
    head = headline_line(page)
    if head is None:
        return
    if page.markup == "text":
        yield from in_dump(page, head)
        return
    stated = {lead(c.value) for c in page.candidates.get("standfirst", ()) if c.source != "visible"}
    paragraphs = 0
    for line in page.lines[head.index + 1 : head.index + 1 + REACH]:
        if MIN_CHARS <= len(line.text) <= MAX_CHARS and is_text(line):
            confidence = weigh(page, head, line, stated, first=not paragraphs)
            if confidence and not is_body(page, line, confidence):
                yield found(page, line, confidence)
                return
            paragraphs += len(line.text) > SHORT
        if paragraphs > 1:
            return


def is_body(page: Page, line: Line, confidence: float) -> bool:
    """Whether the body's scorer is sure that the line is a part of the text: then it is no standfirst."""
    score = page.scores[line.index] if page.scores else 0.0
    kind = page.found.get("kind")
    if kind is not None and kind.value != "article" and kind.confidence > SURE_KIND:
        return score > SURE_BODY
    return confidence <= PLAIN and score > SURE_ARTICLE and line.tag not in HEADINGS and not is_bold(line)


def pick(candidates: list[Candidate]) -> Candidate | None:
    """The most confident visible standfirst; a stated description alone is none."""
    shown = [c for c in candidates if c.lines]
    best = max(shown, key=lambda c: c.confidence, default=None)
    return best if best and best.confidence >= LEAST else None


def is_text(line: Line) -> bool:
    """Whether a line is running text rather than link, caption, list entry, date or byline."""
    if line.link_chars * 2 > len(line.text) or line.box is None or is_beside(line):
        return False
    near = line.box.ancestors()[:4]
    if line.tag == "li" and len(near) > 1 and hinted_box(near[1], "standfirst"):
        near = near[2:]
    return not any(box.tag in ASIDE for box in near)


def weigh(page: Page, head: Line, line: Line, stated: set[str], *, first: bool) -> float:
    """How sure it is that a line is the standfirst, 0 when nothing sets it apart.

    Args:
        page: the page.
        head: the headline's line.
        line: the line to judge.
        stated: how the page's descriptions begin, in normal form.
        first: no other paragraph stands between the two.
    """
    sign = sign_of(page, head, line, stated, first=first)
    if sign and (is_date_line(line) or is_again(page, line) or is_notice(line, marked=sign.startswith("marked"))):
        return 0.0
    confidences: dict[str, float] = load_toml("titles")["standfirst"]
    return confidences[sign] if sign else 0.0


def sign_of(page: Page, head: Line, line: Line, stated: set[str], *, first: bool) -> str:
    """What sets a line apart from the body, as a key of the table of confidences; "" for nothing."""
    box = line.box
    if box is None:
        return ""
    following = next_paragraph(page, line)
    in_header = shares_header(head, line, following)
    if box.element.get("itemprop") in ITEMPROPS or names_it(page, line, 3 if in_header else 2):
        return "marked_in_header" if in_header else "marked"
    if following is None or following.box is None:
        return ""
    same = bool(stated) and lead(line.text) in stated
    if box.tag in HEADINGS and following.tag not in HEADINGS:
        return sign_of_heading(head, line, same=same, in_header=in_header, first=first)
    broken = any(is_beside(other) for other in page.lines[line.index + 1 : following.index])
    left_out = "left_out" if first and is_left_out(page, head, line, following) else ""
    if box.parent is following.box.parent:
        bold = is_bold(line) and not is_bold(following)
        return (
            "described_unlike"
            if first and same and (bold or (broken and box.names != following.box.names))
            else left_out
        )
    if first and not same and is_bold(line) and not is_bold(following) and opens_story(page, head, line, following):
        return "bold_apart"
    if not first or not (in_header or broken):
        return left_out
    if same:
        return "described_in_header" if in_header else "described_apart"
    return "in_header" if in_header and is_sentence(line) and len(line.text) <= MAX_BARE_CHARS else left_out


def sign_of_heading(head: Line, line: Line, *, same: bool, in_header: bool, first: bool) -> str:
    """What sets a line apart that is a heading by its tag, while the paragraph after it is none."""
    long = is_sentence(line) or len(line.text) > SHORT
    if same:
        return "described_heading"
    if in_header and long:
        return "heading_in_header"
    near = line.index - head.index <= NEXT_LINES and len(line.text) > LONG_HEADING
    return "heading_next" if first and long and near else ""


def is_left_out(page: Page, head: Line, line: Line, following: Line) -> bool:
    """Whether the body's scorer, shown bodies without standfirst, did without a sentence before the body."""
    if line.index in page.body or following.index not in page.body:
        return False
    return DOUBTFUL_BODY < page.scores[line.index] < SURE_BODY and opens_story(page, head, line, following)


def opens_story(page: Page, head: Line, line: Line, following: Line) -> bool:
    """Whether a line is a sentence near the headline, and a date or byline between headline and body says that a story
    begins there.
    """
    if not is_sentence(line) or not MIN_BARE_CHARS <= len(line.text) <= MAX_BARE_CHARS:
        return False
    if line.index - head.index > NEAR_LINES:
        return False
    return any(is_beside(other) or is_date_line(other) for other in page.lines[head.index + 1 : following.index])


def is_sentence(line: Line) -> bool:
    """Whether a line ends like a sentence."""
    return line.text.rstrip(CLOSING).endswith(SENTENCE_END)


def lead(text: str) -> str:
    """How a text begins, in normal form."""
    return normal(text[: 4 * STATED_LEAD])[:STATED_LEAD]


def shares_header(head: Line, line: Line, following: Line | None) -> bool:
    """Whether a small box around the headline holds a line, but not the paragraph after it."""
    if head.box is None or line.box is None or following is None or following.box is None:
        return False
    body = following.box.ancestors()
    near = [box for box in head.box.ancestors()[:4] if box not in body]
    return any(box in near for box in line.box.ancestors())


def is_again(page: Page, line: Line) -> bool:
    """Whether a line is the headline in other words."""
    return similarity(words(line.text), words(page.found["headline"].value)) > LIKE_HEADLINE


def is_notice(line: Line, *, marked: bool) -> bool:
    """Whether a line says who pays for the page, or stands in a box for notices, forms and the like."""
    if not listed("disclosure").isdisjoint(words(line.text)):
        return True
    near = line.box.ancestors()[:4] if line.box and not marked else []
    return any(box.tag not in WIDE and hinted_box(box, "notice") for box in near)


def names_it(page: Page, line: Line, reach: int) -> bool:
    """Whether the class of a line's box, of `reach` boxes around it, or of all its text names it a standfirst."""
    for around in line.box.ancestors()[:reach] if line.box else ():
        if around.tag not in WIDE and hinted_box(around, "standfirst"):
            return not goes_on(page, around, line)
    return any(s.end - s.start >= len(line.text) - 1 and hinted(s.names, "standfirst") for s in line.spans)


def goes_on(page: Page, marked: Box, line: Line) -> bool:
    """Whether more lines are marked as this one is than a standfirst has: the mark is the body's."""
    alike = 0
    for other in page.lines[max(0, line.index - MAX_LINES) : line.index + MAX_LINES + 1]:
        chain = other.box.ancestors() if other.box else []
        alike += any(box is marked or (box.tag == marked.tag and box.names == marked.names) for box in chain)
    return alike > MAX_LINES


def next_paragraph(page: Page, line: Line) -> Line | None:
    """The next line of running text after a line."""
    for other in page.lines[line.index + 1 : line.index + 1 + REACH]:
        if len(other.text) > SHORT and is_text(other):
            return other
    return None


def is_bold(line: Line) -> bool:
    """Whether all of a line is bold."""
    return any(s.tag in ("b", "strong") and s.end - s.start >= len(line.text) - 2 for s in line.spans)


def found(page: Page, line: Line, confidence: float) -> Candidate:
    """The candidate that begins with a line: lines marked the same way right after it belong to it."""
    lines = [line]
    for other in page.lines[line.index + 1 : line.index + MAX_LINES]:
        if not continues(line, other):
            break
        lines.append(other)
    text = " ".join(squeeze(part.text) for part in lines)
    indices = tuple(part.index for part in lines)
    return Candidate("standfirst", text, "visible", spot(line), line.text, confidence, indices, owns=True)


def continues(line: Line, other: Line) -> bool:
    """Whether a line is marked as part of the same standfirst."""
    box, next_box = line.box, other.box
    if box is None or next_box is None or next_box.parent is not box.parent:
        return False
    if next_box.tag != box.tag or next_box.names != box.names:
        return False
    return hinted_box(box, "standfirst") or (box.parent is not None and hinted_box(box.parent, "standfirst"))


def in_dump(page: Page, head: Line) -> Iterator[Candidate]:
    """In a dump: the paragraph after the headline that a date, address or picture sets apart from the body."""
    lines = page.lines
    for line in lines[head.index + 1 : head.index + 1 + DUMP_REACH]:
        if not is_paragraph(line):
            continue
        text = line.text
        rest = lines[line.index + 1 : line.index + 1 + DUMP_REACH]
        body = next((other for other in rest if is_paragraph(other)), None)
        if body is None or line.marker or len(text) > MAX_BARE_CHARS or is_again(page, line):
            return
        if any(is_break(other, len(text)) for other in lines[line.index + 1 : body.index]):
            where = f"line {line.index}"
            confidence = load_toml("titles")["standfirst"]["dump"]
            yield Candidate("standfirst", squeeze(text), "visible", where, text, confidence, (line.index,), owns=True)
        return


def is_paragraph(line: Line) -> bool:
    """Whether a dump's line is running text."""
    if line.text.startswith(WEB_LIKE):
        return False
    return len(line.text) > SHORT or (len(line.text) >= MIN_BARE_CHARS and line.text.endswith(SENTENCE_END))


def is_break(line: Line, length: int) -> bool:
    """Whether a short line of a dump parts standfirst and body: an address, a date, after a short text a picture."""
    if line.text.startswith(WEB_LIKE) or (len(line.text) < 60 and DATE_LIKE.search(line.text)):
        return True
    return length <= MAX_TEASER_CHARS and line.text.lower().endswith(PICTURE_ENDS)
