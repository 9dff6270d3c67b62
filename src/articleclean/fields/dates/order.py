"""Which of the numbers in "10/12/2016" is the month, on this page."""

from collections.abc import Iterable
from datetime import date

from ...data import load_toml
from ...options import DateOrder, Options
from ...source.urls import host
from .find import FoundDate
from .value import Moment, day_of

__all__ = ["local_order", "page_order", "settle"]


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


def settle(found: FoundDate, order: DateOrder | None, known: frozenset[date], options: Options) -> Moment | None:
    """The moment that a date means.

    Args:
        order: how this page writes dates, None when it is not known.
        known: days that the page states elsewhere, beyond doubt; a reading that agrees with one is right.

    Returns:
        None when nothing decides between two readings.
    """
    if len(found.readings) == 1:
        return found.readings[0]
    agreeing = [reading for reading in found.readings if day_of(reading) in known]
    if len(agreeing) == 1:
        return agreeing[0]
    if options.now is not None:
        past = [reading for reading in found.readings if day_of(reading) <= options.now.date()]
        if len(past) == 1:
            return past[0]
    return None if order is None else found.readings[0 if order == "dmy" else 1]
