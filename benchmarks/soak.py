"""Do threads give what one gives, and does memory stay flat? python benchmarks/soak.py PAGES [--pages N] [--threads N]

PAGES is a folder; every file below it named page.* or *.html, and no larger than --largest, is a seed. Page number N is
a seed, changed in one of six ways that N decides (as it is; a piece cut out; bytes overwritten; two halves of two
pages; words and the language replaced by new ones; tags and attributes of new names), so the run is the same each time.

First all pages (--each of them) are read one after the other, then in --threads threads at once, each in another order
from the start. The hashes of all results, as JSON, must be equal. Then --pages pages are read one after the other, and
what the process holds is printed on the way: growth is counted from --warm pages on.
"""

import argparse
import gc
import hashlib
import os
import random
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import articleclean as ac

PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


def seeds(folder: Path, largest: int) -> list[bytes]:
    """The pages that all others are made of."""
    paths = sorted({*folder.rglob("page.*"), *folder.rglob("*.html")})
    found = [path.read_bytes() for path in paths if path.is_file() and path.stat().st_size <= largest]
    if not found:
        raise SystemExit(f"no page of at most {largest:,} bytes below {folder}")
    return found


def as_it_is(page: bytes, number: int, rng: random.Random, others: Sequence[bytes]) -> bytes:
    return page


def cut(page: bytes, number: int, rng: random.Random, others: Sequence[bytes]) -> bytes:
    at = rng.randrange(len(page) + 1)
    return page[:at] + page[at + rng.randrange(400) :]


def overwritten(page: bytes, number: int, rng: random.Random, others: Sequence[bytes]) -> bytes:
    changed = bytearray(page)
    for _ in range(8 if page else 0):
        changed[rng.randrange(len(page))] = rng.randrange(256)
    return bytes(changed)


def two_halves(page: bytes, number: int, rng: random.Random, others: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    return page[: rng.randrange(len(page) + 1)] + other[rng.randrange(len(other) + 1) :]


def new_words(page: bytes, number: int, rng: random.Random, others: Sequence[bytes]) -> bytes:
    """Words and a language that no page before had: whatever is remembered by them shows as growth."""
    letters = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=3)).encode()
    page = page.replace(b'lang="en"', b'lang="%s"' % letters, 1)
    return page.replace(b"the ", b"the w%d" % number + letters + b" ")


def new_names(page: bytes, number: int, rng: random.Random, others: Sequence[bytes]) -> bytes:
    """One element and one attribute of a name of its own, as generated pages have."""
    return page.replace(b"<p>", b"<x-%d data-v-%d>" % (number, number), 1)


CHANGES: tuple[Callable[[bytes, int, random.Random, Sequence[bytes]], bytes], ...] = (
    as_it_is, cut, overwritten, two_halves, new_words, new_names,
)  # fmt: skip


def page(number: int, others: Sequence[bytes]) -> bytes:
    """Page number so-and-so; every number its own."""
    rng = random.Random(number)
    return CHANGES[number % len(CHANGES)](rng.choice(others), number, rng, others)


def hashed(article: ac.Article) -> bytes:
    return hashlib.sha256(article.to_json().encode("utf-8", "surrogatepass")).digest()


def read_all(numbers: Sequence[int], others: Sequence[bytes]) -> dict[int, bytes]:
    return {number: hashed(ac.extract(page(number, others))) for number in numbers}


def compare(count: int, threads: int, others: Sequence[bytes]) -> int:
    """Pages whose results in some thread are other than alone."""
    numbers = list(range(count))
    results: list[dict[int, bytes]] = [{} for _ in range(threads)]
    barrier = threading.Barrier(threads)

    def work(place: int) -> None:
        start = place * count // threads
        barrier.wait()
        results[place].update(read_all(numbers[start:] + numbers[:start], others))

    start, cpu = time.monotonic(), time.process_time()
    workers = [threading.Thread(target=work, args=(place,)) for place in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    say(f"{threads} threads x {count:,} pages: {time.monotonic() - start:.0f} s, CPU {time.process_time() - cpu:.0f} s")
    alone = read_all(numbers, others)  # after the threads: they are the first who load the tables
    wrong = {number for result in results for number in numbers if result.get(number) != alone[number]}
    say(f"other than alone: {len(wrong):,} of {threads * count:,} {sorted(wrong)[:10] or ''}")
    return len(wrong)


def soak(count: int, warm: int, others: Sequence[bytes]) -> float:
    """Growth of resident memory from page number `warm` to the last, in percent."""
    start, at_warm = time.monotonic(), 0.0
    say("pages      seconds  resident MB  objects  growth since warm")
    for number in range(1, count + 1):
        ac.extract(page(number, others))
        if number % (count // 20 or 1) and number != warm:
            continue
        gc.collect()
        now = resident()
        if number == warm:
            at_warm = now
        growth = f"{100 * (now / at_warm - 1):+.2f} %" if at_warm else "-"
        say(f"{number:<10,} {time.monotonic() - start:>7.0f}  {now:>11.2f}  {len(gc.get_objects()):>7,}  {growth}")
    return 100 * (resident() / at_warm - 1) if at_warm else 0.0


def resident() -> float:
    """Megabytes that the process holds now (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_SIZE / 1e6


def say(line: str) -> None:
    print(line, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="PAGES")
    parser.add_argument("--pages", type=int, default=100_000, help="pages of the soak")
    parser.add_argument("--warm", type=int, default=10_000, help="pages before memory is compared")
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--each", type=int, default=10_000, help="pages that each thread reads; 0: no threads")
    parser.add_argument("--largest", type=int, default=60_000, help="bytes of the largest seed")
    arguments = parser.parse_args()
    others = seeds(arguments.folder, arguments.largest)
    say(f"articleclean {ac.__version__}, Python {sys.version.split()[0]}, {len(others)} seeds")
    wrong = compare(arguments.each, arguments.threads, others) if arguments.each else 0
    growth = soak(arguments.pages, arguments.warm, others) if arguments.pages else 0.0
    return 1 if wrong or growth >= 2.0 else 0


if __name__ == "__main__":
    raise SystemExit(main())
