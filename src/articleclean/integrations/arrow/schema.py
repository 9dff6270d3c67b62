"""The published schema of an Article as an Arrow row.

Columns are named as the fields of `Article.to_dict()` and hold the same values: nothing has to be learned twice.
Four more are worked out from them, for those who ask in SQL: `published_at`, `modified_at`, `text`, `fingerprint`.

Every field may be null: engines compare that, too, and none but Arrow can say otherwise.
"""

import pyarrow as pa

__all__ = ["DERIVED", "RESULT_SCHEMA", "SCHEMA", "SCHEMA_VERSION"]

SCHEMA_VERSION = 1
"""Goes up with every change of a column's name, type or place; `from_row` reads the rows of all versions before it."""

_MARKS = pa.list_(
    pa.struct([("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string()), ("href", pa.string())]),
)
_IMAGE = pa.struct(
    [
        *((name, pa.string()) for name in ("url", "caption", "credit", "alt")),
        ("width", pa.int32()),
        ("height", pa.int32()),
    ]
)
_BLOCK = pa.struct(
    [
        ("type", pa.string()),
        ("text", pa.string()),  # what is read there, also of lists and tables
        ("level", pa.int32()),  # heading
        ("marks", _MARKS),  # paragraph, heading, quote
        ("language", pa.string()),  # code
        ("rows", pa.list_(pa.list_(pa.string()))),  # table
        ("header_rows", pa.int32()),  # table
        ("ordered", pa.bool_()),  # list
        ("json", pa.string()),  # list: its items with their marks and the lists nested in them, as to_dict gives them
        ("image", _IMAGE),  # figure
        ("url", pa.string()),  # embed
        ("provider", pa.string()),  # embed
    ]
)
_SPOT = [("source", pa.string()), ("where", pa.string()), ("raw", pa.string()), ("confidence", pa.float64())]
_PROVENANCE = pa.map_(pa.string(), pa.struct([*_SPOT, ("others", pa.list_(pa.struct(_SPOT)))]))
_INSTANT = pa.timestamp("us", tz="UTC")
_STRINGS = pa.list_(pa.string())

SCHEMA = pa.schema(
    [
        ("url", pa.string()),
        ("ok", pa.bool_()),
        ("reason", pa.string()),
        ("kind", pa.string()),
        ("headline", pa.string()),
        ("kicker", pa.string()),
        ("standfirst", pa.string()),
        ("published", pa.string()),
        ("published_at", _INSTANT),
        ("modified", pa.string()),
        ("modified_at", _INSTANT),
        ("authors", pa.list_(pa.struct([("name", pa.string()), ("url", pa.string()), ("role", pa.string())]))),
        ("agencies", _STRINGS),
        ("initials", _STRINGS),
        ("signoff", pa.string()),
        ("dateline", pa.struct([("text", pa.string()), ("place", pa.string())])),
        ("short_link", pa.string()),
        ("canonical_url", pa.string()),
        ("site_name", pa.string()),
        ("section", pa.string()),
        ("tags", _STRINGS),
        ("language", pa.string()),
        ("images", pa.list_(_IMAGE)),
        ("body", pa.list_(_BLOCK)),
        ("text", pa.string()),
        ("fingerprint", pa.int64()),
        ("correction", pa.string()),
        ("paywalled", pa.bool_()),
        ("provenance", _PROVENANCE),
        ("warnings", _STRINGS),
    ],
    metadata={"articleclean.schema_version": str(SCHEMA_VERSION)},
)
"""The columns of one Article; its metadata holds the version."""

DERIVED = frozenset({"published_at", "modified_at", "text", "fingerprint"})
"""Columns that are worked out from the others; `from_row` does not look at them."""

RESULT_SCHEMA = SCHEMA.append(pa.field("error", pa.string()))
"""What `extract_batches` gives: `SCHEMA`, and `error`, which is null unless the page could not be read."""
