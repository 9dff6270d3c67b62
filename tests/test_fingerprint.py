"""Fingerprints: the same numbers everywhere and for ever, near for copies, far for other texts."""

import hashlib
import random
import unicodedata

import pytest

import articleclean as ac
from articleclean import fingerprint as module
from articleclean.fingerprint import distance, fingerprint, words

FERRY = (
    "The ferry to the northern islands sails again from Monday, three weeks after a storm had torn the pier from its "
    "piles. Divers found the last of them sound on Friday. The company said that the winter timetable holds until the "
    "end of March, and that tickets bought for the lost weeks are good for any sailing of the year."
)


def lorem(seed: int, count: int) -> list[str]:
    """Invented words."""
    rng = random.Random(seed)
    return ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 9))) for _ in range(count)]


FROZEN = {
    "The ferry sails again.": 0xB74D3BCCFB694B8F,
    FERRY: 0x4F00424D938B0066,
    "Die Fähre fährt wieder, sagte der Straßenmeister.": 0x4276AC22019B4A06,
    "Паром снова ходит: ёлки и йод на борту.": 0x95C086810DCC987D,
    "الْعَبَّارَةُ تُبْحِرُ مِنْ جَدِيدٍ": 0x89EB5614E243AFB2,
    "המעבורת מפליגה שוב": 0x8900410150D80500,
    "नौका फिर से चलती है।": 0x24A2587B83880A13,
    "島々へのフェリーが月曜日から再開する。": 0x9AA1AC4CF979532C,
    "渡轮星期一起恢复航行。": 0x3E515045872209A0,
    "연락선이 월요일부터 다시 운항한다.": 0x779A4EF810E32974,
    "เรือข้ามฟากกลับมาแล่นอีกครั้ง": 0x7AE03A8744181262,
    "渡": 0x3975053304833CA1,
    "Ⲁ 𞤀 ꙮ 2 ½ № 😀": 0x40A6B8041B420406,
    " ".join(lorem(1, 5000)): 0x33D003999F3103E3,
}
"""Never to be changed: users keep fingerprints. Other numbers need another VERSION."""


@pytest.mark.parametrize(("text", "number"), FROZEN.items(), ids=lambda value: str(value)[:20])
def test_frozen(text: str, number: int) -> None:
    assert fingerprint(text) == number


@pytest.mark.slow
def test_every_character_counts_as_it_always_did() -> None:
    """What a character becomes does not depend on the Unicode version that this Python has."""
    table = "\n".join(module._plain(chr(code)) for code in range(0x20000))
    digest = hashlib.sha256(table.encode("utf-8", "surrogatepass")).hexdigest()
    assert digest == "2156d0dc77fb860cc1d199b1064fffe20149306c5b23009dd49c3e3a7eed9bf9"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The ferry’s late – “very” late…", 'the FERRY\'S late - "very" late...'),
        ("Café Zoë, naïve façade", "Cafe Zoe naive facade"),
        ("Мёд и чай", "Мед и чаи"),
        ("Straße", "STRASSE"),
        ("die ﬁnale Oﬃzin", "Die finale Offizin"),
        ("ＡＢＣ １２３", "abc 123"),
        ("ﾌｪﾘｰ", "フェリー"),
        ("no\u00adthing at\u00a0all", "nothing  at\nall"),
        ("كِتَاب كـــتاب", "كتاب كتاب"),
        ("שָׁלוֹם", "שלום"),
        ("渡轮，恢复。航行", "渡轮恢复航行"),
        ("渡轮 恢复 航行", "渡轮恢复航行"),
        (unicodedata.normalize("NFD", "연락선이 ガギグ é"), "연락선이 ガギグ é"),
    ],
)
def test_typography_does_not_count(one: str, two: str) -> None:
    assert words(one) == words(two)
    assert fingerprint(one) == fingerprint(two)


def test_words_count() -> None:
    assert words("Don't re-enter: 3.5 km!") == ["dont", "re", "enter", "3", "5", "km"]
    assert fingerprint("The ferry sails.") != fingerprint("The ferry sinks.")
    assert fingerprint("渡轮恢复航行") != fingerprint("渡轮停止航行")


@pytest.mark.parametrize("text", ["", " \n", "— … !", "\u00ad", "\u0301", "😀"])
def test_no_words(text: str) -> None:
    assert words(text) == []
    assert fingerprint(text) == 0
    assert ac.Article(body=(ac.Paragraph(text),)).fingerprint is None


def test_of_an_article() -> None:
    """Of the body alone, and no part of what is stored."""
    body = (
        ac.Heading("Islands", level=2),
        ac.Paragraph(FERRY),
        ac.Figure(ac.Image("https://a.example/b.jpg", caption="A pier")),
    )
    article = ac.Article(headline="Ferry", standfirst="It sails", body=body)
    assert article.fingerprint == fingerprint(f"Islands {FERRY}") == ac.Article(body=body).fingerprint
    assert "fingerprint" not in article.to_dict()
    assert ac.Article(headline="Ferry").fingerprint is None
    assert ac.Article(body=body[2:]).fingerprint is None


def test_copies_are_near_and_others_far() -> None:
    original = lorem(2, 400)
    copy = [*"Another headline by somebody else".split(), *original[:390]]
    copy[200:203] = ["one", "or", "two"]
    assert distance(fingerprint(" ".join(original)), fingerprint(" ".join(copy))) <= 10
    assert distance(fingerprint(" ".join(original)), fingerprint(" ".join(lorem(3, 400)))) > 16


def test_distance() -> None:
    assert distance(0, 0) == 0
    assert distance(0b1011, 0b0010) == 2
    assert distance(0, 2**64 - 1) == 64
    number = fingerprint(FERRY)
    assert distance(number, number - 2**64) == 0
    assert distance(-1, 2**64 - 1) == 0


def test_half_of_a_surrogate_pair() -> None:
    assert fingerprint("the ferry \ud800 sails") == fingerprint("the ferry sails")


def test_long_texts_are_counted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = " ".join(lorem(4, 3000))
    whole = fingerprint(text)
    monkeypatch.setattr(module, "AT_ONCE", 7)
    assert fingerprint(text) == whole
