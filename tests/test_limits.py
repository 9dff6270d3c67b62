"""Each limit: at it nothing happens; past it a warning says what was cut, or an error says what to do."""

import ast
import math
import re
from collections.abc import Callable
from dataclasses import fields
from itertools import count
from pathlib import Path
from time import thread_time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from lxml import etree

import articleclean as ac
from articleclean.candidates import Candidate
from articleclean.options import DEEPEST
from articleclean.pipeline import LOOK_AT_CLOCK as CANDIDATES_BETWEEN
from articleclean.pipeline import detect
from articleclean.source import read
from articleclean.source.room import LOOK_AT_CLOCK

SENTENCES = (
    "The ferry to the island was late again on Monday, and nobody on the quay was surprised. "
    "It has been late on every Monday since the spring, when the old timetable was brought back. "
)
PACKAGE = Path(ac.__file__).parent
RELIABILITY = Path(__file__).parents[1] / "docs" / "reliability.md"


def paragraphs(number: int) -> str:
    return "".join(f"<p>Number {n}. {SENTENCES}</p>" for n in range(1, number + 1))


def json_ld(*blocks: str) -> str:
    return "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks) + paragraphs(3)


def story(number: int) -> str:
    return f"<html><body><article><h1>Ferry late again</h1>{paragraphs(number)}</article></body></html>"


THING = '{"@type": "Thing", "name": "x"}'
DUMP = f"Ferry late again\n\n{SENTENCES}\n\n{SENTENCES[::-1]}\n"

# Limit, page that keeps it just so, its value there, page that passes it, and what the warning says of that.
CASES: dict[str, tuple[str, Any, str | bytes, str | bytes, str]] = {
    "bytes": (
        "max_bytes", len(story(9)), story(9).encode(), story(9).encode() + b" ",
        f"the source has {len(story(9)) + 1:,} bytes: only the first {len(story(9)):,} are read",
    ),
    "characters": (
        "max_bytes", len(story(9)), story(9), story(9) + " ",
        f"the source has {len(story(9)) + 1:,} characters: only the first {len(story(9)):,} are read",
    ),
    "nodes": (
        "max_nodes", 14, story(10), story(11), "the page has 15 elements: only the first 14 are read",
    ),
    "depth": (
        "max_depth", 4, story(9), story(9).replace("<p>", "<p><b>"),
        "elements are nested more than 4 deep: tags below level 3 are ignored, their text is kept",
    ),
    "lines": (
        "max_lines", 10, story(9), story(10), "the page has more than 10 lines of text: only the first 10 are read",
    ),
    "lines of a dump": (
        "max_lines", 3, DUMP, DUMP + "\nMore.\n",
        "the page has more than 3 lines of text: only the first 3 are read",
    ),
    "text": (
        "max_text", 200, f"<p>{'abc ' * 49}abcd</p>", f"<p>{'abc ' * 49}abcde</p>",
        "the page has more than 200 characters of text: only the first 200 are read",
    ),
    "text of a dump": (
        "max_text", len(DUMP), DUMP, DUMP + "x",
        f"the page has {len(DUMP) + 1:,} characters of text: only the first {len(DUMP):,} are read",
    ),
    "JSON-LD bytes": (
        "max_jsonld_bytes", len(THING), json_ld(THING, THING), json_ld(THING, THING + " "),
        f"JSON-LD block 2 has {len(THING) + 1} characters: it is not read",
    ),
    "JSON-LD total": (
        "max_jsonld_total", 2 * len(THING), json_ld(THING, THING), json_ld(THING, THING, THING),
        f"the first 3 JSON-LD blocks have {3 * len(THING)} characters: only those before number 3 are read",
    ),
    "JSON-LD depth": (
        "max_jsonld_depth", 3, json_ld('[{"a": ["[[["]}, {"b": "\\"[{"}]'), json_ld('[{"a": [{}]}]'),
        "JSON-LD block 1 is nested 4 deep: it is not read",
    ),
    "JSON-LD blocks": (
        "max_jsonld_blocks", 2, json_ld(THING, THING), json_ld(THING, THING, THING),
        "the page has 3 JSON-LD blocks: only the first 2 are read",
    ),
    "JSON-LD objects": (
        "max_jsonld_objects", 2, json_ld(f"[{THING}, {THING}]"), json_ld(THING, f"[{THING}, {THING}]"),
        "the first 2 JSON-LD blocks have 3 objects: only the first 2 are looked at",
    ),
    "pictures": (
        "max_pictures", 2, "<img src=a.jpg><hr><img src=b.jpg>" + story(5),
        "<img src=a.jpg><hr><img src=b.jpg><hr><img src=c.jpg>" + story(5),
        "the page has 3 pictures: only the first 2 are looked at",
    ),
    "blocks": (
        "max_blocks", 9, story(9), story(10), "the body has 10 blocks: only the first 9 are kept",
    ),
}  # fmt: skip


def extract(page: object, **limits: Any) -> ac.Article:
    return ac.extract(page, options=ac.Options(limits=ac.Limits(**limits)))


@pytest.mark.parametrize("case", CASES)
def test_at_the_limit_nothing_happens(case: str) -> None:
    name, value, within, _, _ = CASES[case]
    assert extract(within, **{name: value}) == extract(within, strict=True, **{name: value}) == ac.extract(within)
    assert not ac.extract(within).warnings


@pytest.mark.parametrize("case", CASES)
def test_past_the_limit_a_warning_says_what_was_cut(case: str) -> None:
    name, value, _, past, words = CASES[case]
    article = extract(past, **{name: value})
    assert article.warnings == (f"{words} (Limits.{name})",)
    assert article != ac.extract(past)
    assert extract(past, **{name: value}) == article


@pytest.mark.parametrize("case", CASES)
def test_strict_raises_and_says_what_to_do(case: str) -> None:
    name, value, _, past, words = CASES[case]
    found, kept = words.split(": ")
    with pytest.raises(ac.LimitExceeded) as raised:
        extract(past, strict=True, **{name: value})
    assert str(raised.value) == f"{found}; Limits.{name} is {value:,}: allow more, or set strict=False: then {kept}"


FIXED = {
    "tags": (
        "<meta name=keywords content='" + ",".join(f"tag{n}" for n in range(70)) + "'>" + story(5),
        "the page states 70 tags: only the first 60 are kept",
    ),
    "attributes": (
        "<p " + " ".join(f"a{n}" for n in range(30_000)) + "></p>" + story(5),
        "an element has more than 2,000 attributes: only the first are read",
    ),
    "properties": (
        "<div itemscope itemtype='https://schema.org/NewsArticle'>"
        + "<b itemprop=url></b>" * 2_001
        + story(5)
        + "</div>",
        "more than 2,000 elements have an itemprop: only the first are looked at",
    ),
    "streamed parts": (
        story(5)
        + "".join(f"<div hidden id=S:{n:x}>part {n}<template id=P:{n + 1:x}></template></div>" for n in range(60))
        + "<template id=P:0></template>"
        + "".join(f'<script>$RS("S:{n:x}","P:{n:x}")</script>' for n in range(60)),
        "streamed parts are nested more than 50 deep: the deepest are left out",
    ),
}
"""Bounds that no limit sets: a page, and the warning."""


@pytest.mark.parametrize("case", FIXED)
def test_what_no_limit_names_is_named_all_the_same(case: str) -> None:
    page, words = FIXED[case]
    assert words in ac.extract(page).warnings
    found, kept = words.split(": ")
    with pytest.raises(ac.LimitExceeded) as raised:
        extract(page, strict=True)
    assert str(raised.value) == f"{found}; no limit can be set for it: set strict=False: then {kept}"


def test_every_limit_is_tested() -> None:
    tested = {name for name, *_ in CASES.values()} | {"max_cpu_seconds", "strict"}
    assert tested == {limit.name for limit in fields(ac.Limits)}


def lines_of(page: object, **limits: Any) -> list[str]:
    options = ac.Options(limits=ac.Limits(**limits))
    return [line.text for line in read(page, url=None, content_type=None, markup="auto", options=options).lines]


def test_what_is_kept_is_the_beginning() -> None:
    page, whole = story(20), lines_of(story(20))
    assert lines_of(page, max_lines=7) == whole[:7]
    assert lines_of(page, max_nodes=10) == whole[: 10 - len("html body article".split())]
    assert lines_of(DUMP * 3, max_lines=5) == lines_of(DUMP * 3)[:5]
    size = len("".join(whole[:5]))
    assert lines_of(page, max_text=size) == whole[:5]
    assert lines_of(page, max_text=size + 9) == [*whole[:5], whole[5][:9]]
    assert len(extract(page, max_blocks=4).body) == 4
    assert extract(page, max_blocks=4).body == ac.extract(page).body[:4]
    assert extract(DUMP, max_text=30).to_json()


def test_deep_elements_go_but_their_text_stays() -> None:
    page = f"<body>{'<div><p>one</p>' * 30}{SENTENCES}{'</div>' * 30}two</body>"
    assert " ".join(lines_of(page, max_depth=10)).split() == " ".join(lines_of(page)).split()


def test_a_cut_inside_a_marked_line_keeps_its_marks_inside() -> None:
    page = f"<p>{SENTENCES}{SENTENCES}<b>and all of this is bold, to the end of the line</b>, and more.</p>"
    *_, block = extract(page, max_text=2 * len(SENTENCES) + 7).body
    assert isinstance(block, ac.Paragraph)
    assert block.text.endswith("and all")
    assert [(mark.start, mark.end) for mark in block.marks] == [(len(block.text) - 7, len(block.text))]


def test_pictures_past_the_limit_leave_rules_and_players() -> None:
    options = ac.Options(limits=ac.Limits(max_pictures=2))
    page = read("<img src=a.jpg><hr>" * 4 + story(2), url=None, content_type=None, markup="auto", options=options)
    assert [media.kind for media in page.media] == ["image", "rule", "image", "rule", "rule", "rule"]


def test_objects_of_later_blocks_are_read_when_one_is_too_long() -> None:
    article = '{"@type": "NewsArticle", "headline": "Ferry late again", "datePublished": "2021-05-03"}'
    page = json_ld('{"@type": "Thing", "name": "' + "x" * 500 + '"}', article)
    assert str(extract(page, max_jsonld_bytes=200).published) == "2021-05-03"
    assert str(extract(json_ld("[" * 5_000, article)).published) == "2021-05-03"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """A clock that goes on a second whenever it is looked at; to call it is to wind it back."""

    def wind() -> None:
        ticks = count()
        monkeypatch.setattr("articleclean.bounds.thread_time", lambda: next(ticks))

    wind()
    return wind


STORY = (
    "<title>Ferry late again</title><meta name=description content='On Mondays.'><h1>Ferry late again</h1>"
    f"<p class=byline>By Jane Roe</p><time datetime=2021-05-03>3 May 2021</time>{paragraphs(12)}<img src=a.jpg>"
)


def test_time_is_up_at_any_moment(clock: Callable[[], None]) -> None:
    """The later the time is up, the less is left out, and all of it is named."""
    left_out = []
    for seconds in count():
        clock()
        article = extract(STORY, max_cpu_seconds=seconds + 0.5)
        if not article.warnings:
            break
        (warning,) = article.warnings
        start = f"the page takes more than {seconds + 0.5:g} s of CPU time: it is read without "
        assert warning.startswith(start)
        assert warning.endswith(" (Limits.max_cpu_seconds)")
        left_out.append(warning.removeprefix(start).removesuffix(" (Limits.max_cpu_seconds)").split(", "))
        for field, missing in (("headline", "headline"), ("body", "body"), ("authors", "authors")):
            assert bool(getattr(article, field)) <= (missing not in left_out[-1])
        if "body" in left_out[-1]:
            assert article.reason == "the time was up before the body was looked for (Limits.max_cpu_seconds)"
        clock()
        with pytest.raises(ac.LimitExceeded, match=r"Limits\.max_cpu_seconds is [\d.]+: allow more, or set strict="):
            extract(STORY, max_cpu_seconds=seconds + 0.5, strict=True)
    assert left_out[0][0] == "JSON-LD"
    assert left_out[-1] == ["notices"]
    assert [len(names) for names in left_out] == sorted((len(names) for names in left_out), reverse=True)
    assert article == ac.extract(STORY, options=ac.Options(limits=ac.Limits(max_cpu_seconds=math.inf)))


def test_the_clock_is_looked_at_between_candidates(clock: Callable[[], None]) -> None:
    options = ac.Options(limits=ac.Limits(max_cpu_seconds=2.5))
    page = read("", url=None, content_type=None, markup="auto", options=options)
    endless = (Candidate("tags", (), "meta", "meta", "", 0.5) for _ in count())
    detect(page, {"tags": lambda page: endless, "links": lambda page: endless})
    assert page.budget.left_out == ["more tags", "links"]
    assert len(page.candidates["tags"]) == 2 * CANDIDATES_BETWEEN


def test_the_clock_is_looked_at_while_a_page_is_read(clock: Callable[[], None]) -> None:
    page = "<body>" + "<p>Word.</p>" * (5 * LOOK_AT_CLOCK)
    (warning,) = extract(page, max_cpu_seconds=2.5).warnings
    assert "read without the rest of the page, JSON-LD, " in warning
    clock()
    assert len(lines_of(page, max_cpu_seconds=2.5)) == 3 * LOOK_AT_CLOCK


def test_the_time_of_other_threads_is_not_counted() -> None:
    before = thread_time()
    budget_of = read(STORY, url=None, content_type=None, markup="auto", options=ac.Options()).budget
    assert thread_time() - before < 5
    assert not budget_of.spent()
    assert not budget_of.left_out


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ({"max_lines": -1}, "Limits.max_lines must be a whole number from 0, not -1"),
        ({"max_nodes": "9"}, "Limits.max_nodes must be a whole number from 0, not '9'"),
        ({"max_text": 1.5}, "Limits.max_text must be a whole number from 0, not 1.5"),
        ({"max_cpu_seconds": math.nan}, "Limits.max_cpu_seconds must be seconds from 0, not nan"),
        ({"strict": 1}, "Limits.strict must be True or False, not 1"),
        ({"max_depth": 257}, "Limits.max_depth is 256 at most, not 257: the parser goes no deeper"),
    ],
)
def test_limits_that_are_none(limits: dict[str, Any], words: str) -> None:
    with pytest.raises(ac.InputError, match=re.escape(words)):
        ac.Limits(**limits)


@pytest.mark.parametrize("name", [limit.name for limit in fields(ac.Limits) if limit.name != "strict"])
@pytest.mark.parametrize("page", [STORY, json_ld(THING), DUMP], ids=["story", "json-ld", "dump"])
def test_nothing_allowed_is_no_error(name: str, page: str) -> None:
    article = extract(page, **{name: 0})
    assert ac.Article.from_dict(article.to_dict()) == article


# Trees that a caller hands over.


def nested(depth: int, *tags: str) -> tuple[etree._Element, etree._Element]:
    """A tree of elements one in another, and the paragraph in the innermost."""
    root = etree.Element("html")
    chain = [etree.SubElement(root, "body")]
    while len(chain) < depth:
        chain.append(etree.SubElement(chain[-1], tags[len(chain) % len(tags)]))
    inside = etree.SubElement(chain[-1], "p")
    inside.text = SENTENCES
    etree.SubElement(chain[-1], "p").text = SENTENCES[::-1]
    return root, inside  # lxml lets go of the chain from its end; from its beginning that takes quadratic time


@pytest.mark.parametrize(
    "tags",
    [
        ("div",),
        *(pytest.param(tags, marks=pytest.mark.slow) for tags in (("span",), ("ul", "li"), ("table", "tr", "td"))),
    ],
)
def test_a_callers_tree_of_100_000_levels(tags: tuple[str, ...]) -> None:
    root, inside = nested(100_000, *tags)
    start = thread_time()
    assert "nobody on the quay was surprised" in " ".join(lines_of(root))
    for part in (etree.ElementTree(root), inside):
        article = ac.extract(part)
        assert ac.Article.from_dict(article.to_dict()) == article
        assert article.to_html() is not None
    with pytest.raises(ac.LimitExceeded, match=r"more than 256 deep; Limits\.max_depth is 256: set strict=False: then"):
        extract(root, strict=True)
    assert thread_time() - start < 20
    assert inside.xpath("count(ancestor::*)") == 100_001  # the tree is as it was


def test_a_callers_tree_at_the_limits_is_read_as_it_is() -> None:
    root, _ = nested(DEEPEST - 2, "div")
    page = read(root, url=None, content_type=None, markup="auto", options=ac.Options())
    assert page.root is root
    assert not page.warnings
    root, _ = nested(DEEPEST, "div")
    page = read(root, url=None, content_type=None, markup="auto", options=ac.Options())
    assert page.root is not root
    assert page.warnings


def test_a_callers_tree_of_many_elements() -> None:
    root = etree.fromstring(story(50), etree.HTMLParser())
    before = etree.tostring(root)
    assert lines_of(root, max_nodes=20) == lines_of(story(50), max_nodes=20)
    assert extract(root, max_nodes=20).warnings == (
        "the page has 54 elements: only the first 20 are read (Limits.max_nodes)",
    )
    assert etree.tostring(root) == before


def test_soup_of_many_levels() -> None:
    """Building one that is much deeper takes BeautifulSoup itself quadratic time."""
    soup = BeautifulSoup(f"{'<div>' * 5_000}{paragraphs(3)}", "html.parser")
    for part in (soup, soup.p):
        assert "nobody on the quay was surprised" in ac.extract(part).to_text()


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_lists_in_lists_are_rendered_and_stored(tag: str) -> None:
    items = "".join(f"<{tag}><li>Item {n}. {SENTENCES}" for n in range(100))
    article = ac.extract(f"<h1>Lists</h1>{paragraphs(3)}{items}")
    assert "Item 90." in article.to_text()
    assert ac.Article.from_dict(article.to_dict()) == article
    for render in (article.to_html, article.to_markdown, article.to_tei, article.to_ninjs, article.to_jsonld):
        assert render()


# Cuts that no limit names.


def test_more_tags_than_are_kept_is_said() -> None:
    page = "<meta name=keywords content='{}'>" + story(5)
    assert len(ac.extract(page.format(", ".join(f"word{n}" for n in range(60)))).tags) == 60
    article = ac.extract(page.format(", ".join(f"word{n}" for n in range(70))))
    assert len(article.tags) == 60
    assert article.warnings == ("the page states 70 tags: only the first 60 are kept",)


def test_more_properties_than_are_looked_at_is_said() -> None:
    page = "<div itemscope itemtype='https://schema.org/Article'>{}" + paragraphs(3) + "</div>"
    assert not ac.extract(page.format("<i itemprop=x></i>" * 2_000)).warnings
    assert ac.extract(page.format("<i itemprop=x></i>" * 2_001)).warnings == (
        "more than 2,000 elements have an itemprop: only the first are looked at",
    )


def test_streamed_parts_too_deep_are_said() -> None:
    def streamed(depth: int) -> str:
        parts = (f"<div hidden id=S:{n}><p>Part {n}.</p><template id=B:{n + 1}></template></div>" for n in range(depth))
        return f"{paragraphs(4)}<div><template id=B:0></template></div>{''.join(parts)}"

    assert not ac.extract(streamed(50)).warnings
    assert "Part 49." in lines_of(streamed(50))
    assert ac.extract(streamed(52)).warnings == (
        "streamed parts are nested more than 50 deep: the deepest are left out",
    )


def names_that_cut() -> set[str]:
    """Constants of the package that end a slice or an `islice`."""
    found: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            ends: list[ast.expr] = []
            if isinstance(node, ast.Slice) and node.upper is not None:
                ends = [node.upper]
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "islice":
                ends = node.args[1:]
            for end in ends:
                names = {name.id for name in ast.walk(end) if isinstance(name, ast.Name)}
                found |= {f"{path.relative_to(PACKAGE).as_posix()}: {name}" for name in names if name.isupper()}
    return found


def test_every_cut_is_explained() -> None:
    """What a constant cuts is in the table of docs/reliability.md, with what becomes of the rest."""
    told = set(re.findall(r"`([\w/]+\.py: [A-Z_0-9]+)`", RELIABILITY.read_text(encoding="utf-8")))
    assert names_that_cut() - told == set(), "say in docs/reliability.md what is cut, and what becomes of the rest"
    assert told - names_that_cut() == set(), "docs/reliability.md names constants that cut nothing"


def test_the_docs_name_every_limit_with_its_default() -> None:
    text = RELIABILITY.read_text(encoding="utf-8")
    for limit in fields(ac.Limits):
        if limit.name != "strict":
            assert f"| `{limit.name}` | {limit.default:,} |".replace(".0 |", " |") in text
