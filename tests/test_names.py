"""One byline string to persons and agencies."""

import time

import pytest

from articleclean.article import Person
from articleclean.fields.credits.name_case import name_case
from articleclean.fields.credits.names import is_name, people


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Jane Roe", ["Jane Roe"]),
        ("By Jane Roe", ["Jane Roe"]),
        ("Von Max Muster", ["Max Muster"]),
        ("Par Jeanne Dupin", ["Jeanne Dupin"]),
        ("Por Ana Pérez", ["Ana Pérez"]),
        ("Di Mario Bianchi", ["Mario Bianchi"]),
        ("Door Tom de Vries", ["Tom de Vries"]),
        ("Af Mette Holm", ["Mette Holm"]),
        ("Av Kari Nordmann", ["Kari Nordmann"]),
        ("Autor: Jan Kowalski", ["Jan Kowalski"]),
        ("Text: Max Muster Fotos: Jane Roe", ["Max Muster"]),
        ("Text & Fotos: Max Muster", ["Max Muster"]),
        ("ByJane Roe", ["Jane Roe"]),
        ("Jane Roe and John Doe", ["Jane Roe", "John Doe"]),
        ("Jane Roe, John Doe & Max Muster", ["Jane Roe", "John Doe", "Max Muster"]),
        ("Max Muster und Jane Roe", ["Max Muster", "Jane Roe"]),
        ("Jeanne Dupin et Luc Martin", ["Jeanne Dupin", "Luc Martin"]),
        ("Ana Pérez y Luis Gómez", ["Ana Pérez", "Luis Gómez"]),
        ("Tom de Vries en Kees Jansen", ["Tom de Vries", "Kees Jansen"]),
        ("Иван Петров и Мария Сидорова", ["Иван Петров", "Мария Сидорова"]),
        ("山田太郎、鈴木花子", ["山田太郎", "鈴木花子"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Roe, Jane", ["Jane Roe"]),
        ("Roe, Jane T.", ["Jane T. Roe"]),
        ("Posted by Jane Roe on May 3, 2019", ["Jane Roe"]),
        ("Jane Roe Updated May 3, 2019", ["Jane Roe"]),
        ("Ludwig van Beethoven", ["Ludwig van Beethoven"]),
        ("Von Ursula von der Leyen", ["Ursula von der Leyen"]),
    ],
)
def test_splits_and_strips(raw: str, names: list[str]) -> None:
    assert [p.name for p in people(raw)[0]] == names


@pytest.mark.parametrize(
    ("raw", "person", "agencies"),
    [
        ("By JANE ROE, AP Science Writer", Person("Jane Roe", role="AP Science Writer"), ("AP",)),
        ("Jane Roe, The Associated Press", Person("Jane Roe"), ("AP",)),
        ("Jane Roe Associated Press", Person("Jane Roe"), ("AP",)),
        ("Jane RoeThe Associated Press", Person("Jane Roe"), ("AP",)),
        ("Jane Roe (AP)", Person("Jane Roe"), ("AP",)),
        ("Jane Roe/AP", Person("Jane Roe"), ("AP",)),
        ("Max Muster mit dpa", Person("Max Muster"), ("dpa",)),
        ("Jane Roe for Reuters", Person("Jane Roe"), ("Reuters",)),
        ("Max Muster in Berlin", Person("Max Muster", role="in Berlin"), ()),
        ("By Jane Roe, Staff Writer", Person("Jane Roe", role="Staff Writer"), ()),
        ("Jane Roe Staff Writer", Person("Jane Roe", role="Staff Writer"), ()),
        ("Political editor Jane Roe", Person("Jane Roe", role="Political editor"), ()),
        ("Wirtschaftsredakteurin Eva Muster", Person("Eva Muster", role="Wirtschaftsredakteurin"), ()),
        ("Dr. Max Muster", Person("Max Muster"), ()),
        ("Jane Roe, PhD", Person("Jane Roe"), ()),
        ("Jane Roe, Jr.", Person("Jane Roe Jr."), ()),
        ("Jane Roe, Sr. Director of Bridges", Person("Jane Roe", role="Sr. Director of Bridges"), ()),
        ("Jane (Janie) Roe", Person("Jane Roe"), ()),
        ("Jane Roe jane@example.org", Person("Jane Roe"), ()),
        ("Jane Roe @janeroe", Person("Jane Roe"), ()),
        ("Jane Roe https://example.org/jane", Person("Jane Roe"), ()),
        ("Max Muster, Berlin", Person("Max Muster"), ()),
        ("Jane Roe, New York", Person("Jane Roe"), ()),
        ("홍길동 기자", Person("홍길동"), ()),
        ("山田太郎記者", Person("山田太郎"), ()),
        ("ジョン・スミス", Person("ジョン・スミス"), ()),
        ("محمد علي", Person("محمد علي"), ()),
        ("Jane Reuter", Person("Jane Reuter"), ()),
        ("Michael Bloomberg", Person("Michael Bloomberg"), ()),
        ("ANA MARIA LOPEZ", Person("Ana Maria Lopez"), ()),
    ],
)
def test_person_role_and_agency(raw: str, person: Person, agencies: tuple[str, ...]) -> None:
    assert people(raw) == ((person,), agencies)


@pytest.mark.parametrize(
    "raw",
    ["", " ", "Admin", "Redaktion", "BBC News", "News Desk", "Staff", "Staff Writer", "Washington Post", "By", "Von:",
     "https://www.facebook.com/jane", "jane@example.org", "May 3, 2019", "University of Somewhere", "編集部",
     "Online-Redaktion", "La Redazione", "redacción", "Photo by Jane Roe", "x" * 5000],
)  # fmt: skip
def test_no_person(raw: str) -> None:
    assert people(raw) == ((), ())


@pytest.mark.parametrize(
    ("raw", "agencies"),
    [
        ("Reuters", ("Reuters",)),
        ("Reuters Staff", ("Reuters",)),
        ("THE ASSOCIATED PRESS", ("AP",)),
        ("AFP/dpa", ("AFP", "dpa")),
        ("dpa Deutsche Presse-Agentur GmbH", ("dpa",)),
        ("Agencia EFE", ("EFE",)),
        ("EFE/Madrid", ("EFE",)),
        ("共同通信", ("Kyodo",)),
        ("ТАСС", ("TASS",)),
    ],
)
def test_agency_alone(raw: str, agencies: tuple[str, ...]) -> None:
    assert people(raw) == ((), agencies)


@pytest.mark.parametrize(
    ("name", "cased"),
    [
        ("JANE ROE", "Jane Roe"),
        ("JANE MCDONALD", "Jane McDonald"),
        ("JOSÉ DE LA CRUZ", "José de la Cruz"),
        ("LUDWIG VAN BEETHOVEN", "Ludwig van Beethoven"),
        ("PATRICK O'BRIEN", "Patrick O'Brien"),
        ("ANNE-MARIE ROE", "Anne-Marie Roe"),
        ("JOHN ROE III", "John Roe III"),
        ("J.R.R. ROE", "J.R.R. Roe"),
        ("Jean DUPIN", "Jean Dupin"),
        ("JJ Roe", "JJ Roe"),
        ("Jane McDonald", "Jane McDonald"),
        ("danah boyd", "danah boyd"),
    ],
)
def test_capitals_are_put_into_case(name: str, cased: str) -> None:
    assert name_case(name) == cased


def test_is_name_wants_a_full_name() -> None:
    assert is_name("Jane Roe")
    assert not is_name("Jane")
    assert not is_name("the county said")


@pytest.mark.parametrize("evil", ["(" * 50_000, "By " * 30_000, "a@" * 30_000, "Jane Roe, " * 20_000, "A" * 100_000])
def test_evil_strings_are_quick(evil: str) -> None:
    start = time.process_time()
    people(evil)
    assert time.process_time() - start < 1
