"""Pages that take their worker down: they are named, all others come out, and in order."""

import math
import os
from pathlib import Path
from typing import Any

import pytest

from articleclean.batch import Batch, BatchError, Counts, run
from articleclean.batch import pool as pool_room
from articleclean.batch.inputs import Inputs
from articleclean.batch.progress import Silent
from batch_pages import harmful, page, rows


def _folder(tmp_path: Path, titles: list[str]) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, title in enumerate(titles):
        (folder / f"{number:02}.html").write_bytes(page(title))
    return folder


def _run(folder: Path, **settings: Any) -> tuple[Counts, dict[str, str], dict[str, str]]:
    """The counts, headlines by file, and reasons by file."""
    out = folder.parent / "out.jsonl"
    counts = run(Batch([str(folder)], str(out), fields=("headline",), extract=harmful, **settings))
    side = out.with_name("out.failed.jsonl")
    headlines = {Path(row["source"]).stem: row["headline"] for row in rows(out)}
    return counts, headlines, {Path(row["source"]).stem: row["reason"] for row in rows(side)} if side.exists() else {}


@pytest.mark.parametrize("jobs", [pytest.param(1, marks=pytest.mark.slow), 2])
def test_one_bad_page_never_stops_it(tmp_path: Path, jobs: int) -> None:
    titles = ["Good one", "KILL", "RAISE", "Good two", "SLOW but good", "Good three", "EXIT", "Good four"]
    counts, headlines, failed = _run(_folder(tmp_path, titles), jobs=jobs)
    assert list(headlines.items()) == [
        ("00", "Good one"),
        ("03", "Good two"),
        ("04", "SLOW but good"),
        ("05", "Good three"),
        ("07", "Good four"),
    ]
    assert list(failed.items()) == [
        ("01", "its worker ended: SIGKILL"),
        ("02", "ValueError: invalid literal for int() with base 10: 'no number'"),
        ("06", "its worker ended: exit status 7"),
    ]
    assert counts == Counts(found=5, failed=3)


@pytest.mark.slow
def test_a_failure_before_any_page(tmp_path: Path) -> None:
    folder = _folder(tmp_path, ["Unread", "Good"])
    (folder / "00.html").rename(folder / "00.html.gz")
    counts, headlines, failed = _run(folder)
    assert list(headlines.values()) == ["Good"]
    assert list(failed.values()) == ["Not a gzipped file (b'<!')"]
    assert counts == Counts(found=1, failed=1)


@pytest.mark.slow
def test_a_page_that_never_ends(tmp_path: Path) -> None:
    """The time must do for a worker's first page on a busy machine, on which it loads the model."""
    counts, headlines, failed = _run(_folder(tmp_path, ["Good one", "HANG", "Good two"]), timeout=20.0)
    assert list(headlines.values()) == ["Good one", "Good two"]
    assert failed == {"01": "took longer than 20 seconds"}
    assert counts == Counts(found=2, failed=1)


@pytest.mark.slow
def test_a_page_that_eats_all_memory(tmp_path: Path) -> None:
    pytest.importorskip("resource", reason="no limits on memory on this system")
    counts, headlines, failed = _run(_folder(tmp_path, ["Good one", "EAT", "Good two"]), memory=4_000)
    assert list(headlines.values()) == ["Good one", "Good two"]
    assert failed == {"01": "out of memory"}
    assert counts == Counts(found=2, failed=1)


@pytest.mark.slow
def test_a_worker_that_is_killed_by_somebody_else_costs_no_page(tmp_path: Path) -> None:
    titles = ["Good one", f"DIE ONCE: {tmp_path / 'mark'}", "Good two"]
    counts, headlines, failed = _run(_folder(tmp_path, titles))
    assert (tmp_path / "mark").exists()
    assert len(headlines) == 3
    assert failed == {}
    assert counts == Counts(found=3)


@pytest.mark.slow
def test_a_slow_page_lets_a_bounded_number_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With room for three, the pages behind the slow one wait; all come out, in order."""
    monkeypatch.setattr(pool_room, "MOST_WAITING", 3)
    titles = ["SLOW", *(f"Page {number}" for number in range(12))]
    most = 0
    folder = _folder(tmp_path, titles)

    class Watch(Silent):
        def update(self, counts: Counts, position: int) -> None:
            nonlocal most
            most = max(most, counts.pages)

    batch = Batch([str(folder)], str(tmp_path / "out.jsonl"), fields=("headline",), jobs=2, extract=harmful)
    assert run(batch, Watch()) == Counts(found=13)
    assert [row["headline"] for row in rows(tmp_path / "out.jsonl")] == titles
    assert most == 13


@pytest.mark.slow
def test_rows_that_wait_are_bounded_in_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool_room, "MOST_BYTES", 1)
    counts, headlines, _ = _run(_folder(tmp_path, ["SLOW", "Two", "Three", "Four"]), jobs=2, timeout=math.inf)
    assert list(headlines.values()) == ["SLOW", "Two", "Three", "Four"]
    assert counts == Counts(found=4)


@pytest.mark.slow
def test_a_large_row_passes_the_pipe(tmp_path: Path) -> None:
    """A page and a row of megabytes, more than a pipe holds, with two workers."""
    counts, _, failed = _run(_folder(tmp_path, ["LONG" + "x" * 5_000_000] * 4), jobs=2)
    assert failed == {}
    assert counts == Counts(found=4)
    assert all(len(row["headline"]) > 5_000_000 for row in rows(tmp_path / "out.jsonl"))


class Unstartable:
    """A function that ends whoever unpickles it."""

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (5,)


@pytest.mark.slow
def test_workers_that_cannot_start_end_the_batch(tmp_path: Path) -> None:
    unstartable: Any = Unstartable()
    with pytest.raises(BatchError, match=r"workers end before they begin \(exit status 5\)"):
        run(Batch([str(_folder(tmp_path, ["Good"]))], str(tmp_path / "out.jsonl"), extract=unstartable))


def test_the_whole_size_of_the_inputs(tmp_path: Path) -> None:
    folder = _folder(tmp_path, ["One", "Two"])
    (folder / "left.out").write_bytes(b"x" * 99)
    assert Inputs([str(folder)]).total() == sum(path.stat().st_size for path in folder.glob("*.html"))
