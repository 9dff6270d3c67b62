"""A web site on 127.0.0.1 for tests of crawlers and HTTP clients: every fixture with its charset, and an index."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Self

import articleclean as ac
from fixture import cases

__all__ = ["ONLY_THE_HEADER_TELLS", "Served", "Site", "differences"]

ONLY_THE_HEADER_TELLS = "only-the-header-tells"
"""The path of a page that is read otherwise when its Content-Type header is lost."""
RECODED = {
    "russian-tass": "windows-1251",
    "greek-ana-mpa": "iso-8859-7",
    "korean-yonhap": "euc-kr",
    "japanese": "shift_jis",
}
META_CHARSET = re.compile(r"<meta[^>]*charset[^>]*>")


@dataclass(frozen=True)
class Served:
    """A page as it goes over the wire."""

    body: bytes = field(repr=False)
    content_type: str


class Site:
    """Serves in a `with` block: `/NAME` is a fixture, `/moved/NAME` redirects to it, `/all` and `/some` are links."""

    def __init__(self) -> None:
        self.pages = _pages()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self.pages))
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def direct(self, name: str, options: ac.Options | None = None) -> ac.Article:
        """What a direct call makes of the page."""
        page = self.pages[name]
        return ac.extract(
            page.body, url=self.url + name, content_type=page.content_type, options=options or ac.Options()
        )

    @cached_property
    def articles(self) -> dict[str, ac.Article]:
        """What direct calls make of all pages, by address."""
        return {self.url + name: self.direct(name) for name in self.pages}

    @cached_property
    def sample(self) -> dict[str, ac.Article]:
        """Some of `articles`: every eighth fixture, and all the pages in other encodings."""
        return {self.url + name: self.direct(name) for name in _some(self.pages)}


def differences(articles: Mapping[str, ac.Article], expected: Mapping[str, ac.Article]) -> list[str]:
    """The pages that are missing or too many, and of the others each field that differs."""
    found = [f"{url}: only here" for url in articles.keys() - expected.keys()]
    found += [f"{url}: missing" for url in expected.keys() - articles.keys()]
    for url in articles.keys() & expected.keys():
        pairs = ((f.name, getattr(articles[url], f.name), getattr(expected[url], f.name)) for f in fields(ac.Article))
        found += [f"{url}: {name}: {one!r}, not {other!r}" for name, one, other in pairs if one != other]
    return found


def _pages() -> dict[str, Served]:
    pages = {case.name: _served(case.page, html=case.arguments.get("markup") != "text") for case in cases()}
    for name, charset in RECODED.items():
        text = META_CHARSET.sub("", pages[name].body.decode("utf-8"))
        pages[f"{name}-{charset}"] = Served(text.encode(charset, "xmlcharrefreplace"), f"text/html; charset={charset}")
    line = (
        "<p>The tram to Ł will run again from Monday, the city said, after two years in which buses took its place.</p>"
    )
    polish = f"<html><title>Tram returns</title><h1>Tram returns</h1>{line * 3}</html>".encode("iso-8859-2")
    return pages | {ONLY_THE_HEADER_TELLS: Served(polish, 'text/html;Charset="ISO-8859-2"')}


def _some(pages: Mapping[str, Served]) -> list[str]:
    return [name for number, name in enumerate(pages) if not number % 8 or "utf-8" not in pages[name].content_type]


def _index(names: Iterable[str]) -> Served:
    links = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in names)
    return Served(f"<html><title>All</title><article><ul>{links}</ul></article></html>".encode(), "text/html")


def _served(page: bytes, *, html: bool) -> Served:
    kind = "text/html" if html and b"<" in page else "text/plain"
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return Served(page, kind)  # of the years when servers did not say
    return Served(page, f"{kind}; charset=utf-8")


def _handler(pages: dict[str, Served]) -> type[BaseHTTPRequestHandler]:
    served = {**pages, "all": _index(pages), "some": _index(_some(pages))}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.path.strip("/")
            moved = name.startswith("moved/")
            page = Served(b"", "text/html") if moved else served.get(name)
            self.send_response(302 if moved else 200 if page else 404)
            if moved:
                self.send_header("Location", "/" + name.removeprefix("moved/"))
            self.send_header("CONTENT-type", page.content_type if page else "text/html")
            self.send_header("Content-Length", str(len(page.body) if page else 0))
            self.end_headers()
            self.wfile.write(page.body if page else b"")

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    return Handler
