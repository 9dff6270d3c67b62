"""articleclean in the programs that its users already run: one module each, imported only by who uses it.

A module here imports the package it is for at its top. Where that is not installed, the error names the extra that
brings it, by `missing`:

    try:
        import pyarrow as pa
    except ImportError as error:
        raise missing("arrow", "pyarrow") from error
"""

__all__ = ["missing"]


def missing(extra: str, module: str) -> ImportError:
    """The error to raise when a module of an optional package cannot be imported.

    Args:
        extra: the extra of articleclean that installs it ("arrow").
        module: the module that was asked for ("pyarrow"); it becomes the error's `name`.
    """
    message = f"{module} cannot be imported; it comes with an extra: pip install 'articleclean[{extra}]'"
    return ModuleNotFoundError(message, name=module)
