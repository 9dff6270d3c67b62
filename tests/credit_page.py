"""A page for the detectors of credits: source, headline and body given by the test, not chosen."""

from collections.abc import Callable, Iterator
from typing import Any

from articleclean.candidates import Candidate
from articleclean.options import Options
from articleclean.page import Page
from articleclean.source import read

TEXT = "The bridge over the Aln was closed on Monday after a crack was found in its northern pier, the county said."
MORE = "Lorries have to take the road through Felton until the end of the month, which adds an hour to most journeys."


def page(
    source: str, *, headline: str | None = None, body: tuple[str, ...] = (TEXT, MORE), url: str | None = None
) -> Page:
    """The page of a source; its body are the lines that begin like one of `body`."""
    made = read(source, url=url, content_type=None, markup="auto", options=Options())
    made.body = tuple(line.index for line in made.lines if line.text.startswith(tuple(b[:20] for b in body)))
    if headline:
        index = next(line.index for line in made.lines if line.text == headline)
        made.found["headline"] = Candidate("headline", headline, "visible", "h1", headline, 0.9, (index,))
    return made


def values(detect: Callable[[Page], Iterator[Candidate]], made: Page, field: str) -> list[Any]:
    """The values of a field that a detector yields, the surest first."""
    found = [c for c in detect(made) if c.field == field]
    return [c.value for c in sorted(found, key=lambda c: -c.confidence)]
