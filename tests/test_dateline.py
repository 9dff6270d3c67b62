"""Datelines at the start of wire stories."""

import pytest

from articleclean.article import Dateline
from articleclean.fields.credits import dateline
from articleclean.fields.credits.dateline_read import read_dateline
from credit_page import MORE, TEXT, page, values


@pytest.mark.parametrize(
    ("text", "shown", "place", "agencies"),
    [
        ("NAIROBI, May 19 (Reuters) - The", "NAIROBI, May 19 (Reuters)", "NAIROBI", ("Reuters",)),
        ("Rostock (dpa/mv) – Die", "Rostock (dpa/mv)", "Rostock", ("dpa",)),
        ("Frankfurt/Main (dpa) - Für", "Frankfurt/Main (dpa)", "Frankfurt/Main", ("dpa",)),
        ("(ANSA) - MILANO, 02 FEB - Il", "(ANSA) - MILANO, 02 FEB", "MILANO", ("ANSA",)),
        ("Lima, 12 ene (EFE).- El", "Lima, 12 ene (EFE)", "Lima", ("EFE",)),
        ("Almadraba (Cádiz), 15 mar (EFE).- El", "Almadraba (Cádiz), 15 mar (EFE)", "Almadraba", ("EFE",)),
        ("КАЗАНЬ, 3 мая. /ТАСС/. Глава", "КАЗАНЬ, 3 мая. /ТАСС/", "КАЗАНЬ", ("TASS",)),
        ("Москва. 3 мая. INTERFAX.RU - Глава", "Москва. 3 мая. INTERFAX.RU", "Москва", ("Interfax",)),
        ("MOSCOW. May 3 (Interfax) - The", "MOSCOW. May 3 (Interfax)", "MOSCOW", ("Interfax",)),
        ("VENICE, Italy (AP) — The", "VENICE, Italy (AP)", "VENICE, Italy", ("AP",)),
        ("FORT HALDEN, Man. — The", "FORT HALDEN, Man.", "FORT HALDEN, Man.", ()),
        ("HARRISBURG, PA — The", "HARRISBURG, PA", "HARRISBURG, PA", ()),
        ("New Delhi [India], May 3 (ANI): The", "New Delhi [India], May 3 (ANI)", "New Delhi", ("ANI",)),
        ("Budapest, 2024. május 3., péntek (MTI) – A", "Budapest, 2024. május 3., péntek (MTI)", "Budapest", ("MTI",)),
        ("ACN Solsona.-El tren", "ACN Solsona", "Solsona", ("ACN",)),
        ("دمشق-سانا أعلنت", "دمشق-سانا", "دمشق", ("SANA",)),
        ("AUSTIN (KXAN) — A", "AUSTIN (KXAN)", "AUSTIN", ()),
        ("चमोली, 12 अगस्त (भाषा) एक", "चमोली, 12 अगस्त (भाषा)", "चमोली", ("PTI",)),
        ("القاهرة (رويترز) - قال", "القاهرة (رويترز)", "القاهرة", ("Reuters",)),
        ("London, AFP – The", "London, AFP", "London", ("AFP",)),
        ("【共同】駅で", "【共同】", None, ("Kyodo",)),
        ("【ソウル共同】駅で", "【ソウル共同】", "ソウル", ("Kyodo",)),
        ("（新华社）车站", "（新华社）", None, ("Xinhua",)),
        ("新华社西宁12月8日电（记者李晓）", "新华社西宁12月8日电", "西宁", ("Xinhua",)),
        ("(서울=연합뉴스) 홍길동 기자 = 역", "(서울=연합뉴스)", "서울", ("Yonhap",)),
        ("PARIS — The", "PARIS", "PARIS", ()),
        ("WASHINGTON, DEC 5 - Il", "WASHINGTON, DEC 5", "WASHINGTON", ()),
        ("AUBURN, Wash. — After", "AUBURN, Wash.", "AUBURN, Wash.", ()),
        ("(EFE).- La", "(EFE)", None, ("EFE",)),
    ],
)
def test_read(text: str, shown: str, place: str | None, agencies: tuple[str, ...]) -> None:
    found = read_dateline(text)
    assert found is not None
    assert (found.dateline, found.agencies) == (Dateline(shown, place), agencies)


@pytest.mark.parametrize(
    "text",
    ["", "EXCLUSIVE — The", "The minister (AP) said", "The Associated Press (AP) said",
     "El Ministerio de Salud (EFE) dijo",
     "The World Health Organization (WHO) - said", "Le ministre – celui-ci – part", "London/Teheran - Eine", TEXT,
     "MIGRATION – Probleme", "Philadelphia (PA) has", "（写真：ロイター）駅",
     "LE POINT SUR LA SITUATION - Les", "Berlin. Der Minister"],
)  # fmt: skip
def test_read_nothing(text: str) -> None:
    assert read_dateline(text) is None


def test_a_known_wire_story_needs_no_capitals() -> None:
    found = read_dateline("London/Teheran - Eine Frau ist", credited=True)
    assert found is not None
    assert found.dateline.place == "London/Teheran"


def test_stays_in_the_body() -> None:
    made = page(f"<p>PARIS (Reuters) - {TEXT}</p><p>{MORE}</p>", body=("PARIS (Reuters) - The", MORE))
    candidates = list(dateline.detect(made))
    assert [c.field for c in candidates] == ["dateline", "agencies"]
    assert not any(c.owns for c in candidates)


@pytest.mark.parametrize("line", ["AFP, HANOI", "HANOI —", "EFE / Madrid"])
def test_alone_before_the_body(line: str) -> None:
    made = page(f"<h1>Bridge shut</h1><div>{line}</div><p>{TEXT}</p><p>{MORE}</p>")
    assert values(dateline.detect, made, "dateline")[0].place in ("HANOI", "Madrid")


def test_the_reporter_behind_it() -> None:
    body = "(서울=연합뉴스) 박서연 기자 = 역이 다시 문을 열었다. 승객들은 오전 일곱 시부터 줄을 섰다고 말했다."
    made = page(f"<p>{body}</p><p>{MORE}</p>", body=(body, MORE))
    assert [p.name for p in values(dateline.detect, made, "authors")[0]] == ["박서연"]


def test_standfirst_byline_and_captions_before_it() -> None:
    above = ("The county closed the bridge over the Aln", "By Jane Roe", "The northern pier in March. Photo: Jane Roe")
    story = f"NAIROBI, May 19 (Reuters) - {TEXT}"
    made = page("".join(f"<p>{text}</p>" for text in (*above, story, MORE)), body=(*above, story, MORE))
    assert values(dateline.detect, made, "dateline")[0].place == "NAIROBI"


def test_only_one_is_taken_and_early() -> None:
    other = f"WASHINGTON (AP) — {MORE}"
    made = page(f"<p>PARIS (Reuters) - {TEXT}</p><p>{other}</p>", body=("PARIS (Reuters) - The", other))
    assert values(dateline.detect, made, "dateline") == [Dateline("PARIS (Reuters)", "PARIS")]
    late = [TEXT, MORE, f"{TEXT} {MORE}", f"{MORE} {TEXT}", other]
    assert list(dateline.detect(page("".join(f"<p>{text}</p>" for text in late), body=tuple(late)))) == []


def test_a_picture_credit_is_none() -> None:
    made = page(f"<h1>Bridge shut</h1><img src=a.jpg><p>Jane Roe / AP</p><p>{TEXT}</p><p>{MORE}</p>")
    assert list(dateline.detect(made)) == []
