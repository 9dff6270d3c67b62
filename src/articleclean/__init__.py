"""articleclean: from a web page, as HTML or flattened to text, to the article it carries."""

import logging as _logging

from ._version import __version__
from .article import Article, Dateline, Person, Provenance
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
    Paragraph,
    Quote,
    Separator,
    Table,
)
from .errors import ArticleCleanError, InputError, LimitExceeded, RuleError
from .extract import extract
from .options import Limits, Options
from .serialize import schema

__all__ = [
    "Article",
    "ArticleCleanError",
    "Block",
    "Code",
    "Dateline",
    "Embed",
    "Figure",
    "Heading",
    "Image",
    "InputError",
    "LimitExceeded",
    "Limits",
    "ListBlock",
    "ListItem",
    "Mark",
    "Options",
    "Paragraph",
    "Person",
    "Provenance",
    "Quote",
    "RuleError",
    "Separator",
    "Table",
    "__version__",
    "extract",
    "schema",
]

_logging.getLogger(__name__).addHandler(_logging.NullHandler())
