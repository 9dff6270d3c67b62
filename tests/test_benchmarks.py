"""benchmarks/: from checkouts in the layouts of the public benchmarks to predictions that their scripts read."""

import gzip
import importlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articleclean import Article, ListBlock, ListItem, Paragraph, extract

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
URL = "https://bote.example/a/seilbahn"
FIRST = "Die Seilbahn am Hüttenkogel fährt seit Montag wieder, nachdem sie drei Wochen lang stillgestanden war."
SECOND = "Der Betreiber hat ein Seil getauscht und die Kabinen geprüft, sagte seine Sprecherin der Zeitung."
THIRD = "Im Winter sollen wie früher tausend Gäste in der Stunde zur Bergstation gebracht werden können."
PAGE = f"""<!DOCTYPE html><html lang="de"><head><meta charset="iso-8859-1"><title>Seilbahn fährt - Bote</title></head>
<body><nav><a href="/">Start</a> <a href="/sport">Sport</a> <a href="/abo">Abo</a></nav>
<article><h1>Seilbahn fährt wieder</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>
<footer><a href="/impressum">Impressum</a> <a href="/kontakt">Kontakt</a></footer></body></html>"""
GOLD = "words of the gold, which must not be looked at"
TEXT = extract(PAGE, url=URL).to_text()


def put(path: Path, content: str | bytes | object) -> None:
    """A file of the checkout: text, bytes, or what becomes JSON; gzip'ed where its name says so."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    data = text.encode() if isinstance(text, str) else text
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" and isinstance(content, str) else data)


def article_extraction_benchmark(checkout: Path) -> None:
    put(checkout / "ground-truth.json", {"0a1f": {"articleBody": GOLD, "url": URL}, "0b2e": {"articleBody": GOLD}})
    put(checkout / "html/0a1f.html.gz", PAGE)
    put(checkout / "html/0b2e.html.gz", b"no gzip")


def wcxb(split: str) -> Callable[[Path], None]:
    def lay(checkout: Path) -> None:
        gold = {"schema_version": "2.0", "url": URL, "file_id": "0a1f", "ground_truth": {"main_content": GOLD}}
        put(checkout / split / "ground-truth/0a1f.json", gold)
        put(checkout / split / "ground-truth/0b2e.json", "no JSON")
        put(checkout / split / "html/0a1f.html.gz", PAGE)
        put(checkout / split / "html/0b2e.html.gz", gzip.compress(PAGE.encode())[:-40])
        put(checkout / "other/html/0c3d.html.gz", PAGE)

    return lay


def trafilatura(checkout: Path) -> None:
    tests, other = checkout / "tests", "https://bote.example/a/weg"
    entries = {URL: {"file": "a.html", "with": [FIRST], "without": [GOLD]}, other: {"file": "b.html", "with": [SECOND]}}
    put(tests / "evaldata.json", entries)
    put(tests / "cache/a.html", PAGE.replace("iso-8859-1", "utf-8"))
    put(tests / "eval/a.html", "<p>An older copy that the cache hides.</p>")


def fundus_evaluation(checkout: Path) -> None:
    one = {"url": URL, "body": [GOLD], "crawl_date": "2024-03-01 10:00:00"}
    put(checkout / "dataset/ground_truth.json", {"Bote_0.html.gz": one, "Bote_1.html.gz": one})
    put(checkout / "dataset/html/Bote_0.html.gz", PAGE)


def fundus_entry(body: list[str]) -> dict[str, object]:
    return {"url": URL, "body": body, "crawl_date": "2024-03-01 10:00:00"}


# Name, what lays out a checkout of two pages (the second cannot be read), where the file goes, and what it holds.
CASES: list[tuple[str, Callable[[Path], None], str, dict[str, Any]]] = [
    (
        "article-extraction-benchmark",
        article_extraction_benchmark,
        "output/articleclean.json",
        {"0a1f": {"articleBody": TEXT}, "0b2e": {"articleBody": ""}},
    ),
    ("wcxb-dev", wcxb("dev"), "articleclean-dev.json", {"0a1f": TEXT, "0b2e": ""}),
    ("wcxb-test", wcxb("test"), "articleclean-test.json", {"0a1f": TEXT, "0b2e": ""}),
    ("trafilatura", trafilatura, "articleclean.json", {URL: TEXT, "https://bote.example/a/weg": ""}),
    (
        "fundus-evaluation",
        fundus_evaluation,
        "dataset/extractions/articleclean.json",
        {"Bote_0.html.gz": fundus_entry(TEXT.split("\n\n")), "Bote_1.html.gz": fundus_entry([])},
    ),
]


@pytest.fixture
def predict(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[str]], int]:
    """The command, as a function of its arguments."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    main: Callable[[list[str]], int] = importlib.import_module("predict").main
    return main


@pytest.mark.parametrize(("name", "lay", "file", "expected"), CASES, ids=[case[0] for case in CASES])
def test_predictions(
    name: str,
    lay: Callable[[Path], None],
    file: str,
    expected: dict[str, Any],
    predict: Callable[[list[str]], int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every page has its prediction, in the benchmark's format; one that cannot be read has an empty one and a line."""
    lay(tmp_path)
    assert predict([name, str(tmp_path)]) == 0
    assert json.loads((tmp_path / file).read_text("ascii")) == expected
    printed = capsys.readouterr()
    assert printed.out == f"2 pages, 1 of them not read: {tmp_path / file}\n"
    assert printed.err.startswith(f"{list(expected)[1]}: ")
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("name", [case[0] for case in CASES])
def test_no_such_checkout(
    name: str, predict: Callable[[list[str]], int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        predict([name, str(tmp_path)])
    assert stop.value.code == 2
    assert f"is no checkout of {name}" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_page_is_an_article() -> None:
    """Else the predictions above would show nothing."""
    assert f"{FIRST}\n\n{SECOND}\n\n{THIRD}" == TEXT


def test_fundus_paragraphs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The standfirst comes first, items of a list are paragraphs, white space is plain."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    items = ListBlock(items=(ListItem("Preise"), ListItem("Fahrplan")))
    article = Article(standfirst="Drei Wochen\u00a0Pause.", body=(Paragraph(FIRST), items, Paragraph(SECOND)))
    page = importlib.import_module("pages").Page("Bote_0.html.gz", tmp_path, URL, "2024-03-01 10:00:00")
    made = importlib.import_module("fundus_evaluation").prediction(page, article)
    assert made == fundus_entry(["Drei Wochen Pause.", FIRST, "Preise", "Fahrplan", SECOND])


def test_every_benchmark_is_tested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    assert list(importlib.import_module("predict").BENCHMARKS) == [case[0] for case in CASES]


def run(script: str, *arguments: object) -> str:
    command = [sys.executable, str(BENCHMARKS / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


# What score_trafilatura.py asks of trafilatura's module, and no more of it.
STAND_IN = """
import json
def load_evaldata(folder):
    return json.load(open(folder + "/evaldata.json", encoding="utf-8"))
def count_item(item, result):
    return sum(piece in result for piece in item["with"]), len(item["with"]), 0, 0
class ConfusionMatrix:
    total = (0, 0, 0, 0)
    def add(self, counts):
        self.total = tuple(map(sum, zip(self.total, counts)))
    def scores(self):
        return self.total[0], self.total[1], 0.5, 0.25
"""


def test_commands_and_trafilaturas_own_scores(tmp_path: Path) -> None:
    """As they are typed, with two processes; the scores are those that the checkout's own module works out."""
    trafilatura(tmp_path)
    put(tmp_path / "tests/eval_common.py", STAND_IN)
    predictions = tmp_path / "new/folder/mine.json"
    run("predict.py", "trafilatura", tmp_path, "-o", predictions, "--jobs", 2)
    assert json.loads(predictions.read_text("ascii")) == CASES[3][3]
    scores = run("score_trafilatura.py", tmp_path, predictions)
    assert [line.split() for line in scores.splitlines()] == [
        ["precision", "1.000"],
        ["recall", "2.000"],
        ["accuracy", "0.500"],
        ["f1", "0.250"],
    ]
