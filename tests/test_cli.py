"""The command, in this process and, where it matters, as one of its own."""

import http.server
import io
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest

import articleclean
from articleclean import Article, Image, Paragraph, Person
from articleclean.card import card
from articleclean.cli import main

PAGE = Path(__file__).parent / "fixtures" / "seed-dump" / "page.txt"
HTML = """<!DOCTYPE html><html lang="en"><head><title>Old bridge reopens</title></head><body><article>
<h1>Old bridge reopens</h1><p>The first tram crossed the old bridge at six in the morning, and it was nearly empty.</p>
<p>Two years of work had gone before, longer than the city council had once promised to everybody in town.</p>
<p>The next section, which leads along the river, is to follow in spring, said the transport office.</p>
</article></body></html>"""


class Stream(io.TextIOWrapper):
    """Standard input or output, a terminal or not."""

    def __init__(self, data: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(data), encoding=encoding)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


@pytest.fixture
def html_file(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(HTML, "utf-8")
    return path


def test_json_is_the_default_when_piped(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PAGE)]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    jsonschema.Draft202012Validator(articleclean.schema()).validate(data)
    assert data["headline"].startswith("Thousands of civilians")
    assert err == ""


def test_json_is_the_article(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PAGE), "-f", "json", "--url", "https://news.example/1"]) == 0
    article = articleclean.extract(PAGE.read_bytes(), url="https://news.example/1")
    assert Article.from_dict(json.loads(capsys.readouterr().out)) == article


@pytest.mark.parametrize("name", ["text", "markdown", "html", "json", "jsonld", "ninjs", "tei"])
def test_every_format(name: str, html_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(html_file), "-f", name]) == 0
    out = capsys.readouterr().out
    assert "The first tram crossed the old bridge" in out
    assert out.endswith("\n")
    assert not out.endswith("\n\n")


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("published", "2016-12-10\n"),
        ("agencies", "AP\nReuters\nAFP\ndpa\n"),
        ("agencies.1", "Reuters\n"),
        ("images.0.credit", "Getty Images/AFP/G. Ourfalian\n"),
        ("images.99.credit", ""),
        ("authors", ""),
        ("authors.0.name", ""),
        ("dateline.place", ""),
        ("ok", "true\n"),
        ("provenance.headline.source", "visible\n"),
    ],
)
def test_one_field(path: str, printed: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PAGE), "--field", path]) == 0
    assert capsys.readouterr().out == printed


def test_a_field_that_is_an_object_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PAGE), "--field", "images"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["caption"] for line in lines] == [
        "Civilians leave war-torn Aleppo",
        "The Syrian army has retaken almost all rebel-held areas",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--field", "imgs"], "--field: no field 'imgs'; there is ok, reason, kind, headline"),
        (["--field", "images.0.by"], "--field: no field 'by' in 'images.0'; there is url, caption, credit"),
        (["--field", "images.credit"], "--field: no field 'credit' in 'images'; there is a number from 0"),
        (["--field", "headline.0"], "--field: no field '0' in 'headline'; there is nothing below it"),
        (["--field", ""], "--field: no field ''"),
        (["-f", "pdf"], "argument -f/--format: invalid choice"),
        (["-f", "text", "--field", "headline"], "not allowed with"),
        (["--nope"], "unrecognized arguments: --nope"),
        (["--charset", "klingon"], "--charset: no character set 'klingon'"),
        (["--charset", "hex"], "--charset: no character set 'hex'"),
    ],
)
def test_wrong_use_is_one_line_and_2(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(PAGE), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("articleclean: ")
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("source", ["no/such/page.html", ".", "a\0b", "http://127.0.0.1:1/", "https://[::1/"])
def test_what_cannot_be_read_is_one_line_and_3(source: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([source, "--allow-private"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("articleclean: ")
    assert err.count("\n") == 1


def test_no_article_is_1_and_what_was_found_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "empty.html"
    page.write_text("<html lang='en'><head><title>Nothing here</title></head><body></body></html>")
    assert main([str(page)]) == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["ok"] is False
    assert err.startswith("articleclean: no article found: ")


def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["-"]):
        monkeypatch.setattr(sys, "stdin", Stream(HTML.encode()))
        assert main([*arguments, "--field", "headline"]) == 0
        assert capsys.readouterr().out == "Old bridge reopens\n"


def test_nothing_to_read_is_wrong_use(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(terminal=True))
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("usage: articleclean")


def test_output_to_a_file(tmp_path: Path, html_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "out.md"
    assert main([str(html_file), "-f", "markdown", "-o", str(target)]) == 0
    assert target.read_text("utf-8").startswith("# Old bridge reopens\n")
    assert capsys.readouterr().out == ""


def test_a_known_charset_wins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(
        HTML.replace("Old bridge", "Brücke").replace("<head>", "<head><meta charset=utf-8>").encode("cp1252")
    )
    assert main([str(page), "--charset", "cp1252", "--field", "headline"]) == 0
    assert capsys.readouterr().out == "Brücke reopens\n"


def test_markup_can_be_forced(html_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(html_file), "--markup", "text", "-f", "text"])
    assert "<p>" in capsys.readouterr().out


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"articleclean {articleclean.__version__}\n"
    assert main(["--help"]) == 0
    assert "exit status" in capsys.readouterr().out


@pytest.fixture
def server() -> Iterator[str]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302 if self.path == "/go" else 200)
            if self.path == "/go":
                self.send_header("Location", "/there")
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(HTML.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def test_a_url_is_fetched(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"{server}/go", "--allow-private"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["url"], data["headline"]) == (f"{server}/there", "Old bridge reopens")
    assert main([f"{server}/go", "--allow-private", "--url", "https://news.example/1", "--field", "url"]) == 0
    assert capsys.readouterr().out == "https://news.example/1\n"
    assert main([server]) == 3
    assert "private address" in capsys.readouterr().err


def on_terminal(monkeypatch: pytest.MonkeyPatch, *arguments: str, encoding: str = "utf-8") -> tuple[int, str]:
    stdout = Stream(terminal=True, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stdout)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    status = main(arguments)
    return status, stdout.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]


def test_a_card_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    status, shown = on_terminal(monkeypatch, str(PAGE))
    assert status == 0
    assert "\x1b[1mThousands of civilians 'flee Syria's Aleppo'\x1b[0m" in shown
    monkeypatch.setenv("NO_COLOR", "1")
    status, shown = on_terminal(monkeypatch, str(PAGE))
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 60
    for line in (
        "Published  2016-12-10",
        "Agencies   AP, Reuters, AFP, dpa",
        "Short link https://p.dw.com/p/2U4HV",
        "Pictures   Civilians leave war-torn Aleppo — Getty",
    ):
        assert line in shown


def test_a_format_on_a_terminal_is_that_format(monkeypatch: pytest.MonkeyPatch) -> None:
    _, shown = on_terminal(monkeypatch, str(PAGE), "-f", "text")
    assert shown.startswith("Russian Defense Ministry")


def test_a_terminal_of_another_encoding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(HTML.replace("Old bridge", "橋"), "utf-8")
    status, shown = on_terminal(monkeypatch, str(page), "--field", "headline", encoding="latin-1")
    assert (status, shown) == (0, "? reopens\n")


def test_a_card_without_an_article(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", Stream(b""))
    status, shown = on_terminal(monkeypatch)
    assert status == 1
    assert "No article found" in shown
    assert capsys.readouterr().err == ""


def test_the_card_lets_no_page_steer_the_terminal() -> None:
    evil = "a\x1b[2Jb\u202ec\x9b1md"
    article = Article(
        ok=True,
        headline=evil,
        authors=(Person(evil),),
        images=(Image(caption=evil),),
        body=(Paragraph(evil),),
        tags=(evil,),
    )
    shown = card(article)
    assert "a[2Jbc1md" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)


def test_the_card_counts_columns_not_characters() -> None:
    shown = card(Article(ok=True, headline="橋" * 50), width=40)
    assert shown.startswith("橋" * 20 + "\n" + "橋" * 20 + "\n")


def test_the_card_names_what_it_leaves_out() -> None:
    images = tuple(Image(f"https://example.org/{number}.jpg") for number in range(9))
    shown = card(Article(ok=True, images=images, body=tuple(Paragraph(f"Line {number}.") for number in range(9))))
    assert "           … and 3 more" in shown
    assert shown.count("Pictures") == 1
    assert "Line 5.\n…\n" in shown
    assert "9 blocks, 18 words" in shown


def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"}
    return subprocess.run([sys.executable, "-m", "articleclean", *arguments], capture_output=True, env=environment)


def test_piped_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(HTML.replace("Old bridge", "橋"), "utf-8")
    done = run(str(page), "--field", "headline")
    assert (done.returncode, done.stdout, done.stderr) == (0, "橋 reopens\n".encode(), b"")


@pytest.mark.skipif(os.name != "posix", reason="needs a pipe that breaks")
def test_a_reader_that_leaves_is_no_error() -> None:
    command = f'"{sys.executable}" -m articleclean "{PAGE}" -f json | true; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.strip() == "0"
