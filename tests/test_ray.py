"""Ray Data, on a cluster of its own with two CPUs: the articles are those of `extract`, though a worker is killed."""

import json
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="ray is not installed: pip install 'articleclean[ray]'")

from engine import articles, read_rows, run_job, write_pages
from engine_checks import check_killed_job, check_strict_rows

pytestmark = [pytest.mark.slow, pytest.mark.engine]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ray")
    write_pages(folder)
    run_job("ray_job", folder)
    return folder


def test_a_killed_worker_loses_and_doubles_nothing(results: Path) -> None:
    check_killed_job(results)


def test_options_reach_the_workers_and_errors_the_rows(results: Path) -> None:
    check_strict_rows(results)


def test_values_of_several_types(results: Path) -> None:
    rows = {row["id"]: row for row in read_rows(results / "mixed")}
    assert len(rows) == 6
    for number in (0, 1, 4, 5):
        assert rows[number]["error"] is None
        assert rows[number]["headline"] == articles()[number].headline
        assert rows[number]["text"] == articles()[number].to_text()
    assert rows[2]["error"].startswith("InputError: ")
    assert rows[2]["url"] is None  # it was no string
    assert rows[3]["error"] == "InputError: there is no page: it is null"


def test_what_cannot_be_is_said(results: Path) -> None:
    said = json.loads((results / "refused.json").read_text("utf-8"))
    assert said.pop("clash") == "keep names 'Url', but the result has such a column already: rename it first"
    assert said.pop("string") == "keep must be a sequence of names, such as ('id',), not a string"
    assert "InputError: the pages need one column 'content'; there are: id, html, url" in said.pop("missing")
    assert not said
