"""examples/: each is run as a user would."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

import articleclean as ac
from articleclean.fingerprint import fingerprint

EXAMPLES = Path(__file__).parents[1] / "examples"


def story(seed: int) -> list[str]:
    """Invented words, of a language of its own."""
    rng = random.Random(seed)
    stock = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 9))) for _ in range(300)]
    return rng.choices(stock, k=400)


FERRY, BRIDGE = story(1), story(2)
TEXTS = {
    "https://agency.example/ferry": FERRY,
    "https://bote.example/faehre": ["Ferry", "sails", *FERRY[:395]],
    "https://bote.example/bridge": BRIDGE,
    "https://gazette.example/1": [*FERRY, "Source", "agency"],
    "https://gazette.example/2": [*BRIDGE[:200], "old", *BRIDGE[201:]],
    "https://gazette.example/3": story(3),
    "https://gazette.example/4": [],
}
GROUPS = """\
https://agency.example/ferry
https://bote.example/faehre
https://gazette.example/1

https://bote.example/bridge
https://gazette.example/2
"""


def articles() -> list[ac.Article]:
    return [ac.Article(ok=bool(text), url=url, body=(ac.Paragraph(" ".join(text)),)) for url, text in TEXTS.items()]


def grouped(path: Path, *arguments: str) -> str:
    command = [sys.executable, str(EXAMPLES / "copies.py"), str(path), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("bands", ["1", "2"])
def test_copies_in_json_lines(bands: str, tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="duckdb is not installed: pip install duckdb")
    rows = [{"url": article.url, "ok": article.ok, "fingerprint": article.fingerprint} for article in articles()]
    assert any((article.fingerprint or 0) >= 2**63 for article in articles())
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert grouped(path, "--bands", bands) == GROUPS


def test_copies_in_parquet(tmp_path: Path) -> None:
    """Where the numbers are signed."""
    pytest.importorskip("duckdb", reason="duckdb is not installed: pip install duckdb")
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")
    pa = pytest.importorskip("pyarrow")
    from articleclean.integrations.arrow import to_batch

    path = tmp_path / "articles.parquet"
    pq.write_table(pa.Table.from_batches([to_batch(articles())]), path)
    assert grouped(path) == GROUPS


def test_every_pair_within_seven_bits_is_found(tmp_path: Path) -> None:
    """The bands lose none of them, whichever bits differ."""
    duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: pip install duckdb")
    assert duckdb
    rng, rows = random.Random(1), []
    for number in range(200):
        one = fingerprint(f"story {number} {rng.random()}")
        two = one
        for bit in rng.sample(range(64), 7):
            two ^= 1 << bit
        rows += [{"url": f"{number:03} one", "fingerprint": one}, {"url": f"{number:03} two", "fingerprint": two}]
    path = tmp_path / "articles.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    expected = "\n\n".join(f"{number:03} one\n{number:03} two" for number in range(200))
    assert grouped(path, "--distance", "7") == expected + "\n"
