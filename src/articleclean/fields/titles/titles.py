"""Titles: their normal form, how alike two are, and a title without what the site puts around it."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ...data import load_toml
from ...page import Box, Page
from ...source.urls import host

__all__ = [
    "Titler", "hinted", "hinted_box", "is_generic", "listed", "normal", "similarity", "slug_words", "squeeze", "words",
]  # fmt: skip

WORD = re.compile(r"\w+")
ALNUM = re.compile(r"[^\W_]+")
ASCII_NOT_WORD = {code: None for code in range(128) if not chr(code).isalnum()}
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
INVISIBLE_ANY = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
SPACED_WORD = re.compile(
    r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|(?=\w)[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""A word, or one sign of a script that puts no blanks between words."""
DOMAIN = re.compile(r"\A(?:[\w-]+\.)+[a-z]{2,6}", re.IGNORECASE)

# Between a headline and what stands beside it. Blanks on both sides, except for signs that headlines do not use.
SEPARATOR = re.compile(r" (?:[|‖¦│┃·•∙⋅»«›‹>]{1,2}|[-‐-―~/\\]{1,3}|:{1,2}|←|→) | ?[|｜│丨] ?|--+|_(?=[^\W\d])|: ")
STRONG = re.compile(r"[|‖¦│┃｜丨·•∙⋅»«›‹]|::")
"""Signs that hardly ever stand inside a headline."""
LEFT_OVER = re.compile(r"\A[|·•»›/\\:–—-]+ +")
"""What a separator of several signs leaves before a title."""

LONGEST_TAIL = 5
"""Words that an unknown part behind a strong separator may have to be taken for the site's name."""
SHORTEST_HEADLINE = 3
"""Words that must be left before an unknown part is dropped."""
HOST_CHARACTERS = 5
"""Letters a site's name must have to be recognised inside a longer part ("The Example Online" of example.com)."""
LAYOUT = frozenset(("has", "with", "without", "no"))
"""First words of class names that say what stands beside a box, not what it is: "without-sidebar"."""
MAX_PARTS = 6
"""Parts of one title that are looked at, from its beginning."""
PUBLIC = frozenset(("www", "com", "org", "net", "co", "ac", "gov", "edu", "info", "news", "blog", "web", "amp"))


def squeeze(text: str) -> str:
    """The text on one line, single blanks, without soft hyphens and zero-width signs."""
    return " ".join(visible(text).split())


def visible(text: str) -> str:
    """The text without soft hyphens and zero-width signs."""
    # Translating costs ten times the search, and few texts have such signs.
    return text if text.isascii() or not INVISIBLE_ANY.search(text) else text.translate(INVISIBLE)


def normal(text: str) -> str:
    """Letters and digits alone, case aside: two texts with one normal form say the same."""
    if text.isascii():
        return text.lower().translate(ASCII_NOT_WORD)
    return "".join(ALNUM.findall(unicodedata.normalize("NFKC", text).casefold()))


def words(text: str) -> list[str]:
    """The words of a text, case aside; of scripts without blanks its single signs."""
    if text.isascii():
        return WORD.findall(text.casefold())
    text = unicodedata.normalize("NFKC", visible(text)).casefold()
    return SPACED_WORD.findall(text)


def similarity(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of words in common (Dice): 0 for none, 1 for the same words."""
    a, b = frozenset(one), frozenset(other)
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


@cache
def listed(table: str) -> frozenset[str]:
    """Normal forms of all entries of one table of data/titles.toml, all languages together."""
    return frozenset(normal(entry) for entries in load_toml("titles")[table].values() for entry in entries)


def is_generic(form: str) -> bool:
    """Whether a normal form names a part of a site ("Menu", "Suche") or a state of the page ("404")."""
    return not form or form.isdigit() or form in listed("generic")


@cache
def hint_words(part: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The hints for a part: whole tokens, single words, and two words side by side."""
    hints: list[str] = load_toml("titles")["hints"][part]
    pairs = frozenset(hint for hint in hints if " " in hint)
    tokens = frozenset(hint.removeprefix("=") for hint in hints)
    return tokens - pairs, frozenset(h for h in hints if not h.startswith("=")) - pairs, pairs


def hinted_box(box: Box, part: str) -> bool:
    """`hinted` for a box; a look at its words is enough for most."""
    return not hint_openings(part).isdisjoint(box.words) and hinted(box.names, part)


@cache
def hint_openings(part: str) -> frozenset[str]:
    """The hints for a part; of two words the first."""
    tokens, single, pairs = hint_words(part)
    return tokens | single | {pair.partition(" ")[0] for pair in pairs}


def hinted(names: Iterable[str], part: str) -> bool:
    """Whether class or id tokens (lower case) say that an element is this part: "headline", "kicker", "standfirst"."""
    tokens, single, pairs = hint_words(part)
    for name in names:
        if name in tokens:
            return True
        if "-" in name or "_" in name:
            cut = name.replace("-", " ").replace("_", " ").split()
            if cut and cut[0] in LAYOUT:
                continue
            if not single.isdisjoint(cut):
                return True
            if pairs and any(f"{a} {b}" in pairs for a, b in pairwise(cut)):
                return True
    return False


def slug_words(url: str | None) -> list[str]:
    """The words of an address's longest path segment, which repeats the headline; none when it has under three."""
    if not url:
        return []
    try:
        path = unquote(urlsplit(url).path).casefold()
    except ValueError:
        return []
    longest = max(path.rsplit(".", 1)[0].split("/"), key=len)
    found = [word for word in words(longest.replace("_", "-")) if not word.isdigit() and len(word) > 1]
    return found if len(found) >= 3 else []


def without_accents(text: str) -> str:
    """The text as addresses spell it: "Größe" → "groesse", "café" → "cafe"."""
    if text.isascii():
        return text
    text = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def slug_share(slug: list[str], title: Collection[str]) -> float:
    """The share of an address's words that a title has (both casefolded)."""
    if not slug:
        return 0.0
    plain = set(title)
    plain.update([without_accents(word) for word in title if not word.isascii()])
    return sum([word in plain or (not word.isascii() and without_accents(word) in plain) for word in slug]) / len(slug)


class Part(NamedTuple):
    """A part of a title between separators: text[start:end]."""

    start: int
    end: int
    sign: str
    """The separator before it, "" at the beginning."""
    form: str
    """Normal form."""


def parts_of(title: str) -> list[Part]:
    """The parts of a squeezed title, those without letters and digits left out."""
    parts, start, sign = [], 0, ""
    for match in SEPARATOR.finditer(title):
        parts.append(Part(start, match.start(), sign, normal(title[start : match.start()])))
        start, sign = match.end(), match[0]
    parts.append(Part(start, len(title), sign, normal(title[start:])))
    return [part for part in parts if part.form] or parts[:1]


class Titler:
    """Takes the site's name, section and the like off titles; knows one page's site."""

    def __init__(self, names: Iterable[str] = (), url: str | None = None) -> None:
        """`names`: what the site calls itself; `url`: the page's address."""
        self._parts: dict[str, list[Part]] = {}
        self.names = {form for name in names if (form := normal(name))}
        labels = (host(url) or "").split(".") if url and "//" in url else []
        self.host = normal("".join(label for label in labels if label != "www"))
        self.labels = {form for label in labels[:-1] if label not in PUBLIC and len(form := normal(label)) > 2}

    @classmethod
    def of(cls, page: Page) -> "Titler":
        """For a page, after its metadata is read."""
        stated = [c.value for c in page.candidates.get("site_name", ()) if c.confidence >= 0.5]
        canonical = next((link.href for link in page.head.links if "canonical" in link.rel), None)
        return cls(stated, page.url or canonical)

    def parts(self, title: str) -> list[Part]:
        """`parts_of` a squeezed title; several spots state the same."""
        if title not in self._parts:
            self._parts[title] = parts_of(title)
        return self._parts[title]

    def is_site(self, form: str) -> bool:
        """Whether a normal form is the site's name or its host's."""
        return form in self.names or form in self.labels or (bool(form) and form == self.host)

    def belongs_to_site(self, part: str, form: str) -> bool:
        """Whether a part of a title is the site's name in some form: "Example News", "example.com"."""
        if self.is_site(form) or DOMAIN.fullmatch(part):
            return True
        if part.count(" ") >= LONGEST_TAIL:
            return False
        known = self.names | self.labels
        return any(
            (len(name) >= HOST_CHARACTERS and name in form) or (len(form) >= HOST_CHARACTERS and form in name)
            for name in known
        )

    def strip(self, title: str, *, shown: bool = False) -> str:
        """The title without site name, section and state around it.

        Args:
            title: as the page states or shows it.
            shown: it is visible text: only the site's name behind a separator is taken off.
        """
        title = squeeze(title)
        parts = self.parts(title) if SEPARATOR.search(title) else []
        if len(parts) < 2:
            return title
        first, last = self.front(title, parts, shown), len(parts)
        for i in range(first + 1, len(parts)):
            part = title[parts[i].start : parts[i].end]
            if parts[i].sign != ": " and self.belongs_to_site(part, parts[i].form):
                last = i
                break
        if not shown:
            last = self.tail(title, parts, first, last)
        kept = title[parts[first].start : parts[last - 1].end]
        rest = LEFT_OVER.match(kept)
        return kept[rest.end() :] if rest and first else kept

    def front(self, title: str, parts: list[Part], shown: bool) -> int:
        """How many leading parts are the site's name or a word for a part of it."""
        first = 0
        while not shown and first < len(parts) - 1:
            part, sign = parts[first], parts[first + 1].sign
            generic = sign != ": " and part.form in listed("generic")
            if not (generic or self.is_site(part.form) or DOMAIN.fullmatch(title[part.start : part.end])):
                break
            first += 1
        return first

    def tail(self, title: str, parts: list[Part], first: int, last: int) -> int:
        """Where the headline ends, when sections, states and one unknown name after it are left out."""
        cut = last < len(parts)
        while last - first > 1:
            part = parts[last - 1]
            strong = bool(STRONG.search(part.sign))
            left = words(title[parts[first].start : parts[last - 2].end])
            known = part.form in listed("suffixes") or part.form in listed("sections")
            unknown = strong and not cut and len(left) >= SHORTEST_HEADLINE
            unknown = unknown and len(words(title[part.start : part.end])) <= min(LONGEST_TAIL, len(left))
            if part.sign == ": " or not ((known and (strong or cut)) or unknown):
                break
            cut, last = True, last - 1
        return last

    def runs(self, title: str) -> set[str]:
        """Normal forms of all runs of parts of a title that are long enough to be its headline."""
        title = squeeze(title)
        parts = self.parts(title)[:MAX_PARTS]
        counts = [len(words(title[part.start : part.end])) for part in parts]
        forms = set()
        for i in range(len(parts)):
            for j in range(i, len(parts)):
                start, end = parts[i].start, parts[j].end
                if (end - start) * 3 >= len(title) and sum(counts[i : j + 1]) >= SHORTEST_HEADLINE:
                    forms.add(parts[i].form if i == j else normal(title[start:end]))
        return forms
