"""The pipeline, from the caller's source to the `Article`, in reading order."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from . import assemble
from .article import Article
from .body import blocks
from .body.kinds import kind_scores, likeliest, shipped_kinds
from .candidates import Candidate
from .choose import choose
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

# What the page says about itself, in head and markup.
STATED: tuple[Detector, ...] = (jsonld.detect, meta.detect, microdata.detect, rel_links.detect)
# What a reader sees, where only the lines are needed.
SHOWN: tuple[Detector, ...] = (headline.detect,)
# What a reader sees, where the body must be known: above it, below it, at its ends.
AROUND_BODY: tuple[Detector, ...] = (
    images.detect,
    kicker.detect,
    dates.detect,
    signoff.detect,
    dateline.detect,
    agencies.detect,
    authors.detect,
    standfirst.detect,
    links.detect,
    about.detect,
    notices.detect,
)


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
    page = read(source, url=url, content_type=content_type, markup=markup, options=options)
    prepare(page)
    return finish(page)


def prepare(page: Page) -> None:
    """All that the body's scorer wants to know first."""
    detect(page, STATED)
    detect(page, SHOWN)
    choose(page, "headline")
    page.kind_scores = kind_scores(page, shipped_kinds())
    if page.lines or page.options.kind:
        page.found["kind"] = likeliest(page)


def finish(page: Page, model: "BodyModel | None" = None) -> Article:
    """The article of a prepared page; its body by the shipped model when none is given."""
    from .body.select import select_body  # loads numpy: with the first page, not with the import
    from .body.stated import whole_text

    select_body(page, model)
    detect(page, AROUND_BODY)
    choose(page)
    shown = blocks.build(page)
    if whole := whole_text(page, shown):
        page.found["body"] = whole
    return assemble.article(page, shown)


def detect(page: Page, detectors: tuple[Detector, ...]) -> None:
    """Run the detectors and keep their candidates on the page."""
    for detector in detectors:
        for candidate in detector(page):
            page.candidates.setdefault(candidate.field, []).append(candidate)
