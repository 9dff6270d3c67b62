"""From what the command is given to the files that it reads: folders and patterns become files, in one order."""

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .errors import BatchError, UsageError, why
from .identity import key, label
from .records import Failure

__all__ = ["SUFFIXES", "File", "Inputs", "size"]

SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".warc", ".wet", ".jsonl", ".ndjson")
"""Which files of a folder are read, also with ".gz" after it. A file that is named itself is read whatever its name."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read."""

    path: str
    source: str
    """Its name in the output."""


class Inputs:
    """The files of a batch. They are looked for anew in each pass, so that millions of names need no memory."""

    def __init__(self, names: Sequence[str], leave_out: Iterable[str] = ()) -> None:
        """
        Args:
            names: files, folders, and patterns ("pages/**/*.html").
            leave_out: files that the batch itself writes.

        Raises:
            BatchError: one of them does not exist, or a pattern fits nothing.
            UsageError: one of them is what the batch writes.
        """
        own = [os.path.realpath(path) for path in leave_out]
        self._own = {os.path.basename(path): path for path in own}
        self._names = [path for name in names for path in _expanded(name)]
        for path in self._names:
            if os.path.realpath(path) in own:
                raise UsageError(f"{path}: is input and output at once")

    def files(self) -> Iterator[File | Failure]:
        """Each file once, though two inputs lead to it; a folder that cannot be read is a failure."""
        seen: set[int] = set()
        for name in self._names:
            for found in _walk(name) if os.path.isdir(name) else [File(name, label(name))]:
                if len(self._names) > 1:
                    if (number := key(found.source)) in seen:
                        continue
                    seen.add(number)
                if not (isinstance(found, File) and self._is_own(found.path)):
                    yield found

    def total(self) -> int:
        """Bytes of all files, as far as they can be asked."""
        return sum(size(found.path) for found in self.files() if isinstance(found, File))

    def _is_own(self, path: str) -> bool:
        own = self._own.get(os.path.basename(path))
        return own is not None and os.path.realpath(path) == own


def _expanded(name: str) -> list[str]:
    try:
        if os.path.lexists(name):
            return [name]
        matches = sorted(glob.glob(name, recursive=True), key=os.fsencode) if glob.has_magic(name) else []
    except ValueError as error:  # a NUL in the name
        raise BatchError(f"{name}: {error}") from None
    if not matches:
        raise BatchError(f"{name}: no such file or folder")
    return matches


def _walk(folder: str) -> Iterator[File | Failure]:
    """Its files and those of the folders in it, by name; links to folders are not followed, as they may lead back."""
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            yield File(path, label(path))
            continue
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda entry: os.fsencode(entry.name), reverse=True)
            waiting += ((entry.path, entry.is_dir(follow_symlinks=False)) for entry in found if _is_wanted(entry))
        except OSError as error:
            yield Failure(label(path), why(error))


def _is_wanted(entry: "os.DirEntry[str]") -> bool:
    if entry.is_dir():
        return not entry.is_symlink()
    return entry.name.lower().removesuffix(".gz").endswith(SUFFIXES) and entry.is_file()


def size(path: str) -> int:
    """Bytes of a file; 0 when that cannot be said."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
