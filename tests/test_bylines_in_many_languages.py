"""Bylines in many languages: whom they name, and whom they do not."""

import pytest

import articleclean as ac
from articleclean.fields.credits.given import is_given, opens_given
from articleclean.fields.credits.names import people

TEXT = (
    "The ferry that linked both banks for a century will sail again, the harbour board said on Friday, and the first "
    "week is free for everybody who brings a lantern and a song."
)


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("Door Anneke de Vries en Pim van der Laan", ["Anneke de Vries", "Pim van der Laan"]),
        ("Av Elin Bergström och Jonas Hedlund", ["Elin Bergström", "Jonas Hedlund"]),
        ("Af Mette Holm og Søren Krag", ["Mette Holm", "Søren Krag"]),
        ("Autor: Mgr. Jana Nováková", ["Jana Nováková"]),
        ("Napsal Petr Malý", ["Petr Malý"]),
        ("Írta: Kovács Béla", ["Kovács Béla"]),
        ("Scris de Ioana Popescu-Marin", ["Ioana Popescu-Marin"]),
        ("Γράφει η Ελένη Παπαδοπούλου", ["Ελένη Παπαδοπούλου"]),
        ("Автори: Олена Ковальчук та Андрій Бондар", ["Олена Ковальчук", "Андрій Бондар"]),
        ("Автор: Иван Петров и Мария Сидорова 3 мая 2020", ["Иван Петров", "Мария Сидорова"]),
        ("Piše: Ivana Horvat", ["Ivana Horvat"]),
        ("Oleh Ratna Widuri", ["Ratna Widuri"]),
        ("Tác giả: Trần Minh Hoàng", ["Trần Minh Hoàng"]),
        ("โดย สมชาย ใจดี", ["สมชาย ใจดี"]),
        ("מאת: נועה לוי", ["נועה לוי"]),
        ("بقلم: أحمد علي", ["أحمد علي"]),
        ("نویسنده: مریم احمدی", ["مریم احمدی"]),
        ("Text: Elin Bergström Foto: Jonas Hedlund", ["Elin Bergström"]),
        ("Kolumne von Lars Brunner", ["Lars Brunner"]),
        ("Alle Artikel von Martina Junker", ["Martina Junker"]),
        ("View all posts by Craig Randall", ["Craig Randall"]),
        ("文／山田太郎", ["山田太郎"]),
        ("李晓 与 王芳", ["李晓", "王芳"]),
        ("Jane Roe1, John Doe2", ["Jane Roe", "John Doe"]),
        ("Jane Roe, MD, FOMA, DABOM", ["Jane Roe"]),
        ("Prof. Dr. Fritz Reuter", ["Fritz Reuter"]),
        ("A. J. Neal View In Digital Edition", ["A. J. Neal"]),
    ],
)
def test_people(raw: str, names: list[str]) -> None:
    assert [p.name for p in people(raw)[0]] == names
    assert people(raw)[1] == ()


@pytest.mark.parametrize(
    ("raw", "role"),
    [
        ("Sina Weber Landespolitische Korrespondentin", "Landespolitische Korrespondentin"),
        ("Uta Berg, Projektleiterin der Stiftung in Tunis", "Projektleiterin der Stiftung in Tunis"),
        ("Ioana Popescu, corespondent", "corespondent"),
        ("Kovács Béla, újságíró", "újságíró"),
        ("Nicole Forbes, Dietitian", "Dietitian"),
    ],
)
def test_roles(raw: str, role: str) -> None:
    assert [p.role for p in people(raw)[0]] == [role]


@pytest.mark.parametrize(
    "raw",
    [
        "Edited by Jane Roe",
        "Medically reviewed by Jane Roe, MD",
        "Fact checked by Jane Roe",
        "Übersetzt von Jana Roth",
        "Fotos: Max Muster",
        "Kuva: Pekka Salonen",
        "Редактор: Іван Мороз",
        "Dagbladet",
        "OÖ Volksblatt",
        "Cleveland Clinic",
        "Sportredaktionen",
        "J. I.",
    ],
)
def test_nobody(raw: str) -> None:
    assert people(raw)[0] == ()


@pytest.mark.parametrize(
    ("top", "names"),
    [
        ("Nadia Haddad\nMay 3, 2021", ["Nadia Haddad"]),
        ("Nadia Haddad\nSenior Analyst", ["Nadia Haddad"]),
        ("Nadia Haddad · 3 min read", ["Nadia Haddad"]),
        ("3 May 2021 | Nadia Haddad | 4 comments", ["Nadia Haddad"]),
        ("Nadia Haddad, Staff writer", ["Nadia Haddad"]),
        ("Nadia Haddad and Tom Ekström", ["Nadia Haddad", "Tom Ekström"]),
        ("By\nNadia Haddad\nTom Ekström\nMay 3, 2021", ["Nadia Haddad", "Tom Ekström"]),
        ("Written by:\nNadia Haddad,\nSenior Analyst", ["Nadia Haddad"]),
        ("Reviewed by\nNadia Haddad", []),
        ("Nadia Haddad\nPhoto: Harbour Board", []),
        ("Harbour News\nMay 3, 2021", []),
        ("Privacy Policy\nContact Us", []),
    ],
)
def test_lines_of_a_dump(top: str, names: list[str]) -> None:
    head = ["Ferry sails again after five years - Gazette", "Home", "Sport", "Ferry sails again after five years"]
    page = "\n\n".join([*head, *top.split("\n"), TEXT, TEXT.replace("ferry", "boat"), TEXT.replace("ferry", "raft")])
    assert [p.name for p in ac.extract(page, markup="text").authors] == names


@pytest.mark.parametrize(
    ("stated", "shown", "names"),
    [
        ("Max Muster", '<p class="byline">By Jane Roe</p>', ["Jane Roe"]),
        ("q_admin", "", []),
        ("harbour-team", "", []),
        ("jane.roe", "", ["Jane Roe"]),
        ("Jane", '<p class="byline">By Jane Roe</p>', ["Jane Roe"]),
        ("Jane", "", ["Jane"]),
        ("", '<p class="byline">By <a rel="author" href="/author/sal">salzhering</a></p>', ["salzhering"]),
        ("", '<p class="byline">By salzhering</p>', []),
    ],
)
def test_accounts_and_conflicts(stated: str, shown: str, names: list[str]) -> None:
    page = f'<html><meta name="author" content="{stated}"><h1>Ferry sails again</h1>{shown}<p>{TEXT}</p><p>{TEXT}</p>'
    assert [p.name for p in ac.extract(page, url="https://bote.example/a/1").authors] == names


def test_role_in_the_next_line() -> None:
    page = f"<html><h1>Ferry sails again</h1><div>Nadia Haddad</div><div>Senior Analyst</div><p>{TEXT}</p><p>{TEXT}</p>"
    assert ac.extract(page).authors == (ac.Person("Nadia Haddad", role="Senior Analyst"),)


def test_given_names() -> None:
    assert is_given("Anne-Kathrin")
    assert is_given("Олена")
    assert opens_given("J. Ronald Roe")
    assert not opens_given("Summit Data")
    assert not opens_given("Jane")
