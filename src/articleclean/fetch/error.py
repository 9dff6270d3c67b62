"""The one error of fetching, and other errors' words in one line."""

import ssl

__all__ = ["FetchError", "in_one_line"]

_LONGEST = 200
"""Characters of another's message that are shown: a server's words can be a page long."""


class FetchError(Exception):
    """The page could not be fetched; the message says why, in one line."""


def in_one_line(said: object) -> str:
    """What an error says, or its name when it says nothing."""
    if isinstance(said, ssl.SSLCertVerificationError):
        return f"the server's certificate is not valid ({said.verify_message})"
    if isinstance(said, TimeoutError):
        return "no answer in time"
    text = (said.strerror if isinstance(said, OSError) else None) or str(said)
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line[:_LONGEST] or type(said).__name__
