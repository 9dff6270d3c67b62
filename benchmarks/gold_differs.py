"""What the figures of the development pages would be without the pages whose gold an `Article` cannot meet.

    python benchmarks/gold_differs.py SHARED     # the folder that holds bench/ and corpus/

`gold_differs.tsv` names those pages by set, field and id, with the reason, what gold says, and what articleclean takes
from the page; all were looked at. They are pages that count as wrong, so the last column flatters; "at most" is what
would be reached with every other page right. Scores are bench.py's own.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

FIELDS = ("title", "authors", "date")
LISTED = Path(__file__).with_name("gold_differs.tsv")


def listed() -> dict[tuple[str, str], set[str]]:
    """The pages that are left out, by set and field."""
    found = defaultdict(set)
    with LISTED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found[row["set"], row["field"]].add(row["page"])
    return found


def main(shared: str) -> None:
    sys.path.insert(0, str(Path(shared) / "bench"))
    import extractors
    import score

    import pages

    def right(field: str, ours: Any, gold: Any) -> bool:
        if field == "date":
            return bool((ours or "")[:10] == gold)
        return bool(score.title_ok(ours, gold) if field == "title" else score.author_ok(ours, gold))

    without = listed()
    print("| set | field | pages | figure | listed | at most | without them |\n|---|---|--:|--:|--:|--:|--:|")
    for name in dict.fromkeys(name for name, _ in without):
        results: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for page in pages.pages(name):
            if page.kind != "article":
                continue
            ours = extractors.articleclean(page.html, page.url)
            for field in FIELDS:
                if gold := getattr(page, field):
                    results[field].append((page.id, right(field, ours.get(field), gold)))
        for field in FIELDS:
            if left_out := without.get((name, field)):
                every = [ok for _, ok in results[field]]
                others = [ok for page_id, ok in results[field] if page_id not in left_out]
                figure, most, rest = sum(every) / len(every), len(others) / len(every), sum(others) / len(others)
                print(f"| {name} | {field} | {len(every)} | {figure:.3f} | {len(left_out)} | {most:.3f} | {rest:.3f} |")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
