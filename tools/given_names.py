"""Write src/articleclean/data/given_names.json: given names of many languages, from Faker's lists (MIT licence).

    python tools/given_names.py            writes the table

Needs Faker (`pip install faker`). It is no run-time dependency: the table ships with the package. Languages that write
names without blanks (Chinese, Japanese, Korean) are left out. Where the family name comes first, that is listed too.
"""

import importlib
import json
import pkgutil
import sys
import unicodedata
from pathlib import Path

import faker
import faker.providers.person as person_lists

TABLE = Path(__file__).resolve().parents[1] / "src/articleclean/data/given_names.json"

UNSPACED = ("ja", "zh", "ko")
FAMILY_FIRST = ("hu", "vi")
LISTS = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary", "first_romanized_names")
SHORTEST, LONGEST = 2, 16

# Given to people somewhere, but in a short line of a page far more often something else: words, months, places.
WORDS = """
    angel april art august autumn baby best case charity chase china city clay college comfort crystal dallas
    dakota day dean destiny diamond do dominion duke early earl elder essence fair faith favour forest fortune
    friend genesis gift gold green happy harmony haven heaven holiday honor hope hunter ice jewel journey joy
    june justice king lady lake land liberty lord love lucky major marine maximum may melody memory mercy
    message miracle month national never north ocean page patience peace pearl prince princess precious price
    promise prosper queen rain reading real remedy rich river royal saint season serenity seven sky south star
    sterling stone storm story success summer sun temple time treasure trinity true trust union unique unity
    victory wealth west winter wisdom wonder world young go good god blessing america asia africa austin
    boston brazil brooklyn carolina cairo chelsea cuba denver egypt england florida france georgia germany
    holland india iran ireland israel italy jersey kenya kingston korea london lincoln madison memphis mexico
    milan miami montana nevada nigeria odessa oslo paris phoenix roma rome russia santiago scotland spain
    sydney troy turkey venice vienna washington york san santa el la le de van von al ben bin abu der die das
    les los las
""".split()


def names(lists: object, attributes: tuple[str, ...]) -> set[str]:
    """The names that one provider's lists have, folded; of names of several words the first."""
    found: set[str] = set()
    for attribute in attributes:
        stated = getattr(lists, attribute, ())
        for name in stated if isinstance(stated, tuple | list | dict) else ():
            found.update(str(name).casefold().split()[:1])
    return {
        n
        for n in found
        if SHORTEST <= len(n) <= LONGEST and all(unicodedata.category(c)[0] in "LM" or c in "-'" for c in n)
    }


def table() -> dict[str, list[str]]:
    """Language -> names that no language before it has, sorted."""
    rows: dict[str, set[str]] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(person_lists.__path__)):
        language = module.partition("_")[0]
        if language not in UNSPACED:
            attributes = (*LISTS, "last_names") if language in FAMILY_FIRST else LISTS
            provider = importlib.import_module(f"{person_lists.__name__}.{module}").Provider
            rows.setdefault(language, set()).update(names(provider, attributes))
    seen = set(WORDS)
    kept: dict[str, list[str]] = {}
    for language, row in rows.items():
        kept[language] = sorted(row - seen)
        seen |= row
    return {language: row for language, row in kept.items() if row}


def main() -> int:
    rows = {
        "_": [
            f"Given names by language, folded, each once; Faker {faker.VERSION} (MIT licence), by tools/given_names.py"
        ]
    }
    lines = [f'  "{k}": {json.dumps(" ".join(v), ensure_ascii=False)}' for k, v in {**rows, **table()}.items()]
    TABLE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{sum(len(row) for row in table().values())} names, {TABLE.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
