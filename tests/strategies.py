"""Hypothesis strategies for the model: inline text with marks, every block, whole articles."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from articleclean import (
    Article,
    Block,
    Code,
    Dateline,
    Embed,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    Paragraph,
    Person,
    Provenance,
    Quote,
    Separator,
    Table,
)
from articleclean.article import Kind, Source
from articleclean.blocks import MarkKind
from articleclean.frozenmap import FrozenMap

__all__ = ["addresses", "articles", "blocks", "images", "marks", "texts", "whens"]

# What Markdown, HTML or XML could take for markup, beside the letters of many scripts.
_MARKUP = "*_`[]()<>#+-.!|\\~&;:=1{}\"'/$^@,"
_WORDS = ("a", "don't", "1.", "2)", "-", "#", "***", "```", "&amp;", "<b>", "](x)", "東京", "الخبر", "„ja“", "—")
_characters = st.one_of(
    st.sampled_from(_MARKUP), st.characters(exclude_categories=("C", "Z")), st.sampled_from("abcdeäß\u200d\u00ad")
)
_word = st.one_of(st.text(_characters, min_size=1, max_size=8), st.sampled_from(_WORDS))
_space = st.sampled_from((" ", " ", " ", "\n", "\u00a0"))


@st.composite
def texts(draw: st.DrawFn, *, lines: bool = True) -> str:
    """Text of a block as the library makes it: words, single spaces, "\\n" (with `lines`) for a line break."""
    words = draw(st.lists(_word, min_size=1, max_size=6))
    text = words[0]
    for word in words[1:]:
        text += (draw(_space) if lines else " ") + word
    return text


def addresses() -> st.SearchStrategy[str]:
    """Addresses, good and hostile."""
    path = st.text(st.sampled_from("abc/?&=%20-_.()<>\\ \"'ü#;:*"), max_size=12)
    start = ("https://example.org/", "http://a.example/", "mailto:a@example.org?s=", "/", "javascript:", "#")
    return st.builds(str.__add__, st.sampled_from(start), path)


@st.composite
def marks(draw: st.DrawFn, text: str) -> tuple[Mark, ...]:
    """Marks that may nest, touch or overlap, and may begin or end at a space."""
    made = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        kind = draw(st.sampled_from(get_args(MarkKind)))
        made.append(Mark(start, end, kind, draw(addresses()) if kind == "link" else None))
    return tuple(sorted(made, key=lambda mark: (mark.start, -mark.end)))


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    text = draw(texts())
    return text, draw(marks(text))


@st.composite
def _lists(draw: st.DrawFn, depth: int = 2) -> ListBlock:
    items = []
    for _ in range(draw(st.integers(1, 3))):
        text, spans = draw(_marked())
        children = draw(st.lists(_lists(depth - 1), max_size=2)) if depth else []
        items.append(ListItem(text, spans, tuple(children)))
    return ListBlock(tuple(items), draw(st.booleans()))


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    rows = draw(st.lists(st.lists(st.just("") | texts(), max_size=3).map(tuple), max_size=3))
    return Table(tuple(rows), draw(st.integers(0, len(rows))))


def images() -> st.SearchStrategy[Image]:
    """Pictures with any of their parts missing."""
    line, size = st.none() | texts(lines=False), st.none() | st.integers(1, 4000)
    return st.builds(Image, st.none() | addresses(), line, line, line, size, size)


def blocks() -> st.SearchStrategy[Block]:
    """Any block."""
    code = st.text(st.sampled_from("ab`~ \n\tж<"), max_size=20)
    return st.one_of(
        _marked().map(lambda pair: Paragraph(*pair)),
        st.builds(lambda pair, level: Heading(pair[0], level, pair[1]), _marked(), st.integers(1, 6)),
        _lists(),
        _marked().map(lambda pair: Quote(*pair)),
        st.builds(Code, code, st.sampled_from((None, "python", "c++", "a b`"))),
        _tables(),
        st.builds(Figure, images()),
        st.builds(Embed, addresses(), st.sampled_from((None, "video.example"))),
        st.just(Separator()),
    )


def whens() -> st.SearchStrategy[date | datetime]:
    """A day, or a point in time with or without a fixed offset."""
    minutes = st.integers(-14 * 60, 14 * 60)
    zones = st.just(UTC) | minutes.map(lambda offset: timezone(timedelta(minutes=offset)))
    # Away from the ends of the calendar, so that every offset gives a time that exists.
    naive = st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29))
    aware = st.builds(lambda when, zone: when.replace(tzinfo=zone), naive, zones)
    return st.one_of(st.dates(), naive, aware)


def _provenance() -> st.SearchStrategy[FrozenMap[Provenance]]:
    entry = st.builds(Provenance, st.sampled_from(get_args(Source)), texts(), st.text(max_size=9), st.floats(0, 1))
    return st.dictionaries(st.sampled_from(("headline", "published", "body")), entry, max_size=2).map(FrozenMap)


def articles() -> st.SearchStrategy[Article]:
    """Whole articles with every field filled or not."""
    line, link = st.none() | texts(lines=False), st.none() | addresses()
    lines = st.lists(texts(lines=False), max_size=3).map(tuple)
    when = st.none() | whens()
    return st.builds(
        Article,
        ok=st.booleans(),
        reason=line,
        kind=st.sampled_from(get_args(Kind)),
        headline=line,
        kicker=line,
        standfirst=line,
        published=when,
        modified=when,
        authors=st.lists(st.builds(Person, texts(lines=False), link, line), max_size=2).map(tuple),
        agencies=lines,
        initials=lines,
        signoff=line,
        dateline=st.none() | st.builds(Dateline, texts(lines=False), line),
        short_link=link,
        canonical_url=link,
        url=link,
        site_name=line,
        section=line,
        tags=lines,
        language=st.sampled_from((None, "en", "de-AT", "zh-Hant-TW", "not a tag")),
        images=st.lists(images(), max_size=2).map(tuple),
        body=st.lists(blocks(), max_size=5).map(tuple),
        correction=line,
        paywalled=st.sampled_from((None, True, False)),
        provenance=_provenance(),
        warnings=lines,
    )
