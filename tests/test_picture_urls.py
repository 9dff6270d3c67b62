"""Where a picture's file is, and which addresses mean one file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from articleclean.fields.pictures.urls import file_key, parse_srcset, picture_url, stated_size


def image(markup: str) -> str | None:
    element = next(html.fromstring(f"<div>{markup}</div>").iter("img"))
    return picture_url(element)


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        ('<img src="/a.jpg">', "/a.jpg"),
        ('<img src="/a-300.jpg" srcset="/a-300.jpg 300w, /a-900.jpg 900w, /a-600.jpg 600w">', "/a-900.jpg"),
        ('<img src="/a.jpg" srcset="/a.jpg 1x, /a2.jpg 2x">', "/a2.jpg"),
        ('<img src="data:image/gif;base64,R0lG" data-src="/real.jpg">', "/real.jpg"),
        ('<img src="/img/spacer.gif" data-original="/real.jpg">', "/real.jpg"),
        ('<img src="/images/pxl.gif" data-lazy-src="/real.jpg">', "/real.jpg"),
        ('<img data-srcset="/r-1.jpg 400w,/r-2.jpg 800w" src="">', "/r-2.jpg"),
        ('<picture><source srcset="/w-800.webp 800w"><img src="/w.jpg"></picture>', "/w-800.webp"),
        ('<picture><source srcset="/w.webp"><source srcset="/v.webp"><img src="data:,"></picture>', "/w.webp"),
        ('<picture><source srcset="/s.webp"><img src="/w.jpg"></picture>', "/w.jpg"),
        ('<img src="data:image/gif;base64,R0lG">', None),
        ('<img src="/blank.gif">', None),
        ("<img>", None),
        ('<img src="/blank-verse-reading.jpg">', "/blank-verse-reading.jpg"),
    ],
)
def test_picture_url(markup: str, url: str | None) -> None:
    assert image(markup) == url


@pytest.mark.parametrize(
    ("srcset", "parsed"),
    [
        ("a.jpg 300w, b.jpg 600w", [("a.jpg", 300), ("b.jpg", 600)]),
        ("a.jpg 300w,b.jpg 600w", [("a.jpg", 300), ("b.jpg", 600)]),
        ("/f/w_300,h_200/a.jpg 300w", [("/f/w_300,h_200/a.jpg", 300)]),
        ("a.jpg, b.jpg 1.5x", [("a.jpg", 0), ("b.jpg", 1)]),
        ("a.jpg nonsense", [("a.jpg", 0)]),
        ("", []),
        (", ,", [("", 0), ("", 0)]),
        ("a.jpg " + "9" * 400 + "w", [("a.jpg", 100_000)]),
    ],
)
def test_parse_srcset(srcset: str, parsed: list[tuple[str, int]]) -> None:
    assert parse_srcset(srcset) == parsed


def test_stated_size() -> None:
    element = html.fromstring('<img width="640" height="480px">')
    assert stated_size(element) == (640, 480)
    element = html.fromstring('<img width="100%" height="auto">')
    assert stated_size(element) == (None, None)


ONE_FILE = [
    ("https://a.example/up/2024/flood-300x200.jpg", "https://a.example/up/2024/flood-1024x768.jpg"),
    ("https://a.example/up/flooded-street.jpg?w=300&q=80", "https://a.example/up/flooded-street.jpg?w=1200"),
    ("https://a.example/up/flooded-street.jpg", "https://cdn.a.example/resize/640x0/up/flooded-street.webp"),
    ("https://r.example/500x0/https%3A%2F%2Fa.example%2Ffs%2F1bfb0c76-d878", "https://r.example/900x0/https%3A%2F%2Fa.example%2Ffs%2F1bfb0c76-d878"),
    ("https://a.example/s320/deck.jpg", "https://a.example/s1600/deck.jpg"),
    ("https://a.example/image/450a2c7417d4=w700", "https://a.example/image/450a2c7417d4=w1200"),
]  # fmt: skip
TWO_FILES = [
    ("https://a.example/up/flood-1-300x200.jpg", "https://a.example/up/flood-2-300x200.jpg"),
    ("https://a.example/up/flood.jpg", "https://a.example/up/flood-1.jpg"),
    ("https://a.example/image.php?id=1&w=300", "https://a.example/image.php?id=2&w=300"),
    ("https://a.example/2024/05/1.jpg", "https://a.example/2024/06/1.jpg"),
]


@pytest.mark.parametrize(("one", "other"), ONE_FILE)
def test_one_file_in_sizes(one: str, other: str) -> None:
    assert file_key(one) == file_key(other)


@pytest.mark.parametrize(("one", "other"), TWO_FILES)
def test_two_files(one: str, other: str) -> None:
    assert file_key(one) != file_key(other)


@given(st.text(max_size=200))
def test_any_text_is_no_error(text: str) -> None:
    parse_srcset(text)
    assert isinstance(file_key(text), str)
