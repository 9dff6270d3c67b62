"""WARC and WET files: which records are pages, and what they say; the same by fastwarc and by warcio."""

import gzip
import io
import logging
import pickle
import sys
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import pytest

import articleclean as ac
from fixture import cases
from warcs import answer, gzipped, html_record, record

pytest.importorskip("fastwarc", reason="fastwarc is not installed: pip install 'articleclean[warc]'")
pytest.importorskip("warcio", reason="warcio is not installed: pip install warcio")

from articleclean.integrations import warc

PAGE = b"<!doctype html><title>T</title><p>One paragraph of a page.</p>"
HTTP = {"WARC_Target_URI": "https://a.example/x", "Content_Type": "application/http; msgtype=response"}


def read(
    data: bytes, *, max_bytes: int = 64_000_000, verify: bool = True
) -> tuple[list[warc.Record], warc.Report, list[warc.Loss]]:
    """Records, report and losses of a file; the same by both parsers."""
    results = []
    for parser in ("fastwarc", "warcio"):
        report, losses = warc.Report(), list[warc.Loss]()
        found = warc.records(
            io.BytesIO(data), report=report, on_error=losses.append, max_bytes=max_bytes, verify=verify, parser=parser
        )
        results.append((list(found), report, losses))
    assert results[0] == results[1]
    return results[0]


def one(data: bytes, *, max_bytes: int = 64_000_000) -> warc.Record:
    records, report, losses = read(data, max_bytes=max_bytes)
    assert (len(records), report.given, losses) == (1, 1, [])
    return records[0]


def test_response_gives_url_type_date_and_content() -> None:
    page = one(record("response", answer(PAGE, headers={"content-TYPE": "text/html; charset=windows-1252"}), **HTTP))
    assert (page.content, page.url, page.markup) == (PAGE, "https://a.example/x", "html")
    assert page.content_type == "text/html; charset=windows-1252"
    assert page.date == datetime(2024, 5, 17, 8, 30, tzinfo=UTC)
    assert page.where == "stream, byte 0"
    assert page.warnings == ()
    assert ("WARC-Type", "response") in page.fields
    assert pickle.loads(pickle.dumps(page)) == page


def test_extract_is_the_direct_call() -> None:
    for case in cases()[::8]:
        if case.arguments.get("markup") == "text":
            continue
        url = case.arguments.get("url") or "https://a.example/"
        kind = case.arguments.get("content_type") or "text/html"
        page = one(
            record("response", answer(case.page, headers={"Content-Type": kind}), **HTTP | {"WARC_Target_URI": url})
        )
        now = datetime(2024, 5, 17, 8, 30, tzinfo=UTC)
        direct = ac.extract(case.page, url=url, content_type=kind, markup=page.markup, options=ac.Options(now=now))
        assert page.extract() == direct, case.name


def test_now_of_the_caller_wins() -> None:
    page = one(html_record("https://a.example/", b"<h1>Rain over the city</h1><time>3 hours ago</time>" + PAGE * 9))
    earlier = datetime(2020, 2, 3, 12, tzinfo=UTC)
    assert page.extract(ac.Options(now=earlier)) == ac.extract(
        page.content, url=page.url, content_type="text/html", markup="html", options=ac.Options(now=earlier)
    )


def test_conversion_records_are_dumps() -> None:
    text = "Zürich\nA line that mentions <div> and </div>.".encode()
    page = one(record("conversion", text, WARC_Target_URI="https://a.example/", Content_Type="text/plain"))
    assert (page.content, page.markup, page.content_type) == (text, "text", "text/plain")
    assert page.extract() == ac.extract(
        text, url=page.url, content_type="text/plain", markup="text", options=ac.Options(now=page.date)
    )


def test_identified_languages_do_not_bear_on_the_article() -> None:
    german = ("Der Regen hat am Morgen die Stadt erreicht, und die Straßen stehen unter Wasser. " * 9).encode()
    named = {"WARC_Target_URI": "https://a.example/", "Content_Type": "text/plain"}
    page = one(record("conversion", german, WARC_Identified_Content_Language="eng", **named))
    assert page.extract().language == "de"
    assert ("WARC-Identified-Content-Language", "eng") in page.fields


def gz(data: bytes) -> bytes:
    return gzip.compress(data)


def bare_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


def brotli(data: bytes) -> bytes:
    module = pytest.importorskip("brotli", reason="brotli is not installed: pip install 'articleclean[brotli]'")
    return bytes(module.compress(data))


def zstd(data: bytes) -> bytes:
    from fastwarc.stream_io import ZstdWriter

    out = io.BytesIO()
    writer = ZstdWriter(out)
    writer.write(data)
    writer.finish()
    writer.flush()
    return out.getvalue()


def chunked(data: bytes) -> bytes:
    pieces = [data[i : i + 10] for i in range(0, len(data), 10)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("encoding", "encode"),
    [
        ("gzip", gz),
        ("x-gzip", gz),
        ("deflate", zlib.compress),
        ("deflate", bare_deflate),
        ("br", brotli),
        ("zstd", zstd),
    ],
)
def test_content_encodings_are_undone(encoding: str, encode: Callable[[bytes], bytes]) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": encoding}
    page = one(record("response", answer(encode(PAGE), headers=headers), **HTTP))
    assert page.content == PAGE
    both = headers | {"Transfer-Encoding": "chunked"}
    page = one(record("response", answer(chunked(encode(PAGE)), headers=both), **HTTP))
    assert (page.content, page.warnings) == (PAGE, ())


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_the_crawler_decoded_is_taken_as_it_is(encoding: str) -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": encoding, "Transfer-Encoding": "chunked"}
    assert one(record("response", answer(PAGE, headers=headers), **HTTP)).content == PAGE


def test_encodings_that_end_too_early_are_named() -> None:
    page = PAGE * 2000
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    cut = one(record("response", answer(gz(page)[:-20], headers=headers), **HTTP))
    assert page.startswith(cut.content)
    assert cut.content
    assert cut.warnings == ("the answer's gzip is damaged or cut: what is behind it is missing",)
    assert cut.extract().warnings[0] == cut.warnings[0]
    headers = {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}
    cut = one(record("response", answer(chunked(PAGE)[:-20], headers=headers), **HTTP))
    assert cut.warnings == ("the chunks of the answer end before its end",)


def test_a_body_nobody_can_decode_is_lost_and_told() -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": "rot13"}
    records, report, losses = read(record("response", answer(PAGE, headers=headers), **HTTP))
    assert (records, report.losses) == ([], 1)
    assert str(losses[0]) == (
        "stream, byte 0: the answer has a content encoding that is not known (rot13) (https://a.example/x)"
    )


def test_bombs_are_cut() -> None:
    headers = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    bomb = gz(PAGE + b" " * 50_000_000)
    page = one(record("response", answer(bomb, headers=headers), **HTTP), max_bytes=100_000)
    assert len(page.content) == 100_000
    assert page.warnings == ("the record holds more than is kept of it: its first 100,000 bytes (max_bytes)",)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (record("warcinfo", b"software: x\r\n"), "warcinfo"),
        (record("request", b"GET / HTTP/1.1\r\n\r\n"), "request"),
        (record("metadata", b"a: b"), "metadata"),
        (record("revisit", answer(b""), **HTTP), "revisit"),
        (record("continuation", b"abc"), "continuation"),
        (record("response", answer(PAGE, "301 Moved Permanently"), **HTTP), "status 301"),
        (record("response", answer(PAGE, "404 Not Found"), **HTTP), "status 404"),
        (record("response", answer(PAGE, headers={"Content-Type": "image/png"}), **HTTP), "type image/png"),
        (record("response", answer(b"%PDF", headers={}), **HTTP), "type unknown"),
        (
            record("resource", b"body {}", WARC_Target_URI="https://a.example/", Content_Type="text/css"),
            "type text/css",
        ),
        (
            record("conversion", b"x", WARC_Target_URI="https://a.example/", Content_Type="application/json"),
            "conversion to application/json",
        ),
    ],
)
def test_what_is_no_page_is_counted(data: bytes, what: str) -> None:
    records, report, losses = read(data + html_record("https://a.example/", PAGE))
    assert [page.url for page in records] == ["https://a.example/"]
    assert (dict(report.skipped), losses) == ({what: 1}, [])


@pytest.mark.parametrize(
    ("data", "markup"),
    [
        (record("response", answer(PAGE, headers={}), **HTTP), "html"),
        (record("response", answer(PAGE, headers={"Content-Type": "application/octet-stream"}), **HTTP), "html"),
        (record("response", answer(b"\xef\xbb", headers={}), WARC_Identified_Payload_Type="text/html", **HTTP), "html"),
        (record("response", answer(PAGE, headers={"Content-Type": "Application/XHTML+xml"}), **HTTP), "html"),
        (record("response", answer(b"Words.", headers={"Content-Type": "text/plain"}), **HTTP), "text"),
        (record("resource", PAGE, WARC_Target_URI="https://a.example/", Content_Type="text/html"), "html"),
        (record("response", answer(PAGE, "200"), **HTTP), "html"),
        (record("response", answer(PAGE).replace(b"\r\n", b"\n"), **HTTP), "html"),
    ],
)
def test_what_is_a_page(data: bytes, markup: str) -> None:
    assert one(data).markup == markup


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record("response", b"no head", **HTTP), "the record's HTTP head cannot be read"),
        (record("respond", answer(PAGE), **HTTP), "the record has no WARC-Type of the standard (respond)"),
        (record("response", answer(PAGE), **HTTP, WARC_Block_Digest="sha1:A"), "the block's digest is another than"),
        (record("response", answer(PAGE), **HTTP, Content_Length="x"), "the record has no Content-Length, or one that"),
        (
            record("response", answer(PAGE), **HTTP, Content_Length=None),
            "the record has no Content-Length, or one that",
        ),
        (record("response", answer(PAGE), **HTTP, Content_Length="9"), "the record is not as long as it says"),
        (record("response", answer(PAGE), **HTTP, Content_Length="300"), "the record"),
        (record("response", answer(PAGE), **HTTP, Content_Length="9999"), "the record ends after"),
        (record("response", answer(PAGE), Content_Type="application/http"), "the record has no WARC-Target-URI"),
        (b"nonsense\r\n\r\n", "bytes that are no record"),
        (b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000, "the record's head has no end"),
    ],
)
@pytest.mark.parametrize("compressed", [False, True])
def test_broken_records_are_told_and_the_next_is_read(data: bytes, reason: str, compressed: bool) -> None:
    parts = [html_record("https://a.example/1", PAGE), data, html_record("https://a.example/2", PAGE)]
    parts = gzipped(parts) if compressed else parts
    records, report, losses = read(b"".join(parts))
    assert [page.url for page in records] == ["https://a.example/1", "https://a.example/2"]
    assert len(losses) == report.losses == 1
    assert losses[0].reason.startswith(reason)
    assert losses[0].start == len(parts[0])
    assert report.lost_bytes == losses[0].size > 0


def test_a_wrong_digest_can_be_read_all_the_same() -> None:
    data = record("response", answer(PAGE), **HTTP, WARC_Block_Digest="sha1:A")
    records, _, losses = read(data, verify=False)
    assert (records[0].content, losses) == (PAGE, [])


@pytest.mark.parametrize("written", ["sha256:zz", "sha512:abc", "nothing"])
def test_digests_that_cannot_be_computed_are_not_looked_at(written: str) -> None:
    data = record("response", answer(PAGE), **HTTP, WARC_Block_Digest=written)
    assert len(read(data)[0]) == (written != "sha256:zz")


def test_what_the_crawler_cut_says_so() -> None:
    page = one(html_record("https://a.example/", PAGE, WARC_Truncated="length"))
    assert page.warnings == ("the crawler cut the page (WARC-Truncated: length)",)
    assert page.extract().warnings[0] == page.warnings[0]
    page = one(html_record("https://a.example/", PAGE, WARC_Segment_Number="1"))
    assert page.warnings == ("the page goes on in continuation records, which are not read",)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("2024-05-17T08:30:00.123456Z", datetime(2024, 5, 17, 8, 30, 0, 123456, tzinfo=UTC)),
        ("2024-05-17T08:30:00.123456789Z", datetime(2024, 5, 17, 8, 30, 0, 123456, tzinfo=UTC)),
        ("2024-05-17", datetime(2024, 5, 17, tzinfo=UTC)),
        ("yesterday", None),
        (None, None),
    ],
)
def test_dates(written: str | None, read_as: datetime | None) -> None:
    assert one(html_record("https://a.example/", PAGE, WARC_Date=written)).date == read_as


def test_all_containers_give_the_same(tmp_path: Path) -> None:
    parts = [html_record(f"https://a.example/{i}", PAGE * 2000 + b"%d" % i) for i in range(9)]
    plain = b"".join(parts)
    blocks = [gzip.compress(plain[i : i + 30_000]) for i in range(0, len(plain), 30_000)]  # as bgzip cuts
    files = {
        "a.warc": plain,
        "records.warc.gz": b"".join(gzipped(parts)),
        "whole.warc.gz": gzip.compress(plain),
        "blocks.warc.gz": b"".join(blocks) + gzip.compress(b""),
        "padded.warc.gz": b"".join(gzipped(parts)) + bytes(1000),
        "a.warc.zst": zstd(plain),
        "records.warc.zst": b"".join(map(zstd, parts)),
        "no-name": plain.replace(b"WARC/1.0\r\n", b"\r\nWARC/1.1\r\n"),
    }
    expected = [(f"https://a.example/{i}", PAGE * 2000 + b"%d" % i) for i in range(9)]
    for name, data in files.items():
        path = tmp_path / name
        path.write_bytes(data)
        losses = list[warc.Loss]()
        found = list(warc.records(path, on_error=losses.append))
        assert [(page.url, page.content) for page in found] == expected, name
        assert losses == [], name
        assert len({page.where for page in found}) == 9
        assert found[0].where == f"{path}, byte 0" or name == "no-name"


class Pipe(io.RawIOBase):
    """Bytes that come a few at a time, and cannot be sought in."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._data.read(min(size, 777))

    def seekable(self) -> bool:
        return False


@pytest.mark.parametrize("compress", [bytes, gzip.compress, zstd])
def test_streams_need_not_be_seekable(compress: Callable[[bytes], bytes]) -> None:
    data = compress(b"".join(html_record(f"https://a.example/{i}", PAGE * 99) for i in range(9)))
    found = list(warc.records(Pipe(data)))
    assert [page.content for page in found] == [PAGE * 99] * 9


@pytest.mark.parametrize("open_", [io.BytesIO, Pipe])
@pytest.mark.parametrize("compress", [bytes, gzip.compress])
def test_huge_records_are_cut_in_bounded_memory(
    open_: Callable[[bytes], io.BytesIO], compress: Callable[[bytes], bytes]
) -> None:
    import tracemalloc

    huge = html_record("https://a.example/huge", PAGE + b" " * 20_000_000)
    data = compress(html_record("https://a.example/1", PAGE) + huge + html_record("https://a.example/2", PAGE))
    del huge
    report = warc.Report()
    stream = open_(data)
    tracemalloc.start()
    found = list(warc.records(stream, report=report, max_bytes=200_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [page.url for page in found] == [f"https://a.example/{name}" for name in ("1", "huge", "2")]
    assert len(found[1].content) == 200_000
    assert found[1].warnings == ("the record holds more than is kept of it: its first 200,000 bytes (max_bytes)",)
    assert (report.given, report.cut, report.losses) == (3, 1, 0)
    assert peak < 15_000_000


def test_a_wrong_length_beyond_max_bytes_takes_no_records_with_it() -> None:
    lying = html_record("https://a.example/lies", PAGE, Content_Length=str(10**15))
    records, _, losses = read(lying + html_record("https://a.example/2", PAGE), max_bytes=1000)
    assert [page.url for page in records] == ["https://a.example/2"]
    assert [loss.size for loss in losses] == [len(lying)]


def test_in_a_stream_a_wrong_length_beyond_max_bytes_is_told() -> None:
    lying = html_record("https://a.example/lies", PAGE, Content_Length=str(100_000))
    data = lying + html_record("https://a.example/2", PAGE) + html_record("https://a.example/3", PAGE * 9999)
    losses = list[warc.Loss]()
    assert list(warc.records(Pipe(data), on_error=losses.append, max_bytes=1000)) == []
    assert losses[0].reason == "the record says 100,000 bytes, too many to look at before, and does not end there"
    assert losses[0].size == len(data)


def test_losses_are_logged_when_nobody_asks(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, "articleclean.warc"):
        assert list(warc.records(io.BytesIO(b"nonsense"))) == []
    assert caplog.messages == ["stream, byte 0: bytes that are no record"]


def test_on_error_can_end_the_reading() -> None:
    def stop(loss: warc.Loss) -> None:
        raise RuntimeError(str(loss))

    with pytest.raises(RuntimeError, match="bytes that are no record"):
        list(warc.records(io.BytesIO(b"nonsense"), on_error=stop))


@pytest.mark.parametrize("absent", [["fastwarc"], ["fastwarc", "warcio"]])
def test_without_fastwarc_warcio_reads(absent: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in absent]:
        monkeypatch.delitem(sys.modules, name)
    for name in absent:
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    data = html_record("https://a.example/", PAGE)
    if absent == ["fastwarc"]:
        assert [page.content for page in warc.records(io.BytesIO(data))] == [PAGE]
        with pytest.raises(ImportError, match=r"articleclean\[warc\]"):
            list(warc.records(io.BytesIO(zstd_magic())))
    else:
        with pytest.raises(ImportError, match=r"articleclean\[warc\]"):
            list(warc.records(io.BytesIO(data)))


def zstd_magic() -> bytes:
    return b"\x28\xb5\x2f\xfd"


def test_report_reads_well() -> None:
    data = b"".join(record("request", b"") for _ in range(3)) + record("metadata", b"") + b"nonsense"
    _, report, _ = read(html_record("https://a.example/", PAGE) + data)
    assert str(report) == "1 given (0 of them cut), 4 skipped (request: 3, metadata: 1), 1 losses (8 bytes)"
