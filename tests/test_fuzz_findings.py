"""What the fuzzer found (fuzz/README.md), one test each, and that its targets take what they are fed."""

import json
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

import articleclean as ac
from page_strategies import SENTENCES, pages_around
from promises import check_article, check_words, page_texts

FUZZ = Path(__file__).parents[1] / "fuzz"


def test_controls_of_windows_1252_are_read_as_browsers_read_their_references() -> None:
    """U+0080 to U+009F: what Windows-1252 read as Latin-1 leaves in a str. Left out, "we\x92re" would be "were"."""
    wrong, right = (
        "The fer\x81ry we\x92re waiting for \x96 \x93late\x94 \x9d.",
        "The ferry we’re waiting for – “late” .",
    )
    page = pages_around("").replace("The ferry to the island", wrong)
    for article in (ac.extract(page), ac.extract(page.encode()), ac.extract(f"{wrong} {SENTENCES[0]}", markup="text")):
        check_article(article)
        assert right in article.to_text()
    assert "qu ay" in ac.extract(page.replace("quay", "qu\x85ay")).to_text()


def test_half_of_a_surrogate_pair_is_left_out_like_a_control_character() -> None:
    """In HTML it was read as a question mark, in a text not at all."""
    page = pages_around("").replace("ferry", "fer\ud800ry")
    assert "The ferry" in ac.extract(page).to_text()
    assert "The ferry" in ac.extract(SENTENCES[0].replace("ferry", "fer\udfffry")).to_text()


def test_an_address_that_the_caller_gives_may_hold_anything() -> None:
    for url in ("//\x00", "http://a.example/\ud800b", "\x08", "\x85", "http://[::1", "//\r9", "http://a.example/\n\tb"):
        article = ac.extract(pages_around(""), url=url)
        check_article(article)
        assert article.url == url.translate(dict.fromkeys((0, 8, 9, 10, 13, 0xD800))).replace("\x85", " ")


def test_an_address_that_is_none_dates_and_names_nothing() -> None:
    """The name in a copyright line was looked for in the address, which could not be taken apart."""
    page = pages_around("").replace("</body>", "<footer>© 2024 Ann Roe</footer></body>")
    for head in ("", '<meta name="author" content="Ann Roe">'):
        for url in ("http://[::1", "//[", "http://a.example:x/~ann/"):
            check_article(ac.extract(head + page, url=url))


def test_a_warning_quotes_no_control_character_of_a_header() -> None:
    article = ac.extract("Größe — ja, größer".encode("cp1252"), content_type="text/html; charset=\x00\x9bx\x1b[31m")
    check_article(article)


@pytest.mark.parametrize("key", ["articleSection", "keywords", "publisher", "url", "@id", "author", "headline"])
@pytest.mark.parametrize("text", ["\x00", "\ud800", "Sea\x9bside \udfff", "https://a.example/\x00b\ud800"])
def test_json_ld_can_state_characters_that_no_text_has(key: str, text: str) -> None:
    block = json.dumps({"@type": "NewsArticle", "headline": "Ferry late again", key: text})
    article = ac.extract(f'<script type="application/ld+json">{block}</script>' + pages_around(""))
    check_article(article)
    assert "kettle" in article.to_text()


def test_a_promise_that_is_broken_is_seen() -> None:
    """The checks that the fuzzer and the property tests share can fail."""
    page = pages_around("")
    article = ac.extract(page)
    check_words(article, *page_texts(page))
    kettle = next(block for block in article.body if isinstance(block, ac.Paragraph) and "kettle" in block.text)
    for wrong in (
        (ac.Paragraph("An invented sentence."),),
        (*article.body, kettle),
        (ac.Paragraph(kettle.text.replace("wet", "wetwetwetwet")),),
    ):
        with pytest.raises(AssertionError):
            check_words(replace(article, body=wrong), *page_texts(page))
    for changed in ({"headline": "Fer\x07ry"}, {"site_name": "\x9b"}, {"ok": False}, {"tags": ("\ud800",)}):
        with pytest.raises((AssertionError, UnicodeError)):
            check_article(replace(article, **changed))
    with pytest.raises(AssertionError):
        check_article(replace(article, body=(ac.Paragraph("Ferry", (ac.Mark(3, 9, "strong"),)),)))


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The fuzzer's modules, which need no atheris."""
    monkeypatch.syspath_prepend(str(FUZZ))
    import dictionary  # type: ignore[import-not-found]
    import seeds  # type: ignore[import-not-found]
    import targets  # type: ignore[import-not-found]

    yield sys.modules
    for module in (dictionary, seeds, targets):
        del sys.modules[module.__name__]


def test_every_target_of_the_fuzzer_takes_its_seeds(fuzz: Any) -> None:
    targets = fuzz["targets"].TARGETS
    by_target: dict[str, list[bytes]] = {}
    for target, data in islice(fuzz["seeds"].seeds(), 400):
        by_target.setdefault(target, []).append(data)
    by_target["credits"] = [data for target, data in fuzz["seeds"].seeds() if target == "credits"]
    assert by_target.keys() == targets.keys()
    for target, inputs in by_target.items():
        for data in (b"", b"\xff", *inputs[:4]):
            targets[target](data)


def test_the_dictionary_is_the_one_that_its_script_makes(fuzz: Any) -> None:
    made = "".join(fuzz["dictionary"].lines())
    assert made == (FUZZ / "html.dict").read_text("ascii"), "run: python fuzz/dictionary.py > fuzz/html.dict"
