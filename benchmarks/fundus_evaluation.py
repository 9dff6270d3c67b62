"""dobbersc/fundus-evaluation: `dataset/html/ID`; predictions `{ID: {"url", "body": [paragraph, …], "crawl_date"}}`.

An ID is the name of the file: "Tribune_0.html.gz".
"""

from collections.abc import Iterator
from pathlib import Path

from articleclean import Article
from pages import Benchmark, Page, stated

__all__ = ["BENCHMARK"]


def pages(checkout: Path) -> Iterator[Page]:
    dataset = checkout / "dataset"
    for id_, entry in stated(dataset / "ground_truth.json", "url", "crawl_date").items():
        yield Page(id_, dataset / "html" / id_, entry.get("url"), entry.get("crawl_date"))


def prediction(page: Page, article: Article) -> dict[str, object]:
    """Its paragraphs, white space made plain as for every system there.

    The standfirst is one of them: so it is in what Fundus itself hands in, with a precision of 0.999.
    """
    lines = (" ".join(line.split()) for line in article.to_text(standfirst=True).split("\n"))
    return {"url": page.url, "body": [line for line in lines if line], "crawl_date": page.fetched}


BENCHMARK = Benchmark(pages, prediction, "dataset/extractions/articleclean.json")
