"""Credits in the shapes of many languages (`tests/shapes/`), each in the places where pages and dumps have them."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

import articleclean as ac
from credit_texts import TEXTS, dump, html, rows

NEIGHBOURS = {
    "az": "tr", "bn": "hi", "bs": "hr", "da": "sv", "et": "fi", "lt": "pl", "lv": "pl", "mk": "bg", "mn": "ru",
    "ms": "id", "nb": "sv", "sk": "cs", "sl": "hr", "sq": "ro", "sr": "hr", "th": "vi", "ur": "fa",
}  # fmt: skip
"""Languages whose texts stand in for those that have none."""


def spread(places: Iterable[str], table: list[list[str]]) -> list[Any]:
    """Every line of a table in every place; the quick run sees each line in one place, and all places."""
    names = tuple(places)
    return [
        pytest.param(name, *row, marks=() if number % len(names) == turn else pytest.mark.slow)
        for number, row in enumerate(table)
        for turn, name in enumerate(names)
    ]


def listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(",")) if cell else ()


def body_of(language: str) -> str:
    return "\n\n".join(TEXTS[language][1:])


def story(language: str) -> str:
    return language if language in TEXTS else NEIGHBOURS[language]


CLOSINGS: dict[str, Callable[[str, str], str]] = {
    "paragraph": lambda language, text: html(language, close=f"<p>{text}</p>"),
    "emphasis": lambda language, text: html(language, close=f"<p><em>{text}</em></p>"),
    "break": lambda language, text: html(language, tail=f"<br>{text}"),
    "dump": lambda language, text: dump(language, close=text),
}


@pytest.mark.parametrize(
    ("place", "language", "text", "agencies", "initials"), spread(CLOSINGS, rows("signoffs.tsv", 4))
)
def test_closing(place: str, language: str, text: str, agencies: str, initials: str) -> None:
    article = ac.extract(CLOSINGS[place](story(language), text))
    # A dash at the start of a dump's line is a list's.
    assert article.signoff in (text, text.lstrip("- "))
    assert article.agencies == listed(agencies)
    assert article.initials == listed(initials)
    if place != "dump":
        assert article.to_text() == body_of(story(language))


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Gazette/AFP"), ("en", "AFP/The Gazette"), ("fr", "La Gazette et AFP")]
)
def test_the_site_beside_its_agency(language: str, text: str) -> None:
    page = html(language, close=f"<p>{text}</p>")
    assert ac.extract(page).agencies == ()
    named = page.replace("<title>", '<meta property="og:site_name" content="Gazette"><title>')
    assert (ac.extract(named).agencies, ac.extract(named).signoff) == (("AFP",), text)


GLUED = [
    row for row in rows("signoffs.tsv", 4) if row[1][0] in "—–" or (row[1][0] in "([【（" and row[1][-1] in ")]】）")
]


@pytest.mark.parametrize(("language", "text", "agencies", "initials"), GLUED)
def test_glued(language: str, text: str, agencies: str, initials: str) -> None:
    for page in (html(story(language), tail=f" {text}"), dump(story(language), tail=f" {text}")):
        article = ac.extract(page)
        assert article.signoff == text
        assert article.agencies == listed(agencies)
        assert article.initials == listed(initials)
    assert ac.extract(html(story(language), tail=f" {text}")).to_text() == body_of(story(language))


OPENINGS: dict[str, Callable[[str, str], str]] = {
    "text": lambda language, text: html(language, opening=f"{text} "),
    "bold": lambda language, text: html(language, lead=f"<b>{text}</b> "),
    "span": lambda language, text: html(language, lead=f'<span class="dateline">{text}</span> '),
    "dump": lambda language, text: dump(language, opening=f"{text} "),
}


@pytest.mark.parametrize(("place", "language", "text", "town", "agencies"), spread(OPENINGS, rows("datelines.tsv", 4)))
def test_opening(place: str, language: str, text: str, town: str, agencies: str) -> None:
    article = ac.extract(OPENINGS[place](story(language), text))
    assert article.dateline is not None
    assert (article.dateline.place or "") == town
    assert article.agencies == listed(agencies)
    assert article.to_text().startswith(text.split()[0])
    assert article.signoff is None


ALONE: dict[str, Callable[[str, str], str]] = {
    "line": lambda language, text: html(language, byline=f"<p>{text}</p>"),
    "bold": lambda language, text: html(language, lead=f"<b>{text}</b> "),
    "break": lambda language, text: html(language, lead=f"<span>{text}</span><br>"),
    "dump": lambda language, text: dump(language, byline=text),
}


@pytest.mark.parametrize(("place", "language", "text", "town", "agencies"), spread(ALONE, rows("alone.tsv", 4)))
def test_dateline_of_its_own(place: str, language: str, text: str, town: str, agencies: str) -> None:
    article = ac.extract(ALONE[place](story(language), text))
    assert article.dateline is not None
    assert article.dateline.place == town
    assert article.agencies == listed(agencies)


BYLINES: dict[str, Callable[[str, str], str]] = {
    "byline": lambda language, text: html(language, byline=f'<div class="byline">{text}</div>'),
    "span": lambda language, text: html(language, byline=f'<div class="meta"><span class="source">{text}</span></div>'),
    "dump": lambda language, text: dump(language, byline=text),
}


@pytest.mark.parametrize(("place", "language", "text", "agencies"), spread(BYLINES, rows("bylines.tsv", 3)))
def test_under_the_headline(place: str, language: str, text: str, agencies: str) -> None:
    article = ac.extract(BYLINES[place](story(language), text))
    assert article.agencies == listed(agencies)
    if place != "dump":
        assert article.to_text() == body_of(story(language))


NOTHING: dict[str, Callable[[str, str], str]] = {
    "after": lambda language, text: html(language, close=f"<p>{text}</p>"),
    "glued": lambda language, text: html(language, tail=f" {text}"),
    "break": lambda language, text: html(language, tail=f"<br>{text}"),
    "before": lambda language, text: html(language, byline=f"<div>{text}</div>"),
    "opening": lambda language, text: html(language, opening=f"{text} "),
    "caption": lambda language, text: html(language, byline=f"<figure><img src=a.jpg><figcaption>{text}</figure>"),
    "dump": lambda language, text: dump(language, close=text),
}  # fmt: skip


@pytest.mark.parametrize(("place", "language", "text"), spread(NOTHING, rows("nothing.tsv", 2)))
def test_no_credit(place: str, language: str, text: str) -> None:
    article = ac.extract(NOTHING[place](story(language), text))
    assert article.agencies == ()
    assert article.signoff is None
