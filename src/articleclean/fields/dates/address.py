"""The day, or the month, in a page's address."""

import re
from datetime import date
from urllib.parse import urlsplit

from .names import month_number
from .parse import ordered
from .value import day_of, make

__all__ = ["in_address", "month_in_address"]

_ADDRESS = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/_.](?P<month>\d\d?)[-/_.](?P<day>\d\d?)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)/?(?P<month>\d\d)/?(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/](?P<name>[a-z]{3,9})[-/](?P<day>\d\d?)(?!\d)", re.IGNORECASE),
)


# 29-10-2021: only where the numbers say themselves which is the day
_ADDRESS_DAY_FIRST = re.compile(r"(?<!\d)(?P<a>\d\d)-(?P<b>\d\d)-(?P<year>(?:19|20)\d\d)(?!\d)")


def in_address(url: str | None) -> tuple[date, str] | None:
    """The day in the path of an address and how it stands there; None when there is none, or only a month."""
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return None
    for shape in _ADDRESS:
        for match in shape.finditer(path):
            name = match.groupdict().get("name")
            month = month_number(name, "en") if name else int(match["month"])
            value = make(int(match["year"]), month, int(match["day"])) if month else None
            if value is not None:
                return day_of(value), match.group()
    for match in _ADDRESS_DAY_FIRST.finditer(path):
        pair = ordered(int(match["a"]), int(match["b"]), "-", None)
        value = make(int(match["year"]), pair[1], pair[0]) if pair else None
        if value is not None:
            return day_of(value), match.group()
    return None


_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)[-/_](?P<month>0[1-9]|1[0-2])(?:[-/_]|$)")


def month_in_address(url: str | None) -> tuple[int, int] | None:
    """Year and month in the path of an address: too little for a date, but it can speak for one."""
    match = _MONTH.search(url or "")
    return (int(match["year"]), int(match["month"])) if match else None
