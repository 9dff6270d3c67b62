"""The table of agencies is in order."""

import re
import unicodedata
from typing import Any

from articleclean.data import load_toml

TABLE: dict[str, dict[str, Any]] = load_toml("agencies")


def folded(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))


def test_size_and_order() -> None:
    assert len(TABLE) >= 200
    assert list(TABLE) == sorted(TABLE, key=folded)


def test_every_row_says_where_and_in_what_language() -> None:
    for name, row in TABLE.items():
        assert re.fullmatch("[A-Z]{2}", row["country"]), name
        assert row["language"], name
        assert all(re.fullmatch("[a-z]{2,3}", code) for code in row["language"]), name
        assert set(row) <= {"country", "language", "aliases", "services", "pictures", "bare", "alone", "codes"}, name


def test_no_spelling_twice() -> None:
    seen: dict[str, str] = {}
    for name, row in TABLE.items():
        for spelling in (name, *row.get("aliases", ()), *row.get("services", ()), *row.get("pictures", ())):
            assert spelling.strip() == spelling, name
            assert spelling not in seen, (spelling, name, seen.get(spelling))
            seen[spelling] = name


def test_a_name_that_is_an_ordinary_word_has_other_spellings() -> None:
    assert all(row.get("aliases") for row in TABLE.values() if row.get("bare") is False)
