"""One extractor in a process of its own, for `hostile.py`: reads a job a line on stdin, answers each with a line.

A job is JSON: the file with the pickled page, its markup, the name and size of its shape, and the limits. Each page is
read in a fork, so what it leaves behind, or breaks, is gone with it; loading the extractor is paid once.
"""

import json
import pickle
import sys
import warnings
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

Read = Callable[[Any, str], str]

WARM = "<html><body><h1>Ferry late</h1><p class=byline>By Anna Berg</p><p>{}</p><figure><img src=/a.jpg></body></html>"
PACKAGES = {"readability": "readability-lxml"}


def articleclean() -> Read:
    from articleclean import extract

    def read(page: Any, markup: str) -> str:
        article = extract(page, markup=markup)  # type: ignore[arg-type]
        return article.to_text(standfirst=True, captions=True)

    return read


def trafilatura() -> Read:
    from trafilatura import extract

    return lambda page, markup: extract(page) or ""


def readability() -> Read:
    from lxml.html import fromstring
    from readability import Document

    return lambda page, markup: str(fromstring(Document(page).summary()).text_content())


def newspaper4k() -> Read:
    import newspaper

    def read(page: Any, markup: str) -> str:
        article = newspaper.Article("https://news.example/ferry")
        article.download(input_html=page)
        article.parse()
        return str(article.text)

    return read


def resiliparse() -> Read:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    def read(page: Any, markup: str) -> str:
        text = bytes_to_str(page, detect_encoding(page)) if isinstance(page, bytes) else page
        return str(extract_plain_text(text, main_content=True))

    return read


READERS: dict[str, Callable[[], Read]] = {
    reader.__name__: reader for reader in (articleclean, trafilatura, readability, newspaper4k, resiliparse)
}


def serve(name: str) -> int:
    """Answer jobs until stdin ends. Exit status 3: the extractor is not installed."""
    warnings.simplefilter("ignore")
    answers, sys.stdout = sys.stdout, sys.stderr
    try:
        read = READERS[name]()
        installed = version(PACKAGES.get(name, name))
    except (ImportError, PackageNotFoundError):
        return 3
    hostile = import_module("hostile")
    measure = import_module("hostile.measure").measure
    for markup in ("html", "text"):
        read(WARM.format(hostile.SHAPES["alike-paragraphs"].page(9)) if markup == "html" else WARM, markup)
    print(json.dumps({"version": installed}), file=answers, flush=True)
    for line in sys.stdin:
        job = json.loads(line)
        page = pickle.loads(Path(job["page"]).read_bytes())
        shape = hostile.SHAPES[job["shape"]]
        outcome = measure(
            lambda page=page, shape=shape: read(page, shape.markup),
            lambda text, shape=shape, n=job["n"]: shape.lost(text, n),
            seconds=job["seconds"],
            gigabytes=job["gigabytes"],
        )
        print(json.dumps(asdict(outcome)), file=answers, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1]))
