"""For zyte-common-items: its Article, filled with what articleclean found, and the page object that yields it."""

from dataclasses import replace
from datetime import date, datetime
from functools import cached_property
from typing import ClassVar

from articleclean import Article, InputError, Options

from . import missing
from .web_poet import extract

try:
    import zyte_common_items as zyte
    from zyte_common_items.fields import auto_field
except ImportError as error:
    raise missing("web-poet", "zyte_common_items") from error

__all__ = ["ZyteArticlePage", "to_zyte"]


def to_zyte(article: Article) -> zyte.Article:
    """The article as zyte-common-items' Article.

    Dates are as precise as the page: a day alone stays a day. `mainImage` is the first picture. The probability in
    `metadata` is that of the page being an article, 0 when none was found. What articleclean does not look for
    (breadcrumbs, videos, audios), and what Zyte's item has no room for (agencies, captions, credits), is left out.

    Raises:
        InputError: the article has no `url`, which Zyte's item must have.
    """
    if article.url is None:
        raise InputError("the article has no url, and zyte_common_items.Article must have one: call extract with it")
    images = [zyte.Image(url=image.url) for image in article.images if image.url and not image.url.startswith("data:")]
    return zyte.Article(
        url=article.url,
        headline=article.headline,
        datePublished=_iso(article.published),
        datePublishedRaw=_raw(article, "published"),
        dateModified=_iso(article.modified),
        dateModifiedRaw=_raw(article, "modified"),
        authors=[zyte.Author(name=person.name, url=person.url) for person in article.authors] or None,
        inLanguage=article.language.partition("-")[0] if article.language else None,
        mainImage=images[0] if images else None,
        images=images or None,
        description=article.standfirst,
        articleBody=article.to_text() or None,
        articleBodyHtml=_body_html(article),
        canonicalUrl=article.canonical_url,
        metadata=zyte.ArticleMetadata(probability=_probability(article)),
    )


class ZyteArticlePage(zyte.ArticlePage):
    """A page whose item is zyte-common-items' Article; a subclass may define any of its fields, or set `options`."""

    options: ClassVar[Options] = Options()

    @cached_property
    def extracted(self) -> Article:
        """The article as articleclean found it."""
        return extract(self.response, options=self.options)

    @cached_property
    def found(self) -> zyte.Article:
        """It as Zyte's item, before fields of a subclass."""
        return to_zyte(self.extracted)

    @auto_field
    def headline(self) -> str | None:
        return self.found.headline

    @auto_field
    def datePublished(self) -> str | None:  # noqa: N802 (Zyte's name)
        return self.found.datePublished

    @auto_field
    def datePublishedRaw(self) -> str | None:  # noqa: N802
        return self.found.datePublishedRaw

    @auto_field
    def dateModified(self) -> str | None:  # noqa: N802
        return self.found.dateModified

    @auto_field
    def dateModifiedRaw(self) -> str | None:  # noqa: N802
        return self.found.dateModifiedRaw

    @auto_field
    def authors(self) -> list[zyte.Author] | None:
        return self.found.authors

    @auto_field
    def inLanguage(self) -> str | None:  # noqa: N802
        return self.found.inLanguage

    @auto_field
    def mainImage(self) -> zyte.Image | None:  # noqa: N802
        return self.found.mainImage

    @auto_field
    def images(self) -> list[zyte.Image] | None:
        return self.found.images

    @auto_field
    def description(self) -> str | None:
        return self.found.description

    @auto_field
    def articleBody(self) -> str | None:  # noqa: N802
        return self.found.articleBody

    @auto_field
    def articleBodyHtml(self) -> str | None:  # noqa: N802
        return self.found.articleBodyHtml

    @auto_field
    def canonicalUrl(self) -> str | None:  # noqa: N802
        return self.found.canonicalUrl

    @auto_field
    def metadata(self) -> zyte.ArticleMetadata:
        """Zyte's own, with the time of the download, and the probability that the page is an article."""
        metadata: zyte.ArticleMetadata = super().metadata
        metadata.probability = _probability(self.extracted)
        return metadata


def _iso(when: date | datetime | None) -> str | None:
    if isinstance(when, datetime):
        return when.isoformat(timespec="seconds")
    return when.isoformat() if when else None


def _raw(article: Article, field: str) -> str | None:
    source = article.provenance.get(field)
    return source.raw if source else None


def _body_html(article: Article) -> str | None:
    if not article.body:
        return None
    return replace(
        article, kicker=None, headline=None, standfirst=None, authors=(), published=None, modified=None
    ).to_html()


def _probability(article: Article) -> float:
    """Of the page being an article; where it seems to be of another kind, the most that is left for one."""
    if not article.ok:
        return 0.0
    confidence = article.provenance["kind"].confidence if "kind" in article.provenance else 1.0
    return confidence if article.kind == "article" else 1.0 - confidence
