"""`to_text`: the body's words, and no option that changes them."""

from hypothesis import given

from articleclean import (
    Article,
    Code,
    Embed,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
    Separator,
    Table,
)
from strategies import articles

ARTICLE = Article(
    headline="Bridge reopens",
    kicker="Traffic",
    standfirst="After two years the old bridge carries trams again.",
    signoff="jr (dpa)",
    short_link="https://short.example/1",
    body=(
        Figure(Image(caption="The bridge at dawn", credit="J. Roe/dpa", alt="bridge")),
        Paragraph("The first tram crossed at six.\nIt was empty."),
        Heading("What comes next"),
        ListBlock(
            (ListItem("Rails", children=(ListBlock((ListItem("north"), ListItem("south"))),)), ListItem("Wires"))
        ),
        Quote("We are on time."),
        Table((("Year", "Cost"), ("2020", "3 m")), header_rows=1),
        Separator(),
        Embed("https://video.example/1", "video.example"),
        Code("\nlet x\n  = 1\n"),
        Paragraph("  "),
    ),
)


def test_blocks_are_set_apart_and_nothing_is_added() -> None:
    assert ARTICLE.to_text().split("\n\n") == [
        "The first tram crossed at six.\nIt was empty.",
        "What comes next",
        "Rails\nnorth\nsouth\nWires",
        "We are on time.",
        "Year\tCost\n2020\t3 m",
        "let x\n  = 1",
    ]


def test_standfirst_and_captions_on_request() -> None:
    text = ARTICLE.to_text(standfirst=True, captions=True)
    assert text.startswith(
        "After two years the old bridge carries trams again.\n\nThe bridge at dawn\n\nThe first tram"
    )
    assert "J. Roe" not in text


def test_what_is_not_body_stays_out() -> None:
    text = ARTICLE.to_text(standfirst=True, captions=True)
    for absent in ("Bridge reopens", "Traffic", "jr (dpa)", "short.example", "video.example"):
        assert absent not in text


def test_nothing_gives_nothing() -> None:
    assert Article().to_text(standfirst=True, captions=True) == ""


@given(articles())
def test_an_option_only_adds_blocks(article: Article) -> None:
    plain = article.to_text().split("\n\n")
    full = iter(article.to_text(standfirst=True, captions=True).split("\n\n"))
    assert all(block in full for block in plain if block)
