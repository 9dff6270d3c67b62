"""What holds of every article, whatever page it comes from: used by the property tests and by the fuzzer (fuzz/).

Each function raises AssertionError, with the values in its message, when a promise is broken.
"""

import html
import pickle
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

import jsonschema  # type: ignore[import-untyped]
from lxml import etree
from lxml import html as lxml_html

import articleclean as ac
from articleclean.controls import WINDOWS_1252
from articleclean.metadata.lenient_json import read_values
from articleclean.metadata.schema_org import clean

__all__ = ["check_article", "check_words", "page_texts", "strings_of"]

# A text of so many characters (blanks aside) stands on a page once, or the page repeats itself.
_LONG = 40
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_TAG = re.compile(r"<[^<>]*>")
_LINK_NUMBER = re.compile(r"\[\d{1,5}\]|\(BUTTON\)")
_PARSER = partial(lxml_html.HTMLParser, encoding="utf-8", huge_tree=True)


def check_article(article: ac.Article, *, by_schema: bool = True) -> None:
    """Its parts fit together, and it can be stored, read back and rendered in every way.

    `by_schema`: also that what is stored is valid JSON Schema, which takes as long as extracting.
    """
    assert isinstance(article, ac.Article)
    assert article.ok == (article.reason is None), (article.ok, article.reason)
    stored = article.to_dict()
    for text in strings_of(stored):
        assert not (bad := _bad_characters(text)), f"{bad} in {text!r}"
    if by_schema:
        assert not (faults := [fault.message for fault in _validator().iter_errors(stored)]), faults
    assert ac.Article.from_dict(stored) == article
    assert pickle.loads(pickle.dumps(article)) == article
    for block in article.body:
        _check_marks(block)
    _check_rendered(article)


def strings_of(value: Any) -> Iterator[str]:
    """All strings in what `to_dict` returns."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings_of(key)
            yield from strings_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_of(item)


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(ac.schema())


def _bad_characters(text: str) -> list[str]:
    """Controls other than line feed and tab, and halves of surrogate pairs: no output has them."""
    if text.isprintable():
        return []
    return sorted({repr(c) for c in text if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"})


def _check_marks(block: ac.Block | ac.ListItem) -> None:
    if isinstance(block, ac.ListBlock):
        for item in block.items:
            _check_marks(item)
        return
    for child in block.children if isinstance(block, ac.ListItem) else ():
        _check_marks(child)
    for mark in getattr(block, "marks", ()):
        assert 0 <= mark.start < mark.end <= len(block.text), (mark, block)  # type: ignore[union-attr]
        assert (mark.href is not None) == (mark.kind == "link"), mark


def _check_rendered(article: ac.Article) -> None:
    for text in (article.to_text(standfirst=True, captions=True), article.to_markdown(), article.to_html()):
        assert not (bad := _bad_characters(text)), f"{bad} in {text!r}"
    etree.fromstring(article.to_tei().encode())
    for shape in (article.to_jsonld(), article.to_ninjs()):
        for text in strings_of(shape):
            assert not (bad := _bad_characters(text)), f"{bad} in {text!r}"


def _bare(text: str) -> str:
    """Text without blanks, controls, characters that have no width and a dump's "[12]" of links: its words."""
    text = _LINK_NUMBER.sub("", text).translate(WINDOWS_1252)
    if text.isascii():
        return re.sub(r"[\x00-\x20\x7f]+", "", text)
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) not in ("Cc", "Cf", "Cs"))


def check_words(article: ac.Article, *pages: str) -> None:
    """Every word of the body stands on the page, and no long text oftener than there.

    Args:
        article: what was read from it.
        pages: all text of the page, hidden or not, as one or another would read it: of HTML what `page_texts` gives.
    """
    bare_pages = [_bare(page) for page in pages]
    whole = "\n".join(bare_pages)
    texts = [text for block in article.body for text in _texts(block)]
    for word in {bare for text in texts for word in text.split() if (bare := _bare(word))}:
        assert _is_made_of(word, whole), f"not on the page: {word[:200]!r}"
    said = Counter(bare for text in texts if len(bare := _bare(text)) >= _LONG)
    for text, times in said.items():
        stands = max(page.count(text) for page in bare_pages)  # 0 where a hidden element parts it
        assert not stands or times <= stands, f"{times} times: {text[:200]!r}"


def _is_made_of(word: str, whole: str) -> bool:
    """Whether a word stands on the page; hidden elements in the midst of it may part it in three."""
    for _ in range(3):
        if word in whole:
            return True
        # The longest beginning that stands there: every shorter one does, too.
        word = word[bisect_left(range(1, len(word) + 1), True, key=lambda size: word[:size] not in whole) :]
    return False


def _texts(block: ac.Block | ac.ListItem) -> Iterator[str]:
    """The texts of a block, each of which stands in one piece on a page."""
    match block:
        case ac.ListBlock(items=items):
            for item in items:
                yield item.text
                for child in item.children:
                    yield from _texts(child)
        case ac.Table(rows=rows):
            yield from (cell for row in rows for cell in row)
        case ac.Figure() | ac.Embed() | ac.Separator():
            return
        case _:
            yield block.text


def page_texts(markup: str) -> list[str]:
    """All text of a page, each a string: as it is parsed, as it is written, and what its JSON-LD states."""
    markup = _CONTROL.sub("", markup)  # at some of them libxml2 stops
    texts = [html.unescape(_TAG.sub("", markup))]
    try:
        root = lxml_html.document_fromstring(markup.encode("utf-8", "ignore"), parser=_PARSER())
    except (etree.ParserError, ValueError):
        return texts
    texts.append("".join(map(str, root.itertext())))
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            texts += map(clean, strings_of(read_values(script.text or "")[0]))
    return texts
