"""Caption and credit in one string, told apart; tables of labels."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articleclean.data import load_toml
from articleclean.fields.pictures.credit_clean import clean_credit, without_trailing_label
from articleclean.fields.pictures.credit_lines import leading_credit, split_caption

APART = [
    ("Troops in the valleyImage: picture-alliance/AP/H. Adler", "Troops in the valley", "picture-alliance/AP/H. Adler"),
    ("Ein Markt in Tarsien. Foto: Max Muster/dpa", "Ein Markt in Tarsien.", "Max Muster/dpa"),
    ("A flood in Port Vell (Photo by Jane Roe/Getty Images)", "A flood in Port Vell", "Jane Roe/Getty Images"),
    ("A flood in Port Vell. (AP Photo/Jane Roe)", "A flood in Port Vell.", "AP Photo/Jane Roe"),
    ("A flood in Port Vell. (AP)", "A flood in Port Vell.", "AP"),
    ("The minister © Max Muster / Reuters", "The minister", "Max Muster / Reuters"),
    ("Jane Roe/AP", None, "Jane Roe/AP"),
    ("The crew at work. Photograph: Jane Roe/The Lantern", "The crew at work.", "Jane Roe/The Lantern"),
    ("Zwei Kräne. Bild: IMAGO / Muster", "Zwei Kräne.", "IMAGO / Muster"),
    ("Bildrechte: dpa", None, "dpa"),
    ("Ein Stau (Symbolfoto: picture alliance/dpa | Eva Muster)", "Ein Stau", "picture alliance/dpa | Eva Muster"),
    ("The leader. | Jane Roe/PA Images via Getty Images", "The leader.", "Jane Roe/PA Images via Getty Images"),
    ("La rue du Port. Crédit photo : Jean Dupont", "La rue du Port.", "Jean Dupont"),
    ("Una calle de Lirio. Foto de Ana Ruiz", "Una calle de Lirio.", "Ana Ruiz"),
    ("Una strada. Foto di Luca Bianchi/LaPresse", "Una strada.", "Luca Bianchi/LaPresse"),
    ("Улица после дождя. Фото: Иван Иванов / ТАСС", "Улица после дождя.", "Иван Иванов / ТАСС"),
    ("Stado nad rzeką. Fot. Jan Nowak", "Stado nad rzeką.", "Jan Nowak"),
    ("Una piazza – Ph. Luca Bianchi", "Una piazza", "Luca Bianchi"),
    ("En gata. Foto: Anna Svensson/TT", "En gata.", "Anna Svensson/TT"),
    ("Katu sateella. Kuva: Matti Meikäläinen / Lehtikuva", "Katu sateella.", "Matti Meikäläinen / Lehtikuva"),
    ("Az utca. Fotó: Kiss Anna / MTI", "Az utca.", "Kiss Anna / MTI"),
    ("Sokak. Fotoğraf: Ali Veli / AA", "Sokak.", "Ali Veli / AA"),
    ("Ο δρόμος. Φωτογραφία: Γιάννης Παππάς", "Ο δρόμος.", "Γιάννης Παππάς"),
    ("Gatvė, asociatyvi nuotr. / J. Jonaičio / ELTA nuotr.", "Gatvė, asociatyvi nuotr.", "J. Jonaičio / ELTA"),
    ("港の夜景　写真：鈴木一郎", "港の夜景", "鈴木一郎"),
    ("港を出る船（３日）＝ＡＰ", "港を出る船（３日）", "ＡＰ"),
    ("港を出る船＝３日午後（代表撮影）", "港を出る船＝３日午後", "代表"),
    ("船を見る人たち（Ｃ）共同通信社", "船を見る人たち", "共同通信社"),
    ("夜晚的港口。图片来源：视觉中国", "夜晚的港口。", "视觉中国"),
    ("밤의 항구. [사진=연합뉴스]", "밤의 항구.", "연합뉴스"),
    ("الميناء مساء الأحد (رويترز)", "الميناء مساء الأحد", "رويترز"),
    ("הנמל בערב. צילום: ישראל ישראלי", "הנמל בערב.", "ישראל ישראלי"),
    ("बंदरगाह की शाम। फोटो: पीटीआई", "बंदरगाह की शाम।", "पीटीआई"),
    ("Bến cảng. Ảnh: Nguyễn Văn A", "Bến cảng.", "Nguyễn Văn A"),
    ("Pelabuhan. (Foto: Budi/Antara)", "Pelabuhan.", "Budi/Antara"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "caption", "credit"), APART)
def test_caption_and_credit_apart(text: str, caption: str | None, credit: str) -> None:
    assert split_caption(text) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "Image: a dark room",
        "This is Image: a dark room with a lamp that nobody had lit for years",
        "Im Bild: Max Muster",
        "The President (left) with his brother (right)",
        "The square in May (2016)",
        "Photo of the century",
        "Copyrights were the subject of the debate",
        "In the photograph: nothing but sand and a chair that somebody has left behind in the dunes",
    ],
)
def test_captions_without_credit_stay_whole(text: str) -> None:
    assert split_caption(text) == (text, None)


@pytest.mark.parametrize("text", ["", "   ", "\n", None])
def test_nothing_in_nothing_out(text: str | None) -> None:
    assert split_caption(text) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "blc/tj (AP, Reuters, AFP, dpa)",
        "ab/cd (dpa/AFP)",
        "The talks failed, officials said. (AP)",
        "Quelle: dpa",
        "Source: World Bank",
        "© 2024 Example Media Ltd",
        "Image: a dark room",
        "He sent the picture: a chair, a lamp and a cat.",
    ],
)
def test_prose_and_sign_offs_are_no_credits(text: str) -> None:
    assert split_caption(text, strict=True) == (text, None)


def test_a_credit_line_of_its_own() -> None:
    assert leading_credit("Image: Getty Images/AFP/G. Adler") == "Getty Images/AFP/G. Adler"
    assert leading_credit("A market. Image: Getty Images") is None
    assert leading_credit("Image: " + "Adler " * 60) is None


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Foto: © dpa", "dpa"),
        ("(Photo credit: Photo by Jane Roe)", "Jane Roe"),
        ("Photo: J. Adler.", "J. Adler"),
        ("Jane Roe Jr.", "Jane Roe Jr."),
        ("Copyright 2024 The AP. All rights reserved.", "The AP"),
        ("Jane Roe/Copyright 2024 The AP. All rights reserved.", "Jane Roe/The AP"),
        ("AP Photo/Jane Roe, File", "AP Photo/Jane Roe"),
        ("(AP Photo/Jane Roe) AP Photo", "AP Photo/Jane Roe"),
        ("Photo by", None),
        ("©", None),
        ("All rights reserved", None),
        ("...", None),
        ("", None),
    ],
)
def test_clean_credit(text: str, credit: str | None) -> None:
    assert clean_credit(text) == credit


def test_a_label_left_by_a_credit_element() -> None:
    assert without_trailing_label("A street. Photo:") == "A street."
    assert without_trailing_label("A street - Copyright") == "A street"
    assert without_trailing_label("A street: the end") == "A street: the end"


@given(st.text(max_size=300), st.booleans())
def test_any_text_gives_parts_of_itself(text: str, strict: bool) -> None:
    caption, credit = split_caption(text, strict=strict)
    flat = " ".join(text.split())
    assert caption is None or caption in flat
    assert credit is None or credit.strip()


@pytest.mark.parametrize(
    "text", ["Foto: " * 20_000, "(" * 100_000, "© " * 50_000, "a.b: " * 30_000, "Photo by " * 20_000]
)
def test_long_input_ends_soon(text: str) -> None:
    start = time.perf_counter()
    split_caption(text)
    clean_credit(text)
    assert time.perf_counter() - start < 2


def test_the_table_is_well_formed() -> None:
    table = load_toml("credit_labels")
    assert len(table["labels"]) >= 20, "languages"
    for lists in table.values():
        for words in lists.values():
            assert len(words) == len(set(words))
            assert all(word == word.strip() and word for word in words)
