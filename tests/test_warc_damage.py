"""Damaged WARC files: whatever is missing or changed, nothing is raised, whole records come out, losses are told."""

import gzip
import io
from collections.abc import Sequence

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from warcs import gzipped, html_record, record, spans

pytest.importorskip("fastwarc", reason="fastwarc is not installed: pip install 'articleclean[warc]'")

from articleclean.integrations import warc

RECORDS = 8
BODIES = [
    *(b"<p>The page with the number %d. " % i * (1 + 7 * i) for i in range(RECORDS - 1)),
    bytes(range(256)) * 40,  # hardly compressed
]
PARTS = [html_record(f"https://a.example/{i}", body) for i, body in enumerate(BODIES)]
CONTENT = {f"https://a.example/{i}": body for i, body in enumerate(BODIES)}
ANYWHERE = st.floats(0, 1)
SIZES = st.sampled_from([1, 2, 5, 20, 100, 300, 1000, 4000, 100_000])


def place(share: float, size: int) -> int:
    return min(int(share * size), size - 1)


def read(data: bytes, max_bytes: int = 64_000_000) -> tuple[list[str], warc.Report, list[warc.Loss]]:
    """The addresses of the records, each checked for its content; the report; the losses."""
    report, losses = warc.Report(), list[warc.Loss]()
    urls = []
    for page in warc.records(io.BytesIO(data), report=report, on_error=losses.append, max_bytes=max_bytes):
        assert page.url is not None
        urls.append(page.url)
        if page.url in CONTENT and not page.warnings:
            assert page.content == CONTENT[page.url]
    assert report.given == len(urls)
    assert report.losses == len(losses)
    assert all(0 <= loss.start <= len(data) and loss.size > 0 for loss in losses)
    return urls, report, losses


def untouched(parts: Sequence[bytes], start: int, end: int) -> list[str]:
    """The addresses of the records that no byte from start to end belongs to."""
    return [
        f"https://a.example/{i}" for i, (first, last) in enumerate(spans(list(parts))) if last <= start or end <= first
    ]


STARTS = [b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"]
CONTAINERS = {"plain": PARTS, "gzip": gzipped(PARTS)}


@pytest.mark.parametrize("container", CONTAINERS)
@given(share=ANYWHERE)
@settings(max_examples=120)
def test_a_file_cut_short(container: str, share: float) -> None:
    """Each record that has begun is given, or is the loss that is told."""
    parts = CONTAINERS[container]
    data = b"".join(parts)
    end = place(share, len(data) + 1)
    urls, report, losses = read(data[:end])
    begun = [f"https://a.example/{i}" for i, (start, _) in enumerate(spans(parts)) if start < end]
    assert urls + ["lost"] * len(losses) in (begun, [*begun[:-1], "lost"])
    assert urls[: len(untouched(parts, end, len(data)))] == untouched(parts, end, len(data))
    assert len(urls) + report.losses == len(begun)


@pytest.mark.parametrize("container", CONTAINERS)
@given(share=ANYWHERE, size=SIZES)
@example(share=0.0, size=1)
@settings(max_examples=200)
def test_bytes_cut_out(container: str, share: float, size: int) -> None:
    """What is not touched comes out; where a record is touched and parts of it remain, that is told."""
    parts = CONTAINERS[container]
    data = b"".join(parts)
    start = place(share, len(data))
    end = min(start + size, len(data))
    urls, _, losses = read(data[:start] + data[end:])
    sound = untouched(parts, start, end)
    assert [url for url in urls if url in sound] == sound
    assert len(urls) == len(set(urls))
    boundaries = {edge for span in spans(parts) for edge in span}
    if not {start, end} <= boundaries:
        assert losses or len(urls) > len(sound)


@pytest.mark.parametrize("container", CONTAINERS)
@given(share=ANYWHERE, junk=st.binary(min_size=1, max_size=300))
@settings(max_examples=200)
def test_bytes_overwritten(container: str, share: float, junk: bytes) -> None:
    parts = CONTAINERS[container]
    data = b"".join(parts)
    start = place(share, len(data))
    changed = (data[:start] + junk + data[start + len(junk) :])[: len(data)]
    assume(not changed.startswith((b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")))  # those of another container
    urls, _, losses = read(changed)
    sound = untouched(parts, start, start + len(junk))
    assert [url for url in urls if url in sound] == sound
    if changed != data:
        assert losses or len(urls) >= len(sound)


@pytest.mark.parametrize("container", CONTAINERS)
@given(share=ANYWHERE, size=SIZES, max_bytes=st.integers(0, 3000))
@settings(max_examples=100)
def test_small_limits_lose_no_records(container: str, share: float, size: int, max_bytes: int) -> None:
    parts = CONTAINERS[container]
    data = b"".join(parts)
    start = place(share, len(data))
    end = min(start + size, len(data))
    urls, _, _ = read(data[:start] + data[end:], max_bytes)
    assert set(untouched(parts, start, end)) <= set(urls)


@given(
    data=st.binary(max_size=2000), before=st.sampled_from([b"", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd"])
)
@settings(max_examples=200)
def test_any_bytes(data: bytes, before: bytes) -> None:
    urls, report, losses = read(before + data)
    assert urls == []
    assert losses or report.skipped or not (before + data).strip(b"\r\n")


@given(share=ANYWHERE)
@settings(max_examples=50)
def test_a_whole_file_compressed_at_once(share: float) -> None:
    """One gzip member: what stands before the damage is read."""
    data = gzip.compress(b"".join(PARTS), mtime=0)
    end = place(share, len(data))
    urls, _, losses = read(data[:end])
    assert urls == list(CONTENT)[: len(urls)]
    assert len(losses) == (end > 0)
    assert end < len(data) - 9 or len(urls) >= RECORDS - 1


def test_a_page_that_shows_a_record() -> None:
    """It is one record while its length is right; where it is not, what it shows cannot be told from a record."""
    shows = html_record("https://a.example/shows", PARTS[3] + b"behind it")
    assert read(shows + PARTS[1])[0] == ["https://a.example/shows", "https://a.example/1"]
    urls, _, losses = read(shows[:-10] + PARTS[1])
    assert urls == ["https://a.example/3", "https://a.example/1"]
    assert [loss.size for loss in losses] == [len(shows) - len(PARTS[3]) - len(b"behind it") - 4, 3]


def test_every_byte_of_a_small_file() -> None:
    """Each single byte cut out, or changed: the other record comes out, and something is told."""
    parts = gzipped([html_record("https://a.example/0", BODIES[0]), html_record("https://a.example/1", BODIES[1])])
    data = b"".join(parts)
    for at in range(len(data)):
        for changed in (data[:at] + data[at + 1 :], data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]):
            urls, _, losses = read(changed)
            (sound,) = untouched(parts, at, at + 1)
            assert sound in urls, at
            assert losses or len(urls) == 2, at  # the gzip head holds bytes that nothing depends on


def test_searching_behind_damage_takes_linear_time() -> None:
    """Gzip heads by the thousand, each of which seems to begin a member that is damaged far behind."""
    head = gzip.compress(b"WARC/", compresslevel=0)[:10]
    stored = b"\x00\xff\xff\x00\x00"  # a stored block of 65,535 bytes
    urls, _, losses = read((head + stored) * 20_000)
    assert urls == []
    assert losses


def test_lying_lengths_take_linear_time() -> None:
    lies = record("response", b"", WARC_Target_URI="https://a.example/", Content_Length="30000000") * 2000
    urls, _, losses = read(lies)
    assert urls == []
    assert len(losses) == 2000
