"""data/phrases.toml: phrases that stand around articles, ready to be compared."""

import unicodedata
from collections import defaultdict
from importlib.resources import files

import pytest

from articleclean.data import load_toml

KINDS = ["skip", "menu", "share", "cookies", "newsletter", "comments", "related", "more", "advert", "legal", "media"]
TABLES = ["whole", "start"]
IN_MANY_LANGUAGES = ["skip", "menu", "share", "cookies", "newsletter", "comments", "related", "more", "advert", "legal"]
# Fewer letters make more than a short word where a letter is a syllable or a word.
LEAST_LETTERS = {"ja": 3, "ko": 4, "th": 4, "zh": 3}
# The table is read whole, when the first page comes.
MAX_BYTES = 90_000


def normal_form(text: str) -> str:
    """Written again here, and not imported: the table keeps to the rule, whatever the code does."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


def entries(table: str) -> list[tuple[str, str, str]]:
    """Kind, language and phrase of all phrases of a table."""
    return [
        (kind, language, phrase)
        for kind, languages in load_toml("phrases")[table].items()
        for language, phrases in languages.items()
        for phrase in phrases
    ]


@pytest.mark.parametrize("table", TABLES)
def test_kinds(table: str) -> None:
    assert list(load_toml("phrases")) == TABLES
    assert list(load_toml("phrases")[table]) == KINDS


@pytest.mark.parametrize("table", TABLES)
def test_normal_form(table: str) -> None:
    assert [entry for entry in entries(table) if not entry[2] or entry[2] != normal_form(entry[2])] == []


@pytest.mark.parametrize("table", TABLES)
def test_sorted_without_duplicates(table: str) -> None:
    for kind, languages in load_toml("phrases")[table].items():
        names = [language for language in languages if language != "all"]
        assert names == sorted(names), kind
        assert next(iter(languages)) == "all" or "all" not in languages, kind
        for language, phrases in languages.items():
            assert phrases == sorted(set(phrases)), (kind, language)


def test_one_kind_a_phrase() -> None:
    """A line is of one kind, whatever the language its page is thought to be in, and whichever table is asked."""
    kinds = defaultdict(set)
    for table in TABLES:
        for kind, _, phrase in entries(table):
            kinds[phrase].add(kind)
    assert {phrase: found for phrase, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize("kind", IN_MANY_LANGUAGES)
def test_many_languages(kind: str) -> None:
    assert len(load_toml("phrases")["whole"][kind].keys() - {"all"}) >= 25


def test_starts_are_no_single_short_words() -> None:
    """A short word alone may begin any sentence."""
    single = [entry for entry in entries("start") if " " not in entry[2]]
    assert [entry for entry in single if len(entry[2]) < LEAST_LETTERS.get(entry[1], 10)] == []


def test_whole_phrases_say_more_than_the_starts() -> None:
    """What a start of the same kind finds needs no entry of its own."""
    starts = defaultdict(set)
    for kind, _, phrase in entries("start"):
        starts[phrase].add(kind)

    def covered(kind: str, phrase: str) -> bool:
        words = phrase.split(" ")
        return any(kind in starts[" ".join(words[:n])] for n in range(1, len(words) + 1))

    assert [entry for entry in entries("whole") if covered(entry[0], entry[2])] == []


def test_size() -> None:
    assert len(files("articleclean.data").joinpath("phrases.toml").read_bytes()) <= MAX_BYTES
