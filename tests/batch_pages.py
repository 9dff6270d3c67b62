"""What the tests of `articleclean batch` share: pages, the command, and pages that harm whoever reads them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from articleclean import Article, extract
from articleclean.batch.records import Failure, Page, Result
from articleclean.batch.worker import Work, answer
from articleclean.cli import main

Batcher = Callable[..., tuple[int, str]]
"""`(*arguments, cwd) -> exit status and what it said`."""

FIXTURES = Path(__file__).parent / "fixtures"

HTML = """<!DOCTYPE html><html lang="en"><head><title>{title}</title></head><body><article>
<h1>{title}</h1><p>The first tram crossed the old bridge at six in the morning, and it was nearly empty.</p>
<p>Two years of work had gone before, longer than the city council had once promised to everybody in town.</p>
<p>The next section, which leads along the river, is to follow in spring, said the transport office.</p>
</article></body></html>"""


def page(title: str = "Old bridge reopens") -> bytes:
    """A short page."""
    return HTML.format(title=title).encode()


def fixture_pages(folder: Path, count: int) -> Path:
    """A folder with the pages of the first fixtures, under their names."""
    folder.mkdir()
    for source in sorted(FIXTURES.glob("*/page.*"))[:count]:
        (folder / f"{source.parent.name}{source.suffix}").write_bytes(source.read_bytes())
    return folder


def command(*arguments: str | Path, cwd: Path, code: str = "") -> "subprocess.Popen[str]":
    """The command as a process group of its own; `code` is run before it, in the same process."""
    start = f"{code}\nfrom articleclean.cli import main\nraise SystemExit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", start, "batch", *map(str, arguments)],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finished(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Its exit status, and what it said."""
    out, err = process.communicate(timeout=300)
    assert out == ""
    return process.returncode, err


def batch(*arguments: str | Path, cwd: Path, code: str = "") -> tuple[int, str]:
    """Run the command to its end."""
    return finished(command(*arguments, cwd=cwd, code=code))


def rows(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def until(condition: Any, process: "subprocess.Popen[str]") -> None:
    """Wait until it is so; fail when the process has ended before."""
    for _ in range(30_000):
        if condition():
            return
        assert process.poll() is None, f"ended too early: {process.communicate()}"
        time.sleep(0.005)
    raise AssertionError("waited in vain")


def kill_group(process: "subprocess.Popen[str]") -> None:
    """`kill -9` of the command and its workers."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)


def lines_in(path: Path) -> int:
    """Whole lines of a file, 0 while there is none."""
    return path.read_bytes().count(b"\n") if path.exists() else 0


def _harms() -> Iterator[tuple[bytes, Any]]:
    yield b"KILL", lambda: os.kill(os.getpid(), signal.SIGKILL)
    yield b"EXIT", lambda: os._exit(7)
    yield b"HANG", lambda: time.sleep(600)
    yield b"EAT", lambda: bytes(1 << 46)
    yield b"RAISE", lambda: int("no number")


def harmful(source: bytes, **arguments: Any) -> Article:
    """`extract`, which does what the page tells it."""
    for word, harm in _harms():
        if word in source:
            harm()
    if b"DIE ONCE: " in source:
        mark = Path(source.split(b"DIE ONCE: ")[1].split(b"<")[0].decode())
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if b"LONG" in source:
        return Article(ok=True, headline=source.decode())
    if b"SLOW" in source:
        time.sleep(0.7)
    return extract(source, **arguments)


class Here:
    """In the place of the pool."""

    def __init__(self, work: Work, **_: object) -> None:
        self._work = work

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def results(self, pages: Iterator[Page | Failure]) -> Iterator[Result]:
        for item in pages:
            if isinstance(item, Failure):
                yield Result(item.source, item.position, reason=item.reason)
            else:
                yield answer(item, self._work)


def batch_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Batcher:
    """The command in this process, and without workers: they take longer to start than all pages of a test."""
    monkeypatch.setattr("articleclean.batch.runner.Pool", Here)

    def run(*arguments: str | Path, cwd: Path) -> tuple[int, str]:
        monkeypatch.chdir(cwd)
        status = main(["batch", *map(str, arguments)])
        out, err = capsys.readouterr()
        assert out == ""
        return status, err

    return run


WITHOUT_WORKERS = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
import articleclean.batch.runner, batch_pages
articleclean.batch.runner.Pool = batch_pages.Here
"""
"""The same, for a command in a process of its own."""
