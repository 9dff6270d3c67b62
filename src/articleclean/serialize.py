"""`Article` to plain dicts and JSON, and back without loss.

The way out needs no table: a dataclass is an object of its fields, in their order. The way back is a table of readers,
one a class, each of which knows the path to what it reads, so that a complaint can name it.
"""

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from typing import Any, TypeVar, get_args

from .article import Article, Dateline, Kind, Person, Provenance, Source
from .blocks import (
    Block,
    Code,
    Embed,
    Figure,
    Heading,
    Image,
    ListBlock,
    ListItem,
    Mark,
    MarkKind,
    Paragraph,
    Quote,
    Separator,
    Table,
)
from .data import load_json
from .errors import InputError
from .frozenmap import FrozenMap

__all__ = ["from_dict", "schema", "to_dict", "to_json"]

T = TypeVar("T")
Reader = Callable[[Any, str], T]
"""`(value, path) -> model value`; raises InputError, which names the path."""


def to_dict(article: Article) -> dict[str, Any]:
    """The article as dicts, lists, strings, numbers, booleans and None, as `schema` describes it.

    Every field is present, null or [] when the page does not have it. A date is "2016-12-10", a point in time
    "2016-12-10T09:30:00" with its offset where it has one.
    """
    plain: dict[str, Any] = _plain(article)
    return plain


def to_json(article: Article, *, indent: int | None = None) -> str:
    """`to_dict` as JSON text; non-ASCII characters as they are."""
    return json.dumps(to_dict(article), ensure_ascii=False, indent=indent)


def from_dict(data: Mapping[str, Any]) -> Article:
    """The inverse of `to_dict`. A field left out has its default, so that what older versions wrote can be read.

    Raises:
        InputError: the data does not have that shape; the message begins with the path, as in "body[3].marks[0].kind".
    """
    try:
        return _read_article(data, "")
    except RecursionError as error:
        raise InputError("body: lists in lists are nested too deeply to be read; to_dict gives a few levels") from error


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_dict` returns; a fresh copy."""
    return copy.deepcopy(load_json("article.schema"))


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value):
        tagged = {"type": value.type} if isinstance(value, Block) else {}
        return tagged | {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def _fail(path: str, expected: str, value: object) -> InputError:
    shown = repr(value)
    shown = shown if len(shown) < 60 else shown[:57] + "…"
    return InputError(f"{path or 'article'}: expected {expected}, found {shown}")


def _of_type(kind: type[T], name: str) -> Reader[T]:
    def read(value: Any, path: str) -> T:
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        raise _fail(path, name, value)

    return read


def _one_of(alias: Any) -> Reader[Any]:
    """A reader of the strings that a `Literal` lists."""
    allowed = get_args(alias)

    def read(value: Any, path: str) -> Any:
        if isinstance(value, str) and value in allowed:
            return value
        raise _fail(path, "one of " + ", ".join(allowed), value)

    return read


def _optional(reader: Reader[T]) -> Reader[T | None]:
    return lambda value, path: None if value is None else reader(value, path)


def _many(reader: Reader[T]) -> Reader[tuple[T, ...]]:
    def read(value: Any, path: str) -> tuple[T, ...]:
        if not isinstance(value, list | tuple):
            raise _fail(path, "a list", value)
        return tuple(reader(item, f"{path}[{index}]") for index, item in enumerate(value))

    return read


def _object(value: Any, path: str) -> Mapping[str, Any]:
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return value
    raise _fail(path, "an object", value)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _has_default(field: "Field[Any]") -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _record(cls: type[T], **readers: Reader[Any]) -> Reader[T]:
    """A reader of one dataclass; every field has its reader."""
    optional = {field.name for field in fields(cls) if _has_default(field)}  # type: ignore[arg-type]

    def read(value: Any, path: str) -> T:
        data = _object(value, path)
        for name in data:
            if name not in readers:
                raise InputError(f"{_join(path, name)}: no such field of {cls.__name__}; it has {', '.join(readers)}")
        for name in readers:
            if name not in data and name not in optional:
                raise InputError(f"{_join(path, name)}: missing; {cls.__name__} must have it")
        return cls(**{name: readers[name](item, _join(path, name)) for name, item in data.items()})

    return read


def _read_level(value: Any, path: str) -> int:
    level = _integer(value, path)
    if not 1 <= level <= 6:
        raise _fail(path, "a level from 1 to 6", value)
    return level


def _read_confidence(value: Any, path: str) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise _fail(path, "a number from 0 to 1", value)


def _read_date(value: Any, path: str) -> date | datetime:
    """A `date` from "2016-12-10", a `datetime` from anything longer; offsets become fixed ones."""
    text = _string(value, path)
    try:
        return date.fromisoformat(text) if len(text) <= len("2016-12-10") else datetime.fromisoformat(text)
    except ValueError:
        raise _fail(path, "a date or date and time as ISO 8601 writes it", value) from None


def _read_provenance(value: Any, path: str) -> FrozenMap[Provenance]:
    items = _object(value, path)
    return FrozenMap((name, _read_source(item, _join(path, name))) for name, item in items.items())


def _read_lists(value: Any, path: str) -> tuple[ListBlock, ...]:
    return _many(_read_list)(value, path)


def _read_list(value: Any, path: str) -> ListBlock:
    block = _read_block(value, path)
    if isinstance(block, ListBlock):
        return block
    raise _fail(_join(path, "type"), "'list'", block.type)


def _read_block(value: Any, path: str) -> Block:
    data = dict(_object(value, path))
    kind = data.pop("type", None)
    reader = _BLOCKS.get(kind) if isinstance(kind, str) else None
    if reader is None:
        raise _fail(_join(path, "type"), "one of " + ", ".join(_BLOCKS), kind)
    return reader(data, path)


_string = _of_type(str, "a string")
_integer = _of_type(int, "a whole number")
_boolean = _of_type(bool, "true or false")
_text_or_null = _optional(_string)
_size = _optional(_integer)
_strings = _many(_string)

_read_source: Reader[Provenance] = _record(
    Provenance,
    source=_one_of(Source),
    where=_string,
    raw=_string,
    confidence=_read_confidence,
    others=lambda value, path: _many(_read_source)(value, path),
)
_read_marks = _many(_record(Mark, start=_integer, end=_integer, kind=_one_of(MarkKind), href=_text_or_null))
_read_image = _record(
    Image,
    url=_text_or_null,
    caption=_text_or_null,
    credit=_text_or_null,
    alt=_text_or_null,
    width=_size,
    height=_size,
)
_read_item = _record(ListItem, text=_string, marks=_read_marks, children=_read_lists)

_BLOCKS: Mapping[str, Reader[Block]] = {
    Paragraph.type: _record(Paragraph, text=_string, marks=_read_marks),
    Heading.type: _record(Heading, text=_string, level=_read_level, marks=_read_marks),
    ListBlock.type: _record(ListBlock, items=_many(_read_item), ordered=_boolean),
    Quote.type: _record(Quote, text=_string, marks=_read_marks),
    Code.type: _record(Code, text=_string, language=_text_or_null),
    Table.type: _record(Table, rows=_many(_strings), header_rows=_integer),
    Figure.type: _record(Figure, image=_read_image),
    Embed.type: _record(Embed, url=_string, provider=_text_or_null),
    Separator.type: _record(Separator),
}

_read_article = _record(
    Article,
    ok=_boolean,
    reason=_text_or_null,
    kind=_one_of(Kind),
    headline=_text_or_null,
    kicker=_text_or_null,
    standfirst=_text_or_null,
    published=_optional(_read_date),
    modified=_optional(_read_date),
    authors=_many(_record(Person, name=_string, url=_text_or_null, role=_text_or_null)),
    agencies=_strings,
    initials=_strings,
    signoff=_text_or_null,
    dateline=_optional(_record(Dateline, text=_string, place=_text_or_null)),
    short_link=_text_or_null,
    canonical_url=_text_or_null,
    url=_text_or_null,
    site_name=_text_or_null,
    section=_text_or_null,
    tags=_strings,
    language=_text_or_null,
    images=_many(_read_image),
    body=_many(_read_block),
    correction=_text_or_null,
    paywalled=_optional(_boolean),
    provenance=_read_provenance,
    warnings=_strings,
)
