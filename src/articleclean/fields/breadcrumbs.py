"""Breadcrumbs, stated or shown: the way from the home page to the article, whose last step is its section."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ..data import load_toml
from ..metadata.addresses import bare
from ..metadata.schema_org import Object, address, clean, items, text, types
from ..metadata.values import fold
from ..page import Box, Line, Page, class_words
from .titles.titles import is_generic, listed

__all__ = [
    "in_breadcrumb",
    "is_general",
    "is_no_section",
    "shown_trail",
    "starts_at_home",
    "stated_trails",
    "trail_section",
]

# A sign with the blanks around it; line feeds and those around them; a dash between blanks. None of them is looked for
# inside a run of blanks.
_SEPARATOR = re.compile(r"(?:(?<!\s)\s++)?+[>›»→❯/|][>›»→❯/|\n]*+\s*+|(?<!\s)[^\S\n]*+\n\s*+|(?<!\s)\s++[-–—•·]\s++")
_SIGNS = " >›»→❯/|-–—•·\n"
_LONGEST_STEP = 40
_MOST_STEPS = 8
_LONGEST_LINE = 200
_NUMBER = 5
"""Digits from which on a label is a number."""
_WIDE = frozenset({"body", "html", "main"})
_LABELLED = frozenset({"nav", "ol", "ul"})


def stated_trails(page: Page) -> Iterator[list[str]]:
    """The trails of BreadcrumbList objects, without a last step that is the page itself."""
    for thing in page.head.jsonld:
        if "BreadcrumbList" in types(thing):
            steps = [step for step in items(thing.get("itemListElement")) if isinstance(step, dict)]
            steps.sort(key=_position)
            own = {bare(a) for a in (page.url, *(k.href for k in page.head.links if "canonical" in k.rel)) if a}
            names = []
            for step in steps[:_MOST_STEPS]:
                item = step.get("item")
                target = address(item)
                name = text(step.get("name")) or (text(item) if isinstance(item, dict) else None)
                if name and not (target and bare(page.absolute(target) or target) in own):
                    names.append(name)
            yield names


def _position(step: Object) -> float:
    stated = text(step.get("position")) or ""
    return float(stated) if stated.isascii() and stated.isdigit() else 0.0


def shown_trail(page: Page) -> tuple[list[str], tuple[int, ...]]:
    """The steps of the first visible trail above the body, and its lines; empty when there is none."""
    known: dict[Box, bool] = {}
    says: dict[tuple[str, ...], bool] = {}
    found: list[Line] = []
    for line in page.lines[: page.body[0]] if page.body else page.lines:
        if found and line.index > found[-1].index + 1:
            break
        if line.box is not None and _is_breadcrumb(line.box, known, says):
            found.append(line)
        elif line.box is None and not found and (steps := _dump_trail(line.text)):
            return steps, (line.index,)
    steps = [step for line in found for step in _steps(line, alone=len(found) == 1) if step]
    if len(steps) > _MOST_STEPS:
        return [], ()  # a menu that calls itself so
    return steps, tuple(line.index for line in found)


def _steps(line: Line, *, alone: bool) -> Iterable[str]:
    """The steps in one line: its links and what follows them; where the line is the whole trail, its parts."""
    links = [span for span in line.spans if span.tag == "a"]
    if len(links) > 1:
        return [line.text[s.start : s.end].strip(_SIGNS) for s in links] + [line.text[links[-1].end :].strip(_SIGNS)]
    text = line.text.strip(_SIGNS)
    steps = _SEPARATOR.split(text) if alone else [text]
    if links and len(steps) == 1 and links[0].start == 0 and (rest := line.text[links[0].end :].strip(_SIGNS)):
        return [line.text[: links[0].end].strip(_SIGNS), rest]
    return steps


def _dump_trail(line: str) -> list[str]:
    """A dump's line as a trail, when it starts at the home page."""
    if len(line) > _LONGEST_LINE or not any(sign in line for sign in ">›»→❯/|"):
        return []
    steps = [step for step in _SEPARATOR.split(line.strip()) if step]
    return steps if len(steps) > 1 and _is_home(steps[0]) else []


def in_breadcrumb(box: Box) -> bool:
    """Whether a box is, or is in, a breadcrumb; for single boxes."""
    says: dict[tuple[str, ...], bool] = {}
    return any(_names_breadcrumb(around, says) for around in box.ancestors())


def starts_at_home(line: str) -> bool:
    """Whether a short text is a way from the home page: "Home/Guides"."""
    first = _SEPARATOR.split(line.strip(_SIGNS), maxsplit=1)
    return len(first) > 1 and _is_home(first[0])


def _is_breadcrumb(box: Box, known: dict[Box, bool], says: dict[tuple[str, ...], bool]) -> bool:
    """Whether the box is, or is in, a breadcrumb by its class, id or aria-label.

    `known` keeps the answers for boxes, `says` those for tokens of class and id.
    """
    chain: list[Box] = []
    above: Box | None = box
    while above is not None and above not in known:
        chain.append(above)
        above = above.parent
    answer = above is not None and known[above]
    for inner in reversed(chain):
        answer = known[inner] = answer or _names_breadcrumb(inner, says)
    return answer


def _names_breadcrumb(box: Box, says: dict[tuple[str, ...], bool]) -> bool:
    if box.tag in _WIDE:
        return False  # a class there says what the page has, not what the box is
    names = box.names
    if names not in says:
        says[names] = not _hints().isdisjoint(box.words)
    if says[names]:
        return True
    label = box.element.get("aria-label") if box.tag in _LABELLED else None
    return label is not None and not _hints().isdisjoint(class_words((label.lower(),)))


@cache
def _hints() -> frozenset[str]:
    return frozenset(load_toml("sections")["hints"]["breadcrumb"])


@cache
def _homes() -> frozenset[str]:
    return frozenset(fold(word) for words in load_toml("sections")["home"].values() for word in words)


def _is_home(step: str) -> bool:
    return fold(step.strip(" :")) in _homes()


@cache
def _ways_back() -> tuple[str, ...]:
    return tuple(words for spoken in load_toml("sections")["back"].values() for words in spoken)


def is_no_section(label: str) -> bool:
    """Whether a label leads back, to a form or to a part that any site has ("Sign in"), or is a number of something.

    "News" and the like are sections, if weak ones.
    """
    if is_general(label):
        return False
    form = fold(label)
    digits = sum(c.isdigit() for c in form)
    return (
        is_generic(form) or form in listed("no_kicker") or digits >= _NUMBER or label.lower().startswith(_ways_back())
    )


def is_general(label: str) -> bool:
    """Whether a label says no more than that the page is an article: "News"."""
    return fold(label) in _general()


@cache
def _general() -> frozenset[str]:
    return frozenset(fold(word) for word in load_toml("sections")["generic"]["all"])


def trail_section(steps: Iterable[str], titles: Iterable[str], site: str | None) -> str | None:
    """The last step that is a section: neither the home page nor the article's own title.

    Args:
        steps: the trail, outermost first.
        titles: what the article is called; a step that is one, or starts one, is the article.
        site: the site's name, which often stands for "home".
    """
    folded = [fold(title) for title in titles if title]
    houses = {fold(site)} if site else set()
    for step in reversed([clean(step) for step in steps]):
        key = fold(step)
        if not key or key.isdigit() or len(step) > _LONGEST_STEP or _is_home(step) or key in houses:
            continue
        if is_no_section(step):
            continue
        if any(
            key == title or (len(key) > 12 and (title.startswith(key) or key.startswith(title))) for title in folded
        ):
            continue
        return step
    return None
