"""The development pages as training examples: lines with labels, and the folds by site."""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from articleclean.options import Options
from articleclean.page import Page
from articleclean.pipeline import prepare
from articleclean.source import read

from align import UNKNOWN, label_by_snippets, label_by_text

__all__ = ["FOLDS", "SETS", "Example", "corpus_rows", "example", "fold", "is_held", "publishers", "site_of"]

FOLDS = 5
HELD = 6
"""One site in so many is held back."""
SETS = ("wcxb", "fundus", "dumps", "trafilatura")


@dataclass
class Example:
    """One page of the corpus, read by the package, with what its gold says of each line."""

    set: str
    id: str
    site: str
    kind: str
    page: Page
    labels: list[int]
    gold: dict[str, Any] = field(repr=False)
    """The corpus row: text, summary, keep, drop."""

    @property
    def fold(self) -> int:
        return fold(self.site)


def fold(site: str) -> int:
    """The fold a site belongs to, the same in every run; all pages of a site, dumps of them too, are in one."""
    return zlib.crc32(site.encode()) % FOLDS


def is_held(site: str) -> bool:
    """Whether the site is one of those whose figures are looked at only when all is done."""
    return zlib.crc32(site.encode()[::-1]) % HELD == 0


def site_of(row: dict[str, Any]) -> str:
    host = urlsplit(row.get("url") or "").hostname or row["id"]
    return host.removeprefix("www.")


def publishers(corpus: Path) -> dict[str, str]:
    """For the hosts of fundus pages, the first host of the same publisher: one publisher, one site."""
    first: dict[str, str] = {}
    found = {}
    for row in corpus_rows(corpus, "fundus"):
        publisher = row["id"].split("_", 1)[0]  # "de/ZDF_2024_04_26.html.gz"
        found[site_of(row)] = first.setdefault(publisher, site_of(row))
    return found


def corpus_rows(corpus: Path, name: str) -> Iterator[dict[str, Any]]:
    """The rows of one set that have gold for their text."""
    for line in (corpus / name / "pages.jsonl").read_text("utf-8").split("\n"):
        row = json.loads(line) if line else {}
        if row.get("text") or row.get("keep"):
            yield row


def example(corpus: Path, name: str, row: dict[str, Any], site: str) -> Example:
    data = gzip.decompress((corpus / name / row["page"]).read_bytes())
    page = read(data, url=row.get("url"), content_type=None, markup="auto", options=Options())
    prepare(page)
    return Example(name, row["id"], site, row.get("kind", "article"), page, labels(page, row), row)


def labels(page: Page, row: dict[str, Any]) -> list[int]:
    """By the whole text where there is one; the standfirst, which fundus keeps apart, is not judged."""
    if not row.get("text"):
        return label_by_snippets(page.lines, row.get("keep", []), row.get("drop", []))
    marks = label_by_text(page.lines, row["text"])
    if row.get("summary"):
        for i, mark in enumerate(label_by_text(page.lines, row["summary"])):
            if mark and not marks[i] and len(page.lines[i].text) > 20:
                marks[i] = UNKNOWN
    return marks
