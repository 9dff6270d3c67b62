"""Articles as Arrow: the schema, rows that hold an Article without loss, and the kernel that engines and frames call.

What the columns mean, and how to ask for them in SQL: docs/integrations.md, "Arrow and Parquet".
"""

from .. import missing

try:
    import pyarrow as _  # noqa: F401 (here once, for all modules of this room)
except ImportError as error:
    raise missing("arrow", "pyarrow") from error

from .ddl import spark_ddl
from .kernel import Page, extract_batches, extract_pages, extract_row
from .rows import error_row, from_row, to_batch, to_row
from .schema import RESULT_SCHEMA, SCHEMA, SCHEMA_VERSION

__all__ = [
    "RESULT_SCHEMA",
    "SCHEMA",
    "SCHEMA_VERSION",
    "Page",
    "error_row",
    "extract_batches",
    "extract_pages",
    "extract_row",
    "from_row",
    "spark_ddl",
    "to_batch",
    "to_row",
]
