"""Fields with hostile text: a line, an attribute or a property made of nothing but the words that a detector looks for.

`tests/hostile` has pages with far too many elements; here the text of one is far too long, or its lines are all alike.
"""

import json
import time
from collections.abc import Callable

import pytest

import articleclean as ac

SENTENCES = (
    "The ferry to the island was late again on Monday, and nobody on the quay was surprised. "
    "It has been late on every Monday since the spring, when the old timetable was brought back. "
)
HEADLINE = "<h1>Ferry late again</h1>"
TEXT = f"<p>{SENTENCES * 2}</p><p>{SENTENCES * 2}</p>"
TIMES, GROWTH = 8, 20
"""Eight times the text takes 8 times as long if growth is linear, 64 times if it is quadratic."""
SCREEN = 0.3
"""Seconds: what takes no longer is not measured again."""

UNITS = [
    *("Photo: ", "Foto: dpa/", "(AP) ", "PARIS (Reuters) - ", "Quelle: dpa. ", "(dpa/", "記者", "共同通信AFP"),
    *("3 May 2021 ", "3 May 2021, 14:33 ", "12/12/2021 ", "2021-05-03T10:00 ", "3 hours ago ", "Updated: ", "1. "),
    *("Jane Roe and ", "Jane Roe, ", "By Jane Roe ", "J. ", "O'Neil ", "Dr. ", "Mc", "und ", "ISLANDS "),
    *("Home > ", "Home / ", "- ", "| ", "— ", " · ", "a-", "a.", "a@", "http://a.b/c ", "www.", "'", "“a” ", "(", "（"),
    *("\u00a0", "\u3000", "\u200b", "A", "a ", "1", "İ", "ß ", "e\u0301", "👩\u200d👧 ", "=", "/", ",", ":"),
    *("© ", "(c) ", "٣ ", "Correction: ", "\n", "a\n"),
]  # fmt: skip


def shown(part: str) -> Callable[[str], str]:
    """A page with a text in an element under the headline."""
    tag = part.split()[0]
    return lambda text: f"{HEADLINE}<{part}>{text}</{tag}>{TEXT}<p>{text} {SENTENCES}</p><p>{text}</p>"


def in_meta(text: str) -> str:
    names = (
        "name=author", "name=keywords", "name=date", "property=og:title", "property=og:description",
        "property=article:published_time", "property=article:section", "property=og:site_name", "property=og:image",
    )  # fmt: skip
    metas = "".join(f'<meta {name} content="{text}">' for name in names)
    return f"<title>{text}</title>{metas}{HEADLINE}{TEXT}"


def in_json_ld(text: str) -> str:
    names = "headline author datePublished keywords articleSection image creator description".split()
    stated = json.dumps({"@type": "NewsArticle"} | dict.fromkeys(names, text))
    return f'<script type="application/ld+json">{stated}</script>{HEADLINE}{TEXT}'


def in_attributes(text: str) -> str:
    return (
        f'<div class="{text}" id="{text}" aria-label="{text}" style="{text}">{HEADLINE}<time datetime="{text}">x</time>'
        f'<a href="{text}" rel="{text}">y</a><img src="{text}" alt="{text}" srcset="{text}">{TEXT}</div>'
    )


def in_figure(text: str) -> str:
    caption = f"<figcaption>{text}<span class=credit>{text}</span></figcaption>"
    return f"{HEADLINE}{TEXT}<figure><img src=a.jpg width=900>{caption}</figure>{TEXT}"


def in_dump(text: str) -> str:
    return f"{text}\n\n{SENTENCES * 2}\n\n{text}\n\n{SENTENCES * 2}\n\n{text}\n"


PLACES: dict[str, Callable[[str], str]] = {
    "headline": lambda text: f"<title>{text}</title><h1>{text}</h1>{TEXT}",
    "kicker": shown("div class=kicker"),
    "byline": shown("div class=byline"),
    "date": shown("div class=date"),
    "standfirst": shown("p class=standfirst"),
    "breadcrumb": shown("nav class=breadcrumb"),
    "figure": in_figure,
    "meta": in_meta,
    "json-ld": in_json_ld,
    "attributes": in_attributes,
    "dump": in_dump,
}

MANY: dict[str, tuple[int, Callable[[int], str]]] = {
    "captions": (8_000, lambda n: f"{HEADLINE}{TEXT}{figures(n, 'a.jpg')}{TEXT}"),
    "captions of many pictures": (4_000, lambda n: f"{HEADLINE}{TEXT}{figures(n, '{}.jpg')}{TEXT}"),
    "caption lines": (10_000, lambda n: f"{HEADLINE}{TEXT}{'<p>Photo: Jane Roe</p>' * n}{TEXT}"),
    "caption lines of a dump": (6_000, lambda n: in_dump("Photo: Jane Roe\n" * n)),
    "dates in a line": (50_000, lambda n: f"{HEADLINE}<p class=date>{'3 May 2021, 14:33 ' * n}</p>{TEXT}"),
    "names in a byline": (100_000, lambda n: f"{HEADLINE}<p class=byline>By {'Jane Roe and ' * n}</p>{TEXT}"),
    "names stated": (100_000, lambda n: in_json_ld("Jane Roe and " * n)),
    "a long kicker": (600_000, lambda n: f"<p class=kicker>{'ISLANDS ' * n}</p>{HEADLINE}{TEXT}"),
    "bylines": (10_000, lambda n: f"{HEADLINE}{'<p>By JANE ROE</p>' * n}{TEXT}"),
    "wrapped lines of a dump": (24_000, lambda n: "Ferry late again\n\n" + f"{SENTENCES[:76].strip()}\n" * n),
    "bylines of a dump": (4_000, lambda n: in_dump("By JANE ROE\n" * n)),
    "breadcrumbs": (30_000, lambda n: f"<nav class=breadcrumb>{'<a href=/a>Home</a> &gt; ' * n}</nav>{HEADLINE}{TEXT}"),
    "breadcrumbs in a list": (10_000, lambda n: f"<ol class=breadcrumb>{'<li><a href=/a>Home</a>' * n}</ol>{TEXT}"),
    "stated authors": (5_000, lambda n: "".join(f"<meta name=author content='Jane Roe{i}'>" for i in range(n)) + TEXT),
}  # fmt: skip


def figures(count: int, name: str) -> str:
    figure = f"<figure><img src='{name}' width=900><figcaption>Boat. Photo: Jane Roe</figcaption></figure>"
    return "".join(figure.format(number) for number in range(count))


def seconds(page: str, markup: str) -> float:
    start = time.process_time()
    ac.extract(page, markup=markup)  # type: ignore[arg-type]
    return time.process_time() - start


def grows(make: Callable[[int], str], size: int, markup: str = "html") -> str | None:
    """What is wrong with the time for a page of this size and one of an eighth of it; None if nothing is."""
    page = make(size)
    many = seconds(page, markup)
    if many < SCREEN:
        return None
    few = min(seconds(make(size // TIMES), markup) for _ in range(3))
    many = min(many, seconds(page, markup))
    return f"{few:.3f} s for {size // TIMES}, {many:.3f} s for {size}" if many > GROWTH * few else None


def slow_units(place: str, size: int) -> list[str]:
    wrap, markup = PLACES[place], "text" if place == "dump" else "html"
    found = ((unit, grows(lambda n, u=unit: wrap(u * (n // len(u))), size, markup)) for unit in UNITS)  # type: ignore[misc]
    return [f"{unit!r}: {wrong}" for unit, wrong in found if wrong]


@pytest.fixture(autouse=True, scope="module")
def _loaded() -> None:
    """The tables are read at the first page."""
    ac.extract(HEADLINE + TEXT)


@pytest.mark.parametrize("place", PLACES)
def test_a_long_text_costs_no_more_than_its_length(place: str) -> None:
    """A quadratic step of some nanoseconds takes seconds for so many characters."""
    assert slow_units(place, 16_000) == []


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_a_very_long_text_costs_no_more_than_its_length(place: str) -> None:
    assert slow_units(place, 100_000) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", MANY)
def test_many_lines_of_one_kind_cost_no_more_than_their_number(name: str) -> None:
    size, make = MANY[name]
    assert grows(make, size, "text" if "dump" in name else "html") is None


def test_copies_of_one_picture_are_one_and_all_their_captions_leave_the_text() -> None:
    text = f"<p>{SENTENCES * 2}</p>"
    article = ac.extract(f"{HEADLINE}{text}{text.join(figures(1, 'a.jpg') for _ in range(4))}{text}")
    assert [image.credit for image in article.images] == ["Jane Roe"]
    assert "Photo" not in article.to_text()
