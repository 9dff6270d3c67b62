"""The side file: which pages have no row, and why."""

import json
from pathlib import Path
from typing import BinaryIO

__all__ = ["SideFile", "default_path"]


def default_path(output: Path) -> Path:
    """`out.failed.jsonl` beside `out.csv`."""
    return output.with_name(f"{output.stem}.failed.jsonl")


class SideFile:
    """JSON lines of `source` and `reason`. There is no file as long as nothing has failed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO | None = None
        path.unlink(missing_ok=True)

    def write(self, source: str, reason: str) -> None:
        """Note a failure."""
        if self._file is None:
            self._file = self._path.open("wb")
        line = json.dumps({"source": source, "reason": reason}, ensure_ascii=False) + "\n"
        self._file.write(line.encode("utf-8", "replace"))
        self._file.flush()

    def close(self) -> None:
        """Nothing else has failed."""
        if self._file is not None:
            self._file.close()
