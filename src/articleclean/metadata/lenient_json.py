"""JSON as pages write it: escaped, commented, with commas too many, several values in one block.

Every pattern here reads each character a bounded number of times (possessive quantifiers, and an opener whose closer is
missing matches to the end), so the time is linear in the text whatever it holds.
"""

import html
import json
import re
from collections.abc import Iterator

__all__ = ["is_shallow", "nesting", "read_values"]

# What stands around the JSON of a script: comment and CDATA openers and closers, alone or behind // or inside /* */.
_OPENERS = re.compile(r"(?:\s++|//(?=\s*+<)|/\*(?=\s*+<)|<!--|<!\[CDATA\[|(?<=\[)\s*+\*/|\ufeff)*+")
_CLOSERS = re.compile(r"(?:(?://|/\*)\s*+)?(?:-->|\]\]>)\s*+(?:\*/)?\s*+;?\s*+\Z")
_CLOSERS_AT_MOST = 80

_STRING = r'(?P<string>"(?:[^"\\]++|\\.)*+"?)'
_COMMENT_OR_WORD = re.compile(
    _STRING + r"|(?P<comment>//[^\n]*+|/\*(?:[^*]++|\*(?!/))*+(?:\*/)?)|(?P<word>\bundefined\b)", re.DOTALL
)
_IDLE_COMMA = re.compile(_STRING + r"|,(?=\s*+[,}\]])", re.DOTALL)
# A string whose inner quotes are not escaped: a quote closes only before what may follow a string.
_LOOSE_STRING = re.compile(r'"(?:[^"\\]++|\\.|"(?!\s*+(?:[:}\]]|,\s*+["{\[}\]0-9tfn-]|,?\s*+\Z)))*+"?', re.DOTALL)
_INNER_QUOTE = re.compile(r'(\\.)|"', re.DOTALL)
# An escape that JSON knows, or a backslash that is none (group 1: what follows it). Read in pairs from the left.
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|[\"\\/bfnrt]|(.?))", re.DOTALL)
_NO_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[^"\[\]{}]++', re.DOTALL)
_NOT_BRACKETS = bytes(code for code in range(256) if code not in b"[]{}")
_BETWEEN = re.compile(r"[\s,;\ufeff]*+")
_QUOTE_ENTITIES = ("&quot;", "&#34;", "&#x22;")

# NaN and Infinity are no values of JSON; a page that writes them has no number there.
_DECODER = json.JSONDecoder(strict=False, parse_constant=lambda name: None)


def read_values(text: str) -> tuple[list[object], bool]:
    """The JSON values in `text`, one after another.

    Returns:
        The values that could be read, and whether all of the text was: False says that something was lost.
    """
    best: list[object] = []
    for attempt in _attempts(text):
        values, complete = _decode_all(attempt)
        if complete:
            return values, True
        if len(values) > len(best):
            best = values
    return best, False


def is_shallow(text: str, depth: int) -> bool:
    """Whether objects and arrays are surely nested no deeper than `depth`, told in a fifth of the time of `nesting`.

    Brackets in strings count too, so that a text made for it passes when it should not; the decoder ends by itself.
    """
    if text.count("[") + text.count("{") <= depth:
        return True
    brackets = text.encode("utf-8", "replace").translate(None, _NOT_BRACKETS)
    for _ in range(depth // 2):  # each step takes away one level or two
        brackets = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if not brackets:
            return True
    return False


def nesting(text: str) -> int:
    """How deep objects and arrays are nested in `text`, those that never end included."""
    depth = deepest = 0
    for bracket in _NO_BRACKET.sub("", text):
        if bracket in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif depth:
            depth -= 1
    return deepest


def _attempts(text: str) -> Iterator[str]:
    """The text as it is, then with more and more of its faults repaired."""
    yield text
    text = _unwrap(text)
    yield text
    if '"' not in text and any(quote in text for quote in _QUOTE_ENTITIES):
        text = html.unescape(text)
        yield text
    yield _drop_commas(_COMMENT_OR_WORD.sub(_repair, text))
    yield _drop_commas(_LOOSE_STRING.sub(_requote, text))


def _decode_all(text: str) -> tuple[list[object], bool]:
    """Values from the start of `text` to its end or to the first fault."""
    values: list[object] = []
    position = _skip(text, 0)
    while position < len(text):
        try:
            value, position = _DECODER.raw_decode(text, position)
        except (ValueError, RecursionError):  # ValueError also for numbers of thousands of digits
            return values, False
        values.append(value)
        position = _skip(text, position)
    return values, True


def _skip(text: str, position: int) -> int:
    match = _BETWEEN.match(text, position)
    return match.end() if match else position


def _unwrap(text: str) -> str:
    """The text without comment and CDATA wrappers."""
    opened = _OPENERS.match(text)
    text = text[opened.end() if opened else 0 :].rstrip()
    head, tail = text[:-_CLOSERS_AT_MOST], text[-_CLOSERS_AT_MOST:]
    return head + _CLOSERS.sub("", tail)


def _drop_commas(text: str) -> str:
    """The text without commas that nothing follows; those inside strings stay."""
    return _IDLE_COMMA.sub(lambda match: match["string"] or "", text)


def _repair(match: re.Match[str]) -> str:
    """A token as JSON has it: a comment is nothing, a string without escapes that JSON does not know."""
    if match["string"]:
        return _escapes(match["string"])
    return "" if match["comment"] else "null"


def _requote(match: re.Match[str]) -> str:
    """A string whose inner quotes are escaped."""
    inner = match[0][1:].removesuffix('"')
    return '"' + _escapes(_INNER_QUOTE.sub(lambda quote: quote[1] or '\\"', inner)) + '"'


def _escapes(string: str) -> str:
    """The string with a stray backslash taken as itself, except before an apostrophe, where it is a habit of PHP."""
    if "\\" not in string:
        return string
    return _ESCAPE.sub(lambda m: m[0] if m[1] is None else m[1] if m[1] == "'" else "\\\\" + m[1], string)
