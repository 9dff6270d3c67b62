"""What makes each integration raise a public error, where its packages are installed; for test_errors.py."""

from collections.abc import Callable
from importlib.util import find_spec
from types import SimpleNamespace

import articleclean as ac
from articleclean.integrations import response

__all__ = ["CASES", "NEEDS"]

Case = tuple[Callable[[], object], str, str]

NEEDS = {
    "integrations/arrow/": ("pyarrow",),
    "integrations/beside.py": ("pyarrow",),
    "integrations/pandas.py": ("pandas", "pyarrow"),
    "integrations/polars.py": ("polars", "pyarrow"),
    "integrations/spark.py": ("pyspark", "pyarrow"),
    "integrations/zyte.py": ("zyte_common_items",),
}
"""Packages without which what is in these files cannot be reached."""


def _arrow() -> list[Case]:
    import pyarrow as pa

    from articleclean.integrations import arrow, beside

    def pages(**columns: list[object]) -> Callable[[], object]:
        names = {"now": "now"} if "now" in columns else {}
        return lambda: list(arrow.extract_batches([pa.RecordBatch.from_pydict(columns)], url=None, **names))  # type: ignore[arg-type]

    nested = ac.Provenance("meta", "a", "A", 0.5, (ac.Provenance("meta", "b", "B", 0.4),))
    candidates = ac.Article(headline="A", provenance={"headline": ac.Provenance("meta", "c", "C", 1.0, (nested,))})
    return [
        (lambda: arrow.extract_batches([], rows=0), "InputError", "rows must be 1 or more, not 0"),
        (pages(text=["a"]), "InputError", "the pages need one column 'html'; there are: text"),
        (pages(html=[5]), "InputError", "column 'html' must be string or binary, not int64"),
        (pages(html=["a"], now=["May"]), "InputError", "column 'now' must be timestamp, not string"),
        (lambda: arrow.to_batch([ac.Article(headline="\ud800")]), "InputError", "cannot be held by one Arrow batch: "),
        (lambda: arrow.to_row(candidates), "InputError", "provenance.headline.others: a candidate has candidates of"),
        (lambda: arrow.from_row({"provenance": [5]}), "InputError", "provenance: expected the entries of a map, found"),
        (
            lambda: arrow.from_row({"body": [{"type": "list", "json": "{"}]}),
            "InputError",
            "body[0].json: expected JSON, found '{'",
        ),
        (
            lambda: beside.wanted(keep="id"),
            "InputError",
            "keep must be a sequence of names, such as ('id',), not a str",
        ),
        (
            lambda: beside.wanted(keep=["URL"]),
            "InputError",
            "keep names 'URL', but the result has such a column alread",
        ),
        (lambda: beside.check(["id"], ["a", "b"]), "InputError", "the pages need one column 'id'; there are: a, b"),
    ]


def _pandas() -> list[Case]:
    import pandas as pd

    from articleclean.integrations.pandas import extract

    frame = pd.DataFrame({"text": ["a"]})
    return [(lambda: extract(frame), "InputError", "the pages need one column 'html'; there are: text")]


def _spark() -> list[Case]:
    from articleclean.integrations.spark import _check_type

    field = SimpleNamespace(dataType=SimpleNamespace(typeName=lambda: "long"))
    frame = SimpleNamespace(schema={"html": field})
    return [
        (
            lambda: _check_type(frame, "html", frozenset({"string", "void"})),  # type: ignore[arg-type, unused-ignore]
            "InputError",
            "column 'html' must be string, not long",
        )
    ]


def _zyte() -> list[Case]:
    from articleclean.integrations.zyte import to_zyte

    return [(lambda: to_zyte(ac.Article()), "InputError", "the article has no url, and zyte_common_items.Article must")]


def _installed(file: str) -> bool:
    return all(find_spec(package) for package in NEEDS[file])


CASES: list[Case] = [
    (
        lambda: response.extract(response.Fetched("<p>A</p>", "https://a.example/", {})),  # type: ignore[arg-type]
        "InputError",
        "response.content must be bytes, not builtins.str: read it, and pass Fetched(body, url, headers)",
    ),
    *(_arrow() if _installed("integrations/arrow/") else []),
    *(_pandas() if _installed("integrations/pandas.py") else []),
    *(_spark() if _installed("integrations/spark.py") else []),
    *(_zyte() if _installed("integrations/zyte.py") else []),
]
