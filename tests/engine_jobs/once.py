"""A worker that is killed, once."""

import itertools
import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
HANDED_ON = itertools.count()
"""By this process, whatever its tasks."""


def killed_once(items: Iterable[T], marker: Path, after: int) -> Iterator[T]:
    """The items; the first process that has handed on so many of them is killed, as by the kernel's OOM killer."""
    for item in items:
        if next(HANDED_ON) == after:
            try:
                os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                pass  # it has happened
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        yield item
