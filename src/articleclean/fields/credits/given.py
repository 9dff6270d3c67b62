"""Whether a name begins with a name that people are given: what tells "Jane Roe" from "Summit Data" without a "By"."""

from functools import cache

from ...data import load_json

__all__ = ["is_given", "opens_given"]


@cache
def _given() -> frozenset[str]:
    """The names of `data/given_names.json`, folded."""
    table = load_json("given_names")
    return frozenset(name for language, names in table.items() if language != "_" for name in names.split())


def is_given(word: str) -> bool:
    """Whether a word, or the first half of a double one ("Anne-Kathrin"), is a given name."""
    folded = word.casefold().strip(".,")
    return folded in _given() or ("-" in folded and folded.partition("-")[0] in _given())


def opens_given(name: str) -> bool:
    """Whether a full name begins with a given one, an initial or a title before it allowed ("J. Ronald Roe")."""
    words = name.split()[:-1]
    while len(words) > 1 and len(words[0].strip(".")) == 1:
        del words[0]
    return bool(words) and is_given(words[0])
