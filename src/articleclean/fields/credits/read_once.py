"""Who a string of a page names: each string read once, for several spots of a page state the same."""

from ...article import Person
from ...page import Page
from .names import people

__all__ = ["people_on"]


def people_on(page: Page, raw: str) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """The persons and agencies that a string found on the page names: `people`, once."""
    known = page.once(_read)
    if raw not in known:
        known[raw] = people(raw)
    return known[raw]


def _read(page: Page) -> dict[str, tuple[tuple[Person, ...], tuple[str, ...]]]:
    """What has been read of the page so far: nothing, when first asked."""
    return {}
