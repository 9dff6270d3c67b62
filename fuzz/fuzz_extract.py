"""Fuzz articleclean with atheris (libFuzzer for Python); fuzz/README.md says how.

python fuzz/fuzz_extract.py --target=page [--findings=FOLDER] [options of libFuzzer] CORPUS...
"""

import sys
import traceback
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["articleclean"]):
    import articleclean
    from articleclean import fetch  # noqa: F401 (not loaded by the package itself)

    articleclean.extract("<h1>Loads what is loaded with the first page</h1>").to_tei()
    from targets import TARGETS

__all__ = ["main"]


def main() -> None:
    """Run one target until libFuzzer's options end it."""
    chosen, findings, others = "page", None, []
    for argument in sys.argv:
        name, _, value = argument.partition("=")
        if name == "--target":
            chosen = value
        elif name == "--findings":
            findings = Path(value)
        else:
            others.append(argument)
    target = TARGETS[chosen]
    atheris.Setup(others, keeping_on(target, findings / chosen) if findings else target)
    atheris.Fuzz()


def keeping_on(target: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """The target, but what it raises goes to the folder: the first input of each kind, and what was raised."""
    folder.mkdir(parents=True, exist_ok=True)

    def run(data: bytes) -> None:
        try:
            target(data)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is a finding)
            frames = traceback.extract_tb(error.__traceback__)
            kind = f"{type(error).__name__} " + " ".join(f"{frame.filename}:{frame.lineno}" for frame in frames[-2:])
            path = folder / sha256(kind.encode()).hexdigest()[:12]
            if not path.exists():
                path.write_bytes(data)
                told = "".join(traceback.format_exception(error))
                path.with_suffix(".txt").write_text(told, "utf-8", "backslashreplace")

    return run


if __name__ == "__main__":
    main()
