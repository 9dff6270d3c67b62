"""Addresses: made absolute, and only those that a reader may safely follow."""

import re
from urllib.parse import urljoin, urlsplit

from ..schemes import harmless

__all__ = ["absolute", "host"]

# An address that resolving leaves as it is: absolute, printable ASCII, no empty part, no parameters in the path.
_COMPLETE = re.compile(r"""https?://[\w.:-]+(?:/[!"$-:<=>@-~]*+)?(?:\?[!"$-~]++)?(?:\#[!-~]+)?""", re.ASCII)
# An address on the same site of the same kind, without dots that stand for a folder; and a page's site.
_ROOTED = re.compile(
    r"""/(?:[!"$-,\-0-:<=>@-~](?:[!"$-.0-:<=>@-~]|/(?!\.))*+)?(?:\?[!"$-~]++)?(?:\#[!-~]+)?""", re.ASCII
)
_SITE = re.compile(r"https?://[\w.:-]+(?=[/?#]|$)", re.ASCII)
# What a browser leaves out of an address (tabs, line ends) and what has no place in one (other control characters).
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def absolute(href: str | None, *, base: str | None = None, url: str | None = None) -> str | None:
    """`href` resolved against `base` and `url`.

    Returns:
        The absolute address; the address as written when neither base nor url is known; None when it is empty, a
        fragment, malformed, or has a scheme other than http(s), mailto and tel (`javascript:`, `data:` …).
    """
    if not href or _COMPLETE.fullmatch(href):
        return href or None
    if url and not base and _ROOTED.fullmatch(href) and (site := _SITE.match(url)):
        return site[0] + href
    href = "".join(href.split()) if "\n" in href or "\t" in href else href
    href = _CONTROL.sub("", href).strip()
    if not href or href[0] == "#":
        return None
    try:
        if base:
            href = urljoin(base, href)
        if url:
            href = urljoin(url, href)
        urlsplit(href)
    except ValueError:
        return None
    return harmless(href)


def host(url: str | None) -> str | None:
    """The host of an address, lower case, without "www." and port; None when there is none."""
    if not url:
        return None
    try:
        name = urlsplit(url if "//" in url else "//" + url).hostname
    except ValueError:
        return None
    return name.removeprefix("www.") if name else None
