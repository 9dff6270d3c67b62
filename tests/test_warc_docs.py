"""The examples of the docs about WARC files, run on small ones; for Common Crawl, on a server of our own."""

import gzip
import json
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import articleclean as ac
from fixture import cases
from warcs import answer, gzipped, html_record, record

pytest.importorskip("fastwarc", reason="fastwarc is not installed: pip install 'articleclean[warc]'")

DOCS = Path(__file__).parents[1] / "docs"
PAGE = next(case.page for case in cases() if case.name == "wordpress-blog")
HTTP = {"Content_Type": "application/http", "WARC_Identified_Payload_Type": "text/html"}


def example(page: str, section: str) -> dict[str, Any]:
    """What the Python example of a section defines."""
    text = (DOCS / page).read_text("utf-8").partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    found = re.search(r"^```python[^\n]*\n(.*?)^```$", text, re.M | re.S)
    assert found, section
    namespace: dict[str, Any] = {}
    exec(compile(found[1], f"{page}, {section}", "exec"), namespace)
    return namespace


def crawl() -> bytes:
    """Three pages, a request, an error, and a damaged page before the last."""
    url = "https://a.example/{}".format
    parts = gzipped(
        [
            html_record(url(1), PAGE),
            record("request", b"GET / HTTP/1.1\r\n\r\n"),
            html_record(url(2), PAGE, **HTTP),
            record("response", answer(b"", "404 Not Found"), WARC_Target_URI=url(3), **HTTP),
            html_record(url(4), PAGE),
            html_record(url(5), PAGE),
        ]
    )
    parts[4] = parts[4][:2210]
    return b"".join(parts)


def test_warc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("crawl.warc.gz").write_bytes(crawl())
    found = dict(example("integrations.md", "WARC and WET")["articles"]("crawl.warc.gz"))
    assert list(found) == [f"https://a.example/{i}" for i in (1, 2, 5)]
    assert all(article.ok for article in found.values())
    printed = capsys.readouterr().out.strip()
    docs = (DOCS / "integrations.md").read_text("utf-8")
    assert printed.replace("\n", "\n    ") in docs, printed


@pytest.fixture
def server(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A folder, and the address at which it is served."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{http.server_port}/"
        http.shutdown()


def test_common_crawl(server: tuple[Path, str]) -> None:
    folder, address = server
    names = example("scale.md", "Common Crawl")
    names["BASE"] = address
    path = "crawl-data/CC-MAIN-2025-05/segments/1/warc/CC-MAIN-0.warc.gz"
    (folder / path).parent.mkdir(parents=True)
    (folder / path).write_bytes(crawl())
    (folder / "crawl-data/CC-MAIN-2025-05/warc.paths.gz").write_bytes(gzip.compress(f"{path}\n".encode()))
    assert names["paths"]("CC-MAIN-2025-05") == [path]
    losses: list[Any] = []
    found = list(names["articles"](path, losses.append))
    assert [article.url for article in found] == [f"https://a.example/{i}" for i in (1, 2, 5)]
    assert len(losses) == 1


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of datatrove and what it imports
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # datatrove leaves the pipes of ended processes open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the same, seen by pytest
def test_datatrove(tmp_path: Path) -> None:
    pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'articleclean[datatrove]'")
    reason = "datatrove's WarcReader needs libmagic: apt-get install libmagic1"
    pytest.importorskip("magic", reason=reason, exc_type=ImportError)
    (tmp_path / "in").mkdir()
    pages = [html_record(f"https://a.example/{i}", PAGE, WARC_Record_ID=f"<urn:uuid:{i}>", **HTTP) for i in range(2)]
    (tmp_path / "in" / "a.warc.gz").write_bytes(b"".join(gzipped(pages)))
    example("scale.md", "datatrove")["executor"](str(tmp_path / "in"), str(tmp_path / "out")).run()
    with gzip.open(tmp_path / "out" / "00000.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    assert [row["metadata"]["url"] for row in found] == ["https://a.example/0", "https://a.example/1"]
    assert found[0]["text"] == ac.extract(PAGE.decode()).to_text()
    assert found[0]["metadata"]["headline"] == ac.extract(PAGE.decode()).headline
