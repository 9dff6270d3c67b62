"""Elements with very many attributes: libxml2 takes quadratic time for them, so most are left out before parsing."""

import pytest

import articleclean as ac
from articleclean.source.attributes import few_attributes

MANY = 30_000
NAMES = [f"data-{number}" for number in range(MANY)]
TEXT = "<p>The captain said that he would rather be late than wet, and went below to put the kettle on.</p>"
WARNING = ("an element has more than 2,000 attributes: only the first are read",)


def hiding(value: str) -> str:
    """The attributes; every five hundredth has a value."""
    return " ".join(name + (value if number % 500 == 0 else "") for number, name in enumerate(NAMES))


QUOTED = '=">"'
SINGLE, BLANKS, OTHER, TAGS = "='>'", "=" + " " * 100 + '">"', """='"x>'""", '="<p>a</p><b c=d>"'
HIDDEN = hiding(QUOTED)
FLOODS = {
    "plain": f"<div {' '.join(NAMES)}>",
    "slashes": f"<div/{'/'.join(NAMES)}>",
    "end tag": f"<div></div {' '.join(NAMES)}>",
    "glued": f"<div {''.join(name + QUOTED for name in NAMES)}>",
    "double": f"<div {HIDDEN}>",
    "single": f"<div {hiding(SINGLE)}>",
    "blanks": f"<div {hiding(BLANKS)}>",
    "other mark inside": f"<div {hiding(OTHER)}>",
    "tags inside": f"<div {hiding(TAGS)}>",
    "after a comment": f"<!-- <x a='--><div {HIDDEN}>",
    "after a declaration": f'<!x <y a="><div {HIDDEN}>',
    "after a mark in a name": f'<i ="></i><div {HIDDEN}>',
    "after a script": f"""<script>x = '<a b="'</script><div {HIDDEN}>""",
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_is_found_wherever_it_hides(flood: str) -> None:
    markup, found = few_attributes(f"<h1>Ferry late</h1>{FLOODS[flood]}{TEXT}</div>".encode())
    assert found == 1
    assert len(markup) < 60_000
    assert markup.decode().endswith(f">{TEXT}</div>")


def test_it_is_said_and_the_text_is_kept() -> None:
    article = ac.extract(f"<h1>Ferry late</h1>{TEXT}{FLOODS['double']}{TEXT.replace('wet', 'drowned')}</div>")
    assert article.warnings == WARNING
    assert "rather be late than drowned" in article.to_text()


@pytest.mark.parametrize(
    "page",
    [
        f"<div {' '.join(NAMES[:1_900])}>{TEXT}</div>" * 3,
        f'<div data-state="{" a=b" * MANY}">{TEXT}</div>',
        f"<script>{'a < b && <c d e ' * MANY}</script>{TEXT}",
        f"<!-- <div {' '.join(NAMES)}> -->{TEXT}",
        f"<textarea><div {' '.join(NAMES)}></textarea>{TEXT}",
        "<" * 100_000,
    ],
)
def test_what_is_no_flood_stays_as_it_is(page: str) -> None:
    assert few_attributes(page.encode()) == (page.encode(), 0)
