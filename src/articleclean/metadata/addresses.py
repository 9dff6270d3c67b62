"""Addresses that a page states for itself: the canonical one and a short one, checked before they are believed."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..candidates import Candidate
from ..page import Page
from ..source.urls import host
from .values import Spot

__all__ = ["bare", "domain", "long_addresses", "own_address", "short_address"]

# Paths of home pages besides "/": of one language, or the file itself.
_HOME_PATH = re.compile(r"/(?:[a-z]{2}(?:[-_][a-z]{2})?|home|(?:index|default)\.[a-z]{3,5})/?", re.IGNORECASE)
# What a template leaves behind when it fails.
_BROKEN = re.compile(r"[\s{}<>]|%7B%7B|/(?:undefined|null|None|NaN)(?:[/?]|$)|\[object")
# Words and numbers of a path that two addresses of one article share.
_TELLING = re.compile(r"[^\W\d_]{5,40}|\d{5,20}")


def own_address(page: Page, href: str | None, spot: Spot) -> Iterator[Candidate]:
    """A candidate for the canonical address: absolute, no home page unless the page is that, of the page's own site
    unless something says that the article belongs to the other one.
    """
    address = page.absolute(href)
    if not href or not address:
        return
    known = page.once(_judged)  # several spots state the same
    if address not in known:
        known[address] = _may_be_own(page, address)
    if known[address]:
        yield spot.candidate("canonical_url", address, href)


def _judged(page: Page) -> dict[str, bool]:
    """Of each address met so far whether it may be the page's own."""
    return {}


def _may_be_own(page: Page, address: str) -> bool:
    if not _is_web(address) or _BROKEN.search(address):
        return False
    if _is_home(address) and not (page.url and _is_home(page.url)):
        return False
    return not _is_strange(page, address)


def short_address(page: Page, href: str | None, spot: Spot) -> Iterator[Candidate]:
    """A candidate for the short link: absolute, and another than the page's own long address."""
    address = page.absolute(href)
    if not href or not address or not _is_web(address) or _BROKEN.search(address):
        return
    if _is_home(address) or bare(address) in long_addresses(page):
        return
    yield spot.candidate("short_link", address, href)


def long_addresses(page: Page) -> set[str]:
    """The page's addresses as `bare` gives them: the caller's, rel=canonical, og:url."""
    stated = [page.url, *_stated(page)]
    return {bare(address) for address in stated if address}


def bare(address: str) -> str:
    """An address for comparing: without scheme, "www.", fragment and closing slash."""
    address = address.strip().partition("#")[0]
    return address.partition("://")[2].removeprefix("www.").rstrip("/") or address


def domain(name: str) -> str:
    """The last two labels of a host, three where the second last is a public one ("co.uk")."""
    labels = name.split(".")
    public = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if public else -2 :])


def _stated(page: Page) -> Iterator[str | None]:
    for link in page.head.links:
        if "canonical" in link.rel:
            yield page.absolute(link.href)
    for meta in page.head.metas:
        if meta.name == "og:url":
            yield page.absolute(meta.content)


def _is_strange(page: Page, address: str) -> bool:
    """Whether an address is another site's, and neither its path nor a second statement makes it this article's."""
    own, other = host(page.url), host(address)
    if not page.url or not page.url.startswith("http") or not own or not other:
        return False
    if domain(own) == domain(other) or other in page.url:
        return False
    if _telling(page.url) & _telling(address):
        return False
    wanted = bare(address)
    return sum(bare(stated) == wanted for stated in _stated(page) if stated) < 2


def _telling(address: str) -> set[str]:
    return set(_TELLING.findall(_path(address).lower()))


def _is_web(address: str) -> bool:
    """Whether an address leads to a site, by a host with a dot."""
    name = host(address) if address.startswith(("http://", "https://")) else None
    return name is not None and "." in name.strip(".")


def _is_home(address: str) -> bool:
    path = _path(address)
    return (path in ("", "/") or _HOME_PATH.fullmatch(path) is not None) and "?" not in address


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
