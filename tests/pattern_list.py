"""Every regular expression that the package compiles, and where: run as a script, in a process of its own.

`re.compile` and its kin are watched while all modules are imported and all cached loaders are called, so a pattern is
seen wherever it is kept. `sites()` is the other half of the account: the calls that stand in the source.
"""

import ast
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import articleclean

PACKAGE = Path(articleclean.__file__).parent
MAKERS = frozenset("compile match fullmatch search split findall finditer sub subn".split())
"""Functions of `re` that compile what they are given."""


class Made(NamedTuple):
    """A pattern and the call that made it."""

    site: str
    """Module and line, "fields/dates/find.py:46"."""
    source: str
    """The expression; of bytes, its characters are the bytes."""
    flags: int
    binary: bool

    def compiled(self) -> "re.Pattern[Any]":
        """The pattern itself."""
        return re.compile(self.source.encode("latin-1") if self.binary else self.source, self.flags)


class Site(NamedTuple):
    """A call in the source that makes a pattern."""

    site: str
    function: str
    """The name of the innermost function that it stands in; "" at a module's level."""
    call: ast.Call


def sites() -> Iterator[Site]:
    """All calls in the source of the package that make a pattern."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function, node in _within(tree, ""):
            if isinstance(node, ast.Call) and _maker(node.func):
                yield Site(f"{name}:{node.lineno}", function, node)


def hidden_makers() -> list[str]:
    """Uses of `re` that `sites` would miss: its functions handed on uncalled, or imported by name."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        for node in ast.walk(tree):
            if (isinstance(node, ast.ImportFrom) and node.module == "re") or (_maker(node) and id(node) not in called):
                found.append(f"{path.relative_to(PACKAGE).as_posix()}:{getattr(node, 'lineno', 0)}")
    return found


def _within(tree: ast.AST, function: str) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.iter_child_nodes(tree):
        yield function, node
        inner = node.name if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else function
        yield from _within(node, inner)


def _is_compile(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr == "compile"


def _maker(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "re"
        and node.attr in MAKERS
    )


@cache
def all_made() -> tuple[Made, ...]:
    """All patterns of the package, from a fresh process: in this one they are compiled already.

    What is written out in a call of `re.search` and its like is compiled when the call is reached, and read from the
    source here.
    """
    run = subprocess.run([sys.executable, __file__], capture_output=True, check=True, text=True, encoding="utf-8")
    seen = [Made(*row) for row in json.loads(run.stdout)]
    for site, _, call in sites():
        written = call.args[0]
        if isinstance(written, ast.Constant) and isinstance(written.value, str) and not _is_compile(call):
            seen.append(Made(site, written.value, 0, False))
    return tuple(dict.fromkeys(seen))


def _watch(seen: list[Made]) -> None:
    """Let every function of `re` that makes a pattern note who called it."""

    def watching(real: Callable[..., Any]) -> Callable[..., Any]:
        def made(pattern: Any, *args: Any, **more: Any) -> Any:
            frame = sys._getframe(1)
            path = Path(frame.f_code.co_filename)
            if PACKAGE in path.parents and not isinstance(pattern, re.Pattern):
                flags = (args[0] if args else more.get("flags", 0)) if real.__name__ == "compile" else 0
                source = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
                site = f"{path.relative_to(PACKAGE).as_posix()}:{frame.f_lineno}"
                seen.append(Made(site, source, int(flags), isinstance(pattern, bytes)))
            return real(pattern, *args, **more)

        return made

    for name in MAKERS:
        setattr(re, name, watching(getattr(re, name)))


def _loaders() -> Iterator[tuple[str, Callable[..., Any], inspect.Signature]]:
    for module in pkgutil.walk_packages([str(PACKAGE)], "articleclean."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                if hasattr(value, "cache_info") and value.__module__ == module.name:
                    yield f"{module.name}.{name}", value, inspect.signature(value)


def _arguments() -> dict[str, Iterable[tuple[Any, ...]]]:
    """What functions that make patterns and take arguments are called with: all that they can be called with."""
    from articleclean.data import load_json, load_toml

    languages = {"en", "xx", *load_json("ago")["languages"], *load_toml("date_words")["relative_days"]["today"]}
    bases = [(language,) for language in sorted(languages)]
    return {
        "articleclean.fields.dates.relative._patterns": bases,
        "articleclean.fields.dates.relative._day_names": bases,
    }


def main() -> None:
    """Print all patterns as JSON."""
    for name in [name for name in sys.modules if name.split(".")[0] == "articleclean"]:
        del sys.modules[name]
    seen: list[Made] = []
    _watch(seen)
    for _, loader, signature in list(_loaders()):
        if not signature.parameters:
            loader()
    for name, calls in _arguments().items():
        module, _, function = name.rpartition(".")
        for call in calls:
            getattr(importlib.import_module(module), function)(*call)
    json.dump(seen, sys.stdout)


if __name__ == "__main__":
    main()
