"""The library knows pages in general: nothing of one page, and no site's name, stands in its code or tables."""

import ast
import re
from pathlib import Path

import articleclean
from fixture import cases

PACKAGE = Path(articleclean.__file__).parent
SOURCES = {
    path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8")
    for path in PACKAGE.rglob("*.*")
    if path.suffix != ".pyc"
}

# Tables whose subject is hosts.
HOST_TABLES = {"data/agencies.toml", "data/shorteners.toml", "data/embeds.toml"}
# A comment or docstring may say where something is defined.
COMMENT = re.compile(r"(?:^|(?<=\s))#.*", re.MULTILINE)
# Hosts of vocabularies and namespaces, and those that the documentation may use for examples (RFC 2606).
NAMESPACES = re.compile(
    r"^(?:(?:[\w-]+\.)*(?:schema\.org|w3\.org|iptc\.org|tei-c\.org|json-schema\.org|ogp\.me|purl\.org|dublincore\.org|whatwg\.org"
    r"|rfc-editor\.org|commonmark\.org|github\.com|unicode\.org|ampproject\.org|microformats\.org|python\.org|pypi\.org"
    r"|example|example\.(?:com|org|net)))$"
)
URL_HOST = re.compile(r"https?://([\w.-]+\w)", re.IGNORECASE)
# A host without scheme, as a rule for one site would name it: in quotes and nothing else.
QUOTED_HOST = re.compile(
    r"""["']((?:[a-z0-9-]+\.)+(?:com|org|net|de|fr|it|es|uk|ru|jp|cn|info|news|tv|at|ch|pl|br|in))["']"""
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


def without_docstrings(code: str) -> str:
    """Python code without comments and without strings that stand alone."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        for statements in (getattr(node, "body", None), getattr(node, "orelse", None)):
            if isinstance(statements, list):
                statements[:] = [s for s in statements if not _is_docstring(s)] or [ast.Pass()]
    return ast.unparse(tree)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def test_no_host_names() -> None:
    for name, text in SOURCES.items():
        if name in HOST_TABLES:
            continue
        rules = without_docstrings(text) if name.endswith(".py") else COMMENT.sub("", text)
        hosts = {host.lower() for host in URL_HOST.findall(rules)} | set(QUOTED_HOST.findall(rules))
        assert not [host for host in hosts if not NAMESPACES.match(host)], name
