"""From the response of any HTTP client: its bytes, its final address and the charset that its header declares.

No client is imported. httpx and requests responses are taken as they are; of a client that reads bodies asynchronously
(aiohttp) or by a method (urllib), the caller hands over the three parts as `Fetched`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from articleclean import Article, InputError, Options
from articleclean import extract as extract_page

__all__ = ["Fetched", "Headers", "Response", "content_type", "extract"]


class Headers(Protocol):
    """Header fields by name; a dict, and what the clients have."""

    def items(self) -> Iterable[tuple[str, str]]: ...


class Response(Protocol):
    """What is asked of a response: that of httpx, of requests, and `Fetched` have it."""

    @property
    def content(self) -> bytes:
        """The body, decompressed."""

    @property
    def url(self) -> object:
        """The address after redirects; a str, or an object whose str() it is."""

    @property
    def headers(self) -> Headers: ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """A response in its parts, for clients whose responses do not have them."""

    content: bytes
    url: object
    headers: Headers


def extract(response: Response, *, options: Options = Options()) -> Article:  # noqa: B008 (immutable)
    """The article of a fetched page.

    Args:
        response: of httpx or requests as it is; otherwise `Fetched(body, url, headers)`.
        options: see `Options`; `now` may be the time of the fetch, which dates "3 hours ago".

    Raises:
        InputError: `response.content` is not bytes, as with aiohttp before the body is read.
        LimitExceeded: only with `Limits(strict=True)`.
    """
    content = response.content
    if not isinstance(content, bytes | bytearray | memoryview):
        found = f"{type(content).__module__}.{type(content).__qualname__}"
        raise InputError(f"response.content must be bytes, not {found}: read it, and pass Fetched(body, url, headers)")
    return extract_page(
        content, url=str(response.url), content_type=content_type(response.headers.items()), options=options
    )


def content_type(headers: Iterable[tuple[str, str]]) -> str | None:
    """The first Content-Type among header fields, whatever the case of its name; None without one."""
    return next((value for name, value in headers if name.lower() == "content-type"), None)
