"""Pages made to break a reader: they end soon, say what was cut, and lose no more than they must."""

import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import lxml.html
import pytest

import articleclean as ac
from articleclean.source import read

SENTENCES = (
    "The ferry to the island was late again on Monday, and nobody on the quay was surprised. "
    "It has been late on every Monday since the spring, when the old timetable was brought back. "
    "The captain said that he would rather be late than wet, and went below to put the kettle on."
)
STORY = f"<h1>Ferry late again</h1><p>{SENTENCES}</p><p>{SENTENCES.replace('ferry', 'packet boat')}</p>"


@contextmanager
def ends_within(seconds: float) -> Iterator[None]:
    """CPU time, so that a busy machine fails no test."""
    start = time.process_time()
    yield
    spent = time.process_time() - start
    assert spent < seconds, f"took {spent:.1f} s of at most {seconds} s"


def text_of(page: str | bytes) -> str:
    return ac.extract(page).to_text()


@pytest.mark.parametrize("depth", [250, 256, 300, 2_000, 10_000])
@pytest.mark.parametrize("tag", ["div", "span", "blockquote", "font"])
def test_deep_nesting_loses_no_text(depth: int, tag: str) -> None:
    """lxml's own parser drops what is nested 256 deep or more."""
    with ends_within(3):
        text = text_of(f"<body>{f'<{tag}>' * depth}{STORY}{f'</{tag}>' * depth}</body>")
    assert "put the kettle on" in text
    assert "The packet boat to the island" in text


def test_text_at_every_depth_is_read() -> None:
    page = "".join(f"<div><p>Number {number}. {SENTENCES}</p>" for number in range(1_000))
    with ends_within(5):
        lines = read(page, url=None, content_type=None, markup="html", options=ac.Options()).lines
    assert [line.text.split(".")[0] for line in lines] == [f"Number {number}" for number in range(1_000)]


@pytest.mark.parametrize("depth", [1_000, 10_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_unclosed_elements_end(depth: int) -> None:
    for tag in ("<div>", "<b>", "<a href=x>", "<table><tr><td>", "<ul><li>", "<p><font>"):
        with ends_within(8):
            assert isinstance(ac.extract(STORY + tag * depth), ac.Article)


@pytest.mark.parametrize(
    "block",
    [
        "[" * 50_000,
        '{"a":' * 50_000,
        '{"@graph":[' * 20_000,
        '"' * 50_000,
        "{" * 50_000 + "}" * 50_000,
        "\\" * 50_001,
        "/*" * 40_000,
    ],
    ids=["brackets", "objects", "graphs", "quotes", "braces", "backslashes", "comments"],
)
def test_json_ld_that_never_ends_costs_only_itself(block: str) -> None:
    good = '{"@type": "NewsArticle", "datePublished": "2021-05-03", "headline": "Ferry late again"}'
    script = '<script type="application/ld+json">{}</script>'
    with ends_within(2):
        article = ac.extract(f"<head>{script.format(block)}{script.format(good)}</head><body>{STORY}</body>")
    assert str(article.published) == "2021-05-03"
    assert "kettle" in article.to_text()


def test_nul_and_control_characters_are_not_in_the_words() -> None:
    page = STORY.replace("ferry", "fer\x00ry").replace("captain", "cap\x0btain\x1b").replace("late", "late\x07")
    for source in (page, page.encode()):
        text = text_of(source)
        assert "kettle" in text
        assert not [character for character in text if ord(character) < 32 and character != "\n"]


def test_nul_in_front_of_everything() -> None:
    assert "kettle" in text_of("\x00" + STORY)
    assert "kettle" in text_of(b"\x00" * 1_000 + STORY.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16", "no-such-thing"])
def test_xml_declaration_in_str(encoding: str) -> None:
    """lxml raises for a str that declares an encoding."""
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>\n<!DOCTYPE html>\n'
    assert "kettle" in text_of(f"{declaration}<html><body>{STORY.replace('kettle', 'kettle (Größe 3)')}</body></html>")


def test_lone_surrogates() -> None:
    article = ac.extract(STORY.replace("ferry", "fer\ud800ry"))
    assert "kettle" in article.to_text()
    article.to_json().encode("utf-8")


@pytest.mark.parametrize("span", ["100000000", "65535", "-1", "1e9", "NaN", ""])
def test_absurd_spans(span: str) -> None:
    cells = f'<tr><td colspan="{span}" rowspan="{span}">one</td><td>two</td></tr>' * 200
    with ends_within(2):
        article = ac.extract(f"<body>{STORY}<table>{cells}</table><p>{SENTENCES}</p></body>")
    assert len(article.to_json()) < 1_000_000


def test_many_attributes_and_long_names() -> None:
    attributes = " ".join(f'data-a{number}="{number}"' for number in range(20_000))
    names = "byline-date-share-" * 20_000
    with ends_within(3):
        text = text_of(f'<body><div {attributes}><div class="{names} {names}" id="{names}">{STORY}</div></div></body>')
    assert "kettle" in text


def test_dump_of_one_long_line() -> None:
    with ends_within(10):
        article = ac.extract(SENTENCES.replace("\n", " ") * 20_000)
    assert isinstance(article, ac.Article)


def test_dump_of_empty_lines() -> None:
    with ends_within(3):
        article = ac.extract(
            f"Ferry late again\n{chr(10) * 100_000}{SENTENCES}\n{chr(10) * 100_000}{SENTENCES[::-1]}\n"
        )
    assert "kettle" in article.to_text()


@pytest.mark.parametrize(("count", "seconds"), [(10_000, 5), pytest.param(100_000, 40, marks=pytest.mark.slow)])
def test_dump_of_short_lines(count: int, seconds: float) -> None:
    with ends_within(seconds):
        article = ac.extract("a\n" * count + f"{SENTENCES}\n\n{SENTENCES}\n" + "b\n" * count)
    assert isinstance(article, ac.Article)


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "(AP",
            "a/b/",
            "Photo: ",
            "By A and ",
            "1. ",
            "© ",
            "A" * 10 + " ",
            ", ",
            "- ",
            "3 May 2021 ",
            "12/12/",
            "(dpa/",
        ),
        *(
            "http://a.b/",
            "&amp;",
            "「",
            "a.",
            "\u00a0",
            "٣ ",
            "\u200b",
            "'",
            "] [",
            "|",
            "(((",
            "…",
            "und ",
            "/ТАСС/ ",
            "<",
        ),
    ],
)
@pytest.mark.parametrize("markup", ["html", "text"])
def test_no_line_costs_more_than_its_length(unit: str, markup: str) -> None:
    """Regular expressions that try again from every character of such a line never end."""
    line = (unit * 40_000)[:40_000]
    shapes: dict[str, Callable[[str], str]] = {
        "html": lambda text: (
            f"<title>{text}</title><h1>{text}</h1><p class=byline>{text}</p>{STORY}<figure><img src=a.jpg>"
            f"<figcaption>{text}</figcaption></figure><p>{text}</p>"
        ),
        "text": lambda text: f"{text}\n\n{SENTENCES}\n\n{text}\n\n{SENTENCES}\n\n{text}\n",
    }
    with ends_within(2):
        ac.extract(shapes[markup](line), markup=markup)  # type: ignore[arg-type]


def test_many_lines_cost_no_more_than_their_number() -> None:
    def seconds(count: int) -> float:
        page = STORY + "".join(
            f"<div class=teaser><a href=/{n}>Teaser {n}</a> <span>3 May 2021</span></div>" for n in range(count)
        )
        start = time.process_time()
        ac.extract(page)
        return time.process_time() - start

    seconds(100)
    few, many = seconds(2_000), seconds(8_000)
    assert many < 8 * few + 0.2, f"{few:.2f} s for 2,000 teasers, {many:.2f} s for 8,000"


def test_entities_do_not_grow() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    page = f'<?xml version="1.0"?><!DOCTYPE html [{entities}]><html><body>{STORY}<p>&e11;</p></body></html>'
    tracemalloc.start()
    article = ac.extract(page)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 50_000_000
    assert "kettle" in article.to_text()


def test_no_file_is_read_through_an_entity() -> None:
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body>{STORY}<p>[&x;]</p></body></html>'
    with open("/etc/hostname", encoding="utf-8") as file:
        assert f"[{file.read().strip()}]" not in ac.extract(page).to_json()


def test_limits_cut_with_a_warning_or_raise() -> None:
    page = STORY + f"<p>{SENTENCES}</p>" * 500
    cut = ac.extract(page, options=ac.Options(limits=ac.Limits(max_bytes=5_000)))
    assert "kettle" in cut.to_text()
    assert cut.warnings
    cut = ac.extract(page, options=ac.Options(limits=ac.Limits(max_lines=10)))
    assert cut.warnings
    with pytest.raises(ac.LimitExceeded):
        ac.extract(page, options=ac.Options(limits=ac.Limits(max_bytes=5_000, strict=True)))
    with pytest.raises(ac.LimitExceeded):
        ac.extract(page, options=ac.Options(limits=ac.Limits(max_lines=10, strict=True)))


@pytest.mark.parametrize("source", [None, 5, ["<p>"], {"a": 1}, object()])
def test_what_is_no_page_raises_input_error(source: object) -> None:
    with pytest.raises(ac.InputError):
        ac.extract(source)


@pytest.mark.parametrize("source", ["", b"", " \n", "<html></html>", "<!-- -->", b"\xff\xfe", "\ufeff"])
def test_nothing_is_no_error(source: str | bytes) -> None:
    article = ac.extract(source)
    assert not article.ok
    assert article.reason
    assert article.to_text() == article.to_markdown() == ""


@pytest.mark.slow
def test_twenty_megabytes_of_html_end() -> None:
    paragraphs = "".join(
        f'<div class="p"><p>{number}. {SENTENCES} <a href="/{number}">more</a></p></div>' for number in range(55_000)
    )
    page = f"<html><body><article>{paragraphs}</article></body></html>"
    assert len(page) > 18_000_000
    start = time.process_time()
    lxml.html.fromstring(page)
    parse = time.process_time() - start
    with ends_within(40 * parse + 5):
        article = ac.extract(page)
    assert article.ok


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["<p>word ", "<td>1", "<li><a href=x>y</a>", "<br>word", "<img src=a.jpg>", "&nbsp;", "<b>x</b> "]
)
def test_megabytes_of_one_piece_end(piece: str) -> None:
    with ends_within(40):
        ac.extract(STORY + piece * (4_000_000 // len(piece)))


@pytest.mark.slow
def test_five_megabyte_dump_line_ends() -> None:
    with ends_within(30):
        ac.extract("word " * 1_000_000)
