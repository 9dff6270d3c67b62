"""benchmarks/: the pairs of copies, the WARC of real pages, and how engines are compared."""

import gzip
import importlib
import json
import random
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
ADDRESSES = ["https://bote.example/a", "https://bote.example/b?id=2", "http://www.gazette.example/c/"]


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their modules can be imported."""
    monkeypatch.syspath_prepend(BENCHMARKS)


def page(seed: int) -> bytes:
    rng = random.Random(seed)
    stock = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 9))) for _ in range(300)]
    text = "".join(f"<p>{' '.join(rng.choices(stock, k=60)).capitalize()}.</p>" for _ in range(5))
    return f"<!DOCTYPE html><html lang='en'><title>Page {seed}</title><article><h1>Page</h1>{text}</article>".encode()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three pages; one is there again as a dump, one more has no address."""
    rows = [{"id": str(at), "page": f"html/{at}.html.gz", "url": url} for at, url in enumerate([*ADDRESSES, None])]
    (tmp_path / "corpus/news/html").mkdir(parents=True)
    (tmp_path / "corpus/dumps").mkdir()
    for at, row in enumerate(rows):
        (tmp_path / f"corpus/news/{row['page']}").write_bytes(gzip.compress(page(at)))
    (tmp_path / "corpus/news/pages.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    dump = {"id": "d", "page": "d.txt.gz", "url": "https://www.bote.example/a/"}
    (tmp_path / "corpus/dumps/d.txt.gz").write_bytes(gzip.compress(page(0)))
    (tmp_path / "corpus/dumps/pages.jsonl").write_text(json.dumps(dump) + "\n", "utf-8")
    return tmp_path / "corpus"


def rows_of(table: str) -> dict[str, list[str]]:
    cells = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in table.splitlines() if "|" in line]
    return {first: rest for first, *rest in cells}


@pytest.mark.slow
def test_copies(corpus: Path) -> None:
    """Every edit has a row, copies are near, the other pages are not; the same again is the same."""
    copies = importlib.import_module("copies")
    found = copies.stories(corpus, None)
    assert [story.id for story in found] == ["dumps/d", "news/0", "news/1", "news/2", "news/3"]
    table = copies.table(found)
    assert table == copies.table(found)
    rows = rows_of(table)
    assert rows["other quotes, dashes, blanks, case"][1:] == ["1.000"] * len(copies.DISTANCES)
    assert rows["the same page from two sources"] == ["1"] + ["1.000"] * len(copies.DISTANCES)
    assert rows["non-pairs taken for pairs"] == ["9"] + ["0"] * len(copies.DISTANCES)
    assert rows["precision"][1:] == ["1.0000"] * len(copies.DISTANCES)
    shares = [float(share) for share in rows["first half"][1:]]
    assert shares == sorted(shares)
    assert set(copies.EDITS) <= set(rows)
    assert "Recommended: " in table


def test_edits_change_what_they_say() -> None:
    copies = importlib.import_module("copies")
    lines = [" ".join(f"w{number}" for number in range(at, at + 50)) for at in range(0, 500, 50)]
    other = copies.Story("o", "o", "o", "x " * 60)
    text = " ".join(lines)
    for name, edit in copies.EDITS.items():
        made = edit(lines, random.Random(name), other)
        assert " ".join(made) != text, name
    half = copies.beginning(0.5)(lines, random.Random(1), other)
    assert abs(sum(map(len, half)) - sum(map(len, lines)) / 2) <= 1
    changed = copies.replaced(0.05)(lines, random.Random(1), other)
    words = list(zip(" ".join(changed).split(), text.split(), strict=True))
    assert 10 <= sum(one != two for one, two in words) <= 40


# warcio leaves its buffers to the garbage collector.
@pytest.mark.filterwarnings("ignore:Unclosed file <tempfile.SpooledTemporaryFile:ResourceWarning")
def test_make_warc(corpus: Path, tmp_path: Path) -> None:
    """Bytes as they are, at other addresses when they come again; the same file each time."""
    pytest.importorskip("warcio", reason="warcio is not installed: pip install warcio")
    make_warc = importlib.import_module("make_warc")
    from articleclean.integrations.warc import records

    one, two = tmp_path / "one.warc.gz", tmp_path / "two.warc.gz"
    assert make_warc.write(corpus, one, 7) == make_warc.write(corpus, two, 7) == 7
    assert one.read_bytes() == two.read_bytes()
    found = list(records(str(one)))
    more = [
        "https://bote.example/a?copy=1",
        "https://bote.example/b?id=2&copy=1",
        "http://www.gazette.example/c/?copy=1",
    ]
    assert [record.url for record in found] == [*ADDRESSES, *more, "https://bote.example/a?copy=2"]
    assert [record.content for record in found] == [page(at % 3) for at in range(7)]
    assert {record.content_type for record in found} == {"text/html"}
    assert [record.date and record.date.second for record in found] == list(range(7))


def test_differences_between_engines() -> None:
    """A field that differs, a page that is lost and one that comes twice are all told."""
    engines = importlib.import_module("engines")
    rows = [{"url": url, "headline": "A", "tags": ["x"]} for url in ADDRESSES]
    expected = engines.hashed(rows)
    assert engines.differences(expected, engines.hashed(rows[::-1])) == "none"
    assert engines.differences(expected, engines.hashed(rows[1:])) == "1 pages missing"
    assert engines.differences(expected, engines.hashed([*rows, rows[0]])) == "1 too many"
    changed = [{**rows[0], "tags": ["x", "y"]}, *rows[1:]]
    assert engines.differences(expected, engines.hashed(changed)) == "1 pages in tags (1)"
