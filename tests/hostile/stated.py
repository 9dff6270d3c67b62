"""What a page says about itself, far too much of it: JSON-LD, meta, link, microdata."""

import json

from .shape import AFTER, Shape, article, sentence

__all__ = ["SHAPES"]


def script(block: str) -> str:
    return f'<script type="application/ld+json">{block}</script>'


def blocks(n: int) -> str:
    return article("", "".join(script(f'{{"@type":"NewsArticle","headline":"Ferry {i}"}}') for i in range(n)))


def one(block: str) -> str:
    return article("", script(block))


def escapes(n: int) -> str:
    return one('{"@type":"NewsArticle","headline":"' + r"\ud83d\u0041" + r"\u00e9" * n + '"}')


def graph(n: int) -> str:
    things = [{"@type": "NewsArticle", "@id": f"#{i}", "author": {"@id": f"#{i + 1}"}} for i in range(n)]
    return one(json.dumps({"@graph": things}))


def authors(n: int) -> str:
    people = [{"@type": "Person", "name": f"Anna{i} Berg{i}", "url": f"/anna/{i}"} for i in range(n)]
    return one(json.dumps({"@type": "NewsArticle", "headline": "Ferry late again", "author": people}))


def keywords(n: int) -> str:
    words = [f"boat {i}" for i in range(n)]
    return one(json.dumps({"@type": "NewsArticle", "headline": "Ferry late again", "keywords": words}))


def pictures(n: int) -> str:
    found = [{"@type": "ImageObject", "url": f"https://b.example/{i}.jpg", "caption": f"Boat {i}"} for i in range(n)]
    return one(json.dumps({"@type": "NewsArticle", "headline": "Ferry late again", "image": found}))


def text(n: int) -> str:
    """The page shows a short text and states a long one."""
    long = " ".join(map(sentence, range(n)))
    return one(
        json.dumps({"@type": "NewsArticle", "headline": "Ferry late again", "articleBody": f"{' '.join(AFTER)} {long}"})
    )


def broken(n: int) -> str:
    return one('{"@type": "NewsArticle", /* note */ "a": [' + '{\'b\': "say "hm"",}, // x\n' * n)


def metas(n: int) -> str:
    return article(
        "",
        "".join(f'<meta name="n{i}" content="boat {i}"><meta property="article:tag" content="{i}">' for i in range(n)),
    )


def meta_dates(n: int) -> str:
    return article("", "".join(f'<meta name="date" content="2021-05-{i % 28 + 1:02} {i}">' for i in range(n)))


def rel_links(n: int) -> str:
    return article(
        "",
        "".join(
            f'<link rel="alternate" hreflang="en" href="/{i}"><link rel="canonical" href="/c{i}">' for i in range(n)
        ),
    )


def microdata(n: int) -> str:
    item = '<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author">Anna Berg</span>'
    return article(f"{item}</div>" * n)


def nested_microdata(n: int) -> str:
    item = '<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author">Anna Berg</span>'
    return article(item * n + "</div>" * n)


def entries(n: int) -> str:
    return article(
        "".join(f'<div class="hentry h-entry"><b class="p-author author">Anna {i}</b></div>' for i in range(n))
    )


NUMBER = '{{"@type":"NewsArticle","wordCount":{}}}'
SHAPES = (
    Shape("jsonld-blocks", "JSON-LD blocks", blocks, 6_000),
    Shape("jsonld-brackets", "open brackets in a JSON-LD block", lambda n: one("[" * n), 250_000),
    Shape("jsonld-objects", "objects in each other, never closed", lambda n: one('{"a":' * n), 50_000),
    Shape("jsonld-graphs", "graphs in each other, closed", lambda n: one('{"@graph":[' * n + "]}" * n), 30_000),
    Shape("jsonld-number", "digits of a number", lambda n: one(NUMBER.format("9" * n)), 500_000),
    Shape("jsonld-exponent", "digits of an exponent", lambda n: one(NUMBER.format("1e" + "9" * n)), 500_000),
    Shape("jsonld-numbers", "numbers of 4,000 digits", lambda n: one(f"[{','.join(['9' * 4_000] * n)}]"), 100),
    Shape("jsonld-escapes", "escaped characters of a string", escapes, 100_000),
    Shape("jsonld-quotes", "quotation marks", lambda n: one('"' * n), 400_000),
    Shape("jsonld-backslashes", "backslashes", lambda n: one('"' + "\\" * n), 400_000),
    Shape("jsonld-comments", "comments never closed", lambda n: one("/*" * n), 400_000),
    Shape("jsonld-broken", "errors that a lenient reader mends", broken, 10_000),
    Shape("jsonld-graph", "objects that refer to each other", graph, 6_000),
    Shape("jsonld-authors", "authors stated", authors, 3_000),
    Shape("jsonld-keywords", "keywords stated", keywords, 20_000),
    Shape("jsonld-pictures", "pictures stated", pictures, 4_000),
    Shape("jsonld-text", "sentences stated that are not shown", text, 4_000, markers=AFTER),
    Shape("metas", "<meta>", metas, 8_000),
    Shape("meta-dates", "dates in <meta>", meta_dates, 4_000),
    Shape("rel-links", "<link>", rel_links, 8_000),
    Shape("microdata", "microdata items", microdata, 4_000),
    Shape("nested-microdata", "microdata items in each other", nested_microdata, 3_000),
    Shape("entries", "microformat entries", entries, 4_000),
)
