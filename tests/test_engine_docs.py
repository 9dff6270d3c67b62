"""The programs of docs/scale.md, run as they stand: on Spark and Ray, in a folder that has the pages."""

import re
import shutil
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'articleclean[arrow]'")

from engine import articles, pages, read_rows, run_program, write_pages
from java import need_java

pytestmark = [pytest.mark.slow, pytest.mark.engine]

DOCS = Path(__file__).parents[1] / "docs" / "scale.md"
MISSING = [page for page in pages() if page.html is None]
SAID = f"{len(MISSING)} of {len(pages())} pages could not be read"


def program(name: str, folder: Path) -> Path:
    """The block of the docs that is called so, as a file."""
    (code,) = re.findall(rf"^```python {re.escape(name)}\n(.*?)^```$", DOCS.read_text("utf-8"), re.M | re.S)
    path = folder / name
    path.write_text(code, "utf-8")
    return path


def check(folder: Path) -> None:
    rows = {row["id"]: row for row in read_rows(folder / "articles")}
    assert rows.keys() == {page.id for page in pages()}
    assert {number: rows[number]["article"] for number in articles()} == articles()


def test_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'articleclean[spark]'")
    need_java()
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", "--master local[2,4] --conf spark.ui.enabled=false pyspark-shell")
    write_pages(tmp_path)
    ran = run_program(program("spark_articles.py", tmp_path), tmp_path)
    assert SAID in ran.stdout
    assert "[a, 0]" in ran.stdout
    check(tmp_path)
    ran = run_program(program("spark_from_row.py", tmp_path), tmp_path)
    shown = [line.rsplit(" ", 1) for line in ran.stdout.splitlines()]
    sizes = {(str(article.headline), str(len(article.to_markdown()))) for article in articles().values()}
    assert len(shown) == 3
    assert {(headline, size) for headline, size in shown} <= sizes


def test_ray(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray", reason="ray is not installed: pip install 'articleclean[ray]'")
    write_pages(tmp_path)
    scratch = tempfile.mkdtemp(prefix="ray", dir="/tmp")  # a short path: the names of sockets begin with it
    monkeypatch.setenv("RAY_TMPDIR", scratch)
    try:
        ran = run_program(program("ray_articles.py", tmp_path), tmp_path)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    assert SAID in ran.stdout
    check(tmp_path)
