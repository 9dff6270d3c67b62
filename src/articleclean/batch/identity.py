"""What a page is called in the output, and which pages an output holds already."""

import hashlib
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

__all__ = ["Done", "key", "label", "part"]


def label(path: str) -> str:
    """A file's name in the output: relative to where the command runs, if it was given so, with "/" on every system.

    Bytes that are no UTF-8 become "\\xff", as every output is UTF-8.
    """
    name = os.path.normpath(path).replace(os.sep, "/")
    return os.fsencode(name).decode("utf-8", "backslashreplace") if os.name == "posix" else name


def part(name: str, number: int) -> str:
    """The name of a page among others in one file: its record, or its line, from 1."""
    return f"{name}#{number}"


def key(source: str) -> int:
    """64 bits that stand for a source: names of millions of pages would fill the memory."""
    return int.from_bytes(hashlib.blake2b(source.encode("utf-8", "replace"), digest_size=8).digest())


class Done:
    """A set of sources that is made once; eight bytes a page."""

    def __init__(self, sources: Iterable[str] = ()) -> None:
        self._keys: NDArray[numpy.uint64] | None = None
        first = next(iterator := iter(sources), None)
        if first is not None:
            import numpy as np  # only for a batch that goes on: it takes as long as ten pages

            keys = np.fromiter((key(source) for source in iterator), np.uint64)
            self._keys = np.unique(np.append(keys, np.uint64(key(first))))

    def __contains__(self, source: str) -> bool:
        if self._keys is None:
            return False
        wanted = key(source)
        at = int(self._keys.searchsorted(self._keys.dtype.type(wanted)))
        return at < len(self._keys) and int(self._keys[at]) == wanted

    def __len__(self) -> int:
        return 0 if self._keys is None else len(self._keys)
