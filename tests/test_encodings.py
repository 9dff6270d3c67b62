"""Forty encodings of the web, labelled rightly, wrongly and not at all; docs/reliability.md has the table."""

import importlib.util
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
import webencodings.labels

import articleclean as ac
from articleclean.page import Page
from articleclean.source import read
from articleclean.source.decode import decode
from articleclean.source.encodings import decode_as, encoding_of, encodings, single_bytes
from articleclean.source.labels import stated_encodings
from articleclean.source.mojibake import set_right
from encoding_cases import COLUMNS, ROWS, as_bytes, outcome, page, written
from encoding_texts import TEXTS

ROOT = Path(__file__).resolve().parents[1]
PAIRS = [(name, language) for name, languages in ROWS.items() for language in languages.split()]
# What letters cannot tell without a label, or against one: Maltese and Welsh are no languages of letters.json; the
# bytes of "ș" are those of "ş" elsewhere, and one "œ" in a page is too little.
UNTOLD = {("ISO-8859-3", "mt"), ("ISO-8859-14", "cy"), ("ISO-8859-16", "ro"), ("ISO-8859-15", "fr")}
TOLD_BY_LABEL = ("HTTP", "meta", "http-equiv", "XML", "mark")


@pytest.mark.parametrize(("name", "language"), PAIRS)
@pytest.mark.parametrize("column", COLUMNS)
def test_the_bytes_decide(name: str, language: str, column: str) -> None:
    result = outcome(name, language, column)
    if result is None:
        return
    if column not in TOLD_BY_LABEL and (name, language) in UNTOLD and column not in ("bad byte", "cut"):
        assert result.wrong < 0.12 * sum(map(len, TEXTS[language]))
        return
    assert result.wrong == result.lost == (1 if column in ("bad byte", "cut") else 0)
    assert bool(result.warnings) >= bool(result.lost)


@pytest.mark.parametrize(("name", "language"), PAIRS)
def test_a_label_that_is_overruled_is_named(name: str, language: str) -> None:
    result = outcome(name, language, "says UTF-8")
    if result is not None and name not in ("ISO-2022-JP",) and not name.startswith("UTF"):
        assert any("UTF-8 as labelled; read as" in warning for warning in result.warnings)


def test_docs_have_the_table_that_the_code_gives() -> None:
    spec = importlib.util.spec_from_file_location("encoding_table", ROOT / "tools/encoding_table.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    docs = (ROOT / "docs/reliability.md").read_text("utf-8")
    assert tool.table() in docs, "run python tools/encoding_table.py"


@pytest.mark.parametrize(("name", "language"), [("windows-1251", "ru"), ("Shift_JIS", "ja"), ("UTF-16LE", "zh")])
def test_an_article_comes_out_of_it(name: str, language: str) -> None:
    article = ac.extract(as_bytes(page(name, language), name))
    assert article.headline == written(TEXTS[language][0], name)
    assert all(text in article.to_text() for text in TEXTS[language][1:])


# Labels.


def test_labels_are_those_of_the_standard() -> None:
    ours = {label: one.name.lower() for one in encodings().values() for label in one.labels if label in STANDARD}
    assert ours == STANDARD


STANDARD = dict(webencodings.labels.LABELS)


def test_every_label_is_understood_in_any_case() -> None:
    for label, name in STANDARD.items():
        for spelling in (label, label.upper(), f" {label}\n"):
            found = encoding_of(spelling)
            assert found is not None
            assert found.lower() == name


@pytest.mark.parametrize(
    "label", ["", "none", "idna", "utf-7", "hex", "cp037", "x" * 1000, "../../etc", "\ud800", "unknown"]
)
def test_labels_that_browsers_do_not_know_are_none(label: str) -> None:
    assert encoding_of(label) is None


@pytest.mark.parametrize(
    ("content_type", "names"),
    [
        ("text/html; charset=koi8-r", ["KOI8-R"]),
        ('text/html; charset="koi8-r"', ["KOI8-R"]),
        ("text/html; charset='koi8-r';", ["KOI8-R"]),
        ("TEXT/HTML; CHARSET=KOI8-R", ["KOI8-R"]),
        ("text/html;charset = koi8-r ; ;", ["KOI8-R"]),
        ("text/html; charset=koi8-r; charset=utf-8", ["KOI8-R"]),
        ("text/html; charset=none; charset=koi8-r", ["KOI8-R"]),
        ("text/html, text/html; charset=koi8-r", ["KOI8-R"]),
        ("koi8-r", ["KOI8-R"]),
        (" koi8-r; ", ["KOI8-R"]),
        ("charset=koi8-r", ["KOI8-R"]),
        ("text/html; charset=none", []),
        ("text/html; charset=", []),
        ('text/html; charset="', []),
        ("text/html", []),
        (";;;", []),
        ("", []),
        (None, []),
        ("text/html; charset=\x00\ud800", []),
        ("text/html; " + "charset=" * 100_000, []),
    ],
)
def test_content_types_of_odd_shapes(content_type: str | None, names: list[str]) -> None:
    assert stated_encodings(b"<p>", content_type) == names
    assert ac.extract("Größe".encode("cp1252"), content_type=content_type, markup="html")


@pytest.mark.parametrize(
    ("head", "names"),
    [
        (b'<meta charset="koi8-r">', ["KOI8-R"]),
        (b"<META CHARSET=koi8-r/>", ["KOI8-R"]),
        (b"<meta\ncharset\n=\n'koi8-r'>", ["KOI8-R"]),
        (b'<meta http-equiv="content-type" content="text/html; charset=koi8-r">', ["KOI8-R"]),
        (b'<meta content="text/html;charset=koi8-r" http-equiv=Content-Type>', ["KOI8-R"]),
        (b'<?xml version="1.0" encoding="koi8-r"?>', ["KOI8-R"]),
        (b'<meta charset="utf-16">', ["UTF-8"]),
        (b'<meta charset="what"><meta charset="koi8-r">', ["KOI8-R"]),
        (b'<!-- <meta charset="big5"> --><meta charset="koi8-r">', ["KOI8-R"]),
        (b'<script>var x = "a";</script>' + b" " * 30_000 + b'<meta charset="koi8-r">', ["KOI8-R"]),
        (b'<meta name="description" content="pages with charset=big5">', []),
        (b'<p>charset="big5"</p>', []),
        (b"<!-- <meta charset=big5>", []),
        (b"<meta charset=>", []),
    ],
)
def test_what_pages_say_of_themselves(head: bytes, names: list[str]) -> None:
    assert stated_encodings(head, None) == names


def test_the_pages_label_stands_beside_a_senders() -> None:
    assert stated_encodings(b"<meta charset=koi8-r>", "text/html; charset=big5") == ["Big5", "KOI8-R"]


@pytest.mark.parametrize("content_type", [b"text/html; charset=koi8-r", 5])
def test_a_header_that_is_no_str_is_an_error_that_says_so(content_type: object) -> None:
    with pytest.raises(ac.InputError, match="content_type must be a str"):
        ac.extract("<p>x", content_type=content_type)  # type: ignore[arg-type]


# Bytes as browsers decode them.


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (b"\x81\x8d\x8f\x90\x9d\x80", "windows-1252", "\x81\x8d\x8f\x90\x9d€"),
        (b"\x81\x9e\xd0", "windows-1254", "\x81\x9eĞ"),
        (b"\x98\xe9", "windows-1251", "\x98й"),
        (b"\xca", "windows-1255", "\u05ba"),
        (b"\xae\xbe\xad\xbd", "KOI8-U", "ўЎґҐ"),
        (b"\xa2\xb6\xff", "x-mac-cyrillic", "Ґґ€"),
        (b"\xaa", "windows-1253", "\ufffd"),
        (b"\x81\xdb", "windows-874", "\x81\ufffd"),
        (b"\x87\x40\xfa\x56", "Shift_JIS", "①ⅶ".replace("ⅶ", b"\xfa\x56".decode("cp932"))),
        (b"\x80a\xa0b\xfd", "Shift_JIS", "\x80a\ufffdb\ufffd"),
        (b"\xad\xa1\xad\xea\xa1\xc1\xa1\xdd", "EUC-JP", "①㈱～－"),
        (b"\xf9\xa1<p>\xff<b>", "EUC-JP", None),
        (b"\x80\xd6\xd0\xa3\xa0\xa8\xbc", "GBK", "€中\u3000ḿ"),
        (b"\x81\x30\x81\x30", "GBK", "\x80"),
        (b"\xa1\x45\xa2\x44\x88\x66", "Big5", "‧￥" + b"\x88\x66".decode("big5hkscs")),
        (b"\xc8\xfe\x81\x41", "EUC-KR", b"\xc8\xfe\x81\x41".decode("cp949")),
    ],
)
def test_where_python_reads_otherwise(data: bytes, name: str, text: str | None) -> None:
    read = decode_as(data, name)
    if text is None:  # a byte without its second one takes no markup with it
        assert "<p>" in read
        assert "<b>" in read
    else:
        assert read == text


def test_every_encoding_decodes_every_pair_of_bytes_without_an_error() -> None:
    data = b"".join(bytes((a, b)) for a in range(256) for b in range(0, 256, 3))
    for one in encodings().values():
        if one.codec:
            assert isinstance(decode_as(data, one.name), str)


def test_the_labels_table_names_tables_of_256() -> None:
    tables = {name: table for name in encodings() if (table := single_bytes(name))}
    assert len(tables) == 29
    assert all(len(table) == 256 and table[:128] == bytes(range(128)).decode() for table in tables.values())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\x1b$B4A;z\x1b(B <b>", "漢字 <b>"),
        (b"\x1b$@4A\x1b(J\\~\x1b(B", "漢\\~"),
        (b"\x1b(I1\x1b$B-!\x1b(B", "ｱ①"),
        (b"\x1b$B4A\n", "漢\n"),
    ],
)
def test_seven_bit_japanese(data: bytes, text: str) -> None:
    assert decode(data, None, []).text == text


@pytest.mark.parametrize(
    ("label", "data"),
    [
        ("iso-2022-kr", "섬으로 가는 배".encode("iso2022_kr")),
        ("hz-gb-2312", "小岛".encode("hz")),
        ("iso-2022-cn", b"\x1b$)A\x0e4A\x0f"),
    ],
)
def test_what_browsers_refuse_is_left_as_it_is(label: str, data: bytes) -> None:
    warnings: list[str] = []
    assert decode(data, f"text/html; charset={label}", warnings).text == data.decode("ascii")
    assert len(warnings) == 1


# Wide characters.


@pytest.mark.parametrize("language", ["de", "ru", "ar", "he", "th", "el", "zh", "zh-Hant", "ja", "ko", "vi", "pl"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_characters_need_no_mark(language: str, codec: str) -> None:
    """Also of a text without a tag, a blank or a line's end: Chinese has no zero byte then."""
    for text in (page("UTF-8", language), "\n".join(TEXTS[language]), TEXTS[language][1]):
        assert decode(text.encode(codec), None, []).text == text


@pytest.mark.parametrize(
    "data", [b"", b"\x00", b"a\x00", b"\x00\x00\x00\x00", b"\xff\xfe", b"\xfe\xff\x00", b"\xef\xbb\xbf"]
)
def test_a_few_bytes_are_some_text(data: bytes) -> None:
    assert isinstance(decode(data, None, []).text, str)


def test_zeros_in_text_of_single_bytes_do_not_make_it_wide() -> None:
    text = page("UTF-8", "de")
    assert decode(text.replace(" ", " \x00").encode(), None, []).text == text.replace(" ", " \x00")
    assert decode(text.replace(" ", "\x00").encode(), None, []).text == text.replace(" ", "\x00")
    latin = text.replace("„", '"').replace("“", '"').replace("Fähre", "Fähre\x00")
    assert decode(latin.encode("cp1252"), None, []).text == latin


@pytest.mark.parametrize("filler", ["        ", "--------", "\n ", " \n", ", ", "====", "~~~~", "    \r\n"])
@pytest.mark.parametrize("zero", ["", "\x00"])
def test_much_of_one_sign_does_not_make_it_wide(filler: str, zero: str) -> None:
    """Two blanks are a dagger in UTF-16."""
    text = f"<p>Größe{zero} and more{filler * 1000}words"
    assert decode(text.encode("cp1252"), None, []).text == text


def test_blanks_that_do_not_break_are_no_cyrillic() -> None:
    text = "<p>some words\u00a0\u00a0\u00a0and more words</p>" * 30
    assert decode(text.encode("cp1252"), None, []).text == text


# Bad bytes, cuts, marks.


def test_bad_bytes_are_counted_and_those_of_the_page_itself_are_not() -> None:
    warnings: list[str] = []
    data = "größer \ufffd früher \ufffd süßer ".encode() + b"\xff \xc3( "
    assert decode(data, None, warnings).text.count("\ufffd") == 4
    assert warnings == ["bytes that are not UTF-8 became U+FFFD, 2 in all"]


def test_one_letter_of_latin_1_under_a_false_utf8_label() -> None:
    warnings: list[str] = []
    assert decode(b"<p>A caf\xe9 here", "text/html; charset=utf-8", warnings).text == "<p>A café here"
    assert len(warnings) == 1


def test_utf8_cut_in_a_character_is_utf8() -> None:
    whole = "<p>Fähre".encode()
    warnings: list[str] = []
    assert decode(whole + "ü".encode()[:1], None, warnings).text == "<p>Fähre\ufffd"
    assert decode(whole + "漢".encode()[:2], None, warnings).text == "<p>Fähre\ufffd"
    assert len(warnings) == 2
    assert decode(b"<p>Caf\xe9", None, []).text == "<p>Café"


def test_a_false_utf8_mark_does_not_make_it_utf8() -> None:
    text = page("windows-1251", "ru")
    assert decode(b"\xef\xbb\xbf" + text.encode("cp1251"), None, []).text == text


def test_numeric_references_mean_the_same_in_every_encoding() -> None:
    """They are Unicode, but for 128 to 159, which are Windows-1252."""
    for codec in ("koi8-r", "utf-8", "utf-16", "shift_jis"):
        markup = (
            "<h1>Title of it</h1><p>Gr&#246;&#xDF;e &#1078; &#147;x&#148; &eacute; and some more words in a line.</p>"
        )
        text = ac.extract(markup.encode(codec), content_type=f"text/html; charset={codec}", markup="html").to_text()
        assert "Größe ж “x” é and" in text


# Text that was encoded twice.


def twice(text: str) -> str:
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def test_all_of_a_page_encoded_twice_is_set_right_and_said() -> None:
    warnings: list[str] = []
    text = page("UTF-8", "fr")
    assert set_right(decode(twice(text).encode(), None, warnings), warnings).text == text
    assert warnings == ["the text was UTF-8 read as Windows-1252 before; it was set right"]


def read_lines(source: str, markup: Literal["html", "text"]) -> Page:
    return read(source, url=None, content_type=None, markup=markup, options=ac.Options())


@pytest.mark.parametrize("markup", ["html", "text"])
def test_parts_of_a_page_encoded_twice_are_said_and_left(markup: Literal["html", "text"]) -> None:
    title, *paragraphs = TEXTS["fr"]
    texts = [title, twice(paragraphs[0]), *paragraphs[1:]]
    lines = "".join(f"<p>{text}</p>" for text in texts) if markup == "html" else "\n\n".join(texts)
    result = read_lines(lines, markup)
    assert [line.text.split() for line in result.lines] == [text.split() for text in texts]
    assert len(result.warnings) == 1
    assert "Windows-1252" in result.warnings[0]
    assert "left as" in result.warnings[0]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_good_text_is_never_taken_for_encoded_twice(language: str) -> None:
    text = page("UTF-8", language).replace("</body>", "<p>NÃO, SÃO, MÃE, “É” Ã, AÑO, Â, Ð, 5 €</p></body>")
    assert read_lines(text, "html").warnings == []


# Growth.


def least_time(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


HOSTILE = {
    "letters that no label names": page("windows-1251", "ru").encode("cp1251"),
    "one letter in a megabyte": b"<p>some plain words</p>" * 40_000 + b"\xe9",
    "bad bytes": b"\xff\xfe\x80 <p>",
    "escapes": b"\x1b$B4A\x1b(B",
    "comments that never end": b"\x80<!-- <meta ",
    "leads without trails": b"\x8f\xad <meta charset=euc-jp>",
    "half characters": "漢".encode()[:2] + b" ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_size(unit: bytes) -> None:
    """Twice as much takes four times as long when time is quadratic."""
    small = unit * (1_000_000 // len(unit) + 1)
    times = [least_time(lambda data=data: decode(data, "text/html; charset=gbk", [])) for data in (small, small * 2)]  # type: ignore[misc]
    assert times[1] < max(0.1, 3 * times[0])
