"""The other ways out: JSON-LD in a script element, ninjs, TEI. No string of an article breaks out of them."""

import json
from collections.abc import Iterator
from typing import Any

import html5lib
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import articleclean as ac
from articleclean.schemes import harmless
from safe import found_unsafe
from xss import by_hand, vectors

any_text = st.text(st.characters() | st.sampled_from("<>&\"'\\/!-]["), max_size=30)
ADDRESSES = ("url", "sameAs", "uri", "href")


def embedded(article: ac.Article) -> str:
    """JSON-LD for a page, as docs/reliability.md and `to_jsonld` say that it is to be written."""
    return json.dumps(article.to_jsonld()).replace("<", "\\u003c")


def survives(written: str) -> bool:
    """Whether an HTML5 parser finds the JSON whole in its script element, and what follows outside."""
    page = f'<head><script type="application/ld+json">{written}</script></head><body><p>after</p></body>'
    root = html5lib.parse(page, namespaceHTMLElements=False)
    scripts = list(root.iter("script"))
    return [script.text for script in scripts] == [written] and [p.text for p in root.iter("p")] == ["after"]


def test_json_ld_stays_in_its_script() -> None:
    broken = 0
    for name, vector in list(vectors().items())[::3]:
        article = by_hand(vector)
        written = embedded(article)
        assert survives(written), name
        assert json.loads(written) == article.to_jsonld(), name
        assert not {"<", "\u2028", "\u2029"} & set(written), name
        broken += not survives(json.dumps(article.to_jsonld()))
    assert broken > 20, "without the replacement the vectors break out"


@given(any_text)
def test_json_ld_of_any_text_stays_in_its_script(text: str) -> None:
    written = embedded(by_hand(text))
    assert survives(written)
    assert json.loads(written) == by_hand(text).to_jsonld()


def test_no_address_in_json_runs() -> None:
    for name, vector in vectors().items():
        for stated in (by_hand(vector).to_jsonld(), by_hand(vector).to_ninjs()):
            assert not [address for address in addresses(stated) if _runs(address)], name


def addresses(value: Any) -> Iterator[str]:
    """Every string under a key that holds an address."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ADDRESSES and isinstance(inner, str):
                yield inner
            yield from addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from addresses(inner)


def _runs(address: str) -> bool:
    start = "".join(char for char in address.lower() if char > " " and char != "\x7f")
    return start.startswith(("javascript:", "vbscript:", "livescript:", "data:", "blob:", "file:", "view-source:"))


def test_disguised_schemes_are_found() -> None:
    for name, vector in vectors().items():
        if name.startswith("url.") and _runs(vector):
            assert harmless(vector) is None, name
    disguised = (
        "java\u00adscript:x",
        "\ufeffjavascript:x",
        "ｊavascript:x",
        "javascript：x",
        "java&Tab;script&colon;x",
    )
    for address in (*disguised, "&#106;avascript:x", "javaſcript:x", "\u202ejavascript:x", " \tDATA:x", "file:///etc"):
        assert harmless(address) is None, address
    for address in ("https://a.example/", "HTTP://a.example", "mailto:a@b.example", "tel:+1", "/a:b", "a/b:c", "?a:b"):
        assert harmless(address) == address
    for address in ("#a:b", "12:30", "straße:a", "foo bar:baz", "//a.example/x:y", "a.html"):
        assert harmless(address) == address
    assert harmless(None) is None
    assert harmless("") is None


def test_the_html_in_ninjs_is_safe() -> None:
    for name, vector in list(vectors().items())[::3]:
        for body in by_hand(vector).to_ninjs()["bodies"]:
            if body["contentType"] == "text/html":
                assert not found_unsafe(body["value"]), name


def test_tei_is_well_formed_and_links_nowhere_unsafe() -> None:
    for name, vector in list(vectors().items())[::2]:
        for element in etree.fromstring(by_hand(vector).to_tei()).iter():
            for key in ("target", "url", "ref"):
                assert not _runs(element.get(key, "")), name


@given(any_text | st.text(st.characters(categories=("Cc", "Cs", "Cn", "Co", "Cf", "Zl", "Zp")), max_size=9))
def test_tei_of_any_text_is_well_formed(text: str) -> None:
    etree.fromstring(by_hand(text).to_tei().encode())
