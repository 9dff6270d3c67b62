"""What the command says when it cannot do its work: one line, a status, never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from articleclean.cli import main

PAGE = Path(__file__).parent / "fixtures" / "seed-dump" / "page.txt"
FULL = Path("/dev/full")
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
NEEDS_FULL = pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["no/such/page.html"], 3, "no/such/page.html: No such file or directory"),
        (["."], 3, ".: Is a directory"),
        (["a\0b"], 3, "a b: embedded null byte"),
        ([f"{PAGE}/x"], 3, "page.txt/x: Not a directory"),
        (["a" * 5_000], 3, "File name too long"),
        (["ftp://a.example/"], 3, "ftp://a.example/: only http and https addresses are fetched, not ftp:"),
        (["file:///etc/passwd"], 3, "only http and https addresses are fetched, not file:"),
        (["http://127.0.0.1:1/"], 3, "127.0.0.1 is a private address (127.0.0.1); --allow-private permits it"),
        (["http://u:p@a.example/"], 3, "the address has a user name or a password in it"),
        ([str(PAGE), "-o", "/nowhere/at/all"], 3, "/nowhere/at/all: No such file or directory"),
        ([str(PAGE), "-o", "."], 3, ".: Is a directory"),
        pytest.param([str(PAGE), "-o", str(FULL)], 3, "/dev/full: No space left on device", marks=NEEDS_FULL),
        ([str(PAGE), "--kind", "blog"], 2, "argument --kind: invalid choice: 'blog'"),
        ([str(PAGE), "--markup", "xml"], 2, "argument --markup: invalid choice: 'xml'"),
        ([str(PAGE), "--url"], 2, "argument --url: expected one argument"),
        ([str(PAGE), str(PAGE)], 2, "unrecognized arguments"),
    ],
)
def test_one_line_and_a_status(
    arguments: list[str], status: int, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("articleclean: ")
    assert message in err
    assert err.count("\n") == 1


def shell(command: str) -> subprocess.CompletedProcess[str]:
    """Run in bash; $A is the command, $P a page."""
    environment = os.environ | {"A": f"{sys.executable} -X dev -m articleclean", "P": str(PAGE)}
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, timeout=300)


@POSIX
@pytest.mark.parametrize(
    ("command", "status", "error"),
    [
        pytest.param(
            "$A $P >/dev/full", 3, "articleclean: standard output: No space left on device\n", marks=NEEDS_FULL
        ),
        ("$A $P >&-", 3, "articleclean: standard output is closed\n"),
        ("$A nowhere 2>&-", 3, ""),
        pytest.param("$A nowhere 2>/dev/full", 3, "", marks=NEEDS_FULL),
        ("$A --field headline <&-", 1, "articleclean: no article found"),
        ("PYTHONIOENCODING=ascii $A nöwhere", 3, "articleclean: n"),
    ],
    ids=["full", "closed", "no stderr", "full stderr", "no stdin", "ascii terminal"],
)
@pytest.mark.slow
def test_streams_that_are_not_there(command: str, status: int, error: str) -> None:
    done = shell(command)
    assert done.returncode == status
    assert done.stderr.startswith(error)
    assert done.stderr.count("\n") == bool(error)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a file that never ends")
def test_a_file_that_never_ends_is_read_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articleclean.cli._MOST_BYTES", 100_000)
    assert main(["/dev/zero", "--field", "ok"]) == 1
