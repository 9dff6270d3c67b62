"""The headline: as the page shows it, without the site's name.

Titles stated in head and markup are often written for search engines; they tell which of the visible lines is the
headline, and stand in for it where none is. Every stated title is yielded again, cleaned.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp
from typing import NamedTuple

from ...body.date_lines import DATE_LIKE, is_date_line
from ...candidates import Candidate
from ...data import load_toml
from ...page import Page
from ..pictures.credit_lines import split_caption
from .headline_lines import LONG_LINE, PATH, Shown, dump_shown, html_shown
from .titles import Titler, is_generic, normal, similarity, slug_share, slug_words, words

__all__ = ["detect", "pick"]

NEAR_TEXT = {"html": 12, "text": 14}
"""How many lines after the headline the first paragraph begins at the latest."""
UNDER_TRAIL = 4
"""How many lines under a breadcrumb that repeats a stated title the headline itself may be another one."""
SHORT_PARAGRAPH = 80
"""Characters from which a line is a paragraph in a dump that has no longer ones."""
CREDIT_SIGNS = ":：(（[/©|"
"""A picture's credit has one of these."""
LEAST = 0.2
"""Confidence below which a page has no headline: what is left are menu entries and the site's own name."""
DOUBTFUL = 0.5
"""Confidence of a stated title below which it counts only where there is no other: the name of some item."""
LONGEST_STATED = 400
"""Characters of a stated title that is believed."""


class Stated(NamedTuple):
    """A title that the page states in head or markup."""

    candidate: Candidate
    value: str
    """Cleaned."""
    form: str
    words: frozenset[str]


@dataclass(slots=True)
class Evidence:
    """What a reading is weighed with, gathered once for a page."""

    page: Page
    titler: Titler
    stated: list[Stated]
    forms: set[str]
    """Normal forms of the stated titles, cleaned."""
    runs: set[str]
    """Normal forms of parts of stated titles."""
    slug: list[str]
    long: list[int]
    """Indices of the long lines that are text."""
    kinds: Counter[object]
    """How many readings are marked alike."""
    under: set[int]
    """Lines of headings right under a breadcrumb that ends in a stated title: that one is for search engines."""

    def text_after(self, index: int) -> int:
        """The index of the next long line, from a line on; far beyond the page's end when none follows."""
        place = bisect_left(self.long, index)
        return self.long[place] if place < len(self.long) else len(self.page.lines) + 1000

    def text_before(self, index: int) -> float:
        """The share of the page's long lines that stand before a line."""
        return bisect_left(self.long, index) / max(len(self.long), 1)


def detect(page: Page) -> Iterator[Candidate]:
    """Visible lines that could be the headline, and the stated titles, cleaned."""
    titler = page.once(Titler.of)
    evidence = gather(page, titler)
    shown = list(readings(page, evidence))
    evidence.kinds = Counter(kind for kind, _ in {(s.kind, s.form) for s in shown if s.kind})
    evidence.under = set(under_trail(shown, evidence))
    found = [visible(reading, evidence) for reading in shown]
    best = max(found, key=lambda c: c.confidence, default=None)
    for candidate in found:
        yield with_repeats(candidate, page) if candidate is best else candidate
    shares = {title.form: slug_share(evidence.slug, title.words) for title in evidence.stated} if evidence.slug else {}
    for title in evidence.stated:
        lines = tuple(i for reading in shown if reading.form == title.form for i in reading.lines)
        confidence = stated_confidence(title, evidence, shares.get(title.form, 0.0))
        yield title.candidate._replace(value=title.value, confidence=confidence, lines=lines, owns=bool(lines))


def pick(candidates: list[Candidate]) -> Candidate | None:
    """The headline among the candidates: the most confident, where the last reading of a stated title replaces those
    before (raw, from the metadata).

    Sources are not counted against the visible line: that several places state one search-engine title makes it no
    headline.
    """
    shown = [c for c in candidates if c.source == "visible"]
    stated = {(c.source, c.where): c for c in candidates if c.source != "visible"}
    best = max([*shown, *stated.values()], key=lambda c: c.confidence, default=None)
    return best if best and best.confidence >= LEAST else None


def gather(page: Page, titler: Titler) -> Evidence:
    stated = list(stated_titles(page, titler))
    raw = [title.candidate.raw for title in stated]
    if page.markup == "text" and page.lines and len(page.lines[0].text) <= LONGEST_STATED:
        raw.append(page.lines[0].text)  # some renderers begin with the page's title
    return Evidence(
        page,
        titler,
        stated,
        forms={title.form for title in stated},
        runs=set().union(*map(titler.runs, set(raw))),
        slug=slug_words(page.url),
        long=long_lines(page),
        kinds=Counter(),
        under=set(),
    )


def long_lines(page: Page) -> list[int]:
    """The indices of the lines that are text; of a dump with short paragraphs only, those."""
    long = [x.index for x in page.lines if len(x.text) >= LONG_LINE and x.link_chars * 2 < len(x.text)]
    if long or page.markup == "html":
        return long
    return [x.index for x in page.lines if len(x.text) >= SHORT_PARAGRAPH]


def stated_titles(page: Page, titler: Titler) -> Iterator[Stated]:
    """The titles in metadata and `<title>`, cleaned, each spot once."""
    found = [c for c in page.candidates.get("headline", ()) if c.source != "visible" and isinstance(c.value, str)]
    title = page.head.title
    if title and not any(c.source == "title" for c in found):
        found.append(Candidate("headline", title, "title", "title", title, 0.5))
    trusted = [c for c in found if c.confidence >= DOUBTFUL] or found
    known: dict[str, tuple[str, str, frozenset[str]]] = {}  # several spots state the same
    for candidate in trusted:
        if not 0 < len(candidate.value) <= LONGEST_STATED:
            continue
        if candidate.value not in known:
            value = titler.strip(candidate.value)
            known[candidate.value] = value, normal(value), frozenset(words(value))
        if known[candidate.value][0]:
            yield Stated(candidate, *known[candidate.value])


def readings(page: Page, evidence: Evidence) -> Iterator[Shown]:
    """The visible lines that could be the headline, each without the site's name."""
    known = evidence.forms | evidence.runs
    if page.markup == "html":
        found = html_shown(page, evidence.forms, known)
    else:
        after = [evidence.text_after(i) for i in range(len(page.lines))]
        found = dump_shown(page, known, after, NEAR_TEXT["text"])
    for reading in found:
        text = evidence.titler.strip(reading.text, shown=True)
        yield reading if text == reading.text else replace(reading, text=text)


def visible(reading: Shown, evidence: Evidence) -> Candidate:
    """The candidate for a reading."""
    raw = "\n".join(evidence.page.lines[i].text for i in reading.lines)
    confidence = logistic(weigh(reading, evidence))
    return Candidate("headline", reading.text, "visible", reading.where, raw, confidence, reading.lines, owns=True)


def with_repeats(candidate: Candidate, page: Page) -> Candidate:
    """The candidate with all lines that show it, as sticky headers and breadcrumbs do; its own first."""
    form, length = normal(candidate.value), len(candidate.raw)
    alike = [line for line in page.lines if -2 <= len(line.text) - length <= 2]
    again = tuple(line.index for line in alike if line.index not in candidate.lines and normal(line.text) == form)
    return candidate._replace(lines=candidate.lines + again) if again else candidate


def weigh(reading: Shown, evidence: Evidence) -> float:
    """The sum of what speaks for a reading and against it, as data/titles.toml weighs it."""
    weights = load_toml("titles")["weights"]
    total: float = weights["base"]
    total += 0.0 if reading.trail and evidence.under else weights.get(reading.level, 0.0)
    for sign in ("hinted", "elsewhere", "linked"):
        total += weights[sign] * getattr(reading, sign)
    total += weights["sibling"] * (evidence.kinds[reading.kind] > 1)
    total += weights["generic"] * is_generic(reading.form)
    total += weights["site"] * evidence.titler.is_site(reading.form)
    total += weights["sentence"] * (reading.text.endswith((".", "。")) and len(reading.words) > 6)
    total += weights["slug"] * slug_share(evidence.slug, reading.words)
    return total + weigh_stated(reading, evidence, weights) + weigh_place(reading, evidence, weights)


def weigh_stated(reading: Shown, evidence: Evidence, weights: dict[str, float]) -> float:
    """What the stated titles say about a reading."""
    form = reading.form
    if evidence.page.markup == "text":
        return weights["stated_same"] if form in evidence.runs and reading.lines[0] > 0 else 0.0
    if not evidence.stated:
        return 0.0
    under = weights["under_trail"] * (reading.lines[0] in evidence.under)
    if form in evidence.forms:
        return weights["stated_same"] + under
    said, titles = frozenset(reading.words), {title.words for title in evidence.stated}
    near = max([similarity(said, title) for title in titles])
    if form in evidence.runs or any(len(f) > 12 and (f in form or form.startswith(f)) for f in evidence.forms):
        return max(weights["stated_part"], weights["stated_similar"] * near)
    if not any(len(w) > 3 or not w.isascii() for title in titles for w in said & title):
        return under or weights["stated_alien"]
    return weights["stated_similar"] * near + under


def under_trail(shown: list[Shown], evidence: Evidence) -> Iterator[int]:
    """The lines of headings with another wording right under a breadcrumb that repeats a stated title, with a date
    after them.
    """
    trails = [reading.lines[-1] for reading in shown if reading.trail and reading.form in evidence.forms]
    for reading in shown if trails else ():
        first = reading.lines[0]
        if not reading.level or reading.elsewhere or not any(0 < first - trail <= UNDER_TRAIL for trail in trails):
            continue
        if any(is_date_line(line) for line in evidence.page.lines[first + 1 : first + 1 + UNDER_TRAIL]):
            yield first


def weigh_place(reading: Shown, evidence: Evidence, weights: dict[str, float]) -> float:
    """What the lines around a reading say about it."""
    page, last = evidence.page, reading.lines[-1]
    lines = page.lines
    total = weights["after_text"] * evidence.text_before(last)
    if last + 1 < len(lines):
        total += weights["before_text"] * (evidence.text_after(last + 1) - last <= NEAR_TEXT[page.markup])
    if any(len(line.text) < 100 and DATE_LIKE.search(line.text) for line in lines[last + 1 : last + 3]):
        total += weights["before_date"]
    if page.markup == "text":
        apart = lines[last].gap and last + 1 < len(lines) and lines[last + 1].gap
        total += weights["set_apart"] * bool(apart)
        total += weights["phrase"] * (4 <= len(reading.words) <= 30)
        total += weights["path"] * bool(PATH.search(reading.text))
        total += weights["credited"] * is_caption(reading.text)
    return total


def is_caption(text: str) -> bool:
    """Whether a dump's line ends in the credit of a picture, which no headline does."""
    return any(sign in text for sign in CREDIT_SIGNS) and split_caption(text, strict=True)[1] is not None


def stated_confidence(title: Stated, evidence: Evidence, share: float) -> float:
    """How likely a stated title is the headline, when no visible line is; `share`: of the address's words in it."""
    weights = load_toml("titles")["stated"]
    others = [t for t in evidence.stated if t.candidate.source != title.candidate.source]
    cut = title.value.endswith(("…", "...")) or any(
        len(t.form) > len(title.form) and t.form.startswith(title.form) for t in others
    )
    total = weights.get(title.candidate.source, 0.0)
    total += weights["slug"] * share
    total += weights["agreed"] * any(t.form == title.form for t in others)
    total += weights["cut"] * cut
    total += weights["generic"] * is_generic(title.form)
    total += weights["site"] * evidence.titler.is_site(title.form)
    return logistic(total)


def logistic(score: float) -> float:
    return round(1 / (1 + exp(-max(-30.0, min(30.0, score)))), 4)
