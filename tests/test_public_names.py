"""What `import articleclean` gives, and what it does not pull in."""

import dataclasses
import subprocess
import sys
import types

import pytest

import articleclean

PUBLIC = [
    *("Article", "ArticleCleanError", "Block", "Code", "Dateline", "Embed", "Figure", "Heading", "Image", "InputError"),
    *("LimitExceeded", "Limits", "ListBlock", "ListItem", "Mark", "Options", "Paragraph", "Person", "Provenance"),
    *("Quote", "RuleError", "Separator", "Table", "__version__", "extract", "schema"),
]
# An HTTP client, or a module whose import costs more than it gives to somebody who only extracts.
UNWANTED = {
    *("argparse", "asyncio", "babel", "ftplib", "hypothesis", "http.client", "httpx", "markdown_it", "multiprocessing"),
    *("numpy", "pytest", "requests", "scrapy", "socketserver", "ssl", "sqlite3", "unittest", "urllib.request"),
    *("xml.dom", "articleclean.cli", "articleclean.fetch", "articleclean.render.tei"),
}


def test_all_is_sorted_and_exactly_the_public_names() -> None:
    assert articleclean.__all__ == sorted(articleclean.__all__) == PUBLIC


def test_no_other_public_name_but_the_rooms() -> None:
    others = set(vars(articleclean)) - set(articleclean.__all__)
    others = {name for name in others if not name.startswith("_")}
    assert all(isinstance(getattr(articleclean, name), types.ModuleType) for name in others)


@pytest.mark.parametrize("name", [name for name in PUBLIC if not name.startswith("__")])
def test_every_public_name_is_documented(name: str) -> None:
    value = getattr(articleclean, name)
    if isinstance(value, type):
        generated = f"{name}(" if dataclasses.is_dataclass(value) else ""
        assert value.__doc__
        assert not generated or not value.__doc__.startswith(generated)
    elif callable(value):
        assert value.__doc__


def test_importing_is_light() -> None:
    # bs4 loads html5lib, and that an HTTP client, where it is installed; no user of ours needs it.
    program = "import sys; sys.modules['html5lib'] = None; import articleclean; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert UNWANTED & set(done.stdout.split()) == set()


def test_the_package_is_typed() -> None:
    from importlib.resources import files

    assert files("articleclean").joinpath("py.typed").is_file()
