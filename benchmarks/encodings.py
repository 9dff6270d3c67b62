"""How often is the encoding told of pages that do not name it?

    python benchmarks/encodings.py FOLDER [FOLDER …] [--every N] [--piece 200]

Every file below the folders that is named *.html, *.htm or *.html.gz and states its language is taken. It is decoded,
its labels are taken out, and it is written in each encoding that its language was written in before UTF-8; what an
encoding lacks becomes a numeric reference. A page is right when every character comes back. What then is whole UTF-8 is
left out: it was encoded twice. Asked of whole pages, of their text without markup, and of its first five pieces with so
many characters (`--piece`).
"""

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from articleclean.source.decode import decode, utf8_end
from articleclean.source.encodings import decode_as, encodings, single_bytes
from articleclean.source.html import parse

__all__ = ["main"]

SUFFIXES = (".html", ".htm", ".html.gz")
WEST, MIDDLE, CYRILLIC, BALTIC = (
    ("windows-1252", "macintosh"),
    ("windows-1250", "ISO-8859-2"),
    ("windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "x-mac-cyrillic"),
    ("windows-1257", "ISO-8859-13", "ISO-8859-4"),
)
WRITTEN_IN: dict[str, tuple[str, ...]] = {
    **dict.fromkeys("en de fr es it pt nl ca sv no nb nn da fi is".split(), WEST),
    **dict.fromkeys("pl cs sk hu hr sl sh bs".split(), MIDDLE),
    **dict.fromkeys("ru bg mk".split(), CYRILLIC),
    **dict.fromkeys("lt lv".split(), BALTIC),
    "ro": ("windows-1250", "ISO-8859-2"),
    "uk": ("windows-1251", "KOI8-U", "ISO-8859-5", "x-mac-cyrillic"),
    "tr": ("windows-1254",),
    "el": ("windows-1253", "ISO-8859-7"),
    "he": ("windows-1255", "ISO-8859-8"),
    "ar": ("windows-1256", "ISO-8859-6"),
    "fa": ("windows-1256",),
    "th": ("windows-874",),
    "vi": ("windows-1258",),
    "ja": ("Shift_JIS", "EUC-JP"),
    "zh": ("GBK",),
    "zh-Hant": ("Big5",),
    "ko": ("EUC-KR",),
}
TRADITIONAL = re.compile(r"zh[-_](?:tw|hk|mo|hant)", re.I)
LANGUAGE = re.compile(r"<html[^>]{0,500}\slang\s*=\s*[\"']?([a-z]{2,3}(?:[-_]\w+)*)", re.I)
LABEL = re.compile(r"<\?xml[^>]*>|charset\s*=\s*[\"']?[\w-]+", re.I)
CEDILLAS = str.maketrans("șțȘȚ", "şţŞŢ")
ASPECTS = ("pages", "texts", "pieces")


def main() -> None:
    """Ask, and print how many came back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take every so manieth page")
    parser.add_argument("--piece", type=int, default=200, help="characters of a piece")
    options = parser.parse_args()
    asked: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for language, markup in pages(options.folders, options.every):
        sources = {"pages": [markup], "texts": [text := text_of(markup)], "pieces": pieces(text, options.piece)}
        for name in WRITTEN_IN[language]:
            for aspect, texts in sources.items():
                answers = [answer for text in texts if (answer := comes_back(text, name)) is not None]
                asked[name, aspect] += len(answers)
                right[name, aspect] += sum(answers)
    print("| encoding | " + " | ".join(f"{aspect} | right" for aspect in ASPECTS) + " |")
    print("|---" * (1 + 2 * len(ASPECTS)) + "|")
    for name in dict.fromkeys(name for name, _ in asked):
        print(row(name, [(asked[name, aspect], right[name, aspect]) for aspect in ASPECTS]))
    totals = [
        (sum(n for key, n in asked.items() if key[1] == a), sum(n for k, n in right.items() if k[1] == a))
        for a in ASPECTS
    ]
    print(row("all", totals))


def row(name: str, counts: list[tuple[int, int]]) -> str:
    fields = (f"{asked} | {right / asked:.2%}" if asked else "0 | –" for asked, right in counts)
    return f"| {name} | {' | '.join(fields)} |"


def pages(folders: list[Path], every: int) -> Iterator[tuple[str, str]]:
    """Language and markup, without labels, of every page whose language has other encodings than UTF-8."""
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.name.endswith(SUFFIXES))[
        ::every
    ]:
        data = path.read_bytes()
        markup = decode(gzip.decompress(data) if path.suffix == ".gz" else data, None, []).text
        stated = LANGUAGE.search(markup[:20_000])
        if stated is None:
            continue
        language = "zh-Hant" if TRADITIONAL.match(stated[1]) else re.split("[-_]", stated[1].lower())[0]
        if language in WRITTEN_IN:
            yield language, LABEL.sub("", markup)


def text_of(markup: str) -> str:
    """The page as people see it, roughly."""
    root = parse(markup, [])
    if root is None:
        return ""
    etree.strip_elements(root, "script", "style", "noscript", "template", with_tail=False)
    return "\n".join(line for raw in root.itertext() if (line := " ".join(raw.split())))


def pieces(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(0, len(text) - size, size)][:5]


def comes_back(text: str, name: str) -> bool | None:
    """Whether the text, written in an encoding, is read again; None when it then is UTF-8, ASCII above all."""
    data = written(text, name)
    if utf8_end(data) >= 0:
        return None
    return decode(data, None, []).text == decode_as(data, name)


def written(text: str, name: str) -> bytes:
    if name in ("windows-1250", "ISO-8859-2"):
        text = text.translate(CEDILLAS)
    table = single_bytes(name)
    if table is None:
        return text.encode(encodings()[name].codec, "xmlcharrefreplace")
    bytes_of = {character: byte for byte, character in enumerate(table)}
    return b"".join(
        bytes((byte,)) if (byte := bytes_of.get(character)) is not None else b"&#%d;" % ord(character)
        for character in text
    )


if __name__ == "__main__":
    main()
