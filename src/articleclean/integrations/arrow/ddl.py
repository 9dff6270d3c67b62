"""The schema as Spark writes one."""

import pyarrow as pa

from .schema import RESULT_SCHEMA

__all__ = ["spark_ddl"]

_SIMPLE = {
    pa.string(): "STRING",
    pa.bool_(): "BOOLEAN",
    pa.int32(): "INT",
    pa.int64(): "BIGINT",
    pa.float64(): "DOUBLE",
    pa.timestamp("us", tz="UTC"): "TIMESTAMP",
}


def spark_ddl(schema: pa.Schema = RESULT_SCHEMA) -> str:
    """The schema as Spark's DDL: what `mapInArrow(…, schema)` and `createDataFrame(…, schema)` take.

    Args:
        schema: of what `extract_batches` gives, unless you say `SCHEMA` or one that you made from it.

    Raises:
        KeyError: the schema has a type that `SCHEMA` does not use.
    """
    return ", ".join(f"`{field.name}` {_ddl(field.type)}" for field in schema)


def _ddl(kind: pa.DataType) -> str:
    if pa.types.is_struct(kind):
        return "STRUCT<" + ", ".join(f"`{field.name}`: {_ddl(field.type)}" for field in kind.fields) + ">"
    if pa.types.is_list(kind):
        return f"ARRAY<{_ddl(kind.value_type)}>"
    if pa.types.is_map(kind):
        return f"MAP<{_ddl(kind.key_type)}, {_ddl(kind.item_type)}>"
    return _SIMPLE[kind]
