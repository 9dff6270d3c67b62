"""`agencies`: the statements of a page, made one."""

from ...candidates import Candidate
from .names import is_name
from .signoff_read import read_signoff
from .wires import TOKEN, find

__all__ = ["choose_agencies"]

TRUSTED = 0.5
"""Agencies of spots that are right less often are left out."""
LONG_WORD = 4


def choose_agencies(candidates: list[Candidate]) -> Candidate | None:
    """The agencies of all trustworthy spots together, in the order in which they were found.

    The provenance is that of the surest spot; lines that are a credit and nothing else leave the body.
    """
    trusted = [c for c in candidates if c.confidence >= TRUSTED and c.value and not _is_mention(c)]
    if not trusted:
        return None
    best = max(trusted, key=lambda c: c.confidence)
    named = dict.fromkeys(agency for c in trusted for agency in c.value)
    owned = [c for c in trusted if c.owns]
    lines = tuple(sorted({line for c in owned for line in c.lines}))
    return best._replace(value=tuple(named), lines=lines or best.lines, owns=bool(owned), cut=None)


def _is_mention(candidate: Candidate) -> bool:
    """Whether a line of which the credit is not marked off (`owns`, `cut`) was taken for a byline and is none:

    a sentence ("… was first reported by Reuters."), the credit of a picture ("REUTERS/Jane Roe"), or a short form alone
    that may mean anything ("CP").
    """
    raw = candidate.raw.strip()
    if candidate.source != "visible" or candidate.owns or candidate.cut:
        return False
    credit = read_signoff(raw)
    if credit:
        return credit.doubtful
    if "/" in raw:
        return any(is_name(half.strip()) and not find(half) for half in raw.split("/"))
    small = [word for word in TOKEN.findall(raw) if word.islower() and len(word) >= LONG_WORD]
    return raw.endswith((".", "!", "?", "。")) and len(small) > 1
