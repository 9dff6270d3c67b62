"""Write the fuzzer's dictionary: what markup is made of, and the words that articleclean's own tables look for.

python fuzz/dictionary.py > fuzz/html.dict
"""

import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import markup_words as known

_PER_TABLE = 60
_LONGEST = 64
_PLAIN = set(range(0x20, 0x7F)) - set(b'"\\')


def entries() -> Iterator[str]:
    """All words, some of them twice."""
    for tag in known.TAGS:
        yield from (f"<{tag}>", f"</{tag}>")
    yield from (f" {attribute}" for attribute in known.ATTRIBUTES)
    yield from known.SIGNS
    yield from (f'"{key}":' for key in known.JSONLD_KEYS)
    yield from (f'"{name}"' for name in known.JSONLD_TYPES)
    yield from known.JSON_SIGNS
    yield from known.DATES
    for name in known.TRIGGERS:
        found = list(known.strings(known.read_table(name)))
        yield from islice(found, 0, None, max(1, len(found) // _PER_TABLE))


def quoted(data: bytes) -> str:
    """An entry as libFuzzer reads it."""
    return '"' + "".join(chr(byte) if byte in _PLAIN else f"\\x{byte:02X}" for byte in data) + '"'


def lines() -> Iterator[str]:
    """The file's lines."""
    yield "# Made by fuzz/dictionary.py; change that, not this.\n"
    encoded = dict.fromkeys(entry.encode("utf-8", "surrogatepass") for entry in entries())
    yield from (f"{quoted(data)}\n" for data in encoded if 0 < len(data) <= _LONGEST)


if __name__ == "__main__":
    sys.stdout.writelines(lines())
