"""The seed page by general rules: with its words, its credits and its skip links exchanged the result is the same."""

import json
from typing import Any

import pytest

import articleclean as ac
from fixture import FIXTURES, cases, check

SEED = next(case for case in cases() if case.name == "seed-dump")
PAGE = SEED.page.decode("utf-8")
SIGNOFF = PAGE.rstrip().splitlines()[-1]
SKIP_LINKS = "1. Skip to content\n  2. Skip to main menu\n  3. Skip to more DW sites\n"
CHECKED = [key for key in SEED.checked if key != "not_in_text"]

Mapping = dict[str, str]

ANOTHER_STORY: Mapping = {
    "Thousands of civilians 'flee Syria's Aleppo'": "Hundreds of herders 'leave Norland's Valsund'",
    "Civilians leave war-torn Aleppo": "Herders leave snowbound Valsund",
    "The Syrian army has retaken almost all rebel-held areas": "The Norland army has cleared almost all roads",
    "More peace talks": "No thaw ahead",
    "\nSyrian\n": "\nNorland\n",
    "Aleppo": "Valsund",
    "Syria": "Norland",
    "Syrian": "Norland",
    "Russia's": "Ostmark's",
    "Russian": "Ostmark",
    "Russia": "Ostmark",
    "Paris": "Brugge",
    "Konashenkov": "Tellevik",
    "Igor": "Arne",
    "civilians": "herders",
    "Getty Images/AFP/G. Ourfalian": "Imago/EFE/R. Tellado",
    "picture-alliance/AP Photo/H. Ammar": "Keystone/ANSA Foto/L. Brenna",
    "Reuters news agency": "Kyodo news agency",
    "December 10, 2016": "March 7, 2019",
    "https://p.dw.com/p/2U4HV": "https://p.bote.example/p/7XK2Q",
    SIGNOFF: "kx/mwr  (EFE, Kyodo, ANSA, APA)",
    "Conflicts": "Weather",
}
ANOTHER_STORY_FIELDS = {
    "published": "2019-03-07",
    "agencies": ["EFE", "Kyodo", "ANSA", "APA"],
    "initials": ["kx", "mwr"],
    "signoff": "kx/mwr (EFE, Kyodo, ANSA, APA)",
}


def exchange(text: str, mapping: Mapping) -> str:
    """The text with each key of the mapping replaced at once, longer keys first."""
    placeholders = {}
    for number, old in enumerate(sorted(mapping, key=len, reverse=True)):
        mark = f"\ue000{number}\ue001"
        placeholders[mark] = mapping[old]
        text = text.replace(old, mark)
    for mark, new in placeholders.items():
        text = text.replace(mark, new)
    return text


def exchanged_fields(mapping: Mapping, **fields: Any) -> dict[str, Any]:
    """What the seed's expected.json says of the exchanged page."""
    expected: dict[str, Any] = json.loads(exchange(json.dumps(SEED.expected, ensure_ascii=False), mapping))
    return {**expected, **fields}


def assert_gives(page: str, expected: dict[str, Any]) -> None:
    """Fail with a report of all fields that are not as expected."""
    article = ac.extract(page)
    reports = [check(article, key, expected[key]) for key in (*CHECKED, "not_in_text")]
    if any(reports):
        pytest.fail("\n\n".join(report for report in reports if report), pytrace=False)


def test_exchange_leaves_nothing_of_the_seed() -> None:
    page = exchange(PAGE, ANOTHER_STORY)
    assert "Aleppo" not in page
    assert "kx/mwr" in page
    assert len(page.splitlines()) == len(PAGE.splitlines())


@pytest.mark.parametrize("key", [*CHECKED, "not_in_text"])
def test_seed(key: str) -> None:
    report = check(ac.extract(PAGE), key, SEED.expected[key])
    if report:
        pytest.fail(report, pytrace=False)


@pytest.mark.parametrize("key", CHECKED)
def test_another_story(key: str) -> None:
    """Other words, places, names, agencies, picture credits, initials, day and short link."""
    expected = exchanged_fields(ANOTHER_STORY, **ANOTHER_STORY_FIELDS)
    report = check(ac.extract(exchange(PAGE, ANOTHER_STORY)), key, expected[key])
    if report:
        pytest.fail(report, pytrace=False)


@pytest.mark.parametrize(
    ("line", "initials", "agencies"),
    [
        ("jsi  (dpa)", ["jsi"], ["dpa"]),
        ("ab/cde/fg (Reuters, dpa)", ["ab", "cde", "fg"], ["Reuters", "dpa"]),
        ("mkr, ulf (AFP, KNA)", ["mkr", "ulf"], ["AFP", "KNA"]),
        ("sms/lo (TASS, Interfax, AP)", ["sms", "lo"], ["TASS", "Interfax", "AP"]),
        ("(AFP/dpa)", [], ["AFP", "dpa"]),
        ("jcg/rs", ["jcg", "rs"], []),
    ],
)
def test_another_signoff(line: str, initials: list[str], agencies: list[str]) -> None:
    page = PAGE.replace(SIGNOFF, line)
    fields = {"initials": initials, "agencies": agencies, "signoff": line}
    assert_gives(page, {**SEED.expected, **fields})


@pytest.mark.parametrize("kicker", ["Politics", "Middle East", "Human Rights", "Asylum policy", "Opinion"])
def test_another_kicker(kicker: str) -> None:
    page = PAGE.replace("Conflicts\n", f"{kicker}\n")
    assert_gives(page, {**SEED.expected, "kicker": kicker})


def test_no_kicker() -> None:
    page = PAGE.replace("Conflicts\n\n", "")
    assert_gives(page, {**SEED.expected, "kicker": None})


def test_no_short_link() -> None:
    """Nothing but a picture parts the standfirst from the body then: it may be taken for the first paragraph."""
    article = ac.extract(PAGE.replace("https://p.dw.com/p/2U4HV\n", ""))
    others = [key for key in CHECKED if key not in ("short_link", "standfirst", "body")]
    assert not [report for key in others if (report := check(article, key, SEED.expected[key]))]
    assert article.short_link is None
    assert SEED.expected["standfirst"] in article.to_text(standfirst=True)


@pytest.mark.parametrize(
    "link", ["https://bit.ly/3xYzAbC", "https://wp.me/p4x2k-1Qz", "https://s.bote.example/2U4HV", "http://is.gd/kq2Lm8"]
)
def test_another_short_link(link: str) -> None:
    page = PAGE.replace("https://p.dw.com/p/2U4HV", link)
    assert_gives(page, {**SEED.expected, "short_link": link})


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("October 3, 2020", "2020-10-03"),
        ("3 October 2020", "2020-10-03"),
        ("03.10.2020", "2020-10-03"),
        ("2020-10-03", "2020-10-03"),
        ("Saturday, October 3, 2020", "2020-10-03"),
        ("10/23/2020", "2020-10-23"),
    ],
)
def test_another_date(line: str, day: str) -> None:
    page = PAGE.replace("December 10, 2016", line)
    assert_gives(page, {**SEED.expected, "published": day})


SKIP_LINKS_OF_MANY_LANGUAGES = {
    "German": ("Zum Inhalt springen", "Zum Hauptmenü springen", "Zu weiteren Seiten springen"),
    "French": ("Aller au contenu", "Aller au menu principal", "Aller aux autres sites"),
    "Spanish": ("Ir al contenido", "Ir al menú principal", "Ir a otros sitios"),
    "Polish": ("Przejdź do treści", "Przejdź do menu głównego", "Przejdź do innych stron"),
    "Portuguese": ("Ir para o conteúdo", "Ir para o menu principal", "Ir para outros sites"),
    "Italian": ("Vai al contenuto", "Vai al menu principale", "Vai ad altri siti"),
    "Dutch": ("Ga naar de inhoud", "Ga naar het hoofdmenu", "Ga naar andere sites"),
    "Russian": ("Перейти к содержанию", "Перейти к главному меню", "Перейти к другим сайтам"),
    "Turkish": ("İçeriğe geç", "Ana menüye geç", "Diğer sitelere geç"),
    "Arabic": ("انتقل إلى المحتوى", "انتقل إلى القائمة الرئيسية", "انتقل إلى المواقع الأخرى"),
    "Swedish": ("Hoppa till innehåll", "Hoppa till huvudmeny", "Hoppa till fler webbplatser"),
    "Chinese": ("跳到内容", "跳到主菜单", "跳到其他网站"),
}
by_language = pytest.mark.parametrize(
    "links", SKIP_LINKS_OF_MANY_LANGUAGES.values(), ids=SKIP_LINKS_OF_MANY_LANGUAGES.keys()
)


@by_language
@pytest.mark.parametrize("kicker", ["Conflicts", None])
def test_numbered_skip_links(links: tuple[str, ...], kicker: str | None) -> None:
    numbered = "\n".join(f"  {number}. {link}" for number, link in enumerate(links, 1)) + "\n"
    page = PAGE.replace(SKIP_LINKS, numbered)
    assert links[0] in page
    if not kicker:
        page = page.replace("Conflicts\n", "")
    expected = {**SEED.expected, "kicker": kicker, "not_in_text": [*SEED.expected["not_in_text"], *links]}
    assert_gives(page, expected)


@by_language
def test_one_skip_link(links: tuple[str, ...]) -> None:
    page = PAGE.replace(SKIP_LINKS, f"{links[0]}\n")
    assert_gives(page, {**SEED.expected, "not_in_text": [*SEED.expected["not_in_text"], links[0]]})


def test_no_skip_link() -> None:
    assert_gives(PAGE.replace(SKIP_LINKS, ""), SEED.expected)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems(end: str) -> None:
    assert_gives(PAGE.replace("\n", end), SEED.expected)


def test_html_and_dump_say_the_same() -> None:
    """The page as HTML has the same words in the same order as its dump."""
    page = (FIXTURES / "seed-html" / "page.html").read_bytes()
    assert ac.extract(page).to_text() == ac.extract(PAGE).to_text()
