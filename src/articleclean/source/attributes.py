"""Elements with very many attributes: libxml2 compares each with all before it, a million of them would take hours."""

import re

__all__ = ["MOST_ATTRIBUTES", "few_attributes"]

MOST_ATTRIBUTES = 2_000
"""Attributes of one element that are read."""
_RUN = 24_000
"""Bytes without a ">" in which there may be enough attributes to take long (8,000 of them: 0.1 s)."""

_TAG_BEGINS = re.compile(rb"</?[a-zA-Z]")
# A name, and a value in quotation marks or without (HTML Standard, 13.2.5.32 "Before attribute name state" and on).
_ATTRIBUTE = rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
_MANY = re.compile(rb"[^\s/>]*+(?:%b){%d}" % (_ATTRIBUTE, MOST_ATTRIBUTES))
_MORE = re.compile(rb"(?:%b)++" % _ATTRIBUTE)


def few_attributes(data: bytes) -> tuple[bytes, int]:
    """The markup without what is too much of attributes, and how many tags had too many.

    Only tags in which no ">" stands for long are looked at: to follow every tag of every page to its end would take a
    thirtieth of the time of everything.
    """
    kept: list[bytes] = []
    found = at = done = 0
    while (at := long_tag(data, at)) >= 0:
        many = _MANY.match(data, at)
        more = many and _MORE.match(data, many.end())
        if many and more:
            kept.append(data[done : many.end()])
            at = done = more.end()
            found += 1
        else:
            at += _RUN
    return (b"".join([*kept, data[done:]]), found) if found else (data, 0)


def long_tag(data: bytes, at: int) -> int:
    """Where the next tag begins that has no ">" for long; -1 when there is none. From ">" to ">", in long steps."""
    last = len(data) - _RUN
    while at <= last:
        end = data.rfind(b">", at, at + _RUN)
        if end >= 0:
            at = end + 1
            continue
        begins = _TAG_BEGINS.search(data, at, at + _RUN)
        if begins is None:
            at += _RUN
        elif data.find(b">", at + _RUN, begins.start() + _RUN) < 0:
            return begins.start()
        else:
            at = begins.start() + 1
    return -1
