"""Authors whom no byline at the text names, and what stands in a byline's place and is no author."""

import pytest

import articleclean as ac

TEXT = "".join(
    f"<p>{start} the county said on Monday that the bridge over the Aln stays closed until the end of the month, "
    "because a crack was found in its northern pier, and lorries have to take the longer road.</p>"
    for start in ("In the morning", "Later,", "At noon", "Once more", "At last")
)


def names(body: str, *, head: str = "", url: str = "https://bugle.example/a/bridge") -> list[str]:
    page = f"<html><head><title>Bridge shut</title>{head}</head><body>{body}</body></html>"
    return [person.name for person in ac.extract(page, url=url).authors]


def story(before: str = "", after: str = "") -> str:
    return f"<main><h1>Bridge shut for a month</h1>{before}{TEXT}</main>{after}"


FILLER = "".join(f"<div><p>Reference {n}, Journal of Bridges, page {n}</p></div>" for n in range(20))


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (f"<section>{FILLER}<h2>Article written by:</h2><h3>Jane Roe, MD, FAAP</h3></section>", ["Jane Roe"]),
        (f"<section>{FILLER}<p>Autorin: Eva Beispiel</p></section>", ["Eva Beispiel"]),
        (f"<section>{FILLER}<p>Author:</p><div>Jane Roe</div></section>", ["Jane Roe"]),
        # A record's author is a book's; several are other texts'.
        (f"<section>{FILLER}<p>Titel: Die Brücke</p><p>Autorin: Eva Beispiel</p><p>Verlag: Ufer</p></section>", []),
        (f"<section>{FILLER}<p>Author: Jane Roe</p><p>and also</p><p>Author: John Doe</p></section>", []),
        (f"<section>{FILLER}<p>Text: the whole of it</p></section>", []),
    ],
)
def test_a_label_far_below_the_text(after: str, expected: list[str]) -> None:
    assert names(story(after=after)) == expected


@pytest.mark.parametrize(
    ("host", "menu", "expected"),
    [
        ("janeroeberg.example", "About Jane Roeberg", "Jane Roeberg"),
        ("roeberg.example", "MORE FROM JANE ROEBERG", "Jane Roeberg"),
        ("bugle.example", "About Jane Roeberg", "Jane"),
        ("janebakesandtells.example", "Jane Bakes and Tells", "Jane"),
    ],
)
def test_a_first_name_alone_is_completed_where_the_address_has_the_surname(host: str, menu: str, expected: str) -> None:
    head = '<meta name="author" content="Jane">'
    body = f"<nav><a href='/about'>{menu}</a></nav>{story()}"
    assert names(body, head=head, url=f"https://{host}/bridge") == [expected]


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("<p>Posted by Konstantin 21.10.2019</p>", ["Konstantin"]),
        ("<p>Written by</p><p>Eliz - Product marketer</p>", ["Eliz"]),
        ("<div>Artikel</div><div>Corona</div>", []),
        ("<p>Contact: Jane Roe</p>", []),
        ("<p>Pressekontakt: Eva Beispiel</p>", []),
    ],
)
def test_lines_at_the_headline(before: str, expected: list[str]) -> None:
    assert names(story(before)) == expected


def test_headings_of_the_text_are_no_names() -> None:
    part = TEXT.replace("the county", "the council")
    assert names(f"<main><h1>Trails</h1><h2>Rocky Hill</h2>{TEXT}<h2>Brain Imaging</h2>{part}</main>") == []


@pytest.mark.parametrize(
    ("site", "url", "expected"),
    [
        ("Quiet Bridge", "https://quietbridge.example/a", []),
        ("La Ribera Última", "https://www.ultimahora.example/a", []),
        ("Ben Nadelborg", "https://bennadelborg.example/a", ["Ben Nadelborg"]),
        ("Ash Vardanberg", "https://ashvardanberg.example/a", ["Ash Vardanberg"]),
    ],
)
def test_a_house_with_a_common_word_is_no_person(site: str, url: str, expected: list[str]) -> None:
    head = f'<meta property="og:site_name" content="{site}"><meta name="author" content="{site}">'
    assert names(story(), head=head, url=url) == expected
