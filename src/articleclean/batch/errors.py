"""Why a batch cannot begin or go on; what is wrong with a single page is never one of these."""

__all__ = ["BatchError", "UsageError", "why"]


class BatchError(Exception):
    """An input is not there, the output cannot be written, or no worker can be started."""


class UsageError(BatchError):
    """The arguments do not go together, or not with what is on the disk."""


def why(error: BaseException) -> str:
    """What went wrong, in words, without the file's name."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
