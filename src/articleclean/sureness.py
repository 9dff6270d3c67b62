"""How sure a chosen value is: its candidate and the independent ones that agree, on a curve fitted to real pages."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache

from .article import Person
from .candidates import Candidate
from .data import load_toml
from .metadata.values import fold

__all__ = ["joint", "meaning", "support", "sureness"]

Knots = tuple[tuple[float, float], ...]


def sureness(chosen: Candidate, candidates: Sequence[Candidate]) -> float:
    """How often a value that is so well supported is right, 0 to 1.

    Args:
        chosen: the candidate whose value the article has.
        candidates: all candidates of its field.
    """
    return calibrated(chosen.field, joint(chosen, candidates))


def joint(chosen: Candidate, candidates: Sequence[Candidate]) -> float:
    """Confidence in a value for which several sources speak, as if their errors were independent: 1 minus the product
    of the doubts. Each source counts once, the chosen candidate's with its own confidence.
    """
    others = [candidate for candidate in candidates if candidate.source != chosen.source]
    if not others:
        return chosen.confidence
    value = meaning(chosen.value)
    return support([chosen, *(other for other in others if meaning(other.value) == value)])


def support(group: Iterable[Candidate]) -> float:
    """Joint confidence of candidates that agree."""
    by_source: dict[str, float] = {}
    for candidate in group:
        by_source[candidate.source] = max(candidate.confidence, by_source.get(candidate.source, 0.0))
    doubt = 1.0
    for confidence in by_source.values():
        doubt *= 1.0 - confidence
    return 1.0 - doubt


def meaning(value: object) -> object:
    """What makes two values the same: of text its letters and digits, of moments the day, of people their names."""
    if isinstance(value, str):
        return fold(unicodedata.normalize("NFKC", value)) or value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, tuple) and value and isinstance(value[0], Person):
        return frozenset(fold(person.name) for person in value)
    return value


def calibrated(field: str, confidence: float) -> float:
    """The confidence as `data/confidence.toml` has it for the field, between its points along straight lines; as it is
    for a field with too few pages of gold.
    """
    knots = curves().get(field)
    if not knots:
        return confidence
    left = knots[0]
    for right in knots:
        if confidence <= right[0]:
            part = (confidence - left[0]) / (right[0] - left[0]) if right[0] > left[0] else 1.0
            return left[1] + part * (right[1] - left[1])
        left = right
    return left[1]


@cache
def curves() -> dict[str, Knots]:
    """The table in `data/confidence.toml`."""
    return {
        field: tuple((float(x), float(y)) for x, y in table["knots"])
        for field, table in load_toml("confidence").items()
    }
