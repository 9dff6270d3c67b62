"""The article as IPTC ninjs 3.1 (https://iptc.org/standards/ninjs/)."""

from base64 import urlsafe_b64encode
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from ..article import Article
from ..blocks import Image
from ..schemes import harmless
from .html import body_html
from .jsonld import filled
from .text import to_text

__all__ = ["to_ninjs"]

_STANDARD = {"name": "ninjs", "version": "3.1", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"}


def to_ninjs(article: Article) -> dict[str, Any]:
    """A ninjs object of type "text", with the pictures as associations; what the article does not have is left out.

    ninjs has only points in time: a date without time, or a time without offset, is left out, because the missing part
    would be invented. `uri`, which ninjs requires, is the page's address; for a page without one it is an RFC 6920 name
    of the text (`ni:///sha-256;…`).
    """
    uri = harmless(article.canonical_url) or harmless(article.url) or _text_uri(article)
    dateline = article.dateline
    return {"uri": uri, "standard": dict(_STANDARD), "type": "text"} | filled(
        firstCreated=_instant(article.published),
        versionCreated=_instant(article.modified or article.published),
        language=article.language,
        headlines=_roles(main=article.headline, kicker=article.kicker),
        descriptions=_roles(standfirst=article.standfirst, correction=article.correction),
        bodies=_bodies(article),
        by=", ".join(author.name for author in article.authors),
        people=[filled(name=author.name, rel="author", uri=harmless(author.url)) for author in article.authors],
        infoSources=_sources(article),
        located=dateline.place if dateline else None,
        subjects=_subjects(article),
        altIds=_roles(shortLink=harmless(article.short_link)),
        associations=[_picture(image, number, uri) for number, image in enumerate(article.images, 1)],
    )


def _text_uri(article: Article) -> str:
    text = "\n\n".join((article.headline or "", to_text(article)))
    digest = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return "ni:///sha-256;" + urlsafe_b64encode(digest).decode().rstrip("=")


def _instant(when: date | None) -> str | None:
    return when.isoformat() if isinstance(when, datetime) and when.tzinfo else None


def _roles(**texts: str | None) -> list[dict[str, str]]:
    return [{"role": role, "value": text} for role, text in texts.items() if text]


def _bodies(article: Article) -> list[dict[str, Any]]:
    text = to_text(article)
    if not text:
        return []
    return [
        {
            "role": "main",
            "contentType": "text/plain",
            "charCount": len(text),
            "wordCount": len(text.split()),
            "value": text,
        },
        {"role": "richtext", "contentType": "text/html", "value": body_html(article.body)},
    ]


def _sources(article: Article) -> list[dict[str, str]]:
    agencies = [{"name": name, "role": "agency"} for name in article.agencies]
    return agencies + ([{"name": article.site_name, "role": "publisher"}] if article.site_name else [])


def _subjects(article: Article) -> list[dict[str, str]]:
    section = [{"name": article.section, "rel": "section"}] if article.section else []
    return section + [{"name": tag, "rel": "keyword"} for tag in article.tags]


def _picture(image: Image, number: int, uri: str) -> dict[str, Any]:
    address = harmless(image.url)
    rendition = filled(name="main", href=address, width=image.width, height=image.height)
    return {
        "name": f"picture-{number}",
        "uri": address or f"{uri}#picture-{number}",
        "type": "picture",
    } | filled(
        by=image.credit,
        descriptions=_roles(caption=image.caption, alt=image.alt),
        renditions=[rendition] if address else [],
    )
