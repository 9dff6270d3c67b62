"""The standfirst: set apart from the body, never the first paragraph under another name."""

import pytest

import articleclean as ac

LEAD = "After nine winters in dock the old ferry crosses the bay again. The goats of the islands were first on board."
TEXT = "<p>The captain, {}, said on Monday that he had not expected goats, and that forty people had been on time.</p>"
BODY = "".join(
    TEXT.format(name) for name in ("Ann Brill", "a man of sixty", "who is new to the bay", "on his way home")
)
H1 = "<h1>Ferry to the islands runs again</h1>"
DESCRIPTION = f'<meta name="description" content="{LEAD}">'


def article(body: str, head: str = "") -> ac.Article:
    return ac.extract(f"<html><head>{head}</head><body><article>{body}</article></body></html>", markup="html")


SET_APART = [
    pytest.param(f"{H1}<p class=lead>{LEAD}</p>{BODY}", "", id="class"),
    pytest.param(f"{H1}<div class=article__standfirst><p>{LEAD}</p></div>{BODY}", "", id="class around it"),
    pytest.param(f"{H1}<p><span class=vorspann>{LEAD}</span></p>{BODY}", "", id="class of a span"),
    pytest.param(f"{H1}<p itemprop=description>{LEAD}</p>{BODY}", "", id="itemprop"),
    pytest.param(f"<header>{H1}<h2>{LEAD}</h2></header><div>{BODY}</div>", "", id="h2 under the headline"),
    pytest.param(f"<header>{H1}<p>{LEAD}</p></header><div>{BODY}</div>", DESCRIPTION, id="description in the header"),
    pytest.param(f"{H1}<p><b>{LEAD}</b></p>{BODY}", DESCRIPTION, id="description in bold"),
    pytest.param(
        f"<header>{H1}<p>{LEAD}</p><p class=byline>Ann Brill</p></header><div>{BODY}</div>",
        "",
        id="in the header, byline below",
    ),
    pytest.param(
        f"{H1}<ul class=sumarios><li>{LEAD}</li></ul><p class=date>3 May 2021</p><div>{BODY}</div>", "", id="list"
    ),
]


@pytest.mark.parametrize(("body", "head"), SET_APART)
def test_standfirst(body: str, head: str) -> None:
    found = article(body, head)
    assert found.standfirst == LEAD
    assert LEAD not in found.to_text()
    assert found.to_text(standfirst=True).startswith(LEAD)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        pytest.param(f"{H1}<p>{LEAD}</p>{BODY}", "", id="first paragraph"),
        pytest.param(f"{H1}<p>{LEAD}</p>{BODY}", DESCRIPTION, id="first paragraph that the description repeats"),
        pytest.param(f"{H1}{BODY}", DESCRIPTION, id="description that is not shown"),
        pytest.param(f"{H1}<h2>The first day</h2>{BODY}", "", id="first subheading"),
        pytest.param(f"{H1}<h2>Ferry to the islands runs again</h2>{BODY}", "", id="headline again"),
        pytest.param(f"<header>{H1}<p class=meta>Published 3 May 2021 at 10:30</p></header>{BODY}", "", id="date"),
        pytest.param(f"{H1}<figure><figcaption class=summary>{LEAD}</figcaption></figure>{BODY}", "", id="caption"),
        pytest.param(f"{H1}<div class=intro>{BODY}</div>", "", id="class of the whole body"),
        pytest.param(f"{H1}<p class=leadership>{LEAD}</p>{BODY}", "", id="word that only begins like a hint"),
    ],
)
def test_no_standfirst(body: str, head: str) -> None:
    assert article(body, head).standfirst is None


def test_two_lines_of_one_teaser() -> None:
    teasers = f"<h2 class=subtitle>{LEAD}</h2><h2 class=subtitle>One goat was late.</h2>"
    assert article(f"<header>{H1}{teasers}</header><div>{BODY}</div>").standfirst == f"{LEAD} One goat was late."


PARAGRAPH = (
    "The captain, a man of sixty, said on Monday that he had not expected goats, and that forty people were on time. "
)


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("https://cour.example/x7\nThe ferry at the quay\nPhoto: Ann Brill\n\n", LEAD),
        ("By Ann Brill\n3 May 2021\n\n", LEAD),
        ("", None),
        ("The first day\n\n", None),
    ],
)
def test_dump(after: str, expected: str | None) -> None:
    dump = f"Menu\n\nFerry to the islands runs again\n\n{LEAD}\n\n{after}{PARAGRAPH * 2}\n\n{PARAGRAPH * 3}\n"
    assert ac.extract(dump, markup="text").standfirst == expected


def test_long_heading_under_the_headline() -> None:
    assert article(f"{H1}<h2>{LEAD}</h2>{BODY}").standfirst == LEAD


def test_bold_sentence_in_its_own_box() -> None:
    page = f"{H1}<div>Ann Brill, 3 May 2021</div><div><p><strong>{LEAD}</strong></p></div><div>{BODY}</div>"
    assert article(page).standfirst == LEAD


@pytest.mark.parametrize(
    "line",
    [
        "We may earn a commission when you buy through the links on this page, at no cost to you and to nobody else.",
        "Dieser Text enthält Affiliate-Links: Wir bekommen eine Provision, wenn Sie etwas kaufen, Sie zahlen nichts.",
    ],
)
def test_notice_of_who_pays(line: str) -> None:
    assert article(f"<header>{H1}<p>{line}</p></header><div>{BODY}</div>").standfirst is None


def test_first_paragraph_is_none() -> None:
    """Many descriptions repeat the first paragraph: nothing sets it apart then."""
    found = article(f"{H1}<p>{LEAD}</p>{BODY}", DESCRIPTION)
    assert found.standfirst is None
    assert found.to_text().startswith(LEAD)
