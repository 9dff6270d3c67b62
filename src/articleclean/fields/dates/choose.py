"""Publication and last change from all their candidates, taken together."""

from datetime import date, datetime, timedelta

from ...candidates import Candidate
from ...sureness import support
from .value import Moment, day_of, same_moment

__all__ = ["choose_dates"]

LEAST_SUPPORT = 0.2
"""A day of publication with less joint confidence is the date of something else on the page."""
FALLBACK = 0.5
"""Share of its confidence that a last change keeps when it has to stand in for a publication no page states."""
FIRM = 0.6
"""Confidence from which a date in metadata is believed over one that is merely shown."""
VAGUE = 0.7
"""Confidence up to which metadata may just say "date", and mean the last change or the visit."""
_DAY = timedelta(days=1)
# A shown day differs from the same instant's day in UTC where the reader's zone is up to this far from it.
_WEST, _EAST = timedelta(hours=11), timedelta(hours=13)


def choose_dates(published: list[Candidate], modified: list[Candidate]) -> tuple[Candidate | None, Candidate | None]:
    """The two dates of an article.

    Candidates of one day support each other across sources; so do an instant in UTC and the day it is where the page is
    read. Of those that agree the one that states most is taken. When the page states nothing but a last change,
    that stands in for the publication, with half its confidence and with its own provenance.

    Args:
        published: candidates for `published`.
        modified: candidates for `modified`.

    Returns:
        Publication and last change; each None when no candidate says it. The last change is never before the
        publication, and never the same moment.
    """
    first = _best(_without_changes(published, modified))
    if first is None:
        last = _best(modified)
        return (last._replace(field="published", confidence=last.confidence * FALLBACK), last) if last else (None, None)
    last = _best([c for c in modified if not _earlier(c.value, first.value)])
    if last is not None and _says_the_same(last.value, first.value):
        last = None
    return first, last


def _without_changes(published: list[Candidate], modified: list[Candidate]) -> list[Candidate]:
    """The candidates without dates that are really the last change, or later than it."""
    stated = {day_of(c.value) for c in published if not _is_shown(c) and c.confidence >= FIRM}
    changed = {day_of(c.value) for c in modified if c.confidence >= FIRM}
    if not changed:
        return published
    latest = max(changed) + _DAY
    kept = []
    for candidate in published:
        day = day_of(candidate.value)
        shown = _is_shown(candidate) and day not in stated
        vague = shown or candidate.confidence < VAGUE
        if not ((vague and day > latest) or (shown and stated and day in changed)):
            kept.append(candidate)
    return kept


def _is_shown(candidate: Candidate) -> bool:
    """Whether a date is shown; a class such as "published" on it is the theme's, and also on edits."""
    return candidate.source == "visible" or (candidate.source == "microdata" and candidate.where.startswith("."))


def _best(candidates: list[Candidate]) -> Candidate | None:
    """The fullest candidate of the best supported day."""
    days: dict[date, list[Candidate]] = {}
    for day, candidate in zip(_days(candidates), candidates, strict=True):
        days.setdefault(day, []).append(candidate)
    group = max(days.values(), key=support, default=[])
    return _fullest(group) if group and support(group) >= LEAST_SUPPORT else None


def _fullest(group: list[Candidate]) -> Candidate:
    """Of candidates of one day the one that states most of the surest moment.

    The surest is in metadata: a shown time may be that of a later change.
    """
    surest = max(
        group, key=lambda c: (_fullness(c)[0] > 1, c.source != "visible" and c.confidence >= FIRM, c.confidence)
    )
    same = [c for c in group if c is surest or _same_minute(c.value, surest.value)]
    return max(same, key=_fullness)


def _same_minute(one: Moment, other: Moment) -> bool:
    """Whether two values are one instant, or show the same time of a clock, to the minute."""
    if not (isinstance(one, datetime) and isinstance(other, datetime)):
        return False
    if one.tzinfo and other.tzinfo:
        return _minute(one) == _minute(other)
    return one.replace(second=0, microsecond=0, tzinfo=None) == other.replace(second=0, microsecond=0, tzinfo=None)


def _days(candidates: list[Candidate]) -> list[date]:
    """The day each candidate speaks for.

    An instant in UTC speaks for the local day when the page states the same instant with its own offset; a shown day
    for the neighbouring one when the metadata's instant in UTC falls on it where the page is read.
    """
    local = {_minute(c.value): day_of(c.value) for c in candidates if _is_aware(c.value) and c.value.utcoffset()}
    surest = sorted(candidates, key=lambda c: -c.confidence)
    firm = [c.value for c in surest if c.source != "visible" and c.confidence >= FIRM and _is_aware(c.value)]
    stated = {day_of(c.value) for c in candidates if c.source != "visible"}
    days = []
    for candidate in candidates:
        day = day_of(candidate.value)
        if _is_aware(candidate.value):
            day = local.get(_minute(candidate.value), day)
        elif candidate.source == "visible" and day not in stated:
            day = next((day_of(value) for value in firm if not value.utcoffset() and _read_on(day, value)), day)
        days.append(day)
    return days


def _is_aware(value: Moment) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


def _minute(value: datetime) -> float:
    return value.timestamp() // 60


def _read_on(day: date, instant: datetime) -> bool:
    """Whether an instant in UTC falls on the day somewhere on earth."""
    return (instant - _WEST).date() <= day <= (instant + _EAST).date()


def _fullness(candidate: Candidate) -> tuple[int, bool, float]:
    """How much of the moment is stated, whether to the second, then how sure it is.

    A midnight is what software writes for a day without a time. The page's own offset says more than UTC.
    """
    value = candidate.value
    if not isinstance(value, datetime):
        return 0, False, candidate.confidence
    seconds = bool(value.second or value.microsecond)
    if not (value.hour or value.minute or seconds):
        return 1, False, candidate.confidence
    if value.tzinfo is None:
        return 2, seconds, candidate.confidence
    return (4 if value.utcoffset() else 3), seconds, candidate.confidence


def _earlier(value: Moment, than: Moment) -> bool:
    if isinstance(value, datetime) and isinstance(than, datetime) and (value.tzinfo is None) == (than.tzinfo is None):
        return value < than
    return day_of(value) < day_of(than)


def _says_the_same(last: Moment, first: Moment) -> bool:
    """Whether a last change is no other moment than the publication: equal, or the same day with less said."""
    if same_moment(last, first):
        return True
    return day_of(last) == day_of(first) and not (isinstance(last, datetime) and isinstance(first, datetime))
