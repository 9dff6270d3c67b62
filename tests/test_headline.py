"""The headline: the one the page shows, whatever its titles say."""

import pytest

import articleclean as ac
from articleclean.candidates import Candidate
from articleclean.fields.titles.headline import pick

TEXT = (
    "<p>"
    + "The old ferry crossed the bay on Monday with forty people and two goats on board, and was late. " * 3
    + "</p>"
)


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def headline(body: str, head: str = "", url: str | None = None) -> str | None:
    return ac.extract(page(body, head), url=url, markup="html").headline


SITE = '<meta property="og:site_name" content="The Courier">'
SEO = "<title>Ferry news: when does the ferry run? - The Courier</title>" + SITE


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param("<h1>Ferry runs again</h1>", "", id="h1 alone"),
        pytest.param("<h1>Ferry runs again</h1>", SEO, id="not the search-engine title"),
        pytest.param("<h1>The Courier</h1><h1>Ferry runs again</h1>", SEO, id="not the logo"),
        pytest.param("<h1>Menu</h1><h1>Ferry runs again</h1>", "", id="not the menu"),
        pytest.param(
            "<h1>The Courier</h1><h2>Ferry runs again</h2>",
            "<title>Ferry runs again | The Courier</title>",
            id="h2 that the title repeats",
        ),
        pytest.param(
            "<h1>Weather</h1><div class=x>Ferry runs again</div>",
            '<meta property="og:title" content="Ferry runs again">',
            id="any line that a title repeats",
        ),
        pytest.param("<div class='entry-title'>Ferry runs again</div>", "", id="class"),
        pytest.param("<div itemprop=headline>Ferry runs again</div>", "", id="itemprop"),
        pytest.param("<h1><a href='/x'>Ferry runs again</a></h1>", "", id="linked to itself"),
        pytest.param("<h1>Ferry runs<br>again</h1>", "", id="broken in two"),
        pytest.param(
            "<h1><div>Ferry runs</div><div>again</div></h1>", "<title>Ferry runs again</title>", id="two boxes"
        ),
        pytest.param("<h1><span class=kicker>Shipping</span> Ferry runs again</h1>", "", id="kicker in it"),
        pytest.param(
            "<h1>Ferry runs again <small>Posted on 3 May 2021</small></h1>",
            "<title>Ferry runs again</title>",
            id="date in it",
        ),
        pytest.param(
            "<nav><h1 class=breadcrumb>Shipping: Ferry runs again</h1></nav><h2 class=headline>Ferry runs again</h2>",
            "<title>Shipping: Ferry runs again</title>",
            id="shown one, not the breadcrumb",
        ),
        pytest.param("<h1>Ferry runs again – The Courier</h1>", SEO, id="site behind the shown one"),
        pytest.param("", "<title>Ferry runs again | The Courier</title>", id="title alone"),
        pytest.param(
            "<h1></h1>", '<meta property="og:title" content="Ferry runs again - The Courier">' + SEO, id="none shown"
        ),
    ],
)
def test_shown_headline(body: str, head: str) -> None:
    assert headline(body + TEXT * 3, head) == "Ferry runs again"


def test_kicker_class_on_the_headline_itself_takes_nothing_away() -> None:
    h1 = "<h1><span class=subline>Ferries</span> <span class=topline>One of them runs again</span></h1>"
    assert headline(h1 + TEXT) == "Ferries One of them runs again"


def test_quotes_and_dashes_are_kept() -> None:
    assert headline("<h1>“Never again” – ferry’s captain</h1>" + TEXT) == "“Never again” – ferry’s captain"


def test_other_articles_are_not_it() -> None:
    teasers = "".join(f"<div class=related><h3 class=title>Bridge number {n} closed</h3></div>" for n in range(5))
    assert headline(teasers + "<h1>Ferry runs again</h1>" + TEXT + teasers) == "Ferry runs again"


def test_address_decides_between_headings() -> None:
    body = "<h1>Your morning</h1><h1>Ferry to the islands runs again</h1>"
    assert headline(body + TEXT, url="https://c.example/2021/ferry-to-the-islands-runs-again") == (
        "Ferry to the islands runs again"
    )


def test_headline_leaves_the_body_wherever_it_stands() -> None:
    sticky = "<div class=sticky>Ferry to the islands runs again after nine long winters in dock</div>"
    h1 = "<h1>Ferry to the islands runs again after nine long winters in dock</h1>"
    article = ac.extract(page(sticky + h1 + TEXT * 3), markup="html")
    assert article.headline
    assert article.headline not in article.to_text()


@pytest.mark.parametrize("title", ["404", "Page not found", "The Courier"])
def test_no_headline(title: str) -> None:
    assert headline("<p>Nothing here.</p>", f"<title>{title}</title>{SITE}") is None


def test_provenance_of_a_shown_headline() -> None:
    article = ac.extract(page("<h1>Ferry runs again</h1>" + TEXT), markup="html")
    assert article.provenance["headline"].source == "visible"
    assert article.provenance["headline"].where == "h1"


DUMP = """{skip}
Home
Shipping

Ferry to the islands runs again

3 May 2021

The old ferry crossed the bay on Monday with forty people and two goats on board, and was late as it has always been, \
people on the quay said.

By Tuesday evening the goats had been returned to their owner, who had not noticed, and the captain had gone to sleep \
below deck with his boots on.

What comes next

Nobody knows when the next ferry leaves; the timetable of the line was lost in the fire of 1974 and has been printed \
from memory in all the years since then.
"""


@pytest.mark.parametrize("skip", ["Skip to content", "Zum Inhalt springen", "本文へ移動"])
def test_dump(skip: str) -> None:
    assert ac.extract(DUMP.format(skip=skip), markup="text").headline == "Ferry to the islands runs again"


def test_dump_that_begins_with_the_title() -> None:
    dump = "Ferry to the islands runs again | The Courier\n" + DUMP.format(skip="Menu")
    assert ac.extract(dump, markup="text").headline == "Ferry to the islands runs again"


def test_pick_takes_the_cleaned_reading_of_a_stated_title() -> None:
    raw = Candidate("headline", "A - Site", "meta", "og:title", "A - Site", 0.8)
    cleaned = Candidate("headline", "A", "meta", "og:title", "A - Site", 0.6)
    assert pick([raw, cleaned]) == cleaned
    assert pick([]) is None


SEO = "Harbour ferry prices, timetable and tickets 2023"


@pytest.mark.parametrize(
    "trail",
    [
        f"<nav><ol><li><a href=/>Home</a></li><li><h1>{SEO}</h1></li></ol></nav>",
        f"<div class=breadcrumbs><a href=/>Home</a> <h1 class=breadcrumb_last>{SEO}</h1></div>",
    ],
)
def test_search_title_in_the_trail(trail: str) -> None:
    """A breadcrumb that ends in the title for search engines is no headline, where another heading opens the story."""
    text = (
        "<p>" + "The old ferry crossed the bay on Monday with forty people and two goats on board, and was late. " * 3
    )
    page = f"<html><title>{SEO} - Gazette</title><meta property=og:title content='{SEO}'><body>{trail}<article>"
    page += "<h2>Two goats sail for the islands</h2><time datetime=2023-05-01>1 May 2023</time>"
    page += f"{text * 3}</article></body></html>"
    assert ac.extract(page, markup="html").headline == "Two goats sail for the islands"


@pytest.mark.parametrize(
    "caption",
    [
        "The ferry on Monday. Photo: Jane Roe/AP",
        "Die Fähre am Montag (Foto: Max Muster/dpa)",
        "The ferry. © Jane Roe/Getty",
    ],
)
def test_caption_is_no_headline_of_a_dump(caption: str) -> None:
    text = "The ferry that linked both banks for a century will sail again, the harbour board said on Friday."
    article = ac.extract(f"Ferry sails again\n\n{caption}\n\n{text}\n\nNobody pays in the first week.", markup="text")
    assert article.headline == "Ferry sails again"
    assert article.provenance["headline"].where == "line 0"


@pytest.mark.parametrize("title", ["***", "— | —", "?!"])
def test_a_title_without_letters(title: str) -> None:
    assert headline(f"<h1>Ferry sails again</h1>{TEXT * 3}", f"<title>{title}</title>") == "Ferry sails again"
