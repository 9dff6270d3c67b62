"""Choose the lines that are the body."""

from ..page import Page

__all__ = ["select_body"]


def select_body(page: Page) -> None:
    """Fill `page.scores` and `page.body`."""
    page.scores = [score(page, i) for i in range(len(page.lines))]
    page.body = tuple(i for i, s in enumerate(page.scores) if s > 0.5)


def score(page: Page, i: int) -> float:
    line = page.lines[i]
    if line.box and any(b.tag in ("nav", "footer", "aside", "header", "form") for b in line.box.ancestors()):
        return 0.0
    n = len(line.text)
    if line.link_chars > 0.4 * n:
        return 0.0
    return 1.0 if n > 80 or (line.tag == "p" and n > 40) else 0.0
