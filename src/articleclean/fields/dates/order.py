"""Which of the numbers in "10/12/2016" is the month, on this page."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ...data import load_toml
from ...options import DateOrder, Options
from ...source.urls import host
from .find import FoundDate
from .value import Moment, day_of

__all__ = ["Custom", "custom_of", "local_order", "page_order", "settle"]


class Custom(NamedTuple):
    """How a page writes dates in numbers, and what says so."""

    order: DateOrder | None
    reason: str
    known: frozenset[date]
    """Days that the page states elsewhere, beyond doubt."""
    month: tuple[int, int] | None = None
    """Year and month in the page's address."""


def custom_of(
    found: list[FoundDate],
    known: frozenset[date],
    month: tuple[int, int] | None,
    language: str | None,
    url: str | None,
    options: Options,
) -> Custom:
    """What decides between day and month first on a page: its own dates in numbers, the caller, language and site, and
    last the way the page writes dates with the month's name."""
    if order := page_order(found):
        return Custom(order, "other dates of the page", known, month)
    if options.date_order:
        return Custom(options.date_order, "Options.date_order", known, month)
    if order := local_order(language, url):
        return Custom(order, "language and site", known, month)
    styles = {one.style for one in found if one.style}
    if len(styles) == 1:
        return Custom(styles.pop(), "how the page writes other dates", known, month)
    return Custom(None, "", known, month)


def local_order(language: str | None, url: str | None) -> DateOrder | None:
    """What language and site say: None where both ways are in use."""
    table = load_toml("date_words")["order"]
    tag = (language or "").lower().replace("_", "-")
    domain = (host(url) or "").rpartition(".")[2]
    english = tag.partition("-")[0] in ("en", "")
    if english and domain in table["mdy_domains"]:
        return "mdy"
    if english and len(domain) == 2 and domain not in table["global_domains"]:
        return "dmy"
    if tag in table["mdy"]:
        return "mdy"
    return None if tag in table["unsure"] else "dmy"


def page_order(found: Iterable[FoundDate]) -> DateOrder | None:
    """How the page's own dates are written, where some say it themselves ("13/12/2016") and none the contrary."""
    orders = {one.order for one in found if one.order}
    return orders.pop() if len(orders) == 1 else None


def settle(found: FoundDate, custom: Custom, options: Options) -> tuple[Moment | None, str]:
    """The moment that a date means, None when nothing decides between two readings; and a doubt to tell, or "".

    A reading that agrees with a day stated elsewhere is right without doubt.
    """
    if len(found.readings) == 1:
        return found.readings[0], ""
    agreeing = [reading for reading in found.readings if day_of(reading) in custom.known]
    if len(agreeing) == 1:
        return agreeing[0], ""
    if custom.month is not None:
        fitting = [one for one in found.readings if (one.year, one.month) == custom.month]
        if len(fitting) == 1:
            return fitting[0], _doubt(found, fitting[0], "the month in the address")
    if options.now is not None:
        past = [reading for reading in found.readings if day_of(reading) <= options.now.date()]
        if len(past) == 1:
            return past[0], _doubt(found, past[0], "the other reading being later than Options.now")
    if custom.order is None:
        return None, ""
    chosen = found.readings[0 if custom.order == "dmy" else 1]
    return chosen, _doubt(found, chosen, custom.reason)


def _doubt(found: FoundDate, chosen: Moment, reason: str) -> str:
    first = "day" if chosen == found.readings[0] else "month"
    return f"read with the {first} first, by {reason}"
