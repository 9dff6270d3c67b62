"""What holds for the jobs of every engine (engine_jobs/)."""

from pathlib import Path

from engine import articles, expected_row, pages, read_rows

__all__ = ["check_killed_job", "check_strict_rows"]


def check_killed_job(folder: Path) -> None:
    """Each page is there once, with the columns that were kept, and its article is what `extract` says."""
    assert (folder / "killed").exists(), "no worker was killed"
    rows = read_rows(folder / "everything")
    assert sorted(row["id"] for row in rows) == [page.id for page in pages()]
    for row in rows:
        page = pages()[row["id"]]
        assert (row["html"], row["meta.id"], row["labels"]) == (page.html, f"page {page.id}", ["a", str(page.id)])
        for name, value in expected_row(page.id).items():
            assert row[name] == value, f"page {page.id}: {name}; error: {row['error']}"
        if page.html is not None:
            assert row["article"] == articles()[page.id]


def check_strict_rows(folder: Path) -> None:
    """With strict limits large pages have an error, small ones an article; no row is missing."""
    rows = read_rows(folder / "strict")
    assert sorted(row["id"] for row in rows) == list(range(20))
    for row in rows:
        large = len(pages()[row["id"]].html or b"") > 2_000
        assert (row["error"] or "").startswith("LimitExceeded: ") == large
        assert row["ok"] == (not large and articles()[row["id"]].ok)
    assert {row["error"] is None for row in rows} == {True, False}
