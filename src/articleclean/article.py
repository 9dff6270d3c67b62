"""`Article`: what `extract` returns, and the parts it is made of. All of it immutable, hashable and picklable."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from .blocks import Block, Image
from .frozenmap import FrozenMap

__all__ = ["Article", "Dateline", "Kind", "Person", "Provenance", "Source"]

Source = Literal["json-ld", "meta", "microdata", "link", "visible", "title", "url", "markup", "text", "argument"]
"""Where a value comes from: a JSON-LD block, a `<meta>` element, itemprop or hAtom/h-entry classes, a `<link>` or rel,
text that a reader sees, the `<title>` element, the page's address, another part of the markup (`<html lang>`), a
property of the text (its language), the caller."""

Kind = Literal["article", "forum", "product", "collection", "listing", "documentation", "service"]
"""What kind of page it is: a text (news, blog post, guide), a discussion, one thing for sale, things for sale, a list
of other pages (index, feed, directory, search), a manual, or what an organisation offers (home and landing pages)."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wrote the article; never an organisation."""

    name: str
    url: str | None = None
    """The author's page, absolute where the page's URL is known."""
    role: str | None = None
    """What the byline says they are: "AP Sports Writer", "in Berlin"."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a wire story was filed; it stays in the body text as well."""

    text: str
    """As shown, without the dash that ends it: "NAIROBI, May 19 (Reuters)"."""
    place: str | None = None
    """The place alone, as written there: "NAIROBI"."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the value of one field comes from."""

    source: Source
    where: str
    """The spot, for people: "meta[property=og:title]", "h1", "line 14"."""
    raw: str
    """The text there before anything was cut or parsed."""
    confidence: float
    """0 to 1."""
    others: "tuple[Provenance, ...]" = field(default=(), repr=False)
    """The candidates that were not chosen, the most confident first; only with `Options(keep_candidates=True)`."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Every field is None or () when the page does not have it."""

    ok: bool = False
    """Whether an article was found. The other fields hold what was found in either case."""
    reason: str | None = None
    """Why not, when `ok` is False."""
    kind: Kind = "article"
    """What kind of page it is; a guess, unless `Options.kind` says so."""
    headline: str | None = None
    """As shown on the page, without the site's name."""
    kicker: str | None = None
    """The overline at the headline: "Conflicts"."""
    standfirst: str | None = None
    """The teaser between headline and body, when it is set apart from the body."""
    published: date | datetime | None = None
    """First publication. A `date` when only the day is stated; aware when the page states an offset, else naive."""
    modified: date | datetime | None = None
    """Last change, when the page states one apart from publication. Kinds as for `published`."""
    authors: tuple[Person, ...] = ()
    """Natural persons only, in the page's order."""
    agencies: tuple[str, ...] = ()
    """News agencies the text is credited to, in canonical short form: "AP", "Reuters", "dpa"."""
    initials: tuple[str, ...] = ()
    """Editors' initials in the sign-off: ("blc", "tj")."""
    signoff: str | None = None
    """The closing credit line, as shown."""
    dateline: Dateline | None = None
    """Place (and date, agency) that open the text of a wire story."""
    short_link: str | None = None
    """A short address the page gives for itself."""
    canonical_url: str | None = None
    """The address the page says is its own, absolute."""
    url: str | None = None
    """The address the caller gave."""
    site_name: str | None = None
    section: str | None = None
    """Desk or department: "World", "Kultur"."""
    tags: tuple[str, ...] = ()
    language: str | None = None
    """BCP 47: "en", "de-AT"."""
    images: tuple[Image, ...] = ()
    """The article's own pictures, in page order, once each."""
    body: tuple[Block, ...] = ()
    """The text, as typed blocks in reading order."""
    correction: str | None = None
    """The publisher's own note that the text was corrected."""
    paywalled: bool | None = None
    """Whether the publisher says the page needs payment; None when it does not say."""
    provenance: Mapping[str, Provenance] = field(default_factory=FrozenMap)
    """For each filled field, where its value comes from."""
    warnings: tuple[str, ...] = ()
    """What was cut, repaired or doubtful, in words."""

    @property
    def fingerprint(self) -> int | None:
        """A 64-bit simhash of the body's words, for finding copies (docs/scale.md, "Copies of one story"); None without
        words. Worked out each time; no part of `to_dict`."""
        from .fingerprint import fingerprint, words  # loads numpy

        text = self.to_text()
        return fingerprint(text) if words(text) else None

    def to_text(self, *, standfirst: bool = False, captions: bool = False) -> str:
        """The body as plain text, a blank line between blocks.

        Args:
            standfirst: put the standfirst first.
            captions: give each figure's caption at its place.
        """
        from .render.text import to_text

        return to_text(self, standfirst=standfirst, captions=captions)

    def to_markdown(self) -> str:
        """The article as CommonMark (tables as GitHub's extension): headline, standfirst, body with figures."""
        from .render.markdown import to_markdown

        return to_markdown(self)

    def to_html(self) -> str:
        """The article as an HTML5 `<article>` fragment that is safe to show (docs/reliability.md, "Safe output")."""
        from .render.html import to_html

        return to_html(self)

    def to_dict(self) -> dict[str, Any]:
        """The article as plain dicts, lists and strings, as `articleclean.schema()` describes it."""
        from .serialize import to_dict

        return to_dict(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as JSON, non-ASCII characters as they are."""
        from .serialize import to_json

        return to_json(self, indent=indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Article":
        """The inverse of `to_dict`, exactly.

        Raises:
            InputError: the data does not have the shape that `to_dict` gives.
        """
        from .serialize import from_dict

        return from_dict(data)

    def to_jsonld(self) -> dict[str, Any]:
        """As schema.org NewsArticle (https://schema.org/NewsArticle); a page of another kind by its type."""
        from .render.jsonld import to_jsonld

        return to_jsonld(self)

    def to_ninjs(self) -> dict[str, Any]:
        """The article as IPTC ninjs 3.1 (https://iptc.org/standards/ninjs/)."""
        from .render.ninjs import to_ninjs

        return to_ninjs(self)

    def to_tei(self) -> str:
        """The article as a TEI P5 document (https://tei-c.org/guidelines/p5/)."""
        from .render.tei import to_tei

        return to_tei(self)
