"""From scores to one body: lines that belong together are taken together, and furniture inside it is left out."""

import re
from collections import Counter
from functools import cache
from itertools import groupby, pairwise, takewhile

from ..data import load_toml
from ..page import Box, Line, Page
from .date_lines import is_date_line
from .dump_blocks import is_subheading
from .phrases import KINDS, normal_form, phrases
from .whole import outer_paragraphs, whole_lists, whole_tables

__all__ = ["cohere"]

_WORDS = re.compile(r"[^\W_]+")
_MAIL = re.compile(r"[\w.-]@[\w-]+\.\w")
_NO_WORDS = re.compile(
    r"\A(?:\d{1,2}[.:h]\d{2}(?:[.:]\d{2})? ?(?:[AaPp]\.?[Mm]\.?|Uhr|[A-Z]{2,5})?"
    r"|[\w.-]+\.(?:jpe?g|png|gif|webp|svg|avif))",
    re.A,
)

END_LINES = 4
"""Lines at the end among which contacts are looked for."""
CONTACT_CHARS = 250
"""A longer line is text, whatever address it has."""
BRIDGE = 0.2
"""A heading between two lines of the body needs only this."""
SURE = 0.9
"""A line with a better score is body even if it looks like furniture."""
EDGE, CLEAR = 0.55, 0.9
"""Lines at the body's ends of less than the one go where the next is above the other."""
EDGE_LINES = 3
"""Lines at each end that are looked at."""
SHORT = 160
"""Characters: longer lines are never furniture."""
FURNITURE = frozenset(
    KINDS.index(kind) + 1
    for kind in ("skip", "share", "cookies", "newsletter", "comments", "related", "more", "advert")
)
"""Kinds of phrases that are no part of an article wherever they stand; words of a menu may head a section of it."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_QUOTED = ("blockquote", "aside", "figure")
COPY_CHARS = 500
"""Nobody says so much twice on purpose; a warning or a step of an instruction may recur."""
QUOTE_CHARS = 25
"""Letters and digits from which a text that stands twice is a pull quote."""
MAX_QUOTES = 200
"""Lines looked for in the text; a page with more is a list of quotations."""
NOTICE_CHARS = 100
"""Of a line, in which what opens a notice of age is looked for."""
WALL_CHARS = 1500
"""A consent wall is shorter than this."""
WALL_WORDS = 2
"""Words of consent that make a line one of a consent wall."""


def cohere(page: Page, cut: float) -> tuple[int, ...]:
    """Indices of the lines that are the body: those with a score (`page.scores`) of at least `cut`, made one."""
    chosen = [i for i, score in enumerate(page.scores) if score >= cut]
    if not chosen:
        return ()
    body = set(chosen) | bridges(page, chosen)
    body = whole_lists(page, whole_tables(page, body))
    body = {i for i in body if page.scores[i] > SURE or not is_furniture(page.lines[i])}
    body -= age_notices(page, body)
    body -= unsure_ends(page, body)
    body |= outer_paragraphs(page, body)
    body -= contacts(page, body)
    body -= copies(page, body)
    body -= pull_quotes(page, body)
    body -= comments(page, body)
    return () if is_consent_wall(page, body) else tuple(sorted(body))


def bridges(page: Page, chosen: list[int]) -> set[int]:
    """Headings that stand right before a line of the body, inside it."""
    found = set()
    for before, after in pairwise(chosen):
        i = after - 1
        if i > before and page.scores[i] > BRIDGE and is_heading(page.lines[i], page.lines[after]):
            found.add(i)
    return found


def unsure_ends(page: Page, body: set[int]) -> set[int]:
    """Lines at the beginning that are little but a date, and lines at both ends that are hardly more likely in than out
    where a clear line follows: what stands there is about the article as often as not."""
    order = sorted(body)
    dates = {i for i in order[:EDGE_LINES] if is_date_line(page.lines[i]) and page.scores[i] < SURE}
    found = set(takewhile(dates.__contains__, order))
    for one in (order, order[::-1]):
        doubtful = list(takewhile(lambda i: i in dates or page.scores[i] < EDGE, one[: EDGE_LINES + 1]))
        if len(doubtful) < len(one) and page.scores[one[len(doubtful)]] > CLEAR:
            found.update(doubtful)
    return found


def age_notices(page: Page, body: set[int]) -> set[int]:
    """Lines at the body's beginning that say how old the page is ("This post is more than 3 years old …")."""
    forms = ((i, normal_form(page.lines[i].text[:NOTICE_CHARS])) for i in sorted(body)[:EDGE_LINES])
    return {i for i, form in forms if form.startswith(age_openings())}


def is_heading(line: Line, after: Line) -> bool:
    if line.box is not None:
        return line.box.tag in _HEADINGS
    return is_subheading(line.text, after.text)


def is_furniture(line: Line) -> bool:
    """Whether the line is, or begins with, a phrase that stands around articles ("Read also: …", "Advertisement"), or
    is nothing but a clock time or the name of a picture's file."""
    text = line.text
    if len(text) > SHORT:
        return False
    return _NO_WORDS.fullmatch(text) is not None or phrases().kind(normal_form(text)) in FURNITURE


def contacts(page: Page, body: set[int]) -> set[int]:
    """Short lines at the body's end that give an e-mail address: who wrote it and how to reach them."""
    found = set()
    for i in sorted(body)[-1:-END_LINES:-1]:
        text = page.lines[i].text
        if len(text) > CONTACT_CHARS or not _MAIL.search(text):
            break
        found.add(i)
    return found if len(found) < len(body) else set()


def copies(page: Page, body: set[int]) -> set[int]:
    """Stretches of the body that stand in it before, word for word: what is written twice, for telephones and for
    larger screens. A short line that recurs by itself ("Pros", "Cons") is none."""
    order = sorted(body)
    seen: set[str] = set()
    found: set[int] = set()
    for again, stretch in groupby(order, key=lambda i: not is_first(page.lines[i].text, seen)):
        lines = list(stretch)
        if again and sum(len(page.lines[i].text) for i in lines) >= COPY_CHARS:
            found.update(lines)
    return found


def is_first(text: str, seen: set[str]) -> bool:
    """Whether a text was not seen before; then it is from now on."""
    if text in seen:
        return False
    seen.add(text)
    return True


def pull_quotes(page: Page, body: set[int]) -> set[int]:
    """Lines set apart from the text that only repeat some of it."""
    apart = [i for i in sorted(body) if (box := page.lines[i].box) is not None and box.within(*_QUOTED)]
    if not 0 < len(apart) <= MAX_QUOTES:
        return set()
    texts = {i: squeezed(page.lines[i].text) for i in body}
    running = "\n".join(texts[i] for i in sorted(body.difference(apart)))
    repeated = Counter(texts[i] for i in apart)
    return {i for i in apart if len(texts[i]) >= QUOTE_CHARS and (texts[i] in running or repeated[texts[i]] > 1)}


def comments(page: Page, body: set[int]) -> set[int]:
    """Lines that the page marks as readers' comments; none where they are most of what there is (a discussion)."""
    known: dict[Box, bool] = {}
    found = {i for i in body if (box := page.lines[i].box) is not None and in_comment(box, known)}
    size = sum(len(page.lines[i].text) for i in found)
    return found if 2 * size < sum(len(page.lines[i].text) for i in body) else set()


def in_comment(box: Box, known: dict[Box, bool]) -> bool:
    """Whether an element around is a schema.org Comment; `known` keeps the answers."""
    chain = []
    node: Box | None = box
    while node is not None and node not in known:
        chain.append(node)
        node = node.parent
    answer = node is not None and known[node]
    for node in reversed(chain):
        answer = answer or (node.element.get("itemtype") or "").endswith(("/Comment", "/UserComments"))
        known[node] = answer
    return answer


def squeezed(text: str) -> str:
    return "".join(_WORDS.findall(text.casefold()))


def is_consent_wall(page: Page, body: set[int]) -> bool:
    """Whether all there is to read is about cookies, tracking and paying instead."""
    lines = [page.lines[i].text for i in body]
    if sum(map(len, lines)) > WALL_CHARS:
        return False
    known = consent_words()
    about = sum(len(line) for line in lines if len(known.intersection(normal_form(line).split())) >= WALL_WORDS)
    return about > 0.5 * sum(map(len, lines))


@cache
def consent_words() -> frozenset[str]:
    """The words of `data/consent.toml`, of all languages."""
    return frozenset(word for words in load_toml("consent").values() for word in words)


@cache
def age_openings() -> tuple[str, ...]:
    """What opens a notice of a page's age, in normal form, of all languages (`data/notices.toml`)."""
    return tuple(
        normal_form(opening) for openings in load_toml("notices")["age_openings"].values() for opening in openings
    )
