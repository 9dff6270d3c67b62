"""What rendered markup may hold, and three ways to look: a grammar, an HTML5 parser, and nh3's sanitiser."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from html.parser import HTMLParser

import html5lib
import nh3

__all__ = ["found_unsafe"]

_PLAIN = (
    "header h1 h2 h3 h4 h5 h6 ul li blockquote pre table thead tbody tr th td figure figcaption small hr br em strong"
)
ALLOWED: Mapping[str, set[str]] = {tag: set() for tag in _PLAIN.split()} | {
    "article": {"lang"},
    "p": {"class"},
    "code": {"class"},
    "time": {"datetime"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    # What markdown-it writes.
    "ol": {"start"},
}
SCHEMES = {"a": ("http://", "https://", "mailto:", "tel:"), "img": ("http://", "https://")}
_CLASSES = re.compile(r"kicker|standfirst|byline|published|modified|embed|language-[A-Za-z0-9+#._-]+")
_XHTML = "{http://www.w3.org/1999/xhtml}"
# Tags as the renderers write them, and nothing else with an angle bracket in it.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)(?: /)?>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')


def found_unsafe(html: str, *, parse: bool = False) -> list[str]:
    """What should not be in the markup, in words; `parse`: ask the HTML5 parser too, which is slow."""
    found = list(_by_grammar(html))
    if parse:
        found += _by_parser(html)
    cleaned = nh3.clean(
        html,
        tags=set(ALLOWED),
        attributes={tag: set(names) for tag, names in ALLOWED.items() if names},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    if _alike(cleaned) != _alike(html) and _Events(cleaned).events != _Events(html).events:
        found.append(f"nh3 makes of it {cleaned!r}")
    return found


def _alike(html: str) -> str:
    """Markup without the habits of serialisers that cost nothing to take away."""
    for written, meant in (("&quot;", '"'), ("&#x27;", "'"), ("&nbsp;", "\xa0"), (" />", ">")):
        html = html.replace(written, meant)
    return html


def _by_grammar(html: str) -> Iterator[str]:
    for end, tag, attributes in _TAG.findall(html):
        if not end:
            yield from _element(tag, {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)})
        elif tag not in ALLOWED:
            yield f"</{tag}>"
    rest = _TAG.sub("", html)
    if "<" in rest or ">" in rest:
        yield f"an angle bracket outside a tag: {rest!r}"


def _by_parser(html: str) -> Iterator[str]:
    for element in html5lib.parseFragment(html).iter():
        if not isinstance(element.tag, str):
            yield "a comment"
        elif element.tag.startswith(_XHTML):
            yield from _element(element.tag.removeprefix(_XHTML), element.attrib)
        elif element.tag != "DOCUMENT_FRAGMENT":
            yield f"an element of another namespace: {element.tag}"


def _element(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    if tag not in ALLOWED:
        yield f"<{tag}>"
    for name, value in attributes.items():
        if name not in ALLOWED.get(tag, ()):
            yield f"<{tag} {name}>"
        elif name in ("href", "src") and not value.lower().startswith(SCHEMES[tag]):
            yield f"<{tag} {name}={value!r}>"
        elif name == "class" and not _CLASSES.fullmatch(value):
            yield f"<{tag} class={value!r}>"


class _Events(HTMLParser):
    """Markup as a list of tags and texts: what is left when all habits of serialisers are taken away."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, sorted(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("img", "br", "hr"):
            self.events.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.events.append(data)

    def handle_comment(self, data: str) -> None:
        self.events.append(("comment", data))
