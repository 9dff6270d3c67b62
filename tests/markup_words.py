"""What pages are made of: tags, attributes, signs, JSON-LD, dates, and the words that the package's tables look for.

For the strategies that write pages (page_strategies.py) and for the fuzzer's dictionary (fuzz/dictionary.py).
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = [
    "ATTRIBUTES",
    "DATES",
    "JSONLD_KEYS",
    "JSONLD_TYPES",
    "JSON_SIGNS",
    "SIGNS",
    "TAGS",
    "TRIGGERS",
    "trigger_words",
]

# Tables of words that the package looks for in text.
TRIGGERS = (
    *("agencies", "bylines", "consent", "credit_labels", "date_words", "languages", "names", "notices", "phrases"),
    *("sections", "signoffs", "titles"),
)
TAGS = (
    *"a abbr address amp-img amp-youtube article aside b base blockquote body br button caption center cite".split(),
    *"code col dd del details div dl dt em embed fieldset figcaption figure font footer form frameset h1 h2".split(),
    *"h3 h6 head header hr html i iframe img input ins label legend li link main mark math menu meta nav".split(),
    *"noscript object ol option p param picture plaintext pre q rp rt ruby s samp script section select slot".split(),
    *"small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th".split(),
    *"thead time title tr tt u ul var video wbr xmp".split(),
)
ATTRIBUTES = (
    *(
        "alt=",
        "aria-hidden=true",
        'class="byline"',
        'class="caption"',
        'class="content"',
        'class="entry-content h-entry"',
    ),
    *("colspan=9", "content=", "data-src=", 'datetime="2024-05-01T12:00:00Z"', "height=600", "hidden", "href="),
    *("http-equiv=refresh", "id=", 'itemprop="author"', 'itemprop="datePublished"', 'itemscope itemtype="'),
    *('itemtype="https://schema.org/NewsArticle"', "lang=de", 'name="author"', 'name="date"', "onerror=", "poster="),
    *('property="og:title"', 'property="article:published_time"', "rel=author", "rel=canonical", "rel=shortlink"),
    *("role=navigation", "rowspan=0", "src=", "srcset=", 'style="display:none"', "title=", "width=800"),
    *('type="application/ld+json"', 'href="javascript:x"', 'src="data:image/gif;base64,x"', "charset=utf-16"),
)
SIGNS = (
    *("<!--", "-->", "<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-16'?>", "<!DOCTYPE html>", "<!DOCTYPE x ["),
    *("</", "/>", "<", ">", '="', "&amp;", "&lt;", "&quot;", "&nbsp;", "&#0;", "&#x80;", "&#xD800;", "&#x110000;"),
    *("&shy;", "&bogus;", "&#x1f;", "\x00", "\x0b", "\x1b", "\x7f", "\x85", "\u00a0", "\u00ad", "\u200b", "\u200d"),
    *("\u2028", "\u2029", "\u202e", "\ufeff", "\ufffe", "\ud800", "\r\n", "\r", "\n\n", "\t", "—", "–", "…", "«", "“"),
    *("👩‍👩‍👧", "́", "ß", "İ", "ŉ", "ﬁ", "²", "½", "٣", "１", "Ⅷ", "東京", "الخبر", "１２月"),
)
JSONLD_KEYS = (
    *("@context", "@graph", "@id", "@type", "@value", "@list", "@language", "alternateName", "articleBody"),
    *("articleSection", "author", "breadcrumb", "caption", "contentUrl", "copyrightHolder", "creator", "creditText"),
    *("copyrightNotice", "dateCreated", "dateModified", "datePublished", "description", "hasPart", "headline"),
    *(
        "coverageStartTime",
        "item",
        "height",
        "image",
        "inLanguage",
        "isAccessibleForFree",
        "itemListElement",
        "jobTitle",
        "keywords",
    ),
    *("liveBlogUpdate", "mainEntity", "mainEntityOfPage", "name", "position", "publisher", "text", "thumbnailUrl"),
    *("type", "url", "value", "width"),
)
JSONLD_TYPES = (
    *("NewsArticle", "BlogPosting", "LiveBlogPosting", "WebPage", "WebSite", "Person", "Organization", "Product"),
    *("ImageObject", "BreadcrumbList", "ListItem", "ProfilePage", "https://schema.org/Article", "schema:Article"),
)
JSON_SIGNS = (
    '{"',
    '":',
    '",',
    "[",
    "]",
    "}",
    "null",
    "true",
    "false",
    "1e999",
    "-0",
    "NaN",
    "\\u0000",
    "\\ud800",
    "\\",
)
DATES = (
    *(
        "2024-05-01",
        "2024-05-01T12:00:00+02:00",
        "2024-W18-3",
        "1 May 2024",
        "1. Mai 2024",
        "May 1st, 2024",
        "1/2/2024",
    ),
    *("13/12/2024", "24:00", "12:60", "11:59 p.m.", "GMT+14", "UTC-25:00", "CEST", "Z", "1714564800", "1714564800000"),
    *("0000", "9999", "-0001", "29.02.2023", "yesterday", "3 hours ago", "vor 3 Stunden", "令和6年5月1日", "۱۴۰۳"),
    *("2567", "5784", "תשפ״ד", "Sat, 31 Feb 2024 25:61:61 +9999"),
)


@cache
def trigger_words() -> tuple[str, ...]:
    """All strings of those tables, in their order, once each."""
    found = (word for name in TRIGGERS for word in strings(read_table(name)))
    return tuple(dict.fromkeys(found))


def read_table(name: str) -> Any:
    """The table `data/NAME.toml` of the package."""
    return tomllib.loads(files("articleclean.data").joinpath(f"{name}.toml").read_text("utf-8"))


def strings(table: Any) -> Iterator[str]:
    """The strings that a table holds."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict | list):
        for item in table.values() if isinstance(table, dict) else table:
            yield from strings(item)
