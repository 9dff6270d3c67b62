"""The library knows pages in general: nothing of one page, and no site's name, stands in its code or tables."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import articleclean
from fixture import cases

PACKAGE = Path(articleclean.__file__).parent
SOURCES = {
    path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8")
    for path in PACKAGE.rglob("*.*")
    if path.suffix != ".pyc"
}

# Tables whose subject is hosts: what an agency or a shortener is known by, addresses of players that we write.
HOST_TABLES = {"data/agencies.toml", "data/shorteners.toml", "data/embeds.toml"}
# Hosts of vocabularies and namespaces, and those that the documentation may use for examples (RFC 2606).
NAMESPACES = re.compile(
    r"^(?:(?:[\w-]+\.)*(?:schema\.org|w3\.org|iptc\.org|tei-c\.org|json-schema\.org|ogp\.me|purl\.org|dublincore\.org|whatwg\.org"
    r"|rfc-editor\.org|commonmark\.org|github\.com|unicode\.org|ampproject\.org|microformats\.org|python\.org|pypi\.org"
    r"|example|example\.(?:com|org|net)))$"
)
# A host anywhere in a string, with or without scheme: labels, and an ending that hosts have. Of the countries' endings
# those are left out that end names of files as well.
COUNTRIES = (
    "ae al am ar at au az ba bd be bg bo br by ca ch ci cl cm cn co cr cu cy cz de dk do dz ec ee eg es eu fi fr "
    "ge gh gl gr gt hk hn hr hu id ie il im in iq ir is it je jo jp ke kg kr kw kz la lb li lk lt lu lv ly ma me "
    "mk ml mm mn mo mt mx my mz na ng ni nl no np nu nz om pa pe ph pk pt qa ro rs ru rw sa sd se sg si sk sn so "
    "su sv sy th tk tn tr tt tv tw tz ua ug uk us uy uz va ve vn ws ye za zm zw "
)
ENDINGS = "|".join(
    (*COUNTRIES.split(), "com", "org", "net", "info", "news", "biz", "io", "ai", "app", "dev", "blog", "media")
)
HOST = re.compile(
    rf"(?<![\w@./#-])(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:{ENDINGS}))(?![\w.-])", re.IGNORECASE
)


def test_no_words_of_a_fixture() -> None:
    """The library has no run of five words that a fixture's article has."""
    code = {name: " ".join(text.split()).casefold() for name, text in SOURCES.items()}
    for case in cases():
        for block in re.findall(r"[^<>{}\n]{60,}", case.page.decode("utf-8", "replace")):
            start = " ".join(block.split()[:7]).casefold()
            if len(start) > 35:
                assert not [name for name, text in code.items() if start in text], start


def test_no_names_of_the_seed() -> None:
    names = ("Konashenkov", "2U4HV", "Ourfalian", "Ammar", "Aleppo", "al-Assad", "blc/tj")
    assert not [(name, file) for name in names for file, text in SOURCES.items() if name in text]


def test_no_names_of_the_fixtures() -> None:
    """No author, initials or site of a fixture is known to the library."""
    known = set()
    for case in cases():
        people = case.expected.get("authors") or []
        known |= {person if isinstance(person, str) else person["name"] for person in people}
        known |= {case.expected.get("site_name") or ""}
    known = {name for name in known if len(name) > 7}
    assert not [(name, file) for name in known for file, text in SOURCES.items() if name in text]


def strings_of(name: str, text: str) -> Iterator[str]:
    """All strings of a file that are data or rules: a table's keys and values, code without its docstrings."""
    if name.endswith(".toml"):
        yield from strings_in(tomllib.loads(text))
    elif name.endswith(".json"):
        yield from strings_in(json.loads(text))
    elif name.endswith(".py"):
        tree = ast.parse(text)
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                yield node.value


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


def hosts_in(name: str, text: str) -> set[str]:
    found = {host.lower() for string in strings_of(name, text) for host in HOST.findall(string)}
    return {host for host in found if not NAMESPACES.match(host)}


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ('site = "gazette.de"', "gazette.de"),
        ('"www.gazette.co.uk" = 1', "www.gazette.co.uk"),
        ('rule = "(^|//)gazette.com/news"', "gazette.com"),
        ('rule = "https://Gazette.io/x"', "gazette.io"),
        ('[sites."gazette.news"]\nx = 1', "gazette.news"),
    ],
)
def test_a_host_is_seen(text: str, host: str) -> None:
    assert hosts_in("data/x.toml", text) == {host}


def test_no_host_names() -> None:
    """No rule and no table knows a site."""
    known = {
        name: found for name, text in SOURCES.items() if name not in HOST_TABLES and (found := hosts_in(name, text))
    }
    assert not known


@pytest.mark.parametrize("name", sorted(HOST_TABLES))
def test_each_host_has_a_comment(name: str) -> None:
    """In the tables of hosts a comment beside each says whose it is."""
    for line in SOURCES[name].splitlines():
        rule, _, comment = line.partition(" #")
        if not line.startswith("#") and HOST.search(rule):
            assert comment.strip(), line
