"""The model card, docs/model.md: training/model.md with the figures of this training put in."""

import statistics
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np

from confidence import GOOD_F1, fit_confidence
from figures import figures, judged, score

from dataset import is_held
from metrics import word_f1
from shard import Result

__all__ = ["write_card"]

HERE = Path(__file__).parent
CARD = HERE.parent / "docs/model.md"
TEMPLATE = HERE / "model.md"
CAUSES = HERE / "causes.toml"
"""Why pages fail, found by looking at each: tables of page ids by cause."""
PEER = {
    "wcxb article": 0.938, "wcxb all": 0.832, "wcxb documentation": 0.917, "wcxb service": 0.773, "wcxb forum": 0.690,
    "wcxb product": 0.662, "wcxb collection": 0.592, "wcxb listing": 0.611, "wcxb shingles": 0.933, "wcxb exact": 0.136,
    "fundus": 0.948, "dumps": 0.746, "trafilatura chunks": 0.923,
    "trafilatura chunks, with standfirst": 0.923,
}  # fmt: skip
"""The best peer on all development pages (bench/PEERS.md): trafilatura 2.3.1; on dumps, which no peer reads, the dump
as it is."""
BANDS = (0.0, 0.5, 0.7, 0.9, 1.01)
WORST = 20
FEW = 5
"""A language with fewer pages has no row of its own."""


def write_card(results: list[Result], trees: tuple[int, int]) -> None:
    """Fill in the template."""
    whole = [r for r in results if r.gold.get("text") and r.facts.set != "trafilatura"]
    parts = {
        "pages": f"{len(results):,}",
        "lines": f"{sum(len(r.facts.labels) for r in results):,}",
        "sites": f"{len({r.facts.site for r in results}):,}",
        "trees": f"{trees[0]} and {trees[1]}",
        "held_pages": f"{sum(is_held(r.facts.site) for r in results):,}",
        "figures": figure_table(results),
        "languages": language_table(whole),
        "reliability": reliability_table(whole),
        "worst": worst_table(whole),
    }
    text = TEMPLATE.read_text("utf-8")
    for name, part in parts.items():
        text = text.replace("{{" + name + "}}", part)
    CARD.write_text(text, "utf-8")


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (head, *rows)]
    lines.insert(1, "|---" * len(head) + "|")
    return "\n".join(lines)


def figure_table(results: list[Result]) -> str:
    """Cross-validated figures over all sites, over those held back, the perfect choice of lines, the best peer."""
    everything, held = figures(results), figures([r for r in results if is_held(r.facts.site)])
    counts = Counter(judged(r) for r in results)
    counts["wcxb all"] = sum(r.facts.set == "wcxb" for r in results)
    rows = []
    for name, value in everything.items():
        if name.endswith(", lines"):
            continue
        best = everything.get(f"{name}, lines")
        peer = PEER.get(name)
        pages = counts[name] or counts["trafilatura" if "chunks" in name else "wcxb article"]
        shown = (value, held.get(name), best, peer)
        rows.append((name, str(pages), *("" if x is None else f"{x:.3f}" for x in shown)))
    return table(("set, figure", "pages", "articleclean", "held-back sites", "perfect lines", "best peer"), rows)


def grouped(results: list[Result], key: Callable[[Result], str]) -> dict[str, list[float]]:
    found: dict[str, list[float]] = defaultdict(list)
    for result in results:
        found[key(result)].append(score(result))
    return found


def language_table(results: list[Result]) -> str:
    """Word F1 by the language that extraction finds."""
    articles = [r for r in results if r.facts.kind == "article"]
    found = grouped(articles, lambda r: (r.language or "?").split("-")[0])
    rest = [value for name, values in found.items() if len(values) < FEW for value in values]
    rows = sorted(((n, v) for n, v in found.items() if len(v) >= FEW), key=lambda row: -len(row[1]))
    return table(
        ("language", "pages", "word F1", f"share ≥ {GOOD_F1}"),
        [
            (name, str(len(v)), f"{statistics.fmean(v):.3f}", f"{share_good(v):.2f}")
            for name, v in [*rows, *([("others", rest)] if rest else [])]
        ],
    )


def share_good(values: list[float]) -> float:
    return sum(value >= GOOD_F1 for value in values) / len(values)


def reliability_table(results: list[Result]) -> str:
    """By bands of confidence how many pages are right, with the curve of the sites that are not held back."""
    points, shares = zip(*fit_confidence([r for r in results if not is_held(r.facts.site)]), strict=True)
    rows = []
    for low, high in pairwise(BANDS):
        row = [f"{low:.1f}–{min(high, 1):.1f}"]
        for held in (False, True):
            own = [score(r) for r in results if is_held(r.facts.site) == held]
            sure = [float(np.interp(r.promised, points, shares)) for r in results if is_held(r.facts.site) == held]
            inside = [value for value, confidence in zip(own, sure, strict=True) if low <= confidence < high]
            row += [str(len(inside)), f"{share_good(inside):.2f}" if inside else ""]
            row.append(f"{statistics.fmean(inside):.3f}" if inside else "")
        rows.append(tuple(row))
    good = f"share ≥ {GOOD_F1}"
    return table(("confidence", "pages", good, "word F1", "held-back pages", good, "word F1"), rows)


def worst_table(results: list[Result]) -> str:
    """The articles that cost most, by cause."""
    causes = {page: cause for cause, pages in tomllib.loads(CAUSES.read_text("utf-8")).items() for page in pages}
    articles = [r for r in results if r.facts.kind == "article" and r.facts.set in ("wcxb", "fundus")]
    worst = sorted(articles, key=lambda r: (score(r), r.facts.id))[:WORST]
    found: dict[str, list[str]] = defaultdict(list)
    for result in worst:
        best = word_f1(result.perfect, result.gold["text"])
        name = f"{result.facts.set} {result.facts.id}"
        found[causes.get(name, "not looked at")].append(f"{name} ({score(result):.2f}; perfect lines {best:.2f})")
    return table(("cause", "pages"), [(cause, "; ".join(pages)) for cause, pages in sorted(found.items())])
