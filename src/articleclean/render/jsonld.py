"""The article as schema.org NewsArticle (https://schema.org/NewsArticle), or as what the page is instead."""

from collections.abc import Mapping
from typing import Any

from ..article import Article, Kind, Person
from ..blocks import Image
from ..schemes import harmless
from .text import to_text

__all__ = ["to_jsonld"]

TYPES: Mapping[Kind, str] = {
    "article": "NewsArticle",
    "forum": "DiscussionForumPosting",
    "documentation": "TechArticle",
    # The page about the thing, not the thing: a Product has no text, no author and no date.
    "product": "ItemPage",
    "collection": "CollectionPage",
    "listing": "CollectionPage",
    "service": "WebPage",
}
"""The type for each kind of page: the first three are Articles, the others WebPages."""
ARTICLES = ("article", "forum", "documentation")


def to_jsonld(article: Article) -> dict[str, Any]:
    """A JSON-LD object of what the article has; a property that it does not have is left out.

    The type is that of the page's kind (`TYPES`). A WebPage's text is `text` where an Article's is `articleBody`, and
    schema.org gives it no section; only a NewsArticle has a dateline. Agencies are `sourceOrganization`, the sign-off
    is `creditText`, the short link `sameAs`. schema.org has no property for a kicker or for initials.

    Inside a `<script>` write it as `json.dumps(…).replace("<", "\\u003c")`: a text may have `</script>` in it.
    """
    dateline = article.dateline
    is_article = article.kind in ARTICLES
    return {"@context": "https://schema.org", "@type": TYPES[article.kind]} | filled(
        url=harmless(article.canonical_url) or harmless(article.url),
        sameAs=harmless(article.short_link),
        headline=article.headline,
        description=article.standfirst,
        datePublished=article.published and article.published.isoformat(),
        dateModified=article.modified and article.modified.isoformat(),
        author=[_person(author) for author in article.authors],
        sourceOrganization=[_organisation(name) for name in article.agencies],
        creditText=article.signoff,
        publisher=_organisation(article.site_name) if article.site_name else None,
        image=[_image(image) for image in article.images],
        articleSection=article.section if is_article else None,
        keywords=list(article.tags),
        inLanguage=article.language,
        dateline=dateline.text if dateline and article.kind == "article" else None,
        **{"articleBody" if is_article else "text": to_text(article)},
        correction=article.correction,
        isAccessibleForFree=None if article.paywalled is None else not article.paywalled,
    )


def filled(**properties: Any) -> dict[str, Any]:
    """The properties that say something: not None, "" or []."""
    return {name: value for name, value in properties.items() if value is not None and value not in ("", [])}


def _person(person: Person) -> dict[str, Any]:
    return {"@type": "Person"} | filled(name=person.name, url=harmless(person.url), jobTitle=person.role)


def _organisation(name: str) -> dict[str, Any]:
    return {"@type": "Organization", "name": name}


def _image(image: Image) -> dict[str, Any]:
    return {"@type": "ImageObject"} | filled(
        url=harmless(image.url),
        caption=image.caption,
        creditText=image.credit,
        description=image.alt,
        width=image.width,
        height=image.height,
    )
