"""Hostile pages cost no more than their size: time and memory grow by no more than it does, and no text is lost."""

import json
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import articleclean as ac
from articleclean.source import read
from hostile import SHAPES, Shape

WORKER = Path(__file__).parents[1] / "benchmarks/hostile_worker.py"
ALL = [pytest.param(shape, id=shape.name) for shape in SHAPES.values()]
# What is not told of a page of this size is told of none: see benchmarks/hostile.py.
LEAST_SECONDS, LEAST_BYTES = 0.05, 60_000_000
TRIES = 4
"""How often a pair of pages is measured: the machine may change its speed, what grows too fast does so each time."""


def seconds(page: str | bytes, markup: Any) -> float:
    """CPU time of one call, the less of two."""
    found = []
    for _ in range(2):
        start = time.process_time()
        ac.extract(page, markup=markup)
        found.append(time.process_time() - start)
    return min(found)


def test_there_is_a_shape_for_everything_that_a_page_has_much_of() -> None:
    assert len(SHAPES) > 150
    for shape in SHAPES.values():
        small, large = (len(shape.page(n)) for n in (40, 80))
        assert large > small, shape.name


@pytest.mark.parametrize("shape", ALL)
def test_a_small_page_of_each_shape_is_read_whole(shape: Shape) -> None:
    page = shape.page(30)
    lines = read(page, url=None, content_type=None, markup=shape.markup, options=ac.Options()).lines  # type: ignore[arg-type]
    shown = "\n".join(" ".join(line.text.split()) for line in lines)
    if shape.name != "jsonld-text":  # it shows less than it states
        assert [marker for marker in shape.markers if marker not in shown] == []
    assert shape.each == "" or shown.count(shape.each) >= 30
    assert isinstance(ac.extract(page, markup=shape.markup), ac.Article)  # type: ignore[arg-type]


@pytest.mark.parametrize("shape", ALL)
def test_a_page_eight_times_as_large_does_not_take_much_longer_than_eight_pages(shape: Shape) -> None:
    n = max(shape.n // 200, 1)
    few, many = seconds(shape.page(n), shape.markup), seconds(shape.page(8 * n), shape.markup)
    assert many < 16 * few + 0.3, f"{few:.3f} s for {n}, {many:.3f} s for {8 * n}"


@pytest.fixture(scope="module")
def worker() -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, str(WORKER), "articleclean"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["version"] == ac.__version__
        yield process
        process.stdin.close()


def measured(worker: "subprocess.Popen[str]", shape: Shape, n: int, folder: Path) -> dict[str, Any]:
    """What the worker says of a page of size `n`."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    file = folder / str(n)
    file.write_bytes(pickle.dumps(shape.page(n)))
    job = {"page": str(file), "shape": shape.name, "n": n, "seconds": 30, "gigabytes": 4}
    worker.stdin.write(json.dumps(job) + "\n")
    worker.stdin.flush()
    outcome: dict[str, Any] = json.loads(worker.stdout.readline())
    return outcome


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="pages are read in forks")
@pytest.mark.parametrize("shape", ALL)
def test_time_and_memory_grow_as_the_page_does(shape: Shape, worker: "subprocess.Popen[str]", tmp_path: Path) -> None:
    """Four times the page: at most 2.3 times as much a doubling, and half of that again for a machine that is busy."""
    for _ in range(TRIES):
        few, many = (measured(worker, shape, n, tmp_path) for n in (max(shape.n // 2, 1), 2 * shape.n))
        assert (few["end"], many["end"]) == ("read", "read"), (few, many)
        allowed = 1.5 * 2.3**2 * max(few["seconds"], LEAST_SECONDS)
        if many["seconds"] < allowed:
            break
    assert many["seconds"] < allowed
    assert many["bytes"] < 2.3**2 * max(few["bytes"], LEAST_BYTES)
    assert many["lost"] == 0.0
