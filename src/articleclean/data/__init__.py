"""Tables: phrases, agencies, labels, months, weights. Knowledge, not code; each loaded once, when first asked for."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["load_json", "load_toml"]


@cache
def load_toml(name: str) -> dict[str, Any]:
    """The table `data/NAME.toml`. Shared between callers: read it, never change it."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def load_json(name: str) -> dict[str, Any]:
    """The generated table `data/NAME.json`. Shared between callers: read it, never change it."""
    table: dict[str, Any] = json.loads(files(__name__).joinpath(f"{name}.json").read_text("utf-8"))
    return table
