"""Write src/articleclean/data/months.json: month and weekday names of many languages, from CLDR.

    python tools/cldr_names.py            writes the table
    python tools/cldr_names.py --check    says whether the table is what this Babel gives, exit 1 when it is not

Needs Babel (the `dev` extra). Babel is no run-time dependency: the table ships with the package.
"""

import json
import sys
from pathlib import Path
from typing import Any

import babel
from babel import Locale, localedata
from babel.core import get_cldr_version

TABLE = Path(__file__).resolve().parents[1] / "src/articleclean/data/months.json"

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


def table() -> str:
    """The whole table as JSON: a language a line."""
    generated = f"by tools/cldr_names.py from CLDR {get_cldr_version()} with Babel {babel.__version__}; do not edit"
    rows = [f'  "generated": {json.dumps(generated)}', f'  "babel": {json.dumps(babel.__version__)}']
    languages = [
        f"    {json.dumps(code)}: {json.dumps(language(locales), ensure_ascii=False)}"
        for code, locales in sorted(LOCALES.items())
    ]
    rows.append('  "languages": {\n' + ",\n".join(languages) + "\n  }")
    return "{\n" + ",\n".join(rows) + "\n}\n"


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        return int(TABLE.read_text("utf-8") != table())
    TABLE.write_text(table(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
