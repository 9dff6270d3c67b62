"""A real browser shows what we render: nothing runs. First it shows the vectors themselves: there things do run."""

from html import escape

import pytest
from markdown_it import MarkdownIt

import articleclean as ac
from chromium import Seen, find, visit
from xss import ADDRESS, RAW, by_hand, page, vectors

CHROMIUM = find()
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found (Debian: apt-get install chromium)"),
]


def visited(pages: dict[str, str]) -> Seen:
    assert CHROMIUM
    seen = visit(CHROMIUM, pages)
    assert seen.opened == set(pages)
    return seen


def test_the_canary_sees_the_vectors_run() -> None:
    """What cannot run in a browser of today (vbscript, expression, relative addresses …) may stay silent."""
    raw = {
        name: f'<a href="{escape(vector)}">x</a>' if name.startswith("url.") else vector
        for name, vector in vectors().items()
    }
    seen = visited(raw)
    assert len(seen.fired) >= 150
    assert {family(name) for name in seen.fired} == {family(name) for name in raw}


def test_nothing_runs_in_what_is_rendered() -> None:
    """Each vector: an article built by hand and pages with the vector at several places, as HTML and as Markdown."""
    rendered = {name: _rendered(vector) for name, vector in vectors().items()}
    # Articles are fragments made to stand on a page together; so a few of them share one.
    names = list(rendered)
    pages = {
        str(start): "\n".join(rendered[name] for name in names[start : start + 5]) for start in range(0, len(names), 5)
    }
    seen = visited(pages | {"control": f"{rendered['script.plain']}<p onmouseover=alert(1)>x</p>"})
    assert seen.fired == {"control"}
    assert not seen.asked
    assert seen.touched > 100 * len(rendered)


def _rendered(vector: str) -> str:
    place = list(RAW)[sum(map(ord, vector)) % len(RAW)]
    articles = [ac.extract(page(vector, where), url=ADDRESS) for where in (place, "written")]
    articles.append(by_hand(vector))
    return "\n".join(article.to_html() + MARKDOWN.render(article.to_markdown()) for article in articles)


def family(name: str) -> str:
    return name.partition(".")[0]
