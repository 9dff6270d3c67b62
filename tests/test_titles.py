"""Titles without the site around them, and the table they are judged by."""

import pytest

from articleclean.data import load_toml
from articleclean.fields.titles.titles import (
    Titler,
    hinted,
    is_generic,
    normal,
    similarity,
    slug_share,
    slug_words,
    squeeze,
    words,
)

COURIER = Titler(["The Harbour Courier"], "https://www.harbourcourier.example/world/ferry-runs-again")


@pytest.mark.parametrize(
    ("stated", "headline"),
    [
        ("Ferry runs again | The Harbour Courier", "Ferry runs again"),
        ("Ferry runs again - The Harbour Courier", "Ferry runs again"),
        ("Ferry runs again — Harbour Courier Online", "Ferry runs again"),
        ("Ferry runs again - World - The Harbour Courier", "Ferry runs again"),
        ("Ferry runs again | Live | The Harbour Courier", "Ferry runs again"),
        ("Ferry runs again - The Harbour Courier - All the news of the coast", "Ferry runs again"),
        ("The Harbour Courier: Ferry runs again", "Ferry runs again"),
        ("Home | Ferry runs again today", "Ferry runs again today"),
        ("Ferry runs again today | Unknown Gazette", "Ferry runs again today"),
        ("渡轮今天重新开航 - harbourcourier.example", "渡轮今天重新开航"),
        ("Ferry – and nothing else – runs again", "Ferry – and nothing else – runs again"),
        ("Harbour: 'Ferry runs again'", "Harbour: 'Ferry runs again'"),
        ("»Die Fähre fährt wieder«", "»Die Fähre fährt wieder«"),
        ("Spider-Man re-enters the 24-hour race", "Spider-Man re-enters the 24-hour race"),
        ("The Harbour Courier", "The Harbour Courier"),
        ("", ""),
        (" | ", "|"),
    ],
)
def test_strip(stated: str, headline: str) -> None:
    assert COURIER.strip(stated) == headline


@pytest.mark.parametrize(
    ("shown", "headline"),
    [
        ("Ferry runs again | The Harbour Courier", "Ferry runs again"),
        ("Ten ferries | Ranked", "Ten ferries | Ranked"),
        ("World | Ferry runs again", "World | Ferry runs again"),
        ("The Harbour Courier: how we work", "The Harbour Courier: how we work"),
    ],
)
def test_strip_keeps_what_is_shown_but_for_the_site(shown: str, headline: str) -> None:
    assert COURIER.strip(shown, shown=True) == headline


def test_site_by_host_and_name() -> None:
    assert COURIER.is_site(normal("the harbour courier"))
    assert COURIER.is_site(normal("HarbourCourier"))
    assert not COURIER.is_site(normal("World"))
    assert not Titler().is_site("")


def test_runs_are_parts_long_enough_to_be_the_headline() -> None:
    runs = COURIER.runs("Shipping: The old ferry runs again | Live")
    assert normal("The old ferry runs again") in runs
    assert normal("Live") not in runs


@pytest.mark.parametrize(
    ("names", "part", "expected"),
    [
        (("article-headline",), "headline", True),
        (("article__headline-text",), "headline", True),
        (("headlines",), "headline", False),
        (("subtitled",), "standfirst", False),
        (("leadership",), "standfirst", False),
        (("article_lead",), "standfirst", True),
        (("pre-headline",), "kicker", True),
        (("whatever",), "kicker", False),
        (("meta-description",), "standfirst", True),
        (("product-description",), "standfirst", False),
        (("description",), "standfirst", True),
        (("timeline",), "beside", False),
        ((), "headline", False),
    ],
)
def test_hints_are_whole_words(names: tuple[str, ...], part: str, expected: bool) -> None:
    assert hinted(names, part) is expected


def test_normal_forms() -> None:
    assert normal("“Größe” – A/B") == normal('"größe" a b')
    assert normal("Ｆｅｒｒｙ") == "ferry"
    assert squeeze(" a\u00adb \n c\u200b ") == "ab c"
    assert words("東京で") == ["東", "京", "で"]
    assert similarity(words("one two"), words("two three")) == 0.5
    assert similarity([], ["a"]) == 0.0


@pytest.mark.parametrize("text", ["Menu", "MENÜ", "Skip to content", "404", "Search", "検索", "", "—"])
def test_generic(text: str) -> None:
    assert is_generic(normal(text))


def test_slug() -> None:
    slug = slug_words("https://www.bote.example/politik/groesse-der-faehre-entscheidet-12345.html")
    assert slug == ["groesse", "der", "faehre", "entscheidet"]
    assert slug_share(slug, words("Größe der Fähre entscheidet")) == 1.0
    assert slug_words("https://www.bote.example/") == []
    assert slug_words(None) == []
    assert slug_share([], ["a"]) == 0.0


@pytest.mark.parametrize("evil", [" | " * 5000, "a - " * 5000, "-" * 20000, " " * 20000, "_" * 20000, "a: " * 5000])
def test_hostile_titles_end(evil: str) -> None:
    COURIER.strip(evil)
    COURIER.runs(evil)


def test_table_has_no_entry_twice() -> None:
    table = load_toml("titles")
    for name in ("suffixes", "sections", "generic"):
        for language, entries in table[name].items():
            assert len(entries) == len(set(entries)), f"{name}.{language}"
    for part, hints in table["hints"].items():
        assert len(hints) == len(set(hints)), part
        assert all(hint == hint.lower() for hint in hints)
    for name in ("weights", "stated", "standfirst", "kicker"):
        assert all(isinstance(weight, float) for weight in table[name].values()), name
