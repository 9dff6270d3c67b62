"""Our tree loses no word that a browser shows: hand-written and random markup, beside an HTML5 parser's tree.

The shapes are those that the HTML Standard's own tree-construction tests (html5lib-tests) try, with words of ours.
"""

import gzip
import importlib
import re
import sys
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

import articleclean as ac
from articleclean.source import read
from articleclean.source.html import parse
from articleclean.source.libxml import read_tree
from articleclean.source.nesting import flatten

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.append(str(BENCHMARKS))
truth: Any = importlib.import_module("parser_truth")

# libxml2 cuts markup into tags as browsers do from 2.14 on; before, words are kept but some are written otherwise.
CUTS_AS_BROWSERS = etree.LIBXML_VERSION >= (2, 14)


def trees(markup: str) -> tuple[list[str], list[str]]:
    """The words that are shown, in a browser's tree and in ours."""
    return truth.shown_words(truth.browser_tree(markup)), truth.shown_words(parse(markup, []))


SHAPES = {
    "comment-unclosed": "<p>one</p><!-- two <p>three</p>",
    "comment-empty": "<p>one<!-->two</p>three<!--->four",
    "comment-bang": "<p>one<!-- x --!>two</p>",
    "comment-in-comment": "<p>one<!-- a <!-- b --> two -->three",
    "comment-bogus": "<p>one<!two>three<! x>four</ x>five",
    "processing-instruction": '<?xml version="1.0"?><p>one<?php echo "a > b" ?>two',
    "xml-namespace": "<p>one<?xml:namespace prefix = o />two",
    "server-tags": "<p>one<%= a %>two<% if (a > b) %>three",
    "less-than": "<p>a < b and c<3 d <- e <= f << g <1> h <$x> i",
    "less-than-last": "<p>one two <",
    "tag-unclosed": "<p>one two <b three",
    "attribute-unclosed": '<p>one two <b c="three four <p>five</p>',
    "quote-unclosed": '<p>one <a href="x>two</a> three <a href="y">four</a> five',
    "quote-misplaced": "<p>one <a href=x\"y>two</a> <a title='it's'>three</a> <a \"b\">four</a> <a =c>five</a>",
    "attribute-with-tag": '<p title="a > b">one<p title=a>b>two',
    "attribute-slash": '<a href=/x/>one</a><a href="x"/>two</a>three',
    "plaintext": "<p>one<plaintext>two<p>three</p></plaintext>four",
    "noscript": "<p>one<noscript>two<p>three</noscript>four",
    "noscript-block-unclosed": "<noscript><div>one</noscript><p>two three</p>",
    "noscript-table-unclosed": "<noscript><table><tr><td>one<td>x</noscript><p>two",
    "noscript-raw-unclosed": "<noscript><iframe src=x></noscript><p>one</p>two",
    "noscript-comment-unclosed": "<noscript><!-- one</noscript><p>two</p>",
    "noscript-in-head": "<head><noscript><div><img></noscript><title>t</title></head><body>one",
    "template": "<p>one<template>two<p>three</p></template>four",
    "template-block-unclosed": "<ul><template><li><div>one</li></template><li>two</ul>three",
    "template-row": "<template><tr><table></tr></template>one",
    "template-in-table": "<table><template><tr><td>one</td></tr></template><tr><td>two</td></tr></table>three",
    "textarea-unclosed": "<p>one<textarea>two<p>three</p>",
    "textarea-ends": "<textarea>a</textareax>b</textarea >one",
    "title-in-body": "<body><p>one<title>two</title>three",
    "script-comment": "<p>one<script><!-- x </script>two",
    "script-in-script": "<p>one<script><!-- <script> x </script> y --></script>two",
    "script-string": '<script>"<!--"</script>one',
    "style-comment": "<p>one<style><!-- x </style>two--></style>three",
    "cdata": "<p>one<![CDATA[two]]>three",
    "svg-html": "<svg><p>one</p></svg>two",
    "svg-unclosed": "<div><svg><g><path/><div>one</div>two<b>three</b></g>four</div>five<p>six",
    "svg-in-svg": "<svg>a<svg>b<p>one</svg>two</svg>three",
    "svg-closed-by-itself": "<svg><path/><style/></svg>one<svg><title/></svg>two<svg/>three",
    "svg-foreign-object": "<svg><foreignObject><p>a</p></foreignObject></svg>one",
    "math": "<math><mi>x</mi></math>one<math><mi>y<div>two</div></math>three",
    "table-foster": "<table>one<tr>two<td>three</td>four</tr>five</table>six",
    "table-foster-block": "<table><p>one</p><tr><td>two</table>three",
    "table-in-cell": "<table><tr><td>a<table>b<tr><td>c</table>d",
    "table-wrong-ends": "<table><tr><td>one</div>two</p>three</td></td>four</table></table>five",
    "table-caption": "<table><caption>one<tr><td>two</caption><td>three",
    "table-columns": "<table><colgroup>one<col>two<caption>three<tr><td>four</table>",
    "table-parts-alone": "<td>one<tr>two<tbody>three<p>four",
    "select-markup": "<select><option>a<b>b</b></select>one",
    "select-block-unclosed": "<select><option><div>a</select>one",
    "select-then-input": "<form><select><option>a<input>one</form>two",
    "select-in-select": "<select><option>a<select>one",
    "object-block-unclosed": "<object><div></object>one",
    "forms-nested": "<form>one<form>two</form>three</form>four",
    "links-nested": "<a href=x>one<a href=y>two</a>three</a>four",
    "paragraph-block": "<p>one<div>two</div>three</p>four",
    "paragraph-hidden": "<p hidden>a<section>one</section>two",
    "paragraph-hidden-inline": '<p style="display:none"><i>a<div>one</div></i></p>two',
    "line-breaks": "one<br/>two</br>three<br></br>four<BR/ >five<br / >six</BR>seven",
    "line-break-end-tag-alone": "flyers.</br>Members",
    "paragraph-end-tag": "one</p>two</p>three<div>four</p><b>five</b></div>",
    "frameset": "<frameset><frame><noframes>one<p>two</p></noframes></frameset>",
    "frameset-late": "<p>one<frameset><frame></frameset>two",
    "body-twice": "<body class=a>one<body class=b>two</body>three</html>four<html><p>five",
    "head-late": "<body>one<head><title>t</title></head>two",
    "head-with-body": "<head><title>t</title><button>one</button> <meta name=a><nav>two</nav></head><body>three",
    "head-in-second-page": "<p>one</html><html><head><section>two</section></head><body>three",
    "after-html": "<html><body><p>one</p></body></html><p>two</p> three",
    "two-pages": "<html><head><title>a</title><body>one</html><html><head><style>x</style></head><body>two</html>",
    "odd-names": "<my-el>one</my-el><x:y>two</x:y><a.b>three</a.b><a$>four</a$><o:p>five</o:p>",
    "name-with-less-than": "<p>one<div<p>two</p>three<b<i>four",
    "formatting": "<b>1<i>2<p>3</b>4</i>5</p>6",
    "formatting-blocks": "<a>1<div>2<div>3</a>4</div>5</div>6",
    "formatting-table": "<b><table><td>1</b>2<tr><td>3</table>4",
    "no-breaks-nested": "<nobr>one<nobr>two</nobr>three",
    "buttons-nested": "<button>one<button>two</button>three",
    "headings-nested": "<h1>1<h2>2</h1>3</h2>4",
    "items": "<ul><li>1<ul><li>2</ul><li>3</ul><li>4<dd>5<dt>6",
    "preformatted": "<pre>\none</pre><listing>\ntwo</listing>",
    "raw-texts": "<xmp>one</xmp>two<noembed>a<p>b</noembed><iframe>c<p></iframe>three",
    "closed-by-slash": "<div/>one<p/>two<span/>three<a/>four<script src=a></script>five",
    "old-elements": "<isindex prompt=x>one <image src=a>two</image>three<marquee>four<keygen>five<bgsound>six",
    "new-elements": "<main>1<search>2</main>3<dialog open>4</dialog><details><summary>5</details>6",
    "ruby": "<ruby>1<rp>(<rt>2<rp>)</ruby>3",
    "conditional-comments": "<p>one<![if !IE]>two<![endif]>three<!--[if IE]>a<![endif]-->four",
    "conditional-comment-shown": "one<!--[if !IE]><!-->two<!--<![endif]-->three<!--[if !IE]>-->four<!--<![endif]-->",
    "doctypes": 'one<!doctype html>two<!DOCTYPE x [<!ENTITY a "b">]>three',
    "end-tag-attributes": "<p>one</p class=x>two</b  > three",
    "byte-order-mark": "one\ufefftwo<p>\ufeff three",
    "references-numeric": "a &#150; b &#x80; c &#65; d&#x41 e &#; f &#x; g &#xg; h &#1; i &#128;",
    "references-named": "&not; &euro; &hellip; &rarr; &nosuch; &ampx &ndash; a&b=c &NotEqualTilde; &bne;",
}
# Before 2.14, libxml2 wrote these words otherwise, or cut tags where no browser does.
NEW_LIBXML2_ONLY = {
    "comment-bogus", "processing-instruction", "plaintext", "textarea-ends", "script-in-script", "odd-names",
    "references-named", "references-numeric", "raw-texts", "textarea-unclosed", "preformatted", "frameset",
    "name-with-less-than",
}  # fmt: skip
# Text in a table but in no cell stays there; browsers move it before the table.
MOVED = {"table-foster", "table-foster-block", "table-in-cell", "table-wrong-ends"}
# The browser's tree drops tags that ours keeps, and so glues words that ours parts. Of ruby it is the other way round.
PARTED = {
    "svg-in-svg", "table-foster", "table-in-cell", "table-wrong-ends", "table-parts-alone", "forms-nested",
    "frameset-late", "body-twice", "ruby",
}  # fmt: skip


@pytest.mark.parametrize("blanks", [True, False], ids=["apart", "glued"])
@pytest.mark.parametrize("name", SHAPES)
def test_no_shown_word_is_lost(name: str, blanks: bool) -> None:
    if name in NEW_LIBXML2_ONLY and not CUTS_AS_BROWSERS:
        pytest.skip("this libxml2 cuts tags in its own way")
    if name in PARTED and not blanks:
        pytest.skip("words are parted at other places")
    browser, ours = trees(re.sub(r"(?<=>)(\w+)(?=<|$)", r" \1 ", SHAPES[name]) if blanks else SHAPES[name])
    found = truth.difference(browser, ours)
    assert browser
    assert found.lost == 0, f"browser {browser}, ours {ours}"
    assert found.moved == 0 or name in MOVED, f"browser {browser}, ours {ours}"


def test_the_measure_sees_what_is_lost_and_what_is_moved() -> None:
    find = truth.difference
    assert (find(list("abcd"), list("abcd")).lost, find(list("abcd"), list("acd")).lost) == (0, 1)
    assert (find(list("abcd"), list("bacd")).moved, find(["one", "two"], ["onetwo"]).lost) == (1, 2)
    browser = truth.browser_tree("<p>one<svg><text>two</text></svg><p hidden>three</p><script>four</script>")
    assert truth.shown_words(browser) == ["one"]
    assert truth.all_words(browser) == ["one", "two", "three"]


# Elements as pages have them. Left out is what differs still: see "The tree a browser sees" in docs/reliability.md.
_TAGS = (
    "p div span b i a font em ul ol li table tr td th tbody caption h1 h2 section article button form pre nobr"
    " noscript template html body head br hr img input dl dt dd center blockquote label small strong"
).split()
_piece = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in _TAGS]),
    st.sampled_from([f"</{tag}>" for tag in _TAGS]),
    st.sampled_from(
        ("</br>", "<!-- x -->", "<!x>", "</ x>", "<svg><path/><div>", "</svg>", "<p hidden>", " < ", " & ")
    ),
    st.just("word"),
    st.just("word"),
)


@pytest.mark.skipif(not CUTS_AS_BROWSERS, reason="this libxml2 cuts tags in its own way")
@given(st.lists(_piece, min_size=1, max_size=25))
@example(["<svg><path/><div>", "word", "</svg>", "word"])
@example(["<noscript>", "<table>", "<td>", "word", "</noscript>", "word"])
def test_random_markup_loses_no_shown_word(pieces: list[str]) -> None:
    markup = "".join(piece if piece != "word" else f" w{at} " for at, piece in enumerate(pieces))
    browser, ours = trees(markup)
    assert truth.difference(browser, ours).lost == 0, f"{markup!r}: browser {browser}, ours {ours}"


# What is nested, and how a level is closed.
LEVELS = {
    "block": ("<div>", "</div>"),
    "block-unclosed": ("<div>", ""),
    "section": ("<section>", "</section>"),
    "quote": ("<blockquote>", "</blockquote>"),
    "inline": ("<span>", "</span>"),
    "inline-unclosed": ("<i>", ""),
    "formatting": ("<b><p>", "</b></p>"),
    "links": ("<a href=x><div>", "</a></div>"),
    "list": ("<ul><li>", "</li></ul>"),
    "list-unclosed": ("<ul><li>", ""),
    "table": ("<table><tr><td>", "</td></tr></table>"),
    "table-unclosed": ("<table><tr><td>", ""),
    "form": ("<form><fieldset>", "</fieldset></form>"),
    "definition": ("<dl><dd>", "</dd></dl>"),
    "details": ("<details open>", "</details>"),
    "paragraph-inline": ("<p><span>", "</p>"),
    "unknown": ("<x-y>", "</x-y>"),
    "upper-case": ("<DIV CLASS='a>b'>", "</DIV>"),
    "wrong-ends": ("<div><b>", "</i></div>"),
}
FIRST, INNER, LAST = "First words stand outside.", "Inner words stand in the middle.", "Last words stand outside again."


def deep(level: str, depth: int, inner: str = INNER) -> str:
    start, end = LEVELS[level]
    return f"<body><p>{FIRST}</p>{start * depth}<p>{inner}</p>{end * depth}<p>{LAST}</p></body>"


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("depth", [127, 256, 300, 3_000])
def test_deep_text_is_not_lost(level: str, depth: int) -> None:
    words = truth.all_words(parse(deep(level, depth), []))
    assert words == f"{FIRST} {INNER} {LAST}".split()


def test_what_the_parser_does_not_say_after_a_hundred_errors() -> None:
    """libxml2 reports no more of them."""
    words = truth.all_words(parse(f"{'</b>' * 150}one</br>two<noscript><div></noscript>three", []))
    assert words == ["one", "two", "three"]
    assert truth.all_words(parse("</b>" * 150 + deep("block", 300), [])) == f"{FIRST} {INNER} {LAST}".split()


@pytest.mark.parametrize("level", LEVELS)
def test_paragraphs_stay_apart_at_any_depth(level: str) -> None:
    page = deep(level, 2_000, "One paragraph.</p><p>And the next.")
    lines = read(page, url=None, content_type=None, markup="html", options=ac.Options()).lines
    assert [line.text for line in lines] == [FIRST, "One paragraph.", "And the next.", LAST]


@pytest.mark.slow
@pytest.mark.parametrize("level", LEVELS)
def test_very_deep_text_is_not_lost(level: str) -> None:
    assert truth.all_words(parse(deep(level, 100_000), [])) == f"{FIRST} {INNER} {LAST}".split()


@pytest.mark.parametrize("depth", [300, 1_500])
def test_deep_sources_of_every_kind(depth: int) -> None:
    page = deep("block", depth)
    soup = BeautifulSoup("<body></body>", "lxml")
    inner: Any = soup.body
    for _ in range(depth):
        inner.append(soup.new_tag("div"))
        inner = inner.div
    inner.string = INNER
    tree = lxml.html.fromstring(page, parser=lxml.html.HTMLParser(huge_tree=True))
    for source in (page, page.encode(), tree, tree.getroottree(), soup):
        lines = read(source, url=None, content_type=None, markup="auto", options=ac.Options()).lines
        assert INNER in [line.text for line in lines], type(source)


def test_what_is_flattened_is_named() -> None:
    assert any("deep" in warning for warning in ac.extract(deep("block", 300)).warnings)
    assert not any("deep" in warning for warning in ac.extract(deep("block", 90)).warnings)


@pytest.mark.parametrize("level", LEVELS)
def test_flattened_markup_is_as_shallow_as_asked(level: str) -> None:
    root = read_tree(flatten(deep(level, 1_000), 100).encode()).root
    assert root is not None
    assert max(sum(1 for _ in element.iterancestors()) for element in root.iter()) <= 110


def test_flattening_leaves_raw_text_comments_and_quoted_tags_alone() -> None:
    script = "<script>if (a<b) document.write('<div>')</script>"
    page = f"<div>{script}<!-- <div> --><p title='<div>a>b'>one</p><textarea><b></textarea>two</div>"
    assert flatten(page, 50) == page.replace("<!-- <div> -->", "")
    flat = flatten(page, 0)
    assert (flat.count(script), flat.count("<div>"), flat.count(">b"), flat.count("<b>")) == (1, 1, 0, 1)


HUGE = 10_500_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        "<p>" + "word " * (HUGE // 5),
        f'<p title="{"a" * HUGE}">',
        f"<!--{'a' * HUGE}-->",
        f"<script>{'a' * HUGE}</script>",
        f"<?{'a' * HUGE}>",
        f"<textarea>{'a' * HUGE}</textarea>",
        f"<p {'a' * HUGE}>",
    ],
    ids=["text", "attribute", "comment", "script", "instruction", "textarea", "attribute-name"],
)
def test_what_follows_a_part_of_more_than_ten_megabytes_is_read(part: str) -> None:
    """libxml2 stops there unless it is told not to."""
    words = truth.all_words(parse(f"<p>first</p>{part}<p>last</p>", []))
    assert (words[0], words[-1]) == ("first", "last")
    assert words.count("word") == (HUGE // 5 if "word" in part else 0)


@pytest.mark.parametrize("line", ["w " * 20_000, "<noscript><div>" * 5_000, "</noscript>" * 5_000, "<svg><p>" * 5_000])
def test_the_report_reads_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    (tmp_path / "a.html").write_text(f"<p>one two</p>{line}", "utf-8")
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(b"<table><tr><td>three</td>four</table>"))
    assert truth.main([str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "on 2 pages; lost 0 (0.0000%)" in out
    assert "moved 1 " in out
    assert truth.main([str(tmp_path / "none")]) == 1
