"""`to_jsonld`, `to_ninjs`, `to_tei`: well-formed, of the standard's shape, nothing invented."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from articleclean import (
    Article,
    Code,
    Dateline,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Person,
    Quote,
    Separator,
    Table,
)
from strategies import articles

PICTURE = Image("https://example.org/1.jpg", "The bridge", "J. Roe/dpa", "bridge", 800, 600)
ARTICLE = Article(
    ok=True,
    headline="Bridge reopens",
    kicker="Traffic",
    standfirst="After two years.",
    published=date(2020, 5, 1),
    modified=datetime(2020, 5, 2, 9, 30, tzinfo=UTC),
    authors=(Person("Jane Roe", "https://example.org/jane", "Transport Correspondent"), Person("Max Muster")),
    agencies=("dpa", "AFP"),
    signoff="jr (dpa, AFP)",
    dateline=Dateline("LINZ, May 1", "LINZ"),
    short_link="https://short.example/1",
    canonical_url="https://example.org/bridge",
    url="https://example.org/bridge?x=1",
    site_name="The Example",
    section="Regional",
    tags=("bridge", "tram"),
    language="en",
    images=(PICTURE, Image(caption="The river")),
    body=(
        Paragraph("LINZ, May 1 - It opened.", (Mark(14, 16, "strong"), Mark(17, 23, "link", "https://example.org/o"))),
        Figure(PICTURE),
        Heading("What comes next", 3),
        Quote("One."),
        Quote("Two."),
        ListBlock((ListItem("a", children=(ListBlock((ListItem("b"),), True),)),)),
        Table((("Year",), ("2020",)), 1),
        Separator(),
        Code("x\n= 1"),
    ),
    correction="An earlier version named another bridge.",
    paywalled=False,
)


def test_jsonld() -> None:
    data = ARTICLE.to_jsonld()
    assert data.pop("articleBody") == ARTICLE.to_text()
    assert data == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": "https://example.org/bridge",
        "sameAs": "https://short.example/1",
        "headline": "Bridge reopens",
        "description": "After two years.",
        "datePublished": "2020-05-01",
        "dateModified": "2020-05-02T09:30:00+00:00",
        "author": [
            {
                "@type": "Person",
                "name": "Jane Roe",
                "url": "https://example.org/jane",
                "jobTitle": "Transport Correspondent",
            },
            {"@type": "Person", "name": "Max Muster"},
        ],
        "sourceOrganization": [{"@type": "Organization", "name": "dpa"}, {"@type": "Organization", "name": "AFP"}],
        "creditText": "jr (dpa, AFP)",
        "publisher": {"@type": "Organization", "name": "The Example"},
        "image": [
            {
                "@type": "ImageObject",
                "url": "https://example.org/1.jpg",
                "caption": "The bridge",
                "creditText": "J. Roe/dpa",
                "description": "bridge",
                "width": 800,
                "height": 600,
            },
            {"@type": "ImageObject", "caption": "The river"},
        ],
        "articleSection": "Regional",
        "keywords": ["bridge", "tram"],
        "inLanguage": "en",
        "dateline": "LINZ, May 1",
        "correction": "An earlier version named another bridge.",
        "isAccessibleForFree": True,
    }


def test_jsonld_of_nothing_says_nothing() -> None:
    assert Article().to_jsonld() == {"@context": "https://schema.org", "@type": "NewsArticle"}
    assert Article(paywalled=True).to_jsonld()["isAccessibleForFree"] is False


def test_ninjs() -> None:
    data = ARTICLE.to_ninjs()
    bodies = data.pop("bodies")
    assert [body["contentType"] for body in bodies] == ["text/plain", "text/html"]
    assert bodies[0]["value"] == ARTICLE.to_text()
    assert bodies[0]["wordCount"] == len(ARTICLE.to_text().split())
    assert data == {
        "uri": "https://example.org/bridge",
        "standard": {
            "name": "ninjs",
            "version": "3.1",
            "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
        },
        "type": "text",
        "versionCreated": "2020-05-02T09:30:00+00:00",
        "language": "en",
        "headlines": [{"role": "main", "value": "Bridge reopens"}, {"role": "kicker", "value": "Traffic"}],
        "descriptions": [
            {"role": "standfirst", "value": "After two years."},
            {"role": "correction", "value": "An earlier version named another bridge."},
        ],
        "by": "Jane Roe, Max Muster",
        "people": [
            {"name": "Jane Roe", "rel": "author", "uri": "https://example.org/jane"},
            {"name": "Max Muster", "rel": "author"},
        ],
        "infoSources": [
            {"name": "dpa", "role": "agency"},
            {"name": "AFP", "role": "agency"},
            {"name": "The Example", "role": "publisher"},
        ],
        "located": "LINZ",
        "subjects": [
            {"name": "Regional", "rel": "section"},
            {"name": "bridge", "rel": "keyword"},
            {"name": "tram", "rel": "keyword"},
        ],
        "altIds": [{"role": "shortLink", "value": "https://short.example/1"}],
        "associations": [
            {
                "name": "picture-1",
                "uri": "https://example.org/1.jpg",
                "type": "picture",
                "by": "J. Roe/dpa",
                "descriptions": [{"role": "caption", "value": "The bridge"}, {"role": "alt", "value": "bridge"}],
                "renditions": [
                    {"name": "main", "href": "https://example.org/1.jpg", "width": 800, "height": 600},
                ],
            },
            {
                "name": "picture-2",
                "uri": "https://example.org/bridge#picture-2",
                "type": "picture",
                "descriptions": [{"role": "caption", "value": "The river"}],
            },
        ],
    }


# The properties that ninjs 3.1 has for these objects; it allows no others.
NINJS = {
    *("uri", "standard", "type", "firstCreated", "versionCreated", "language", "headlines", "descriptions", "bodies"),
    *("by", "people", "infoSources", "located", "subjects", "altIds", "associations", "renditions"),
}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d")


def check_ninjs(data: dict[str, Any], extra: frozenset[str] = frozenset()) -> None:
    assert data["uri"]
    assert set(data) <= NINJS | extra
    for name in ("firstCreated", "versionCreated"):
        assert INSTANT.fullmatch(data.get(name, "2020-05-02T09:30:00+00:00"))
    for picture in data.get("associations", []):
        check_ninjs(picture, frozenset({"name"}))


@given(articles())
def test_ninjs_has_only_what_the_standard_has(article: Article) -> None:
    check_ninjs(article.to_ninjs())


def test_ninjs_names_a_page_without_address_by_its_text() -> None:
    one, other = Article(headline="A").to_ninjs()["uri"], Article(headline="B").to_ninjs()["uri"]
    assert one.startswith("ni:///sha-256;")
    assert one != other
    assert one == Article(headline="A").to_ninjs()["uri"]


def test_ninjs_invents_no_time() -> None:
    assert "firstCreated" not in ARTICLE.to_ninjs()
    assert "versionCreated" not in Article(published=datetime(2020, 5, 1, 9, 30)).to_ninjs()
    aware = Article(published=datetime(2020, 5, 1, 9, 30, tzinfo=UTC)).to_ninjs()
    assert aware["firstCreated"] == aware["versionCreated"] == "2020-05-01T09:30:00+00:00"


@given(articles())
def test_all_are_json_and_the_same_each_time(article: Article) -> None:
    assert json.dumps(article.to_jsonld()) == json.dumps(article.to_jsonld())
    assert json.dumps(article.to_ninjs()) == json.dumps(article.to_ninjs())
    assert article.to_tei() == article.to_tei()


TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def tei_texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(str(text) for text in node.itertext()) for node in root.iterfind(path, TEI)]


def test_tei() -> None:
    root = etree.fromstring(ARTICLE.to_tei())
    assert root.tag == "{http://www.tei-c.org/ns/1.0}TEI"
    assert tei_texts(root, "t:teiHeader/t:fileDesc/t:titleStmt/t:title") == ["Bridge reopens"]
    assert tei_texts(root, ".//t:titleStmt/t:author") == ["Jane Roe", "Max Muster"]
    assert tei_texts(root, ".//t:publicationStmt/t:publisher") == ["The Example"]
    assert [date.get("when") for date in root.iterfind(".//t:publicationStmt/t:date", TEI)] == ["2020-05-01"]
    assert tei_texts(root, ".//t:sourceDesc/t:bibl/t:orgName") == ["dpa", "AFP"]
    assert tei_texts(root, ".//t:textClass/t:keywords/t:term") == ["Regional", "bridge", "tram"]
    assert tei_texts(root, "t:text/t:body/t:head") == ["Bridge reopens"]
    assert tei_texts(root, "t:text/t:body/t:argument") == ["After two years."]
    assert tei_texts(root, "t:text/t:body/t:p") == ["LINZ, May 1 - It opened."]
    assert tei_texts(root, "t:text/t:body/t:div/t:head") == ["What comes next"]
    assert tei_texts(root, ".//t:div/t:quote/t:p") == ["One.", "Two."]
    assert tei_texts(root, ".//t:item/t:list/t:item") == ["b"]
    assert tei_texts(root, ".//t:row[@role='label']/t:cell") == ["Year"]
    assert tei_texts(root, ".//t:figure/t:note") == ["J. Roe/dpa"]
    assert len(root.findall(".//t:milestone", TEI)) == 1
    assert len(root.findall(".//t:code/t:lb", TEI)) == 1


@given(articles())
def test_tei_is_well_formed_and_holds_the_words(article: Article) -> None:
    root = etree.fromstring(article.to_tei())
    shown = [text.split() for text in tei_texts(root, "t:text/t:body//t:p")]
    for block in article.body:
        if isinstance(block, Paragraph) and not block.marks and "\n" not in block.text:
            assert block.text.split() in shown


@given(st.text())
def test_tei_is_well_formed_for_any_text(text: str) -> None:
    marks = (Mark(0, len(text), "link", "https://example.org/" + text),)
    body = (Paragraph(text, marks), Heading(text), Code(text, text), Figure(Image("https://example.org/" + text, text)))
    article = Article(headline=text, language=text, tags=(text,), body=body)
    assert etree.fromstring(article.to_tei()) is not None
