"""Sources: bytes to str, HTML or text, tree to lines, dump to lines."""

import time

import pytest
from lxml import etree

import articleclean as ac
from articleclean.options import Options
from articleclean.page import Page
from articleclean.source import read
from articleclean.source.decode import decode
from articleclean.source.dump import dump_lines
from articleclean.source.sniff import looks_like_html


def page_of(source: object, markup: str = "html") -> Page:
    return read(source, url=None, content_type=None, markup=markup, options=Options())  # type: ignore[arg-type]


def texts(source: object, markup: str = "html") -> list[str]:
    return [line.text for line in page_of(source, markup).lines]


# Two paragraphs that keep a small page from counting as one that shows nothing.
ENOUGH = "<p>" + "This page has some text that is shown to everybody. " * 10 + "</p>"


@pytest.mark.parametrize(
    ("data", "content_type", "text"),
    [
        ("Käse".encode(), None, "Käse"),
        ("Käse".encode(), "text/html; charset=iso-8859-1", "Käse"),
        (b'<meta charset="latin-1">' + "Käse".encode(), None, '<meta charset="latin-1">Käse'),
        ("Käse".encode("latin-1"), "text/html; charset=iso-8859-1", "Käse"),
        (b'<meta charset="iso-8859-1">' + "Käse".encode("latin-1"), None, '<meta charset="iso-8859-1">Käse'),
        ("Käse".encode("utf-16"), None, "Käse"),
        (b"\xef\xbb\xbf" + "Käse".encode(), "text/html; charset=utf-16", "Käse"),
        ("<p>Größe".encode("utf-16-le"), None, "<p>Größe"),
        ("“quoted”".encode("cp1252"), "text/html; charset=ISO-8859-1", "“quoted”"),
        ("новости дня".encode("koi8-r"), "text/html; charset=koi8-r", "новости дня"),
        ("日本の新聞".encode("shift_jis"), "text/html; charset=Shift_JIS", "日本の新聞"),
        ("Käse".encode("latin-1"), "text/html; charset=no-such-thing", "Käse"),
        ("Käse".encode("latin-1"), "text/html; charset=idna", "Käse"),
    ],
)
def test_bytes_are_read_by_what_they_are_before_what_they_are_called(
    data: bytes, content_type: str | None, text: str
) -> None:
    assert decode(data, content_type, []).text == text


MEANT = "“Größe” – l’été, 日本"


@pytest.mark.parametrize("codec", ["latin-1", "cp1252"])
def test_text_that_was_decoded_wrongly_before_is_set_right(codec: str) -> None:
    wrong = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in MEANT.encode())
    for source in (f"<p>{wrong}</p>", f"<p>{wrong}</p>".encode()):
        page = page_of(source)
        assert [line.text for line in page.lines] == [MEANT]
        assert page.warnings
    assert texts(wrong, "text") == [MEANT]


@pytest.mark.parametrize("text", ["Größe, été, “quoted”", "Spaß” Spaß” Spaß” été", "Â© only", "日本 Â© Â© Â©"])
def test_other_text_is_as_it_came(text: str) -> None:
    assert texts(f"<p>{text}</p>") == [text]


def test_one_bad_byte_costs_one_character() -> None:
    warnings: list[str] = []
    data = "größer als früher, süßer, schön, für Öl ".encode() * 3 + b"\xff"
    text = decode(data, "text/html; charset=utf-8", warnings).text
    assert text.startswith("größer")
    assert text.count("\ufffd") == 1
    assert warnings == ["bytes that are not UTF-8 became U+FFFD, 1 in all"]


@pytest.mark.parametrize(
    ("sample", "codec"),
    [
        ("Сегодня в городе прошло заседание, на котором обсуждали новые дороги и мосты.", "cp1251"),
        ("Сегодня в городе прошло заседание, на котором обсуждали новые дороги и мосты.", "koi8_r"),
        ("今日の新聞によると、新しい橋の工事は来月から始まる予定だという。", "cp932"),
        ("今日の新聞によると、新しい橋の工事は来月から始まる予定だという。", "euc_jp"),
        ("Die Bürgermeisterin erklärte, daß die Brücke für Fußgänger geöffnet wird.", "cp1252"),
    ],
)
def test_an_encoding_that_nobody_names_is_recognised(sample: str, codec: str) -> None:
    page = f"<html><body><p>{sample}</p></body></html>"
    assert decode(page.encode(codec), None, []).text == page


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>x",
        "<!-- a --><!-- b --><html>",
        '<?xml version="1.0" encoding="utf-8"?>\n<html>',
        "<title>Only a title</title>",
        "<div><p>One</p>\n<p>Two</p></div>",
        "<h1>Head</h1><p>a b c</p>",
        "<article>\nText text\n</article>",
    ],
)
def test_markup_is_markup(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain words",
        "Use <div> and </div> around it, and <p> for text.\nThat is all there is to say.\nEnd.",
        "<div> and <span> are tags.\nUse <p> for text.\nMore text here",
        "a < b and b > c",
    ],
)
def test_text_about_tags_is_text(text: str) -> None:
    assert not looks_like_html(text)


def test_the_http_type_decides() -> None:
    assert not looks_like_html("<p>one</p>", "text/plain; charset=utf-8")
    assert looks_like_html("just words", "text/html")


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>bare <b>text</b> in a div<p>para</p>and after</div>", ["bare text in a div", "para", "and after"]),
        ("<p>first<br><br>second<br>same</p>", ["first", "second\nsame"]),
        ("<p>a<br> <b> bold</b><br><br><i>c</i></p>", ["a\nbold", "c"]),
        ("<p>  white \n\t space&nbsp; here </p>", ["white space here"]),
        ("<p><span>T</span>he drop cap</p>", ["The drop cap"]),
        ("<p>soft\u00adhyphen zero\u200bwidth</p>", ["softhyphen zerowidth"]),
        ("<p>a<script>x()</script><style>p{}</style>b</p>", ["ab"]),
        ("<p>shown</p><p hidden>not</p><p style='display: none'>not</p><template>not</template>", ["shown"]),
        ("<pre>a\n  b</pre>", ["a\n  b"]),
        ("<p>&#147;curly&#148;</p>", ["“curly”"]),
        ("<ul><li>a<ul><li>b</li></ul>c</li></ul>", ["a", "b", "c"]),
        ("<my-box>in <i>a</i> custom element</my-box>", ["in a custom element"]),
        ("<a href=/x><div>block</div> in a link</a>", ["block", "in a link"]),
    ],
)
def test_lines_are_what_a_browser_shows(markup: str, lines: list[str]) -> None:
    assert texts(markup + ENOUGH)[: len(lines)] == lines


def test_content_visibility_is_not_hidden() -> None:
    assert texts("<p style='content-visibility:auto;overflow:hidden'>shown</p>" + ENOUGH)[0] == "shown"


def test_spans_point_at_their_text() -> None:
    line = page_of("<p>By <a href=/a>Jane Roe</a>, <em>who\u00ad <b>knows</b></em></p>" + ENOUGH).lines[0]
    assert [(span.tag, line.text[span.start : span.end]) for span in line.spans] == [
        ("a", "Jane Roe"),
        ("em", "who knows"),
        ("b", "knows"),
    ]
    assert line.link_chars == len("Jane Roe")


def test_pictures_keep_their_place_between_lines() -> None:
    page = page_of("<p>one</p><figure><img src=a.jpg></figure><p>two <img src=b.jpg> three</p><hr>" + ENOUGH)
    assert [(media.kind, media.at) for media in page.media] == [("image", 1), ("image", 2), ("rule", 2)]


def test_streamed_parts_stand_where_their_placeholder_is() -> None:
    late = '<div hidden id="S:0"><p>late part</p></div>'
    assert texts(f'<p>before</p><template id="B:0"></template><p>after</p>{late}{ENOUGH}')[:3] == [
        "before",
        "late part",
        "after",
    ]


def test_a_late_part_with_a_comment_in_it() -> None:
    late = '<div hidden id="S:0"><!-- note --><p>late</p></div>'
    tree = etree.HTML(f'<p>before</p><template id="B:0"></template>{late}<p>after</p>{ENOUGH}')
    assert [line.text for line in page_of(tree).lines][:3] == ["before", "late", "after"]


def test_many_hidden_elements_take_linear_time() -> None:
    tree = etree.HTML("<p style='display: none'>no</p><p hidden>no</p><p style='top: 0'>yes</p>" * 20_000)
    start = time.process_time()
    assert {line.text for line in page_of(tree).lines} == {"yes"}
    assert time.process_time() - start < 3


def test_a_page_that_shows_nothing_is_read_in_its_hidden_parts() -> None:
    assert texts("<div id=app></div><noscript><p>" + "The thread as text. " * 30 + "</p></noscript>")
    assert texts("<p style='display:none'>menu</p>" + ENOUGH) == texts(ENOUGH)


def test_a_long_menu_is_one_line() -> None:
    links = "".join(f"<li><a href=/{i}>Section {i}</a></li>" for i in range(12))
    page = page_of(f"<nav><ul>{links}</ul></nav>{ENOUGH}")
    assert len(page.lines) == 2
    assert page.lines[0].link_chars == len(page.lines[0].text)


@pytest.mark.parametrize("depth", [255, 256, 300, 3000])
def test_text_is_found_at_any_depth(depth: int) -> None:
    page = page_of("<div>" * depth + "deep" + "</div>" * depth + "<p>after</p>")
    assert [line.text for line in page.lines] == ["deep", "after"]


def test_boxes_count_what_they_hold() -> None:
    page = page_of("<div><p>" + "word " * 20 + "</p><ul><li><a href=x>link</a></li></ul></div>")
    box = page.lines[0].box
    assert box is not None
    outer = box.parent
    assert outer is not None
    assert (outer.tag, outer.lines, outer.link_chars, outer.prose) == ("div", 2, 4, 99)
    assert outer.holds(box)


def test_a_dump_has_lines_gaps_and_markers() -> None:
    lines = dump_lines("Title\n\n  * one\n  * two\n\n1. first\n2. second\n\n10. Dezember 2016\n")
    assert [(line.text, line.gap, line.marker) for line in lines] == [
        ("Title", 0, ""),
        ("one", 1, "*"),
        ("two", 0, "*"),
        ("first", 1, "1."),
        ("second", 0, "2."),
        ("10. Dezember 2016", 1, ""),
    ]


def test_a_tree_is_read_and_left_alone() -> None:
    root = etree.fromstring("<html><body><!-- c --><p>one<!-- d --> two</p></body></html>")
    before = etree.tostring(root)
    assert texts(root, "auto") == ["one two"]
    assert etree.tostring(root) == before


def test_other_types_are_refused() -> None:
    with pytest.raises(ac.InputError, match="not int"):
        ac.extract(5)
    with pytest.raises(ac.InputError, match="markup"):
        ac.extract("", markup="xml")  # type: ignore[arg-type]


def test_limits_cut_with_a_warning_or_raise() -> None:
    article = ac.extract("<p>" + "x " * 500, options=ac.Options(limits=ac.Limits(max_bytes=100)))
    assert "Limits.max_bytes" in article.warnings[0]
    with pytest.raises(ac.LimitExceeded, match="max_lines"):
        ac.extract("<p>a<p>b<p>c", options=ac.Options(limits=ac.Limits(max_lines=2, strict=True)))
