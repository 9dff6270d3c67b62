"""The whole text of a page that shows none of it or only its beginning, where its metadata states all of it.

Publishers who let only subscribers read on, and pages that a script fills, often give crawlers the text as JSON-LD
`articleBody` (schema.org). It has no headings, lists or links, and may be stale: it is taken only where what the page
shows is short and (nearly) all of it a small part of that text, word for word.
"""

from ..blocks import Block, Figure, Paragraph
from ..candidates import Candidate
from ..metadata.jsonld import article_body
from ..page import Page
from .features import squeeze

__all__ = ["whole_text"]

PREVIEW_CHARS = 1500
"""Characters of text, without blanks, from which on a page shows more than a beginning."""
LEAST_CHARS = 400
"""A stated text of fewer characters is a summary."""
NOTICE_CHARS = 120
"""Fewer characters shown are no beginning of a text, but perhaps a notice that a script is missing."""
BEGUN = 0.8
"""Share of what is shown that must be in the stated text."""
TIMES = 3
"""The stated text must be so many times as long as what is shown."""
CONFIDENCE = 0.8


def whole_text(page: Page, shown: tuple[Block, ...]) -> Candidate | None:
    """The body as metadata states it, if the page shows no more than the beginning; the pictures shown come first."""
    parts = [squeeze(getattr(block, "text", "")).rstrip(".…") for block in shown]
    length = sum(map(len, parts))
    text = page.once(article_body) if length < PREVIEW_CHARS and page.markup == "html" else None
    if text is None or "</" in text:  # markup of an editor
        return None
    stated = squeeze(text)
    begun = sum(len(part) for part in parts if part in stated)
    if (length > NOTICE_CHARS and begun < BEGUN * length) or len(stated) < max(LEAST_CHARS, TIMES * length):
        return None
    page.warnings.append("the page shows only the beginning of its text: the body is the articleBody of its JSON-LD")
    figures = [block for block in shown if isinstance(block, Figure)]
    body = (*figures, *map(Paragraph, text.split("\n")))
    return Candidate("body", body, "json-ld", "articleBody", text[:PREVIEW_CHARS], CONFIDENCE)
