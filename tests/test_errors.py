"""Every error that the library raises on purpose: what raises it, and what its message says.

The cases are checked against the source: a `raise` of a public error that no case reaches fails here.
"""

import ast
import traceback
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import articleclean as ac
import integration_errors
from articleclean.body.kinds import KINDS, KindWeights
from articleclean.body.trees import Forest
from articleclean.body.words import Words

SOURCE = Path(ac.__file__).parent
PUBLIC = {"InputError": ac.InputError, "LimitExceeded": ac.LimitExceeded, "RuleError": ac.RuleError}
MAKERS = {"_fail": "InputError"}
"""Functions that make an error for `raise`."""
NOT_PUBLIC = {
    "frozenmap.py: AttributeError": "as Python's own immutable objects do",
    "source/apart.py: errors": "what the work raised, again",
    "source/encodings.py: ValueError": "a mistake in a table of ours",
    "source/encodings.py: error": "a codec's own, again",
    "source/room.py: Full": "ends in segment()",
    "cli.py: _CommandError": "ends in main()",
    "__main__.py: SystemExit": "the command's status",
    "batch/columns.py: ValueError": "a UsageError of its caller's",
    "batch/command.py: argparse.ArgumentTypeError": "wrong use, as argparse says it",
    "batch/inputs.py: BatchError": "ends in the command, with its message",
    "batch/inputs.py: UsageError": "ends in the command, with its message",
    "batch/outputs/__init__.py: ValueError": "a UsageError of its caller's",
    "batch/outputs/jsonl.py: ValueError": "a UsageError of its caller's",
    "batch/outputs/parquet.py: UsageError": "ends in the command, with its message",
    "batch/outputs/parquet.py: ValueError": "a UsageError of its caller's",
    "batch/outputs/rowfile.py: UsageError": "ends in the command, with its message",
    "batch/pool.py: BatchError": "ends in the command, with its message",
    "batch/runner.py: UsageError": "ends in the command, with its message",
    "batch/worker.py: _LineError": "the reason in the side file",
    **{
        f"integrations/{module}.py: missing": "ImportError, with the extra's name"
        for module in (
            *("arrow/__init__", "datatrove", "pandas", "polars", "ray", "scrapy", "spark"),
            *("warc/heads", "warc/members", "web_poet", "zyte"),
        )
    },
    "integrations/datatrove.py: ValueError": "as datatrove's own steps do",
    "integrations/scrapy.py: TypeError": "as itemadapter wants it of what cannot be changed",
    "integrations/warc/encodings.py: Undecodable": "a loss, in the report",
    "integrations/warc/encodings.py: _Damaged": "ends in its caller",
    "integrations/warc/members.py: Damage": "a loss, in the report",
    "integrations/warc/members.py: OSError": "ends in its caller",
    "integrations/warc/pages.py: BrokenRecord": "a loss, in the report",
    "integrations/warc/pages.py: Skipped": "counted, in the report",
}
PAGE = "<html><body><h1>Late</h1><p>The ferry to the island was late again on Monday.</p></body></html>"


def forest(**changes: Any) -> Callable[[], object]:
    table = {"version": 2, "features": ["a"], "depth": 1, "bias": 0.0, "splits": [[0, 0.5]], "leaves": [[0.0, 1.0]]}
    return lambda: Forest.load(table | changes, ("a",))


def kinds(**changes: Any) -> Callable[[], object]:
    table = {"version": 1, "kinds": list(KINDS), "bias": [0.0] * len(KINDS), "weights": {}}
    return lambda: KindWeights.load(table | changes)


def stored(**data: Any) -> Callable[[], object]:
    return lambda: ac.Article.from_dict(data)


def block(kind: str, **data: Any) -> Callable[[], object]:
    return stored(body=[{"type": kind, **data}])


def nested() -> dict[str, Any]:
    part: dict[str, Any] = {"type": "list", "items": []}
    for _ in range(5_000):
        part = {"type": "list", "items": [{"text": "a", "children": [part]}]}
    return part


def extract(source: Any, **arguments: Any) -> Callable[[], object]:
    return lambda: ac.extract(source, **arguments)


MANY_ATTRIBUTES = f"<!doctype html><p {' '.join(f'a{n}' for n in range(30_000))}></p>"

CASES: list[tuple[Callable[[], object], str, str]] = [
    (extract(5), "InputError", "source must be str, bytes, an lxml element or tree, or a BeautifulSoup object, not"),
    (extract(None), "InputError", "source must be str, bytes, an lxml element or tree, or a BeautifulSoup object, not"),
    (extract(PAGE, markup="xml"), "InputError", 'markup must be "auto", "html" or "text", not \'xml\''),
    (extract(PAGE, content_type=b"a"), "InputError", "content_type must be a str (decode a header as Latin-1), not by"),
    (extract(PAGE, url=b"http://a.example/"), "InputError", "url must be a str, not bytes"),
    (extract(PAGE, options={}), "InputError", "options must be Options(…), not dict"),
    (lambda: ac.Options(kind="blog"), "InputError", "kind must be one of article, forum, "),  # type: ignore[arg-type]
    (lambda: ac.Options(date_order="ymd"), "InputError", "date_order must be dmy or mdy, not 'ymd'"),  # type: ignore[arg-type]
    (lambda: ac.Options(now="2021"), "InputError", "now must be a datetime, not str"),  # type: ignore[arg-type]
    (lambda: ac.Options(limits=5), "InputError", "limits must be Limits(…), not int"),  # type: ignore[arg-type]
    (lambda: ac.Limits(max_bytes=-1), "InputError", "Limits.max_bytes must be a whole number from 0, not -1"),
    (lambda: ac.Limits(max_depth=10**6), "InputError", "Limits.max_depth is "),
    (
        extract(PAGE, options=ac.Options(limits=ac.Limits(max_bytes=10, strict=True))),
        "LimitExceeded",
        "Limits.max_bytes is 10: allow more, or set strict=False: then only the first 10 are read",
    ),
    (
        extract(MANY_ATTRIBUTES, options=ac.Options(limits=ac.Limits(strict=True))),
        "LimitExceeded",
        "an element has more than 2,000 attributes; no limit can be set for it: set strict=False: then only the first",
    ),
    (stored(headline=5), "InputError", "headline: expected a string, found 5"),
    (stored(kind="blog"), "InputError", "kind: expected one of article, forum, "),
    (stored(tags="a"), "InputError", "tags: expected a list, found 'a'"),
    (stored(dateline=[]), "InputError", "dateline: expected an object, found []"),
    (lambda: ac.Article.from_dict([]), "InputError", "article: expected an object, found []"),  # type: ignore[arg-type]
    (stored(headlin="A"), "InputError", "headlin: no such field of Article; it has ok, reason, kind, headline"),
    (stored(authors=[{}]), "InputError", "authors[0].name: missing; Person must have it"),
    (block("heading", text="A", level=9), "InputError", "body[0].level: expected a level from 1 to 6, found 9"),
    (block("verse", text="A"), "InputError", "body[0].type: expected one of paragraph, heading, "),
    (
        block("list", items=[{"text": "A", "children": [{"type": "paragraph", "text": "B"}]}]),
        "InputError",
        "body[0].items[0].children[0].type: expected 'list', found 'paragraph'",
    ),
    (lambda: ac.Article.from_dict({"body": [nested()]}), "InputError", "body: lists in lists are nested too deeply"),
    (stored(published="May"), "InputError", "published: expected a date or date and time as ISO 8601 writes it, found"),
    (
        stored(provenance={"headline": {"source": "meta", "where": "h1", "raw": "A", "confidence": 2}}),
        "InputError",
        "provenance.headline.confidence: expected a number from 0 to 1, found 2",
    ),
    (lambda: Words.load({"version": 99}), "RuleError", "words.json: version 99, this code reads 1; train it again"),
    (kinds(version=None), "RuleError", "kinds.json: version None, this code reads 1; train it again"),
    (kinds(kinds=["article"]), "RuleError", "kinds.json: made for other kinds than "),
    (kinds(weights={"word:a": [1.0]}), "RuleError", "kinds.json: word:a: 1 weights for 7 kinds; train it again"),
    (forest(version=1), "RuleError", "body.json: version 1, this code reads 2; train it again"),
    (forest(features=["b"]), "RuleError", "body.json: 'features' are not those of this code; train it again"),
    (forest(depth=3), "RuleError", "body.json: 'depth', 'splits' and 'leaves' do not fit; train it again"),
    (forest(splits=[[7, 0.5]]), "RuleError", "body.json: 'splits' or 'leaves' have numbers that cannot be; train it"),
    *integration_errors.CASES,
]  # fmt: skip


@pytest.mark.parametrize(("call", "name", "message"), CASES, ids=[case[2][:30] for case in CASES])
def test_the_message_says_what_is_wrong_and_what_to_do(call: Callable[[], object], name: str, message: str) -> None:
    with pytest.raises(PUBLIC[name]) as caught:
        call()
    said = str(caught.value)
    assert message in said
    assert said.isprintable()
    assert len(said) < 400
    assert isinstance(caught.value, ac.ArticleCleanError)


def raised() -> dict[tuple[str, int], tuple[str, int]]:
    """File and first line of each `raise` in the package: the name of what it raises, and its last line."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) and node.exc is not None:
                exc: ast.expr = node.exc
                while isinstance(exc, ast.Call | ast.Subscript):
                    exc = exc.func if isinstance(exc, ast.Call) else exc.value
                where = path.relative_to(SOURCE).as_posix()
                found[where, node.lineno] = (ast.unparse(exc), node.end_lineno or node.lineno)
    return found


def test_every_raise_of_a_public_error_has_a_case() -> None:
    reached = set()
    for call, _, _ in CASES:
        try:
            call()
        except ac.ArticleCleanError as error:
            frames = traceback.extract_tb(error.__traceback__)
            inside = [f for f in frames if f.filename.startswith(str(SOURCE))]
            reached.add((Path(inside[-1].filename).relative_to(SOURCE).as_posix(), inside[-1].lineno or 0))
    missed = [
        f"{where}:{first}"
        for (where, first), (name, last) in raised().items()
        if MAKERS.get(name, name) in PUBLIC and not any((where, line) in reached for line in range(first, last + 1))
    ]
    needs = integration_errors.NEEDS
    unreachable = tuple(file for file, packages in needs.items() if not all(map(find_spec, packages)))
    assert [spot for spot in missed if not spot.startswith(unreachable)] == []


def test_no_other_error_is_raised_on_purpose() -> None:
    others = {f"{where}: {name}" for (where, _), (name, _) in raised().items() if MAKERS.get(name, name) not in PUBLIC}
    fetching = {other for other in others if other.startswith("fetch/")}
    assert {other.partition(": ")[2] for other in fetching} <= {"FetchError", "failure"}
    assert others - fetching == NOT_PUBLIC.keys()


def test_every_public_error_is_here() -> None:
    errors = {
        name for name in ac.__all__ if isinstance(value := getattr(ac, name), type) and issubclass(value, Exception)
    }
    assert errors - {"ArticleCleanError"} == PUBLIC.keys() == {name for _, name, _ in CASES}
