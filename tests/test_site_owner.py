"""The author of a page without byline, on a site that is one person's."""

import pytest

import articleclean as ac
from credit_page import MORE, TEXT

FOOTER = "<footer><p>{}</p></footer>"
STORY = f"<h1>Bridge shut</h1><p>{TEXT}</p><p>{MORE}</p><p>{TEXT.replace('bridge', 'ferry')}</p><p>{MORE[:60]}.</p>"


def authors(
    url: str, *, title: str = "Bridge shut", head: str = "", foot: str = "", byline: str = ""
) -> tuple[str, ...]:
    body = f"<article>{STORY}{byline}</article>{FOOTER.format(foot)}"
    source = f"<head><title>{title}</title>{head}</head><body>{body}</body>"
    article = ac.extract(source, url=url, options=ac.Options(kind="article"))
    return tuple(person.name for person in article.authors)


@pytest.mark.parametrize(
    ("url", "stated"),
    [
        ("https://janeroe.example/bridge-shut", {"title": "Bridge shut | Jane Roe"}),
        ("https://jane.example/bridge-shut", {"title": "Jane Roe – Bridge shut"}),
        ("https://jane.blogs.example/1", {"head": '<meta property="og:site_name" content="Jane Roe’s Notes">'}),
        ("https://www.uni.example/~jane/blog/1", {"title": "Bridge shut | Jane Roe's blog"}),
        ("https://janeroe.example/bridge-shut", {"foot": "© 2019–2024 Jane Roe. All rights reserved."}),
    ],
)
def test_a_site_that_bears_a_name(url: str, stated: dict[str, str]) -> None:
    assert authors(url, **stated) == ("Jane Roe",)


ORGANISATION = '<script type="application/ld+json">{"@type": "Organization", "name": "Jane Roe"}</script>'


@pytest.mark.parametrize(
    ("url", "stated"),
    [
        ("https://bugle.example/bridge-shut", {"title": "Bridge shut | Jane Roe"}),
        ("https://janeroe.example/bridge-shut", {"title": "Bridge shut | Jane Roe", "head": ORGANISATION}),
        ("https://summitdata.example/1", {"title": "Bridge shut | Summit Data"}),
        ("https://janebridal.example/1", {"title": "Bridge shut | Jane Roe Bridal Shop"}),
    ],
    ids=["another address", "an organisation", "no given name", "more than a name"],
)
def test_a_name_that_is_no_owner(url: str, stated: dict[str, str]) -> None:
    assert authors(url, **stated) == ()


def test_a_byline_is_who_wrote_it() -> None:
    url, title = "https://janeroe.example/bridge-shut", "Bridge shut | Jane Roe"
    assert authors(url, title=title, byline="<p class=byline>By Max Muster</p>") == ("Max Muster",)
