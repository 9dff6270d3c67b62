"""What encoding the sender and the page say that it is in."""

import re

from .encodings import encoding_of

__all__ = ["stated_encodings"]

_PARAMETER = re.compile(r"charset\s*+=\s*+[\"']?\s*+([\w.:-]{1,60})", re.I)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.S)
# One tag that may name an encoding; how far one that is never closed is read must be bounded.
_TAG = re.compile(rb"<(?:meta[\s/]|\?xml\s)[^>]{0,1000}", re.I)
_IN_TAG = re.compile(rb"(?:charset|encoding)\s{0,20}=\s{0,20}[\"']?\s{0,20}([\w.:-]{1,60})", re.I)
_OTHER_META = re.compile(rb"\s(?:name|property|itemprop)\s{0,20}=", re.I)  # its content may speak of charsets
# Browsers look at 1,024 bytes first, and start again when a tag comes later.
_HEAD = 1 << 16
_SHORT = 1 << 10


def stated_encodings(data: bytes, content_type: str | None) -> list[str]:
    """The encodings that HTTP and then the page name, each once; labels that nobody knows are passed over.

    A page that says UTF-16 in ASCII bytes is not: it counts as UTF-8, as in browsers.
    """
    found = [name for label in _http_labels(content_type) if (name := encoding_of(label))][:1]
    for label in _page_labels(data):
        if name := encoding_of(label):
            found.append("UTF-8" if name.startswith("UTF-16") else name)
            break
    return list(dict.fromkeys(found))


def _http_labels(content_type: str | None) -> list[str]:
    """The charsets of a Content-Type header, or a bare charset name."""
    if not content_type:
        return []
    if labels := _PARAMETER.findall(content_type[:_SHORT]):
        return labels
    return [] if "/" in content_type else [content_type[:_SHORT].split(";")[0]]


def _page_labels(data: bytes) -> list[str]:
    """What `<meta charset>`, `<meta http-equiv>` and the XML declaration say, in the page's order."""
    head = data[:_HEAD]
    if b"<!--" in head:
        head = _COMMENT.sub(b"", head)
    labels = [_IN_TAG.search(tag[0]) for tag in _TAG.finditer(head) if not _OTHER_META.search(tag[0])]
    return [label[1].decode("ascii") for label in labels if label]
