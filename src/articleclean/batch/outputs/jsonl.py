"""One JSON object a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from ...article import Article
from ..columns import SOURCE, all_fields, check_all, values
from .rowfile import Row, RowFile

__all__ = ["JsonLine", "json_lines"]

_START = f'{{"{SOURCE}": '


@dataclass(frozen=True, slots=True)
class JsonLine:
    """Makes lines; of the whole article when no fields are named."""

    fields: tuple[str, ...] | None = None

    def encode(self, source: str, article: Article) -> bytes:
        """See `Encoder`."""
        chosen = article.to_dict() if self.fields is None else values(article, self.fields)
        return (json.dumps({SOURCE: source} | chosen, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def json_lines(path: Path, fields: tuple[str, ...] | None) -> RowFile:
    """The output as JSON lines; raises ValueError for a field that there is not."""
    check_all(fields or ())
    names = [SOURCE, *(all_fields() if fields is None else fields)]

    def rows(file: BinaryIO) -> Iterator[Row]:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                if not line.startswith(_START.encode()[: len(line)]):
                    raise ValueError(f"line {number} has no source")
                return  # killed in the middle of it
            text = line.decode()
            if number == 1:
                _check_names(text, names)
            yield _source(text, number), len(line)

    return RowFile(path, JsonLine(fields), rows)


def _check_names(line: str, names: list[str]) -> None:
    first = json.loads(line)
    if not isinstance(first, dict) or list(first) != names:
        raise ValueError("its lines have other fields")


def _source(line: str, number: int) -> str:
    """The first value; the rest of the line need not be parsed."""
    source = json.JSONDecoder().raw_decode(line, len(_START))[0] if line.startswith(_START) else None
    if not isinstance(source, str):
        raise ValueError(f"line {number} has no source")
    return source
