"""Lines that are little more than a date or a clock time, told by their look alone; fields/dates reads dates."""

import re

from ..page import Line

__all__ = ["DATE_LIKE", "is_date_line"]

DATE_LIKE = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}[:.]\d\d\b|[0-9]年")
DATE_WORDS = 9
"""Words of a line up to which a date in it makes it a date line."""


def is_date_line(line: Line) -> bool:
    """Whether a line is little more than a date or a clock time."""
    return line.text.count(" ") < DATE_WORDS and DATE_LIKE.search(line.text) is not None
