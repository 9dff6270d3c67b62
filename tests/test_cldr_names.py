"""data/months.json and data/ago.json are what tools/cldr_names.py makes, and have what they should."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from articleclean.data import load_json

SCRIPT = Path(__file__).resolve().parents[1] / "tools" / "cldr_names.py"


def test_first_key_tells_where_it_comes_from() -> None:
    table = load_json("months")
    assert next(iter(table)) == "generated"
    assert "tools/cldr_names.py" in table["generated"]
    assert "CLDR" in table["generated"]


def test_many_languages_with_twelve_months_and_seven_days() -> None:
    languages = load_json("months")["languages"]
    named = [code for code, names in languages.items() if all(names["months"])]
    assert len(named) >= 60
    for names in languages.values():
        assert len(names["months"]) == 12
        assert len(names["weekdays"]) == 7


def test_no_name_stands_for_two_months_of_one_language() -> None:
    for code, names in load_json("months")["languages"].items():
        forms = [form for month in names["months"] for form in month]
        assert len(forms) == len(set(forms)), code


def test_ago_in_many_languages() -> None:
    languages = load_json("ago")["languages"]
    assert len(languages) >= 60
    assert "vor {0} stunden" in languages["de"]["hour"]["n"]
    assert languages["ar"]["day"]["2"] == ["قبل يومين"]
    for code, units in languages.items():
        assert units.keys() == {"minute", "hour", "day"}, code


def test_table_is_up_to_date() -> None:
    if importlib.util.find_spec("babel") is None:
        pytest.skip("Babel is not installed")
    import babel

    if babel.__version__ != load_json("months")["babel"]:
        pytest.skip(f"the table was made with another Babel than {babel.__version__}")
    if not SCRIPT.exists():
        pytest.skip("tools/ is not part of this copy of the sources")
    assert subprocess.run([sys.executable, str(SCRIPT), "--check"], check=False).returncode == 0
