"""What the benchmarks share: the pages of a checkout, and articleclean run on each of them."""

import gzip
import json
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from articleclean import Article, extract

__all__ = ["Benchmark", "Page", "predict", "stated"]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a benchmark; of the gold nothing is known."""

    id: str
    """The benchmark's name for it: its key in the file of predictions."""
    path: Path
    """The HTML, gzip'ed or not. The file need not be there: see `predict`."""
    url: str | None = None
    fetched: str | None = None
    """When, as the benchmark writes it; only copied into predictions that must have it."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A public benchmark: where its pages are, and what a prediction looks like."""

    pages: Callable[[Path], Iterable[Page]]
    """The pages of a checkout. Raises OSError or ValueError where the layout is another."""
    prediction: Callable[[Page, Article], Any]
    """What its file of predictions holds for one page; a function of a module, so that workers can be given it."""
    file: str
    """Where, below the checkout, its scripts look for our predictions."""


def stated(gold: Path, *keys: str) -> dict[str, dict[str, str]]:
    """What a file of gold says of each page under `keys` (address, file name); the gold itself is left behind."""
    entries: dict[str, dict[str, Any]] = json.loads(gold.read_text("utf-8"))
    return {id_: {key: entry[key] for key in keys if isinstance(entry.get(key), str)} for id_, entry in entries.items()}


def predict(benchmark: Benchmark, pages: Iterable[Page], jobs: int = 1) -> tuple[dict[str, Any], list[str]]:
    """A prediction for every page, in the order of the pages, and complaints about those that could not be read.

    A page that is missing, damaged, or brings the library down gets the prediction of an empty page.
    """
    pages = list(pages)
    work = partial(_predicted, benchmark.prediction)
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            results = list(pool.map(work, pages, chunksize=8))
    else:
        results = [work(page) for page in pages]
    predictions = {page.id: prediction for page, (prediction, _) in zip(pages, results, strict=True)}
    return predictions, [complaint for _, complaint in results if complaint]


def _predicted(prediction: Callable[[Page, Article], Any], page: Page) -> tuple[Any, str | None]:
    try:
        article, complaint = extract(_markup(page.path), url=page.url, markup="html"), None
    except Exception as error:  # noqa: BLE001 (whatever happens counts as a miss, as their scripts count it)
        article, complaint = Article(), f"{page.id}: {type(error).__name__}: {error}"
    return prediction(page, article), complaint


def _markup(path: Path) -> bytes | str:
    """The benchmarks say that what they gzip'ed is UTF-8, whatever the page declares; other files are as they came."""
    data = path.read_bytes()
    return gzip.decompress(data).decode("utf-8", "replace") if path.suffix == ".gz" else data
