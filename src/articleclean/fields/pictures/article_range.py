"""Where the article's pictures may stand: between its headline and the end of its body, and in its boxes."""

from collections import Counter
from typing import NamedTuple

from ...page import Box, Media, Page

__all__ = ["ArticleRange", "article_range"]

LEAD_WINDOW = 12
"""Lines above the headline in which the lead picture may stand."""
LONG_LINE = 80
"""Characters of a line that counts as text while no body is chosen."""


class ArticleRange(NamedTuple):
    """The stretch of lines that is the article."""

    headline: int | None
    """Index of the headline's line."""
    first: int
    """Index of the first body line (or line of text)."""
    last: int
    """Index of the last one."""
    home: Box | None
    """The box that holds most of the body's lines directly or as paragraphs."""
    own: frozenset[Box]
    """All boxes that hold the headline or the body."""

    @property
    def start(self) -> int:
        """The first line before which a picture may stand; the lead may stand above the headline."""
        top = self.first if self.headline is None else min(self.headline, self.first)
        return max(0, top - LEAD_WINDOW)

    def at_home(self, media: Media) -> bool:
        """Whether a picture stands in the box that holds the body, or in the `<article>` around that."""
        if self.home is None:
            return False
        article = self.home.within("article")
        return self.home.holds(media.box) or (article is not None and article.holds(media.box))


def article_range(page: Page) -> ArticleRange | None:
    """The range, None when the page has no text to speak of."""
    found = page.found.get("headline")
    headline = found.lines[0] if found and found.lines else None
    body = page.body or longest_run(page, headline)
    if not body:
        return None
    homes = Counter(box.parent for i in body if (box := page.lines[i].box) is not None)
    home = homes.most_common(1)[0][0] if homes else None
    own = set(home.ancestors()) if home else set()
    if headline is not None and (box := page.lines[headline].box) is not None:
        own.update(box.ancestors())
    return ArticleRange(headline, body[0], body[-1], home, frozenset(own))


def longest_run(page: Page, headline: int | None) -> tuple[int, ...]:
    """While no body is chosen: the run of lines with most text, short lines between long ones allowed."""
    best: list[int] = []
    best_size = size = 0
    run: list[int] = []
    for line in page.lines[headline or 0 :]:
        if len(line.text) < LONG_LINE or line.link_chars > 0.4 * len(line.text):
            continue
        if run and line.index - run[-1] > 8:
            run, size = [], 0
        run.append(line.index)
        size += len(line.text)
        if size > best_size:
            best, best_size = list(run), size
    return tuple(best)
