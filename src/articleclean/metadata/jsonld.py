"""What a page says about itself in JSON-LD."""

from .lenient_json import read_values
from .schema_org import Object, objects

__all__ = ["parse_jsonld"]


def parse_jsonld(text: str) -> list[Object]:
    """The objects of one JSON-LD block, however it is written; none of what cannot be read.

    Arrays, `@graph` and main entities are opened; the objects come in document order, the holder before the held.
    """
    return objects(read_values(text)[0])
