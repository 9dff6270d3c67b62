"""Spark, with a master and two executors of its own: the articles are those of `extract`, though a worker is killed."""

import json
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'articleclean[spark]'")

from articleclean import extract
from engine import pages, read_rows, run_job, write_pages
from engine_checks import check_killed_job, check_strict_rows
from java import need_java

pytestmark = [pytest.mark.slow, pytest.mark.engine]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_java()
    folder = tmp_path_factory.mktemp("spark")
    write_pages(folder)
    run_job("spark_job", folder)
    return folder


def test_a_killed_worker_loses_and_doubles_nothing(results: Path) -> None:
    check_killed_job(results)


def test_options_reach_the_workers_and_errors_the_rows(results: Path) -> None:
    check_strict_rows(results)


def test_strings_without_addresses(results: Path) -> None:
    rows = read_rows(results / "strings")
    assert sorted(row["id"] for row in rows) == list(range(20))
    for row in rows:
        assert row["url"] is None
        assert row["fixed"] == [1]
        assert row["article"] == extract((pages()[row["id"]].html or b"").decode("utf-8", "replace"))


REFUSED = {
    "type": "column 'id' must be binary or string, not long",
    "missing": "the pages need one column 'content'; there are: id, html, url, header, fetched, meta.id, labels",
    "twice": "the pages need one column 'url'; there are: id, html, url, header, fetched, meta.id, labels, url",
    "clash": "keep names 'Url', but the result has such a column already: rename it first",
    "string": "keep must be a sequence of names, such as ('id',), not a string",
}


def test_what_cannot_be_is_said_before_anything_runs(results: Path) -> None:
    assert json.loads((results / "refused.json").read_text("utf-8")) == REFUSED
