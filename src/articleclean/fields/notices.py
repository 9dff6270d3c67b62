"""What the publisher says about its own text: that it was corrected, that it must be paid for."""

from collections.abc import Iterator
from functools import cache

from ..candidates import Candidate
from ..data import load_toml
from ..metadata.values import Spot
from ..page import Page

__all__ = ["detect"]

_LONGEST = 1500
_SHORTEST_NOTE = 60
"""Characters of the note that follows a line with nothing but "Correction"."""
_LONGEST_LABEL = 45
_ABOVE, _BELOW = 12, 15
"""How many lines before the body's first and after its last are still near it."""
_CLOSERS = ":：.–—-|)】]"
_OPENERS = " *•([【_–—-※"


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates for `correction` and `paywalled`."""
    yield from _corrections(page)
    yield from _paywall(page)


def _corrections(page: Page) -> Iterator[Candidate]:
    """The first line in or near the body that says that the text was corrected."""
    firsts, pairs = _first_words()
    for index in _near_body(page):
        text = page.lines[index].text
        if len(text) > _LONGEST:
            continue
        start = text[:200].lstrip(_OPENERS) if text[0] in _OPENERS else text
        if start[:2].casefold()[:2] not in pairs:
            continue
        start = start[:200]
        first = start[:4].casefold().replace("’", "'")[:4]
        if first not in firsts and first[:3] not in firsts and first[:2] not in firsts:
            continue
        start = start.casefold().replace("’", "'")
        if confidence := _correction(start):
            yield Candidate("correction", text, "visible", f"line {index}", text, confidence, (index,))
            return
        following = index + 1
        if start.rstrip(_CLOSERS + " ") in _phrases("correction_labels") and following < len(page.lines):
            note = page.lines[following].text
            if _SHORTEST_NOTE <= len(note) <= _LONGEST and note.rstrip()[-1] in ".!?。":
                yield Candidate("correction", note, "visible", f"line {following}", note, 0.7, (following,))
                return


def _near_body(page: Page) -> range:
    if not page.body:
        return range(len(page.lines))
    return range(max(0, page.body[0] - _ABOVE), min(len(page.lines), page.body[-1] + _BELOW))


def _correction(start: str) -> float:
    """How surely a line that starts so (casefolded) is a note of correction; 0 when it is none."""
    if start.startswith(_openings()):
        return 0.85
    label, rest = _cut_label(start)
    if not rest:
        return 0.0
    if label in _phrases("correction_labels") or label.split(" (")[0] in _phrases("correction_labels"):
        return 0.85
    return 0.85 if label in _phrases("note_labels") and rest.startswith(_openings()) else 0.0


def _cut_label(start: str) -> tuple[str, str]:
    """What stands before the first colon or dash, and after it."""
    ends = [place for closer in (":", "：", " – ", " — ", " - ", ". ", "】", ") ") if (place := start.find(closer)) > 0]
    place = min(ends, default=-1)
    if not 0 < place <= _LONGEST_LABEL:
        return "", ""
    return start[:place].strip(_CLOSERS + _OPENERS), start[place:].lstrip(_CLOSERS + _OPENERS)


@cache
def _phrases(table: str) -> frozenset[str]:
    return frozenset(phrase.casefold() for phrases in load_toml("notices")[table].values() for phrase in phrases)


@cache
def _openings() -> tuple[str, ...]:
    return tuple(_phrases("correction_openings"))


@cache
def _first_words() -> tuple[frozenset[str], frozenset[str]]:
    """What a line must start with to be looked at: first letters, four of them where the phrase has as many.

    Returns:
        These letters, and two of them, which are looked at before: they rule most lines out.
    """
    tables = ("correction_labels", "correction_openings", "note_labels")
    firsts = frozenset(phrase[:4] for table in tables for phrase in _phrases(table))
    pairs = {first[:2] for first in firsts}
    return firsts, frozenset(pairs | {pair.replace("'", "’") for pair in pairs})


def _paywall(page: Page) -> Iterator[Candidate]:
    """What meta elements say about payment; JSON-LD and microdata are read with their objects."""
    table = load_toml("notices")["paywall"]
    names = frozenset(table["names"])
    for meta in page.head.metas:
        if meta.name in names and meta.attribute != "itemprop":
            stated = meta.content.strip().casefold()
            if stated in table["paid"] or stated in table["free"]:
                spot = Spot("meta", f"meta[{meta.attribute}={meta.name}]", 0.8)
                yield spot.candidate("paywalled", stated in table["paid"], meta.content)
