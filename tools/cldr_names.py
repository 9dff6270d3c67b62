"""Write src/articleclean/data/months.json and ago.json: names of months and weekdays, and how "ago" is said, from CLDR.

    python tools/cldr_names.py            writes the tables
    python tools/cldr_names.py --check    says whether the tables are what this Babel gives, exit 1 when they are not

Needs Babel (the `dev` extra). Babel is no run-time dependency: the tables ship with the package.
"""

import itertools
import json
import sys
from pathlib import Path
from typing import Any

import babel
from babel import Locale, localedata
from babel.core import get_cldr_version

DATA = Path(__file__).resolve().parents[1] / "src/articleclean/data"

CODES = (
    "af am as az be bg bn bs ca cs cy da el en et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko "
    "ky lo lt lv mk ml mn mr ms mt my nb ne nl nn or pa pl ps pt ro ru si sk sl so sq sv sw ta te th tk tr uk ur uz "
    "vi zh zu"
)
# Language -> the locales whose names are gathered under it. Several where regions or scripts have names of their own.
LOCALES: dict[str, tuple[str, ...]] = {
    **{code: (code,) for code in CODES.split()},
    "ar": ("ar", "ar_SY", "ar_MA", "ar_DZ", "ar_TN", "ar_SA"),
    "de": ("de", "de_AT", "de_CH"),
    "en": ("en", "en_GB", "en_AU", "en_CA"),
    "es": ("es", "es_MX", "es_AR", "es_PE"),
    "fr": ("fr", "fr_CA"),
    "it": ("it", "it_CH"),
    "pt": ("pt", "pt_PT"),
    "sr": ("sr_Cyrl", "sr_Latn", "sr_Cyrl_BA"),
    "zh": ("zh", "zh_Hant"),
}
CONTEXTS = ("format", "stand-alone")
WIDTHS = ("wide", "abbreviated")
UNITS = ("minute", "hour", "day")
NUMBERS = {"one": "1", "two": "2"}


def names(tables: list[Any], key: int) -> list[str]:
    """The forms of one month or weekday: case folded, without a closing full stop, each once, sorted."""
    forms = {str(table[key]).casefold().rstrip(".").strip() for table in tables}
    return sorted(form for form in forms if form and not any(c.isdecimal() for c in form))


def parsed(code: str) -> Locale:
    """One locale, its data read afresh.

    Babel 2.18 merges into its cached root when a locale says "these names are the same as those", so that the names of
    one language turn up in the next; an empty cache has nothing to merge into.
    """
    localedata._cache.clear()
    locale = Locale.parse(code)
    _ = locale.months["format"], locale.days["format"]  # reads the data
    return locale


def language(locales: tuple[str, ...]) -> dict[str, list[list[str]]]:
    """Months (January first) and weekdays (Monday first) of one language; one that counts its months has no names."""
    opened = [parsed(code) for code in locales]
    months = [locale.months[context][width] for locale in opened for context in CONTEXTS for width in WIDTHS]
    days = [locale.days[context][width] for locale in opened for context in CONTEXTS for width in WIDTHS]
    return {"months": [names(months, n) for n in range(1, 13)], "weekdays": [names(days, n) for n in range(7)]}


def ago(locales: tuple[str, ...]) -> dict[str, dict[str, list[str]]]:
    """How one language says that something was some minutes, hours or days ago.

    Forms with "{0}" for the number stand under "n", those that need none under the number they mean.
    """
    fields = [parsed(code)._data["date_fields"] for code in locales]
    said: dict[str, dict[str, list[str]]] = {}
    for unit in UNITS:
        forms: dict[str, set[str]] = {}
        for table, width in itertools.product(fields, ("", "-short", "-narrow")):
            for plural, form in dict(table.get(unit + width, {}).get("past", {})).items():
                text = " ".join(str(form).casefold().rstrip(".").split())
                number = "n" if "{0}" in text else NUMBERS.get(plural)
                if number and not text.startswith(("-", "−")):
                    forms.setdefault(number, set()).add(text)
        said[unit] = {number: sorted(texts) for number, texts in sorted(forms.items())}
    return said


def tables() -> dict[str, str]:
    """Each table as JSON: a language a line."""
    generated = f"by tools/cldr_names.py from CLDR {get_cldr_version()} with Babel {babel.__version__}; do not edit"
    head = [f'  "generated": {json.dumps(generated)}', f'  "babel": {json.dumps(babel.__version__)}']
    made = {}
    for name, of in (("months.json", language), ("ago.json", ago)):
        rows = [
            f"    {json.dumps(code)}: {json.dumps(of(locales), ensure_ascii=False)}"
            for code, locales in sorted(LOCALES.items())
        ]
        languages = '  "languages": {\n' + ",\n".join(rows) + "\n  }"
        made[name] = "{\n" + ",\n".join([*head, languages]) + "\n}\n"
    return made


def main(arguments: list[str]) -> int:
    made = tables()
    if arguments == ["--check"]:
        return int(any((DATA / name).read_text("utf-8") != text for name, text in made.items()))
    for name, text in made.items():
        (DATA / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
