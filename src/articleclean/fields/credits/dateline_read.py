"""A dateline, read: place, date and agency in the order and with the signs that agencies use."""

import re
from dataclasses import dataclass

from ...article import Dateline
from .byline_words import bylines
from .dateline_place import LONGEST_PLACE, UNSPACED, is_label, is_place, place_of
from .name_words import bare, vocabulary
from .names import is_name
from .signoff_words import signoff_words
from .wires import TOKEN, Hit, find, only_agencies, outside

__all__ = ["WINDOW", "Found", "read_alone", "read_dateline"]

WINDOW = 140
"""Characters at the start of a line in which a dateline ends."""
BRACKETED = re.compile(
    r"(?P<before>[^()（）【】「」{}\n]{0,70}?)[(\[（【［](?P<inside>[^()\[\]（）【】［］\n]{2,60})[)\]）】］]"
    r"\s*(?P<after>[.:,，।]?\s?[-–—―=\"_]*)"
)
# The same where square brackets hold the country: "New Delhi [India], May 3 (ANI): …".
ROUND = re.compile(BRACKETED.pattern.replace(r"[(\[（【［]", "[(（【]", 1))
SLASHED = re.compile(r"(?P<before>[^/\n]{2,60}?[.,]?)\s?/(?P<inside>[^/\n]{2,30})/\s*+(?P<after>[.:]?\s*+[-–—]?)")
DASHED = re.compile(r"\A(?P<before>[^–—―\n]{3,70}?)\s{0,3}(?P<dash>\.[-–]|\s[-–]{1,3}\s|[–—―]|\s_\s)")
BEHIND = re.compile(r"\A\s*+(?P<agency>[^\W\d_][^.,:،\n–—-]{1,30}?)\s*+(?:[.,:،]|[-–—]|$)")
LISTED = re.compile(
    r"(?P<place>[^,.\n]{2,30})[,.] (?P<date>[^,.\n(]{3,24}(?:, \d{4})?)[,.] "
    r"(?P<agency>[^\W\d_][\w.-]{2,17}(?<![.-]))(?=[.:,]?(?:\s|$)|[-–—])"
)
TELEGRAM = re.compile(
    r"[（【(]?(?P<agency>[\u3400-\u9fff]{2,4}[社网網])(?P<place>[\u3400-\u9fff·]{0,10}?)(?:\d{1,2}月)?\d{1,2}日(?:综合)?[电電讯訊]"
)
CORRESPONDENT = re.compile(r"[记記]者.{2,3}(?=..)")
PROVINCE = re.compile(
    r"(?P<place>[^()\n\d]{2,40}?) \((?P<province>[^()\n\d]{2,30})\)(?P<date>[^()\n]{0,24})"
    r"\((?P<inside>[^()\n]{2,40})\)\s?(?P<after>[.:]?[-–—]*)"
)
SEPARATORS = re.compile(r"[,/|،]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Found:
    """A dateline and what it says."""

    dateline: Dateline
    agencies: tuple[str, ...]
    confidence: float
    doubtful: bool = False
    """Its agency's short form may be something else there: "PHILADELPHIA, PA"."""


def read_alone(text: str) -> Found | None:
    """A line that is an agency and a place ("AFP, HANOI") or a place in capitals and a dash ("LIMA —")."""
    text = text.strip()
    if not 4 <= len(text) <= LONGEST_PLACE:
        return None
    if text[-1] in "-–—":
        return read_dateline(text, credited=False)
    parts = [part.strip() for part in SEPARATORS.split(text)]
    if len(parts) != 2 or signoff_words().names_picture(text, TOKEN.findall(text)):
        return None
    for agency, place in (parts, parts[::-1]):
        hits = find(agency)
        named = "/" in text and is_name(place) and place.casefold() not in vocabulary().cities
        if hits and only_agencies(agency) and not named and not find(place) and _is_town(place):
            doubtful = any(hit.doubtful for hit in hits)
            return Found(Dateline(text, place), only_agencies(agency), 0.85, doubtful)
    return None


def _is_town(text: str) -> bool:
    """Whether a part beside an agency is a place, and no byline, house or office."""
    if not is_place(text) or bylines().opening.match(text):
        return False
    words, table = [bare(word) for word in text.split()], vocabulary()
    return not signoff_words().is_small(words[0]) and not any(
        table.is_role(w) or w in table.organisations for w in words
    )


def read_dateline(text: str, *, credited: bool = False) -> Found | None:
    """The dateline at the start of a text.

    Args:
        text: the paragraph.
        credited: the text is known to come from an agency: then a place in small letters and a dash will do.
    """
    window = text[:WINDOW]
    if "日" in window and (telegram := _telegram(window)):
        return telegram
    if any(sign in window for sign in "([（【［"):
        found = _bracketed(window)
        if found:
            return found
    if "/" in window and (slashed := SLASHED.match(window)):
        found = _with_agency(window, slashed, slashed["before"])
        if found:
            return found
    return _listed(window) or _dashed(window, credited) or _glued(window)


def _shown(window: str, end: int) -> str:
    return window[:end].strip().rstrip(' -–—―=_"')


def _telegram(window: str) -> Found | None:
    """ "新华社北京5月3日电", "（中央社記者王小明台北3日電）"."""
    match = TELEGRAM.match(window)
    hits = find(match["agency"]) if match else ()
    if not match or not hits:
        return None
    place = CORRESPONDENT.sub("", match["place"])
    end = match.end() + (window[match.end() : match.end() + 1] in tuple("）】)") and window[0] in "（【(")
    return Found(Dateline(window[:end], place or None), (hits[-1].agency,), 0.9)


def _bracketed(window: str) -> Found | None:
    """ "PARIS (Reuters) –", "(ANSA) - MILANO, 02 FEB -", "（新华社北京5月3日电）", "(서울=연합뉴스)"."""
    province = _after_province(window)
    match = BRACKETED.match(window)
    if province or not match:
        return province
    before, inside = match["before"].strip(), match["inside"]
    if not find(inside, weak=True) and window[match.start("inside") - 1] == "[":
        match = ROUND.match(window) or match
        before, inside = match["before"].strip(), match["inside"]
    hits = find(inside, weak=bool(before))
    if signoff_words().names_picture(inside, TOKEN.findall(inside)):
        return None
    if not hits:
        return _shouted_house(window, match)
    if before:
        return _with_agency(window, match, before)
    return _opened_by_agency(window, match, hits)


def _opened_by_agency(window: str, match: re.Match[str], hits: tuple[Hit, ...]) -> Found | None:
    """A text that opens with brackets: "(ANSA) - MILANO, 02 FEB -", "【ソウル共同】", "(Belga) De …"."""
    inside = match["inside"]
    agencies = tuple(dict.fromkeys(hit.agency for hit in hits))
    doubtful = all(hit.doubtful for hit in hits)
    place = _place_beside(inside, hits[0])
    if place is None and not only_agencies(inside) and not _is_dated(inside, hits):
        return None
    rest = window[match.end() :]
    behind = DASHED.match(rest) if match["after"].strip(" .") and not place else None
    if behind and (placed := place_of(behind["before"])) and (placed[1] or placed[0].isupper()):
        shown = _shown(window, match.end() + behind.start("dash"))
        return Found(Dateline(shown, placed[0]), agencies, 0.9)
    return Found(Dateline(_shown(window, match.start("after")), place), agencies, 0.9, doubtful)


def _is_dated(inside: str, hits: tuple[Hit, ...]) -> bool:
    """Whether beside the agency there is only a date: "【5月3日 AFP】"."""
    left = outside(inside, hits)
    return all(word.isdigit() or (word[0].isdigit() and UNSPACED.search(word)) for word in left)


def _after_province(window: str) -> Found | None:
    """ "Almadraba (Cádiz), 15 mar (EFE).-", "Halle (Saale) (dpa/sa) -": the first brackets hold a province."""
    match = PROVINCE.match(window)
    if not match or find(match["province"], weak=True) or not (hits := find(match["inside"], weak=True)):
        return None
    place, date = match["place"].strip(), match["date"].strip(" ,")
    if not is_place(place) or not is_place(match["province"]) or (date and not any(map(str.isdigit, date))):
        return None
    if not date:
        place = f"{place} ({match['province']})"
    agencies = tuple(dict.fromkeys(hit.agency for hit in hits))
    return Found(Dateline(_shown(window, match.start("after")), place), agencies, 0.9)


def _shouted_house(window: str, match: re.Match[str]) -> Found | None:
    """ "AUSTIN, Texas (KXAN) — …", "Berlin (ots) - …": a house that is no agency."""
    before, house = match["before"].strip(), match["inside"]
    dashed = match["after"].strip() in ("-", "–", "—", "--")
    if house.isupper() and " " not in house and dashed and before.partition(",")[0].isupper():
        placed = place_of(before)
        if placed and not is_label(placed[0]):
            return Found(Dateline(_shown(window, match.start("after")), placed[0]), (), 0.75)
    return None


def _with_agency(window: str, match: re.Match[str], before: str) -> Found | None:
    """A place (and date) before an agency in brackets or slashes."""
    inside = match["inside"]
    hits, placed = find(inside, weak=True), place_of(before)
    if not hits or placed is None or find(before):
        return None
    place, dated = placed
    after = match["after"].strip()
    short = len(place.split()) < 3 and bare(place.split()[0]) not in vocabulary().articles
    if all(hit.doubtful for hit in hits):
        short = False
    if not (after or dated or short) or vocabulary().organisations & {bare(w) for w in place.split()}:
        return None
    if not all(len(w) < 5 or w.isupper() or signoff_words().is_small(w.casefold()) for w in outside(inside, hits)):
        return None
    agencies = tuple(dict.fromkeys(hit.agency for hit in hits))
    return Found(Dateline(_shown(window, match.start("after")), place), agencies, 0.95)


def _place_beside(inside: str, hit: Hit) -> str | None:
    """The place inside the brackets: "서울=연합뉴스", "ワシントン共同", "東京　３日　ロイター"."""
    if not UNSPACED.search(inside):
        return None
    before, after = inside[: hit.start].strip(" =＝・、　"), inside[hit.end :].strip(" =＝・、社　")
    for part in (before, after.strip("电電讯")):
        words = [w for w in re.split(r"[\s　=＝]+", part) if w and not w[0].isdigit()]
        place = words[-1 if "=" in part else 0] if words else ""
        undated = re.sub(r"\d{1,4}\s?[年月日].*$", "", place)
        if undated and len(undated) <= 12 and not find(undated):
            return undated
    return None


def _listed(window: str) -> Found | None:
    """ "BAKU, May 3, AZERTAC", "Accra, May 3, GNA -": place, date and agency between commas."""
    match = LISTED.match(window)
    hits = find(match["agency"]) if match else ()
    if not match or not hits or outside(match["agency"], hits):
        return None
    placed = place_of(f"{match['place']}, {match['date']}")
    if placed is None or not placed[1]:
        return None
    return Found(Dateline(_shown(window, match.end("agency")), placed[0]), (hits[0].agency,), 0.9)


def _dashed(window: str, credited: bool) -> Found | None:
    """ "PARIS —", "WASHINGTON, DEC 5 - ", "МОСКВА, 3 мая — РИА Новости."; with `credited` also "London/Teheran - "."""
    match = DASHED.match(window)
    if not match:
        return None
    before = match["before"].strip()
    hits = find(before)
    if hits and (alone := _place_and_agency(before, hits, close=match["dash"].startswith("."))):
        agencies = tuple(dict.fromkeys(hit.agency for hit in hits))
        return Found(Dateline(before, alone), agencies, 0.85)
    placed = place_of(before)
    if placed is None or (hits and not all(hit.doubtful for hit in hits)):
        return None
    place, dated = placed
    behind = _agency_behind(window, match, place, dated)
    if behind:
        return behind
    main = place.split(",")[0]
    if main.isupper() and len(main.split()) < 4 and sum(c.isalpha() for c in main) > 3 and not is_label(main):
        return Found(Dateline(before, place), (), 0.8)
    if credited and len(main.split()) <= 3:
        starts = window[match.end("dash") :].lstrip()[:1]
        if starts.isupper() and not is_label(main):
            return Found(Dateline(before, place), (), 0.6)
    return None


def _agency_behind(window: str, match: re.Match[str], place: str, dated: bool) -> Found | None:
    """The agency behind the dash: "МОСКВА, 3 мая — РИА Новости.", "تهران - ایرنا -", "Milano - (AGI) -"."""
    rest = window[match.end("dash") :]
    behind = BEHIND.match(rest) or BRACKETED.match(rest)
    name = behind.group(1) or behind.group(2) if behind else ""
    if not behind or not only_agencies(name):
        return None
    ended = rest[behind.end() - 1 : behind.end()]
    if not (dated or place.isupper() or ended in tuple("-–—:") or not window[0].isupper()):
        return None
    end = match.end("dash") + behind.end(1 if behind.group(1) else 2)
    end += window[end : end + 1] in (")", "）")
    return Found(Dateline(_shown(window, end), place), only_agencies(name), 0.85)


def _glued(window: str) -> Found | None:
    """Arabic and Persian datelines with a bare dash or slash: "دمشق-سانا", "بغداد / واع", "رام الله 3-5-2024 وفا-"."""
    if window[:1].isascii() or window[:1].isupper():
        return None
    hits = find(window[:60])
    if not hits:
        return None
    hit = hits[0]
    before, joint = window[: hit.start].rstrip(), window[: hit.start].strip()[-1:]
    placed = place_of(before)
    ended = window[hit.end :].lstrip()[:1] in tuple("-–—/:")
    if placed is None or not (joint in tuple("-/–،,") or (placed[1] and ended) or placed[1]):
        return None
    return Found(Dateline(_shown(window, hit.end), placed[0]), (hit.agency,), 0.85, hit.doubtful)


def _place_and_agency(before: str, hits: tuple[Hit, ...], *, close: bool) -> str | None:
    """The place of "Madrid, EFE" and "EFE / Madrid"; with the sign ".-" behind it (`close`) also of "ACN Girona.-"."""
    if close and hits[0].start == 0 and len(hits) == 1 and is_place(before[hits[0].end :].strip()):
        return before[hits[0].end :].strip()
    if not re.search(r"[,/|.]", before) or all(hit.doubtful for hit in hits):
        dated = place_of(before[: hits[0].start])
        return dated[0] if dated and dated[1] and not before[hits[-1].end :].strip() else None
    left, right = before[: hits[0].start].strip(" ,/|"), before[hits[-1].end :].strip(" ,/|")
    if left:
        placed = place_of(left)
        return placed[0] if placed and (not right or right.startswith(".")) else None
    return right if right and is_place(right) else None
