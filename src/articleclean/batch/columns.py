"""Which columns a row has: fields of `Article` by path, and what is computed from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from ..article import Article
from ..fieldpath import check, lookup

__all__ = ["COMPUTED", "SOURCE", "all_fields", "check_all", "named", "values"]

SOURCE = "source"
"""The first column of every output: which page the row is of."""

COMPUTED: Mapping[str, Callable[[Article], Any]] = {
    "text": lambda article: article.to_text(),
    "markdown": lambda article: article.to_markdown(),
    "fingerprint": lambda article: article.fingerprint,
}


def all_fields() -> tuple[str, ...]:
    """The fields of `Article`, in the order in which `to_dict` has them."""
    return tuple(field.name for field in fields(Article))


def named(text: str) -> tuple[str, ...]:
    """The columns that "headline,authors.0.name,text" names, once each.

    Raises:
        ValueError: none is named.
    """
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if not names:
        raise ValueError("no field is named")
    return names


def check_all(names: Sequence[str]) -> None:
    """Refuse what is no field.

    Raises:
        ValueError: says which, and what there is.
    """
    for name in names:
        if name not in COMPUTED and (wrong := check(name)):
            raise ValueError(f"{wrong}; and {', '.join(COMPUTED)}")


def values(article: Article, names: Sequence[str]) -> dict[str, Any]:
    """The article's value for each column; None for what the page does not have."""
    plain = article.to_dict() if any(name not in COMPUTED for name in names) else {}
    return {name: COMPUTED[name](article) if name in COMPUTED else lookup(plain, name) for name in names}
