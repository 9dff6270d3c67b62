"""Closing credit lines: read, and found at the end of the text."""

import pytest

from articleclean.fields.credits import signoff
from articleclean.fields.credits.signoff_read import read_signoff
from credit_page import MORE, TEXT, page, values


@pytest.mark.parametrize(
    ("text", "agencies", "initials"),
    [
        ("blc/tj  (AP, Reuters, AFP, dpa)", ("AP", "Reuters", "AFP", "dpa"), ("blc", "tj")),
        ("(dpa/AFP)", ("dpa", "AFP"), ()),
        ("mab/dpa", ("dpa",), ("mab",)),
        ("SDA/hlm", ("Keystone-SDA",), ("hlm",)),
        ("(APA/red)", ("APA",), ()),
        ("— AFP", ("AFP",), ()),
        ("AFP", ("AFP",), ()),
        ("(Reuters)", ("Reuters",), ()),
        ("(ANSA).", ("ANSA",), ()),
        ("mit dpa", ("dpa",), ()),
        ("Quelle: bote.example, mab/dpa", ("dpa",), ("mab",)),
        ("© dpa-infocom, dpa:190307-99-11234/2", ("dpa",), ()),
        ("Con información de AFP, EFE y Reuters", ("AFP", "EFE", "Reuters"), ()),
        ("(Con información de AFP, EFE y Reuters)", ("AFP", "EFE", "Reuters"), ()),
        ("With files from Reuters", ("Reuters",), ()),
        ("– Additional reporting from PA", ("PA",), ()),
        ("Źródło: PAP/AFP", ("PAP", "AFP"), ()),
        ("The Evening Bote with AFP", ("AFP",), ()),
        ("(ČTK, Denní list)", ("ČTK",), ()),
        ("—Associated Press writer Jane Roe in Paris contributed to this report.", ("AP",), ()),
        ("（共同）", ("Kyodo",), ()),
        ("(Jane Roe aus Berlin, Max Muster, 3.5.2024)", (), ()),
        ("(red, APA, 3.5.2024)", ("APA",), ()),
        ("Reporting by Jane Roe; Editing by John Doe", (), ()),
        ("amw", (), ("amw",)),
        ("/ ab", (), ("ab",)),
        ("(al/lo)", (), ("al", "lo")),
        ("sms/lo (TASS, Interfax, AP)", ("TASS", "Interfax", "AP"), ("sms", "lo")),
        ("FMW/Bloomberg", ("Bloomberg",), ()),
        ("AGERPRES/(AS - autor: Jane Roe, editor: Max Muster)", ("Agerpres",), ()),
        ("(PTI) AKJ AKJ RHL", ("PTI",), ()),
        ("Agerpres, 5 octombrie 2022, 14:10", ("Agerpres",), ()),
        ("With inputs from agencies", (), ()),
        ("© Copyright ANSA - Riproduzione riservata", ("ANSA",), ()),
    ],
)
def test_read(text: str, agencies: tuple[str, ...], initials: tuple[str, ...]) -> None:
    found = read_signoff(text)
    assert found is not None
    assert (found.text, found.agencies, found.initials) == (" ".join(text.split()), agencies, initials)


@pytest.mark.parametrize(
    "text",
    ["", "()", "Read more", "via", "Foto: AFP", "Getty Images/AFP/G. Muster", "picture-alliance/AP Photo/H. Muster",
     "Quelle: Polizei Hamburg", "Source: AP Style Guide", "(Jane Roe/AFP)", "Por último, la EFE publicó la foto.",
     "（新华社） 连接河流两岸一个世纪的渡轮将于五月重新启航", "Reuters Photo", "Follow Reuters on Facebook",
     "The ferry sails again. AFP contributed to this report.", "Google and Reuters",
     "According to AFP, the minister left.", "Berlin (dpa)", "Agencies", TEXT],
)  # fmt: skip
def test_read_nothing(text: str) -> None:
    assert read_signoff(text) is None


def test_own_line_leaves_the_body() -> None:
    made = page(f"<p>{TEXT}</p><p>{MORE}</p><p>blc/tj  (AP, dpa)</p>")
    (found,) = [c for c in signoff.detect(made) if c.field == "signoff"]
    assert (found.value, found.lines, found.owns, found.cut) == ("blc/tj (AP, dpa)", (2,), True, None)
    assert values(signoff.detect, made, "initials") == [("blc", "tj")]
    assert values(signoff.detect, made, "agencies") == [("AP", "dpa")]


@pytest.mark.parametrize(
    ("tail", "value"),
    [
        (" (dpa/AFP)", "(dpa/AFP)"),
        (" — AFP", "— AFP"),
        (" / ab", "/ ab"),
        ("<br>mab/dpa", "mab/dpa"),
        (" (Jane Roe, 3.5.2024)", "(Jane Roe, 3.5.2024)"),
        (" – Additional reporting from Reuters", "– Additional reporting from Reuters"),
    ],
)
def test_glued_to_the_last_paragraph(tail: str, value: str) -> None:
    made = page(f"<p>{TEXT}</p><p>{MORE}{tail}</p>")
    (found,) = [c for c in signoff.detect(made) if c.field == "signoff"]
    assert found.value == value
    assert found.owns
    assert found.cut is not None
    assert made.lines[1].text[: found.cut[0]].strip() == MORE


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{TEXT} (dpa/AFP)</p><p>{MORE}</p><p>{MORE}</p><p>{MORE}</p>",
        f"<p>{TEXT}</p><p>{MORE}</p><ul><li><a href=/afp>AFP</a></ul>",
        f"<p>{TEXT}</p><p>{MORE}</p><footer><p>AFP</p></footer>",
        f"<p>{TEXT}</p><p>{MORE}</p><figure><figcaption>(AFP)</figcaption></figure>",
        f"<p>{TEXT}</p><p>{MORE} He spoke to Reuters (the agency).</p>",
    ],
)
def test_not_in_the_middle_nor_elsewhere(source: str) -> None:
    assert list(signoff.detect(page(source))) == []


def test_in_a_dump() -> None:
    made = page(f"Bridge shut\n\n{TEXT}\n\n{MORE}\n\nmab/dpa\n")
    assert values(signoff.detect, made, "signoff") == ["mab/dpa"]
