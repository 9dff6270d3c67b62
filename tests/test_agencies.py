"""Agencies in credits, and on lines of their own at the headline."""

import pytest

from articleclean import extract
from articleclean.candidates import Candidate
from articleclean.fields.credits import agencies
from articleclean.fields.credits.agency_choice import choose_agencies
from articleclean.fields.credits.wires import agencies_in, find, only_agencies
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


@pytest.mark.parametrize("text", ["Ritzau Scanpix", "AP Photo", "NTB Scanpix", "dpa-Zentralbild", "Belga Image"])
def test_picture_services_credit_no_text(text: str) -> None:
    assert agencies_in(text) == ()


def test_ordinary_words_count_where_nothing_else_can_be_meant() -> None:
    assert find("Petra") == ()
    assert [hit.agency for hit in find("Petra", weak=True)] == ["Petra"]
    assert find("AA")[0].doubtful
    assert not find("Anadolu Agency")[0].doubtful


@pytest.mark.parametrize(
    ("language", "url", "line", "found"),
    [
        ("tr", None, "AA", [("AA",)]),
        ("en", None, "AA", []),
        ("en-CA", None, "CP", [("CP",)]),
        ("en", "https://gazette.ca/1", "CP", [("CP",)]),
        ("en", "https://gazette.example/1", "CP", []),
        ("id", None, "ANTARA", [("Antara",)]),
        ("de", None, "ANTARA", []),
    ],
)
def test_short_forms_alone_count_at_home(
    language: str, url: str | None, line: str, found: list[tuple[str, ...]]
) -> None:
    text = f"<h1>Bridge shut</h1><div>{line}</div><p>{TEXT}</p><p>{MORE}</p>"
    made = page(f"<html lang={language}>{text}", headline="Bridge shut", url=url)
    assert values(agencies.detect, made, "agencies") == found


@pytest.mark.parametrize("raw", ["It was first reported by Reuters on Friday.", "REUTERS/Jane Roe", "CP"])
def test_a_mention_or_picture_credit_taken_for_a_byline_is_none(raw: str) -> None:
    assert choose_agencies([Candidate("agencies", ("AFP",), "visible", "line 1", raw, 0.75)]) is None


def test_the_service_stays_in_the_provenance() -> None:
    text = f"<p>Rostock (dpa/mv) – {TEXT}</p><p>{MORE}</p><p>{TEXT}</p>"
    article = extract(f"<html lang=de><h1>Bridge shut</h1>{text}")
    assert (article.agencies, article.provenance["agencies"].raw) == (("dpa",), "Rostock (dpa/mv)")


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
