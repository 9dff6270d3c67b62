"""How well fingerprints tell copies of one story from other pages: python benchmarks/copies.py CORPUS [--half 0|1]

CORPUS holds folders of pages: each has a `pages.jsonl` whose rows name the file of a page ("page", gzip) and its "url".
Every article of fifty words or more is edited in the ways of `EDITS`: that makes the pairs. Articles of one address, as
HTML and as a dump, are pairs as they stand. All other articles are non-pairs, those of the same site too, except where
the shorter shares half of its runs of five words with the other: these are copies that the corpus itself holds.
--half takes every other site only. Prints Markdown.
"""

import argparse
import gzip
import hashlib
import html
import json
import math
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

from articleclean import extract
from articleclean.fingerprint import BITS, distance, fingerprint, words

DISTANCES = (3, 6, 8, 10, 12, 14, 16)
LEAST_WORDS = 50
SHINGLE = 5
PRECISION = 0.99
"""Of the distances that are recommended, on the pairs and non-pairs here."""
STRANGERS = 0.05
"""What a page may meet at them, on average, by chance alone."""
SIZES = {"100,000 pages": 10**5, "a million": 10**6, "a hundred million": 10**8, "a billion": 10**9}

Lines = list[str]


@dataclass(frozen=True)
class Story:
    """One article of the corpus."""

    id: str
    address: str
    site: str
    text: str


Edit = Callable[[Lines, random.Random, Story], Lines]
"""A copy's paragraphs from the original's; the third is another story, for foreign words."""


def other_signs(lines: Lines, rng: random.Random, other: Story) -> Lines:
    """Other quotes, dashes and blanks, decomposed accents, an opening in capitals."""
    table = str.maketrans({"“": '"', "”": '"', "„": "»", "’": "'", "'": "’", "–": "—", "-": "\u2010", " ": "\u00a0"})
    return [lines[0].upper(), *(unicodedata.normalize("NFD", line.translate(table)) for line in lines[1:])]


def new_title(lines: Lines, rng: random.Random, other: Story) -> Lines:
    """Another headline and standfirst that were taken for body, and a closing credit."""
    foreign = pieces(other.text)
    return ["".join(foreign[:9]), "".join(foreign[9:40]), *lines, "Source: Example News Agency. All rights reserved."]


def replaced(share: float) -> Edit:
    """Every word gives way to another one of the text with this probability."""

    def edit(lines: Lines, rng: random.Random, other: Story) -> Lines:
        stock = pieces(" ".join(lines))
        return ["".join([rng.choice(stock) if rng.random() < share else p for p in pieces(line)]) for line in lines]

    return edit


def beginning(share: float) -> Edit:
    """What a site that cuts from the end keeps."""

    def edit(lines: Lines, rng: random.Random, other: Story) -> Lines:
        left = round(sum(map(len, lines)) * share)
        kept = []
        for line in lines:
            kept.append(line[: max(left, 0)])
            left -= len(line)
        return kept

    return edit


def dropped(lines: Lines, rng: random.Random, other: Story) -> Lines:
    """One paragraph in five is left out, the first never."""
    return [line for i, line in enumerate(lines) if not i or rng.random() >= 0.2]


def rewritten(lines: Lines, rng: random.Random, other: Story) -> Lines:
    """What a desk does to an agency's story: other title, last fifth cut, one word in fifty replaced."""
    return new_title(replaced(0.02)(beginning(0.8)(lines, rng, other), rng, other), rng, other)


def other_site(lines: Lines, rng: random.Random, other: Story) -> Lines:
    """The story in another site's page, with its menu and teasers, and what comes out of that."""
    menu = "".join(f'<li><a href="/{i}">{html.escape(name)}</a></li>' for i, name in enumerate(pieces(other.text)[:20]))
    teasers = "".join(f'<div class="card"><a href="/{line[:9]}">{html.escape(line[:70])}</a></div>' for line in
                      other.text.split("\n\n")[:6])  # fmt: skip
    body = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    page = (
        f"<title>{html.escape(lines[0][:60])} | Example</title><nav><ul>{menu}</ul></nav><main><h1>"
        f"{html.escape(lines[0][:60])}</h1><div class='text'>{body}</div></main><aside>{teasers}</aside><footer>{menu}"
    )
    return [extract(f"<!DOCTYPE html><html><body>{page}</footer></body></html>", markup="html").to_text()]


EDITS: dict[str, Edit] = {
    "other quotes, dashes, blanks, case": other_signs,
    "on another site, extracted again": other_site,
    "other headline, standfirst, credit": new_title,
    "1 word in 50 replaced": replaced(0.02),
    "1 word in 20 replaced": replaced(0.05),
    "1 paragraph in 5 left out": dropped,
    "first three quarters": beginning(0.75),
    "first half": beginning(0.5),
    "other title, last fifth cut, 1 word in 50 replaced": rewritten,
}


def pieces(text: str) -> Lines:
    """What to edit by: words with the blanks after them, or characters where there are hardly any blanks."""
    return re.findall(r"\S+\s*", text) if text.count(" ") * 20 > len(text) else list(text)


def stories(corpus: Path, half: int | None) -> list[Story]:
    """The corpus's articles that are long enough, in its order."""
    found = []
    for index in sorted(corpus.glob("*/pages.jsonl")):
        with index.open(encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                site = urlsplit(row.get("url") or "").hostname or row["id"]
                if half is not None and hashlib.sha256(site.encode()).digest()[0] % 2 != half:
                    continue
                article = extract(gzip.decompress((index.parent / row["page"]).read_bytes()), url=row.get("url"))
                if article.ok and len(words(article.to_text())) >= LEAST_WORDS:
                    found.append(Story(f"{index.parent.name}/{row['id']}", address(row), site, article.to_text()))
    return found


def address(row: dict[str, str]) -> str:
    """The page's, by which sets that hold the same page are matched."""
    return re.sub(r"^https?://(www\.)?", "", row.get("url") or row["id"]).rstrip("/")


def edited(found: Sequence[Story]) -> dict[str, list[int]]:
    """For each edit the distances of all copies from their originals; a page is edited in the same way every time."""
    distances: dict[str, list[int]] = {name: [] for name in EDITS}
    for at, story in enumerate(found):
        other, lines, original = found[at - 1], story.text.split("\n\n"), fingerprint(story.text)
        for name, edit in EDITS.items():
            copy = "\n\n".join(edit(lines, random.Random(f"{story.id} {name}"), other))
            distances[name].append(distance(original, fingerprint(copy)))
    return distances


def shared(found: Sequence[Story]) -> set[tuple[int, int]]:
    """The pairs of which the shorter shares half of its runs of words with the other."""
    holders: dict[int, list[int]] = defaultdict(list)
    sizes = []
    for at, story in enumerate(found):
        row = words(story.text)
        runs = {hash(tuple(row[i : i + SHINGLE])) for i in range(len(row) - SHINGLE + 1)}
        sizes.append(len(runs))
        for run in runs:
            holders[run].append(at)
    common = Counter(pair for pages in holders.values() for pair in combinations(pages, 2))
    return {(a, b) for (a, b), count in common.items() if 2 * count >= min(sizes[a], sizes[b])}


def table(found: Sequence[Story]) -> str:
    """The figures, as Markdown."""
    pairs = edited(found)
    alike, numbers = shared(found), [fingerprint(story.text) for story in found]
    pairs["the same page from two sources"] = same = []
    strangers, neighbours, left_out = [], [], 0
    for (a, one), (b, two) in combinations(enumerate(found), 2):
        if one.address == two.address:
            same.append(distance(numbers[a], numbers[b]))
        elif (a, b) in alike:
            left_out += 1
        else:
            (neighbours if one.site == two.site else strangers).append(distance(numbers[a], numbers[b]))
    return _table(found, pairs, strangers, neighbours, left_out)


def _table(
    found: Sequence[Story],
    pairs: dict[str, list[int]],
    strangers: Sequence[int],
    neighbours: Sequence[int],
    left_out: int,
) -> str:
    copies = [distance for distances in pairs.values() for distance in distances]
    others = [*strangers, *neighbours]
    precisions = [precision(copies, others, most) for most in DISTANCES]
    lines = [
        f"{len(found):,} articles of {len({story.site for story in found}):,} sites: {len(copies):,} pairs and "
        f"{len(others):,} non-pairs ({left_out} pairs of pages that share half of their text are neither).\n",
        "| | n | " + " | ".join(f"≤ {most}" for most in DISTANCES) + " |",
        "|---|---|" + "---|" * len(DISTANCES),
        *(row(name, distances, share) for name, distances in pairs.items()),
        row("**recall, all pairs**", copies, share),
        row("non-pairs taken for pairs", others, count),
        row("of these, of the same site", neighbours, count),
        f"| **precision** | | {' | '.join(f'{value:.4f}' for value in precisions)} |",
        f"| by chance, of a million pairs | | {' | '.join(f'{1e6 * chance(most):.1g}' for most in DISTANCES)} |",
    ]
    return "\n".join([*lines, "", recommended(dict(zip(DISTANCES, precisions, strict=True)))])


def recommended(precisions: dict[int, float]) -> str:
    """For collections of several sizes: the more pages, the more come near each other by chance."""
    good = [most for most in range(max(DISTANCES)) if precise(most, precisions)]
    best = [
        f"≤ {max(most for most in good if pages * chance(most) < STRANGERS)} for {name}"
        for name, pages in SIZES.items()
    ]
    return f"Recommended: {', '.join(best)}."


def precise(most: int, precisions: dict[int, float]) -> bool:
    """Whether the next larger distance that was measured is precise enough."""
    return any(value >= PRECISION for at, value in precisions.items() if at >= most)


def row(name: str, distances: Sequence[int], shown: Callable[[Sequence[int], int], str]) -> str:
    cells = " | ".join(shown(distances, most) for most in DISTANCES)
    return f"| {name} | {len(distances):,} | {cells} |"


def share(distances: Sequence[int], most: int) -> str:
    return f"{sum(distance <= most for distance in distances) / max(len(distances), 1):.3f}"


def count(distances: Sequence[int], most: int) -> str:
    return f"{sum(distance <= most for distance in distances):,}"


def precision(copies: Sequence[int], others: Sequence[int], most: int) -> float:
    right, wrong = (sum(distance <= most for distance in distances) for distances in (copies, others))
    return right / (right + wrong) if right + wrong else 1.0


def chance(most: int) -> float:
    """How probable it is that two random numbers are so near each other."""
    return sum(math.comb(BITS, ones) for ones in range(most + 1)) / 2**BITS


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), help="every other site only")
    arguments = parser.parse_args()
    found = stories(arguments.corpus, arguments.half)
    if len(found) < 2:
        parser.error(f"fewer than two articles of {LEAST_WORDS} words in {arguments.corpus}")
    print(table(found))


if __name__ == "__main__":
    main()
