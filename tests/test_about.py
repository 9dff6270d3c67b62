"""What the page is: its site, section and language."""

from typing import Any

import pytest

from articleclean.candidates import Candidate
from articleclean.choose import choose
from articleclean.data import load_toml
from articleclean.fields.about import detect
from articleclean.fields.breadcrumbs import trail_section
from articleclean.fields.language import close, guess, language_tag
from articleclean.options import Options
from articleclean.page import Page
from articleclean.pipeline import STATED
from articleclean.pipeline import detect as run
from articleclean.source import read

TEXTS = {
    "en": "The minister said that the talks had been held in the capital and that they were not yet over.",
    "de": "Der Minister sagte, dass die Gespräche in der Hauptstadt noch nicht zu Ende sind.",
    "fr": "Le ministre a déclaré que les discussions dans la capitale ne sont pas encore terminées pour tous.",
    "es": "El ministro dijo que las conversaciones en la capital no han terminado y que también los otros están.",
    "it": "Il ministro ha detto che i colloqui nella capitale non sono ancora finiti e che anche gli altri sono qui.",
    "pt": "O ministro disse que as conversas na capital ainda não terminaram e que também os outros estão com ele.",
    "nl": "De minister zei dat de gesprekken in de hoofdstad nog niet voorbij zijn en dat hij er ook bij is.",
    "sv": "Ministern säger att samtalen i huvudstaden inte är över och att han också har varit med om det.",
    "da": "Ministeren siger, at samtalerne i hovedstaden ikke er forbi, og at han også har været med efter mødet.",
    "no": "Ministeren sier at samtalene i hovedstaden ikke er over, og at han også har vært med etter møtet uten dem.",
    "fi": "Ministeri sanoo, että neuvottelut ovat kesken ja ne jatkuvat vielä, mutta hän ei ole mukana.",
    "pl": "Minister powiedział, że rozmowy w stolicy nie są jeszcze zakończone i że to jest dla nich bardzo ważne już.",
    "cs": "Ministr řekl, že jednání v hlavním městě ještě není u konce a že je to pro ně velmi důležité, ale také už.",
    "hu": "A miniszter szerint a tárgyalások még nem értek véget, és azt is mondta, hogy ez nagyon fontos volt.",
    "ro": "Ministrul a spus că discuțiile din capitală nu sunt încă terminate și că este foarte important pentru ei.",
    "tr": "Bakan, başkentteki görüşmelerin henüz bitmediğini ve bu durumun onlar için çok önemli olduğunu, daha sonra.",
    "id": "Menteri itu mengatakan bahwa pembicaraan di ibu kota belum selesai dan hal ini sangat penting untuk mereka.",
    "vi": "Bộ trưởng cho biết các cuộc đàm phán ở thủ đô vẫn chưa kết thúc và đó là một điều quan trọng với những.",
    "ru": "Министр сказал, что переговоры в столице еще не закончились и что это очень важно для них, но он не был.",
    "uk": "Міністр сказав, що переговори у столиці ще не закінчилися і що це дуже важливо для них, але він не був там.",
    "bg": "Министърът каза, че разговорите в столицата още не са приключили и че това е много важно за тях, но той не.",
    "el": "Ο υπουργός είπε ότι οι συνομιλίες στην πρωτεύουσα δεν έχουν τελειώσει ακόμη.",
    "ar": "قال الوزير إن المحادثات في العاصمة لم تنته بعد وأن ذلك كان على قدر كبير من الأهمية بعد كل ما حدث من قبل",
    "fa": "وزیر گفت که این گفتگوها در پایتخت هنوز به پایان نرسیده است و این برای آنها با اهمیت است که از آن می گویند",
    "he": "השר אמר כי השיחות בבירה טרם הסתיימו וכי הדבר חשוב מאוד",
    "hi": "मंत्री ने कहा कि राजधानी में बातचीत अभी समाप्त नहीं हुई है और यह उन के लिए बहुत महत्वपूर्ण है",
    "th": "รัฐมนตรีกล่าวว่าการเจรจาในเมืองหลวงยังไม่สิ้นสุด",
    "ja": "大臣は首都での協議がまだ終わっていないと述べた。",
    "zh": "部長表示，首都的會談尚未結束，這對他們非常重要。",
    "ko": "장관은 수도에서의 회담이 아직 끝나지 않았다고 말했다.",
}  # fmt: skip


def page_of(body: str, head: str = "", lang: str = "", url: str | None = "https://www.tribune.example/a/b/c") -> Page:
    markup = f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'
    return read(markup, url=url, content_type=None, markup="html", options=Options())


def stated(page: Page, field: str) -> Any:
    found = sorted((c for c in detect(page) if c.field == field), key=lambda c: -c.confidence)
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("de_AT", "de-AT"), ("EN-us", "en-US"), ("zh_hant_tw", "zh-Hant-TW"), ("es-419", "es-419"), ("deu", "de"),
        ("Deutsch", "de"), ("en-GB, de", "en-GB"), ("de_DE.UTF-8", "de-DE"), ("jp", "ja"), ("iw", "he"), ("fil", "fil"),
        ("x-default", None), ("utf", None), ("", None), ("lang=", None), ("123", None), ("nonsense", None),
    ],
)  # fmt: skip
def test_language_tags(written: str, tag: str | None) -> None:
    assert language_tag(written) == tag


@pytest.mark.parametrize("language", TEXTS)
def test_language_of_text(language: str) -> None:
    found = guess(TEXTS[language] * 2)
    assert found is not None
    assert found[0] == language


@pytest.mark.parametrize("text", ["", "12.03.2020", "Apple Samsung Nokia " * 20, "Yes", "— — —"])
def test_no_language(text: str) -> None:
    assert guess(text) is None


def test_at_least_25_languages_are_told_apart() -> None:
    table = load_toml("languages")
    assert len(table["words"]) >= 25
    assert all(word == word.lower() for words in table["words"].values() for word in words.split())
    assert all(len(group) == len(set(group)) for group in table["close"]["groups"])
    assert close("no-NO", "nb")
    assert not close("en", "de")


@pytest.mark.parametrize(
    ("lang", "text", "language"),
    [
        ("de-AT", TEXTS["de"] * 4, "de-AT"),
        ("", TEXTS["de"] * 4, "de"),
        ("en", TEXTS["de"] * 4, "de"),
        ("en-US", TEXTS["ja"] * 3, "ja"),
        ("nb-NO", TEXTS["da"], "nb-NO"),
        ("en", "Kurz", "en"),
        ("", "Kurz", None),
    ],
)
def test_language(lang: str, text: str, language: str | None) -> None:
    assert stated(page_of(f"<p>{text}</p>", lang=lang), "language") == language


def test_language_of_a_dump() -> None:
    page = read(TEXTS["pl"] * 3, url=None, content_type=None, markup="text", options=Options())
    assert stated(page, "language") == "pl"


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Bronze heron returns | Valley Tribune", "Valley Tribune"),
        ("Bronze heron returns - Tribune", "Tribune"),
        ("Tribune: Bronze heron returns", "Tribune"),
        ("Bronze heron returns - at last", None),
        ("Bronze heron returns", None),
    ],
)
def test_site_by_title(title: str, site: str | None) -> None:
    assert stated(page_of("<p>x</p>", f"<title>{title}</title>"), "site_name") == site


def test_stated_breadcrumb() -> None:
    head = """<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": [
      {"position": 2, "name": "World", "item": "https://www.tribune.example/world"},
      {"position": "1", "item": {"@id": "https://www.tribune.example", "name": "Home"}},
      {"position": 3, "name": "Bronze heron", "item": "https://www.tribune.example/a/b/c"}, null]}</script>"""
    assert stated(page_of("<p>x</p>", head), "section") == "World"


@pytest.mark.parametrize(
    "body",
    [
        '<nav aria-label="Breadcrumb"><a href="/">Home</a> <a href="/w">World</a> <a href="/w/a">Asia</a></nav>',
        '<ol class="site-breadcrumbs"><li><a href="/">Startseite</a></li><li><a href="/x">Asia</a> ›</li></ol>',
        '<div id="breadcrumb">Home &gt; World &gt; Asia</div>',
    ],
)
def test_shown_breadcrumb(body: str) -> None:
    assert stated(page_of(body + "<h1>Bronze heron</h1>"), "section") == "Asia"


def test_breadcrumb_of_a_dump() -> None:
    page = read("Home › World › Asia\n\nBronze heron", url=None, content_type=None, markup="text", options=Options())
    assert stated(page, "section") == "Asia"
    other = read("Asia › Yes\n\nBronze heron", url=None, content_type=None, markup="text", options=Options())
    assert stated(other, "section") is None


def test_a_class_that_only_contains_the_word_is_no_breadcrumb() -> None:
    assert stated(page_of('<div class="nobreadcrumbs">Home &gt; World</div>', url=None), "section") is None


@pytest.mark.parametrize(
    ("steps", "section"),
    [
        (["Home", "World", "Bronze heron returns to valley"], "World"),
        (["Tribune", "World", "Bronze heron returns"], "World"),
        (["Accueil", "Monde", "Afrique"], "Afrique"),
        (["Home"], None),
        ([], None),
        (["Home", "", "2", "x" * 90], None),
    ],
)
def test_section_of_a_trail(steps: list[str], section: str | None) -> None:
    assert trail_section(steps, ["Bronze heron returns to valley"], "Tribune") == section


@pytest.mark.parametrize(
    ("body", "section"),
    [
        ('<p><a href="/arts">Arts</a></p><h1>Heron</h1>', "Arts"),
        ('<p><a href="/a">Kultur</a></p><h1>Heron</h1>', "Kultur"),
        ('<p><a href="/x/y/z">Read this too</a></p><h1>Heron</h1>', None),
        ('<nav><a href="/arts">Arts</a></nav><h1>Heron</h1>', None),
        ('<p><a href="https://other.example/arts">Arts</a></p><h1>Heron</h1>', None),
        ("".join(f'<div><a href="/{x}">{x}</a></div>' for x in ("Arts", "Sport", "Opinion")) + "<h1>Heron</h1>", None),
    ],
)
def test_label_at_the_headline(body: str, section: str | None) -> None:
    page = page_of(body, url="https://www.tribune.example/a/2020/heron")
    at = next(line.index for line in page.lines if line.tag == "h1")
    page.found["headline"] = Candidate("headline", "Heron", "visible", "h1", "Heron", 1.0, (at,))
    assert stated(page, "section") == section


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("/politik/2020/heron-returns", "Politik"),
        ("/news/middle-east/heron-returns", "Middle east"),
        ("/article/2020/heron-returns", None),
        ("/heron-returns", None),
        ("/en/a/12345", None),
        ("/%E0%A4/", None),
    ],
)
def test_section_by_address(path: str, section: str | None) -> None:
    assert stated(page_of("<p>x</p>", url=f"https://www.tribune.example{path}"), "section") == section


def test_an_empty_page_says_nothing() -> None:
    assert list(detect(read("", url=None, content_type=None, markup="auto", options=Options()))) == []


def best(page: Page, field: str) -> Any:
    run(page, {**STATED, "about": detect})
    choose(page, field)
    return page.found[field].value if field in page.found else None


@pytest.mark.parametrize(
    ("head", "tags"),
    [
        (
            '<meta property="article:section" content="News"><meta property="article:section" content="Transport">',
            ("ferries",),
        ),
        ('<meta property="article:section" content="Transport,Rivers">', ("ferries",)),
        ('<meta property="article:section" content="Rivers">', ("Transport", "ferries")),
    ],
)
def test_tags_without_the_section(head: str, tags: tuple[str, ...]) -> None:
    head += '<meta name="keywords" content="Transport, ferries, Ferries, locale: US, content-type: Feature">'
    assert best(page_of("", head), "tags") == tags


def test_tags_without_the_section_of_jsonld() -> None:
    sections = '"articleSection":["News","Transport"],"keywords":"transport; ferries"'
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Ferry sails",{sections}}}</script>'
    assert best(page_of("", head), "tags") == ("ferries",)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="Blog"><meta name="application-name" content="Gazette">', "Gazette"),
        ('<meta property="og:site_name" content="Startseite">', None),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","sourceOrganization":{"name":"AP"}}</script>',
            None,
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"Gazette"}}</script>',
            "Gazette",
        ),
    ],
)
def test_site_name(head: str, name: str | None) -> None:
    assert best(page_of("", head), "site_name") == name


@pytest.mark.parametrize(
    ("trail", "section"),
    [
        ("<div class=breadcrumb><a href=/>Home</a> Rivers</div>", "Rivers"),
        ("<div class=breadcrumb><a href=/>Home</a> > <a href=/r>Rivers</a> > Current page</div>", "Rivers"),
        ("<div class=breadcrumb><a href=/blog>‹ Back to blog</a></div>", None),
        ("<div class=breadcrumb><a href=/blog>« Zurück zur Übersicht</a></div>", None),
    ],
)
def test_section_of_a_shown_trail(trail: str, section: str | None) -> None:
    page = page_of(f"{trail}<h1>Ferry sails again</h1><p>{TEXTS['en']}</p>", url=None)
    assert best(page, "section") == section


@pytest.mark.parametrize("path", ["autoren/jane-roe/ferry-sails", "en_GB/ferry-sails", "author/jane-roe/x"])
def test_no_section_in_the_address(path: str) -> None:
    assert best(page_of("", url=f"https://www.tribune.example/{path}"), "section") is None
