"""Addresses: canonical and rel links, and the short link a page shows or offers for itself."""

import string
import time
from typing import Any

import pytest

from articleclean.data import load_toml
from articleclean.fields import links as shown
from articleclean.metadata import links as rel
from articleclean.options import Options
from articleclean.page import Page
from articleclean.source import read

URL = "https://www.tribune.example/world/bronze-heron-returns"


def page_of(body: str, head: str = "", url: str | None = URL) -> Page:
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    return read(markup, url=url, content_type=None, markup="html", options=Options())


def dump_of(text: str, url: str | None = None) -> Page:
    return read(text, url=url, content_type=None, markup="text", options=Options())


def stated(page: Page, field: str) -> Any:
    found = sorted((c for c in rel.detect(page) if c.field == field), key=lambda c: -c.confidence)
    return found[0].value if found else None


def short(page: Page) -> list[str]:
    return [candidate.value for candidate in shown.detect(page)]


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        ('<link rel="canonical" href="/world/heron">', "canonical_url", "https://www.tribune.example/world/heron"),
        ('<link rel="canonical" href="https://www.tribune.example">', "canonical_url", None),
        ('<link rel="canonical" href="javascript:void(0)">', "canonical_url", None),
        ('<link rel="shortlink" href="https://wp.me/p1a2b3-4c">', "short_link", "https://wp.me/p1a2b3-4c"),
        ('<link rel="shortlink" href="/?p=123">', "short_link", "https://www.tribune.example/?p=123"),
        (f'<link rel="shortlink" href="{URL}/">', "short_link", None),
        ('<link rel="shortlink" href="/">', "short_link", None),
    ],
)
def test_rel_links(head: str, field: str, value: str | None) -> None:
    assert stated(page_of("<p>Text</p>", head), field) == value


def test_home_page_is_its_own_canonical() -> None:
    page = page_of("<p>x</p>", '<link rel="canonical" href="https://a.example/">', url="http://a.example")
    assert stated(page, "canonical_url") == "https://a.example/"


def test_rel_of_anchors() -> None:
    page = page_of(
        '<p>By <a rel="author" href="/ada">Ada Brock</a> and <a rel="author" href="/tom">Tom Vale</a></p>'
        '<p>In <a rel="category tag" href="/c">World</a></p>'
        '<ul><li><a rel="tag" href="/t/1">Herons</a></li><li><a rel="tag" href="/t/2">Bronze</a></li></ul>'
        '<div><span><a rel="author" href="/x">Not Here</a></span></div>'
    )
    assert [person.name for person in stated(page, "authors")] == ["Ada Brock", "Tom Vale"]
    assert stated(page, "section") == "World"
    assert stated(page, "tags") == ("Herons", "Bronze")


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("https://p.tribune.example/p/2U4HV", "https://p.tribune.example/p/2U4HV"),
        ("https://tribune.example/-4451133", "https://tribune.example/-4451133"),
        ("tribune.example/!5012345", "https://tribune.example/!5012345"),
        ("https://tribune.example/?p=1234", "https://tribune.example/?p=1234"),
        ("https://wp.me/p1a2b3-4c", "https://wp.me/p1a2b3-4c"),
        ("Short URL: https://trb.example/x7Kq", "https://trb.example/x7Kq"),
        ("Kurzlink: https://trb.example/x7Kq", "https://trb.example/x7Kq"),
        ("短縮URL：https://trb.example/x7Kq", "https://trb.example/x7Kq"),
        ("لینک کوتاه: https://trb.example/x7Kq", "https://trb.example/x7Kq"),
        ("Share this: https://bit.ly/2abcDEf", "https://bit.ly/2abcDEf"),
    ],
)
def test_shown(line: str, address: str) -> None:
    page = page_of(f"<h1>Bronze heron</h1><p>{line}</p><p>{'Long text of the article. ' * 9}</p>")
    (candidate,) = shown.detect(page)
    assert candidate.value == address
    assert (candidate.lines, candidate.owns, candidate.raw) == ((1,), True, line)


@pytest.mark.parametrize(
    "line",
    [
        "https://www.tribune.example/world",
        "https://tribune.example/2023",
        "https://tribune.example/2023/11",
        "https://tribune.example/world/bronze-heron-returns",
        "https://tribune.example/about-us.html",
        "https://other.example/x7Kq",
        "Read more: https://bit.ly/2abcDEf",
        "https://t.co/2abcDEf",
        "https://youtu.be/dQw4w9WgXcQ",
        "pic.twitter.com/2abcDEf",
        "ada@tribune.example/x7",
        "He said https://bit.ly/2abcDEf was it",
        "AC/DC",
        "and/or...",
        "1/2.5",
    ],
)
def test_not_shown(line: str) -> None:
    assert short(page_of(f"<h1>Bronze heron</h1><p>{line}</p><p>Text</p>")) == []


def test_a_dump_without_address() -> None:
    text = f"World\n\nBronze heron returns\n\nhttps://p.bote.example/p/7XK2Q\nA caption\n\n{'Long text. ' * 30}"
    assert short(dump_of(text)) == ["https://p.bote.example/p/7XK2Q"]


def test_a_link_that_leads_elsewhere_is_not_the_pages() -> None:
    assert short(page_of('<p><a href="https://other.example/story">https://bit.ly/2abcDEf</a></p>')) == []
    same = '<p><a href="https://bit.ly/2abcDEf">https://bit.ly/2abcDEf</a></p>'
    assert short(page_of(same)) == ["https://bit.ly/2abcDEf"]


@pytest.mark.parametrize(
    "carrier",
    [
        '<a href="https://share.example/?u=https%3A%2F%2Ftrb.example%2Fx7Kq">Share</a>',
        '<a href="https://share.example/?url=https://trb.example/x7Kq&amp;t=1">Share</a>',
        '<button data-url="https://trb.example/x7Kq">Copy link</button>',
    ],
)
def test_share_buttons_vouch_for_an_unknown_host(carrier: str) -> None:
    line = '<p><a href="https://trb.example/x7Kq">https://trb.example/x7Kq</a></p>'
    assert short(page_of(carrier + line)) == ["https://trb.example/x7Kq"]
    assert short(page_of(line)) == []


def test_inside_a_quoted_post() -> None:
    assert short(page_of("<blockquote><p>https://bit.ly/2abcDEf</p></blockquote>")) == []


def test_a_list_of_links_is_none_of_the_pages() -> None:
    items = "".join(f"<li>https://p.tribune.example/p/2U4H{c}</li>" for c in string.ascii_uppercase)
    assert short(page_of(f"<ul>{items}</ul>")) == []


def test_a_link_among_the_paragraphs() -> None:
    page = page_of("".join(f"<p>{line}</p>" for line in ("One", "Two", "https://bit.ly/2abcDEf", "Three", "Four")))
    page.body = (0, 1, 3, 4)
    assert short(page) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<input readonly value="https://trb.tribune.example/x7Kq">',
        '<button data-clipboard-text="https://trb.tribune.example/x7Kq">Copy</button>',
        '<a href="#" data-short-url="https://trb.tribune.example/x7Kq">Share</a>',
    ],
)
def test_copied(markup: str) -> None:
    (candidate,) = shown.detect(page_of(markup))
    assert candidate.value == "https://trb.tribune.example/x7Kq"
    assert candidate.source == "markup"


@pytest.mark.parametrize(
    "value", [URL, "https://www.tribune.example/", "search", "http://[", "https://tribune.example/login"]
)
def test_not_copied(value: str) -> None:
    assert short(page_of(f'<input value="{value}"><button data-clipboard-text="{value}">Copy</button>')) == []


def test_table() -> None:
    table = load_toml("shorteners")
    hosts = [host for kind in table["hosts"].values() for host in kind]
    assert len(hosts) == len(set(hosts))
    assert all(host == host.lower() and "." in host for host in hosts)
    for words in ("labels", "offers"):
        assert all(label == label.lower() for labels in table[words].values() for label in labels)
    assert len(table["labels"]) >= 25


def test_many_lines_end_soon() -> None:
    page = dump_of("\n\n".join("a.b/" * 20 for _ in range(20_000)))
    start = time.process_time()
    shown_links = short(page)
    assert time.process_time() - start < 2
    assert shown_links == []


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("https://tribune.example/world/other", "https://tribune.example/world/other"),
        ("https://m.tribune.example/x", "https://m.tribune.example/x"),
        ("https://herald.example/2020/bronze-heron-returns", "https://herald.example/2020/bronze-heron-returns"),
        ("https://search.example/article", None),
        ("https://www.tribune.example/", None),
        ("https://www.tribune.example/en/", None),
        ("https://www.tribune.example/index.html", None),
        ("https://www.tribune.example/{{slug}}", None),
        ("https://www.tribune.example/world/undefined", None),
        ("https://www.tribune.example/what is it", None),
        ("https://heron-blog", None),
    ],
)
def test_canonical_is_checked(href: str, expected: str | None) -> None:
    assert stated(page_of("", f'<link rel="canonical" href="{href}">'), "canonical_url") == expected


def test_two_statements_of_another_host() -> None:
    other = "https://herald.example/a/77"
    head = f'<link rel="canonical" href="{other}"><meta property="og:url" content="{other}">'
    assert stated(page_of("", head), "canonical_url") == other


@pytest.mark.parametrize(
    ("around", "found"),
    [
        (
            "<p><span>Link curto:</span> <input value='https://trb.example/s/Xk29q'></p>",
            ["https://trb.example/s/Xk29q"],
        ),
        ("<p>Kurzlink: <input value='https://trb.example/Xk29q'></p>", ["https://trb.example/Xk29q"]),
        ("<p><input aria-label='Short link' value='https://trb.example/Xk29q'></p>", ["https://trb.example/Xk29q"]),
        ("<p><input aria-label='Embed' value='https://trb.example/Xk29q'></p>", []),
    ],
)
def test_labelled_control(around: str, found: list[str]) -> None:
    assert short(page_of(around)) == found
