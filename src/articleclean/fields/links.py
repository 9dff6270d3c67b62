"""The short address that a page shows, or offers for copying, for itself."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import quote, urlsplit

from lxml import etree

from ..candidates import Candidate
from ..data import load_toml
from ..metadata.addresses import bare, domain, long_addresses
from ..metadata.head import SHORT_ADDRESS
from ..metadata.values import Spot
from ..page import Line, Page
from ..source.urls import host

__all__ = ["detect"]

_LONGEST_LINE = 120
_LONGEST_TOKEN = 14
_MOST = 3
"""More different short addresses than this are a list of links, none of them the page's."""
_MOST_UNKNOWN = 20
"""Addresses of unknown hosts that are looked up among the page's links."""
_SHOWN = 0.96
_IN_BODY = 0.4
_COPIED = 0.7


def detect(page: Page) -> Iterator[Candidate]:
    """Candidates for `short_link` from visible lines, input fields and copy buttons."""
    own, long = _own_domain(page), long_addresses(page)
    yield from _few([*_shown(page, own, long)])
    yield from _few([*_copied(page, own, long)])


def _few(candidates: list[Candidate]) -> list[Candidate]:
    return candidates if len({candidate.value for candidate in candidates}) <= _MOST else []


def _shown(page: Page, own: str | None, long: set[str]) -> Iterator[Candidate]:
    """Lines that hold nothing but a short address, or a label and one.

    Args:
        page: the page.
        own: the domain of its site.
        long: its own addresses, as `bare` gives them.
    """
    unknown: set[str] = set()
    for line in page.lines:
        text = line.text
        if len(text) > _LONGEST_LINE or "/" not in text or "." not in text:
            continue
        label, _, written = text.strip().rpartition(" ") if "\n" not in text else text.strip().rpartition("\n")
        if not label and (glued := _glued(written)):
            label, written = glued
        label = label.casefold().strip(" :：-–\n")
        vouched = label in _words("labels")
        if (label and not vouched and label not in _words("offers")) or _is_elsewhere(page, line, written, long):
            continue
        address = _short(written, own, vouched)
        if address is None and len(unknown) < _MOST_UNKNOWN and (strange := _short(written, own, vouched=True)):
            unknown.add(strange)
            address = strange if _is_carried(page, strange) else None
        if address and bare(address) not in long:
            confidence = _SHOWN
            if not label and _inside_body(page, line):
                if host(address) in _hosts("general"):
                    continue
                confidence = _IN_BODY
            yield Candidate(
                "short_link", address, "visible", f"line {line.index}", text, confidence, (line.index,), owns=True
            )


def _glued(written: str) -> tuple[str, str] | None:
    """A label and an address without a blank between them: "短縮URL：https://…"."""
    start = written.find("http")
    return (written[:start], written[start:]) if start > 0 else None


def _copied(page: Page, own: str | None, long: set[str]) -> Iterator[Candidate]:
    """Short addresses in input fields and in the attributes of copy buttons."""
    attributes = _copy_attributes()
    telling = attributes | {"value"}
    for element in page.head.marked.offers:
        keys = element.keys()
        if telling.isdisjoint(keys):
            continue
        names = ["value"] if element.tag == "input" else [str(name) for name in keys if name in attributes]
        for name in names:
            written = (element.get(name) or "").strip()
            if written.startswith("http") and len(written) <= SHORT_ADDRESS:
                address = _short(written, own, vouched=False)
                if address is None and _short(written, own, vouched=True) and _is_labelled(element):
                    address = written
                if address and bare(address) not in long:
                    where = f"{element.tag}[{name}]"
                    yield Spot("markup", where, _COPIED).candidate("short_link", address, written)


def _is_labelled(element: etree._Element) -> bool:
    """Whether the words around a control, or its label, say that it holds a short link."""
    around = element.getparent()
    said = [element.get("aria-label"), element.get("title"), element.get("placeholder")]
    if around is not None:
        said += [around.text, *[str(sibling.text or "") for sibling in around.iterchildren() if sibling is not element]]
    return any(" ".join((text or "").split()).casefold().strip(" :：") in _words("labels") for text in said)


def _is_carried(page: Page, address: str) -> bool:
    """Whether the page's share links or copy buttons hold the address: then even an unknown host is the page's own."""
    quoted = quote(address, safe="")
    for element in page.head.marked.controls:
        for name, value in element.items():
            if (name == "href" and (quoted in value or f"={address}" in value)) or (
                name != "href" and value == address
            ):
                return True
    return False


@cache
def _copy_attributes() -> frozenset[str]:
    return frozenset(load_toml("shorteners")["copied"]["attributes"])


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset(label.casefold() for labels in load_toml("shorteners")[table].values() for label in labels)


@cache
def _hosts(*kinds: str) -> frozenset[str]:
    hosts = load_toml("shorteners")["hosts"]
    return frozenset(name for kind in kinds for name in hosts[kind])


def _short(written: str, own: str | None, vouched: bool) -> str | None:
    """The absolute address, when what is written has the shape of a short one that can be the page's own."""
    if not written.startswith(("http://", "https://")):
        if ":" in written or "@" in written:
            return None
        written = "https://" + written
    if len(written) > SHORT_ADDRESS or not written.isascii():
        return None
    try:
        parts = urlsplit(written)
    except ValueError:
        return None
    site = host(written)
    if not site or "." not in site or site in _hosts("foreign") or parts.fragment:
        return None
    tokens = [token for token in parts.path.split("/") if token]
    if parts.query:
        is_post = not tokens and parts.query.startswith("p=") and parts.query[2:].isdigit()
        return written if is_post and _belongs(site, own) else None
    if not 1 <= len(tokens) <= 2 or any(len(token) > _LONGEST_TOKEN for token in tokens):
        return None
    if site in _hosts("general", "blogs", "publishers"):
        return written
    # A host not known: the page's own, or nobody says whose the page is, or a label vouches for it.
    if own is not None and not _belongs(site, own) and not vouched:
        return None
    return written if _is_code(tokens) else None


def _is_code(tokens: list[str]) -> bool:
    """Whether path tokens look made by a machine: a short one that mixes digits or case, or a long number."""
    *before, last = tokens
    if any(len(token) > 3 for token in before) or last.endswith((".html", ".htm", ".php")):
        return False
    digits = sum(c.isdigit() for c in last)
    if digits == sum(c.isalnum() for c in last):
        return digits >= 5
    mixed = last != last.lower() and last[1:] != last[1:].lower()
    return len(last) <= 10 and last.count("-") <= 1 and (digits > 0 or mixed) and "_" not in last.strip("_")


def _own_domain(page: Page) -> str | None:
    """The domain that the page's site holds, without subdomains; None when nothing says where the page is from."""
    stated = [page.url, *(link.href for link in page.head.links if "canonical" in link.rel)]
    stated += [meta.content for meta in page.head.metas if meta.name == "og:url"]
    name = next((name for address in stated if (name := host(address))), None)
    return domain(name) if name else None


def _belongs(site: str, own: str | None) -> bool:
    return own is not None and (site == own or site.endswith("." + own))


def _is_elsewhere(page: Page, line: Line, written: str, long: set[str]) -> bool:
    """Whether the line is a quoted post's, or a link that leads to another place than it shows."""
    if line.box is None:
        return False
    if line.box.within("blockquote") is not None:
        return True
    for span in line.spans:
        href = span.element.get("href") if span.tag == "a" else None
        if href and (address := page.absolute(href)):
            same = bare(address) == bare(written if "://" in written else "https://" + written)
            if not same and bare(address) not in long:
                return True
    return False


def _inside_body(page: Page, line: Line) -> bool:
    """Whether the line stands among the body's paragraphs, where a short link is one to somewhere else.

    The first of them may be the standfirst: a link after it is still at the top.
    """
    return len(page.body) > 2 and page.body[1] < line.index < page.body[-1]
