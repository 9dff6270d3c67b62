"""Elements with very many attributes: libxml2 compares each with all before it, a million of them would take hours."""

import re

from .raw_text import RAW_TEXT

__all__ = ["MOST_ATTRIBUTES", "few_attributes"]

MOST_ATTRIBUTES = 2_000
"""Attributes of one element that are read."""
_RUN = 24_000
"""Bytes of a tag that may have enough attributes to take long (8,000 of them: 0.1 s)."""
_TRIES = 8
"""How often ">" is looked at to find one that ends a tag."""
_NEAR = 64
"""Bytes before a quotation mark in which the "=" is looked for that makes it open a value."""

_TAG_BEGINS = re.compile(rb"</?[a-zA-Z]")
# A name, and a value in quotation marks or without (HTML Standard, 13.2.5.32 "Before attribute name state" and on).
_ATTRIBUTE = rb"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
_SOME = re.compile(rb"(?:%b){0,%d}+" % (_ATTRIBUTE, MOST_ATTRIBUTES))
_MORE = re.compile(rb"(?:%b)++" % _ATTRIBUTE)
_RAW = tuple(tag.encode() for tag in RAW_TEXT)
# What begins at "<": a comment, a bogus one, an element whose text is raw, a tag.
_BEGINS = re.compile(
    rb"<(?:(?P<comment>!--)|(?P<bogus>[!?])"
    rb"|(?P<raw>(?i:%b)(?=[\s/>]))|/?[a-zA-Z][^\s/>]*+)" % b"|".join(_RAW)
)
_COMMENT_ENDS = re.compile(rb"--!?>")
_RAW_ENDS = {name: re.compile(rb"</(?i:%b)(?=[\s/>])" % name) for name in _RAW}


def few_attributes(data: bytes) -> tuple[bytes, int]:
    """The markup without what is too much of attributes, and how many tags had too many."""
    return without_more(data) if may_have_many(data) else (data, 0)


def may_have_many(data: bytes) -> bool:
    """Whether there may be a tag so long that it can have too many attributes.

    To follow every tag of every page to its end would take a thirtieth of the time of everything. So it goes in long
    steps, from one ">" that surely ends a tag to the next.
    """
    at, high = 0, _RUN
    opened = {b'"': -1, b"'": -1}  # the last quotation marks before `at`
    while high <= len(data):
        end = sure_end(data, at, high, opened)
        if end < 0 and (begins := _TAG_BEGINS.search(data, at, high)):
            end = sure_end(data, at, begins.start() + _RUN, opened)
            if end < 0:
                return True
        after = end + 1 if end >= 0 else high - 2  # a tag may begin with the last two bytes
        for mark, before in opened.items():
            opened[mark] = max(before, data.rfind(mark, at, after))
        at, high = after, after + _RUN
    return False


def sure_end(data: bytes, low: int, high: int, opened: dict[bytes, int]) -> int:
    """Where the last ">" stands that surely ends the tag it is in, if it is in any; -1 when none is found.

    In the value of an attribute, the quotation mark that opened it is the last of its kind before the ">", and a "="
    stands before that. Where that is so of neither kind, the ">" is in no value.
    """
    end = high
    for _ in range(_TRIES):
        end = data.rfind(b">", low, end)
        if end < 0:
            return -1
        marks = (max(before, data.rfind(mark, low, end)) for mark, before in opened.items())
        if not any(mark >= 0 and may_open(data, mark) for mark in marks):
            return end
    return -1


def may_open(data: bytes, mark: int) -> bool:
    """Whether a quotation mark may open the value of an attribute."""
    before = data[max(0, mark - _NEAR) : mark].rstrip()
    return before.endswith(b"=") or (not before and mark >= _NEAR)


def without_more(data: bytes) -> tuple[bytes, int]:
    """The same as `few_attributes`, by following every tag to its end."""
    kept: list[bytes] = []
    found = at = done = 0
    while begins := _BEGINS.search(data, at):
        at = begins.end()
        if begins["comment"]:
            ends = _COMMENT_ENDS.search(data, at - 2)
            at = ends.end() if ends else len(data)
        elif begins["bogus"]:
            end = data.find(b">", at)
            at = end + 1 if end >= 0 else len(data)
        else:
            some = _SOME.match(data, at)
            at = some.end() if some else at
            if more := _MORE.match(data, at):
                kept.append(data[done:at])
                at = done = more.end()
                found += 1
            if name := begins["raw"]:
                at = raw_end(data, name, at)
    return (b"".join([*kept, data[done:]]), found) if found else (data, 0)


def raw_end(data: bytes, name: bytes, at: int) -> int:
    """Where the end tag of an element begins whose text is raw; the end of the page when there is none."""
    ends = _RAW_ENDS[name.lower()].search(data, at)
    return ends.start() if ends else len(data)
