"""What the page is: its site, section and language."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ..candidates import Candidate
from ..data import load_toml
from ..metadata.values import Spot, sectioned
from ..page import Page
from .breadcrumbs import shown_trail, stated_trails, trail_section
from .language import close, confirms, guess, language_tag
from .section_label import labels
from .titles.titles import STRONG, Titler, parts_of, squeeze

__all__ = ["detect"]

_LOCALE = re.compile(r"[a-z]{2}[-_][a-z]{2}")
_LONGEST_SITE = 40
_TEXT_LINE = 40
"""Characters from which a line is text rather than a label, when no body is known."""
_ENOUGH_TEXT = 1200
_CLEAR = 0.6
"""How sure the text's language must be to stand against what the page states."""
_SURE = 0.88
"""Confidence of a stated section from which none is looked for in what the page shows."""


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates for `site_name`, `section` and `language` beyond what metadata state outright."""
    yield from _site_from_title(page)
    yield from _sections(page)
    yield from _language(page)


def _site_from_title(page: Page) -> Iterator[Candidate]:
    """The last or first part of the `<title>`, when it is the host's name or stands behind a strong separator."""
    title = squeeze(page.head.title or "")
    parts = parts_of(title) if title else []
    if len(parts) < 2:
        return
    titler = page.once(Titler.of)
    for part in (parts[-1], parts[0]):
        name = title[part.start : part.end].strip()
        if len(name) > _LONGEST_SITE:
            continue
        if titler.belongs_to_site(name, part.form):
            yield Spot("title", "title", 0.5).candidate("site_name", name, title)
        elif part is parts[-1] and STRONG.search(part.sign):
            yield Spot("title", "title", 0.25).candidate("site_name", name, title)


def _sections(page: Page) -> Iterator[Candidate]:
    """The section by breadcrumb, stated and shown, by a label at the headline, and by the page's address."""
    titles = _titles(page)
    site = next((c.value for c in page.candidates.get("site_name", ()) if c.confidence > 0.5), None)
    trailed = False
    for trail in stated_trails(page):
        trailed = True
        section = trail_section(trail, titles, site)
        yield from sectioned([section] if section else [], Spot("json-ld", "BreadcrumbList", 0.6))
    if not trailed and any(c.confidence >= _SURE for c in page.candidates.get("section", ())):
        return  # what is shown could not change it
    steps, lines = shown_trail(page)
    if steps and (section := trail_section(steps, titles, site)):
        for candidate in sectioned([section], Spot("visible", f"line {lines[0]}", 0.6)):
            yield candidate._replace(raw=" > ".join(steps), lines=lines)
    yield from labels(page)
    segment = _path_section(page.url)
    yield from sectioned([segment] if segment else [], Spot("url", "url", 0.2))


def _titles(page: Page) -> list[str]:
    """What the article is called: the chosen headline and all stated ones."""
    found = page.found.get("headline")
    titles = [found.value] if found else []
    titles.extend(c.value for c in page.candidates.get("headline", ()) if isinstance(c.value, str))
    return list(dict.fromkeys(titles))


def _path_section(url: str | None) -> str | None:
    """The first part of the address's path that names a subject: "/politik/ausland/…" → "Politik"."""
    if not url:
        return None
    try:
        segments = [unquote(s) for s in urlsplit(url).path.split("/") if s]
    except ValueError:
        return None
    ignored, people = load_toml("sections")["path"]["no_section"], load_toml("sections")["path"]["people"]
    for segment in segments[:-1]:
        word = segment.lower()
        if word in people:
            return None  # what follows is a name
        if word in ignored or len(word) < 3 or len(word) > 30 or word.count("-") > 3 or _LOCALE.fullmatch(word):
            continue
        if word.replace("-", "").replace("_", "").isalpha():
            name = segment.replace("-", " ").replace("_", " ")
            return name[0].upper() + name[1:]
    return None


def _language(page: Page) -> Iterator[Candidate]:
    """The language as stated in markup, checked against the text; the text's own when the two clearly differ."""
    text = _sample(page)
    stated = language_tag(page.head.lang or "")
    others = [c.value for c in page.candidates.get("language", ())]
    if stated:
        yield Spot("markup", "html[lang]", 0.8).candidate("language", stated, page.head.lang or stated)
    # Where the first words bear the statement out, no other language needs a try.
    if stated and confirms(text, stated):
        return
    spoken = guess(text)
    if not spoken:
        return
    language, certainty = spoken
    agreed = next((tag for tag in (stated, *others) if tag and close(tag, language)), None)
    if agreed is None:
        clear = certainty >= _CLEAR or not (stated or others)
        yield Spot("text", "text", 0.99 if clear else 0.3).candidate("language", language, text[:80])
    elif agreed != stated:
        # Another statement agrees with the text where <html lang> does not, or is silent.
        yield Spot("text", "text", 0.97 if stated and certainty >= _CLEAR else 0.4).candidate(
            "language", agreed, text[:80]
        )


def _sample(page: Page) -> str:
    """Text to tell the language by: the body's, or else the page's longer lines."""
    chosen = [page.lines[i].text for i in page.body] or [x.text for x in page.lines if len(x.text) >= _TEXT_LINE]
    size, sample = 0, []
    for line in chosen or [line.text for line in page.lines]:
        sample.append(line)
        size += len(line)
        if size > _ENOUGH_TEXT:
            break
    return "\n".join(sample)
