"""One page from the web, for the command line; the library itself never fetches.

Bounded on every side: http and https only, also after redirects; public addresses only; so many redirects, bytes and
seconds and no more. The address that was checked is the one connected to, so a name that resolves differently the
second time gains nothing. Proxies of the environment are not used: behind one, nothing could be checked.
"""

import http.client
from dataclasses import dataclass

from .._version import __version__
from .answers import page_type, read_page
from .connections import Guard, exchange
from .decompress import accepted
from .error import FetchError, in_one_line
from .web_address import web_address

__all__ = ["MAX_BYTES", "MAX_REDIRECTS", "TIMEOUT", "USER_AGENT", "FetchError", "Fetched", "fetch"]

TIMEOUT = 20.0
"""Seconds for everything together, redirects included."""
MAX_BYTES = 20_000_000
"""Bytes of the page after decompression."""
MAX_REDIRECTS = 5
USER_AGENT = f"articleclean/{__version__}"

_REDIRECTS = frozenset((301, 302, 303, 307, 308))


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
    with Guard(allow_private, timeout) as guard:
        try:
            return _fetched(url, guard, max_bytes)
        except FetchError:
            guard.check()  # a cut connection has many faces; that time is over is what there is to say
            raise
        except http.client.HTTPException as error:
            guard.check()
            raise FetchError(f"the server's answer is no HTTP that can be read ({in_one_line(error)})") from error
        except (OSError, ValueError) as error:
            guard.check()
            raise FetchError(in_one_line(error)) from error


def _fetched(url: str, guard: Guard, max_bytes: int) -> Fetched:
    headers = {
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
        "Accept-Encoding": accepted(),
    }
    address = web_address(url)
    for _ in range(MAX_REDIRECTS + 1):
        with exchange(address, headers, guard) as response:
            target = response.headers.get("Location")
            if response.status not in _REDIRECTS or target is None:
                kind = page_type(response)
                return Fetched(read_page(response, max_bytes, guard.check), address.url, kind)
            # Headers come as Latin-1; servers write UTF-8.
            address = web_address(target.encode("latin-1", "replace").decode("utf-8", "replace"), base=address.url)
    raise FetchError(f"more than {MAX_REDIRECTS} redirects")
