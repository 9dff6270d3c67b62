"""`extract_batches`: every kind of column, one row for each page whatever happens, lazily, in bounded memory."""

import gc
import itertools
import tracemalloc
import weakref
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

import articleclean as ac
from articleclean.integrations.arrow import RESULT_SCHEMA, extract_batches, extract_pages, extract_row, from_row, kernel
from articleclean.integrations.arrow.kernel import Page
from fixture import cases, extracted
from page_strategies import damaged, dumps, jsonld_pages, markup

TEXT = "The ferry between the islands sails again after a year in dock, its owner said on Monday at noon. "


def page(headline: str) -> str:
    """A page with an article of some paragraphs, "é" in its headline."""
    paragraphs = "".join(f"<p>{TEXT * 3}</p>" for _ in range(4))
    return f"<html><head><title>{headline} é</title></head><body><h1>{headline} é</h1>{paragraphs}</body></html>"


PAGES = [page(f"Ferry number {number} sails") for number in range(5)]
URLS = [f"https://news.example/{number}" for number in range(5)]


def run(batch: pa.RecordBatch, **arguments: Any) -> list[dict[str, Any]]:
    """The rows that come out for one batch."""
    rows: list[dict[str, Any]] = pa.Table.from_batches(extract_batches([batch], **arguments), RESULT_SCHEMA).to_pylist()
    return rows


def test_articles_are_those_of_direct_calls() -> None:
    some = [case for case in cases() if case.arguments.keys() <= {"url", "options"} and "now" not in case.expected][:12]
    batch = pa.RecordBatch.from_pylist([{"html": case.page, "url": case.arguments.get("url")} for case in some])
    rows = run(batch)
    assert [row["error"] for row in rows] == [None] * len(some)
    direct = [
        extracted(case.name)
        if "date_order" not in case.expected
        else ac.extract(case.page, url=case.arguments.get("url"))
        for case in some
    ]
    assert [from_row(row) for row in rows] == direct


@given(st.one_of(markup(), jsonld_pages(), dumps(), damaged()), st.booleans())
def test_any_page_gives_the_article_of_a_direct_call(source: str | bytes, candidates: bool) -> None:
    options = ac.Options(keep_candidates=candidates)
    (batch,) = extract_pages([Page(source, URLS[0])], options=options)
    (row,) = batch.to_pylist()
    assert row["error"] is None
    assert from_row(row) == ac.extract(source, url=URLS[0], options=options)


def _sliced(array: pa.Array) -> pa.Array:
    return pa.concat_arrays([array.slice(3, 2), array])[2:]


@pytest.mark.parametrize(
    "column",
    [
        *(pa.array(PAGES, kind) for kind in (pa.string(), pa.large_string(), pa.string_view())),
        *(pa.array([p.encode() for p in PAGES], kind) for kind in (pa.binary(), pa.large_binary(), pa.binary_view())),
        pa.array(PAGES).dictionary_encode(),
        pa.array([p.encode() for p in PAGES], pa.large_binary()).dictionary_encode(),
        _sliced(pa.array(PAGES)),
        _sliced(pa.array(PAGES).dictionary_encode()),
    ],
    ids=lambda column: str(column.type),
)
def test_pages_are_read_from_every_kind_of_column(column: pa.Array) -> None:
    urls = pa.array(URLS).dictionary_encode()
    rows = run(pa.RecordBatch.from_arrays([urls, column], ["url", "html"]))
    assert [row["headline"] for row in rows] == [f"Ferry number {number} sails é" for number in range(5)]
    assert [row["url"] for row in rows] == URLS


def test_one_row_a_page_in_order_with_errors_in_their_places() -> None:
    broken = [None, PAGES[0], None, "", "x" * 200_000]
    options = ac.Options(limits=ac.Limits(max_bytes=100_000, strict=True))
    rows = run(pa.RecordBatch.from_pydict({"html": broken, "url": [None, *URLS[1:]]}), options=options)
    assert [row["url"] for row in rows] == [None, *URLS[1:]]
    assert [row["ok"] for row in rows] == [False, True, False, False, False]
    assert [row["error"] and row["error"].split(":")[0] for row in rows] == [
        *("InputError", None, "InputError", None, "LimitExceeded"),
    ]
    assert rows[3]["reason"]
    assert rows[0].items() - {"url": None, "ok": False, "error": rows[0]["error"]}.items() == {
        (name, None) for name in RESULT_SCHEMA.names if name not in ("url", "ok", "error")
    }


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("too deep"), ZeroDivisionError("half \ud800")])
def test_whatever_goes_wrong_with_a_page_is_in_its_row(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(source: object, **arguments: Any) -> ac.Article:
        raise error if source == PAGES[1] else ac.InputError("other")

    monkeypatch.setattr(kernel, "extract", fails)
    rows = run(pa.RecordBatch.from_pydict({"html": PAGES[:3]}), url=None)
    said = f"{type(error).__name__}: {error}".removesuffix(": ").replace("\ud800", "?")
    assert [row["error"] for row in rows] == ["InputError: other", said, "InputError: other"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
def test_what_ends_the_program_passes(stop: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(source: object, **arguments: Any) -> ac.Article:
        raise stop

    monkeypatch.setattr(kernel, "extract", stops)
    with pytest.raises(stop):
        extract_row(Page("<p>"))


def test_an_article_that_arrow_cannot_hold_is_an_error_in_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def odd(source: str, **arguments: Any) -> ac.Article:
        return ac.Article(headline="\ud800" if source == PAGES[2] else source[-20:])

    monkeypatch.setattr(kernel, "extract", odd)
    rows = run(pa.RecordBatch.from_pydict({"html": PAGES, "url": URLS}))
    assert [row["url"] for row in rows] == URLS
    assert [row["error"] is None for row in rows] == [True, True, False, True, True]
    assert rows[2]["error"].startswith("UnicodeEncodeError")


def test_strings_that_are_no_utf8_are_read_as_far_as_they_can_be() -> None:
    bad = pa.array([PAGES[0].replace("é", "\x00").encode().replace(b"\x00", b"\xe9")]).cast(pa.string(), safe=False)
    html = pa.Array.from_buffers(pa.string(), 1, bad.buffers())
    (row,) = run(pa.RecordBatch.from_arrays([html], ["html"]), url=None)
    assert row["headline"] == "Ferry number 0 sails \ufffd"


def test_charset_and_time_of_fetching_come_from_columns() -> None:
    html = page("Ferry").replace("<h1>", "<p>3 hours ago</p><h1>").encode("iso-8859-5", "xmlcharrefreplace")
    html = html.replace(b"&#233;", "Паром".encode("iso-8859-5"))
    when = datetime(2024, 5, 6, 12, tzinfo=UTC)
    batch = pa.RecordBatch.from_pydict(
        {
            "page": [html, html],
            "type": ["text/html; charset=iso-8859-5", None],
            "at": pa.array([when, None], pa.timestamp("ns", "UTC")),
        }
    )
    rows = run(batch, html="page", url=None, content_type="type", now="at")
    direct = ac.extract(html, content_type="text/html; charset=iso-8859-5", options=ac.Options(now=when))
    assert direct.headline == "Ferry Паром"
    assert [from_row(row) for row in rows] == [direct, ac.extract(html)]


def test_a_null_time_leaves_the_one_of_the_options(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def remembers(source: object, *, options: ac.Options, **arguments: Any) -> ac.Article:
        seen.append(options.now)
        return ac.Article()

    monkeypatch.setattr(kernel, "extract", remembers)
    times = pa.array([0, None, 2**62], pa.int64()).cast(pa.timestamp("us"))  # the last in no calendar
    batch = pa.RecordBatch.from_arrays([pa.array(PAGES[:3]), times], ["html", "at"])
    run(batch, url=None, now="at", options=ac.Options(now=datetime(2020, 1, 1)))
    assert seen == [datetime(1970, 1, 1), datetime(2020, 1, 1), datetime(2020, 1, 1)]


def test_the_url_is_the_one_given() -> None:
    (row,) = run(pa.RecordBatch.from_pydict({"html": [PAGES[0]], "url": ["https://news.example/a\n"]}))
    assert row["url"] == "https://news.example/a\n"
    assert row["ok"]


@pytest.mark.parametrize(
    ("sizes", "rows", "expected"), [([3, 0, 4, 2], 4, [4, 4, 1]), ([9], 3, [3, 3, 3]), ([], 3, [])]
)
def test_batches_are_cut_anew(sizes: list[int], rows: int, expected: list[int]) -> None:
    batches = [pa.RecordBatch.from_pydict({"html": pa.array(["<p>x"] * size, pa.string())}) for size in sizes]
    found = list(extract_batches(batches, url=None, rows=rows))
    assert [batch.num_rows for batch in found] == expected
    assert all(batch.schema.equals(RESULT_SCHEMA, check_metadata=True) for batch in found)


def test_very_large_pages_end_a_batch_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "MOST_SOURCE", 1000)
    pages = ["a" * 400, "b" * 700, "c" * 5000, "d"]
    found = extract_pages(Page(page) for page in pages)
    assert [batch.num_rows for batch in found] == [2, 1, 1]


def test_rows_that_arrow_cannot_hold_together_become_batches_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
        if len(rows) > 2:
            raise pa.ArrowCapacityError("array cannot contain more than 2147483646 bytes")
        return pa.table({"url": [row["url"] for row in rows]}).to_batches()[0]

    monkeypatch.setattr("pyarrow.RecordBatch", type("RecordBatch", (), {"from_pylist": staticmethod(full)}))
    found = list(extract_pages(Page("<p>", url) for url in URLS))
    assert [row["url"] for batch in found for row in batch.to_pylist()] == URLS
    assert max(batch.num_rows for batch in found) == 2


@pytest.mark.parametrize(
    ("columns", "arguments", "message"),
    [
        ({"page": ["x"]}, {"url": None}, "need one column 'html'; there are: page"),
        ({"html": ["x"]}, {}, "need one column 'url'; there are: html"),
        ({"html": [5]}, {"url": None}, "column 'html' must be string or binary, not int64"),
        ({"html": ["x"], "url": [b"x"]}, {}, "column 'url' must be string, not binary"),
        ({"html": ["x"], "at": ["2024"]}, {"url": None, "now": "at"}, "column 'at' must be timestamp, not string"),
    ],
)
def test_columns_that_do_not_fit_are_an_input_error(columns: Any, arguments: Any, message: str) -> None:
    with pytest.raises(ac.InputError, match=message):
        run(pa.RecordBatch.from_pydict(columns), **arguments)


def test_a_column_that_is_there_twice_is_an_input_error() -> None:
    twice = pa.RecordBatch.from_arrays([pa.array(["x"]), pa.array(["y"])], ["html", "html"])
    with pytest.raises(ac.InputError, match="need one column 'html'; there are: html, html"):
        run(twice, url=None)


@pytest.mark.parametrize("rows", [0, -1])
def test_rows_is_checked_at_once(rows: int) -> None:
    with pytest.raises(ac.InputError, match="rows must be 1 or more"):
        extract_batches([], rows=rows)


def test_an_endless_iterator_is_read_as_far_as_it_is_needed() -> None:
    asked = itertools.count()
    endless = (pa.RecordBatch.from_pydict({"html": ["<p>x", "<p>y"]}) for _ in iter(lambda: next(asked), None))
    batches = extract_batches(endless, url=None, rows=3)
    assert next(asked) == 0
    assert [next(batches).num_rows, next(batches).num_rows] == [3, 3]
    assert next(asked) == 4  # three were asked for in between


def test_an_error_of_the_input_passes() -> None:
    def stream() -> Iterator[pa.RecordBatch]:
        yield pa.RecordBatch.from_pydict({"html": ["<p>x"]})
        raise OSError("disk")

    with pytest.raises(OSError, match="disk"):
        list(extract_batches(stream(), url=None))


def test_memory_does_not_grow_with_the_number_of_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    article = ac.Article(ok=True, body=(ac.Paragraph(TEXT),))
    monkeypatch.setattr(kernel, "extract", lambda source, **arguments: article)  # what it takes itself is not asked
    alive: list[weakref.ref[Any]] = []

    def stream() -> Iterator[pa.RecordBatch]:
        while True:
            batch = pa.RecordBatch.from_pydict({"html": ["x" * 50_000] * 4})
            alive.append(weakref.ref(batch))
            yield batch
            del batch

    def held_after(count: int) -> int:
        """Bytes that Python and Arrow hold when that many batches more came out, without Python's free lists."""
        for _ in itertools.islice(batches, count):
            pass
        gc.collect()
        return int(pa.total_allocated_bytes()) + tracemalloc.get_traced_memory()[0]

    batches = extract_batches(stream(), url=None, rows=3)
    tracemalloc.start()
    try:
        few, many = held_after(8), held_after(40)
    finally:
        tracemalloc.stop()
    assert len(alive) == 36
    assert sum(reference() is not None for reference in alive) <= 2
    assert many < few + 100_000  # a single batch that stayed would be 200,000
