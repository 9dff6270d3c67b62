"""How rows are stored: a room for each format, chosen by the name of the output."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from ...article import Article

__all__ = ["SUFFIXES", "Encoder", "Output", "output"]

SUFFIXES = (".jsonl", ".csv", ".parquet")


class Encoder(Protocol):
    """What a worker makes rows with; can be pickled."""

    def encode(self, source: str, article: Article) -> bytes:
        """The row of an article, as `Output.write` takes it."""


class Output(Protocol):
    """A file of rows. Whenever the process is killed, another one can go on with what it left."""

    encoder: Encoder

    def held(self) -> Iterator[str]:
        """The sources of the rows that are there already, to be asked before `open`.

        Raises:
            UsageError: the file was not written by a batch with these columns.
        """

    def open(self) -> None:
        """Begin after the rows that `held` has named; with an empty file when it was not asked."""

    def write(self, row: bytes) -> None:
        """Store a row."""

    def finish(self) -> None:
        """All rows are there."""

    def abandon(self) -> None:
        """No more will come now; what is there stays, whole rows only."""

    def files(self) -> list[Path]:
        """What is written, to be left out of the inputs and to be seen before it is overwritten."""


def output(path: Path, fields: tuple[str, ...] | None) -> Output:
    """The output of that name.

    Raises:
        ValueError: its suffix is none of `SUFFIXES`, or there is no such field.
        ImportError: a package for it is missing; the message names the extra.
    """
    suffix = path.suffix.lower()
    if suffix == ".jsonl":
        from .jsonl import json_lines

        return json_lines(path, fields)
    if suffix == ".csv":
        from .csv import comma_separated

        return comma_separated(path, fields)
    if suffix == ".parquet":
        from .parquet import ParquetFile

        return ParquetFile(path, fields)
    raise ValueError(f"the name must end in {' or '.join(SUFFIXES)}")
