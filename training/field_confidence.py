"""Make the curves of the fields' confidence: python training/field_confidence.py CORPUS

Reads the development pages that state their title, authors or day of publication, compares what extraction finds with
them, and writes `data/confidence.toml` and the tables in docs/fields.md. Needs numpy and scikit-learn; nothing is
downloaded. Sites held back (`dataset.is_held`) have no part in the curves, and a row of their own in the table.
"""

import argparse
import gzip
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.isotonic import IsotonicRegression

from articleclean.options import Options
from articleclean.page import Page
from articleclean.pipeline import finish, prepare
from articleclean.source import read
from articleclean.sureness import joint

from dataset import is_held, site_of

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/articleclean/data/confidence.toml"
DOCS = ROOT / "docs/fields.md"
BEGIN, END = "<!-- calibration: training/field_confidence.py -->", "<!-- end of calibration -->"
BEGIN_CHECK, END_CHECK = "<!-- check: training/field_confidence.py -->", "<!-- end of check -->"
HEAD = """\
# How often a value is right whose candidates have a joint confidence of so much (`sureness.joint`), by field: pairs of
# both, ascending; in between along straight lines. Fitted by training/field_confidence.py to the development pages that
# state the field. A field that is not here has too few such pages: its confidence is the joint one.
"""
KNOTS = 8
BANDS = (0.0, 0.5, 0.7, 0.9, 1.01)
GOLD = {
    "headline": ("title", ("wcxb", "trafilatura")),  # fundus has the title of og:title, not the one shown
    "authors": ("authors", ("wcxb", "trafilatura")),  # fundus counts agencies and desks
    "published": ("date", ("wcxb", "trafilatura", "fundus", "htmldate")),
}
"""For each field the name that gold has for it, and the sets whose gold means the same."""
CHECKED = {
    "kicker": "kicker",
    "standfirst": "standfirst_start",
    "agencies": "agencies",
    "dateline": "dateline_place",
    "signoff": "signoff",
    "initials": "initials",
    "short_link": "short_link",
    "section": "section",
    "language": "lang",
}
"""Fields with too few pages for a curve, and the name that the set `fields` has for them; null says there is none."""
_WORD = re.compile(r"\w+")
_BETWEEN = re.compile(r"\s*[;,]\s*|\s+(?:and|und|et|&)\s+")


@dataclass
class Found:
    """One value that was found on a page with gold."""

    field: str
    held: bool
    joint: float
    right: bool


def norm(text: str) -> str:
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def same_title(value: Any, gold: Any) -> bool:
    return norm(value) == norm(gold)


def same_people(value: Any, gold: Any) -> bool:
    return {norm(person.name) for person in value} == set(names_in(gold))


def names_in(gold: Any) -> Iterator[str]:
    """The names in gold: strings of several, or lists of these."""
    if isinstance(gold, list):
        for part in gold:
            yield from names_in(part)
    else:
        yield from filter(None, map(norm, _BETWEEN.split(gold or "")))


def same_day(value: Any, gold: Any) -> bool:
    return (value.date() if isinstance(value, datetime) else value).isoformat() == gold[:10]


def same_list(value: Any, gold: Any) -> bool:
    return {norm(one) for one in value} == {norm(one) for one in gold}


RIGHT: dict[str, Callable[[Any, Any], bool]] = {
    "headline": same_title,
    "authors": same_people,
    "published": same_day,
    "modified": same_day,
    "standfirst": lambda value, gold: norm(value).startswith(norm(gold)),
    "dateline": lambda value, gold: norm((value.place or "").split(",")[0]) == norm(gold.split(",")[0]),
    "agencies": same_list,
    "initials": same_list,
}
"""When a value is what gold says; for the other fields, when its words are the same."""


def rows(corpus: Path, name: str) -> Iterator[dict[str, Any]]:
    for line in (corpus / name / "pages.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if row.get("kind", "article") == "article" and row:
            yield row


def finished(corpus: Path, name: str, row: dict[str, Any]) -> Page:
    data = gzip.decompress((corpus / name / row["page"]).read_bytes())
    page = read(data, url=row.get("url"), content_type=None, markup="auto", options=Options())
    prepare(page)
    finish(page)
    return page


def values(corpus: Path) -> Iterator[Found]:
    for name in sorted({name for _, sets in GOLD.values() for name in sets}):
        for row in rows(corpus, name):
            gold = {field: row.get(key) for field, (key, sets) in GOLD.items() if name in sets}
            wanted = {field: value for field, value in gold.items() if value and isinstance(value, str | list)}
            page = finished(corpus, name, row) if wanted else None
            for field, value in wanted.items():
                chosen = page.found.get(field) if page else None
                if page and chosen:
                    sure = joint(chosen, page.candidates.get(field, ()))
                    yield Found(field, is_held(site_of(row)), sure, RIGHT[field](chosen.value, value))


def checks(corpus: Path) -> Iterator[Found]:
    """The values of the fields without a curve, on the pages whose gold says what they are or that there are none."""
    for row in rows(corpus, "fields"):
        page = finished(corpus, "fields", row)
        for field, key in CHECKED.items():
            gold, chosen = row["fields"].get(key), page.found.get(field)
            if chosen and key in row["fields"]:
                right = bool(gold) and RIGHT.get(field, same_title)(chosen.value, gold)
                yield Found(field, is_held(site_of(row)), joint(chosen, page.candidates.get(field, ())), right)


def curve(found: list[Found]) -> list[list[float]]:
    sure, right = np.array([f.joint for f in found]), np.array([f.right for f in found], float)
    fitted = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(sure, right)
    at = np.unique(np.round(np.quantile(sure, np.linspace(0, 1, KNOTS)), 3))
    return [[float(x), round(float(y), 3)] for x, y in zip(at, fitted.predict(at), strict=True)]


def table(found: list[Found], curves: dict[str, list[list[float]]]) -> Iterator[str]:
    """For each field and band of confidence: how many values, and how many of them are right."""
    yield "| field | confidence | values | right | values on held-back sites | right |"
    yield "|---|---|---|---|---|---|"
    for field, knots in curves.items():
        points = list(zip(*knots, strict=True))
        for low, high in pairwise(BANDS):
            cells = []
            for held in (False, True):
                own = [f for f in found if f.field == field and f.held == held]
                band = [f.right for f in own if low <= float(np.interp(f.joint, *points)) < high]
                cells += [str(len(band)), f"{sum(band) / len(band):.2f}" if band else ""]
            yield f"| {field} | {low}–{min(high, 1.0)} | " + " | ".join(cells) + " |"


def check_table(found: list[Found]) -> Iterator[str]:
    """For each field: how many values, their mean confidence, and how many are right."""
    yield "| field | values | mean confidence | right |"
    yield "|---|---|---|---|"
    for field in CHECKED:
        own = [f for f in found if f.field == field]
        if own:
            sure, right = (sum(marks) / len(own) for marks in ([f.joint for f in own], [f.right for f in own]))
            yield f"| {field} | {len(own)} | {sure:.2f} | {right:.2f} |"


def put(docs: str, begin: str, end: str, lines: Iterator[str]) -> str:
    """The page with the lines between two marks."""
    before, after = docs.split(begin)[0], docs.split(end)[1]
    return before + begin + "\n" + "\n".join(lines) + "\n" + end + after


def main() -> int:
    parser = argparse.ArgumentParser(description="Make the curves of the fields' confidence.")
    parser.add_argument("corpus", type=Path)
    chosen = parser.parse_args()
    found = list(values(chosen.corpus))
    curves = {field: curve([f for f in found if f.field == field and not f.held]) for field in GOLD}
    text = HEAD + "".join(f"\n[{field}]\nknots = {json.dumps(knots)}\n" for field, knots in curves.items())
    TABLE.write_text(text, "utf-8")
    docs = put(DOCS.read_text("utf-8"), BEGIN, END, table(found, curves))
    DOCS.write_text(put(docs, BEGIN_CHECK, END_CHECK, check_table(list(checks(chosen.corpus)))), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
