"""Corrections and paywall statements: the publisher's own words only."""

import pytest

import articleclean as ac
from articleclean.data import load_toml
from articleclean.fields.notices import detect
from articleclean.options import Options
from articleclean.page import Page
from articleclean.source import read


def page_of(*lines: str, head: str = "") -> Page:
    markup = f"<html><head>{head}</head><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
    return read(markup, url=None, content_type=None, markup="html", options=Options())


def found(page: Page, field: str) -> list[object]:
    return [candidate.value for candidate in detect(page) if candidate.field == field]


@pytest.mark.parametrize(
    "line",
    [
        "Correction: The heron weighs eighty kilograms, not eighteen.",
        "CORRECTION (May 4): The heron weighs eighty kilograms.",
        "Correction — The heron weighs eighty kilograms, not eighteen.",
        "This article has been updated to correct the weight of the heron.",
        "This article was amended on 3 May 2020 because an earlier version gave another weight.",
        "Editor’s note: An earlier version of this article gave another weight.",
        "(An earlier version of this story misstated the weight.)",
        "Berichtigung: Der Reiher wiegt achtzig Kilogramm.",
        "Anmerkung der Redaktion: In einer früheren Version stand ein anderes Gewicht.",
        "In einer früheren Fassung dieses Artikels stand ein anderes Gewicht.",
        "Rectificatif : le héron pèse quatre-vingts kilos.",
        "Une version précédente de cet article donnait un autre poids.",
        "Fe de errores: la garza pesa ochenta kilos.",
        "Errata: a garça pesa oitenta quilos.",
        "Rettifica: l'airone pesa ottanta chili.",
        "Rectificatie: de reiger weegt tachtig kilo.",
        "Rättelse: hägern väger åttio kilo.",
        "Rettelse: Hejren vejer firs kilo.",
        "Oikaisu: haikara painaa kahdeksankymmentä kiloa.",
        "Sprostowanie: czapla waży osiemdziesiąt kilogramów.",
        "Исправление: цапля весит восемьдесят килограммов.",
        "訂正：サギの重さは八十キロです。",
        "更正：鷺鳥重八十公斤。",
        "تصحيح: يزن مالك الحزين ثمانين كيلوغراما.",
    ],
)
def test_correction(line: str) -> None:
    page = page_of("Text of the article.", line)
    (candidate,) = detect(page)
    assert (candidate.field, candidate.value, candidate.lines, candidate.owns) == ("correction", line, (1,), False)


@pytest.mark.parametrize(
    "line",
    [
        "Correction of the course took the pilot an hour.",
        "The correction: eighty kilograms.",
        "Corrections officers went on strike on Monday.",
        "Update: The heron has left the valley.",
        "Editor's note: Ada Brock has written for us since 2010.",
        "Note: all prices in crowns.",
        "Korrekturen am Haushalt sind nicht geplant.",
        "Correction:",
        "Earlier versions of the bridge were made of wood.",
    ],
)
def test_no_correction(line: str) -> None:
    assert found(page_of("Text of the article.", line), "correction") == []


def test_the_note_under_its_title() -> None:
    note = "The article gave a wrong weight for the bronze heron, which is eighty kilograms."
    assert found(page_of("Text", "Correction", note), "correction") == [note]
    assert found(page_of("Text", "Corrections", "Terms of use"), "correction") == []


def test_only_near_the_body() -> None:
    page = page_of("Text", *["Other"] * 60, "Correction: another article gave a wrong weight.")
    page.body = (0,)
    assert found(page, "correction") == []


def test_a_dump() -> None:
    page = read("Text.\n\nKorrektur: Es sind achtzig.", url=None, content_type=None, markup="text", options=Options())
    assert found(page, "correction") == ["Korrektur: Es sind achtzig."]


@pytest.mark.parametrize(
    ("name", "content", "value"),
    [
        ("article:content_tier", "locked", [True]),
        ("article:content_tier", "Free", [False]),
        ("article:content_tier", "metered", []),
        ("is_premium", "true", [True]),
        ("premium", "no", [False]),
        ("paywall", "perhaps", []),
        ("description", "premium", []),
    ],
)
def test_paywall(name: str, content: str, value: list[bool]) -> None:
    assert found(page_of("Text", head=f'<meta property="{name}" content="{content}">'), "paywalled") == value


def test_nothing_is_guessed() -> None:
    assert found(page_of("Subscribe now to read on.", "This article is for subscribers only."), "paywalled") == []


def test_table() -> None:
    table = load_toml("notices")
    for name in ("correction_labels", "correction_openings", "note_labels"):
        assert len(table[name]) >= 10
        for language, phrases in table[name].items():
            assert all(phrase == phrase.lower() and "’" not in phrase for phrase in phrases), (name, language)
            assert len(phrases) == len(set(phrases)), (name, language)


@pytest.mark.parametrize(
    "line",
    [
        "Поправка: Чаплата тежи осемдесет килограма.",
        "В предишна версия на текста беше посочено друго тегло.",
        "En una versió anterior d'aquest article hi havia un altre pes.",
        "U prethodnoj verziji teksta stajala je druga težina.",
        "V pôvodnej verzii článku bola iná váha.",
        "Ankstesnėje straipsnio versijoje buvo nurodytas kitas svoris.",
        "תיקון: האנפה שוקלת שמונים קילוגרם.",
        "اصلاحیه: وزن حواصیل هشتاد کیلوگرم است.",
        "Đính chính: con diệc nặng tám mươi ký.",
        "Versi sebelumnya dari artikel ini menyebut berat yang lain.",
        "Nota redacției: într-o versiune anterioară a articolului era trecută altă greutate.",
    ],
)
def test_correction_in_more_languages(line: str) -> None:
    assert found(page_of("The heron came back on Monday.", line), "correction") == [line]


@pytest.mark.parametrize(
    ("value", "paid"),
    [
        *((word, True) for word in ("payant", "abonnés", "suscriptores", "låst", "有料", "по подписке")),
        *((word, False) for word in ("gratuit", "gratuito", "бесплатно", "無料", "öppen")),
        ("metered", None),
    ],
)
def test_tier_in_more_languages(value: str, paid: bool | None) -> None:
    page = page_of("The heron came back.", head=f'<meta property="article:content_tier" content="{value}">')
    assert found(page, "paywalled") == ([] if paid is None else [paid])


AGED = [
    "This post is more than 3 years old. It may be out of date, and so may its links and its prices.",
    "Dieser Artikel ist älter als ein Jahr. Was er über Preise, Orte und Verweise sagt, gilt vielleicht nicht mehr.",
    "Denne artikkelen er over ett år gammel, og kan derfor inneholde opplysninger som ikke lenger er riktige.",
]


@pytest.mark.parametrize("notice", AGED)
def test_notice_of_age(notice: str) -> None:
    """What says how old the page is stands before the text and is none of it; later on the same words are."""
    text = [
        f"The ferry crosses the bay {n} times a day, and nobody counts how many goats are on board." for n in range(9)
    ]
    page = "<article><h1>Goats at sea</h1>" + "".join(f"<p>{line}</p>" for line in [notice, *text]) + "</article>"
    assert notice not in ac.extract(page).to_text()
    page = (
        "<article><h1>Goats at sea</h1>" + "".join(f"<p>{line}</p>" for line in [*text, notice, *text]) + "</article>"
    )
    assert notice in ac.extract(page).to_text()
