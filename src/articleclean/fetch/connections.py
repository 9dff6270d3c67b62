"""Connections to addresses that were checked, cut when the time is over."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from typing import Any

from .addresses import is_public
from .error import FetchError
from .web_address import WebAddress

__all__ = ["Guard", "exchange"]


class Guard:
    """What holds for the whole fetch, whatever the number of connections: the time left, and who may be talked to."""

    def __init__(self, allow_private: bool, timeout: float) -> None:
        self._allow_private = allow_private
        self._timeout = timeout
        self._end = time.monotonic() + timeout
        self._watched: socket.socket | None = None
        self._over = False
        self._lock = threading.Lock()
        # A server that sends a byte now and then never lets a socket time out; this ends it all the same.
        self._alarm = threading.Timer(timeout, self._hang_up)
        self._alarm.daemon = True

    def __enter__(self) -> "Guard":
        self._alarm.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._alarm.cancel()
        self._alarm.join()
        self._watch(None)

    def check(self) -> None:
        """Raise if the time is over."""
        if self._over or time.monotonic() >= self._end:
            raise FetchError(f"no complete answer within {self._timeout:g} seconds")

    def connect(self, host: str, port: int) -> socket.socket:
        """A connection to the first address of the host that answers, after all of them were found public."""
        places = self._places(host, port)
        for _, address in places:
            if not self._allow_private and not is_public(str(address[0])):
                raise FetchError(f"{host} is a private address ({address[0]}); --allow-private permits it")
        failure: OSError = OSError("the host has no address")
        for tried, (family, address) in enumerate(places):
            self.check()
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                # A silent first address leaves time for the others.
                sock.settimeout(max(self._left() / (len(places) - tried), 0.01))
                sock.connect(address)
                sock.settimeout(max(self._left(), 0.01))
            except OSError as error:
                sock.close()
                failure = error
            else:
                self._watch(sock)
                return sock
        raise failure

    def _left(self) -> float:
        return self._end - time.monotonic()

    def _places(self, host: str, port: int) -> list[tuple[socket.AddressFamily, Any]]:
        """The host's addresses. Asked in a thread: the system's resolver has a patience of its own."""
        found: list[tuple[socket.AddressFamily, Any]] = []
        failed: list[Exception] = []

        def look() -> None:
            try:
                found.extend((entry[0], entry[4]) for entry in lookup(host, port))
            except (OSError, UnicodeError) as error:
                failed.append(error)

        thread = threading.Thread(target=look, daemon=True)
        thread.start()
        thread.join(max(self._left(), 0.01))
        self.check()
        if failed:
            raise FetchError(f"no host '{host[:100]}' is known ({_why(failed[0])})")
        return found

    def _watch(self, sock: socket.socket | None) -> None:
        """Let this be the connection that is cut when the time is over; a copy, which stays when TLS takes it over."""
        with self._lock:
            if self._watched is not None:
                self._watched.close()
            self._watched = None if sock is None else sock.dup()
        if sock is not None:
            self.check()

    def _hang_up(self) -> None:
        self._over = True
        with self._lock:
            if self._watched is not None:
                with contextlib.suppress(OSError):  # closed by the server in the meantime
                    self._watched.shutdown(socket.SHUT_RDWR)


def lookup(host: str, port: int) -> list[tuple[Any, ...]]:
    """What the system knows of a host, as `socket.getaddrinfo` says it."""
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


def _why(error: Exception) -> str:
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else "the name is malformed"


class _Connection(http.client.HTTPConnection):
    def __init__(self, host: str, port: int, guard: Guard) -> None:
        super().__init__(host, port)
        self._guard = guard

    def connect(self) -> None:
        self.sock = self._guard.connect(self.host, self.port)


class _SecureConnection(http.client.HTTPSConnection):
    def __init__(self, host: str, port: int, guard: Guard) -> None:
        self._tls = ssl.create_default_context()
        self._tls.set_alpn_protocols(["http/1.1"])
        super().__init__(host, port, context=self._tls)
        self._guard = guard

    def connect(self) -> None:
        sock = self._guard.connect(self.host, self.port)
        try:
            self.sock = self._tls.wrap_socket(sock, server_hostname=self.host)
        except BaseException:
            sock.close()
            raise


@contextlib.contextmanager
def exchange(address: WebAddress, headers: Mapping[str, str], guard: Guard) -> Iterator[http.client.HTTPResponse]:
    """One request and the answer's head; the connection ends with the `with` block, however much was read."""
    connection = (_SecureConnection if address.secure else _Connection)(address.host, address.port, guard)
    with contextlib.closing(connection):
        connection.request("GET", address.target, headers={**headers, "Connection": "close"})
        with connection.getresponse() as response:
            yield response
