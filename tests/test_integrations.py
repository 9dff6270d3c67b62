"""Integrations: each stands alone, names its extra when a package is missing, and costs nobody else anything."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from articleclean.integrations import missing

ROOT = Path(__file__).parents[1]
ROOM = ROOT / "src/articleclean/integrations"
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]

PACKAGES = {
    "arrow": {"pyarrow"},
    "datatrove": {"datatrove", "pyarrow", "warcio"},
    "pandas": {"pandas", "pyarrow"},
    "polars": {"polars", "pyarrow"},
    "ray": {"ray", "pandas", "pyarrow"},
    "response": set[str](),
    "scrapy": {"itemadapter", "scrapy", "twisted"},
    "spark": {"pandas", "pyarrow", "pyspark"},
    "warc": {"fastwarc", "warcio"},
    "web_poet": {"itemadapter", "web_poet"},
    "zyte": {"itemadapter", "web_poet", "zyte_common_items"},
}
"""For each integration, the modules of other packages that it may load."""
ALL_PACKAGES = set().union(*PACKAGES.values())
LARGE = {"datatrove", "ray", "spark"}

EXTRA_OF = {"web_poet": "web-poet", "zyte": "web-poet"}
"""The extra, where it is not called as the integration."""
USE = {"warc": "import io; next(articleclean.integrations.warc.records(io.BytesIO(b'')))"}
"""What asks for the package, where importing the integration does not."""


def python(program: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)


def blocked(modules: set[str]) -> str:
    """The beginning of a program for which these are not installed."""
    return f"import sys; sys.modules.update(dict.fromkeys({sorted(modules)!r})); "


def test_every_integration_is_in_the_table() -> None:
    modules = {path.stem for path in ROOM.iterdir() if path.stem not in ("__init__", "__pycache__")}
    assert modules - {"beside"} == PACKAGES.keys()  # beside.py is shared by Spark and Ray


@pytest.mark.parametrize("name", [pytest.param(n, marks=[pytest.mark.slow] * (n in LARGE)) for n in PACKAGES])
def test_it_imports_without_what_others_need(name: str) -> None:
    for package in PACKAGES[name] - {"pandas"}:
        pytest.importorskip(package, reason=f"{package} is not installed")
    done = python(blocked(ALL_PACKAGES - PACKAGES[name]) + f"import articleclean.integrations.{name}")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(PACKAGES.keys() - {"response"}))
def test_without_its_package_it_names_the_extra(name: str) -> None:
    program = blocked(PACKAGES[name]) + f"import articleclean.integrations.{name}; {USE.get(name, '')}"
    done = python(program)
    extra = EXTRA_OF.get(name, name)
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    told = rf"\w+ cannot be imported; it comes with an extra: pip install 'articleclean\[{extra}\]'"
    assert re.fullmatch(f"ModuleNotFoundError: {told}", last)


def test_every_extra_that_is_named_exists() -> None:
    sources = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")]
    named = {name for source in sources for name in re.findall(r"""(?:missing\("|articleclean\[)([\w-]+)""", source)}
    assert named - {"extra"} <= EXTRAS.keys()
    assert {"arrow", "scrapy", "web-poet"} <= named


def test_missing_says_what_was_missed() -> None:
    error = missing("arrow", "pyarrow.parquet")
    assert (type(error), error.name) == (ModuleNotFoundError, "pyarrow.parquet")
    assert str(error).startswith("pyarrow.parquet cannot be imported")


class TestImport:
    def test_it_loads_no_integration_and_nothing_that_one_needs(self) -> None:
        done = python("import articleclean, sys; print(*sys.modules, sep='\\n')")
        loaded = set(done.stdout.split())
        assert "articleclean.serialize" in loaded
        assert {
            name for name in loaded if name.startswith(("articleclean.integrations", "articleclean.batch"))
        } == set()
        assert loaded & (ALL_PACKAGES | {"numpy", "tqdm"}) == set()

    def test_it_costs_little_more_than_the_parsers(self) -> None:
        """CPU time, each the least of several in turn, so that what else runs on the machine does not count."""
        program = "import time; began = time.process_time(); import {}; print(time.process_time() - began)"
        ours, parsers = program.format("articleclean"), program.format("lxml.etree, bs4, dateutil")
        times = [(float(python(ours).stdout), float(python(parsers).stdout)) for _ in range(5)]
        assert min(own for own, _ in times) <= 1.3 * min(other for _, other in times)
