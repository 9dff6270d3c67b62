"""Meta elements: each vocabulary's names, and what their values must not become."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from articleclean.data import load_toml
from articleclean.metadata.meta import detect
from articleclean.options import Options
from articleclean.page import Page
from articleclean.source import read

URL = "https://tribune.example/world/heron"


def page_of(head: str) -> Page:
    markup = f"<html><head>{head}</head><body><p>Text</p></body></html>"
    return read(markup, url=URL, content_type=None, markup="html", options=Options())


def stated(head: str, field: str) -> Any:
    found = sorted((c for c in detect(page_of(head)) if c.field == field), key=lambda c: -c.confidence)
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<meta property="og:title" content="Heron &amp;amp; egret">', "headline", "Heron & egret"),
        ('<meta name="twitter:title" content="Heron">', "headline", "Heron"),
        ('<meta name="DC.Title" content="Heron">', "headline", "Heron"),
        ('<meta name="sailthru.title" content="Heron">', "headline", "Heron"),
        ('<meta property="og:site_name" content="Tribune">', "site_name", "Tribune"),
        ('<meta property="article:section" content="World">', "section", "World"),
        ('<meta property="article:section" content="World,Americas">', "section", "World"),
        ('<meta property="article:section" content="Arts, Leisure">', "section", "Arts, Leisure"),
        ('<meta property="article:section" content="Uncategorized">', "section", None),
        ('<meta property="og:locale" content="de_AT">', "language", "de-AT"),
        ('<meta property="og:locale" content="utf">', "language", None),
        (
            '<meta property="og:url" content="/world/heron?x=1">',
            "canonical_url",
            "https://tribune.example/world/heron?x=1",
        ),
        ('<meta property="og:url" content="https://tribune.example/">', "canonical_url", None),
        ('<meta name="shorturl" content="https://trb.example/x7">', "short_link", "https://trb.example/x7"),
        ('<meta name="shorturl" content="https://tribune.example/world/heron/">', "short_link", None),
        ('<meta property="article:published_time" content="soon">', "published", None),
        ('<meta itemprop="headline" content="Of some item">', "headline", None),
    ],
)
def test_one_name(head: str, field: str, value: object) -> None:
    assert stated(head, field) == value


@pytest.mark.parametrize(
    "name", ["article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "citation_date", "date"]
)
def test_publication(name: str) -> None:
    head = f'<meta name="{name}" content="2020-03-01T10:00:00+00:00">'
    assert stated(head, "published") == datetime(2020, 3, 1, 10, tzinfo=UTC)
    assert stated(head, "modified") is None


def test_modification_is_not_publication() -> None:
    head = '<meta property="article:modified_time" content="2020-03-01T10:00:00Z">'
    assert stated(head, "modified") == datetime(2020, 3, 1, 10, tzinfo=UTC)
    assert stated(head, "published") is None


def names(head: str) -> list[str]:
    return [person.name for person in stated(head, "authors") or ()]


def test_all_authors_of_one_name_together() -> None:
    head = '<meta name="citation_author" content="Ada Brock"><meta name="citation_author" content="Tom Vale">'
    assert names(head) == ["Ada Brock", "Tom Vale"]
    assert names('<meta name="author" content="By Ada Brock and Tom Vale">') == ["Ada Brock", "Tom Vale"]


@pytest.mark.parametrize("content", ["https://www.facebook.com/ada", "@adabrock", "www.tribune.example", "Tribune", ""])
def test_what_is_no_author(content: str) -> None:
    head = f'<meta property="og:site_name" content="Tribune"><meta property="article:author" content="{content}">'
    assert names(head) == []


def test_an_agency_as_author() -> None:
    assert stated('<meta name="author" content="AFP">', "agencies") == ("AFP",)


@pytest.mark.parametrize("label", ["Written by", "Verfasst von", "Écrit par", "Написано автором"])
def test_labelled_author(label: str) -> None:
    assert names(f'<meta name="twitter:label1" content="{label}"><meta name="twitter:data1" content="Ada Brock">') == [
        "Ada Brock"
    ]
    other = '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Four Minutes">'
    assert names(other) == []


def test_tags_are_split_and_said_once_without_the_section() -> None:
    head = (
        '<meta property="article:section" content="World">'
        '<meta property="article:tag" content="Herons; Rivers, herons">'
        '<meta property="article:tag" content="world"><meta property="article:tag" content="Bronze">'
    )
    assert stated(head, "tags") == ("Herons", "Rivers", "Bronze")


def test_parsely_page() -> None:
    stated_there = {"title": "Heron", "author": ["Ada Brock"], "pub_date": "2020-03-01T10:00:00Z"}
    content = json.dumps(stated_there).replace('"', "&quot;")
    head = f'<meta name="parsely-page" content="{content}">'
    assert stated(head, "headline") == "Heron"
    assert names(head) == ["Ada Brock"]
    assert stated(head, "published") == datetime(2020, 3, 1, 10, tzinfo=UTC)
    assert stated('<meta name="parsely-page" content="[[[">', "headline") is None


def test_provenance() -> None:
    (candidate,) = detect(page_of('<meta property="og:title" content="Heron">'))
    assert (candidate.source, candidate.where, candidate.raw) == ("meta", "meta[property=og:title]", "Heron")


def test_table_is_lower_case_and_confidences_are_shares() -> None:
    table = load_toml("meta_names")
    for field, entries in table.items():
        if field not in ("parsely_page", "author_labels"):
            assert all(name == name.lower() and 0 < share < 1 for name, share in entries.items()), field
    assert all(label == label.lower() for labels in table["author_labels"].values() for label in labels)
