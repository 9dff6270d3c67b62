"""Hidden panels, words set apart by style sheets, and pages that go on after their end."""

import pytest

from articleclean.options import Options
from articleclean.page import Line
from articleclean.source import read

ENOUGH = "<p>" + "This page has some text that is shown to everybody. " * 10 + "</p>"


def lines_of(markup: str) -> list[Line]:
    page = read(ENOUGH + markup, url=None, content_type=None, markup="html", options=Options())
    return page.lines[1:]


def texts(markup: str) -> list[str]:
    return [line.text for line in lines_of(markup)]


@pytest.mark.parametrize(
    "panel",
    [
        '<div role="tabpanel" hidden>{}</div>',
        '<section id="answer-2" aria-labelledby="question-2" style="display:none">{}</section>',
        '<div class="faq__answer" style="display: none;">{}</div>',
        '<dd class="c-accordion__panel" hidden>{}</dd>',
        '<div data-testid="ui-collapse" style="visibility:hidden">{}</div>',
        '<div style="overflow:hidden;height:0px;visibility:hidden">{}</div>',
        '<form><div class="tab-pane" style="display:none">{}</div></form>',
    ],
)
def test_a_panel_that_can_be_unfolded_is_read_and_marked(panel: str) -> None:
    lines = lines_of(panel.format("<p>Allow ten days for delivery.</p>") + "<p>after</p>")
    assert [(line.text, line.hidden) for line in lines] == [("Allow ten days for delivery.", True), ("after", False)]


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="modal" aria-labelledby="title" hidden>Sign in</div>',
        '<div role="dialog" aria-labelledby="title" hidden>Sign in</div>',
        '<div aria-labelledby="title" aria-modal="true" hidden>Sign in</div>',
        '<nav><div class="accordion-panel" hidden>Shop</div></nav>',
        '<div role="menu"><div class="panel" hidden>Shop</div></div>',
        '<header><div role="region" hidden>Shop</div></header>',
        '<p class="notice" hidden>Saved</p>',
        '<div class="panelist" style="max-height:0.5em;display:none">No whole word</div>',
        '<div class="table" hidden>No whole word</div>',
        '<span class="more" hidden>In the text</span>',
    ],
)
def test_other_hidden_elements_are_not_read(markup: str) -> None:
    assert texts(markup + "<p>after</p>") == ["after"]


def test_a_panel_in_a_panel_and_what_is_hidden_in_it() -> None:
    inner = '<div class="tab-panel" hidden>second</div><div class="alert" hidden>no</div>third'
    lines = lines_of(f'<div class="tab-panel" hidden>first{inner}</div>last')
    assert [(line.text, line.hidden) for line in lines] == [
        ("first", True),
        ("second", True),
        ("third", True),
        ("last", False),
    ]


def test_pictures_in_a_folded_panel_are_not_the_articles() -> None:
    markup = ENOUGH + '<div role="tabpanel" hidden><img src="/a.jpg"><p>text</p></div>'
    assert not read(markup, url=None, content_type=None, markup="html", options=Options()).media


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<button>Details</button><button>Share</button>", "Details Share"),
        ("<span>Anna Example</span><span>Student</span>", "Anna Example Student"),
        ("<span>2025</span><span>2h 13m</span>", "2025 2h 13m"),
        ("<label>Adhesive pads</label><span>158</span>", "Adhesive pads 158"),
        ("<span>EXAMPLE SHOP</span><span>SALE</span>", "EXAMPLE SHOP SALE"),
        ("<b>Item number:</b><span>33533</span>", "Item number: 33533"),
        ("<span>Open from 10:</span><span>30</span>", "Open from 10:30"),
        ("<span>It rained.</span><span>We stayed.</span>", "It rained. We stayed."),
        ("<span>U.</span><span>S.</span>", "U.S."),
        ("By<a href=/a>Anna Example</a>", "By Anna Example"),
        ("<b>What we found</b>The test", "What we found The test"),
        # Words that tags cut through.
        ("<span>T</span><span>he first word</span>", "The first word"),
        ("<span>T</span><span>HE FIRST WORD</span>", "THE FIRST WORD"),
        ("<span>t</span><span>he</span> word", "the word"),
        ("<strong>AC</strong><strong>CENT</strong>", "ACCENT"),
        ("<a href=/a>business</a>es", "businesses"),
        ("use Rust<a href=#1>1</a>", "use Rust1"),
        ("CO<sub>2</sub> and 21<sup>ST</sup>", "CO2 and 21ST"),
        ("Enter<wbr>Guard", "EnterGuard"),
        ("<span>1</span><span>2</span><span>3</span>", "123"),
        ("<span>中文</span><span>2024年</span>", "中文2024年"),
        ("<ruby>弾劾<rp>（</rp><rt>だんがい</rt><rp>）</rp></ruby>する", "弾劾（だんがい）する"),
        ("<ruby>子<rt>こ</rt></ruby>どもへ", "子どもへ"),
        ("<pre><span>get</span><span>All</span></pre>", "getAll"),
    ],
)
def test_words_that_only_a_style_sheet_keeps_apart(markup: str, text: str) -> None:
    assert texts(f"<div>{markup}</div>") == [text]


def test_spans_keep_to_their_words_where_words_are_set_apart() -> None:
    (line,) = lines_of('<div><a href="/a">Details</a><a href="/b">Share it</a></div>')
    assert [line.text[span.start : span.end] for span in line.spans] == ["Details", "Share it"]


def test_a_page_goes_on_after_its_first_end() -> None:
    page = "<html><body><p>head of the page</p></body></html>plain<main><p>the text</p></main><p>foot</p></body></html>"
    read_lines = read(page, url=None, content_type=None, markup="html", options=Options()).lines
    assert [line.text for line in read_lines] == ["head of the page", "plain", "the text", "foot"]
