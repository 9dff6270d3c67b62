"""`to_html`: a fragment that says what the model says and nothing a browser would run."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

from articleclean import (
    Article,
    Code,
    Embed,
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
from articleclean.render.html import body_html
from strategies import articles

TAGS = {
    *("article", "header", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code"),
    *("table", "thead", "tbody", "tr", "th", "td", "figure", "img", "figcaption", "small", "hr", "br", "time"),
    *("a", "em", "strong"),
}
ATTRIBUTES = {"class", "lang", "href", "src", "alt", "width", "height", "datetime"}


@given(articles())
def test_only_known_tags_attributes_and_schemes(article: Article) -> None:
    root = lxml_html.fromstring(article.to_html())
    assert root.tag == "article"
    for element in root.iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        assert re.match("https?://|mailto:|tel:|$", element.get("href", ""), re.IGNORECASE)
        assert re.match("https?://|$", element.get("src", ""), re.IGNORECASE)


@given(st.text(), st.text())
def test_any_text_is_shown_and_never_markup(text: str, href: str) -> None:
    body = (
        Paragraph(text, (Mark(0, len(text), "link", href),)),
        Figure(Image(href, text, text, text)),
        Code(text, text),
    )
    root = lxml_html.fromstring(Article(headline=text, kicker=text, language=text, body=body).to_html())
    assert {element.tag for element in root.iter()} <= TAGS
    assert set().union(*(element.attrib for element in root.iter())) <= ATTRIBUTES


@given(articles())
def test_words_are_the_model_s(article: Article) -> None:
    for block in article.body:
        if isinstance(block, Paragraph | Quote | Heading):
            shown = body_html([block]).replace("<br>", "\n")
            text = "".join(str(part) for part in lxml_html.fromstring(shown).itertext())
            assert text.split() == block.text.split()


def test_a_whole_article() -> None:
    article = Article(
        headline="Bridge & river",
        kicker="Traffic",
        standfirst="After two years.",
        published=None,
        language="en-GB",
        authors=(Person("Jane Roe", "https://example.org/jane"), Person("Max Muster")),
        body=(
            Figure(Image("https://example.org/1.jpg", "The bridge", "J. Roe", 'a "bridge"', 800, 600)),
            Paragraph("One <two>\nthree", (Mark(0, 3, "strong"), Mark(4, 9, "link", "https://example.org/?a=1&b=2"))),
            ListBlock((ListItem("a", children=(ListBlock((ListItem("b"),), True),)),)),
            Quote("One."),
            Quote("Two."),
            Table((("Year",), ("2020",)), 1),
            Separator(),
            Code("x < 1", "python"),
            Embed("https://video.example/1", "video.example"),
        ),
    )
    assert article.to_html() == (
        '<article lang="en-GB">\n<header>\n<p class="kicker">Traffic</p>\n<h1>Bridge &amp; river</h1>\n'
        '<p class="standfirst">After two years.</p>\n'
        '<p class="byline"><a href="https://example.org/jane">Jane Roe</a>, Max Muster</p>\n</header>\n'
        '<figure><img src="https://example.org/1.jpg" alt="a &quot;bridge&quot;" width="800" height="600">'
        "<figcaption>The bridge <small>J. Roe</small></figcaption></figure>\n"
        '<p><strong>One</strong> <a href="https://example.org/?a=1&amp;b=2">&lt;two&gt;</a><br>three</p>\n'
        "<ul><li>a<ol><li>b</li></ol></li></ul>\n"
        "<blockquote>\n<p>One.</p>\n<p>Two.</p>\n</blockquote>\n"
        "<table><thead><tr><th>Year</th></tr></thead><tbody><tr><td>2020</td></tr></tbody></table>\n"
        "<hr>\n"
        '<pre><code class="language-python">x &lt; 1</code></pre>\n'
        '<p class="embed"><a href="https://video.example/1">video.example</a></p>\n'
        "</article>\n"
    )


def test_dates_are_machine_readable() -> None:
    article = Article.from_dict({"published": "2016-12-10", "modified": "2016-12-11T09:30:00+01:00"})
    html = article.to_html()
    assert '<p class="published"><time datetime="2016-12-10">2016-12-10</time></p>' in html
    assert '<time datetime="2016-12-11T09:30:00+01:00">2016-12-11 09:30:00+01:00</time>' in html


def test_hostile_addresses_become_plain_text() -> None:
    for href in (
        "javascript:alert(1)",
        " java\nscript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "/a",
        "vbscript:x",
    ):
        assert body_html([Paragraph("go", (Mark(0, 2, "link", href),))]) == "<p>go</p>"
        assert body_html([Figure(Image(href))]) == ""
        assert body_html([Embed(href)]) == ""
    assert "<a" in body_html([Paragraph("go", (Mark(0, 2, "link", "tel:+1234"),))])


def test_overlapping_marks_nest() -> None:
    marks = (Mark(0, 7, "emphasis"), Mark(4, 13, "strong"))
    assert body_html([Paragraph("one two three", marks)]) == "<p><em>one two</em> <strong>three</strong></p>"
    nested = (Mark(0, 13, "link", "https://a.example"), Mark(4, 7, "code"))
    assert '<a href="https://a.example">one <code>two</code> three</a>' in body_html(
        [Paragraph("one two three", nested)]
    )
