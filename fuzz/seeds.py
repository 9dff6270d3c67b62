"""Write the fuzzer's first inputs, a folder a target, made from the tests' fixtures and from data tables.

python fuzz/seeds.py FOLDER
"""

import gzip
import json
import re
import sys
import zlib
from collections.abc import Iterator
from hashlib import sha256
from itertools import islice
from pathlib import Path

TESTS = Path(__file__).parents[1] / "tests"
_JSONLD = re.compile(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_ADDRESS = re.compile(r"(?:href|src)=[\"'](.*?)[\"']")
# The first byte of a page or dump says how it is read (targets.py): as bytes, and as str with address and time.
_AS_BYTES, _AS_STR = b"\x00", b"\xb1"


def seeds() -> Iterator[tuple[str, bytes]]:
    """Target and input."""
    for folder in sorted((TESTS / "fixtures").iterdir()):
        (path,) = folder.glob("page.*")
        page = path.read_bytes()
        target = "dump" if path.suffix == ".txt" else "page"
        yield target, _AS_BYTES + page
        yield target, _AS_STR + page
        yield "fetched", b"\x01" + gzip.compress(page[:2000])
        yield "fetched", b"\x02" + zlib.compress(page[:2000])
        text = page.decode("utf-8", "replace")
        for block in _JSONLD.findall(text):
            yield "jsonld", block.encode()
        expected = json.loads((folder / "expected.json").read_text("utf-8"))
        for key in ("published", "modified"):
            if stated := expected.get(key):
                yield "dates", stated.encode()
        if address := expected.get("url"):
            yield "addresses", address.encode()
        for address in _ADDRESS.findall(text)[:5]:
            yield "addresses", address.encode()
        for line in re.split(r"[\n<>]+", text):
            if re.search(r"\b(?:19|20)\d\d\b", line) and len(line) < 100:
                yield "dates", line.strip().encode()
    for table in sorted((TESTS / "shapes").glob("*.tsv")):
        for line in table.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield "credits", line.split("\t")[1].encode()


def main() -> None:
    """Write each once."""
    folder, every = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for target, data in islice(dict.fromkeys(seeds()), 0, None, every):
        (folder / target).mkdir(parents=True, exist_ok=True)
        (folder / target / sha256(data).hexdigest()[:16]).write_bytes(data)


if __name__ == "__main__":
    main()
