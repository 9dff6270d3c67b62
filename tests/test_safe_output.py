"""What `to_html` and `to_markdown` give is safe to show, whatever the page or the caller put in."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import articleclean as ac
from markdown_words import article_words, parsed_words
from safe import found_unsafe
from strategies import articles
from xss import ADDRESS, RAW, WRITTEN, by_hand, dump, page, vectors

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
MARKDOWN_WITH_HTML = MarkdownIt("commonmark", {"html": True}).enable("table")
FAMILIES = sorted({name.partition(".")[0] for name in vectors()})
MARKUP = tuple(vector for name, vector in vectors().items() if not name.startswith("url."))

# Any text: characters of all kinds, lone surrogates too, and what is markup somewhere.
_PIECES = (
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "]]>",
    "javascript:",
    "https://a.example/",
    "&lt;",
    "&#x3c;",
    "\n",
    " ",
)
_MARKS = (
    "`",
    "```",
    "[x](",
    ")",
    "<",
    ">",
    '"',
    "'",
    "{",
    "|",
    "*",
    "_",
    "\\",
    "&colon;",
    "![",
    "<img src=x onerror=x>",
)
any_text = st.lists(st.sampled_from(_PIECES + _MARKS) | st.characters(), max_size=8).map("".join)


def family(name: str) -> list[tuple[str, str]]:
    return [(full, vector) for full, vector in vectors().items() if full.partition(".")[0] == name]


def unsafe_parts(article: ac.Article, *, parse: bool = False) -> Iterator[str]:
    """What is wrong with an article's HTML and Markdown."""
    yield from found_unsafe(article.to_html(), parse=parse)
    markdown = article.to_markdown()
    tokens = MARKDOWN_WITH_HTML.parse(markdown)
    yield from found_unsafe(MARKDOWN_WITH_HTML.renderer.render(tokens, MARKDOWN_WITH_HTML.options, {}), parse=parse)
    if "".join(parsed_words(tokens)).split() != article_words(article):
        yield f"other words in {markdown!r}"
    if parse:
        yield from found_unsafe(MARKDOWN.render(markdown))


def extracted(vector: str, place: str) -> ac.Article:
    return ac.extract(page(vector, place), url=ADDRESS)


def faults(made: Callable[[str], Iterator[ac.Article]], family_name: str, *, parse: bool = False) -> list[str]:
    return [
        f"{name} {vector!r}: {fault}"
        for name, vector in family(family_name)
        for article in made(vector)
        for fault in unsafe_parts(article, parse=parse)
    ]


def test_there_are_enough_vectors() -> None:
    assert len(set(vectors().values())) == len(vectors()) >= 400
    assert sum(vector.count("alert") + vector.count("canary") > 0 for vector in vectors().values()) > 300


def test_the_checks_see_what_is_unsafe() -> None:
    """A check that lets the vectors themselves pass would prove nothing."""
    inert = [vector for vector in MARKUP if not found_unsafe(vector, parse=True)]
    assert len(inert) <= 30
    assert not [vector for vector in inert if "<" in vector or ">" in vector]
    assert found_unsafe('<p class="x">y</p>')
    assert found_unsafe('<a href="javascript:alert(1)">y</a>')
    assert found_unsafe('<img src="mailto:a@b.example">')
    assert not found_unsafe('<p class="kicker">&lt;script&gt; &amp; "\'</p>', parse=True)


@pytest.mark.parametrize("name", FAMILIES)
def test_articles_built_by_hand(name: str) -> None:
    assert not faults(lambda vector: iter([by_hand(vector)]), name)


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
def test_articles_built_by_hand_as_a_parser_reads_them(name: str) -> None:
    assert not faults(lambda vector: iter([by_hand(vector)]), name, parse=True)


@pytest.mark.parametrize("name", FAMILIES)
def test_pages(name: str) -> None:
    """Each vector at one place; `test_pages_in_many_places` tries others."""
    assert not faults(lambda vector: pages(vector, 1), name)


@pytest.mark.slow
@pytest.mark.parametrize("name", FAMILIES)
def test_pages_in_many_places(name: str) -> None:
    def made(vector: str) -> Iterator[ac.Article]:
        yield from pages(vector, 4)
        for place in ("address", *WRITTEN):
            yield extracted(vector, place)
        yield ac.extract(dump(vector), markup="text")

    assert not faults(made, name)


def pages(vector: str, count: int) -> Iterator[ac.Article]:
    """The vector as markup at some of the places, others for each vector."""
    places = list(RAW)
    start = sum(map(ord, vector))
    for number in range(count):
        yield extracted(vector, places[(start + number * 5) % len(places)])


def test_vectors_reach_the_article() -> None:
    """Written as text, a vector is text of the article: the tests above look at something."""
    vector = "<img src=x onerror=alert(1)>"
    written = extracted(vector, "written")
    assert written.to_text().count(vector) >= 8
    assert vector in (written.headline or "")
    assert vector in (written.images[0].alt or "")
    assert vector in (written.images[0].caption or "")
    assert vector in ac.extract(dump(vector), markup="text").to_text()
    assert escape(vector) in extracted(escape(escape(vector)), "stated-text").to_text()
    assert extracted("https://xss.example/x", "address").to_html().count("https://xss.example/x") >= 3


def test_no_address_of_an_article_runs() -> None:
    """Not in the model either: a caller who makes links of its addresses gets none that run."""
    for name, vector in family("url"):
        for place, url in (("address", None), ("stated", ADDRESS)):
            found = addresses(ac.extract(page(vector, place), url=url))
            assert not [address for address in found if ":" in address and not harmless_start(address)], name


def addresses(article: ac.Article) -> Iterator[str]:
    links = [article.short_link, article.canonical_url, *(person.url for person in article.authors)]
    links += [image.url for image in article.images]
    for block in article.body:
        if isinstance(block, ac.Embed):
            links.append(block.url)
        links += [mark.href for text in texts(block) for mark in text.marks]
    yield from filter(None, links)


def texts(block: ac.Block) -> Sequence[ac.Paragraph | ac.Heading | ac.Quote | ac.ListItem]:
    if isinstance(block, ac.Paragraph | ac.Heading | ac.Quote):
        return (block,)
    return block.items if isinstance(block, ac.ListBlock) else ()


def harmless_start(address: str) -> bool:
    """A browser takes what stands before the first colon for a scheme unless another character cannot be in one."""
    stripped = "".join(char for char in address if char not in "\t\n\r").lstrip("".join(map(chr, range(33))))
    scheme = stripped.partition(":")[0].lower()
    is_scheme = re.fullmatch("[a-z][a-z0-9+.-]*", scheme)
    return not is_scheme or scheme in ("http", "https", "mailto", "tel")


@given(any_text)
def test_any_text_in_every_place(text: str) -> None:
    assert not list(unsafe_parts(by_hand(text)))


@given(articles(), any_text)
def test_any_article(article: ac.Article, text: str) -> None:
    assert not list(unsafe_parts(replace(article, standfirst=text, headline=text)))


def test_numbers_that_are_text() -> None:
    """The model says int; a caller may have put something else there."""
    image = ac.Image("https://a.example/x.jpg", width='1" onerror="alert(1)', height=-1)  # type: ignore[arg-type]
    assert not found_unsafe(ac.Article(body=(ac.Figure(image),)).to_html())
    assert "onerror" not in ac.Article(body=(ac.Figure(image),)).to_html()
