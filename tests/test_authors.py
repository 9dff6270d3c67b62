"""Visible bylines, and the choice among statements of who wrote a text."""

import pytest

from articleclean.article import Person, Source
from articleclean.candidates import Candidate
from articleclean.fields.credits import authors
from articleclean.fields.credits.merge import choose_authors
from credit_page import MORE, TEXT, page, values


def shown(markup: str) -> list[list[str]]:
    made = page(f"<h1>Bridge shut</h1>{markup}<p>{TEXT}</p><p>{MORE}</p>", headline="Bridge shut")
    return [[p.name for p in value] for value in values(authors.detect, made, "authors")]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>By Jane Roe</p>",
        "<p>Von Jane Roe</p>",
        "<p>Par Jane Roe</p>",
        "<p>Words by Jane Roe</p>",
        "<p>Text: Jane Roe</p>",
        "<p>Posted by Jane Roe on May 3, 2019</p>",
        "<p>May 3, 2019 by Jane Roe</p>",
        "<p>3.5.2019 - Jane Roe</p>",
        "<p><span>May 3, 2019</span> <span>Jane Roe</span></p>",
        "<h3>By <a href='/jane-roe/'>Jane Roe</a>, <span>Bridge Columnist</span></h3>",
        "<p>Jane Roe</p><p>3 May 2019</p>",
        "<p>By</p><p>Jane Roe</p>",
        '<div class="byline">Jane Roe</div>',
        '<div class="article__author-name">Jane Roe</div>',
        '<div><a rel="author" href="/x">Jane Roe</a></div>',
        '<div><a href="/author/jane-roe">Jane Roe</a> · 5 min read</div>',
        "<p>By Jane Roe Share Comments 12</p>",
    ],
)
def test_byline_at_the_headline(markup: str) -> None:
    assert shown(markup) == [["Jane Roe"]]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>By Jane Roe and Max Muster</p>",
        '<div class="author">Jane Roe</div><div class="author">Max Muster</div>',
        '<div class="byline"><span>Jane Roe</span> <span>Max Muster</span></div>',
        "<p>By</p><p>Jane Roe</p><p>and</p><p>Max Muster</p>",
        '<div class="byline">Written by <span>Dr Jane Roe</span>, <span>Max Muster</span></div>',
    ],
)
def test_several_authors(markup: str) -> None:
    assert shown(markup)[0] == ["Jane Roe", "Max Muster"]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=a.jpg><figcaption>Photo by Jane Roe</figcaption></figure>",
        "<p>Photos by Jane Roe</p>",
        "<p>Edited by Jane Roe</p>",
        '<div class="comment"><div class="author">Jane Roe</div></div>',
        '<div class="related"><p>By Jane Roe</p></div>',
        "<nav><p>By Jane Roe</p></nav>",
        '<div class="timeline">Bridge Works</div>',
        "<p>By the river</p>",
        '<div class="author">Redaktion</div>',
    ],
)
def test_no_author(markup: str) -> None:
    assert shown(markup) == []


def test_link_and_agency() -> None:
    made = page(
        f'<h1>Bridge shut</h1><p>By <a href="/people/jane">JANE ROE</a>, AP Science Writer</p><p>{TEXT}</p>',
        headline="Bridge shut",
        url="https://bote.example/a",
    )
    assert values(authors.detect, made, "authors") == [(Person("Jane Roe", "https://bote.example/people/jane"),)]
    assert values(authors.detect, made, "agencies") == [("AP",)]


def test_byline_in_the_body_is_owned() -> None:
    made = page(f"<h1>Bridge shut</h1><p>By Jane Roe</p><p>{TEXT}</p><p>{MORE}</p>", body=("By Jane Roe", TEXT, MORE))
    (found,) = [c for c in authors.detect(made) if c.field == "authors"]
    assert (found.lines, found.owns) == ((1,), True)


def test_the_sites_name_is_none() -> None:
    made = page(f"<h1>Bridge shut</h1><p>By Bote</p><p>{TEXT}</p>", headline="Bridge shut", url="https://bote.example/a")
    assert values(authors.detect, made, "authors") == []


def test_dump() -> None:
    made = page(f"Bridge shut\n\nBy Jane Roe\n\n{TEXT}\n\n{MORE}\n", headline="Bridge shut")
    assert [[p.name for p in v] for v in values(authors.detect, made, "authors")] == [["Jane Roe"]]


def stated(source: Source, confidence: float, *persons: Person, lines: tuple[int, ...] = ()) -> Candidate:
    return Candidate("authors", persons, source, source, "", confidence, lines, bool(lines))


JANE, MAX, EVA = Person("Jane Roe"), Person("Max Muster"), Person("Eva Muster")


def test_agreement_beats_one_sure_source() -> None:
    chosen = choose_authors([stated("json-ld", 0.8, EVA), stated("meta", 0.7, JANE), stated("visible", 0.75, JANE)])
    assert chosen is not None
    assert chosen.value == (JANE,)


def test_the_fuller_list_of_those_that_agree() -> None:
    chosen = choose_authors([stated("json-ld", 0.8, JANE), stated("visible", 0.9, JANE, MAX, lines=(3,))])
    assert chosen is not None
    assert chosen.value == (JANE, MAX)
    assert (chosen.lines, chosen.owns) == ((3,), True)


def test_address_and_role_come_from_either() -> None:
    linked, with_role = Person("Jane Roe", url="https://x.example/jane"), Person("Jane Roe", role="Reporter")
    chosen = choose_authors([stated("visible", 0.9, linked), stated("json-ld", 0.8, with_role)])
    assert chosen is not None
    assert chosen.value == (Person("Jane Roe", "https://x.example/jane", "Reporter"),)


def test_nothing_stated() -> None:
    assert choose_authors([]) is None
    assert choose_authors([stated("meta", 0.7)]) is None
