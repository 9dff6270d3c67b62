"""How large real pages are, beside what `Limits` allow: python benchmarks/sizes.py CORPUS

CORPUS holds folders of pages: each has a `pages.jsonl` whose rows name the file of a page ("page", gzip) and its "url".
Prints for each limit its default, the median, the 99th percentile and the largest of all pages.
"""

import argparse
import gzip
import json
import math
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from time import thread_time

from lxml import etree

from articleclean import Limits, Options
from articleclean.metadata.elements import text_of
from articleclean.metadata.lenient_json import nesting
from articleclean.page import Page
from articleclean.pipeline import finish, prepare
from articleclean.source import read

Sizes = dict[str, float]


def pages(corpus: Path) -> Iterator[tuple[bytes, str | None]]:
    """Each page and its address."""
    for index in sorted(corpus.glob("*/pages.jsonl")):
        with index.open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                yield gzip.decompress((index.parent / row["page"]).read_bytes()), row.get("url")


def sizes(data: bytes, url: str | None, options: Options) -> Sizes:
    """What the page has of all that is limited."""
    start = thread_time()
    page = read(data, url=url, content_type=None, markup="auto", options=options)
    prepare(page)
    article = finish(page)
    return {
        "max_cpu_seconds": thread_time() - start,
        "max_bytes": len(data),
        "max_lines": len(page.lines),
        "max_text": sum(len(line.text) for line in page.lines),
        "max_pictures": sum(media.kind == "image" for media in page.media),
        "max_blocks": len(article.body),
        "max_jsonld_objects": len(page.head.jsonld),
        **(tree_sizes(page.root) if page.root is not None else {}),
    }


def tree_sizes(root: etree._Element) -> Sizes:
    """Of these, what a tree has."""
    count = level = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, level)
    blocks = [text_of(script) for script in root.iter("script") if "ld+json" in (script.get("type") or "").lower()]
    return {
        "max_nodes": count,
        "max_depth": deepest,
        "max_jsonld_blocks": len(blocks),
        "max_jsonld_bytes": max(map(len, blocks), default=0),
        "max_jsonld_total": sum(map(len, blocks)),
        "max_jsonld_depth": max(map(nesting, blocks), default=0),
    }


def warm_up(page: Page) -> None:
    """Load the tables, so that no page's time has them."""
    prepare(page)
    finish(page)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    options = Options(limits=Limits(max_cpu_seconds=math.inf))
    warm_up(read("<p>Warm", url=None, content_type=None, markup="html", options=options))
    found = [sizes(data, url, options) for data, url in pages(parser.parse_args().corpus)]
    print(f"{len(found):,} pages\n\n| limit | default | median | 99 % | largest |\n|---|---|---|---|---|")
    for name in (limit.name for limit in fields(Limits) if limit.name != "strict"):
        values = sorted(page.get(name, 0) for page in found)
        digits = ",.2f" if name == "max_cpu_seconds" else ",.0f"
        shown = [format(values[int(share * (len(values) - 1))], digits) for share in (0.5, 0.99, 1)]
        print(f"| `{name}` | {getattr(Limits(), name):,.0f} | {' | '.join(shown)} |")


if __name__ == "__main__":
    main()
