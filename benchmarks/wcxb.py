"""Web Content eXtraction Benchmark: `dev/html/ID.html.gz`, `test/html/…`; predictions `{ID: text}`, a file a split."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from articleclean import Article
from pages import Benchmark, Page

__all__ = ["DEV", "TEST"]


def pages(checkout: Path, split: str) -> Iterator[Page]:
    for path in sorted((checkout / split / "html").glob("*.html.gz")):
        id_ = path.name.removesuffix(".html.gz")
        yield Page(id_, path, address(checkout / split / "ground-truth" / f"{id_}.json"))


def address(gold: Path) -> str | None:
    """The page's URL, which stands beside the gold; nothing else of the file is kept."""
    try:
        entry = json.loads(gold.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    url = entry.get("url") if isinstance(entry, dict) else None
    return url if isinstance(url, str) else None


def prediction(page: Page, article: Article) -> str:
    return article.to_text()


DEV = Benchmark(partial(pages, split="dev"), prediction, "articleclean-dev.json")
TEST = Benchmark(partial(pages, split="test"), prediction, "articleclean-test.json")
