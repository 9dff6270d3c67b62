"""Every regular expression of the package on its own worst strings: the time it takes grows as their length does.

`finditer` does all that `search`, `findall`, `split` and `sub` do, and `fullmatch` all that `match` does and more: it
must try every shorter run before it fails. So a pattern that callers only ever match at one place is also tried from
every other. One that is too slow there says where it stands (a beginning, a lookbehind) or how long its runs may be.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import product
from typing import Any

import pytest

from pattern_list import Made, all_made, hidden_makers, sites
from worst_strings import Attack, attacks, members

QUICK, THOROUGH = 500, 2_000
"""Characters that a pattern is first tried on."""
SCREEN = 0.0001
"""Seconds: what takes no longer for them is not looked at any further."""
ENDLESS = 0.01
"""Seconds: what takes longer for up to 200 characters will not end for more."""
TIMES, GROWTH = 8, 22
"""Eight times the length takes 8 times as long if growth is linear, 64 times if it is quadratic."""
DEAR = 0.00005
"""Seconds for a character, whatever the growth."""
MANY = 20
"""A call that makes more patterns makes them from a table, and all alike: the quick run tries some of them."""

AT_ONE_PLACE = {
    "source/attributes.py": "matched where a tag begins; the next look is behind the match",
}
"""Modules whose patterns need not be fast from every place, and why. They are tried where they stand."""


def seconds(run: Callable[[Any], object], text: Any, times: int) -> float:
    """CPU time of the fastest run, so that a busy machine fails no test."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        run(text)
        spent.append(time.process_time() - start)
    return min(spent)


def runs(pattern: "re.Pattern[Any]", *, at_one_place: bool = False) -> dict[str, Callable[[Any], object]]:
    if at_one_place:
        return {"match": pattern.match}
    return {"finditer": lambda text: Counter(map(bool, pattern.finditer(text))), "fullmatch": pattern.fullmatch}


def slowness(run: Callable[[Any], object], attack: Attack, binary: bool, length: int) -> str | None:
    """What is wrong with the time that a pattern takes; None if nothing is."""

    def text(size: int) -> Any:
        written = attack.of_length(size)
        return written.encode("latin-1", "replace") if binary else written

    for size in (20, 32, 48, 200):
        if seconds(run, text(size), 1) > ENDLESS and seconds(run, text(size), 2) > ENDLESS:
            return f"does not end for {size} characters"
    few, many = text(length), text(TIMES * length)
    if seconds(run, few, 1) < SCREEN or seconds(run, few, 2) < SCREEN:
        return None
    if (short := seconds(run, few, 3)) > DEAR * length:
        return f"{short:.2f} s for {length} characters"
    if (long := seconds(run, many, 1)) < GROWTH * short:
        return None
    short, long = seconds(run, few, 5), seconds(run, many, 2)
    if long > GROWTH * short:
        return f"{short:.4f} s for {length} characters, {long:.4f} s for {TIMES} times as many"
    return None


def slow_ones(patterns: Iterable[Made], length: int = QUICK) -> list[str]:
    """The patterns that are too slow, with the string that shows it."""
    found = []
    for made in patterns:
        pattern = made.compiled()
        tried = attacks(pattern)
        ways = runs(pattern, at_one_place=made.site.partition(":")[0] in AT_ONE_PLACE)
        for (name, run), attack in product(ways.items(), tried):
            if wrong := slowness(run, attack, made.binary, length):
                found.append(f"{made.site}: {name} of {made.source[:200]!r} with {attack}: {wrong}")
                break
    return found


def of_tables() -> frozenset[str]:
    """The calls that make many patterns."""
    return frozenset(site for site, count in Counter(made.site for made in all_made()).items() if count > MANY)


def single() -> list[Made]:
    """The patterns that are not of tables, and every tenth of those that are."""
    tables = of_tables()
    alike = [made for made in all_made() if made.site in tables]
    return [made for made in all_made() if made.site not in tables] + alike[::10]


@pytest.mark.parametrize("part", range(4))
def test_no_pattern_is_slow_on_its_own_worst_strings(part: int) -> None:
    assert not slow_ones(single()[part::4])


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_no_pattern_is_slow_on_long_ones(part: int) -> None:
    """All of the tables too; runs of long units need more of them."""
    tables = of_tables()
    alike = [made for made in all_made() if made.site in tables]
    assert not slow_ones(alike[part::4])
    rest = [made for made in all_made() if made.site not in tables]
    assert not slow_ones(rest[part::4], THOROUGH)


def test_every_pattern_in_the_source_is_walked() -> None:
    """One that is made in a function must be reached from `pattern_list.main`: by a cached loader, or by its table."""
    walked = {made.site for made in all_made()}
    assert [site for site, _, _ in sites() if site not in walked] == []
    assert walked == {site for site, _, _ in sites()}
    assert hidden_makers() == []
    assert len(walked) > 200


def test_no_pattern_is_made_of_a_pages_text() -> None:
    """Patterns that are put together in functions, and from which table: each was looked at for what goes into it."""
    put_together = {
        f"{site.rpartition(':')[0]} {function}"
        for site, function, call in sites()
        if function and not written_out(call)
    }
    assert put_together == {
        "fields/credits/byline_words.py bylines",
        "fields/credits/name_words.py vocabulary",
        "fields/credits/phrases.py __init__",
        "fields/credits/signoff_words.py signoff_words",
        "fields/credits/wires.py _index",
        "fields/dates/clock.py _after",
        "fields/dates/clock.py _before",
        "fields/dates/labels.py _originals",
        "fields/dates/relative.py _apart",
    }


def written_out(call: Any) -> bool:
    return type(call.args[0]).__name__ == "Constant"


def test_phrases_of_tables_match_as_they_stand() -> None:
    """Signs that mean something in patterns mean themselves in tables."""
    from articleclean.fields.credits.phrases import Phrases

    phrases = Phrases((["a.b (c+", "[x] y*"], ""))
    assert phrases.fullmatch("A.B (c+")
    assert phrases.fullmatch("[x]  Y*")
    assert not phrases.fullmatch("axb (c+")
    assert not phrases.fullmatch("x y")


SLOW = [
    r"\s+$", r"\s*,\s*", r"<[^>]*>", r"\S+@\S+", r"(a+)+b", r"(?:a|b|ab)*c", r"(?:\w+\s?)*$", r"a*a*b",
    r"(?i)[a-z]+[0-9]", r"(?:\d+|,)+\.", r"(?s).*?x.*?y", rb"(?:a|b)*+c",
]  # fmt: skip


def invented(pattern: str | bytes) -> Made:
    binary = isinstance(pattern, bytes)
    return Made("a test", pattern.decode() if isinstance(pattern, bytes) else pattern, 0, binary)


@pytest.mark.parametrize("pattern", SLOW)
def test_slow_patterns_are_found(pattern: str | bytes) -> None:
    assert slow_ones([invented(pattern)])


@pytest.mark.parametrize("pattern", [r"\A\s+$", r"(?<!\s)\s++,", r"a{1,9}b", "[ab]+", r"<[^<>]*>", rb"[^b]++", "x|y"])
def test_fast_patterns_are_not_found(pattern: str | bytes) -> None:
    assert not slow_ones([invented(pattern)])


def test_the_generator_understands_the_patterns() -> None:
    """What it takes for a match of a pattern is one for nearly all, so it also knows how to come to their repeats."""
    own = single()
    missed = [made.source for made in own if not matches_itself(made.compiled())]
    assert len(missed) < len(own) / 10, missed


def matches_itself(pattern: "re.Pattern[Any]") -> bool:
    binary = isinstance(pattern.pattern, bytes)
    return any(pattern.search(text.encode("latin-1") if binary else text) for text in members(pattern))
