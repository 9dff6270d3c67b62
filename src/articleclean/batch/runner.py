"""A batch from its inputs to its output. Read, order and write here; the work is done by the pool."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from ..extract import extract
from ..options import Options
from . import readers
from .errors import UsageError
from .identity import Done
from .inputs import File, Inputs, size
from .outputs import Output, output
from .pool import Pool
from .progress import Counts, Progress, Silent
from .records import Failure, Page
from .sidefile import SideFile, default_path
from .worker import Extract, Work

__all__ = ["Batch", "run"]

TIMEOUT = 120.0
"""Seconds for one page; twice what `Limits.max_cpu_seconds` gives, as parsing does not count there."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be done; the arguments of `articleclean batch`, which docs/batch.md explains."""

    inputs: Sequence[str]
    output: str
    fields: tuple[str, ...] | None = None
    errors: str | None = None
    jobs: int = 1
    resume: bool = False
    overwrite: bool = False
    html: str = "html"
    url: str = "url"
    options: Options = field(default_factory=Options)
    timeout: float = TIMEOUT
    """Wall-clock seconds for one page; then its worker is replaced. `math.inf` for none."""
    memory: int | None = None
    """Megabytes of address space for one worker. None: no limit."""
    extract: Extract = extract
    """What makes the articles; a function that `pickle` finds by its name."""


def run(batch: Batch, progress: Progress | None = None) -> Counts:
    """Do it, and say what became of the pages.

    Raises:
        UsageError: the arguments do not go together, or the output is there already.
        BatchError: an input is missing, or no worker can be started.
        OSError: the output cannot be written. What was written stays, and can be gone on with.
        ImportError: the format of the output, or of an input, needs an extra.
    """
    out, failed = _outputs(batch)
    inputs = Inputs(batch.inputs, [*map(str, out.files()), str(failed)])
    done = Done(out.held()) if batch.resume else Done()
    counts = Counts()
    work = Work(batch.extract, out.encoder, batch.options, batch.html, batch.url, batch.memory)
    progress = progress or Silent()
    try:
        out.open()
        with Pool(work, jobs=batch.jobs, timeout=batch.timeout) as pool, closing(SideFile(failed)) as side:
            for result in pool.results(_pages(batch, inputs, done, counts)):
                if result.row is None:
                    side.write(result.source, result.reason or "")
                    counts.failed += 1
                else:
                    out.write(result.row)
                    counts.found += result.found
                    counts.without += not result.found
                progress.update(counts, result.position)
        out.finish()
    finally:
        out.abandon()  # does nothing after `finish`
        progress.close()
    return counts


def _outputs(batch: Batch) -> tuple[Output, Path]:
    """The output and the path of its side file, when they may be written."""
    try:
        out = output(Path(batch.output), batch.fields)
    except ValueError as error:
        raise UsageError(f"{batch.output}: {error}") from None
    failed = Path(batch.errors) if batch.errors else default_path(Path(batch.output))
    if os.path.realpath(failed) in map(os.path.realpath, out.files()):
        raise UsageError(f"{failed}: is output and side file at once")
    if batch.resume or batch.overwrite:
        return out, failed
    for path in (*out.files(), failed):
        if os.path.lexists(path):
            raise UsageError(f"{path}: is there already; --resume goes on with it, --overwrite begins anew")
    return out, failed


def _pages(batch: Batch, inputs: Inputs, done: Done, counts: Counts) -> Iterator[Page | Failure]:
    """What is not in the output yet."""
    position = 0
    for file in inputs.files():
        if isinstance(file, File) and readers.is_page(file.path) and file.source in done:
            counts.skipped += 1  # without reading it
            position += size(file.path)
            continue
        most = batch.options.limits.max_bytes
        for page in readers.pages(file, position, most) if isinstance(file, File) else [file]:
            position = max(position, page.position)
            if page.source in done:
                counts.skipped += 1
            else:
                yield page
