"""Fetching for the command line, against a server on this machine."""

import gzip
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from articleclean import __version__
from articleclean.fetch import FetchError, _is_public, fetch

PAGE = "<html><title>Brücke</title><p>Text</p></html>".encode()


class Handler(BaseHTTPRequestHandler):
    """Each path is one behaviour."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        name, _, argument = self.path.strip("/").partition("/")
        getattr(self, f"give_{name}")(argument)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        usual = {"Content_Length": str(len(body)), "Content_Type": "text/html"}
        for header, value in (usual | headers).items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def give_page(self, _: str) -> None:
        self.answer(PAGE, Content_Type="text/html; charset=utf-8")

    def give_agent(self, _: str) -> None:
        self.answer(self.headers["User-Agent"].encode())

    def give_path(self, argument: str) -> None:
        self.answer(argument.encode())

    def give_gzip(self, _: str) -> None:
        self.answer(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), Content_Encoding="gzip")

    def give_padded(self, _: str) -> None:
        self.answer(gzip.compress(PAGE) + b"\0\0", Content_Encoding="gzip")

    def give_zlib(self, _: str) -> None:
        self.answer(zlib.compress(PAGE), Content_Encoding="deflate")

    def give_deflate(self, _: str) -> None:
        self.answer(zlib.compress(PAGE)[2:-4], Content_Encoding="deflate")

    def give_cut(self, _: str) -> None:
        self.answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip")

    def give_short(self, _: str) -> None:
        self.answer(PAGE, Content_Length="9999")
        self.close_connection = True

    def give_bomb(self, _: str) -> None:
        self.answer(gzip.compress(bytes(30_000_000)), Content_Encoding="gzip")

    def give_brotli(self, _: str) -> None:
        self.answer(PAGE, Content_Encoding="br")

    def give_missing(self, _: str) -> None:
        self.answer(b"<p>gone", status=404)

    def give_hops(self, argument: str) -> None:
        left = int(argument)
        self.answer(b"moved", 302, Location=f"/hops/{left - 1}" if left > 1 else "/page")

    def give_loop(self, _: str) -> None:
        self.answer(b"", 302, Location="/loop")

    def give_away(self, argument: str) -> None:
        self.answer(b"", 302, Location=argument)

    def give_drip(self, _: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        try:
            for _number in range(100):
                self.wfile.write(b"a")
                time.sleep(0.1)
        except OSError:
            return


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def test_a_page_with_its_charset_and_address(server: str) -> None:
    page = fetch(f"{server}/page#part", allow_private=True)
    assert page.body == PAGE
    assert page.content_type == "text/html; charset=utf-8"
    assert page.url == f"{server}/page"


@pytest.mark.parametrize("coding", ["gzip", "padded", "zlib", "deflate"])
def test_compressed_pages(server: str, coding: str) -> None:
    assert fetch(f"{server}/{coding}", allow_private=True).body == PAGE


def test_the_user_agent_says_who_asks(server: str) -> None:
    agent = fetch(f"{server}/agent", allow_private=True).body.decode()
    assert agent.startswith(f"articleclean/{__version__} (+http")


def test_other_letters_in_the_address(server: str) -> None:
    assert fetch(f"{server}/path/ü b?q=ж%20", allow_private=True).body == b"%C3%BC%20b?q=%D0%B6%20"


def test_redirects_are_followed_five_times(server: str) -> None:
    assert fetch(f"{server}/hops/5", allow_private=True).url == f"{server}/page"
    for path in ("hops/6", "loop"):
        with pytest.raises(FetchError, match="more than 5 redirects"):
            fetch(f"{server}/{path}", allow_private=True)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://a.example/", "data:text/html,x", "gopher://a.example"])
def test_redirects_lead_to_http_only(server: str, target: str) -> None:
    with pytest.raises(FetchError):
        fetch(f"{server}/away/{target}", allow_private=True)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("missing", "the server answers 404 Not Found"),
        ("bomb", "larger than 20,000,000 bytes"),
        ("cut", "ends before its end"),
        ("short", "ends before its end"),
        ("brotli", r"encoding that was not asked for \(br\)"),
    ],
)
def test_what_cannot_be_fetched(server: str, path: str, message: str) -> None:
    with pytest.raises(FetchError, match=message):
        fetch(f"{server}/{path}", allow_private=True)


def test_the_size_limit_holds_for_plain_pages(server: str) -> None:
    with pytest.raises(FetchError, match="larger than 10 bytes"):
        fetch(f"{server}/page", allow_private=True, max_bytes=10)


def test_a_server_that_drips_is_left_in_time(server: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match=r"no complete answer within 0\.5 seconds"):
        fetch(f"{server}/drip", allow_private=True, timeout=0.5)
    assert time.monotonic() - start < 3


def test_private_addresses_need_permission(server: str) -> None:
    with pytest.raises(FetchError, match="is a private address"):
        fetch(f"{server}/page")
    with pytest.raises(FetchError, match="is a private address"):
        fetch(server.replace("127.0.0.1", "localhost") + "/page")


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/", "/page", "", "http://", "http://[::1", "http://a:b/"]
)
def test_only_web_addresses(url: str) -> None:
    with pytest.raises(FetchError):
        fetch(url, allow_private=True)


def test_a_closed_port_is_a_fetch_error() -> None:
    with pytest.raises(FetchError, match="refused"):
        fetch("http://127.0.0.1:1/", allow_private=True)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.0.0.1", False),
        ("172.16.5.4", False),
        ("192.168.1.1", False),
        ("127.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert _is_public(address) is public
