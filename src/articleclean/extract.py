"""The pipeline, from the caller's source to the `Article`, in reading order."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from . import assemble
from .article import Article
from .body import blocks
from .body.kinds import kind_scores, likeliest, shipped_kinds
from .candidates import Candidate
from .choose import choose
from .controls import clean_address
from .fields import about, links, notices
from .fields.credits import agencies, authors, dateline, signoff
from .fields.dates import detect as dates
from .fields.pictures import images
from .fields.titles import headline, kicker, standfirst
from .metadata import jsonld, meta, microdata
from .metadata import links as rel_links
from .options import Options
from .page import Page
from .source import read

if TYPE_CHECKING:
    from .body.model import BodyModel

__all__ = ["extract"]

Detector = Callable[[Page], Iterator[Candidate]]
Detectors = Mapping[str, Detector]
"""What each looks for, as the warning says it when there is no time for that."""

LOOK_AT_CLOCK = 20
"""Candidates of one detector between two looks at the clock, which takes a millionth of a second or three."""

# What the page says about itself, in head and markup.
STATED: Detectors = {
    "JSON-LD": jsonld.detect,
    "meta elements": meta.detect,
    "microdata": microdata.detect,
    "rel links": rel_links.detect,
}
# What a reader sees, where only the lines are needed.
SHOWN: Detectors = {"headline": headline.detect}
# What a reader sees, where the body must be known: above it, below it, at its ends.
AROUND_BODY: Detectors = {
    "pictures": images.detect,
    "kicker": kicker.detect,
    "dates": dates.detect,
    "sign-off": signoff.detect,
    "dateline": dateline.detect,
    "agencies": agencies.detect,
    "authors": authors.detect,
    "standfirst": standfirst.detect,
    "addresses": links.detect,
    "site, section, tags and language": about.detect,
    "notices": notices.detect,
}


def extract(
    source: object,
    *,
    url: str | None = None,
    content_type: str | None = None,
    markup: Literal["auto", "html", "text"] = "auto",
    options: Options = Options(),  # noqa: B008 (immutable)
) -> Article:
    """The article that a page carries.

    Args:
        source: the page: str or bytes (HTML, or the page flattened to plain text), an lxml element or tree, or a
            BeautifulSoup object. It is not changed.
        url: the page's address; makes links absolute and helps to date and name the page. Nothing is fetched.
        content_type: the HTTP Content-Type header, for its charset.
        markup: "html" or "text" to say what the source is; "auto" finds out.
        options: see `Options`; they never change the words, but `kind` helps to choose which are the body.

    Returns:
        An `Article`, always: for a page without one `ok` is False, `reason` says why, and what was found is there.

    Raises:
        InputError: the source is of another type, or `markup` has another value.
        LimitExceeded: only with `Limits(strict=True)`.
    """
    url = clean_address(url) if isinstance(url, str) else url
    page = read(source, url=url, content_type=content_type, markup=markup, options=options)
    prepare(page)
    return finish(page)


def prepare(page: Page) -> None:
    """All that the body's scorer wants to know first."""
    detect(page, STATED)
    detect(page, SHOWN)
    choose(page, "headline")
    if page.budget.allows("kind"):
        page.kind_scores = kind_scores(page, shipped_kinds())
        if page.lines or page.options.kind:
            page.found["kind"] = likeliest(page)


def finish(page: Page, model: "BodyModel | None" = None) -> Article:
    """The article of a prepared page; its body by the shipped model when none is given."""
    from .body.select import select_body  # loads numpy: with the first page, not with the import
    from .body.stated import whole_text

    if page.budget.allows("body"):
        select_body(page, model)
    detect(page, AROUND_BODY)
    choose(page)
    shown = blocks.build(page)
    if whole := whole_text(page, shown):
        page.found["body"] = whole
    page.budget.report(page.options.limits, page.warnings)
    return assemble.article(page, shown)


def detect(page: Page, detectors: Detectors) -> None:
    """Run the detectors and keep their candidates on the page, while there is time."""
    for name, detector in detectors.items():
        if not page.budget.allows(name):
            continue
        for number, candidate in enumerate(detector(page), 1):
            page.candidates.setdefault(candidate.field, []).append(candidate)
            if not number % LOOK_AT_CLOCK and not page.budget.allows(f"more {name}"):
                break
