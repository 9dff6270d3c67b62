"""One page from the web, for the command line; the library itself never fetches.

Bounded on every side: http and https only, also after redirects; public addresses only; so many redirects, bytes and
seconds and no more. The address that was checked is the one connected to, so a name that resolves differently the
second time gains nothing. Proxies of the environment are not used: behind one, nothing could be checked.
"""

import http.client
import ipaddress
import socket
import threading
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import partial
from typing import IO, Any
from urllib.parse import quote, urlsplit, urlunsplit

from ._version import __version__

__all__ = ["FetchError", "Fetched", "fetch"]

TIMEOUT = 20.0
"""Seconds for everything together, redirects included."""
MAX_BYTES = 20_000_000
"""Bytes of the page after decompression."""
MAX_REDIRECTS = 5
USER_AGENT = f"articleclean/{__version__} (+https://pypi.org/project/articleclean/)"

_CHUNK = 65_536
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# zlib's window argument that accepts gzip and zlib alike, and that of a deflate stream without either's header.
_GZIP_OR_ZLIB, _BARE_DEFLATE = 47, -15

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchError(Exception):
    """The page could not be fetched; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came."""

    body: bytes
    """Decompressed."""
    url: str
    """Its address after redirects."""
    content_type: str | None
    """The Content-Type header."""


def fetch(url: str, *, allow_private: bool = False, timeout: float = TIMEOUT, max_bytes: int = MAX_BYTES) -> Fetched:
    """Fetch one page.

    Args:
        url: an http or https address.
        allow_private: also from private, loopback and link-local addresses.
        timeout: seconds for the whole.
        max_bytes: of the decompressed page.

    Raises:
        FetchError: it cannot be fetched within those bounds, or the server answers with an error.
    """
    guard = _Guard(allow_private, timeout)
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
    }
    try:
        request = urllib.request.Request(_ascii(url), headers=headers)
        with guard, _opener(guard).open(request) as response:
            body = b"".join(_limited(_decompressed(response), max_bytes))
            guard.check()
            if response.length:
                raise FetchError("the page ends before its end")
            return Fetched(body, response.geturl(), response.headers.get("Content-Type"))
    except urllib.error.HTTPError as error:
        error.close()
        raise FetchError(f"the server answers {error.code} {_why(error.reason)}") from None
    except urllib.error.URLError as error:
        guard.check()
        raise FetchError(_why(error.reason)) from error
    except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
        guard.check()
        raise FetchError(_why(error)) from error


def _why(error: object) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error) or type(error).__name__
    return " ".join(str(error).split()) or type(error).__name__


def _ascii(url: str) -> str:
    """The address as HTTP needs it: host in IDNA, other non-ASCII characters percent-encoded."""
    parts = urlsplit(url.strip())
    if parts.scheme.lower() not in ("http", "https"):
        raise FetchError(f"only http and https addresses are fetched, not {parts.scheme or 'this'}:")
    if not parts.hostname:
        raise FetchError("the address has no host")
    host = parts.hostname if ":" not in parts.hostname else f"[{parts.hostname}]"
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    netloc = f"{host}:{parts.port}" if parts.port else host
    safe = "%/:=&?~#+!$,;'@()*[]|"
    return urlunsplit((parts.scheme.lower(), netloc, quote(parts.path, safe), quote(parts.query, safe), ""))


class _Guard:
    """What holds for the whole fetch, whatever the number of connections: the time left, and who may be talked to."""

    def __init__(self, allow_private: bool, timeout: float) -> None:
        self._allow_private = allow_private
        self._timeout = timeout
        self._end = time.monotonic() + timeout
        self._socket: socket.socket | None = None
        # A server that sends a byte now and then never lets a socket time out; this ends it all the same.
        self._alarm = threading.Timer(timeout, self._hang_up)
        self._alarm.daemon = True

    def __enter__(self) -> None:
        self._alarm.start()

    def __exit__(self, *exc: object) -> None:
        self._alarm.cancel()

    def check(self) -> None:
        """Raise if the time is over."""
        if time.monotonic() >= self._end:
            raise FetchError(f"no complete answer within {self._timeout:g} seconds")

    def watch(self, sock: socket.socket) -> None:
        """Let this be the connection that is cut when the time is over."""
        self._socket = sock
        self.check()

    def connect(self, host: str, port: int) -> socket.socket:
        """A connection to the first address of the host that answers, after all of them were found public."""
        addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for *_, place in addresses:
            if not self._allow_private and not _is_public(str(place[0])):
                raise FetchError(f"{host} is a private address ({place[0]}); --allow-private permits it")
        failure: OSError = OSError("the host has no address")
        for family, kind, protocol, _, place in addresses:
            self.check()
            sock = socket.socket(family, kind, protocol)
            try:
                sock.settimeout(max(self._end - time.monotonic(), 0.01))
                sock.connect(place)
            except OSError as error:
                sock.close()
                failure = error
            else:
                return sock
        raise failure

    def _hang_up(self) -> None:
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # closed in the meantime


def _is_public(address: str) -> bool:
    """Whether an address, and any IPv4 address that it carries, is one of the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return all(part.is_global and not part.is_multicast for part in (ip, *_carried(ip)))


def _carried(ip: _Address) -> Iterator[_Address]:
    if isinstance(ip, ipaddress.IPv6Address):
        if mapped := ip.ipv4_mapped or ip.sixtofour:
            yield mapped
        if ip in _NAT64:
            yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)


class _Connection(http.client.HTTPConnection):
    def __init__(self, host: str, guard: _Guard, **options: Any) -> None:
        super().__init__(host, **options)
        self._guard = guard

    def connect(self) -> None:
        self.sock = self._guard.connect(self.host, self.port)
        self._guard.watch(self.sock)


class _SecureConnection(http.client.HTTPSConnection, _Connection):
    """HTTPSConnection wraps in TLS what the next class of the line, `_Connection`, has connected."""

    def connect(self) -> None:
        super().connect()
        self._guard.watch(self.sock)


class _Http(urllib.request.HTTPHandler):
    def __init__(self, guard: _Guard) -> None:
        super().__init__()
        self._guard = guard

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Connection, guard=self._guard), request)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, guard: _Guard) -> None:
        super().__init__()
        self._guard = guard

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_SecureConnection, guard=self._guard), request)


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = max_repeats = MAX_REDIRECTS + 1  # not reached: ours, with its clear message, is

    def __init__(self) -> None:
        self._count = 0

    def redirect_request(
        self, request: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        self._count += 1
        if self._count > MAX_REDIRECTS:
            raise FetchError(f"more than {MAX_REDIRECTS} redirects")
        fp.close()  # or the base class would read the redirect's own body, however long
        return super().redirect_request(request, fp, code, msg, headers, _ascii(newurl))  # type: ignore[arg-type]


def _opener(guard: _Guard) -> urllib.request.OpenerDirector:
    """An opener that knows http and https and nothing else (no files, ftp, data addresses, proxies or cookies)."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        _Http(guard),
        _Https(guard),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    return opener


def _decompressed(response: Any) -> Iterator[bytes]:
    """The body in pieces, each of bounded size even where few bytes stand for many."""
    coding = (response.headers.get("Content-Encoding") or "identity").strip().lower()
    pieces = iter(partial(response.read1, _CHUNK), b"")
    if coding == "identity":
        yield from pieces
    elif coding in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(pieces)
    else:
        raise FetchError(f"the page comes in an encoding that was not asked for ({coding[:20]})")


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    stream = None
    for piece in pieces:
        if stream is None:
            stream = zlib.decompressobj(_GZIP_OR_ZLIB if _has_header(piece) else _BARE_DEFLATE)
        while piece:
            yield stream.decompress(piece, _CHUNK)
            piece = stream.unconsumed_tail
            if stream.eof and stream.unused_data:
                if not stream.unused_data.startswith(b"\x1f"):
                    return  # padding; only another gzip member is text
                piece, stream = stream.unused_data, zlib.decompressobj(_GZIP_OR_ZLIB)
    if stream is not None:
        yield stream.flush()
        if not stream.eof:
            raise FetchError("the compressed page ends before its end")


def _has_header(data: bytes) -> bool:
    """Whether a stream begins as gzip or zlib does; a bare deflate stream does not begin with an 8 in its low half."""
    return data[0] == 0x1F or data[0] & 0x0F == 8


def _limited(pieces: Iterator[bytes], limit: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise FetchError(f"the page is larger than {limit:,} bytes")
        yield piece
