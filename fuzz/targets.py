"""What the fuzzer feeds: each target takes any bytes and raises when articleclean does what it must not."""

import html
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal
from zlib import crc32

import articleclean as ac
from articleclean.fetch import FetchError
from articleclean.fetch.decompress import decompressed
from articleclean.fetch.web_address import web_address
from articleclean.fields.credits import dateline_read, names, signoff_read, wires
from articleclean.fields.dates.address import in_address
from articleclean.fields.dates.find import find_dates
from articleclean.fields.dates.parse import parse_stated
from articleclean.fields.dates.relative import find_relative
from articleclean.metadata.jsonld import parse_jsonld
from articleclean.source import is_html
from articleclean.source.decode import Decoded

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from promises import check_article, check_words, page_texts

__all__ = ["TARGETS"]

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)
TIGHT = ac.Limits(max_bytes=500, max_lines=5, max_jsonld_bytes=100, strict=True)
URLS = (None, "https://bote.example/2024/05/01/a-ferry-late-again-123", "http://[::1", "//\x00")
CONTENT_TYPES = (None, "text/html; charset=iso-8859-1", "text/html; charset=utf-16", "text/plain; charset=x")
LANGUAGES = (None, "en", "de", "fa", "he", "th", "zh-Hant")
SENTENCES = (
    "The ferry to the island was late again on Monday, and nobody on the quay was surprised. "
    "It has been late on every Monday since the spring, when the old timetable was brought back. "
    "The captain said that he would rather be late than wet, and went below to put the kettle on."
)


def page(data: bytes) -> None:
    """A page; the first byte says with which arguments it is read."""
    _extract(data, "auto")


def dump(data: bytes) -> None:
    """A page flattened to text; the first byte says with which arguments it is read."""
    _extract(data, "text")


def _extract(data: bytes, markup: Literal["auto", "text"]) -> None:
    says, source = (data[0], data[1:]) if data else (0, data)
    url, content_type = URLS[says & 3], CONTENT_TYPES[says >> 2 & 3]
    options = ac.Options(now=NOW if says & 16 else None, keep_candidates=bool(says & 32))
    text = source.decode("utf-8", "surrogateescape" if says & 64 else "replace")

    def read(what: str | bytes) -> ac.Article:
        return ac.extract(what, url=url, content_type=content_type, markup=markup, options=options)

    article = read(text if says & 128 else source)
    thorough = sometimes(data)
    check_article(article, by_schema=thorough)
    if says & 128:
        flat = markup == "text" or not is_html(Decoded(text), content_type)
        check_words(article, *([text] if flat else page_texts(text)))
    if thorough:
        assert read(text if says & 128 else source) == article, "read twice, two articles"
        with suppress(ac.LimitExceeded):
            ac.extract(source, markup=markup, options=ac.Options(limits=TIGHT))


def sometimes(data: bytes) -> bool:
    """Whether an input is one of the eighth for which the slow checks are made."""
    return crc32(data) % 8 == 0


def jsonld(data: bytes) -> None:
    """What a page's JSON-LD block holds."""
    text = data.decode("utf-8", "surrogateescape")
    for thing in parse_jsonld(text):
        assert isinstance(thing, dict)
    block = text.replace("</", "<\\/")
    article = ac.extract(
        f'<title>Ferry late again</title><script type="application/ld+json">{block}</script>'
        f"<h1>Ferry late again</h1><p>{SENTENCES}</p><img src=a.jpg width=900 height=600><p>{SENTENCES[::-1]}</p>",
        url=URLS[1],
    )
    check_article(article, by_schema=sometimes(data))


def dates(data: bytes) -> None:
    """A string that may be a date, in all places where one is looked for."""
    text = data.decode("utf-8", "replace")
    for order in (None, "dmy", "mdy"):
        _check_moment(parse_stated(text, order))
    address = in_address("https://bote.example/" + text)
    _check_moment(address[0] if address else None)
    for language in LANGUAGES:
        for found in (*find_dates(text, language), *find_relative(text, language, NOW)):
            assert 0 <= found.start < found.end <= len(text), (found, text)
            for value in found.readings:
                _check_moment(value)
    shown = html.escape(text)
    check_article(
        ac.extract(
            f'<meta name=date content="{shown}"><h1>Ferry late again</h1><p class=date><time datetime="{shown}">{shown}'
            f"</time></p><p>{SENTENCES}</p><p>{SENTENCES[::-1]}</p>",
            options=ac.Options(now=NOW),
        ),
        by_schema=sometimes(data),
    )


def _check_moment(value: date | None) -> None:
    assert value is None or 1900 <= value.year <= 2100, value


def credits_(data: bytes) -> None:
    """A text that may name authors, agencies, a place or a photographer, in all places where one is looked for."""
    text = data.decode("utf-8", "replace")
    persons, agencies = names.people(text)
    assert all(person.name.strip() for person in persons), persons
    assert set(wires.only_agencies(text)) <= set(wires.agencies_in(text)) | set(agencies), agencies
    signoff_read.read_signoff(text)
    dateline_read.read_dateline(text)
    dateline_read.read_alone(text)
    shown = html.escape(text)
    check_article(
        ac.extract(
            f'<meta name=author content="{shown}"><h1>Ferry late again</h1><p class=byline>{shown}</p>'
            f"<p>{shown} {SENTENCES}</p><figure><img src=a.jpg width=900 height=600><figcaption>{shown}</figcaption>"
            f"</figure><p>{SENTENCES[::-1]}</p><p>{shown}</p>"
        ),
        by_schema=sometimes(data),
    )
    flat = f"Ferry late again\n{text}\n\n{SENTENCES}\n\n{text}\n\n{SENTENCES[::-1]}\n\n{text}\n"
    check_article(ac.extract(flat), by_schema=sometimes(data))


def fetched(data: bytes) -> None:
    """The body of an answer, compressed or not; the first byte says how its header calls it."""
    codings = ("identity", "gzip", "deflate", "br", "x", "gzip, br")
    coding = codings[data[0] % len(codings)] if data else ""
    pieces = (data[at : at + 100] for at in range(1, len(data), 100))
    size = 0
    with suppress(FetchError):
        for piece in decompressed(pieces, [coding]):
            assert len(piece) <= 100_000
            size += len(piece)
            if size > 1_000_000:
                break


def addresses(data: bytes) -> None:
    """An address that a page or a user gives, and where it leads from a page."""
    text = data.decode("utf-8", "surrogateescape")
    with suppress(FetchError):
        web_address(text)
    with suppress(FetchError):
        web_address(text, base="https://bote.example/a/b?c")
    check_article(
        ac.extract(
            f'<link rel=canonical href="{html.escape(text)}"><base href="{html.escape(text[::-1])}">'
            f'<h1>Ferry late again</h1><p>{SENTENCES} <a href="{html.escape(text)}">more</a></p>'
            f'<p>{SENTENCES[::-1]}</p><figure><img src="{html.escape(text)}" width=900 height=600></figure>',
            url=text,
        ),
        by_schema=sometimes(data),
    )


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "page": page,
    "dump": dump,
    "jsonld": jsonld,
    "dates": dates,
    "credits": credits_,
    "fetched": fetched,
    "addresses": addresses,
}
