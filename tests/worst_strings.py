"""The strings on which a regular expression is slowest, made from its own parse tree.

A pattern is slow where it repeats something: it goes over a run of what is repeated, fails behind it, and comes back to
try again, from the next start or with a shorter run. So for each repeat: what must stand before it, what it repeats
many times over, and something that fails.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

__all__ = ["Attack", "attacks", "members"]

POOL = (
    " aAzZbBmMsSéßЖж漢のア한ا٣1905.,:;!?-–—/|()[]{}<>'\"“”’«»·•*+=_@#&%©\\~…、。\n\t\u00a0\u3000\u200b\ufeff\u0301\x00"
)
"""Characters of every sort. Those of a pattern's own literals are added to them."""
REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT, _constants.POSSESSIVE_REPEAT)
LONG = 20
"""A repeat that may go on at least this long is attacked."""
BRANCHES = 4
"""Of an alternation so many branches are tried."""


class Attack(NamedTuple):
    """A string by its parts: any number of `unit` may stand between the others."""

    before: str
    unit: str
    after: str

    def of_length(self, length: int) -> str:
        """The string, about so long."""
        return self.before + self.unit * (length // len(self.unit)) + self.after


def attacks(pattern: "re.Pattern[Any]") -> list[Attack]:
    """All attacks on a pattern."""
    return list(dict.fromkeys(_Attacker(pattern).attacks()))


def members(pattern: "re.Pattern[Any]") -> tuple[str, str]:
    """Strings of which the pattern matches one, unless it looks around for what its other parts do not say."""
    attacker = _Attacker(pattern)
    plain = attacker.some(attacker.tree.data, 1)
    attacker.ahead = True
    return plain, attacker.some(attacker.tree.data, 1)


class _Attacker:
    """A pattern taken apart."""

    def __init__(self, pattern: "re.Pattern[Any]") -> None:
        source = pattern.pattern
        self.binary = isinstance(source, bytes)
        self.tree = _parser.parse(source, pattern.flags & ~(re.UNICODE if self.binary else 0))
        self.groups: dict[int, str] = {}
        self.members: dict[str, str] = {}
        literals = {chr(code) for code in _literals(self.tree.data)}
        pool = dict.fromkeys(POOL + "".join(sorted(literals)[:80]))
        self.pool = [c for c in pool if not self.binary or ord(c) < 256]
        self.kinds = self._kinds()
        self.ahead = False

    def attacks(self) -> Iterator[Attack]:
        whole = self.some(self.tree.data, 1) or "a"
        for kind in self.kinds:
            yield Attack("", kind, "\x00")
        for tail in ("", "\x00"):
            yield Attack("", whole, tail)
            yield Attack("", whole[:-1] or whole, tail)
        for before, body, least in self._repeats(self.tree.data, ""):
            for unit in self._units(body, least):
                for after in self._failing(unit):
                    yield Attack(before, unit, after)
                    yield Attack("", before + unit, after)

    def _repeats(self, nodes: Sequence[Any], before: str) -> Iterator[tuple[str, Sequence[Any], int]]:
        """Each long repeat: what stands before it, what it repeats, how often at least."""
        for at, node in enumerate(nodes):
            ahead = before + self.some(nodes[:at], 1)
            op, value = node
            if op in REPEATS:
                least, most, body = value
                if most >= LONG:
                    yield ahead, body.data, least
                yield from self._repeats(body.data, ahead)
            for part in _parts(op, value) if op not in REPEATS else ():
                yield from self._repeats(part, ahead)

    def _units(self, body: Sequence[Any], least: int) -> Iterator[str]:
        """What a repeat may go over: each kind of character that it takes, or its branches and pairs of them."""
        if len(body) == 1 and _is_class(body[0]):
            yield from self._taken(body[0])
            return
        singles = list(dict.fromkeys(filter(None, self._varied(body))))[: 2 * BRANCHES]
        yield from singles
        for one, other in itertools.islice(itertools.combinations(singles, 2), 2 * BRANCHES):
            yield one + other

    def _varied(self, nodes: Sequence[Any]) -> Iterator[str]:
        """Members of a sequence that differ in the branches taken, in characters, and in the length of inner runs."""
        for times in (1, 3):
            yield self.some(nodes, times)
        for at, (op, value) in enumerate(nodes):
            before, behind = self.some(nodes[:at], 1), self.some(nodes[at + 1 :], 1)
            if op is _constants.BRANCH:
                for branch in _spread(value[1]):
                    for inner in itertools.islice(self._varied(branch.data), BRANCHES):
                        yield before + inner + behind
            elif op is _constants.SUBPATTERN:
                for inner in itertools.islice(self._varied(value[-1].data), 2 * BRANCHES):
                    yield before + inner + behind
            elif op in REPEATS:
                yield before + behind
                for inner in itertools.islice(self._varied(value[2].data), BRANCHES):
                    yield before + inner + behind
            elif _is_class((op, value)):
                for taken in itertools.islice(self._taken((op, value)), BRANCHES):
                    yield before + taken + behind

    def _failing(self, unit: str) -> tuple[str, ...]:
        return ("", "\x00") if unit[-1:] != "\x00" else ("", "a")

    def some(self, nodes: Sequence[Any], times: int) -> str:
        """A string that a sequence of nodes matches, repeats in it at least so many times."""
        return "".join(self._one(op, value, times, first=not at) for at, (op, value) in enumerate(nodes))

    def _one(self, op: Any, value: Any, times: int, *, first: bool) -> str:
        if _is_class((op, value)):
            key = repr((op, value))
            if key not in self.members:
                self.members[key] = next(self._taken((op, value)), "")
            return self.members[key]
        if op in REPEATS:
            least, most, body = value
            return self.some(body.data, times) * int(max(least, min(most, times)))
        if op is _constants.SUBPATTERN:
            self.groups[value[0]] = text = self.some(value[-1].data, times)
            return text
        if op is _constants.GROUPREF:
            return str(self.groups.get(value, ""))
        if op is _constants.ASSERT:
            # What must stand before the whole is put there; behind something else it is taken to stand there.
            stands = first if value[0] < 0 else self.ahead
            return self.some(value[1].data, times) if stands else ""
        if op is _constants.ASSERT_NOT:
            return ""
        return self.some(parts[0], times) if (parts := list(_parts(op, value))) else ""

    def _taken(self, node: Any) -> Iterator[str]:
        """One character of each kind that a node takes."""
        single = self._compiled(node)
        for kind in self.kinds:
            if single.fullmatch(kind.encode("latin-1") if self.binary else kind):
                yield kind

    def _compiled(self, node: Any) -> "re.Pattern[Any]":
        alone = _parser.SubPattern(self.tree.state, [node])
        return _compiler.compile(alone, self.tree.state.flags)  # type: ignore[no-any-return]

    def _kinds(self) -> list[str]:
        """Of the characters that no part of the pattern tells apart, one."""
        classes = {repr(node): node for node in _classes(self.tree.data)}
        singles = [self._compiled(node) for node in itertools.islice(classes.values(), 60)]
        seen: dict[tuple[bool, ...], str] = {}
        for c in self.pool:
            text = c.encode("latin-1") if self.binary else c
            seen.setdefault(tuple(bool(single.fullmatch(text)) for single in singles), c)
        return list(seen.values())


def _is_class(node: Any) -> bool:
    return node[0] in (_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY)


def _parts(op: Any, value: Any) -> Iterator[Sequence[Any]]:
    """The sequences that a node holds."""
    if op is _constants.BRANCH:
        yield from (branch.data for branch in _spread(value[1]))
    elif op is _constants.SUBPATTERN:
        yield value[-1].data
    elif op in (_constants.ASSERT, _constants.ASSERT_NOT):
        yield value[1].data
    elif op is _constants.ATOMIC_GROUP:
        yield value.data
    elif op in REPEATS:
        yield value[2].data
    elif op is _constants.GROUPREF_EXISTS:
        yield from (part.data for part in value[1:] if part is not None)


def _spread(branches: Sequence[Any]) -> Sequence[Any]:
    """A few of many branches: those that repeat something, then the first and the last ones."""
    repeating = [b for b in branches if any(op in REPEATS and value[1] >= LONG for op, value in _nodes(b.data))]
    plain = [b for b in branches if b not in repeating]
    return repeating[: 3 * BRANCHES] + plain[: BRANCHES - 1] + plain[BRANCHES - 1 :][-1:]


def _nodes(nodes: Sequence[Any]) -> Iterator[Any]:
    for op, value in nodes:
        yield op, value
        for part in _parts(op, value):
            yield from _nodes(part)


def _classes(nodes: Sequence[Any]) -> Iterator[Any]:
    return (node for node in _nodes(nodes) if _is_class(node))


def _literals(nodes: Sequence[Any]) -> Iterator[int]:
    for op, value in _nodes(nodes):
        if op in (_constants.LITERAL, _constants.NOT_LITERAL):
            yield value
        elif op is _constants.IN:
            yield from (item[1] for item in value if item[0] is _constants.LITERAL)
