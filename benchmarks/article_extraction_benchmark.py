"""scrapinghub/article-extraction-benchmark: `html/ID.html.gz`; predictions `{ID: {"articleBody": text}}`."""

from collections.abc import Iterator
from pathlib import Path

from articleclean import Article
from pages import Benchmark, Page, stated

__all__ = ["BENCHMARK"]


def pages(checkout: Path) -> Iterator[Page]:
    """Every page of `html/`: `evaluate.py` refuses predictions for more or fewer."""
    known = stated(checkout / "ground-truth.json", "url")
    for path in sorted((checkout / "html").glob("*.html.gz")):
        id_ = path.name.removesuffix(".html.gz")
        yield Page(id_, path, known.get(id_, {}).get("url"))


def prediction(page: Page, article: Article) -> dict[str, str]:
    return {"articleBody": article.to_text()}


BENCHMARK = Benchmark(pages, prediction, "output/articleclean.json")
