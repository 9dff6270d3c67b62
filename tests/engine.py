"""What the tests of Spark and Ray share: the pages, what must come of them, and a run of a job that leaves nothing.

A job is a program in engine_jobs/, run as a user runs one: in a process of its own, which reads pages.parquet in the
folder that is its argument and writes folders of Parquet there.
"""

import os
import signal
import subprocess
import sys
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from articleclean import Article, Options, extract
from articleclean.integrations.arrow import SCHEMA, from_row, to_row
from fixture import cases

__all__ = ["Page", "articles", "expected_row", "pages", "read_rows", "run_job", "run_program", "write_pages"]

JOBS = Path(__file__).parent / "engine_jobs"
TAG = "ARTICLECLEAN_TEST_RUN"
SECONDS = 900
"""A job takes half a minute; on a machine that does much else it takes much longer."""


@dataclass(frozen=True)
class Page:
    """A row of pages.parquet."""

    id: int
    html: bytes | None
    url: str | None
    header: str | None
    fetched: datetime | None

    @property
    def row(self) -> dict[str, Any]:
        """With two more columns, whose name and type are awkward, to be passed through."""
        return {
            "id": self.id,
            "html": self.html,
            "url": self.url,
            "header": self.header,
            "fetched": self.fetched,
            "meta.id": f"page {self.id}",
            "labels": ["a", str(self.id)],
        }


@cache
def pages() -> tuple[Page, ...]:
    """Every fixture, and among them pages that are missing, empty, and no page at all."""
    found: list[tuple[bytes | None, str | None, str | None, datetime | None]] = []
    for case in cases():
        now = case.arguments["options"].now
        fetched = now.replace(tzinfo=UTC) if now else None
        found.append((case.page, case.arguments.get("url"), case.arguments.get("content_type"), fetched))
    at = len(found) // 2
    found[at:at] = [(None, "https://bote.example/null", None, None), (None, None, None, None)]
    found += [(b"", "https://bote.example/empty", None, None), (bytes(range(256)) * 8, None, "image/png", None)]
    return tuple(Page(number, *values) for number, values in enumerate(found))


@cache
def articles() -> dict[int, Article]:
    """What `extract` says of each page that there is, by its id."""
    return {
        page.id: extract(page.html, url=page.url, content_type=page.header, options=Options(now=page.fetched))
        for page in pages()
        if page.html is not None
    }


@cache
def expected_row(number: int) -> dict[str, Any]:
    """The result's columns for the page with this id, as pyarrow reads them; for a missing page what is not null."""
    page = pages()[number]
    if page.html is None:
        return {"url": page.url, "ok": False, "error": "InputError: there is no page: it is null"}
    row = {**to_row(articles()[number]), "url": page.url}
    plain: dict[str, Any] = pa.RecordBatch.from_pylist([row], schema=SCHEMA).to_pylist()[0]
    return {**plain, "error": None}


def write_pages(folder: Path) -> None:
    rows = [page.row for page in pages()]
    pq.write_table(pa.Table.from_pylist(rows), folder / "pages.parquet")


def read_rows(folder: Path) -> list[dict[str, Any]]:
    """The rows of a folder of Parquet, in no order; each article is read back from its columns, too."""
    rows: list[dict[str, Any]] = pq.read_table(folder).to_pylist()
    for row in rows:
        row["article"] = from_row({name: row[name] for name in SCHEMA.names})
    return rows


def run_job(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run engine_jobs/NAME.py to its end; it must succeed, and no process of it may be left."""
    return run_program(JOBS / f"{name}.py", folder)


def run_program(program: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a Python program with the folder as its argument and as its working directory; as `run_job` does."""
    tag = uuid.uuid4().hex
    environment = {**os.environ, **ENVIRONMENT, TAG: tag}
    # The workers of Ray import from there, too.
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, [str(JOBS), os.environ.get("PYTHONPATH")]))
    with subprocess.Popen(
        [sys.executable, "-W", "error:::articleclean", str(program), str(folder)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            output, errors = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            left = _left(tag)
            for number in left:
                os.kill(number, signal.SIGKILL)
    assert process.returncode == 0, f"{output[-3000:]}\n{errors[-6000:]}"
    assert not left, f"processes left behind: {left}"
    return subprocess.CompletedProcess(process.args, process.returncode, output, errors)


ENVIRONMENT = {
    "PYSPARK_PYTHON": sys.executable,
    # Nothing listens but on this machine, nobody is told.
    "SPARK_LOCAL_IP": "127.0.0.1",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_AUTH_MODE": "token",
    "RAY_AUTH_TOKEN": uuid.uuid4().hex,
}


def _left(tag: str) -> dict[int, str]:
    """The processes that have the tag in their environment, but for those that are dead already."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"{TAG}={tag}".encode() in (folder / "environ").read_bytes():
                found[int(folder.name)] = (folder / "cmdline").read_text("utf-8", "replace").replace("\0", " ")[:200]
        except (FileNotFoundError, PermissionError, ProcessLookupError):  # ended meanwhile, or another user's
            continue
    return found
