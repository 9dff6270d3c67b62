"""Pages fetched by HTTP clients give what direct calls give."""

import asyncio
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any
from urllib.request import urlopen

import pytest

import articleclean as ac
from articleclean.integrations.response import Fetched, content_type, extract
from docs_code import python_block
from site_server import ONLY_THE_HEADER_TELLS, Site, differences

httpx = pytest.importorskip("httpx")
requests = pytest.importorskip("requests")

Get = Callable[[str], Any]


def get_by_urllib(url: str) -> Fetched:
    with urlopen(url) as response:
        return Fetched(response.read(), response.url, response.headers)


@pytest.fixture(params=["httpx", "requests", "urllib"])
def get(request: pytest.FixtureRequest) -> Iterator[Get]:
    """Fetches an address, redirects followed."""
    if request.param == "urllib":
        yield get_by_urllib
    else:
        with httpx.Client(follow_redirects=True) if request.param == "httpx" else requests.Session() as client:
            yield client.get


def test_the_header_matters(site: Site) -> None:
    page = site.pages[ONLY_THE_HEADER_TELLS]
    assert "Ł" in site.direct(ONLY_THE_HEADER_TELLS).to_text()
    assert "Ł" not in ac.extract(page.body).to_text()


def test_every_page_is_as_by_a_direct_call(get: Get, site: Site) -> None:
    assert differences({url: extract(get(url)) for url in site.sample}, site.sample) == []


def test_the_address_is_that_after_redirects(get: Get, site: Site) -> None:
    article = extract(get(site.url + "moved/wordpress-blog"))
    assert article == site.direct("wordpress-blog")
    assert article.url == site.url + "wordpress-blog"


def test_options_are_passed(site: Site) -> None:
    options = ac.Options(kind="product")
    article = extract(get_by_urllib(site.url + "wordpress-blog"), options=options)
    assert article == site.direct("wordpress-blog", options) != site.direct("wordpress-blog")


@pytest.mark.parametrize("part", ["httpx.get", "urlopen(url)"])
def test_examples_of_the_docs(part: str, site: Site) -> None:
    names: dict[str, Any] = {}
    exec(python_block("integrations.md", part), names)
    assert names["fetch"](site.url + ONLY_THE_HEADER_TELLS) == site.direct(ONLY_THE_HEADER_TELLS)


class AiohttpLike:
    """What the docs' example of aiohttp uses of its session and its response."""

    class Address:
        def __init__(self, url: str) -> None:
            self.url = url

        def __str__(self) -> str:
            return self.url

    def __init__(self, site: Site, name: str) -> None:
        self.content = object()  # aiohttp's is a stream
        self.url, self.page = self.Address(site.url + name), site.pages[name]
        self.headers = {"content-type": self.page.content_type}

    def get(self, url: str) -> "AiohttpLike":
        return self

    async def __aenter__(self) -> "AiohttpLike":
        return self

    async def __aexit__(self, *error: object) -> None:
        pass

    async def read(self) -> bytes:
        return self.page.body


def test_example_of_aiohttp_in_the_docs(site: Site) -> None:
    names: dict[str, Any] = {}
    exec(python_block("integrations.md", "session.get"), names)
    session = AiohttpLike(site, ONLY_THE_HEADER_TELLS)
    assert asyncio.run(names["fetch"](session, "")) == site.direct(ONLY_THE_HEADER_TELLS)


def test_a_body_that_is_not_read_is_an_error_that_says_what_to_do(site: Site) -> None:
    unread: Any = AiohttpLike(site, "wordpress-blog")
    with pytest.raises(ac.InputError, match=r"must be bytes, not builtins\.object.*Fetched\(body, url, headers\)"):
        extract(unread)


def test_a_response_without_headers_is_read(site: Site) -> None:
    page = site.pages["wordpress-blog"]
    response = SimpleNamespace(content=page.body, url="https://a.example/", headers={})
    assert extract(response) == ac.extract(page.body, url="https://a.example/")


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ([], None),
        ([("Content-Length", "3")], None),
        ([("cOnTeNt-TyPe", "text/html")], "text/html"),
        (
            [("A", "b"), ("Content-Type", "text/html; charset=x"), ("content-type", "text/plain")],
            "text/html; charset=x",
        ),
    ],
)
def test_content_type_is_found_by_its_name_in_any_case(headers: list[tuple[str, str]], expected: str | None) -> None:
    assert content_type(headers) == expected
