"""The vectors of `xss_vectors.toml`, and the places of a page and of an `Article` where they are put."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

import articleclean as ac

__all__ = ["ADDRESSED", "RAW", "WRITTEN", "Vectors", "by_hand", "dump", "page", "vectors"]

Vectors = Mapping[str, str]
HOST = "xss.example"
ADDRESS = "https://bote.example/news/ferry"

_SENTENCES = (
    "The ferry to the island was late again on Monday, and nobody on the quay was surprised by that.",
    "It has been late on every Monday since the spring, when the council brought the old timetable back.",
    "The captain said that he would rather be late than wet, and went below to put the kettle on.",
    "Passengers may ask for their fare at the office on the pier, which is open on Thursdays until noon.",
)
_PARTS = {"head": "", "top": "<h1>Ferry late again</h1>", "middle": "<p>The next one leaves at four.</p>"}
_PAGE = (
    "<!DOCTYPE html><html><head>{head}</head><body><article>"
    "{top}<p>{0}</p><p>{1}</p>{middle}<p>{2}</p><p>{3}</p></article></body></html>"
)
_FIGURE = '<figure><img src="{}" alt="{}" width="800" height="600"><figcaption>{}</figcaption></figure>'

# Where markup stands as it is. Each on a page of its own: much of it swallows what follows.
RAW: Mapping[str, Mapping[str, str]] = {
    "paragraph": {"middle": "<p>The mate laughed. @ The cook, whose soup it was, did not laugh with him at all.</p>"},
    "block": {"middle": "@"},
    "headline": {"top": "<h1>Ferry late @ again</h1>"},
    "title": {"head": "<title>Ferry late again @</title>", "top": ""},
    "head": {"head": "@"},
    "kicker": {"top": '<p class="kicker">Harbour @</p><h1>Ferry late again</h1>'},
    "standfirst": {"top": '<h1>Ferry late again</h1><p class="standfirst">The third time in May. @ Nobody cares.</p>'},
    "byline": {"top": '<h1>Ferry late again</h1><p class="byline">By Jane Roe @ and Max Muster</p>'},
    "caption": {"middle": _FIGURE.format("/quay.jpg", "The quay", "The quay at dawn. @ <small>Photo: J. Roe</small>")},
    "credit": {"middle": _FIGURE.format("/quay.jpg", "The quay", "The quay at dawn. <small>Photo: J. Roe @</small>")},
    "attribute": {"middle": _FIGURE.format("/quay.jpg@", "The quay @", "The quay at dawn.")},
    "cell": {"middle": "<table><tr><th>Day @</th><th>Late</th></tr><tr><td>Monday @</td><td>twice</td></tr></table>"},
    "item": {"middle": "<ul><li>Monday, twice @<ol><li>at dawn @</li></ol></li><li>Tuesday, once</li></ul>"},
    "quote": {"middle": "<blockquote><p>Rather late than wet, I always say. @</p></blockquote>"},
    "code": {"middle": "<pre><code class='language-@'>late = True\n@\n</code></pre>"},
    "json": {"head": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Late @"}</script>'},
}

# Where a page states an address, in an attribute or as JSON.
ADDRESSED: Mapping[str, str] = {
    "link": '<p>The <a href="@">council has decided</a> that the timetable stays as it is until the autumn.</p>',
    "image": _FIGURE.format("@", "The quay", "The quay at dawn."),
    "srcset": _FIGURE.format('/a.jpg" srcset="@ 900w, @ 2x', "The quay", "The quay at dusk."),
    "lazy": _FIGURE.format('data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="@', "The quay", "The quay at noon."),
    "around": '<figure><a href="@"><img src="/b.jpg" width=800 height=600></a><figcaption>Night.</figcaption></figure>',
    "embed": '<iframe src="@"></iframe><video src="@" poster="@"></video><object data="@"></object><embed src="@">',
    "item": '<ul><li><a href="@">Timetable of the winter</a></li><li><a href="@">and of the summer</a></li></ul>',
    "cell": '<table><tr><td>Monday</td><td><a href="@">late</a></td></tr><tr><td>Tuesday</td><td>no</td></tr></table>',
    "quote": '<blockquote cite="@"><p>Rather <a href="@">late than wet</a>, I always say.</p></blockquote>',
}
_ADDRESSED_HEAD = (
    '<link rel="canonical" href="@"><link rel="shortlink" href="@"><meta property="og:url" content="@">'
    '<meta property="og:image" content="@"><meta name="twitter:image" content="@">'
)
_ADDRESSED_TOP = '<h1>Ferry late again</h1><p class="byline">By <a rel="author" href="@">Jane Roe</a></p>'

# Where a page states text: every place at once, because what is escaped swallows nothing.
_WRITTEN_HEAD = (
    '<title>@</title><meta name="description" content="@"><meta property="og:title" content="@">'
    '<meta name="author" content="@"><meta property="og:site_name" content="@"><meta name="keywords" content="@, b">'
    '<meta property="article:section" content="@"><meta property="og:description" content="@">'
    '<meta property="article:published_time" content="@"><meta property="article:author" content="@">'
)
_WRITTEN_TOP = (
    '<p class="kicker">@</p><h1>Ferry late @</h1><p class="standfirst">The third time in May. @</p>'
    '<p class="byline">By Jane @ Roe</p><time datetime="@">@</time>'
)
_WRITTEN = (
    "<h2>Since spring @</h2><p>@</p><p>The mate laughed. @ The cook, whose <b>soup @ it was</b>, did not laugh.</p>"
    + _FIGURE.format("/quay.jpg", "@", "The quay. @ <small>Photo: @</small>")
    + "<ul><li>@</li><li>Monday @<ul><li>@</li></ul></li></ul><ol><li>@</li></ol><blockquote><p>@</p></blockquote>"
    "<table><tr><th>@</th><th>Late</th></tr><tr><td>Monday @</td><td>@</td></tr></table><dl><dt>@</dt><dd>@</dd></dl>"
    '<pre><code class="language-@">late = True\n@</code></pre><p><code>@</code> and <a href="https://xss.example/@">@</a>'
    '</p><p>(@)</p><p class="correction">Correction: @</p>'
)
WRITTEN = ("written", "stated", "stated-text")


@cache
def vectors() -> Vectors:
    """Every vector by its family and name."""
    with Path(__file__).with_name("xss_vectors.toml").open("rb") as file:
        return dict(_flat(tomllib.load(file), ""))


def _flat(table: Mapping[str, Any], path: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, str):
            yield path + name, value.replace("HOST", HOST)
        else:
            yield from _flat(value, f"{path}{name}.")


def page(vector: str, place: str) -> str:
    """A page with the vector at a place of `RAW`, `ADDRESSED` or `WRITTEN`, or at all places that state addresses."""
    written = escape(vector)
    if place in RAW:
        return _page(**{part: text.replace("@", vector) for part, text in RAW[place].items()})
    if place == "address":
        parts = {"head": _ADDRESSED_HEAD, "top": _ADDRESSED_TOP, "middle": "".join(ADDRESSED.values())}
        return _page(**{part: text.replace("@", written) for part, text in parts.items()})
    if place == "written":
        parts = {"head": _WRITTEN_HEAD, "top": _WRITTEN_TOP, "middle": _WRITTEN}
        return _page(**{part: text.replace("@", written) for part, text in parts.items()})
    stated = _stated(vector, " ".join(_SENTENCES) * 3 if place == "stated-text" else "")
    if place == "stated-text":
        return f"<html><head>{stated}</head><body><p>{_SENTENCES[0][:40]}</p></body></html>"
    return _page(head=stated)


def _page(**parts: str) -> str:
    return _PAGE.format(*_SENTENCES, **(_PARTS | parts))


def _stated(vector: str, text: str) -> str:
    """JSON-LD with the vector in each of its strings."""
    person = {"@type": "Person", "name": f"Jane {vector} Roe", "url": vector, "jobTitle": vector}
    image = {"@type": "ImageObject", "url": vector, "caption": vector, "creditText": vector}
    stated = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"Ferry late again {vector}",
        "alternativeHeadline": vector,
        "description": f"The third time. {vector}",
        "author": [person, {"@type": "Person", "name": vector}, vector],
        "publisher": {"@type": "Organization", "name": vector, "url": vector},
        "image": [image, vector],
        "articleSection": vector,
        "keywords": [vector, "ferry"],
        "url": vector,
        "mainEntityOfPage": vector,
        "datePublished": vector,
        "inLanguage": vector,
        "isPartOf": {"@type": "CreativeWork", "name": vector, "@id": vector},
    }
    if text:
        stated["articleBody"] = f"{text}\n\n{vector}\n\n{text} {vector} {escape(vector)} {text}"
    written = json.dumps(stated).replace("</", "<\\/").replace("<!--", "<\\u0021--")
    return f'<script type="application/ld+json">{written}</script>'


def dump(vector: str) -> str:
    """A page flattened to text, with the vector in lines of its own, in paragraphs, in lists and in the byline."""
    first, second, third, fourth = _SENTENCES
    return (
        f"Harbour {vector}\n\nFerry late again {vector}\n\nThe third time in May. {vector}\n\nBy Jane Roe {vector}\n\n"
        f"3 May 2021\n\n{first} {vector}\n\n{vector}\n\n{second}\n\n* {vector}\n* Monday {vector}\n\n    {vector}\n\n"
        f"Photo: {vector}\n\n{third}\n\n1. {vector}\n\n{fourth} {vector}\n\n({vector})\n"
    )


def by_hand(vector: str) -> ac.Article:
    """An article that a caller builds: the vector in every string that it has."""
    word = f"late {vector} again"
    length = len(word)
    marks = (
        ac.Mark(0, length, "link", vector),
        ac.Mark(0, 4, "strong"),
        ac.Mark(3, length - 2, "emphasis"),
        ac.Mark(5, 5 + len(vector), "code"),
    )
    links = (ac.Mark(0, 4, "link", f"https://{HOST}/{vector}"), ac.Mark(5, length, "link", f"mailto:{vector}"))
    image = ac.Image(vector, word, word, word, 800, 600)
    inner = ac.ListBlock((ac.ListItem(vector, (ac.Mark(0, len(vector), "code"),)),), ordered=True)
    return ac.Article(
        ok=True,
        reason=vector,
        headline=vector,
        kicker=word,
        standfirst=vector,
        authors=(ac.Person(vector, vector, vector), ac.Person(word, f"https://{HOST}/{vector}", word)),
        agencies=(vector,),
        initials=(vector,),
        signoff=vector,
        dateline=ac.Dateline(vector, vector),
        short_link=vector,
        canonical_url=vector,
        url=vector,
        site_name=vector,
        section=vector,
        tags=(vector, word),
        language=vector,
        images=(image, ac.Image(f"https://{HOST}/{vector}")),
        body=(
            ac.Paragraph(vector),
            ac.Paragraph(word, marks),
            ac.Paragraph(word, links),
            ac.Paragraph(f"{vector}\n{vector}\n\n{vector}", (ac.Mark(0, len(vector), "link", vector),)),
            ac.Heading(vector, 2),
            ac.Heading(word, 3, marks),
            ac.ListBlock((ac.ListItem(vector), ac.ListItem(word, marks, (inner,)), ac.ListItem("", (), (inner,)))),
            ac.Quote(vector),
            ac.Quote(word, marks),
            ac.Code(vector, vector),
            ac.Code(f"a\n{vector}\n```\n~~~\n{vector}", "python"),
            ac.Table(((vector, word), (vector, f"{vector}\n{vector}"), (vector,)), 1),
            ac.Figure(image),
            ac.Figure(ac.Image(f"https://{HOST}/{vector}", vector, vector, vector)),
            ac.Embed(vector, vector),
            ac.Embed(vector),
            ac.Embed(f"https://{HOST}/{vector}", vector),
            ac.Separator(),
        ),
        correction=vector,
        warnings=(vector,),
    )
