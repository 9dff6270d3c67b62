"""How many words that a browser would show does our tree lose, before anything is selected?

    python benchmarks/parser_truth.py CORPUS [--every N] [--worst N]

CORPUS is a folder; every file below it that is named *.html, *.html.gz, *.htm or *.htm.gz is a page. Each page is
parsed by `articleclean.source.html.parse` and by an HTML5 parser (`browser_tree`), and both trees are read twice:

- all: the words of all texts outside script, style, noscript, template and head;
- shown: the same without what is never read as text (svg, select, object …) and what attributes hide, so that a word is
  lost here, too, when it slips into one of those.

A word is what white space or an element parts, inline elements excepted; one that is glued to another is lost. Lost: it
stands more often in the browser's tree than in ours. Moved: the browser has it at another place. Needs selectolax.
"""

import argparse
import gzip
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from lxml import etree

from articleclean.source.cutter import INLINE, KINDS, MEDIA, SKIPPED
from articleclean.source.decode import decode
from articleclean.source.html import parse
from articleclean.source.segment import hidden_in
from browser_tree import browser_tree

__all__ = ["Difference", "all_words", "difference", "main", "shown_words"]

UNSEEN = frozenset("script style noscript template head title".split())
"""Elements whose text is not shown, or raw in one of the trees."""
SKIPPED_TAGS = UNSEEN | {tag for tag, kind in KINDS.items() if kind in (SKIPPED, MEDIA)}
SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz")


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of the browser's tree, and how many of them ours does not have, or has at another place."""

    words: int
    lost: int
    moved: int
    sample: tuple[str, ...] = ()
    """The first of those that are lost."""


def all_words(root: etree._Element | None) -> list[str]:
    """The words of a tree in order, outside `UNSEEN`."""
    return [] if root is None else _words(root, UNSEEN, frozenset())


def shown_words(root: etree._Element | None) -> list[str]:
    """The words of a tree in order that are shown and read."""
    return [] if root is None else _words(root, SKIPPED_TAGS, hidden_in(root))


def _words(root: etree._Element, tags: Set[object], hidden: Set[etree._Element]) -> list[str]:
    pieces: list[str] = []
    skipped: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        blank = "" if KINDS.get(tag, INLINE) == INLINE or tag == "wbr" else " "
        if event == "start":
            if skipped is None and (tag in tags or element in hidden):
                skipped = element
            pieces += (blank, "" if skipped is not None else element.text or "")
            continue
        skipped = None if skipped is element else skipped
        if element is not root:
            pieces += (blank, "" if skipped is not None else element.tail or "")
    return "".join(pieces).split()


def difference(browser: list[str], ours: list[str]) -> Difference:
    """What of the browser's words ours has not."""
    if browser == ours:
        return Difference(len(browser), 0, 0)
    lost = Counter(browser) - Counter(ours)
    return Difference(len(browser), lost.total(), max(0, out_of_order(browser, ours) - lost.total()), tuple(lost)[:8])


def out_of_order(browser: list[str], ours: list[str]) -> int:
    """How many of the browser's words have no partner in ours when partners keep their order."""
    start = next((at for at, (a, b) in enumerate(zip(browser, ours, strict=False)) if a != b), None)
    if start is None:
        return max(0, len(browser) - len(ours))
    a, b = browser[start:], ours[start:]
    end = next((at for at, (c, d) in enumerate(zip(reversed(a), reversed(b), strict=False)) if c != d), None)
    if end is None:
        return max(0, len(a) - len(b))
    a, b = a[: len(a) - end], b[: len(b) - end]
    kept = sum(block.size for block in SequenceMatcher(None, a, b, autojunk=len(a) > 20_000).get_matching_blocks())
    return len(a) - kept


def read_page(data: bytes) -> tuple[Difference, Difference]:
    """How the trees of one page differ: all words, and the shown."""
    text = decode(data, None, []).text
    browser, ours = browser_tree(text), parse(text, [])
    return (
        difference(all_words(browser), all_words(ours)),
        difference(shown_words(browser), shown_words(ours)),
    )


def corpus_pages(corpus: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(corpus.rglob("*")):
        if path.name.endswith(SUFFIXES):
            data = path.read_bytes()
            yield str(path.relative_to(corpus)), gzip.decompress(data) if path.suffix == ".gz" else data


def table(pages: dict[str, tuple[Difference, Difference]], worst: int) -> Iterable[str]:
    """The report, line by line."""
    for number, name in enumerate(("all", "shown")):
        found = {page: both[number] for page, both in pages.items()}
        words = sum(d.words for d in found.values()) or 1
        lost, moved = (sum(getattr(d, part) for d in found.values()) for part in ("lost", "moved"))
        some = sum(d.lost > 0 for d in found.values())
        yield f"{name}: {words:,} words on {len(found):,} pages; lost {lost:,} ({lost / words:.4%}) on {some:,} pages, "
        yield f"  moved {moved:,} ({moved / words:.4%})"
        for page, d in sorted(found.items(), key=lambda item: -item[1].lost)[:worst]:
            if d.lost:
                yield f"  {d.lost:6,} of {d.words:6,} {page}: {' '.join(d.sample)[:90]}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th page")
    parser.add_argument("--worst", type=int, default=20, metavar="N", help="how many of the worst pages are listed")
    chosen = parser.parse_args(arguments)
    pages: dict[str, tuple[Difference, Difference]] = {}
    for number, (name, data) in enumerate(corpus_pages(chosen.corpus)):
        if number % chosen.every == 0:
            pages[name] = read_page(data)
    print(*table(pages, chosen.worst), sep="\n")
    return 0 if pages else 1


if __name__ == "__main__":
    sys.exit(main())
