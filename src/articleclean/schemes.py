"""Which addresses are safe to follow: the one list of schemes, and the check that finds a scheme in disguise."""

import re
import unicodedata
from html import unescape

__all__ = ["ANYWHERE", "WEB", "harmless"]

WEB = ("http", "https")
"""Schemes of what a page may load: pictures."""
ANYWHERE = (*WEB, "mailto", "tel")
"""Schemes that may stand behind a link a reader follows."""

_COLON = re.compile(r"\A[^/?#:：]*[:：]")
_SCHEME = re.compile("[a-z][a-z0-9+.-]*")
_UNSEEN = ("Cc", "Cf", "Zl", "Zp")


def harmless(address: str | None) -> str | None:
    """The address as it is if it is relative or has a scheme of `ANYWHERE`, else None.

    The scheme is what the most lenient reader could take for one: with entities and compatibility characters resolved,
    without control and format characters. `java&#9;script:` is one, `ｊavascript:` too.
    """
    if not address:
        return None
    plain = address if address.isascii() and address.isprintable() and "&" not in address else _undisguised(address)
    colon = _COLON.match(plain)
    if not colon:
        return address
    scheme = colon[0][:-1].strip().lower()
    return address if scheme in ANYWHERE or not _SCHEME.fullmatch(scheme) else None


def _undisguised(address: str) -> str:
    resolved = unicodedata.normalize("NFKC", unescape(address))
    return "".join(char for char in resolved if unicodedata.category(char) not in _UNSEEN)
