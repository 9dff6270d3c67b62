"""The errors the library raises, all of them.

    ArticleCleanError
    ├── InputError       the source is of a type that cannot be read (also a TypeError)
    ├── LimitExceeded    a limit was passed and `Limits.strict` asked for an error (also a ValueError)
    └── RuleError        a table of rules is malformed (also a ValueError)

Bad markup is never an error: it gives an `Article`, with `ok` false and a `reason` when it carries no article.
"""

__all__ = ["ArticleCleanError", "InputError", "LimitExceeded", "RuleError"]


class ArticleCleanError(Exception):
    """Base of every error that articleclean raises on purpose."""


class InputError(ArticleCleanError, TypeError):
    """The source, or an argument that describes it, is of a kind that cannot be read."""


class LimitExceeded(ArticleCleanError, ValueError):
    """The page passes one of `Limits`, and `Limits.strict` is set."""


class RuleError(ArticleCleanError, ValueError):
    """A data table is malformed; the message names the file and the entry."""
