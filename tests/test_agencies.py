"""Agencies in credits, and on lines of their own at the headline."""

import pytest

from articleclean.candidates import Candidate
from articleclean.fields.credits import agencies
from articleclean.fields.credits.agency_choice import choose_agencies
from articleclean.fields.credits.wires import agencies_in, only_agencies
from credit_page import MORE, TEXT, page, values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AP, Reuters, AFP, dpa", ("AP", "Reuters", "AFP", "dpa")),
        ("dpa-AFX", ("dpa",)),
        ("dpa-infocom, dpa:190307-99-11234/2", ("dpa",)),
        ("Rostock (dpa/mv)", ("dpa",)),
        ("Deutsche Presse-Agentur", ("dpa",)),
        ("ANSA", ("ANSA",)),
        ("ワシントン共同", ("Kyodo",)),
        ("AFP=時事", ("AFP", "Jiji")),
        ("新华社北京5月3日电", ("Xinhua",)),
        ("서울=연합뉴스", ("Yonhap",)),
        ("وفا", ("WAFA",)),
        ("ap", ()),
        ("PAPER", ()),
        ("Fritz Reuter", ()),
        ("Petra", ()),
        ("MENA", ()),
    ],
)
def test_names_in_a_credit(text: str, found: tuple[str, ...]) -> None:
    assert agencies_in(text) == found


def test_only_agencies() -> None:
    assert only_agencies("AFP, dpa") == ("AFP", "dpa")
    assert only_agencies("AFP, Hanoi") == ()


@pytest.mark.parametrize("line", ["EFE", "Quelle: dpa-AFX", "Source: Reuters", "12 May 2020 | Agencia EFE"])
def test_line_at_the_headline(line: str) -> None:
    made = page(f"<h1>Bridge shut</h1><div>{line}</div><p>{TEXT}</p><p>{MORE}</p>", headline="Bridge shut")
    assert len(values(agencies.detect, made, "agencies")) == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=a.jpg><figcaption>AFP</figcaption></figure>",
        "<img src=a.jpg><div>AFP</div>",
        '<div class="photo-credit">AFP</div>',
        '<ul><li><a href="/tag/afp">AFP</a></ul>',
        "<div>Image: Getty Images/AFP</div>",
        "<div>He told Reuters news agency.</div>",
    ],
)
def test_pictures_menus_and_sentences_credit_nothing(markup: str) -> None:
    made = page(f"<h1>Bridge shut</h1>{markup}<p>{TEXT}</p><p>{MORE}</p>", headline="Bridge shut")
    assert [v for v in agencies.detect(made) if v.confidence >= 0.5] == []


def test_union_of_trustworthy_spots() -> None:
    def stated(value: tuple[str, ...], confidence: float) -> Candidate:
        return Candidate("agencies", value, "visible", "line 1", "", confidence)

    chosen = choose_agencies([stated(("AP",), 0.9), stated(("dpa", "AP"), 0.7), stated(("AFP",), 0.4)])
    assert chosen is not None
    assert chosen.value == ("AP", "dpa")
    assert choose_agencies([stated(("AFP",), 0.4)]) is None
