"""The head: metas, links, title, language, base, JSON-LD, in one pass."""

import pytest
from lxml import etree

from articleclean.errors import LimitExceeded
from articleclean.metadata.head import read_head
from articleclean.metadata.lenient_json import is_shallow, nesting
from articleclean.options import Limits
from articleclean.page import Head, LinkTag, MetaTag


def head_of(markup: str) -> Head:
    return read_head(etree.fromstring(markup, etree.HTMLParser()), limits=Limits())[0]


def test_title_is_the_pages_not_a_drawings() -> None:
    page = "<body><svg><title>Icon</title></svg><title> The \n page </title><title>Second</title></body>"
    assert head_of(page).title == "The page"


def test_no_title() -> None:
    assert head_of("<p>Text").title is None


def test_metas_by_every_name_they_have() -> None:
    head = head_of(
        '<meta NAME="Author" content=" Ada Brock "><meta property="og:title twitter:title" content="T">'
        '<meta itemprop="datePublished" content="2020"><meta http-equiv="Content-Language" content="de">'
        '<meta charset="utf-8"><meta name="empty">'
    )
    assert head.metas == (
        MetaTag("author", "Ada Brock", "name"),
        MetaTag("og:title", "T", "property"),
        MetaTag("twitter:title", "T", "property"),
        MetaTag("datepublished", "2020", "itemprop"),
        MetaTag("content-language", "de", "http-equiv"),
    )


def test_links_with_rel_only() -> None:
    head = head_of('<link rel="Canonical shortlink" href=" /a "><link href="/b"><link rel="icon">')
    assert head.links == (LinkTag(("canonical", "shortlink"), "/a"),)


def test_language_and_base() -> None:
    head = head_of('<html lang=" de-AT "><head><base href="https://a.example/"></head><p>x</html>')
    assert (head.lang, head.base) == ("de-AT", "https://a.example/")


def test_xml_language_where_there_is_no_other() -> None:
    root = etree.fromstring('<html xml:lang="fr"><head/></html>')
    assert read_head(root, limits=Limits())[0].lang == "fr"


def test_one_broken_block_costs_only_itself() -> None:
    root = etree.fromstring(
        '<script type="application/ld+json">{"@type": nonsense</script>'
        '<script type="Application/LD+JSON; charset=utf-8">{"@type": "Article", "headline": "H"}</script>'
        "<script>var a = {}</script>",
        etree.HTMLParser(),
    )
    head, warnings = read_head(root, limits=Limits())
    assert head.jsonld == ({"@type": "Article", "headline": "H"},)
    assert warnings == ["JSON-LD block 1 is broken: not read"]


def test_a_block_over_the_limit() -> None:
    root = etree.fromstring(
        f'<script type="application/ld+json">{{"name": "{"x" * 100}"}}</script>', etree.HTMLParser()
    )
    head, warnings = read_head(root, limits=Limits(max_jsonld_bytes=50))
    assert head.jsonld == ()
    assert len(warnings) == 1
    with pytest.raises(LimitExceeded):
        read_head(root, limits=Limits(max_jsonld_bytes=50, strict=True))


@pytest.mark.parametrize("depth", [0, 1, 2, 3, 9, 10, 11, 50])
@pytest.mark.parametrize("shape", ["[{}]", "[[{}]]", '{{"a": [{}, [], 1]}}', '{{"}}": "[", "b": {}}}'])
def test_what_is_shallow_is_nested_no_deeper(shape: str, depth: int) -> None:
    text = '"x"'
    for _ in range(depth):
        text = shape.format(text)
    true = nesting(text)
    assert not is_shallow(text, true - 1) or '"}"' in text  # brackets in strings may deceive it
    assert is_shallow(text, 2 * true + 2)
