"""trafilatura's tests: `tests/evaldata.json` names the files in `tests/cache/` and `tests/eval/`.

Their scripts run the systems they know and read no predictions; ours are `{URL: text}`, for `score_trafilatura.py`.
"""

from collections.abc import Iterator
from pathlib import Path

from articleclean import Article
from pages import Benchmark, Page, stated

__all__ = ["BENCHMARK"]


def pages(checkout: Path) -> Iterator[Page]:
    tests = checkout / "tests"
    for url, entry in stated(tests / "evaldata.json", "file").items():
        name = entry.get("file", "")
        # Their order: a name that both folders have means the one in cache/.
        cached = tests / "cache" / name
        yield Page(url, cached if cached.is_file() else tests / "eval" / name, url)


def prediction(page: Page, article: Article) -> str:
    return article.to_text()


BENCHMARK = Benchmark(pages, prediction, "articleclean.json")
