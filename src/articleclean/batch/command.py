"""`articleclean batch`: its arguments, its messages, its exit status."""

import argparse
import contextlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, get_args

from ..article import Kind
from ..options import Limits, Options
from .columns import named
from .errors import BatchError, UsageError, why
from .inputs import Inputs
from .progress import Counts, Progress, progress
from .runner import TIMEOUT, Batch, run
from .sidefile import default_path

__all__ = ["main", "parser"]

DONE, SOME_FAILED, WRONG_USE, BROKEN, INTERRUPTED = 0, 1, 2, 3, 130

_DEFAULTS = Limits()

_EPILOGUE = """\
INPUT: pages (.html, .htm, .xhtml, .txt), crawls (.warc, .wet; extra: warc), and JSON lines with the page and its
address in two fields (.jsonl, .ndjson), each also with .gz. A folder is read with all folders in it, by name. Quote
patterns, so that the shell leaves them alone: 'pages/**/*.html'. A file with another name is read as a page when it is
named itself.

Each row begins with `source`: "pages/a.html", "x.warc.gz#17" (its 17th page), "pages.jsonl#4" (its line). Rows stand in
the order of the inputs, whatever --jobs is. A page without an article has a row, with `ok` false. A page that cannot
be read, or that takes its worker down, has a line in the side file, with the reason; the batch goes on.

After Ctrl-C, a kill or a full disk the same command with --resume does what is missing; pages that failed are tried
again.

exit status: 0 every page has a row, 1 some have failed (see the side file) or there was no page, 2 wrong use,
3 an input is missing or the output could not be written, 130 interrupted.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: the arguments after "batch"; those of the process when None.

    Returns:
        The exit status, as `--help` lists them.
    """
    try:
        return _run(parser().parse_args(argv))
    except SystemExit as stop:  # argparse: --help, wrong use
        return stop.code if isinstance(stop.code, int) else DONE
    except UsageError as error:
        return _stop(WRONG_USE, str(error))
    except (BatchError, ImportError) as error:
        return _stop(BROKEN, str(error))
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        return _stop(BROKEN, f"{name}{why(error)}; --resume goes on when that is mended")
    except KeyboardInterrupt:
        return _stop(INTERRUPTED, "interrupted; --resume goes on")


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line instead of the whole usage."""
        self.exit(WRONG_USE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parser() -> argparse.ArgumentParser:
    """The command's argument parser."""
    parser = _Parser(
        prog="articleclean batch",
        description="Many pages, from files, folders and crawls, into one table of articles.",
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="a file, a folder, or a quoted pattern")
    parser.add_argument("-o", "--output", required=True, metavar="FILE", help="its suffix: .jsonl, .csv or .parquet")
    parser.add_argument("--fields", type=_fields, metavar="NAMES", help="columns: headline,authors.0.name,text …")
    parser.add_argument("--errors", metavar="FILE", help="the side file; else OUTPUT.failed.jsonl")
    existing = parser.add_mutually_exclusive_group()
    existing.add_argument("--resume", action="store_true", help="go on with an output that is there")
    existing.add_argument("--overwrite", action="store_true", help="begin anew, though it is there")
    parser.add_argument("--jobs", type=_whole, default=1, metavar="N", help="pages at the same time (1)")
    parser.add_argument("--html", default="html", metavar="NAME", help="JSON lines: the field of the page (html)")
    parser.add_argument("--url", default="url", metavar="NAME", help="JSON lines: the field of its address (url)")
    parser.add_argument("--kind", choices=get_args(Kind), help="what kind of pages they are; else their signs decide")
    _add_limits(parser)
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--progress", action="store_true", help="lines on standard error, though it is no terminal")
    shown.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")
    return parser


def _add_limits(parser: argparse.ArgumentParser) -> None:
    cpu, most = _DEFAULTS.max_cpu_seconds, _DEFAULTS.max_bytes
    parser.add_argument(
        "--timeout", type=_seconds, default=TIMEOUT, metavar="S", help=f"give a page up after so long ({TIMEOUT:g} s)"
    )
    parser.add_argument(
        "--max-cpu-seconds", type=_seconds, default=cpu, metavar="S", help=f"then what is found is taken ({cpu:g} s)"
    )
    parser.add_argument(
        "--max-bytes", type=_whole, default=most, metavar="N", help=f"so much of a page is read ({most:,})"
    )
    parser.add_argument("--memory", type=_whole, metavar="MB", help="address space of one worker; else no limit")


def _run(arguments: argparse.Namespace) -> int:
    limits = Limits(max_bytes=arguments.max_bytes, max_cpu_seconds=arguments.max_cpu_seconds)
    passed = "inputs output fields errors jobs resume overwrite html url timeout memory".split()
    batch = Batch(
        **{name: getattr(arguments, name) for name in passed}, options=Options(kind=arguments.kind, limits=limits)
    )
    shown = None if arguments.quiet else progress(lambda: Inputs(batch.inputs).total(), asked=arguments.progress)
    counts = run(batch, shown)
    if not arguments.quiet:
        _summary(batch, counts, shown)
    nothing = not counts.pages + counts.skipped
    return SOME_FAILED if counts.failed or nothing else DONE


def _summary(batch: Batch, counts: Counts, shown: Progress | None) -> None:
    """On a terminal always, elsewhere when something needs to be known."""
    if not counts.pages + counts.skipped:
        _say(f"no pages in {', '.join(batch.inputs)}")
    elif counts.failed:
        _say(f"{counts}: {batch.errors or default_path(Path(batch.output))} says why")
    elif shown is not None and shown.visible:
        _say(str(counts))


def _fields(text: str) -> tuple[str, ...]:
    try:
        return named(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _whole(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number


_whole.__name__ = "whole number"  # as argparse's complaint calls it


def _seconds(text: str) -> float:
    number = float(text)
    if not number > 0:
        raise argparse.ArgumentTypeError("must be more than 0")
    return number


_seconds.__name__ = "number of seconds"


def _stop(status: int, message: str) -> int:
    _say(message)
    return status


def _say(message: str) -> None:
    """One line on standard error, without what a hostile file name could put into a terminal."""
    line = "".join(char if char.isprintable() else " " for char in message)
    if sys.stderr is not None:
        with contextlib.suppress(OSError):  # closed or full: nobody is there to be told
            sys.stderr.write(f"articleclean: {line}\n")
