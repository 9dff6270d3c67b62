"""Figures by set and kind, by the formulas of the public benchmarks."""

import statistics
import sys
from collections import defaultdict

from metrics import chunk_f1, exact, shingle_f1, word_f1
from shard import Result

__all__ = ["figures", "judged", "say", "score"]


def judged(result: Result) -> str:
    """What a page's figure is filed under."""
    return f"wcxb {result.facts.kind}" if result.facts.set == "wcxb" else result.facts.set


def score(result: Result) -> float:
    """Word F1 of a page with whole gold; where gold keeps the standfirst apart, the better of with and without."""
    gold = result.gold["text"]
    found = word_f1(result.text, gold)
    if result.facts.set in ("fundus", "dumps"):
        whole = f"{result.gold.get('summary') or ''}\n{gold}"
        return max(found, word_f1(result.with_standfirst or result.text, whole))
    return found


def figures(chosen: list[Result]) -> dict[str, float]:
    """All figures of these pages; "…, lines" is what perfect choice of lines would give."""
    found: dict[str, list[float]] = defaultdict(list)
    articles = [r for r in chosen if judged(r) == "wcxb article" and r.gold.get("text")]
    for result in chosen:
        if result.gold.get("text") and result.facts.set != "trafilatura":
            found[judged(result)].append(score(result))
            found[judged(result) + ", lines"].append(word_f1(result.perfect, result.gold["text"]))
            if result.facts.set == "wcxb":
                found["wcxb all"].append(score(result))
                found["wcxb all, lines"].append(found[judged(result) + ", lines"][-1])
    table = {name: statistics.fmean(values) for name, values in sorted(found.items())}
    table["wcxb exact"] = statistics.fmean(exact(r.text, r.gold["text"]) for r in articles)
    table["wcxb exact, lines"] = statistics.fmean(exact(r.perfect, r.gold["text"]) for r in articles)
    table["wcxb shingles"] = shingle_f1([(r.text, r.gold["text"]) for r in articles])
    snippets = [r for r in chosen if r.facts.set == "trafilatura"]
    gold = [(r.gold.get("keep", []), r.gold.get("drop", [])) for r in snippets]
    for name, texts in {
        "trafilatura chunks": [r.text for r in snippets],
        "trafilatura chunks, with standfirst": [r.with_standfirst for r in snippets],
    }.items():
        table[name] = chunk_f1([(text, *wanted) for text, wanted in zip(texts, gold, strict=True)])
    return table


def say(table: dict[str, float]) -> None:
    lines = [f"  {name:32} {value:.4f}" for name, value in table.items()]
    print("\n".join(["", *lines]), file=sys.stderr, flush=True)
