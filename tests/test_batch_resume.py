"""Killed at any moment and gone on with: the bytes of a run that nobody disturbed."""

import json
import os
import signal
import time
from pathlib import Path

import pytest

from batch_pages import (
    WITHOUT_WORKERS,
    batch,
    batch_here,
    command,
    finished,
    fixture_pages,
    kill_group,
    lines_in,
    page,
    rows,
    until,
)

COUNT = 30
FEW_ROWS = "import articleclean.batch.outputs.parquet as parquet\nparquet.ROWS = 7"
"""Parts of seven rows, so that a few pages fill some."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with good pages and two broken files among them."""
    folder = fixture_pages(tmp_path_factory.mktemp("batch") / "pages", COUNT)
    (folder / "broken.html.gz").write_bytes(b"no gzip")
    (folder / "lines.jsonl").write_text('{"html": 5}\n' + json.dumps({"html": page("In a line").decode()}) + "\n")
    return folder


@pytest.fixture(scope="module", params=["jsonl", "csv"])
def whole(request: pytest.FixtureRequest, pages: Path) -> Path:
    """The output of an undisturbed run, and its side file."""
    out = pages.parent / f"whole.{request.param}"
    assert batch("pages", "-o", out.name, "--errors", f"{out.name}.failed", cwd=pages.parent)[0] == 1
    return out


def _resumed(out: Path, *arguments: str, code: str = "") -> bytes:
    """What is in the output when another run has gone on with it."""
    status, said = batch("pages", "-o", out.name, "--resume", *arguments, cwd=out.parent, code=code)
    assert status == 1, said
    assert said.startswith("articleclean: "), said
    return out.read_bytes()


def _same(out: Path, whole: Path) -> bool:
    side, other = out.with_name(f"{out.stem}.failed.jsonl"), whole.with_name(f"{whole.name}.failed")
    return out.read_bytes() == whole.read_bytes() and side.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    "moment", [pytest.param(0, marks=pytest.mark.slow), 5, pytest.param(25, marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("jobs", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_kill_9_then_resume(whole: Path, moment: int, jobs: str) -> None:
    out = whole.with_name(f"killed-{whole.suffix[1:]}-{moment}-{jobs}{whole.suffix}")
    process = command("pages", "-o", out.name, "--jobs", jobs, cwd=whole.parent)
    until(lambda: lines_in(out) >= moment, process)
    kill_group(process)
    before = out.read_bytes() if out.exists() else b""
    assert len(before) < len(whole.read_bytes())
    _resumed(out, "--jobs", "2")
    assert _same(out, whole)


@pytest.mark.slow
def test_a_kill_of_the_parent_alone_leaves_no_worker(pages: Path) -> None:
    out = pages.parent / "parent.jsonl"
    process = command("pages", "-o", out.name, "--jobs", "2", cwd=pages.parent)
    until(lambda: lines_in(out) >= 3, process)
    process.kill()
    process.communicate(timeout=60)  # returns when nobody holds the other ends of these pipes, which workers do


@pytest.mark.slow
def test_cut_at_every_kind_of_place(
    whole: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a kill in the middle of writing leaves: the beginning of the file, up to any byte."""
    run = batch_here(monkeypatch, capsys)
    data = whole.read_bytes()
    ends = [place for place in range(len(data)) if data[place : place + 1] == b"\n"]
    out = whole.with_name(f"cut{whole.suffix}")
    for place in (
        0,
        1,
        9,
        ends[0],
        ends[0] + 1,
        ends[0] + 2,
        ends[9] - 1,
        ends[20] - 300,
        ends[25] + 20,
        len(data) - 1,
    ):
        out.write_bytes(data[:place])
        assert run("pages", "-o", out.name, "--resume", cwd=out.parent)[0] == 1
        assert _same(out, whole), place


@pytest.mark.slow
def test_ctrl_c_leaves_whole_rows(whole: Path) -> None:
    out = whole.with_name(f"stopped-{whole.suffix[1:]}{whole.suffix}")
    process = command("pages", "-o", out.name, "--jobs", "2", cwd=whole.parent)
    until(lambda: lines_in(out) >= 6, process)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    assert finished(process) == (130, "articleclean: interrupted; --resume goes on\n")
    written = out.read_bytes()
    assert written.endswith(b"\n")
    assert whole.read_bytes().startswith(written)
    _resumed(out)
    assert _same(out, whole)


@pytest.mark.slow
def test_ctrl_c_at_the_start(pages: Path) -> None:
    """While workers begin, no traceback of theirs is seen."""
    process = command("pages", "-o", "early.jsonl", "--jobs", "2", cwd=pages.parent)
    until(lambda: (pages.parent / "early.jsonl").exists(), process)
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    assert finished(process) == (130, "articleclean: interrupted; --resume goes on\n")


@pytest.mark.slow
def test_nothing_left_to_do(whole: Path) -> None:
    before = whole.read_bytes()
    assert _resumed(whole, "--errors", f"{whole.name}.failed") == before


@pytest.mark.slow
def test_failed_pages_are_tried_again(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(b"no gzip")
    (tmp_path / "b.html").write_bytes(page("Second"))
    arguments = ["a.html.gz", "b.html", "-o", "out.jsonl", "--fields", "headline"]
    assert batch(*arguments, cwd=tmp_path)[0] == 1
    (tmp_path / "a.html.gz").write_bytes(page("First"))
    assert batch(*arguments, "--resume", cwd=tmp_path)[0] == 1  # still no gzip
    import gzip

    (tmp_path / "a.html.gz").write_bytes(gzip.compress(page("First")))
    assert batch(*arguments, "--resume", cwd=tmp_path) == (0, "")
    assert [row["headline"] for row in rows(tmp_path / "out.jsonl")] == ["Second", "First"]
    assert not (tmp_path / "out.failed.jsonl").exists()


@pytest.fixture(scope="module")
def parquet(pages: Path) -> Path:
    """The Parquet file of an undisturbed run, and its side file."""
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")
    out = pages.parent / "whole.parquet"
    status, said = batch("pages", "-o", out.name, "--errors", f"{out.name}.failed", cwd=out.parent, code=FEW_ROWS)
    assert status == 1, said
    return out


@pytest.mark.slow
class TestParquet:
    """The parts, their joining, and more rows for a file that was joined."""

    @pytest.mark.parametrize("moment", [0, 1, 3])
    def test_kill_9_among_the_parts(self, parquet: Path, moment: int) -> None:
        out = parquet.with_name(f"killed-{moment}.parquet")
        process = command("pages", "-o", out.name, "--jobs", "2", cwd=out.parent, code=FEW_ROWS)
        parts = out.with_name(f"{out.name}.parts")
        until(lambda: parts.exists() and len(list(parts.glob("*.parquet"))) >= moment, process)
        kill_group(process)
        assert not out.exists()
        _resumed(out, "--jobs", "2", code=FEW_ROWS)
        assert _same(out, parquet)
        assert not parts.exists()

    @pytest.mark.parametrize("after", [False, True])
    @pytest.mark.parametrize(
        "call", ["os.replace:1", "os.replace:4", "os.replace:5", "os.replace:6", "shutil.rmtree:2"]
    )
    def test_kill_9_around_each_step(self, parquet: Path, call: str, after: bool) -> None:
        """Killed right before or right after a file gets its name, or parts are removed."""
        module, name, number = call.replace(":", ".").split(".")
        out = parquet.with_name(f"step-{name}-{number}-{after}.parquet")
        deadly = f"""
import os, shutil, signal, {module}
real, calls = {module}.{name}, []
def deadly(*arguments, **named):
    calls.append(arguments)
    if len(calls) == {number} and not {after}: os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments, **named)
    if len(calls) == {number} and {after}: os.kill(os.getpid(), signal.SIGKILL)
{module}.{name} = deadly
"""
        process = command("pages", "-o", out.name, cwd=out.parent, code=FEW_ROWS + WITHOUT_WORKERS + deadly)
        status, said = finished(process)
        assert status == -signal.SIGKILL, said
        _resumed(out, code=FEW_ROWS + WITHOUT_WORKERS)
        assert _same(out, parquet)
        assert not out.with_name(f"{out.name}.parts").exists()

    def test_ctrl_c_then_resume(self, parquet: Path) -> None:
        out = parquet.with_name("stopped.parquet")
        process = command("pages", "-o", out.name, cwd=out.parent, code=FEW_ROWS)
        parts = out.with_name(f"{out.name}.parts")
        until(lambda: parts.exists() and list(parts.glob("*.parquet")), process)
        os.killpg(process.pid, signal.SIGINT)
        assert finished(process)[0] == 130
        _resumed(out, code=FEW_ROWS)
        assert _same(out, parquet)

    def test_more_inputs_later(self, parquet: Path, tmp_path: Path) -> None:
        import pyarrow.parquet as pq

        for name in "ab":
            (tmp_path / f"{name}.html").write_bytes(page(f"Page {name}"))
        assert batch("a.html", "-o", "out.parquet", cwd=tmp_path) == (0, "")
        before = (tmp_path / "out.parquet").read_bytes()
        assert batch("a.html", "-o", "out.parquet", "--resume", cwd=tmp_path) == (0, "")
        assert (tmp_path / "out.parquet").read_bytes() == before
        assert batch("a.html", "b.html", "-o", "out.parquet", "--resume", cwd=tmp_path) == (0, "")
        assert pq.read_table(tmp_path / "out.parquet")["headline"].to_pylist() == ["Page a", "Page b"]
        assert not (tmp_path / "out.parquet.parts").exists()

    def test_what_is_no_parquet_is_left_alone(self, tmp_path: Path) -> None:
        (tmp_path / "a.html").write_bytes(page())
        (tmp_path / "out.parquet").write_bytes(b"something of somebody")
        status, said = batch("a.html", "-o", "out.parquet", "--resume", cwd=tmp_path)
        assert status == 2
        assert "it cannot be gone on with" in said
        assert (tmp_path / "out.parquet").read_bytes() == b"something of somebody"
