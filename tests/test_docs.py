"""What README and docs show is what comes out: every Python example runs, every shown output is the real one."""

import contextlib
import io
import re
from pathlib import Path

import pytest

import articleclean as ac

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def examples() -> list[tuple[str, str, str | None]]:
    """(name, code, output shown right below it or None)."""
    found = []
    for page in PAGES:
        blocks = [(match[1], match[2], match.start(), match.end()) for match in BLOCK.finditer(page.read_text("utf-8"))]
        for i, (language, code, start, end) in enumerate(blocks):
            if language != "python":
                continue
            after = blocks[i + 1] if i + 1 < len(blocks) else None
            shown = after[1] if after and after[0] == "text" and after[2] - end < 3 else None
            line = page.read_text("utf-8").count("\n", 0, start) + 1
            found.append((f"{page.name}:{line}", code, shown))
    return found


@pytest.mark.parametrize(("code", "shown"), [pytest.param(code, shown, id=name) for name, code, shown in examples()])
def test_example_runs(code: str, shown: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for path in ROOT.iterdir():  # what an example writes must not stay in the checkout
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.chdir(tmp_path)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "example", "exec"), {})
    if shown is not None:
        assert printed.getvalue().strip() == shown.strip()


def test_readme_shows_the_dump_as_it_is() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    page = (ROOT / "tests/fixtures/seed-dump/page.txt").read_text("utf-8")
    shown = next(match[2] for match in BLOCK.finditer(readme) if "Skip to content" in match[2])
    assert page.startswith(shown.rsplit("…", 1)[0].rstrip())


def test_readme_shows_the_markdown_that_comes_out() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    html = (ROOT / "tests/fixtures/wordpress-blog/page.html").read_bytes()
    shown = next(match[2] for match in BLOCK.finditer(readme) if match[2].startswith("# Growing"))
    assert ac.extract(html).to_markdown().startswith(shown.rsplit("…", 1)[0].rstrip())
