"""datatrove pipelines over a WARC: its own reader and writer, our steps between them; results equal direct calls."""

import dataclasses
import gzip
import json
import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import articleclean as ac
from fixture import cases
from warcs import DATE, answer, gzipped, html_record, record

pytest.importorskip("datatrove", reason="datatrove is not installed: pip install 'articleclean[datatrove]'")
pytest.importorskip("cchardet", reason="datatrove's WarcReader needs faust-cchardet: pip install 'datatrove[io]'")
pytest.importorskip(
    "magic", reason="datatrove's WarcReader needs libmagic: apt-get install libmagic1", exc_type=ImportError
)

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import WarcReader
from datatrove.pipeline.writers.jsonl import JsonlWriter

from articleclean.integrations.datatrove import ALL_FIELDS, ArticleExtractor, ArticleFields, PageReader
from articleclean.integrations.warc import records

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of datatrove and what it imports
    pytest.mark.filterwarnings("ignore::ResourceWarning"),  # datatrove leaves the pipes of ended processes open
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),  # the same, seen by pytest
]

NOW = datetime.fromisoformat(DATE)
NO_ARTICLE = "<!doctype html><html><head><title>Nothing</title></head><body><p>Log in</p></body></html>"


def pages() -> dict[str, str]:
    """Address and page of the fixtures that datatrove's reader takes for HTML and decodes."""
    found = {}
    for case in cases()[::3]:
        start = case.page.lstrip()[:9].lower()
        if start.startswith(b"<!doctype") and case.page.decode("utf-8", "replace").encode() == case.page:
            found[f"https://a.example/{case.name}"] = case.page.decode()
    return found | {"https://a.example/no-article": NO_ARTICLE}


def run(folder: Path, step: Any) -> list[dict[str, Any]]:
    """The lines that a pipeline of reader, step and writer leaves, by document."""
    records = [
        html_record(
            url, page.encode(), WARC_Identified_Payload_Type="text/html", WARC_Record_ID=f"<urn:uuid:{number:032}>"
        )
        for number, (url, page) in enumerate(pages().items())
    ]
    source = folder / "in"
    source.mkdir()
    (source / "pages.warc.gz").write_bytes(b"".join(gzipped(records)))
    LocalPipelineExecutor(
        pipeline=[WarcReader(str(source)), step, JsonlWriter(str(folder / "out"))],
        tasks=1,
        logging_dir=str(folder / "logs"),
    ).run()
    with gzip.open(folder / "out" / "00000.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def direct(url: str, page: str) -> ac.Article:
    return ac.extract(page, url=url, options=ac.Options(now=NOW))


def test_fields_equal_direct_calls(tmp_path: Path) -> None:
    found = run(tmp_path, ArticleFields(fields=ALL_FIELDS, drop=False))
    assert [row["metadata"]["url"] for row in found] == list(pages())
    for row in found:
        metadata = row["metadata"]
        article = ac.Article.from_dict({name: metadata[name] for name in ALL_FIELDS})
        expected = direct(metadata["url"], pages()[metadata["url"]])
        for field in dataclasses.fields(ac.Article):
            assert getattr(article, field.name) == getattr(expected, field.name), (metadata["url"], field.name)
        assert row.get("text", "") == expected.to_text()
        assert metadata["date"] == DATE


def test_documents_without_an_article_are_dropped(tmp_path: Path) -> None:
    step = ArticleFields(text="markdown")
    found = run(tmp_path, step)
    expected = {url: article for url, page in pages().items() if (article := direct(url, page)).ok}
    assert {row["metadata"]["url"]: row["text"] for row in found} == {
        url: article.to_markdown() for url, article in expected.items()
    }
    assert len(found) < len(pages())
    assert "body" not in found[0]["metadata"]
    stats = json.loads((tmp_path / "logs" / "stats.json").read_text("utf-8"))
    counted = next(entry["stats"] for entry in stats if "with fields" in entry["name"])
    assert counted["total"] == len(pages())
    assert counted["no_article"] == len(pages()) - len(found)


def test_the_extractor_takes_the_place_of_trafilaturas(tmp_path: Path) -> None:
    found = run(tmp_path, ArticleExtractor())
    texts = {url: article.to_text() for url, page in pages().items() if (article := ac.extract(page)).ok}
    assert {row["metadata"]["url"]: row["text"] for row in found} == {url: text for url, text in texts.items() if text}


def test_our_reader_gives_pages_as_the_server_sent_them(tmp_path: Path) -> None:
    """Legacy charsets, a page without a byte, and one that is damaged: the articles that `records` gives, no other."""
    url = {"WARC_Target_URI": "https://a.example/", "Content_Type": "application/http"}
    czech = ("<h1>Déšť zasáhl město</h1>" + "<p>Déšť dorazil ráno do města a ulice jsou pod vodou. </p>" * 9).encode(
        "cp1250"
    )
    parts = gzipped(
        [
            record("response", answer(czech, headers={"Content-Type": "text/html; charset=windows-1250"}), **url),
            record("request", b"GET / HTTP/1.1", **url),
            html_record("https://a.example/2", b""),
            html_record("https://a.example/3", czech)[:-30],
            html_record("https://a.example/4", czech, WARC_Truncated="length"),
        ]
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.warc.gz").write_bytes(b"".join(parts))
    reader = PageReader(str(tmp_path / "in"))
    found = list(ArticleFields(fields=ALL_FIELDS, drop=False).run(reader.run()))
    direct = [page.extract() for page in records(tmp_path / "in" / "a.warc.gz", on_error=lambda loss: None)]
    assert len(direct) == 3
    assert [
        ac.Article.from_dict({name: document.metadata[name] for name in ALL_FIELDS}) for document in found
    ] == direct
    assert found[0].metadata["headline"] == "Déšť zasáhl město"
    assert all("record" not in document.metadata for document in found)
    counted = {name: stat.total for name, stat in reader.stats.stats.items()}
    assert (counted["losses"], counted["skipped: request"], counted["documents"]) == (1, 1, 3)


def test_warming_up_gives_nothing() -> None:
    assert ArticleExtractor().extract("") == ""
    assert ArticleFields().extract("")[1] is False


class Fatal(ArticleFields):
    """Reads pages, unless they kill it, are too slow, or are over a strict limit."""

    def extract(self, text: Any, url: str | None = None, date: str | None = None) -> Any:
        if text.startswith("kill"):
            os._exit(9)
        if text.startswith("wait"):
            time.sleep(600)
        return super().extract(text, url, date)


def documents() -> Iterator[Document]:
    page = next(iter(pages().values()))
    for number, text in enumerate([page, "kill", page, "wait", page, "<p>" + "word " * 90_000, page]):
        yield Document(text=text, id=str(number), metadata={"url": f"https://a.example/{number}"})


@pytest.mark.parametrize("drop", [True, False])
def test_no_document_is_lost_by_another(drop: bool) -> None:
    strict = ac.Options(limits=ac.Limits(strict=True, max_bytes=400_000))
    step = Fatal(strict, drop=drop, timeout=20)
    found = list(step.run(documents()))
    assert [document.id for document in found] == (list("0246") if drop else list("0123456"))
    assert all(document.metadata["ok"] for document in found if document.id in "0246")
    counted = {name: stat.total for name, stat in step.stats.stats.items()}
    assert (counted["total"], counted["extracted"]) == (7, 4)
    assert (counted["broken_process"], counted["timeout"], counted["clean_error"]) == (1, 1, 1)
    if not drop:
        reasons = [document.metadata["reason"] for document in found if not document.metadata["ok"]]
        assert [reason.partition(":")[0] for reason in reasons] == ["broken_process", "timeout", "clean_error"]
        assert "Limits.max_bytes" in reasons[2]


def test_other_fields_are_refused() -> None:
    with pytest.raises(ValueError, match="Article has no headlines; it has ok, reason"):
        ArticleFields(fields=("headlines",))
