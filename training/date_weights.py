"""Make the weights of dates' places: python training/date_weights.py CORPUS [--cv-only]

Reads the development pages that state their day of publication, fits one weight to each sign (fields/dates/place.py,
fields/dates/spots.py), says what cross-validation by site gives, and writes `data/date_weights.toml`. Needs numpy and
scikit-learn; nothing is downloaded.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from articleclean.body import select
from articleclean.fields.dates.address import in_address, month_in_address
from articleclean.fields.dates.detect import known_days, page_language
from articleclean.fields.dates.order import custom_of, settle
from articleclean.fields.dates.spots import find_spots
from articleclean.fields.dates.value import day_of
from articleclean.fields.dates.zones import regional_tag
from articleclean.options import Options
from articleclean.pipeline import prepare
from articleclean.source import read

from dataset import FOLDS, fold, site_of

TABLE = Path(__file__).parents[1] / "src/articleclean/data/date_weights.toml"
SETS = ("wcxb", "trafilatura", "fundus", "htmldate", "dumps")
RAREST = 15
"""Dates that must have a sign for it to get a weight."""
SMALLEST = 0.15
"""Log-odds below which a sign is left out."""
LABEL_MODIFIED = 1.0
"""Set by hand: changes are not what the corpus has gold for, but a label that says so makes a date a likelier one."""
BY_HAND = {"relative": -0.5, "original": 1.5, "entry_first": 2.0, "entry_later": -4.0, "quoted": -2.5}
"""Set by hand too: the corpus does not say when its pages were visited, and has few liveblogs and embedded posts."""
HEAD = """\
# What the place of a date says about whether it is the article's, in log-odds: a date with no sign has `base`.
# Fitted to the days of publication of {pages} development pages ({dates} dates) by training/date_weights.py; on {top}
# of 100 pages that show their day the best place is right (cross-validation by site). label_modified, relative,
# original, quoted and those of entries are set by hand.
# Signs of less than 0.15 are left out. What each sign means: fields/dates/place.py and fields/dates/spots.py.
[place]
"""

Dated = tuple[frozenset[str], bool]


def dated_pages(corpus: Path) -> Iterator[tuple[str, list[Dated]]]:
    """For each page with gold its site, and its dates: their signs, and whether each is the day of publication."""
    for name in SETS:
        for line in (corpus / name / "pages.jsonl").read_text("utf-8").split("\n"):
            row = json.loads(line) if line else {}
            if row.get("date") and row.get("kind", "article") == "article":
                data = gzip.decompress((corpus / name / row["page"]).read_bytes())
                yield site_of(row), list(dated(data, row))


def dated(data: bytes, row: dict) -> Iterator[Dated]:
    page = read(data, url=row.get("url"), content_type=None, markup="auto", options=Options())
    prepare(page)
    select.select_body(page)
    language, address = page_language(page), in_address(page.url)
    spots = find_spots(page, regional_tag(language, page.url))
    known = frozenset(known_days(page, spots, address[0] if address else None))
    found = [spot.found for spot in spots]
    custom = custom_of(found, known, month_in_address(page.url), language, page.url, page.options)
    for spot in spots:
        value, doubt = settle(spot.found, custom, page.options)
        if value is not None and spot.label != "modified":
            yield frozenset([*spot.signs, *["undecided"] * bool(doubt)]), day_of(value).isoformat() == row["date"]


def fit(pages: list[list[Dated]]) -> tuple[float, dict[str, float]]:
    """The base and the weight of each sign; a page's dates count together as the root of their number."""
    dates = [(signs, right, len(page) ** -0.5) for page in pages for signs, right in page]
    counts = Counter(sign for signs, _, _ in dates for sign in signs)
    names = sorted(sign for sign, count in counts.items() if count >= RAREST)
    matrix = np.array([[name in signs for name in names] for signs, _, _ in dates], float)
    model = LogisticRegression(C=0.5, max_iter=3000)
    model.fit(matrix, [right for _, right, _ in dates], sample_weight=[weight for _, _, weight in dates])
    return float(model.intercept_[0]), dict(zip(names, map(float, model.coef_[0]), strict=True))


def best_is_right(page: list[Dated], weights: dict[str, float]) -> bool:
    return max(page, key=lambda date: sum(weights.get(sign, 0.0) for sign in date[0]))[1]


def cross_validate(pages: list[tuple[str, list[Dated]]]) -> float:
    """The share of pages showing their day whose best date is that day, each site judged by weights of the others."""
    right = total = 0
    for held in range(FOLDS):
        _, weights = fit([dates for site, dates in pages if fold(site) != held])
        judged = [dates for site, dates in pages if fold(site) == held and any(is_right for _, is_right in dates)]
        right += sum(best_is_right(dates, weights) for dates in judged)
        total += len(judged)
    return right / total


def write(pages: list[list[Dated]], top: float) -> None:
    base, weights = fit(pages)
    weights |= {"label_modified": LABEL_MODIFIED, **BY_HAND}
    kept = sorted(
        ((w, sign) for sign, w in weights.items() if abs(w) >= SMALLEST), key=lambda pair: (-pair[0], pair[1])
    )
    head = HEAD.format(pages=f"{len(pages):,}", dates=f"{sum(map(len, pages)):,}", top=round(100 * top))
    rows = [f"base = {base:.1f}", *(f"{sign} = {weight:.1f}" for weight, sign in kept)]
    TABLE.write_text(head + "\n".join(rows) + "\n", "utf-8")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Fit the weights of dates' places.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cv-only", action="store_true", help="say the figure, write nothing")
    chosen = parser.parse_args(arguments)
    pages = list(dated_pages(chosen.corpus))
    top = cross_validate(pages)
    sys.stdout.write(f"{len(pages)} pages; best shown date right on {top:.4f} of those that show the day\n")
    if not chosen.cv_only:
        write([dates for _, dates in pages], top)
    return 0


if __name__ == "__main__":
    sys.exit(main())
