"""The last step: the page's chosen candidates and blocks become an `Article`."""

from typing import Any

from .article import Article, Provenance
from .blocks import Block, Image
from .bounds import exceed, exceed_fixed
from .candidates import Candidate
from .controls import without_controls
from .frozenmap import FrozenMap
from .page import Page, Picture
from .sureness import sureness

__all__ = ["article"]

# Article fields that are filled from a candidate of the same name, value unchanged.
FIELDS = (
    "kind",
    "headline",
    "kicker",
    "standfirst",
    "published",
    "modified",
    "authors",
    "agencies",
    "initials",
    "signoff",
    "dateline",
    "short_link",
    "canonical_url",
    "site_name",
    "section",
    "tags",
    "language",
    "correction",
    "paywalled",
)
# Less text than this is no article: a caption, a cookie notice, an error message.
MIN_BODY_CHARS = 140
LEAST_SURE = 0.05
"""A body of less confidence is a guess."""
RAW_CHARS = 60
"""Of the body's first and last line, in its provenance."""


MOST_TAGS = 60
"""More tags are a page's whole vocabulary."""


def article(page: Page, shown: tuple[Block, ...]) -> Article:
    """The article of a page in which everything is chosen; its body is what it shows unless another was found."""
    body = within_limit(page, page.found["body"].value if "body" in page.found else shown)
    values: dict[str, Any] = {name: page.found[name].value for name in FIELDS if name in page.found}
    provenance = {name: where_from(page, page.found[name]) for name in FIELDS if name in page.found}
    reason = why_not(page, body)
    if "images" in page.found:
        values["images"] = images(page.found["images"])
        provenance["images"] = where_from(page, page.found["images"])
    if "body" in page.found:
        provenance["body"] = page.found["body"].provenance
    elif body and page.body:
        provenance["body"] = body_provenance(page)
    if len(stated := values.get("tags", ())) > MOST_TAGS:
        found, kept = f"the page states {len(stated):,} tags", f"only the first {MOST_TAGS} are kept"
        exceed_fixed(page.options.limits, page.warnings, found, kept)
        values["tags"] = stated[:MOST_TAGS]
    if page.url is not None:
        provenance["url"] = Provenance("argument", "url", page.url, 1.0)
    return Article(
        ok=reason is None,
        reason=reason,
        url=page.url,
        body=body,
        provenance=FrozenMap(provenance),
        warnings=tuple(map(without_controls, page.warnings)),
        **values,
    )


def within_limit(page: Page, body: tuple[Block, ...]) -> tuple[Block, ...]:
    """As many blocks of the body as the limits allow."""
    most = page.options.limits.max_blocks
    if len(body) > most:
        found = f"the body has {len(body):,} blocks"
        exceed(page.options.limits, page.warnings, "max_blocks", found, f"only the first {most:,} are kept")
    return body[:most]


def where_from(page: Page, chosen: Candidate) -> Provenance:
    """Where a chosen candidate comes from and how sure its value is, with the others if the caller wants them."""
    candidates = page.candidates.get(chosen.field, ())
    others: dict[Provenance, None] = {}
    if page.options.keep_candidates:
        ranked = sorted(candidates, key=lambda candidate: -candidate.confidence)
        others = dict.fromkeys(other.provenance for other in ranked if other.provenance != chosen.provenance)
    sure = round(sureness(chosen, candidates), 4)
    return Provenance(chosen.source, chosen.where, chosen.raw, sure, tuple(others))


def body_provenance(page: Page) -> Provenance:
    """Where the body stands, and how sure it is that it has the right words."""
    first, last = page.lines[page.body[0]], page.lines[page.body[-1]]
    where = f"lines {first.index}-{last.index}, {len(page.body)} of them"
    return Provenance(
        "visible", where, f"{first.text[:RAW_CHARS]} … {last.text[-RAW_CHARS:]}", round(page.confidence, 4)
    )


def images(candidate: Candidate) -> tuple[Image, ...]:
    pictures: tuple[Picture, ...] = candidate.value
    return tuple(picture.image for picture in pictures)


def why_not(page: Page, body: tuple[Block, ...]) -> str | None:
    """Why the page carries no article; None when it does."""
    stated = "body" in page.found
    if not (page.lines or stated):
        return "the page has no visible text"
    if "body" in page.budget.left_out and not stated:
        return "the time was up before the body was looked for (Limits.max_cpu_seconds)"
    if not (page.body or stated):
        return "no text block scored as body"
    length = sum(len(getattr(block, "text", "")) for block in body)
    if length < MIN_BODY_CHARS and not any(block.type in ("list", "table") for block in body):
        return f"only {length} characters of body text"
    if page.confidence < LEAST_SURE and not stated:
        return f"which lines are text is unsure (confidence {page.confidence:.2f})"
    return None
