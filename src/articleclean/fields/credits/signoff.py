"""`signoff`, and the `initials` and `agencies` in it: the credit line that closes a text."""

import re
from collections.abc import Iterator

from ...candidates import Candidate
from ...page import Line, Page
from .houses import house_names
from .signoff_read import OPENING, Signoff, read_signoff
from .signoff_words import signoff_words
from .spots import speaks
from .wires import TOKEN, find

__all__ = ["detect"]

LAST_LINES = 3
"""Body lines from the end that may be, or end with, the sign-off."""
LINES_AFTER = 6
BRACKETED = re.compile(r"[(\[（【][^()\[\]（）【】]{2,160}[)\]）】][.。]?$")
NESTED = re.compile(r"\([^()]{2,80}\([^()]{2,60}\)[^()]{0,20}\)[.]?$")
RIGHTS = re.compile(r"\(c\)\s?[^()]{2,60}$|\([^()\n]{2,60}\)(?:\s+[\w/]{2,12}){1,4}/?$")
ANY_BREAK = re.compile(r"[.!?…。।”»\"’')\]]\s*(?=[^.!?…。।]{2,90}\.?$)")
DASHES = re.compile(r"(?<=\s)(?:[—–-]{1,2}|/)(?=\s?[^—–\n]{2,120}$)")
STOPPED = re.compile(r"[.!?…。।؟”»\"’')\]]\s*$")
MARKED = re.compile(r"[—–/(\[（【*©-]")
TAIL = 200
LONG = 80
"""Characters of a line after the body that may be a last paragraph which the body's scorer missed."""
WORDS_BEFORE = 3
ELSEWHERE = frozenset({"figure", "figcaption", "nav", "footer", "header", "aside", "form", "table", "button", "select"})


def detect(page: Page) -> Iterator[Candidate]:
    """Sign-offs in the last lines of the body and the first ones after it."""
    if not page.body:
        return
    for back, index in enumerate(page.body[: -LAST_LINES - 1 : -1]):
        line = page.lines[index]
        found = _read(page, line.text) if index > page.body[0] and _may_hold(line) else None
        if found and (found.agencies or back == 0):
            yield from _candidates(found, line, found.confidence - 0.04 * back, None)
        elif back == 0 or len(line.text) > TAIL:
            yield from _closing(page, line, 0.05 * back)
    yield from _after(page, page.body[-1] + 1)


def _read(page: Page, text: str) -> Signoff | None:
    """The sign-off that a text is on this page."""
    found = read_signoff(text, page.once(house_names))
    return found if found and (not found.doubtful or speaks(page, found.agencies)) else None


def _after(page: Page, start: int) -> Iterator[Candidate]:
    """Lines right after the body that are a sign-off."""
    for distance, line in enumerate(page.lines[start : start + LINES_AFTER]):
        if line.box and line.box.tag in ("h1", "h2", "h3"):
            return
        found = _read(page, line.text) if _may_hold(line) else None
        if distance == 0 and found is None and len(line.text) > LONG and not line.link_chars:
            yield from _closing(page, line, 0.1)
        if found and (distance < 2 or found.agencies) and (found.confidence > 0.5 or distance == 0):
            yield from _candidates(found, line, found.confidence - 0.06 * distance, None)


def _closing(page: Page, line: Line, doubt: float) -> Iterator[Candidate]:
    """A sign-off glued to the end of a paragraph: after a line break, in brackets, after the last sentence."""
    text = line.text.rstrip()
    named = bool(find(text[-TAIL:], weak=True))
    for start in _tails(text) if named else _marked_tails(text):
        tail = text[start:]
        found = _read(page, tail) if _may_begin(text, start) else None
        if found and (found.agencies or MARKED.match(tail) or text[start - 1] == "\n"):
            yield from _candidates(found, line, found.confidence - 0.02 - doubt, (start, len(line.text)))
            return


def _tails(text: str) -> Iterator[int]:
    """Where a sign-off at the end of a paragraph may start."""
    yield from _marked_tails(text)
    offset = max(0, len(text) - TAIL)
    for ended in reversed(list(ANY_BREAK.finditer(text[offset:]))):
        if offset + ended.end() < len(text):
            yield offset + ended.end()


def _marked_tails(text: str) -> Iterator[int]:
    """The same where a break, a bracket or a dash says so."""
    offset = max(0, len(text) - TAIL)
    window = text[offset:]
    broken = window.rfind("\n")
    if broken >= 0:
        yield offset + broken + 1
    for shape in (NESTED, RIGHTS, BRACKETED) if any(sign in window for sign in OPENING) else ():
        bracketed = shape.search(window)
        if bracketed and offset + bracketed.start() > 0:
            yield offset + bracketed.start()
    for dashed in DASHES.finditer(window):
        if STOPPED.search(window, 0, dashed.start()):
            yield offset + dashed.start()


def _may_begin(text: str, start: int) -> bool:
    """Whether a sign-off may begin there: after a sentence, and not after the label of a picture's credit.

    Brackets inside a sentence hold whom it speaks of: "a reporter of the agency (AFP)", "Philadelphia (PA)".
    """
    before = text[max(0, start - TAIL) : start]
    if before.endswith("\n"):
        return True
    words = TOKEN.findall(before)[-WORDS_BEFORE:]
    if not words or words[-1].casefold() in signoff_words().pictures:
        return False
    return bool(STOPPED.search(before)) or (words[-1].islower() and signoff_words().offices.isdisjoint(words))


def _may_hold(line: Line) -> bool:
    """Whether a line is text of its own: no link, nothing in a picture's caption or the page's frame."""
    if len(line.text) > TAIL or line.link_chars * 2 > len(line.text):
        return False
    return not line.box or line.box.within(*ELSEWHERE) is None


def _candidates(found: Signoff, line: Line, confidence: float, cut: tuple[int, int] | None) -> Iterator[Candidate]:
    where, lines = f"line {line.index}", (line.index,)
    yield Candidate("signoff", found.text, "visible", where, found.text, confidence, lines, True, cut)
    if found.initials:
        yield Candidate("initials", found.initials, "visible", where, found.text, confidence, lines)
    if found.agencies:
        yield Candidate("agencies", found.agencies, "visible", where, found.text, confidence, lines, cut is None, cut)
