"""An Arrow schema in words that do not depend on the version of pyarrow, one line a column."""

import pyarrow as pa

__all__ = ["described"]


def described(schema: pa.Schema) -> str:
    """Names, types, order, what may be null, and the metadata."""
    metadata = {key.decode(): value.decode() for key, value in (schema.metadata or {}).items()}
    return "\n".join([*(_field(field) for field in schema), *(f"{key} = {value}" for key, value in metadata.items())])


def _field(field: pa.Field) -> str:
    return f"{field.name}: {_kind(field.type)}{'' if field.nullable else ' not null'}"


def _kind(kind: pa.DataType) -> str:
    if pa.types.is_struct(kind):
        return "{" + ", ".join(map(_field, kind.fields)) + "}"
    if pa.types.is_list(kind):
        return f"[{_kind(kind.value_type)}{'' if kind.value_field.nullable else ' not null'}]"
    if pa.types.is_map(kind):
        return f"map({_kind(kind.key_type)}, {_kind(kind.item_type)}{'' if kind.item_field.nullable else ' not null'})"
    return str(kind)
