"""What somebody wrote as an address, checked and in the form that HTTP needs."""

import re
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from .error import FetchError

__all__ = ["WebAddress", "web_address"]

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f.]*:[0-9a-f:.]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_LONGEST = 8_000
"""Characters; servers take about as many."""
_SAFE = "%/:=&?~#+!$,;'@()*[]|"


class WebAddress(NamedTuple):
    """An http or https address, taken apart."""

    secure: bool
    host: str
    """ASCII: a name or a number, IPv6 without brackets."""
    port: int
    target: str
    """What the request's first line asks for: path and query."""
    url: str
    """The whole, without a fragment."""


def web_address(url: str, *, base: str = "") -> WebAddress:
    """Check an address.

    Args:
        url: as written.
        base: the address that it was found at, for one that is not whole.

    Raises:
        FetchError: it is none of the web, or has parts that are never sent.
    """
    url = url.strip().encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # no halves of characters
    if _CONTROL.search(url):
        raise FetchError("the address has a line break or another control character in it")
    if len(url) > _LONGEST:
        raise FetchError(f"the address is longer than {_LONGEST:,} characters")
    try:
        parts = urlsplit(urljoin(base, url))
    except ValueError as error:
        raise FetchError(f"the address cannot be read: {error}") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchError(f"only http and https addresses are fetched, not {f'{scheme}:' if scheme else 'this'}")
    if "@" in parts.netloc:
        raise FetchError("the address has a user name or a password in it; take it out, it would not be sent")
    host, port = _host(parts), _port(parts, _PORTS[scheme])
    path = quote(parts.path, _SAFE) or "/"
    query = quote(parts.query, _SAFE)
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port == _PORTS[scheme] else f"{shown}:{port}"
    target = urlunsplit(("", "", path, query, ""))
    # Not by urlunsplit: a path that begins with "//" would become another host.
    return WebAddress(scheme == "https", host, port, target, f"{scheme}://{netloc}{path}{f'?{query}' if query else ''}")


def _host(parts: SplitResult) -> str:
    name = parts.hostname
    if not name:
        raise FetchError("the address has no host")
    try:
        host = name if ":" in name else name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise FetchError(f"'{name[:100]}' is no name of a host")
    return host


def _port(parts: SplitResult, usual: int) -> int:
    try:
        port = usual if parts.port is None else parts.port
    except ValueError:
        port = 0
    if not port:
        raise FetchError("the address's port is no number from 1 to 65535")
    return port
