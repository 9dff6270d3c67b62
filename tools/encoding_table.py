"""Write the table of encodings in docs/reliability.md: how each is read, labelled in every way.

    python tools/encoding_table.py            writes the table
    python tools/encoding_table.py --print    only says it

The pages are those of tests/encoding_cases.py; tests/test_encodings.py fails when the docs say something else.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from encoding_cases import COLUMNS, ROWS, Outcome, outcome  # noqa: E402

DOCS = ROOT / "docs/reliability.md"
BEGIN, END = "<!-- encodings: python tools/encoding_table.py -->\n", "<!-- encodings: end -->\n"
HEADS = {
    "HTTP": "HTTP",
    "meta": "meta",
    "http-equiv": "http-equiv",
    "XML": "XML",
    "HTTP false": "meta, HTTP false",
    "says UTF-8": "all say UTF-8",
    "says 1252": "HTTP says Latin-1",
    "none": "no label",
    "none, dump": "no label, dump",
    "mark": "BOM",
    "bad byte": "bad byte",
    "cut": "cut",
}


def field(result: Outcome | None) -> str:
    if result is None:
        return "–"
    lost = f"{result.lost} lost" if result.lost else "✓"
    return (f"{result.wrong} wrong" if result.wrong > result.lost else lost) + (" w" if result.warnings else "")


def table() -> str:
    """The table as Markdown; languages with one outcome share a row."""
    lines = [
        "| encoding | language | " + " | ".join(HEADS[column] for column in COLUMNS) + " |",
        "|---" * (len(COLUMNS) + 2) + "|",
    ]
    for name, languages in ROWS.items():
        rows: dict[str, list[str]] = {}
        for language in languages.split():
            fields = " | ".join(field(outcome(name, language, column)) for column in COLUMNS)
            rows.setdefault(fields, []).append(language)
        lines += [f"| {name} | {', '.join(shared)} | {fields} |" for fields, shared in rows.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    if "--print" in sys.argv:
        print(table())
        return
    docs = DOCS.read_text("utf-8")
    start, end = docs.index(BEGIN) + len(BEGIN), docs.index(END)
    DOCS.write_text(docs[:start] + "\n" + table() + "\n" + docs[end:], "utf-8")


if __name__ == "__main__":
    main()
