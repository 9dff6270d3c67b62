"""Fields by path, as the command's `--field` takes them: `headline`, `images.0.credit`, `dateline.place`."""

from collections.abc import Iterator
from typing import Any

from .serialize import schema

__all__ = ["check", "lookup"]


def check(path: str) -> str | None:
    """What is wrong with a path, None when the schema has such a field."""
    root = schema()
    nodes, walked = list(_expanded(root, root)), ""
    for part in path.split("."):
        children = [child for node in nodes for child in _children(node, part)]
        if not children:
            place = f" in '{walked}'" if walked else ""
            return f"no field '{part}'{place}; there is {', '.join(_names(nodes)) or 'nothing below it'}"
        nodes = [node for child in children for node in _expanded(child, root)]
        walked = f"{walked}.{part}" if walked else part
    return None


def lookup(data: Any, path: str) -> Any:
    """The value there in what `to_dict` gives; None when it, or a part of the way to it, is absent."""
    for part in path.split("."):
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and part.isdecimal():
            data = data[int(part)] if int(part) < len(data) else None
        else:
            return None
    return data


def _expanded(node: dict[str, Any], root: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schema itself, or those that its reference or its alternatives lead to."""
    if "$ref" in node:
        yield from _expanded(root["$defs"][node["$ref"].removeprefix("#/$defs/")], root)
    for alternative in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _expanded(alternative, root)
    yield node


def _children(node: dict[str, Any], part: str) -> Iterator[dict[str, Any]]:
    if part.isdecimal():
        if "items" in node:
            yield node["items"]
    elif part in node.get("properties", {}):
        yield node["properties"][part]
    elif isinstance(node.get("additionalProperties"), dict):
        yield node["additionalProperties"]


def _names(nodes: list[dict[str, Any]]) -> list[str]:
    names = [name for node in nodes for name in node.get("properties", {})]
    if any("items" in node for node in nodes):
        names.append("a number from 0")
    return list(dict.fromkeys(names))
