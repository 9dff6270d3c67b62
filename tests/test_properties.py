"""What must hold of any well-formed page: each text node at most once, no word from elsewhere, nothing kept.

Of pages that are broken, of bytes and JSON-LD: test_fuzz_properties.py.
"""

import pickle
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import lxml.html
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import articleclean as ac
from fixture import block_text, cases, extracted

# Words that no page has by accident, each used once: number 0 is "babab", number 1 "babac" …
_LETTERS = "bcdfghklmnprstvz"
_VOWELS = "aeiou"


def word(number: int) -> str:
    """An invented word, another one for each number."""
    letters = []
    for place in range(5):
        number, rest = divmod(number, len(_VOWELS if place % 2 else _LETTERS))
        letters.append((_VOWELS if place % 2 else _LETTERS)[rest])
    return "".join(letters) + (word(number - 1) if number else "")


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


class Writer:
    """Writes pages of words that are never used twice, and remembers which of them a reader can see."""

    def __init__(self) -> None:
        self.used = 0
        self.seen: set[str] = set()

    def words(self, count: int, *, visible: bool = True) -> str:
        new = [word(self.used + number) for number in range(count)]
        self.used += count
        if visible:
            self.seen.update(new)
        return " ".join(new)

    def sentences(self, count: int, *, visible: bool = True) -> str:
        return " ".join(self.words(9 + number % 5, visible=visible).capitalize() + "." for number in range(count))


LABEL = "photo"
"""The one word that may stand on a page more than once."""

_INLINE = ("a", "em", "strong", "span", "b", "i", "q", "small", "time")
_WRAPPERS = ("div", "section", "article", "main", "aside", "form", "center", "font", "fieldset", "unknown-element")
_HIDDEN = (
    "<template><p>{}</p></template>",
    '<div style="display:none"><p>{}</p></div>',
    "<p hidden>{}</p>",
    "<script>{}</script>",
    "<style>{}</style>",
    "<!-- {} -->",
    "<textarea>{}</textarea>",
)
_NAMES = (
    "",
    "content",
    "story body",
    "share",
    "related",
    "caption",
    "timeline",
    "byline",
    "comments",
    "widget",
    "teaser",
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, set[str]]:
    """A page of unique words, and those of them that a reader sees (or hears: alt texts).

    There is always a paragraph or two in sight: of a page that shows nothing, hidden parts may be read.
    """
    writer = Writer()
    body = f"<p>{writer.sentences(6)}</p>\n<p>{writer.sentences(6)}</p>\n"
    elements = [_element(draw, writer, 3) for _ in range(draw(st.integers(1, 8)))]
    place = draw(st.integers(0, len(elements)))
    body = "\n".join([*elements[:place], body, *elements[place:]])
    title = f"<title>{writer.words(5)}</title>" if draw(st.booleans()) else ""
    h1 = f"<h1>{writer.words(6)}</h1>" if draw(st.booleans()) else ""
    return f"<html><head>{title}</head><body>{h1}\n{body}</body></html>", writer.seen


def _element(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    makers = [_paragraph, _paragraph, _heading, _breaks, _list, _table, _figure, _quote, _hidden, _short]
    make = draw(st.sampled_from([*makers, _wrapper, _wrapper] if depth else makers))
    return make(draw, writer, depth)


def _wrapper(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    tag, name = draw(st.sampled_from(_WRAPPERS)), draw(st.sampled_from(_NAMES))
    bare = writer.sentences(2) if draw(st.booleans()) else ""
    inner = "\n".join(_element(draw, writer, depth - 1) for _ in range(draw(st.integers(1, 4))))
    return f'<{tag} class="{name}">{bare} {inner} {writer.words(2)}</{tag}> '


def _paragraph(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    tag = draw(st.sampled_from(_INLINE))
    inner = f'<{tag} href="/a/{depth}">{writer.words(3)}</{tag}>' if draw(st.booleans()) else ""
    return f"<p>{writer.sentences(draw(st.integers(1, 5)))} {inner} {writer.sentences(1)}</p>"


def _heading(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    return f"<h{depth + 1}>{writer.words(4)}</h{depth + 1}>"


def _breaks(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    texts = [writer.sentences(3) for _ in range(draw(st.integers(1, 4)))]
    return f"<div>{'<br><br>'.join(texts)}<br>{writer.words(3)}</div>"


def _list(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    tag = draw(st.sampled_from(("ul", "ol")))
    nested = _list(draw, writer, depth - 1) if depth and draw(st.booleans()) else ""
    return (
        f"<{tag}><li>{writer.sentences(1)}{nested}{writer.words(2)}</li><li><p>{writer.sentences(2)}</p></li></{tag}>"
    )


def _table(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    span = draw(st.sampled_from(("", ' colspan="2"', ' rowspan="70000"', ' colspan="x"')))
    rows = "".join(f"<tr><td{span}>{writer.words(2)}</td><td>{writer.sentences(1)}</td></tr>" for _ in range(3))
    return f"<table><caption>{writer.words(3)}</caption>{rows}</table>"


def _figure(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    credit = f"<small>{LABEL.title()}: {writer.words(2)}</small>" if draw(st.booleans()) else ""
    image = f'<img src="/{writer.used}.jpg" width="800" height="600" alt="{writer.words(3)}">'
    return f"<figure>{image}<figcaption>{writer.sentences(1)} {credit}</figcaption></figure>"


def _quote(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    return f"<blockquote>{writer.sentences(1)}<p>{writer.sentences(2)}</p><cite>{writer.words(2)}</cite></blockquote>"


def _hidden(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    return draw(st.sampled_from(_HIDDEN)).format(writer.sentences(3, visible=False))


def _short(draw: st.DrawFn, writer: Writer, depth: int) -> str:
    tag = draw(st.sampled_from(("div", "p", "span", "pre", "dd", "label", "nav", "footer")))
    return f"<{tag}>{writer.words(draw(st.integers(1, 4)))}</{tag}>"


def said(article: ac.Article) -> Iterator[str]:
    """Every text of the article that is a reader's, once each; a dateline stands in the body already."""
    yield from filter(None, (article.headline, article.kicker, article.standfirst, article.signoff, article.correction))
    yield from map(block_text, (block for block in article.body if not isinstance(block, ac.Figure | ac.Embed)))
    for image in article.images:
        yield from filter(None, (image.alt, image.caption, image.credit))


def parsed_text(markdown: str) -> str:
    """The words of Markdown as a parser reads them, without pictures."""
    texts = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        inner = token.children or ([token] if token.type in ("fence", "code_block") else [])
        texts += [child.content if child.type != "image" else "" for child in inner]
        texts.append(" ")
    return " ".join(texts)


@given(pages())
def test_each_text_node_at_most_once(page: tuple[str, set[str]]) -> None:
    html, _ = page
    counted = Counter(words_of(" ".join(said(ac.extract(html)))))
    assert not [word for word, times in counted.items() if times > 1 and word != LABEL]


@given(pages())
def test_every_word_is_one_a_reader_sees(page: tuple[str, set[str]]) -> None:
    html, seen = page
    assert not set(words_of(" ".join(said(ac.extract(html))))) - seen - {LABEL}


@given(pages())
def test_renderers_give_the_words_of_the_model(page: tuple[str, set[str]]) -> None:
    article = ac.extract(page[0])
    text = words_of(article.to_text())
    with_standfirst = words_of(article.to_text(standfirst=True))
    assert with_standfirst == words_of(article.standfirst or "") + text
    in_html = " ".join(map(str, lxml.html.fromstring(f"<div>{article.to_html()}</div>").itertext()))
    for rendered in (parsed_text(article.to_markdown()), in_html):
        remaining = iter(words_of(rendered.replace("\xad", "")))
        assert all(word in remaining for word in text), "words missing, or in another order"


@given(pages(), st.sampled_from(("dmy", "mdy", None)), st.none() | st.just(datetime(2024, 5, 1, 12)))
def test_options_never_change_the_words(page: tuple[str, set[str]], order: Any, now: datetime | None) -> None:
    html, _ = page
    plain, other = ac.extract(html), ac.extract(html, options=ac.Options(now=now, date_order=order))
    assert other.to_text() == plain.to_text()
    assert list(said(other)) == list(said(plain))


@given(pages())
def test_an_article_survives_every_way_out_and_back(page: tuple[str, set[str]]) -> None:
    article = ac.extract(page[0], url="https://example.org/a/b")
    assert pickle.loads(pickle.dumps(article)) == article
    assert ac.Article.from_dict(article.to_dict()) == article
    assert hash(ac.Article.from_dict(article.to_dict())) == hash(article)


@given(st.lists(pages(), min_size=2, max_size=4))
def test_nothing_is_kept_between_calls(several: list[tuple[str, set[str]]]) -> None:
    first = [ac.extract(html) for html, _ in several]
    again = [ac.extract(html) for html, _ in reversed(several)]
    assert again[::-1] == first


def test_threads_give_what_one_call_gives() -> None:
    chosen = [case for case in cases() if len(case.page) < 20_000]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda case: ac.extract(case.page, **case.arguments), chosen * 2))
    assert found == [extracted(case.name) for case in chosen] * 2
