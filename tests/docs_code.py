"""The Python examples of the docs, for tests that run them as files."""

import re
from pathlib import Path

__all__ = ["python_block"]

DOCS = Path(__file__).parents[1] / "docs"
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.M | re.S)


def python_block(page: str, part: str) -> str:
    """The one Python example in `docs/PAGE` that has this part."""
    (code,) = [code for code in PYTHON.findall((DOCS / page).read_text("utf-8")) if part in code]
    return str(code)
