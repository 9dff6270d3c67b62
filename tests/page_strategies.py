"""Hypothesis strategies for pages: markup, bytes, JSON-LD and pages flattened to text, good and broken."""

import json
from typing import Any

from hypothesis import strategies as st

from fixture import cases
from markup_words import ATTRIBUTES, DATES, JSON_SIGNS, JSONLD_KEYS, JSONLD_TYPES, SIGNS, TAGS, trigger_words

__all__ = ["JUNK", "SENTENCES", "damaged", "dumps", "jsonld_blocks", "jsonld_pages", "markup", "pages_around"]

SENTENCES = (
    "The ferry to the island was late again on Monday, and nobody on the quay was surprised.",
    "It has been late on every Monday since the spring, when the old timetable was brought back.",
    "The captain said that he would rather be late than wet, and went below to put the kettle on.",
    "Passagiere warteten zwei Stunden am Kai; niemand sagte ihnen, wann das nächste Schiff fahren werde.",
    "Паром на остров снова опоздал в понедельник, и никто на причале не удивился этому.",
    "月曜日、島へのフェリーはまた遅れたが、埠頭にいた人々は誰も驚かなかった。",
)
# What is no element of its own in a tree that closes what it opens.
_VOID = frozenset("base br col embed hr img input link meta source wbr".split())
_RAW = frozenset("iframe noscript plaintext script select style svg math textarea title xmp template frameset".split())
_SAFE_TAGS = tuple(tag for tag in TAGS if tag not in _VOID | _RAW)
# What any of a page's values may be instead of what it should be.
JUNK: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**30, 1e308, "", " ", "\x00", "\ud800", "x" * 5000, "http://[::1", [], {}, [[]]),
    *([None, 1, "a", {}], {"@id": "#x"}, {"@type": 3}, {"name": {"name": ["a"]}}, {"@value": 5}, {"@list": ["a"]}),
    *({"url": ["http://a.example/", 5]}, "2024-05-01T25:61", "<b>&amp;lt;i&gt;</b>", [["a", ["b", [{}]]]]),
)


def _words() -> st.SearchStrategy[str]:
    return st.deferred(lambda: st.sampled_from(trigger_words()))


def _text() -> st.SearchStrategy[str]:
    """Text between tags: sentences, words that the package looks for, dates, letters of all scripts."""
    return st.one_of(st.sampled_from(SENTENCES), _words(), st.sampled_from(DATES), st.text(max_size=12))


@st.composite
def markup(draw: st.DrawFn, *, broken: bool = True) -> str:
    """A piece of a page, of up to 25 tags and texts; `broken`: tags that cross or miss, stray signs, raw characters."""
    made: list[str] = []
    opened: list[str] = []
    for _ in range(draw(st.integers(1, 25))):
        step = draw(st.sampled_from("oootttttcccvbb" if broken else "oootttttcccv"))
        if step == "o":
            tag = draw(st.sampled_from(TAGS if broken else _SAFE_TAGS))
            attributes = draw(st.lists(st.sampled_from(ATTRIBUTES), max_size=2)) if broken else []
            made.append(f"<{' '.join((tag, *attributes))}>")
            opened.append(tag)
        elif step == "c" and opened:
            made.append(f"</{opened.pop()}>")
        elif step == "v":
            made.append(draw(st.sampled_from(("<br>", "<hr>", '<img src="/a.jpg" alt="A quay">', "<!-- a note -->"))))
        elif step == "b":
            wrong = st.sampled_from(SIGNS) | st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
            made.append(draw(wrong | jsonld_blocks().map(lambda block: f'<script type="application/ld+json">{block}')))
        else:
            made.append(draw(_text()) if broken else f" {draw(st.sampled_from(SENTENCES))} ")
    return "".join(made) + "".join(f"</{tag}>" for tag in reversed(opened) if not broken or draw(st.booleans()))


def pages_around(piece: str) -> str:
    """A page that has an article and, before it and in it, the piece."""
    first, second, third, *_ = SENTENCES
    return (
        f"<html><body>{piece}<h1>Ferry late again</h1><p>{first} {second}</p>{piece}<p>{third} {first[::-1]}</p>"
        f"<p>{second[::-1]}</p></body></html>"
    )


def _json_values() -> st.SearchStrategy[Any]:
    return st.recursive(
        st.sampled_from(JUNK) | _text() | st.integers() | st.floats(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(JSONLD_KEYS), inner, max_size=4),
        max_leaves=8,
    )


@st.composite
def _things(draw: st.DrawFn) -> dict[str, Any]:
    """An object as pages state it, each property right or of any type."""
    thing = draw(st.dictionaries(st.sampled_from(JSONLD_KEYS), _json_values(), max_size=8))
    thing["@type"] = draw(st.sampled_from(JSONLD_TYPES) | _json_values())
    right = {"datePublished": DATES, "headline": ("Ferry late again",), "articleBody": SENTENCES, "author": ("A B",)}
    for key, values in right.items():
        if draw(st.booleans()):
            thing[key] = draw(st.sampled_from(values))
    return thing


@st.composite
def jsonld_blocks(draw: st.DrawFn) -> str:
    """What stands in a JSON-LD script: valid, cut off, with signs put in, or nested deeply."""
    value: Any = draw(_things() | st.lists(_things(), max_size=3) | _json_values())
    block = json.dumps({"@graph": value} if draw(st.booleans()) else value, ensure_ascii=draw(st.booleans()))
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(block)))
        fault = draw(st.sampled_from(("cut", "sign", "deep")))
        if fault == "cut":
            block = block[:place]
        elif fault == "sign":
            block = block[:place] + draw(st.sampled_from(JSON_SIGNS) | st.sampled_from(SIGNS)) + block[place:]
        else:
            block = draw(st.sampled_from(('{"author":', "[", '{"@graph":['))) * draw(st.integers(1, 2000)) + block
    return block


def jsonld_pages() -> st.SearchStrategy[str]:
    """Pages with an article and a JSON-LD block."""
    scripts = jsonld_blocks().map(lambda block: f'<script type="application/ld+json">{block}</script>')
    return scripts.map(pages_around)


@st.composite
def dumps(draw: st.DrawFn) -> str:
    """A page flattened to text: lines, short and long, between line ends of all kinds."""
    ends = ("\n", "\n\n", "\n\n\n", "\r\n", "\r", " ", "\u2028", "\x85", "\t", "")
    numbered = _words().map(lambda word: f"1. {word}")
    lines = st.one_of(_text(), _text(), numbered, st.sampled_from(SIGNS), st.sampled_from(SENTENCES))
    pieces = draw(st.lists(st.tuples(lines, st.sampled_from(ends)), max_size=40))
    return "".join(line + end for line, end in pieces)


_CODECS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "shift_jis", "gb18030", "euc_kr", "utf-7")


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A fixture's page cut off, spliced with another, with pieces doubled or changed, or encoded anew."""
    pages = [case.page for case in cases() if 0 < len(case.page) < 12_000]
    page = bytearray(draw(st.sampled_from(pages)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(page)))
        stop = start + draw(st.sampled_from((1, 30, 1000)))
        match draw(st.sampled_from(("cut", "drop", "double", "splice", "flip", "put", "encode"))):
            case "cut":
                del page[start:]
            case "drop":
                del page[start:stop]
            case "double":
                page[start:start] = page[start:stop] * draw(st.sampled_from((1, 3)))
            case "splice":
                page[start:stop] = draw(st.sampled_from(pages))[start:stop]
            case "flip":
                page[start:stop] = bytes(byte ^ draw(st.sampled_from((1, 32, 128))) for byte in page[start : start + 1])
            case "put":
                page[start:start] = draw(st.binary(max_size=4) | st.sampled_from(SIGNS).map(_encoded))
            case "encode":
                text = bytes(page).decode("utf-8", "replace")
                page = bytearray(text.encode(draw(st.sampled_from(_CODECS)), "ignore"))
    return bytes(page)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
