"""The `articleclean` command: one page in, its article out."""

import argparse
import contextlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, TextIO, get_args

from ._version import __version__
from .article import Article, Kind
from .extract import extract
from .options import Limits, Options

__all__ = ["main", "parser"]

FOUND, NOT_FOUND, WRONG_USE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130
_BATCH = "batch"
_WIDEST_CARD = 100
_MOST_BYTES = Limits().max_bytes + 1
"""No more is read, as "/dev/zero" never ends; the last byte makes `extract` say that there was more."""

_EPILOGUE = """\
Without -f: a summary on a terminal, JSON when the output goes elsewhere.

--field prints a value as plain text, a list with one entry a line, objects as JSON. What the page does not have prints
nothing; that is no error.

exit status: 0 article found, 1 no article found (what was found is printed all the same), 2 wrong use,
3 the input could not be read or the output not be written.

articleclean batch INPUT… -o FILE: many pages, from files, folders and crawls, into JSON lines, CSV or Parquet; see
articleclean batch --help. A page in a file that is called batch is ./batch.

A URL is fetched over http or https within 20 seconds, 20 MB and 5 redirects; nothing else is ever fetched.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: arguments without the program's name; those of the process when None.

    Returns:
        The exit status, as `--help` lists them.
    """
    argv = sys.argv[1:] if argv is None else argv
    if argv and argv[0] == _BATCH:
        from .batch.command import main as batch  # only here: a single page needs none of it

        return batch(argv[1:])
    try:
        return _run(parser().parse_args(argv))
    except SystemExit as stop:  # argparse: --help, --version, wrong use
        return stop.code if isinstance(stop.code, int) else FOUND
    except _CommandError as refusal:
        _complain(refusal.message)
        return refusal.status
    except KeyboardInterrupt:
        return INTERRUPTED


class _CommandError(Exception):
    """The command ends here, with a line for the user."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.message = message


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line instead of the whole usage."""
        self.exit(WRONG_USE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """The command's argument parser."""
    parser = _Parser(
        prog="articleclean",
        description="From a web page, as HTML or flattened to text, to the article it carries.",
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("source", nargs="?", metavar="FILE|URL|-", help="the page; - or nothing: standard input")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("-f", "--format", choices=tuple(_FORMATS), help="what to print")
    output.add_argument("--field", metavar="NAME", help="print one field: headline, published, images.0.credit …")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there instead of to standard output")
    parser.add_argument("--url", help="the page's address, for a page from a file; nothing is fetched from it")
    parser.add_argument("--charset", help="the page's character set, when it is known better than the page knows it")
    parser.add_argument("--markup", choices=("auto", "html", "text"), default="auto", help="what the page is")
    parser.add_argument("--kind", choices=get_args(Kind), help="what kind of page it is; else its signs decide")
    parser.add_argument("--allow-private", action="store_true", help="fetch from private and local addresses too")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _run(arguments: argparse.Namespace) -> int:
    if arguments.field is not None:
        _check_field(arguments.field)
    if arguments.source is None and _is_terminal(sys.stdin):
        parser().print_usage(sys.stderr)
        return WRONG_USE
    page = _read(arguments)
    options = Options(kind=arguments.kind)
    article = extract(
        page.source, url=page.url, content_type=page.content_type, markup=arguments.markup, options=options
    )
    with_card = not (arguments.format or arguments.field or arguments.output) and _is_terminal(sys.stdout)
    _write(_card(article) if with_card else _rendered(article, arguments), arguments.output)
    if article.ok:
        return FOUND
    if not with_card:
        _complain(f"no article found: {article.reason}" if article.reason else "no article found")
    return NOT_FOUND


def _check_field(path: str) -> None:
    from .fieldpath import check

    if wrong := check(path):
        raise _CommandError(WRONG_USE, f"--field: {wrong}")


@dataclass(frozen=True, slots=True)
class _Page:
    source: str | bytes
    url: str | None
    content_type: str | None = None


def _read(arguments: argparse.Namespace) -> _Page:
    """The page that the arguments name, decoded already when they say how."""
    name = arguments.source or "-"
    if "://" in name and not Path(name).exists():
        page = _fetch(name, arguments)
    else:
        page = _Page(_read_local(name), arguments.url)
    if not arguments.charset:
        return page
    try:
        return _Page(bytes(page.source).decode(arguments.charset, "replace"), page.url)  # type: ignore[arg-type]
    except LookupError:
        raise _CommandError(WRONG_USE, f"--charset: no character set '{arguments.charset}'") from None


def _read_local(name: str) -> bytes:
    try:
        if name == "-":
            return sys.stdin.buffer.read(_MOST_BYTES) if sys.stdin else b""
        with Path(name).open("rb") as file:
            return file.read(_MOST_BYTES)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _CommandError(FAILED, f"{name}: {_why(error)}") from None


def _fetch(url: str, arguments: argparse.Namespace) -> _Page:
    # Only here: whoever reads files needs no HTTP client.
    from .fetch import FetchError, fetch

    try:
        fetched = fetch(url, allow_private=arguments.allow_private)
    except FetchError as error:
        raise _CommandError(FAILED, f"{url}: {error}") from None
    return _Page(fetched.body, arguments.url or fetched.url, fetched.content_type)


def _as_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


_FORMATS: Mapping[str, Callable[[Article], str]] = {
    "text": lambda article: article.to_text(),
    "markdown": lambda article: article.to_markdown(),
    "html": lambda article: article.to_html(),
    "json": lambda article: _as_json(article.to_dict()),
    "jsonld": lambda article: _as_json(article.to_jsonld()),
    "ninjs": lambda article: _as_json(article.to_ninjs()),
    "tei": lambda article: article.to_tei(),
}


def _rendered(article: Article, arguments: argparse.Namespace) -> str:
    if arguments.field is not None:
        return _field(article, arguments.field)
    text = _FORMATS[arguments.format or "json"](article)
    return text if text.endswith("\n") or not text else text + "\n"


def _field(article: Article, path: str) -> str:
    from .fieldpath import lookup

    value = lookup(article.to_dict(), path)
    values = value if isinstance(value, list) else [value]
    return "".join(f"{_shown(item)}\n" for item in values if item is not None)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _card(article: Article) -> str:
    from .card import card

    width = min(shutil.get_terminal_size().columns, _WIDEST_CARD)
    # https://no-color.org: present and not empty.
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return card(article, width=width, colour=colour)


def _write(text: str, path: str | None) -> None:
    """To the file, or to standard output: in UTF-8, on a terminal in the terminal's own encoding."""
    if path is not None:
        try:
            Path(path).write_bytes(text.encode("utf-8", "replace"))
        except (OSError, ValueError) as error:
            raise _CommandError(FAILED, f"{path}: {_why(error)}") from None
        return
    if sys.stdout is None:
        raise _CommandError(FAILED, "standard output is closed")
    encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding or "utf-8", "replace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left goes nowhere, or Python would complain at its exit.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        if not isinstance(error, BrokenPipeError):  # that one: the reader has seen enough
            raise _CommandError(FAILED, f"standard output: {_why(error)}") from None


def _why(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _complain(message: str) -> None:
    """One line on standard error, without what a hostile name or server could put into a terminal."""
    line = "".join(char if char.isprintable() else " " for char in message)
    if sys.stderr is not None:
        with contextlib.suppress(OSError):  # closed or full: nobody is there to be told
            print(f"articleclean: {line}", file=sys.stderr)


def _is_terminal(stream: TextIO | None) -> bool:
    """Whether it is one; a stream that was closed before the start is None."""
    return stream is not None and stream.isatty()
