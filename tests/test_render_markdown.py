"""`to_markdown`: what a CommonMark parser reads back is what the model says."""

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from articleclean import (
    Article,
    Block,
    Code,
    Embed,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Quote,
    Separator,
    Table,
)
from markdown_words import article_words, parsed_words
from strategies import articles

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown(*body: Block) -> str:
    return Article(body=body).to_markdown().rstrip("\n")


def html(*body: Block) -> str:
    return str(PARSER.render(markdown(*body))).strip()


@given(articles())
def test_a_parser_finds_the_model_s_words(article: Article) -> None:
    found = "".join(parsed_words(PARSER.parse(article.to_markdown())))
    assert found.split() == article_words(article)


@given(articles())
def test_a_parser_finds_the_model_s_blocks(article: Article) -> None:
    kinds = {token.type for token in PARSER.parse(article.to_markdown())}
    body = {type(block) for block in article.body}
    assert ("hr" in kinds) == (Separator in body)
    assert Code in body or not {"fence", "code_block"} & kinds
    assert ListBlock in body or not {"bullet_list_open", "ordered_list_open"} & kinds
    assert Quote in body or "blockquote_open" not in kinds
    assert Table in body or "table_open" not in kinds
    assert Heading in body or article.headline or "heading_open" not in kinds


def test_a_whole_article() -> None:
    article = Article(
        headline="Bridge #2 reopens",
        standfirst="After *two* years.",
        body=(
            Figure(Image("https://example.org/a b.jpg", "The bridge", "J. Roe", "bridge at dawn")),
            Paragraph(
                "The first tram\ncrossed.", (Mark(4, 9, "strong"), Mark(10, 14, "link", "https://example.org/t"))
            ),
            Heading("Next", 3),
            ListBlock(
                (ListItem("Rails", children=(ListBlock((ListItem("north"), ListItem("south"))),)),), ordered=True
            ),
            Quote("One."),
            Quote("Two."),
            Separator(),
            Code("x = 1", "python"),
            Table((("Year", "Cost"), ("2020", "3|4")), 1),
            Embed("https://video.example/1", "video.example"),
        ),
    )
    assert article.to_markdown() == (
        "# Bridge #2 reopens\n\n"
        "**After \\*two\\* years.**\n\n"
        "![bridge at dawn](https://example.org/a%20b.jpg)\\\nThe bridge\\\n*J. Roe*\n\n"
        "The **first** [tram](https://example.org/t)\\\ncrossed.\n\n"
        "### Next\n\n"
        "1. Rails\n   - north\n   - south\n\n"
        "> One.\n>\n> Two.\n\n"
        "---\n\n"
        "```python\nx = 1\n```\n\n"
        "| Year | Cost |\n| --- | --- |\n| 2020 | 3\\|4 |\n\n"
        "[video.example](https://video.example/1)\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        *("1. January", "2) second", "# of people", "+ more", "- less", "> great", "= same", "a\n=", "a\n---"),
        *("* star *", "***", "a | b\n:--", "```", "~~~", "    indented", "<b>bold</b>", "[x]: https://a.example"),
        *("[a](b)", "&amp; &#35;", "\\", "snake_case_word", "a\\\nb", "![a](b)", "<https://a.example>", "a\n\nb"),
        *("\tx", "1986\\. A", "__init__"),
    ],
)
def test_text_is_never_markup(text: str) -> None:
    tokens = PARSER.parse(markdown(Paragraph(text)))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    inner = {token.type for token in tokens[1].children or []}
    assert inner <= {"text", "text_special", "hardbreak"}
    assert "".join(parsed_words(tokens)).split() == text.split()


@pytest.mark.parametrize(
    ("marks", "rendered"),
    [
        ((Mark(0, 3, "emphasis"),), "<em>one</em> two three"),
        ((Mark(0, 4, "strong"),), "<strong>one</strong> two three"),
        ((Mark(3, 8, "emphasis"),), "one <em>two</em> three"),
        ((Mark(1, 2, "emphasis"),), "o<em>n</em>e two three"),
        ((Mark(4, 7, "strong"), Mark(4, 7, "emphasis")), "one <em><strong>two</strong></em> three"),
        ((Mark(0, 13, "strong"), Mark(4, 7, "emphasis")), "<strong>one <em>two</em> three</strong>"),
        ((Mark(0, 7, "emphasis"), Mark(4, 13, "strong")), "<em>one two</em> <strong>three</strong>"),
        ((Mark(0, 2, "emphasis"), Mark(2, 3, "emphasis")), "<em>one</em> two three"),
        ((Mark(4, 7, "code"),), "one <code>two</code> three"),
        ((Mark(4, 7, "link", "mailto:a@b.example"),), 'one <a href="mailto:a@b.example">two</a> three'),
        ((Mark(4, 7, "link", "javascript:alert(1)"),), "one two three"),
        ((Mark(4, 7, "link", "/relative"),), "one two three"),
        ((Mark(4, 7, "link"),), "one two three"),
        (
            (Mark(0, 13, "link", "https://a.example"), Mark(4, 7, "link", "https://b.example")),
            '<a href="https://a.example">one two three</a>',
        ),
        ((Mark(8, 99, "strong"), Mark(50, 60, "emphasis"), Mark(5, 5, "code")), "one two <strong>three</strong>"),
    ],
)
def test_marks(marks: tuple[Mark, ...], rendered: str) -> None:
    assert html(Paragraph("one two three", marks)) == f"<p>{rendered}</p>"


@pytest.mark.parametrize(
    ("text", "mark", "rendered"),
    [
        ("強調です", Mark(0, 2, "strong"), "<strong>強調</strong>です"),
        ("「強調」です", Mark(0, 4, "strong"), "「強調」です"),
        ("(a), b", Mark(0, 3, "emphasis"), "<em>(a)</em>, b"),
        ("a.b", Mark(0, 2, "emphasis"), "a.b"),
        ("`a` b", Mark(0, 3, "code"), "<code>`a`</code> b"),
        ("a``b c", Mark(0, 4, "code"), "<code>a``b</code> c"),
        ("Look!here", Mark(5, 9, "link", "https://a.example/(x)"), 'Look!<a href="https://a.example/(x)">here</a>'),
    ],
)
def test_marks_where_parsers_are_strict(text: str, mark: Mark, rendered: str) -> None:
    assert html(Paragraph(text, (mark,))) == f"<p>{rendered}</p>"


def test_fences_are_longer_than_any_inside() -> None:
    assert html(Code("a\n````\n\tb")) == "<pre><code>a\n````\n\tb\n</code></pre>"


def test_tables_without_header_get_an_empty_one() -> None:
    assert markdown(Table((("a",), ("b", "c")))) == "|  |  |\n| --- | --- |\n| a |  |\n| b | c |"


def test_lists_that_follow_each_other_stay_apart() -> None:
    lists = [
        ListBlock((ListItem(text),), ordered)
        for text, ordered in (("a", False), ("b", False), ("c", True), ("d", True))
    ]
    rendered = html(*lists)
    assert (rendered.count("<ul>"), rendered.count("<ol>")) == (2, 2)


def test_an_item_without_text_leaves_its_list() -> None:
    inner = ListBlock((ListItem("a"), ListItem("b")))
    assert markdown(ListBlock((ListItem("", children=(inner,)), ListItem("c")))) == "- a\n- b\n- c"


def test_headings_stay_below_the_headline() -> None:
    assert "\n## A\n" in Article(headline="H", body=(Heading("A", 1),)).to_markdown()
    assert markdown(Heading("A ##", 1)) == "# A \\##"


def test_an_unsafe_embed_is_plain_text() -> None:
    assert markdown(Embed("javascript:alert(1)", "evil.example")) == "evil.example"


def test_nothing_gives_nothing() -> None:
    assert Article().to_markdown() == ""
