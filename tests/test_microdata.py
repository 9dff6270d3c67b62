"""Microdata, hAtom and h-entry: the outermost article's own properties, nobody else's."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from articleclean.metadata.microdata import detect
from articleclean.options import Options
from articleclean.page import Page
from articleclean.source import read

SCOPE = 'itemscope itemtype="https://schema.org/NewsArticle"'


def page_of(body: str, head: str = "") -> Page:
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    return read(markup, url="https://tribune.example/x", content_type=None, markup="html", options=Options())


def stated(page: Page, field: str) -> Any:
    found = sorted((c for c in detect(page) if c.field == field), key=lambda c: -c.confidence)
    return found[0].value if found else None


def names(page: Page) -> list[str]:
    return [person.name for person in stated(page, "authors") or ()]


ARTICLE = f"""<article {SCOPE}>
<h1 itemprop="headline">Bronze heron returns</h1>
<meta itemprop="datePublished" content="2020-03-01T10:00:00Z">
<time itemprop="dateModified" datetime="2020-03-02">now</time>
<span itemprop="author" itemscope itemtype="https://schema.org/Person">By
 <a href="/ada" itemprop="url"><b itemprop="name">Ada
 Brock</b></a></span>
<span itemprop="author">Tom Vale</span> <a itemprop="articleSection">World</a>
<p itemprop="articleBody">Text</p>
<div itemprop="publisher" itemscope itemtype="https://schema.org/Organization">
<meta itemprop="name" content="Tribune"></div>
<div itemscope itemtype="https://schema.org/NewsArticle" itemprop="hasPart"><h2 itemprop="headline">Teaser</h2></div>
</article>"""


def test_the_article_item() -> None:
    page = page_of(ARTICLE)
    assert stated(page, "headline") == "Bronze heron returns"
    assert stated(page, "published") == datetime(2020, 3, 1, 10, tzinfo=UTC)
    assert stated(page, "modified") == date(2020, 3, 2)
    assert names(page) == ["Ada Brock", "Tom Vale"]
    assert stated(page, "section") == "World"
    assert stated(page, "site_name") == "Tribune"


def test_inside_a_web_page_item() -> None:
    body = f'<div itemscope itemtype="https://schema.org/WebPage"><h6 itemprop="name">Site</h6>{ARTICLE}</div>'
    assert stated(page_of(body), "headline") == "Bronze heron returns"


def test_among_several_items_the_one_of_the_pages_title() -> None:
    teaser = f'<div {SCOPE}><h2 itemprop="headline">Another story</h2><span itemprop="author">Not Me</span></div>'
    head = "<title>Bronze heron returns - Tribune</title>"
    assert names(page_of(teaser + ARTICLE + teaser, head)) == ["Ada Brock", "Tom Vale"]
    assert stated(page_of(teaser + teaser, head), "headline") is None


def test_properties_of_no_item() -> None:
    page = page_of('<h1 itemprop="headline">Heron</h1><i itemprop="author">Ada Brock</i>')
    assert names(page) == ["Ada Brock"]
    assert list(detect(page_of('<b itemprop="name">Menu</b><i itemprop="description">Words</i>'))) == []


def test_properties_of_another_item_are_not_the_articles() -> None:
    comment = '<div itemscope itemtype="https://schema.org/Comment"><b itemprop="author">Some Reader</b></div>'
    assert names(page_of(f'<article {SCOPE}><b itemprop="author">Ada Brock</b>{comment}</article>')) == ["Ada Brock"]


HATOM = """<div class="post hentry"><h1 class="entry-title">Bronze heron returns</h1>
<abbr class="published" title="2020-03-01T10:00:00Z">1 March</abbr> <time class="updated" datetime="2020-03-02">2</time>
<span class="author vcard"><a class="url fn" href="/ada">Ada Brock</a></span>
<div class="comment"><cite class="fn">Some Reader</cite></div></div>"""


def test_hatom() -> None:
    page = page_of(HATOM)
    assert stated(page, "headline") == "Bronze heron returns"
    assert stated(page, "published") == datetime(2020, 3, 1, 10, tzinfo=UTC)
    assert stated(page, "modified") == date(2020, 3, 2)
    assert names(page) == ["Ada Brock"]


def test_published_and_updated_in_one_is_publication() -> None:
    page = page_of(
        '<article class="hentry"><time class="entry-date published updated" datetime="2020-03-01">x</time></article>'
    )
    assert stated(page, "published") == date(2020, 3, 1)
    assert stated(page, "modified") is None


def test_h_entry() -> None:
    page = page_of(
        '<article class="h-entry"><h1 class="p-name">Heron</h1><a class="p-author h-card">Ada Brock</a>'
        '<time class="dt-published" datetime="2020-03-01T10:00Z">x</time></article>'
    )
    assert stated(page, "headline") == "Heron"
    assert names(page) == ["Ada Brock"]
    assert stated(page, "published") == datetime(2020, 3, 1, 10, tzinfo=UTC)


def test_several_entries() -> None:
    teaser = '<li class="hentry"><h3 class="entry-title">Another</h3></li>'
    assert stated(page_of(HATOM + teaser * 3), "headline") == "Bronze heron returns"
    assert stated(page_of(teaser * 3), "headline") is None


@pytest.mark.parametrize("name", ["hentry-list", "no-h-entry", "entry-titles", "fnord"])
def test_classes_are_whole_tokens(name: str) -> None:
    assert (
        list(detect(page_of(f'<div class="{name}"><h1 class="{name}">Heron</h1><b class="fnord">A B</b></div>'))) == []
    )


def test_a_dump_has_none() -> None:
    page = read("Heron\n\nText", url=None, content_type=None, markup="text", options=Options())
    assert list(detect(page)) == []
