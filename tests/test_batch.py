"""`articleclean batch` as a command: inputs, formats, columns, what fails and what it says.

Where it does not matter, pages are read in this process: to start a worker takes longer than all pages of a test.
"""

import csv
import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import articleclean
from articleclean import Article
from articleclean.batch.command import parser
from articleclean.batch.outputs.csv import DEFAULT
from articleclean.cli import main
from articleclean.integrations.warc import records
from batch_pages import Batcher, batch_here, fixture_pages, page, rows
from batch_pages import batch as real_batch
from warcs import gzipped, html_record, record

COUNT = 12


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Batcher:
    """The command in this process: its arguments and folder in, its exit status and what it said out."""
    return batch_here(monkeypatch, capsys)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fixture_pages(tmp_path_factory.mktemp("batch") / "pages", COUNT)


@pytest.fixture(scope="module")
def lines(pages: Path) -> Path:
    """The pages through one worker."""
    assert real_batch("pages", "-o", "one.jsonl", cwd=pages.parent) == (0, "")
    return pages.parent / "one.jsonl"


def test_each_row_is_the_article(pages: Path, lines: Path) -> None:
    found = rows(lines)
    assert [row["source"] for row in found] == [f"pages/{path.name}" for path in sorted(pages.iterdir())]
    for row in found:
        source = row.pop("source")
        assert Article.from_dict(row) == articleclean.extract((pages.parent / source).read_bytes())


def test_the_number_of_jobs_changes_no_byte(lines: Path) -> None:
    assert real_batch("pages", "-o", "two.jsonl", "--jobs", "2", cwd=lines.parent) == (0, "")
    assert (lines.parent / "two.jsonl").read_bytes() == lines.read_bytes()


def test_csv_has_a_header_and_cells(pages: Path, batch: Batcher) -> None:
    fields = "headline,authors,images.0.credit,text,ok,fingerprint"
    assert batch("pages", "-o", "out.csv", "--fields", fields, cwd=pages.parent) == (0, "")
    with (pages.parent / "out.csv").open(encoding="utf-8", newline="") as file:
        header, *cells = csv.reader(file)
    assert header == ["source", *fields.split(",")]
    for source, headline, authors, credit, text, ok, fingerprint in cells:
        article = articleclean.extract((pages.parent / source).read_bytes())
        assert headline == (article.headline or "")
        assert json.loads(authors) == article.to_dict()["authors"]
        assert credit == ((article.images[0].credit if article.images else None) or "")
        assert text == article.to_text()
        assert ok == ("true" if article.ok else "false")
        assert fingerprint == str(article.fingerprint or "")


def test_parquet_holds_the_articles(pages: Path, batch: Batcher) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")
    import pyarrow.parquet as pq

    from articleclean.integrations.arrow import from_row

    assert batch("pages", "-o", "out.parquet", "--jobs", "2", cwd=pages.parent) == (0, "")
    assert not (pages.parent / "out.parquet.parts").exists()
    for row in pq.read_table(pages.parent / "out.parquet").to_pylist():
        expected = articleclean.extract((pages.parent / row["source"]).read_bytes())
        assert from_row({name: value for name, value in row.items() if name != "source"}) == expected


def test_parquet_columns(pages: Path, batch: Batcher) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")
    import pyarrow.parquet as pq

    fields = "headline,authors.0.name,provenance.headline.confidence,markdown,published_at"
    assert batch("pages", "-o", "few.parquet", "--fields", fields, cwd=pages.parent) == (0, "")
    table = pq.read_table(pages.parent / "few.parquet")
    assert table.schema.names == ["source", *fields.split(",")]
    first = table.to_pylist()[0]
    article = articleclean.extract((pages.parent / first["source"]).read_bytes())
    assert first["authors.0.name"] == article.authors[0].name
    assert first["provenance.headline.confidence"] == article.provenance["headline"].confidence
    assert first["markdown"] == article.to_markdown()


def test_every_kind_of_input_at_once(tmp_path: Path, batch: Batcher) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "b.HTM").write_bytes(page("In a folder of a folder"))
    (tmp_path / "deep" / "a.html.gz").write_bytes(gzip.compress(page("Packed")))
    (tmp_path / "deep" / "photo.jpeg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "odd name").write_bytes(page("Named itself"))
    line = json.dumps({"page": page("In a line").decode(), "at": "https://bote.example/1", "more": [1]})
    (tmp_path / "lines.jsonl.gz").write_bytes(gzip.compress(f"\n{line}\n".encode()))
    inputs = ["deep", "odd name", "*.jsonl.gz", "deep/a.html.gz", "./deep"]
    wanted = ["--html", "page", "--url", "at", "--fields", "headline,url"]
    assert batch(*inputs, "-o", "deep/out.jsonl", *wanted, cwd=tmp_path) == (0, "")
    assert rows(tmp_path / "deep" / "out.jsonl") == [
        {"source": "deep/a.html.gz", "headline": "Packed", "url": None},
        {"source": "deep/er/b.HTM", "headline": "In a folder of a folder", "url": None},
        {"source": "odd name", "headline": "Named itself", "url": None},
        {"source": "lines.jsonl.gz#2", "headline": "In a line", "url": "https://bote.example/1"},
    ]
    # What it has written is no input of its own.
    assert batch(".", "-o", "deep/out.jsonl", *wanted, "--overwrite", cwd=tmp_path) == (0, "")
    assert len(rows(tmp_path / "deep" / "out.jsonl")) == 3 + 0


def test_what_is_broken_goes_to_the_side_file(tmp_path: Path, batch: Batcher) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_bytes(page("Before"))
    (folder / "b.html.gz").write_bytes(b"no gzip at all")
    (folder / "c.html.gz").write_bytes(gzip.compress(os.urandom(5000))[:-2000])
    (folder / "d.jsonl").write_text('{"html": 1}\n[]\n{"html": "<p>cut\n{"html": "<p>Short", "url": 5}\n')
    line = json.dumps({"html": page("In a line").decode()}).encode() + b"\n"
    (folder / "e.jsonl.gz").write_bytes(gzip.compress(line) + gzip.compress(b"more")[:8])
    (folder / "f.html").write_bytes(page("After"))
    status, said = batch("in", "-o", "out.jsonl", "--fields", "headline", cwd=tmp_path)
    assert status == 1
    assert said == "articleclean: 3 found, 1 without an article, 6 failed: out.failed.jsonl says why\n"
    assert [(row["source"], row["headline"]) for row in rows(tmp_path / "out.jsonl")] == [
        ("in/a.html", "Before"),
        ("in/d.jsonl#4", None),
        ("in/e.jsonl.gz#1", "In a line"),
        ("in/f.html", "After"),
    ]
    failed = {row["source"]: row["reason"] for row in rows(tmp_path / "out.failed.jsonl")}
    assert list(failed) == [
        "in/b.html.gz",
        "in/c.html.gz",
        "in/d.jsonl#1",
        "in/d.jsonl#2",
        "in/d.jsonl#3",
        "in/e.jsonl.gz",
    ]
    assert failed["in/b.html.gz"] == "Not a gzipped file (b'no')"
    assert "end-of-stream" in failed["in/c.html.gz"]
    assert failed["in/d.jsonl#1"] == "no text in field 'html' (--html); the line's fields: html"
    assert failed["in/d.jsonl#2"] == "no JSON object, but list"
    assert failed["in/d.jsonl#3"].startswith("no JSON: ")
    assert failed["in/e.jsonl.gz"].endswith("(after line 1)")


@pytest.mark.skipif(os.name != "posix", reason="names of bytes are POSIX's")
def test_odd_names(tmp_path: Path, batch: Batcher) -> None:
    folder = os.fsencode(tmp_path) + b"/in"
    os.mkdir(folder)
    names = ["Zürich 市.html", 'quo"te,comma.html', "new\nline.html", "back\\slash.html"]
    for name in names:
        Path(os.fsdecode(folder), name).write_bytes(page())
    with open(folder + b"/byte\xff.html", "wb") as file:
        file.write(page())
    os.symlink("nowhere", folder + b"/gone.html")
    os.symlink(".", folder + b"/again")
    os.mkfifo(folder + b"/pipe.html")
    expected = ["back\\slash.html", "byte\\xff.html", "new\nline.html", 'quo"te,comma.html', "Zürich 市.html"]
    for suffix in ("jsonl", "csv"):
        assert batch("in", "-o", f"out.{suffix}", "--fields", "headline", cwd=tmp_path) == (0, "")
        before = (tmp_path / f"out.{suffix}").read_bytes()
        assert batch("in", "-o", f"out.{suffix}", "--fields", "headline", "--resume", cwd=tmp_path) == (0, "")
        assert (tmp_path / f"out.{suffix}").read_bytes() == before
    assert sorted(row["source"] for row in rows(tmp_path / "out.jsonl")) == sorted(f"in/{name}" for name in expected)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path, batch: Batcher) -> None:
    (tmp_path / "a.html").write_bytes(page())
    (tmp_path / "a.html").chmod(0)
    assert batch("a.html", "-o", "out.jsonl", cwd=tmp_path)[0] == 1
    assert rows(tmp_path / "out.failed.jsonl") == [{"source": "a.html", "reason": "Permission denied"}]


def test_a_folder_in_the_place_of_a_page(tmp_path: Path, batch: Batcher) -> None:
    """`pages.html/` is walked through, and a file that vanishes is a failure."""
    (tmp_path / "in" / "pages.html").mkdir(parents=True)
    (tmp_path / "in" / "pages.html" / "a.html").write_bytes(page())
    os.symlink("gone", tmp_path / "b.html")
    assert batch("in", "b.html", "-o", "out.jsonl", cwd=tmp_path)[0] == 1
    assert [row["source"] for row in rows(tmp_path / "out.jsonl")] == ["in/pages.html/a.html"]
    assert rows(tmp_path / "out.failed.jsonl") == [{"source": "b.html", "reason": "No such file or directory"}]


def test_crawls(tmp_path: Path, batch: Batcher) -> None:
    pytest.importorskip("fastwarc", reason="fastwarc is not installed: pip install 'articleclean[warc]'")
    addresses = [f"https://bote.example/{number}" for number in range(4)]
    members = gzipped(html_record(address, page(f"Page at {address[-1]}")) for address in addresses)
    members[1] = members[1][:60] + b"\0" * 40 + members[1][100:]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(members))
    text = "\n".join(["The old bridge is open again"] + ["A sentence of some length that says a few things."] * 9)
    wet = record("conversion", text.encode(), WARC_Target_URI=addresses[0], Content_Type="text/plain")
    (tmp_path / "b.wet").write_bytes(wet)
    assert batch("a.warc.gz", "b.wet", "-o", "out.jsonl", cwd=tmp_path)[0] == 1
    found = rows(tmp_path / "out.jsonl")
    assert [row["source"] for row in found] == ["a.warc.gz#1", "a.warc.gz#2", "a.warc.gz#3", "b.wet#1"]
    assert [row["url"] for row in found] == [addresses[0], *addresses[2:], addresses[0]]
    for row, record_ in zip(found, [*records(tmp_path / "a.warc.gz"), *records(tmp_path / "b.wet")], strict=True):
        del row["source"]
        assert Article.from_dict(row) == record_.extract()
    (failed,) = rows(tmp_path / "out.failed.jsonl")
    assert failed["source"] == "a.warc.gz"
    assert failed["reason"].startswith(f"byte {len(members[0])}: ")


def test_huge_pages_and_lines_are_cut_or_refused(tmp_path: Path, batch: Batcher) -> None:
    (tmp_path / "a.html").write_bytes(page() + b" " * 10_000)
    (tmp_path / "b.html.gz").write_bytes(gzip.compress(page() + b" " * 50_000_000))
    line = json.dumps({"html": page("Between").decode()})
    (tmp_path / "c.jsonl").write_text(json.dumps({"html": "x" * 3_000_000}) + f"\n{line}\n")
    limited = ["--max-bytes", "2000", "--fields", "headline,warnings"]
    assert batch("a.html", "b.html.gz", "c.jsonl", "-o", "out.jsonl", *limited, cwd=tmp_path)[0] == 1
    first, second, third = rows(tmp_path / "out.jsonl")
    assert first["headline"] == second["headline"] == "Old bridge reopens"
    assert "2,000" in str(first["warnings"])
    assert "2,000" in str(second["warnings"])
    assert third["source"] == "c.jsonl#2"
    failed = [{"source": "c.jsonl#1", "reason": "the line is longer than 1,052,576 bytes"}]
    assert rows(tmp_path / "out.failed.jsonl") == failed


def test_no_page_at_all(tmp_path: Path, batch: Batcher) -> None:
    (tmp_path / "empty").mkdir()
    assert batch("empty", "-o", "out.csv", cwd=tmp_path) == (1, "articleclean: no pages in empty\n")
    assert (tmp_path / "out.csv").read_text().startswith("source,url,ok")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["."], 2, "the following arguments are required: -o/--output"),
        ([".", "-o", "out.xml"], 2, "out.xml: the name must end in .jsonl or .csv or .parquet"),
        ([".", "-o", "there.jsonl"], 2, "there.jsonl: is there already; --resume goes on with it, --overwrite begins"),
        (["there.jsonl", "-o", "there.jsonl", "--overwrite"], 2, "there.jsonl: is input and output at once"),
        ([".", "-o", "out.csv", "--errors", "./out.csv"], 2, "out.csv: is output and side file at once"),
        ([".", "-o", "there.jsonl", "--resume"], 2, "there.jsonl: line 1 has no source; it cannot be gone on with"),
        ([".", "-o", "there.csv", "--resume"], 2, "there.csv: has other columns; it cannot be gone on with"),
        (["gone*.html", "-o", "out.jsonl"], 3, "gone*.html: no such file or folder"),
        (["a\0b", "-o", "out.jsonl"], 3, "no such file"),
        ([".", "-o", "gone/out.jsonl"], 3, "gone/out.jsonl: No such file or directory"),
        ([".", "-o", "out.jsonl", "--jobs", "0"], 2, "argument --jobs: must be 1 or more"),
        ([".", "-o", "out.jsonl", "--jobs", "x"], 2, "argument --jobs: invalid whole number value: 'x'"),
        ([".", "-o", "out.jsonl", "--fields", "headlin"], 2, "out.jsonl: no field 'headlin'; there is"),
        ([".", "-o", "out.jsonl", "--fields", ","], 2, "argument --fields: no field is named"),
        ([".", "-o", "out.jsonl", "--resume", "--overwrite"], 2, "not allowed with argument"),
    ],
)
def test_refusals(
    arguments: list[str],
    status: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("there.jsonl", "there.csv"):
        (tmp_path / name).write_text("something of somebody")
    assert main(["batch", *arguments]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("articleclean")
    assert err.count("\n") == 1
    assert message in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["there.csv", "there.jsonl"]
    assert (tmp_path / "there.jsonl").read_text() == "something of somebody"


def test_other_columns_cannot_be_gone_on_with(lines: Path, batch: Batcher) -> None:
    before = lines.read_bytes()
    status, said = batch("pages", "-o", lines.name, "--resume", "--fields", "headline", cwd=lines.parent)
    assert (status, said) == (2, "articleclean: one.jsonl: its lines have other fields; it cannot be gone on with\n")
    assert lines.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk(tmp_path: Path, batch: Batcher) -> None:
    (tmp_path / "a.html").write_bytes(page())
    os.symlink("/dev/full", tmp_path / "out.jsonl")
    status, said = batch("a.html", "-o", "out.jsonl", "--overwrite", cwd=tmp_path)
    assert status == 3
    assert said == "articleclean: No space left on device; --resume goes on when that is mended\n"


@pytest.mark.slow
def test_without_pyarrow_the_extra_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page())
    code = "import sys; sys.modules['pyarrow'] = None"
    status, said = real_batch("a.html", "-o", "out.parquet", cwd=tmp_path, code=code)
    assert status == 3
    assert "pip install 'articleclean[arrow]'" in said


def test_a_page_in_a_file_called_batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "batch"
    path.write_bytes(page())
    assert main([str(path), "--field", "headline"]) == 0
    assert capsys.readouterr().out == "Old bridge reopens\n"


def test_progress_lines_on_request(tmp_path: Path, batch: Batcher, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_bytes(page())
    monkeypatch.setattr("articleclean.batch.progress.EVERY", 0.0)
    status, said = batch(".", "-o", "out.jsonl", "--progress", cwd=tmp_path)
    *shown, end = said.splitlines()
    assert status == 0
    assert [line.split()[0] for line in shown] == ["33%", "66%", "100%"]
    assert "pages/s: 2 found, 0 without an article, 0 failed; 0:00:0" in shown[1]
    assert shown[1].endswith(" left")
    assert end == "articleclean: 3 found, 0 without an article, 0 failed"


def test_help_tells_exit_statuses(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "--help"]) == 0
    assert "exit status: 0 every page has a row" in capsys.readouterr().out
    assert main(["--help"]) == 0
    assert "articleclean batch INPUT" in capsys.readouterr().out


def test_kind_is_passed_on(tmp_path: Path, batch: Batcher) -> None:
    (tmp_path / "a.html").write_bytes(page())
    assert batch("a.html", "-o", "out.jsonl", "--kind", "forum", "--fields", "kind", cwd=tmp_path) == (0, "")
    found: list[dict[str, Any]] = rows(tmp_path / "out.jsonl")
    assert found == [{"source": "a.html", "kind": "forum"}]


DOCS = Path(__file__).parents[1] / "docs" / "batch.md"


def test_docs_name_each_option_and_column() -> None:
    said = DOCS.read_text("utf-8")
    for action in parser()._actions:
        for option in {*action.option_strings} - {"-h", "--help", "--output", "--quiet"}:
            assert f"`{option}" in said, option
    assert ", ".join(f"`{name}`" for name in DEFAULT) in said


@pytest.mark.slow
def test_docs_show_what_comes_out(tmp_path: Path, batch: Batcher) -> None:
    shown = DOCS.read_text("utf-8").split("```console\n")[1].split("```")[0].splitlines()
    given = shown[0].removeprefix("$ articleclean batch ").split()
    given[given.index("-o") + 1] = str(tmp_path / "out.csv")
    assert batch(*given, cwd=DOCS.parents[1])[0] == 0
    assert (tmp_path / "out.csv").read_text("utf-8").splitlines()[:3] == shown[2:]


@pytest.mark.slow
def test_the_example_of_the_docs_runs(tmp_path: Path) -> None:
    code = DOCS.read_text("utf-8").split("```python\n")[1].split("```")[0]
    (tmp_path / "tests" / "fixtures").mkdir(parents=True)
    (tmp_path / "tests" / "fixtures" / "a.html").write_bytes(page())
    (tmp_path / "example.py").write_text(code)
    ended = subprocess.run([sys.executable, "example.py"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert ended.stdout == "1 0 0\n"
    assert [row["headline"] for row in rows(tmp_path / "fixtures.jsonl")] == ["Old bridge reopens"]


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="terminals of POSIX")
@pytest.mark.parametrize("bar", [True, False])
def test_on_a_terminal(tmp_path: Path, bar: bool) -> None:
    """A bar by tqdm; without it only the last line, as lines come every ten seconds."""
    pytest.importorskip("tqdm", reason="tqdm is not installed: pip install 'articleclean[cli]'")
    import termios

    (tmp_path / "a.html").write_bytes(page())
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (24, 150))
    code = "import sys\n" + ("" if bar else "sys.modules['tqdm'] = None\n")
    code += "from articleclean.cli import main\nraise SystemExit(main(['batch', 'a.html', '-o', 'out.jsonl']))"
    ended = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, stderr=theirs, timeout=300, check=False)
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    os.close(theirs)
    assert ended.returncode == 0
    assert ("100%|" in shown) == bar
    assert ("pages/s, 1 found, 0 without an article, 0 failed" in shown) == bar
    assert shown.endswith("articleclean: 1 found, 0 without an article, 0 failed\r\n")
