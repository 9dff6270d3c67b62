"""A WARC of real pages, to run engines on: python benchmarks/make_warc.py CORPUS OUT.warc.gz [--pages 5000]

CORPUS holds folders of pages: each has a `pages.jsonl` whose rows name the file of a page ("page", gzip) and its "url".
Each page becomes a response record with the bytes as they are; when there are fewer pages than asked for they come
again, at other addresses. Dumps, which are no HTML, and pages without an address are left out. The same corpus gives
the same file. Needs warcio.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import islice
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

FIRST = datetime(2025, 1, 1, tzinfo=UTC)
"""The date of the first record; each is a second after the one before."""


def pages(corpus: Path) -> list[tuple[str, Path]]:
    """Address and file of each page, one file an address."""
    found: dict[str, Path] = {}
    for index in sorted(corpus.glob("*/pages.jsonl")):
        with index.open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row.get("url") and ".html" in row["page"]:
                    found.setdefault(row["url"], index.parent / row["page"])
    return list(found.items())


def repeated(found: list[tuple[str, Path]]) -> Iterator[tuple[str, Path]]:
    """The pages again and again, each time at other addresses."""
    round_ = 0
    while found:
        for url, path in found:
            yield url if not round_ else f"{url}{'&' if '?' in url else '?'}copy={round_}", path
        round_ += 1


def write(corpus: Path, out: Path, count: int) -> int:
    """Write the records and return how many they are."""
    with out.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        number = 0
        for number, (url, path) in enumerate(islice(repeated(pages(corpus)), count), 1):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            about = {
                "WARC-Date": f"{FIRST + timedelta(seconds=number - 1):%Y-%m-%dT%H:%M:%SZ}",
                "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, url)}>",
                "WARC-Identified-Payload-Type": "text/html",  # as in Common Crawl; without it datatrove guesses
            }
            body = BytesIO(gzip.decompress(path.read_bytes()))
            writer.write_record(
                writer.create_warc_record(url, "response", body, http_headers=headers, warc_headers_dict=about)
            )
    return number


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=5000)
    arguments = parser.parse_args()
    print(f"{write(arguments.corpus, arguments.out, arguments.pages):,} records: {arguments.out}")


if __name__ == "__main__":
    main()
