"""The pipeline, from the caller's source to the `Article`, in reading order."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

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
from .source import Markup, read

if TYPE_CHECKING:
    from .body.model import BodyModel

__all__ = ["run"]

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


def run(source: object, *, url: str | None, content_type: str | None, markup: Markup, options: Options) -> Article:
    """What `extract` does; arguments and errors are its own."""
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
