"""The kicker: the overline at the headline, and what is not one."""

import pytest

import articleclean as ac

TEXT = (
    "<p>"
    + "The old ferry crossed the bay on Monday with forty people and two goats on board, and was late. " * 3
    + "</p>"
)
H1 = "<h1>Ferry to the islands runs again</h1>"


def kicker(body: str) -> str | None:
    return ac.extract(f"<html><body><article>{body}{TEXT * 3}</article></body></html>", markup="html").kicker


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<header><div class=overline>Shipping</div>{H1}</header>", id="class"),
        pytest.param(f"<header><p><span class=article-kicker>Shipping</span></p>{H1}</header>", id="class of a span"),
        pytest.param(f"<div class=topline><a href=/s>Shipping</a></div>{H1}", id="linked"),
        pytest.param(f"<header>{H1}<h2 class=supra-title>Shipping</h2></header>", id="below it in the markup"),
        pytest.param(f"<header><p>Shipping</p>{H1}</header>", id="place alone"),
        pytest.param(f"<header><div class=kicker>Shipping:</div>{H1}</header>", id="colon behind it"),
        pytest.param(
            "<h1><span class=kicker>Shipping</span> <span>Ferry to the islands runs again</span></h1>", id="in h1"
        ),
        pytest.param(
            "<h1><div class=kicker>Shipping</div><div>Ferry to the islands runs again</div></h1>", id="box in h1"
        ),
    ],
)
def test_kicker(body: str) -> None:
    assert kicker(body) == "Shipping"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(H1, id="none"),
        pytest.param(f"<nav class=breadcrumb><a href=/>Home</a> › <a href=/s>Shipping</a></nav>{H1}", id="breadcrumb"),
        pytest.param(f"<ul><li><a href=/>World</a></li><li><a href=/s>Shipping</a></li></ul>{H1}", id="list"),
        pytest.param(f"<header><p>3 May 2021</p>{H1}</header>", id="date"),
        pytest.param(f"<header><p class=byline>Ann Ferry</p>{H1}</header>", id="byline"),
        pytest.param(f"<header><p>It was late again.</p>{H1}</header>", id="sentence"),
        pytest.param(f"<header><p>Menu</p>{H1}</header>", id="button"),
        pytest.param(f"<div class=main-menu><p class=label>Shipping</p></div>{H1}", id="menu"),
        pytest.param(f"<header><p>Home</p><p>World</p><p>Shipping</p>{H1}</header>", id="one of several"),
    ],
)
def test_no_kicker(body: str) -> None:
    assert kicker(body) is None


def test_kicker_leaves_the_headline_and_the_body() -> None:
    body = "<h1><span class=kicker>Shipping</span> <span>Ferry to the islands runs again</span></h1>"
    article = ac.extract(f"<html><body><article>{body}{TEXT * 3}</article></body></html>", markup="html")
    assert article.headline == "Ferry to the islands runs again"
    assert "Shipping" not in article.to_text()


PARAGRAPH = (
    "The old ferry crossed the bay on Monday with forty people and two goats on board, and it was late as always. "
)


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("1. Skip to content\n2. Skip to menu\nShipping\n\n", "Shipping"),
        ("Menu\n\nShipping\n\n", "Shipping"),
        ("Home\nWorld\nShipping\n\n", None),
        ("Menu\n\nHome > Shipping\n\n", None),
        ("Menu\n\n", None),
        ("", None),
    ],
)
def test_dump(above: str, expected: str | None) -> None:
    dump = f"{above}Ferry to the islands runs again\n\n3 May 2021\n\n{PARAGRAPH * 2}\n\n{PARAGRAPH * 3}\n"
    article = ac.extract(dump, markup="text")
    assert article.headline == "Ferry to the islands runs again"
    assert article.kicker == expected


GLUED = [
    pytest.param(
        "<h1><span>Shipping</span><span>: </span><span>Ferry to the islands runs again</span></h1>", id="sign"
    ),
    pytest.param(
        "<h2><em class=block>Shipping</em> <span>Ferry to the islands runs again</span></h2>", id="set as block"
    ),
    pytest.param(
        "<h1><span>Shipping</span> <span class=article-headline>Ferry to the islands runs again</span></h1>",
        id="class of the headline",
    ),
]


@pytest.mark.parametrize("heading", GLUED)
def test_kicker_glued_to_the_headline(heading: str) -> None:
    article = ac.extract(f"<html><body><article>{heading}{TEXT * 3}</article></body></html>", markup="html")
    assert (article.kicker, article.headline) == ("Shipping", "Ferry to the islands runs again")


def test_separator_of_the_stated_title() -> None:
    page = "<html><title>Shipping | Ferry to the islands runs again - Gazette</title><body><article><h1><small>Shipping"
    page += f"</small><br>Ferry to the islands runs again</h1>{TEXT * 3}</article></body></html>"
    article = ac.extract(page, markup="html")
    assert (article.kicker, article.headline) == ("Shipping", "Ferry to the islands runs again")


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><em>Moby Dick</em> read aloud for the last time on the island</h1>",
        "<h1><span class=accent>Ferry</span> to the islands runs again</h1>",
        "<h1><code>goats</code> — functions that count animals on board<a href=#x>¶</a></h1>",
    ],
)
def test_no_kicker_in_one_headline(heading: str) -> None:
    assert kicker(heading) is None


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("<p class=eyebrow>Exclusive</p>", "Exclusive"),
        ("<p class=overline>Video</p>", "Video"),
        ("<span class=label>Exclusive</span>", None),
        ("<div><span class=category>Video</span></div>", None),
        ("<p>Exclusive</p>", None),
        ("<p>Exklusiv</p>", None),
        ("<p>Nur für Abonnenten</p>", None),
        ("<p>独自</p>", None),
        ("<div class=category>News</div>", None),
        ("<div class=category>Nyheter</div>", None),
        ("<div class=category>Shipping</div>", "Shipping"),
        ("<div>5 min read</div>", None),
        ("<div>Lesezeit: 3 Minuten</div>", None),
        ("<div>12 comments</div>", None),
        ("<div>Rated 4.9 out of 26048 reviews</div>", None),
        ("<div>Home/Guides</div>", None),
        ("<div class=topic><a class=btn href=/demo>See a demo</a></div>", None),
        ("<ul><li class=category>Health</li><li class=category>Fishing</li><li class=category>Goats</li></ul>", None),
        ("<nav class=breadcrumbs><div><div><p class=kicker>Islands</p></div></div></nav>", None),
        ("<div>PDF version</div>", None),
    ],
)
def test_badges_and_labels(above: str, expected: str | None) -> None:
    assert kicker(f"<header>{above}{H1}</header>") == expected


def test_section_label_below_is_none() -> None:
    assert kicker(f"<header>{H1}<div class=category>Shipping</div></header>") is None
