"""Kinds of pages: signs, their sum, what a caller forces, and every way the kind comes out."""

import dataclasses
import json
from pathlib import Path
from typing import Any, get_args

import pytest

import articleclean as ac
from articleclean.article import Kind
from articleclean.body.kind_signs import signs
from articleclean.body.kinds import KINDS, KindWeights, kind_scores, shipped_kinds
from articleclean.cli import main
from articleclean.data import load_json
from articleclean.options import Options
from articleclean.page import Page
from articleclean.render.jsonld import TYPES
from articleclean.source import read
from fixture import FIXTURES

THREAD = FIXTURES / "forum-thread" / "page.html"


def page_of(source: str, url: str | None = None, **options: Any) -> Page:
    return read(source, url=url, content_type=None, markup="auto", options=Options(**options))


def table(**changes: Any) -> dict[str, Any]:
    row = [1.0] + [0.0] * (len(KINDS) - 1)
    return {"version": 1, "kinds": list(KINDS), "bias": [0.0] * len(KINDS), "weights": {"word:reply": row}} | changes


def test_the_address_gives_words_and_its_shape_but_not_its_host() -> None:
    found = signs(page_of("<p>x</p>", "https://shop.example/Products/rain-coat-22.html?page=2&sort=new"))["path"]
    assert found == {
        "/products", "products", "rain", "coat", "html", ".html", "steps=2", "dashes=2", "digits", "?page", "?sort",
    }  # fmt: skip


def test_an_address_that_is_none_gives_no_sign() -> None:
    assert signs(page_of("<p>x</p>", "http://[broken"))["path"] == set()
    assert signs(page_of("<p>x</p>"))["path"] == set()


def test_words_of_short_lines_lose_their_digits() -> None:
    found = signs(page_of(f"<p>Reply</p><p>$19.99</p><p>{'long ' * 20}</p>"))["word"]
    assert found == {"reply", "$00.00"}


def test_metadata_gives_names_types_and_first_words() -> None:
    head = '<meta property="og:type" content="product item"><script type="application/ld+json">'
    page = page_of(head + '{"@type": "Product", "offers": {}}</script><title>Rain coat 2024</title><p>x</p>')
    found = signs(page)
    assert found["meta"] == {"og:type", "og:type=product"}
    assert {"Product", ".offers"} <= found["type"]
    assert found["title"] == {"rain", "coat"}


def test_a_dump_has_signs_too() -> None:
    found = signs(page_of("Reply\n\nQuote\n"))
    assert found["word"] == {"reply", "quote"}
    assert "text" in found["number"]


def test_probabilities_follow_the_weights() -> None:
    model = KindWeights.load(table())
    even = model.probabilities({"word": {"unknown"}})
    assert even == pytest.approx([1 / len(KINDS)] * len(KINDS))
    moved = model.probabilities({"word": {"reply"}})
    assert sum(moved) == pytest.approx(1)
    assert moved[0] > moved[1] == moved[-1]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"version": 2}, "version 2"),
        ({"kinds": ["article"]}, "other kinds"),
        ({"weights": {"word:reply": [1.0]}}, "word:reply: 1 weights"),
        ({"bias": []}, "bias: 0 weights"),
    ],
)
def test_a_table_that_does_not_fit_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ac.RuleError, match=message):
        KindWeights.load(table(**changes))


def test_the_shipped_table() -> None:
    assert shipped_kinds() is shipped_kinds()
    groups = {sign.partition(":")[0] for sign in load_json("kinds")["weights"]}
    assert groups == {"path", "title", "meta", "type", "word", "number"}


def test_a_page_without_text_is_taken_for_an_article() -> None:
    assert kind_scores(page_of(""), shipped_kinds())[0] == 1.0
    article = ac.extract("")
    assert article.kind == "article"
    assert "kind" not in article.provenance


def test_the_kind_says_where_it_comes_from() -> None:
    article = ac.extract(THREAD.read_bytes())
    provenance = article.provenance["kind"]
    assert article.kind == "forum"
    assert provenance.source == "text"
    assert provenance.raw.startswith("forum 0.9")
    assert provenance.confidence > 0.9


@pytest.mark.parametrize("kind", KINDS)
def test_the_caller_s_word_counts(kind: Kind) -> None:
    for source in ("", "<h1>Ferry sails</h1><p>It does.</p>", "Ferry sails\n\nIt does.\n"):
        article = ac.extract(source, options=ac.Options(kind=kind))
        assert article.kind == kind
        assert article.provenance["kind"] == ac.Provenance("argument", "Options.kind", kind, 1.0)


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(ac.InputError, match=r"kind must be one of article, forum, .*, not 'blog'"):
        ac.Options(kind="blog")  # type: ignore[arg-type]


def test_jsonld_has_a_type_for_every_kind() -> None:
    assert set(TYPES) == set(get_args(Kind))
    text, section = ac.Paragraph("It sails."), "Transport"
    for kind in KINDS:
        data = ac.Article(kind=kind, body=(text,), section=section, dateline=ac.Dateline("LINZ")).to_jsonld()
        is_article = kind in ("article", "forum", "documentation")
        assert data["@type"] == TYPES[kind]
        assert data["articleBody" if is_article else "text"] == "It sails."
        assert ("articleSection" in data) == is_article
        assert ("dateline" in data) == (kind == "article")


def test_the_kind_survives_json() -> None:
    article = ac.Article(kind="forum")
    assert ac.Article.from_dict(json.loads(article.to_json())) == article
    assert ac.Article.from_dict({"ok": False}).kind == "article"
    with pytest.raises(ac.InputError, match=r"^kind: expected one of article"):
        ac.Article.from_dict(dataclasses.asdict(ac.Article()) | {"kind": "blog"})


def test_the_command_takes_a_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(THREAD), "--kind", "service", "--field", "kind"])
    assert capsys.readouterr().out == "service\n"
    main([str(THREAD), "--field", "kind"])
    assert capsys.readouterr().out == "forum\n"
    assert main([str(THREAD), "--kind", "blog"]) == 2
