"""Fetching for the command line, against servers on this machine. What is private, tests say by `public`."""

import gzip
import socket
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from articleclean import __version__
from articleclean.fetch import FetchError, connections, decompress, fetch

brotli = pytest.importorskip("brotli")

PAGE = "<html><title>Brücke</title><p>Text</p></html>".encode()


def compressed(data: bytes, coding: str) -> bytes:
    match coding:
        case "gzip":
            return gzip.compress(data)
        case "deflate":
            return zlib.compress(data)
        case "br":
            return bytes(brotli.compress(data, quality=1))
    return data


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

    def give_accept(self, _: str) -> None:
        self.answer(self.headers["Accept-Encoding"].encode())

    def give_path(self, argument: str) -> None:
        self.answer(argument.encode())

    def give_gzip(self, _: str) -> None:
        self.answer(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), Content_Encoding="gzip")

    def give_padded(self, _: str) -> None:
        self.answer(gzip.compress(PAGE) + b"\0" * 200_000, Content_Encoding="gzip")

    def give_zlib(self, _: str) -> None:
        self.answer(zlib.compress(PAGE), Content_Encoding="deflate")

    def give_deflate(self, _: str) -> None:
        self.answer(zlib.compress(PAGE)[2:-4], Content_Encoding=" Deflate, identity")

    def give_brotli(self, _: str) -> None:
        self.answer(brotli.compress(PAGE), Content_Encoding="br")

    def give_cut(self, coding: str) -> None:
        self.answer(compressed(PAGE, coding)[:-9], Content_Encoding=coding)

    def give_damaged(self, coding: str) -> None:
        self.answer(b"\x1f\x8b\x08" + b"\xff" * 40, Content_Encoding=coding)

    def give_short(self, _: str) -> None:
        self.answer(PAGE, Content_Length="9999")
        self.close_connection = True

    def give_bomb(self, coding: str) -> None:
        try:
            self.answer(compressed(bytes(21_000_000), coding), Content_Encoding=coding)
        except OSError:
            return  # the reader has left

    def give_layers(self, _: str) -> None:
        self.answer(gzip.compress(gzip.compress(PAGE)), Content_Encoding="gzip, gzip")

    def give_coding(self, argument: str) -> None:
        self.answer(PAGE, Content_Encoding=argument)

    def give_type(self, argument: str) -> None:
        """The head says that much is to come; only who reads it waits."""
        self.answer(b"", Content_Type=argument, Content_Length="100000000")

    def give_page_of_type(self, argument: str) -> None:
        self.answer(PAGE, Content_Type=argument)

    def give_status(self, argument: str) -> None:
        self.answer(b"" if argument in ("204", "304") else b"<p>gone", status=int(argument))

    def give_hops(self, argument: str) -> None:
        left = int(argument)
        self.answer(b"moved", 302, Location=f"/hops/{left - 1}" if left > 1 else "/page")

    def give_loop(self, _: str) -> None:
        self.answer(b"", 302, Location="/loop")

    def give_away(self, argument: str) -> None:
        self.answer(b"", 302, Location=argument)

    def give_nowhere(self, _: str) -> None:
        self.answer(b"", 302)

    def give_empty(self, _: str) -> None:
        self.answer(b"")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


@contextmanager
def says(answer: bytes, *, then: bytes = b"", every: float = 0.05) -> Iterator[str]:
    """The address of a server that says exactly this to the first who asks, and the rest byte by byte, for ever."""
    left = threading.Event()

    def serve() -> None:
        try:
            peer, _ = listener.accept()
            with peer:
                peer.sendall(answer)
                while then and not left.wait(every):
                    peer.sendall(then)
                if not then:
                    peer.shutdown(socket.SHUT_WR)
                    peer.settimeout(5)
                    while peer.recv(65_536):
                        pass  # or what the peer has sent makes the system reset the connection
        except OSError:
            return

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield f"127.0.0.1:{listener.getsockname()[1]}"
        finally:
            left.set()
            thread.join(5)


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Says which addresses are public, and what names stand for."""

    def set_up(*addresses: str, names: dict[str, list[str]] | None = None) -> None:
        monkeypatch.setattr(connections, "is_public", lambda address: address in addresses)
        ask = socket.getaddrinfo

        def lookup(host: str, port: int) -> list[tuple[Any, ...]]:
            return [e for one in (names or {}).get(host, [host]) for e in ask(one, port, type=socket.SOCK_STREAM)]

        monkeypatch.setattr(connections, "lookup", lookup)

    return set_up


def refusal(url: str, **options: Any) -> str:
    """The message with which an address is refused: one line without what could steer a terminal."""
    with pytest.raises(FetchError) as caught:
        fetch(url, **({"allow_private": True} | options))
    message = str(caught.value)
    assert message.isprintable()
    assert len(message) < 400
    return message


def test_a_page_with_its_charset_and_address(server: str) -> None:
    page = fetch(f"{server}/page#part", allow_private=True)
    assert page.body == PAGE
    assert page.content_type == "text/html; charset=utf-8"
    assert page.url == f"{server}/page"


@pytest.mark.parametrize("coding", ["gzip", "padded", "zlib", "deflate", "brotli"])
def test_compressed_pages(server: str, coding: str) -> None:
    assert fetch(f"{server}/{coding}", allow_private=True).body == PAGE


def test_brotli_is_asked_for_only_where_it_can_be_read(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fetch(f"{server}/accept", allow_private=True).body == b"gzip, deflate, br"
    monkeypatch.setitem(sys.modules, "brotli", None)
    assert fetch(f"{server}/accept", allow_private=True).body == b"gzip, deflate"
    assert refusal(f"{server}/brotli") == "the page comes in an encoding that was not asked for (br)"


def test_a_brotli_that_cannot_be_bounded_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(brotli, "Decompressor")
    monkeypatch.setattr(brotli, "Decompressor", object, raising=False)
    assert decompress.accepted() == "gzip, deflate"


def test_the_user_agent_says_who_asks(server: str) -> None:
    assert fetch(f"{server}/agent", allow_private=True).body.decode() == f"articleclean/{__version__}"


def test_other_letters_in_the_address(server: str) -> None:
    assert fetch(f"{server}/path/ü b?q=ж%20", allow_private=True).body == b"%C3%BC%20b?q=%D0%B6%20"
    assert fetch(f"{server}/path/\ud800", allow_private=True).body == b"%EF%BF%BD"


def test_a_double_slash_stays_in_the_path(server: str) -> None:
    assert fetch(f"{server}//path//evil.example/x", allow_private=True).url == f"{server}//path//evil.example/x"


def test_redirects_are_followed_five_times(server: str) -> None:
    assert fetch(f"{server}/hops/5", allow_private=True).url == f"{server}/page"
    for path in ("hops/6", "loop"):
        assert refusal(f"{server}/{path}") == "more than 5 redirects"


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("file:///etc/passwd", "only http and https addresses are fetched, not file:"),
        ("ftp://a.example/", "only http and https addresses are fetched, not ftp:"),
        ("data:text/html,x", "only http and https addresses are fetched, not data:"),
        ("gopher://a.example", "only http and https addresses are fetched, not gopher:"),
        ("http://[", "the address cannot be read: Invalid IPv6 URL"),
        ("http://u:p@a.example/", "the address has a user name or a password in it"),
    ],
)
def test_redirects_lead_to_http_only(server: str, target: str, message: str) -> None:
    assert message in refusal(f"{server}/away/{target}")


def test_redirects_to_letters_of_any_script(server: str) -> None:
    assert fetch(f"{server}/away//path/ü", allow_private=True).body == b"%C3%BC"
    head = "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: {}/path/ü\r\n\r\n"
    with says(head.format(server).encode()) as address:
        assert fetch(f"http://{address}/", allow_private=True).body == b"%C3%BC"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("status/404", "the server answers 404 Not Found"),
        ("status/500", "the server answers 500 Internal Server Error"),
        ("status/204", "the server answers 204 No Content"),
        ("status/304", "the server answers 304 Not Modified"),
        ("status/206", "the server answers 206 Partial Content"),
        ("nowhere", "the server answers 302 Found"),
        ("empty", "the server's answer is empty"),
        ("bomb/gzip", "the page is larger than 20,000,000 bytes"),
        ("bomb/deflate", "the page is larger than 20,000,000 bytes"),
        ("bomb/br", "the page is larger than 20,000,000 bytes"),
        ("bomb/identity", "the page is larger than 20,000,000 bytes"),
        ("cut/gzip", "the compressed page ends before its end"),
        ("cut/br", "the compressed page ends before its end"),
        ("damaged/gzip", "the compressed page is damaged"),
        ("damaged/br", "the compressed page is damaged"),
        ("short", "the page ends before its end"),
        ("layers", "the page is compressed more than once (gzip, gzip)"),
        ("coding/zstd", "the page comes in an encoding that was not asked for (zstd)"),
    ],
)
def test_what_cannot_be_fetched(server: str, path: str, message: str) -> None:
    assert refusal(f"{server}/{path}") == message


def test_a_page_with_an_uncommon_success_is_read(server: str) -> None:
    assert fetch(f"{server}/status/203", allow_private=True).body == b"<p>gone"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_no_piece_of_a_bomb_is_large(coding: str) -> None:
    zeros = bytes(30_000_000)
    pieces = list(decompress.decompressed(iter([compressed(zeros, coding)]), [coding]))
    assert sum(map(len, pieces)) == len(zeros)
    assert max(map(len, pieces)) <= 1_000_000


@pytest.mark.parametrize(
    "kind", ["image/png", "IMAGE/svg+xml", "video/mp4; x=y", "audio/mpeg", "font/woff2", "application/pdf",
             "application/zip", "application/json"],
)  # fmt: skip
def test_what_is_no_page_is_not_read(server: str, kind: str) -> None:
    start = time.monotonic()
    assert refusal(f"{server}/type/{kind}") == f"there is no page at the address but {kind.partition(';')[0].lower()}"
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("kind", ["text/plain", "application/xhtml+xml", "application/octet-stream", "nonsense", ""])
def test_what_may_be_a_page_is_read(server: str, kind: str) -> None:
    assert fetch(f"{server}/page_of_type/{kind}", allow_private=True).body == PAGE


def test_the_size_limit_holds_for_plain_pages(server: str) -> None:
    assert refusal(f"{server}/page", max_bytes=10) == "the page is larger than 10 bytes"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"", "no HTTP that can be read (Remote end closed connection without response)"),
        (b"<html>HTTP/0.9, as it was</html>", "no HTTP that can be read (<html>HTTP/0.9, as it was</html>)"),
        (b"\x00\xff\x1b[2J" * 99 + b"\r\n\r\n", "no HTTP that can be read ("),
        (b"HTTP/1.1 abc OK\r\n\r\n", "no HTTP that can be read (HTTP/1.1 abc OK)"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000, "no HTTP that can be read (got more than 65536 bytes"),
        (
            b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 1_000 + b"\r\n",
            "no HTTP that can be read (got more than 100 headers)",
        ),
        (b"HTTP/1.1 999 \x1b[2Jevil\r\n\r\n", "the server answers 999 [2Jevil"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "the page ends before its end"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n20\r\nabc", "the page ends before its end"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://a.example/\r\n b: c\r\n\r\n", "the address has a line break"),
    ],
)
def test_servers_that_speak_strangely(answer: bytes, message: str) -> None:
    with says(answer) as address:
        assert message in refusal(f"http://{address}/", timeout=5)


@pytest.mark.parametrize(
    ("answer", "then"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"a"),
        (b"HTTP/1.1 200 OK\r\n", b"X: a\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", b"a"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    ],
    ids=["status", "header", "headers", "body", "chunks", "continue"],
)
def test_a_server_that_drips_is_left_in_time(answer: bytes, then: bytes) -> None:
    start = time.monotonic()
    with says(answer, then=then, every=0.01 if then.endswith(b"\r\n") else 0.05) as address:
        message = refusal(f"http://{address}/", timeout=0.4)
    if b"X: a\r\n" not in then:  # a hundred headers may be there first
        assert message == "no complete answer within 0.4 seconds"
    assert time.monotonic() - start < 10


def test_a_tls_handshake_that_drips_is_left_in_time() -> None:
    """A record of 16,384 bytes is announced; TLS has taken the socket over when the time is up."""
    start = time.monotonic()
    with says(b"\x16\x03\x03\x40\x00", then=b"\x02") as address:
        assert refusal(f"https://{address}/", timeout=0.4) == "no complete answer within 0.4 seconds"
    assert time.monotonic() - start < 10


def test_no_tls_where_tls_is_asked_for(server: str) -> None:
    assert refusal(server.replace("http:", "https:") + "/page")


def test_a_slow_resolver_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def lookup(host: str, port: int) -> list[Any]:
        release.wait(30)
        return []

    monkeypatch.setattr(connections, "lookup", lookup)
    start = time.monotonic()
    assert refusal("http://slow.example/", timeout=0.3) == "no complete answer within 0.3 seconds"
    release.set()
    assert time.monotonic() - start < 10


def test_a_first_address_that_is_silent_leaves_time_for_the_next(server: str, public: Callable[..., None]) -> None:
    """192.0.2.1 is kept for documentation: nobody answers there, or the system says at once that it cannot be."""
    public("192.0.2.1", "127.0.0.1", names={"two.example": ["192.0.2.1", "127.0.0.1"]})
    port = server.rpartition(":")[2]
    assert fetch(f"http://two.example:{port}/page", allow_private=False, timeout=4).body == PAGE


def test_private_addresses_need_permission(server: str) -> None:
    assert refusal(f"{server}/page", allow_private=False).startswith("127.0.0.1 is a private address")
    local = server.replace("127.0.0.1", "localhost") + "/page"
    assert "is a private address" in refusal(local, allow_private=False)


@pytest.mark.parametrize(
    "host",
    [
        "2130706433", "017700000001", "0x7f000001", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.1.", "0", "0.0.0.0",
        "LOCALHOST", "localhost.", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]", "127。0。0。1", "１２７.0.0.1", "①②⑦.0.0.1", "169.254.169.254", "[fe80::1]",
    ],
)  # fmt: skip
def test_odd_spellings_gain_nothing(server: str, host: str) -> None:
    port = server.rpartition(":")[2]
    message = refusal(f"http://{host}:{port}/page", allow_private=False, timeout=10)
    assert "is a private address" in message or "no host" in message  # the system may know no such spelling


def test_every_address_of_a_host_must_be_public(server: str, public: Callable[..., None]) -> None:
    port = server.rpartition(":")[2]
    public("127.0.0.1", names={"both.example": ["127.0.0.1", "10.0.0.1"], "good.example": ["127.0.0.1"]})
    assert fetch(f"http://good.example:{port}/page").body == PAGE
    message = refusal(f"http://both.example:{port}/page", allow_private=False)
    assert message == "both.example is a private address (10.0.0.1); --allow-private permits it"


def test_redirects_to_private_addresses_need_permission(server: str, public: Callable[..., None]) -> None:
    port = server.rpartition(":")[2]
    public("127.0.0.1", names={"good.example": ["127.0.0.1"], "evil.example": ["127.0.0.2"]})
    for target in (f"http://evil.example:{port}/page", f"//127.0.0.3:{port}/page", "http://2130706434/"):
        message = refusal(f"http://good.example:{port}/away/{target}", allow_private=False)
        assert "is a private address (127.0.0." in message


def test_the_address_that_was_checked_is_the_one_connected_to(
    server: str, public: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is public when it is asked for first and private from then on."""
    public("127.0.0.1")
    answers = iter(["127.0.0.1", "10.0.0.1"])
    monkeypatch.setattr(connections, "lookup", lambda host, port: [(socket.AF_INET, 0, 0, "", (next(answers), port))])
    assert fetch(f"http://turns.example:{server.rpartition(':')[2]}/page").body == PAGE
    assert next(answers) == "10.0.0.1"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("file:///etc/passwd", "only http and https addresses are fetched, not file:"),
        ("ftp://a.example/", "only http and https addresses are fetched, not ftp:"),
        ("/page", "only http and https addresses are fetched, not this"),
        ("", "only http and https addresses are fetched, not this"),
        ("http://", "the address has no host"),
        ("http:///page", "the address has no host"),
        ("http://[::1", "the address cannot be read: Invalid IPv6 URL"),
        ("http://a:b/", "the address's port is no number from 1 to 65535"),
        ("http://a:0/", "the address's port is no number from 1 to 65535"),
        ("http://a:70000/", "the address's port is no number from 1 to 65535"),
        ("http://user:secret@a.example/", "the address has a user name or a password in it; take it out, it would "
         "not be sent"),
        ("http://127.0.0.1@a.example/", "the address has a user name or a password in it; take it out, it would "
         "not be sent"),
        ("http://a.example/\r\nX-Evil: 1", "the address has a line break or another control character in it"),
        ("http://a.example\r\n/x", "the address has a line break or another control character in it"),
        ("http://a.example/?q=\x00", "the address has a line break or another control character in it"),
        ("http://a b/", "'a b' is no name of a host"),
        ("http://a%0d%0ab/", "'a%0d%0ab' is no name of a host"),
        ("http://127.0.0.1%2f.example/", "'127.0.0.1%2f.example' is no name of a host"),
        ("http://[fe80::1%25eth0]/", "'fe80::1%25eth0' is no name of a host"),
        ("http://a..b/", "'a..b' is no name of a host"),
        (f"http://{'a' * 64}.example/", f"'{'a' * 64}.example' is no name of a host"),
        ("http://a.example/" + "a" * 9_000, "the address is longer than 8,000 characters"),
    ],
)  # fmt: skip
def test_only_web_addresses(url: str, message: str) -> None:
    assert refusal(url) == message


def test_a_name_that_nobody_knows_is_a_fetch_error() -> None:
    assert refusal("http://nobody.invalid/").startswith("no host 'nobody.invalid' is known (")


def test_a_closed_port_is_a_fetch_error() -> None:
    assert refusal("http://127.0.0.1:1/") == "Connection refused"
