"""`dateline`, and the `agencies` in it: where a wire story was filed, at the start of its text.

It stays in the body: "NAIROBI, May 19 (Reuters) - The minister said …".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ...article import Dateline
from ...candidates import Candidate
from ...data import load_toml
from ...page import Line, Page
from .byline_words import bylines
from .name_words import bare, vocabulary
from .names import is_name, people
from .spots import may_credit_text
from .wires import TOKEN, Hit, agencies_in, find, only_agencies

__all__ = ["detect", "read_dateline"]

WINDOW = 140
"""Characters at the start of a line in which a dateline ends."""
FIRST_LINES = 3
LINES_BEFORE = 5
LONGEST_PLACE = 45
BRACKETED = re.compile(
    r"(?P<before>[^()\[\]（）【】「」{}\n]{0,70}?)[(\[（【](?P<inside>[^()\[\]（）【】]{2,60})[)\]）】]"
    r"\s*(?P<after>[.:,]?[-–—―=\"]*)"
)
SLASHED = re.compile(r"(?P<before>[^/\n]{3,60}?[.,]?)\s/(?P<inside>[^/\n]{2,30})/\s*(?P<after>[.:]?\s*[-–—]?)")
DASHED = re.compile(r"(?P<before>[^–—―\n]{3,70}?)\s*(?P<dash>\.[-–]|\s[-–]{1,2}\s|[–—―])")
DATE = re.compile(
    r"(?:[,.]?\s+|^)(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}\.?\s+(?:de\s+)?[^\s\d,.()]{2,12}\.?"
    r"|[^\s\d,.()]{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?)(?:,?\s+(?:de\s+)?\d{4})?\.?$"
)
HAN_DATE = re.compile(r"\d{1,4}[年月日].*$")
TELEGRAM = re.compile(r"(?P<agency>[\u3400-\u9fff]{2,4}社)(?P<place>[\u3400-\u9fff·]{2,8})\d{1,2}月\d{1,2}日[电電]")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
STATE = re.compile(r"[A-Z][a-z]{1,5}\.?|[A-Z]\.[A-Z]\.|[A-Z][\w-]+(?: [A-Z][\w-]+)?")
NO_PLACE = re.compile(r"[\d!?:;\"“”()]|[a-z]\. [A-Z]")
EDGES = ' .,:-–—―="'


@dataclass(frozen=True, slots=True)
class _Found:
    dateline: Dateline
    agencies: tuple[str, ...]
    confidence: float


def detect(page: Page) -> Iterator[Candidate]:
    """Datelines at the start of the body's first lines, and alone on a line before it."""
    if not page.body:
        return
    early = page.body[:FIRST_LINES]
    for line in page.lines[max(0, early[0] - LINES_BEFORE) : early[-1]]:
        if line.index in early:
            continue
        found = _alone(line) if may_credit_text(page, line) else None
        if found:
            yield from _candidates(found, line)
    credited = any(c.confidence > 0.5 for c in page.candidates.get("agencies", ()))
    for position, index in enumerate(early):
        line = page.lines[index]
        found = read_dateline(line.text, credited=credited and position == 0) or _alone(line)
        if found:
            yield from _candidates(found, line, doubt=0.05 * position)


def _candidates(found: _Found, line: Line, doubt: float = 0.0) -> Iterator[Candidate]:
    where, raw = f"line {line.index}", line.text[:WINDOW]
    confidence = found.confidence - doubt
    yield Candidate("dateline", found.dateline, "visible", where, raw, confidence, (line.index,))
    if found.agencies:
        yield Candidate("agencies", found.agencies, "visible", where, raw, confidence, (line.index,))
    reporter = bylines().reporter.match(line.text, len(found.dateline.text))
    if reporter and line.text.startswith(found.dateline.text):
        persons, _ = people(reporter["inside"] or reporter["before"].replace("·", ","))
        if persons:
            yield Candidate("authors", persons, "visible", where, raw, confidence, (line.index,))


def _alone(line: Line) -> _Found | None:
    """A line that is an agency and a place ("AFP, HANOI") or a place in capitals and a dash ("LIMA —")."""
    text = line.text.strip()
    if not 4 <= len(text) <= LONGEST_PLACE or line.link_chars * 2 > len(text):
        return None
    if text[-1] in "-–—":
        return read_dateline(text, credited=False)
    parts = [part.strip() for part in re.split(r"[,/|]|\s[-–—]\s", text)]
    if len(parts) != 2:
        return None
    for agency, place in (parts, parts[::-1]):
        agencies = only_agencies(agency)
        named = "/" in text and is_name(place) and place.casefold() not in vocabulary().cities
        if agencies and not named and not bylines().opening.match(place) and not find(place) and _is_place(place):
            return _Found(Dateline(text, place), agencies, 0.85)
    return None


def read_dateline(text: str, *, credited: bool = False) -> _Found | None:
    """The dateline at the start of a text.

    Args:
        credited: the text is known to come from an agency: then a place in small letters and a dash will do.
    """
    window = text[:WINDOW]
    if "(" in window or "[" in window or "（" in window or "【" in window:
        found = _bracketed(window)
        if found:
            return found
    if "/" in window and (slashed := SLASHED.match(window)):
        found = _with_agency(window, slashed, slashed["before"])
        if found:
            return found
    telegram = TELEGRAM.match(window)
    if telegram and (hits := find(telegram["agency"])):
        return _Found(Dateline(telegram.group(), telegram["place"]), (hits[-1].agency,), 0.9)
    return _dashed(window, credited)


def _bracketed(window: str) -> _Found | None:
    """ "PARIS (Reuters) –", "(ANSA) - MILANO, 02 FEB -", "（新华社北京5月3日电）", "(서울=연합뉴스)"."""
    match = BRACKETED.match(window)
    if not match:
        return None
    before, inside = match["before"].strip(), match["inside"]
    hits = find(inside)
    if not hits:
        return _after_province(window, match) or _shouted_house(window, match)
    if before:
        return _with_agency(window, match, before)
    agencies = tuple(dict.fromkeys(hit.agency for hit in hits))
    place = _place_beside(inside, hits[0])
    if place is None and not only_agencies(inside):
        return None
    rest = window[match.end() :]
    behind = DASHED.match(rest) if match["after"].strip(" .") and not place else None
    if behind and (named := _placed(behind["before"])) and named.isupper():
        shown = window[: match.end() + behind.start("dash")].strip()
        return _Found(Dateline(shown, named), agencies, 0.9)
    return _Found(Dateline(window[: match.start("after")].strip(), place), agencies, 0.9)


def _after_province(window: str, match: re.Match[str]) -> _Found | None:
    """"Almadraba (Cádiz), 15 mar (EFE).-": the first brackets hold a province."""
    if not _is_place(match["inside"]) or not _is_place(match["before"].strip()):
        return None
    second = BRACKETED.match(window, match.end("inside") + 1)
    if second is None or not find(second["inside"]) or not DATE.match(second["before"].strip(" ,")):
        return None
    agencies = agencies_in(second["inside"])
    return _Found(Dateline(window[: second.start("after")].strip(), match["before"].strip()), agencies, 0.9)


def _shouted_house(window: str, match: re.Match[str]) -> _Found | None:
    """ "AUSTIN (KXAN) — …": a house that is no agency."""
    before = match["before"].strip()
    if match["inside"].isupper() and match["after"].strip() in ("-", "–", "—", "--") and before.isupper():
        place = _placed(before)
        if place:
            return _Found(Dateline(window[: match.start("after")].strip(), place), (), 0.75)
    return None


def _with_agency(window: str, match: re.Match[str], before: str) -> _Found | None:
    """A place (and date) before an agency in brackets or slashes."""
    hits, place = find(match["inside"]), _placed(before)
    if not hits or place is None or find(before):
        return None
    others = TOKEN.findall(" ".join(_outside(match["inside"], hits)))
    short = len(place.split()) < 3 and bare(place.split()[0]) not in vocabulary().articles
    ended = short or bool(match["after"].strip())
    if not ended or not all(len(word) < 5 or word.isupper() for word in others):
        return None
    agencies = tuple(dict.fromkeys(hit.agency for hit in hits))
    return _Found(Dateline(window[: match.start("after")].strip(), place), agencies, 0.95)


def _outside(text: str, hits: tuple[Hit, ...]) -> tuple[str, ...]:
    """What stands before, between and after the agencies."""
    starts, ends = [0, *(h.end for h in hits)], [*(h.start for h in hits), len(text)]
    return tuple(text[a:b] for a, b in zip(starts, ends, strict=True))


def _place_beside(inside: str, hit: Hit) -> str | None:
    """The place inside the brackets: "서울=연합뉴스", "ワシントン共同", "新华社北京5月3日电"."""
    if not UNSPACED.search(inside):
        return None
    before, after = inside[: hit.start].strip(" =・、"), inside[hit.end :].strip(" =・、社")
    for part in (before, HAN_DATE.sub("", after).strip("电電讯")):
        if part and len(part) <= 12 and not find(part):
            return part.split("=")[-1].split()[0]
    return None


def _dashed(window: str, credited: bool) -> _Found | None:
    """ "PARIS —", "WASHINGTON, DEC 5 - "; with `credited` also "London/Teheran - "."""
    match = DASHED.match(window)
    if not match:
        return None
    before = match["before"].strip()
    hits = find(before)
    if hits and (alone := _place_and_agency(before, hits)):
        return _Found(Dateline(before, alone), agencies_in(before), 0.85)
    place = _placed(before)
    if place is None or hits:
        return None
    main = place.split(",")[0]
    if main.isupper() and len(main.split()) < 4 and sum(c.isalpha() for c in main) > 3 and not _is_label(main):
        return _Found(Dateline(before, place), (), 0.8)
    if credited and len(main.split()) <= 3:
        starts = window[match.end("dash") :].lstrip()[:1]
        if starts.isupper() and not _is_label(main):
            return _Found(Dateline(before, place), (), 0.6)
    return None


def _place_and_agency(before: str, hits: tuple[Hit, ...]) -> str | None:
    """The place of "Madrid, EFE" and "EFE / Madrid"."""
    if not re.search(r"[,/|.]", before):
        return None
    left, *_, right = _outside(before, hits)
    left, right = left.strip(" ,/|"), right.strip(" ,/|")
    if left:
        return _placed(left) if not right or right.startswith(".") else None
    return right if right and _is_place(right) else None


@cache
def _labels() -> frozenset[str]:
    return frozenset(load_toml("signoffs")["not_places"]["all"])


def _is_label(text: str) -> bool:
    folded = text.casefold()
    return folded in _labels() or any(word in _labels() for word in folded.split())


def _placed(before: str) -> str | None:
    """The place of "NAIROBI, May 19", without its date; None when it is no place."""
    text = before.strip().rstrip('-–—―=" ')
    dated = DATE.search(text)
    if dated:
        text = text[: dated.start()]
    elif UNSPACED.search(text):
        text = HAN_DATE.sub("", text).strip("电電")
    text = text.strip(EDGES if "," not in text else " ,:")
    return text if _is_place(text) else None


def _is_place(text: str) -> bool:
    """Whether a text has the shape of a place: few words, capitals, perhaps a state after a comma."""
    if not 2 <= len(text) <= LONGEST_PLACE or NO_PLACE.search(text):
        return False
    main, _, state = text.partition(",")
    if state.strip() and not STATE.fullmatch(state.strip()) and not state.isupper() and "," not in state:
        return False
    words = [w for w in re.split(r"[\s/-]+", main.strip()) if w]
    small = vocabulary().particles | {"am", "an", "in", "im", "bei", "sur", "on", "upon"}
    return 0 < len(words) <= 5 and not words[0][0].islower() and all(
        not w[0].islower() or w.casefold() in small or "'" in w for w in words
    )  # fmt: skip
