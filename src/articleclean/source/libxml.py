"""One run of libxml2's HTML parser: the tree, and whether and why it stopped before the end."""

from typing import NamedTuple

from lxml import etree

from .apart import apart

__all__ = ["Parsed", "read_tree"]

# A text, comment, tag or attribute of 10 million bytes makes the parser stop ("buffer size limit", "huge text node") or
# drop it, unless `huge_tree` allows more. It raises the limit of depth, too, or takes it away.
_MAY_HAVE_HUGE_PARTS = 9_000_000


class Parsed(NamedTuple):
    """What became of a page."""

    root: etree._Element | None
    too_deep: bool
    """It was given up at more than 256 open elements (where huge parts are allowed: 2,048, or any number)."""
    too_long: bool
    """It was cut, or given up, at a part of more than 10 million bytes."""
    complaints: list[str]
    """What the parser said about tags that do not match, and what it gave up for."""
    more: bool
    """It may have had more to say: libxml2 falls silent after a hundred errors, before 2.14 even about depth."""


def read_tree(data: bytes, *, huge: bool = False) -> Parsed:
    """Parse a page; never raises.

    Args:
        data: the page, in UTF-8.
        huge: allow parts of any size.
    """
    return apart(lambda: _read_tree(data, huge))


def _read_tree(data: bytes, huge: bool) -> Parsed:
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, collect_ids=False, huge_tree=huge
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    log = parser.error_log
    said = [entry.message or "" for entry in log if entry.type == _MISMATCH or entry.level == _FATAL]
    too_deep = any("xcessive depth" in message for message in said)
    too_long = (
        not huge
        and len(data) > _MAY_HAVE_HUGE_PARTS
        and (len(log) >= _MOST_ERRORS or any(_is_limit(entry.message or "") for entry in log))
    )
    return Parsed(root, too_deep, too_long, said, len(log) >= _MOST_ERRORS)


_MISMATCH = etree.ErrorTypes.ERR_TAG_NAME_MISMATCH
_FATAL = etree.ErrorLevels.FATAL
_MOST_ERRORS = 100


def _is_limit(message: str) -> bool:
    """Whether a complaint is about the size of a part, in the words of libxml2 2.9 to 2.14."""
    return "XML_PARSE_HUGE" in message or "huge text node" in message or "Huge input" in message
