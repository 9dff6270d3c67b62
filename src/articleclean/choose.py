"""The one place that chooses: for each field the candidate that is most likely right."""

from collections.abc import Callable

from .candidates import Candidate
from .fields.credits import merge as credit_merge
from .fields.credits.agency_choice import choose_agencies
from .fields.dates import choose as datechoose
from .fields.titles import headline, kicker, standfirst
from .page import Page
from .sureness import meaning, support

__all__ = ["choose"]

# Fields with a rule of their own; all others take the best supported value.
PICKERS: dict[str, Callable[[list[Candidate]], Candidate | None]] = {
    "headline": headline.pick,
    "kicker": kicker.pick,
    "standfirst": standfirst.pick,
    "authors": credit_merge.choose_authors,
    "agencies": choose_agencies,
}
# Chosen together, by `choose_dates`.
DATES = frozenset(("published", "modified"))


def choose(page: Page, *fields: str) -> None:
    """Put the best candidate of each field (of all fields when none is named) into `page.found`.

    Candidates of one value support each other: from independent sources, each raises the confidence of the best one
    as if their errors were independent (1 - product of the doubts).
    """
    wanted = fields or tuple(page.candidates)
    if not DATES.isdisjoint(wanted):
        choose_dates(page)
    for field in wanted:
        if field in DATES:
            continue
        candidates = page.candidates.get(field)
        if candidates and field not in page.found:
            chosen = PICKERS.get(field, best)(candidates)
            if chosen:
                page.found[field] = chosen


def choose_dates(page: Page) -> None:
    """The two dates, which are chosen together."""
    both = datechoose.choose_dates(page.candidates.get("published", []), page.candidates.get("modified", []))
    page.found.update((candidate.field, candidate) for candidate in both if candidate)
    for candidate in both:
        if candidate and (doubt := page.doubts.get((candidate.where, candidate.raw))):
            page.warnings.append(f"{candidate.field}: {candidate.raw} was {doubt}")
    published, modified = both
    if published and modified and published.value == modified.value:
        page.warnings.append("published: the page states only a last change, which stands in for it")


def best(candidates: list[Candidate]) -> Candidate:
    """The candidate whose value is best supported; among those of one value the most confident, the first on a tie."""
    first = candidates[0].value
    if all(c.value == first for c in candidates):
        return max(candidates, key=lambda c: c.confidence)
    groups: dict[object, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(meaning(candidate.value), []).append(candidate)
    group = max(groups.values(), key=support)
    return max(group, key=lambda c: c.confidence)
