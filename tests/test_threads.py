"""Threads and processes: the results are those of one thread, and nothing is shared that changes."""

import ast
import functools
import importlib
import multiprocessing
import pickle
import pkgutil
import random
import subprocess
import sys
import threading
import types
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import articleclean as ac
from articleclean.body.model import shipped_model
from fixture import cases

THREADS = 8
SOURCE = Path(ac.__file__).parent


def mixed_pages() -> list[bytes]:
    """Fixtures as they are, cut, overwritten, and joined; the same at each call and in each process."""
    rng = random.Random(6)
    pages = [case.page for case in cases() if case.page][::7]
    cut = [page[: rng.randrange(len(page))] for page in pages]
    joined = [page[: len(page) // 2] + rng.choice(pages)[len(page) // 3 :] for page in pages]
    changed = []
    for page in pages:
        bytes_of = bytearray(page)
        for _ in range(10):
            bytes_of[rng.randrange(len(page))] = rng.randrange(256)
        changed.append(bytes(bytes_of))
    return [page for four in zip(pages, cut, joined, changed, strict=True) for page in four]


def read(page: bytes) -> str:
    return ac.extract(page, url="https://bote.example/2021/05/03/a").to_json()


@pytest.fixture(scope="module")
def alone() -> list[str]:
    return [read(page) for page in mixed_pages()]


def test_threads_give_what_one_gives(alone: list[str]) -> None:
    pages = mixed_pages()
    barrier = threading.Barrier(THREADS)

    def work(place: int) -> list[str]:
        """Each thread begins elsewhere, so that different pages are in work at once."""
        barrier.wait()
        start = place * len(pages) // THREADS
        found = [read(page) for page in pages[start:] + pages[:start]]
        return found[-start:] + found[:-start] if start else found

    with ThreadPoolExecutor(THREADS) as pool:
        for found in pool.map(work, range(THREADS)):
            assert found == alone


@pytest.mark.skipif(sys.platform == "win32", reason="has no fork")
@pytest.mark.parametrize("start", ["fork", pytest.param("spawn", marks=pytest.mark.slow)])
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_processes_give_what_one_gives(start: str, alone: list[str]) -> None:
    """By fork the tables are loaded already, by spawn each process loads its own."""
    pages = mixed_pages()
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context(start)) as pool:
        assert list(pool.map(read, pages, chunksize=8)) == alone


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_many_threads_and_many_pages(seed: int) -> None:
    """Every fixture, in all threads at once, each in an order of its own."""
    pages = [case.page for case in cases()][seed::4]
    alone = {page: read(page) for page in pages}

    def work(place: int) -> bool:
        order = random.Random(place).sample(pages, len(pages))
        return all(read(page) == alone[page] for page in order)

    with ThreadPoolExecutor(THREADS) as pool:
        assert all(pool.map(work, range(THREADS)))


def test_results_pickle() -> None:
    for page in mixed_pages()[::3]:
        article = ac.extract(page, options=ac.Options(keep_candidates=True))
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            copy = pickle.loads(pickle.dumps(article, protocol))
            assert copy == article
            assert hash(copy) == hash(article)


def test_one_tree_can_serve_every_thread() -> None:
    """The caller's tree is only read."""
    import lxml.html

    tree = lxml.html.fromstring(cases()[3].page)
    expected = ac.extract(tree).to_json()
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: ac.extract(tree).to_json(), range(40))) == {expected}


FIRST_CALLS = f"""
import sys, threading
sys.setswitchinterval(1e-5)
import articleclean
with open(sys.argv[1], "rb") as file:
    page = file.read()
barrier = threading.Barrier({THREADS})
found, failed = [], []
def work():
    barrier.wait()
    try:
        found.append(articleclean.extract(page).to_json())
    except BaseException as error:
        failed.append(repr(error))
threads = [threading.Thread(target=work) for _ in range({THREADS})]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not failed, failed
assert len(found) == {THREADS} and len(set(found)) == 1
sys.stdout.buffer.write(found[0].encode())
"""


@pytest.mark.parametrize("name", ["wordpress-blog", pytest.param("seed-dump", marks=pytest.mark.slow)])
def test_the_very_first_calls_may_be_many_at_once(name: str) -> None:
    """Nothing is loaded yet: tables, weights and numpy come with the first page, here with eight."""
    (path,) = (Path(__file__).parent / "fixtures" / name).glob("page.*")
    command = [sys.executable, "-W", "error", "-c", FIRST_CALLS, str(path)]
    done = subprocess.run(command, capture_output=True, timeout=300)
    assert done.stderr == b""
    assert done.stdout.decode() == ac.extract(path.read_bytes()).to_json()


def modules() -> Iterator[types.ModuleType]:
    for info in pkgutil.walk_packages([str(SOURCE)], "articleclean."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def test_no_module_has_a_variable_that_changes() -> None:
    """A list, dict or set at the top of a module is a constant by its name, and stays as it is while pages are read."""
    named, before = [], {}
    for module in modules():
        for name, value in vars(module).items():
            if isinstance(value, list | dict | set | bytearray) and not name.startswith("__"):
                before[module.__name__, name] = repr(value)
                if name.strip("_") != name.strip("_").upper():
                    named.append(f"{module.__name__}.{name}")
    assert named == []
    for page in mixed_pages()[:40]:
        read(page)
    for (module_name, name), text in before.items():
        assert repr(getattr(sys.modules[module_name], name)) == text, f"{module_name}.{name}"


CHANGERS = frozenset("add append clear discard extend insert pop popitem remove setdefault sort update".split())


def test_no_function_writes_to_what_a_module_holds() -> None:
    """No `global`, no attribute of a module or class set, no constant changed in place."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        tops = {
            target.id
            for node in tree.body
            for target in getattr(node, "targets", [getattr(node, "target", None)])
            if isinstance(target, ast.Name)
        }
        for function in (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.Lambda)):
            own = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
            own |= {argument.arg for argument in ast.walk(function.args) if isinstance(argument, ast.arg)}
            for node in ast.walk(function):
                if isinstance(node, ast.Global) or changed_name(node) in tops - own:
                    found.append(f"{path.relative_to(SOURCE)}:{node.lineno}")  # type: ignore[attr-defined]
    assert found == []


def changed_name(node: ast.AST) -> str | None:
    """The name whose value a node changes in place."""
    changed: ast.AST | None = None
    if isinstance(node, ast.Subscript | ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del):
        changed = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGERS:
        changed = node.func.value
    return changed.id if isinstance(changed, ast.Name) else None


def test_the_walk_finds_what_it_looks_for() -> None:
    nodes = [n for text in ("A[0] = 1", "A.append(1)", "del A[0]", "A.b = 1") for n in ast.walk(ast.parse(text))]
    assert [name for name in map(changed_name, nodes) if name] == ["A"] * 4


def caches() -> list[Any]:
    found = {
        id(value): value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, functools._lru_cache_wrapper) and value.__module__.startswith("articleclean.")
    }
    return list(found.values())


def test_what_is_remembered_does_not_grow_with_pages() -> None:
    """Caches hold tables, never what pages say: languages, words and addresses that no page before had add nothing."""
    page = """<html lang="{0}"><head><title>W{1} w{1}</title></head><body><article><h1>W{1} at the quay of {0}</h1>
        <p class="c{1}">By W{1} Muster | 3 hours ago</p><p>yesterday, {1} May 20{2:02}</p>""" + "".join(
        f"<p>The ferry {{0}} was late again on Monday, and nobody on the quay {number} was surprised by w{{1}}.</p>"
        for number in range(5)
    )
    options = ac.Options(now=datetime(2021, 5, 3, 12))
    letters = "abcdefghijklmnopqrstuvwxyz"

    def read_some(first: int, count: int) -> dict[str, int]:
        for number in range(first, first + count):
            language = letters[number % 26] + letters[number // 26 % 26] + "q"
            text = page.format(language, number, number % 100)
            ac.extract(text, url=f"https://h{number}.example/{number}", options=options)
        return {f"{one.__module__}.{one.__qualname__}": one.cache_info().currsize for one in caches()}

    before = read_some(0, 40)
    assert len(before) > 30
    after = read_some(40, 60)
    assert {name: (before[name], size) for name, size in after.items() if size != before[name]} == {}


def arrays(value: object, seen: set[int]) -> Iterator[np.ndarray[Any, Any]]:
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, np.ndarray):
        yield value
    names = [name for cls in type(value).__mro__ for name in getattr(cls, "__slots__", ())]
    parts = [getattr(value, name, None) for name in names]
    parts += list(value) if isinstance(value, tuple | list) else []
    parts += list(value.values()) if isinstance(value, dict) else []
    for part in parts:
        yield from arrays(part, seen)


def test_arrays_that_threads_share_cannot_be_written_to() -> None:
    from articleclean.body.characters import class_table

    seen: set[int] = set()
    shared = [*arrays(shipped_model(), seen), class_table()]
    shared += [a for m in modules() for value in vars(m).values() for a in arrays(value, seen) if m is not np]
    assert len(shared) >= 8
    assert [array.shape for array in shared if array.flags.writeable] == []


NEW_NAMES = """
import articleclean
from pathlib import Path

def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

def page(number):
    boxes = (" ".join(f"data-{number}-{box}-{i}=1" for i in range(500)) for box in range(40))
    text = "".join(f"<div {names}>The ferry was late again.</div>" for names in boxes)
    return f"<html><body>{text}</body></html>"

for number in range(10):
    articleclean.extract(page(number))
before = held()
for number in range(10, 50):
    articleclean.extract(page(number))
print(held() - before)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux to say how much memory is held")
def test_names_that_pages_make_up_are_not_kept() -> None:
    """libxml2 keeps the names of elements and attributes for each thread: 40 such pages leave 30 MB in the main one."""
    done = subprocess.run([sys.executable, "-c", NEW_NAMES], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 10_000_000


def test_work_apart_is_as_work_here(monkeypatch: pytest.MonkeyPatch) -> None:
    from articleclean.source.apart import apart

    here = threading.get_ident()
    assert apart(threading.get_ident) != here
    with pytest.raises(ZeroDivisionError):
        apart(lambda: 1 // 0)

    def refuse(self: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    assert apart(threading.get_ident) == here
