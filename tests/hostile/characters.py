"""Floods of characters that are not shown, not allowed or not what they seem."""

from .shape import AFTER, BEFORE, Shape, article, sentence

__all__ = ["SHAPES"]


def flood(unit: str, n: int) -> str:
    """A paragraph with n times `unit` between its words."""
    return article(f"<p>{' '.join(f'wave{unit * 10}foam' for _ in range(n // 10))}</p>")


def everywhere(unit: bytes, n: int) -> bytes:
    """`unit` n times after each part of the page."""
    return article(f"<p>{sentence(1)}</p>").encode().replace(b"</", unit * (n // 5) + b"</")


def line_ends(n: int) -> str:
    ends = ("\r\n", "\n", "\r", "\n\r", "\u2028", "\u2029", "\x85", "\x0c")
    return article("".join(f"<p>{sentence(i)}</p>{ends[i % 8] * 3}" for i in range(n)))


def mojibake(n: int) -> str:
    words = "Ã¤ Ã¶ â€œwaveâ€\x9d "
    return article(f"<p>{words * n}</p>")


def bad_bytes(n: int) -> bytes:
    return article(f"<p>{sentence(1)}</p>").encode().replace(b"Boat", b"\xff\xc3 \xe2\x82 wave " * n)


def binary(n: int) -> bytes:
    return bytes((i * 7 + i // 256) % 256 for i in range(256)) * n


def utf16(n: int) -> bytes:
    return article("".join(f"<p>{sentence(i)}</p>" for i in range(n))).encode("utf-16")


def blanks(n: int) -> str:
    return article(f"<p>wave{' ' * n}foam</p>" + " \n\t" * n)


def escaped(n: int) -> str:
    return article(f"<p>{f'&lt;p&gt;{BEFORE[0]} {AFTER[0]}&lt;/p&gt; ' * n}</p>")


SHAPES = (
    Shape("nul-characters", "NUL in a str", lambda n: flood("\x00", n), 500_000),
    Shape("nul-bytes", "NUL in bytes", lambda n: everywhere(b"\x00", n), 500_000),
    Shape("controls", "control characters", lambda n: flood("\x07\x1b", n), 200_000),
    Shape("surrogates", "lone surrogates", lambda n: flood("\ud800\udfff", n), 100_000),
    Shape("bidi", "marks of direction", lambda n: flood("\u202e\u2066\u200f", n), 100_000),
    Shape("zero-width", "characters without width", lambda n: flood("\u200b\u200d\ufeff\u2060", n), 50_000),
    Shape("soft-hyphens", "soft hyphens", lambda n: flood("&shy;\u00ad", n), 50_000),
    Shape("combining", "accents on one letter", lambda n: flood("\u0301\u0323", n), 100_000),
    Shape("white-space", "blanks of all kinds", lambda n: flood("\u00a0\u2003\u3000\t \u202f", n), 50_000),
    Shape("blanks", "blanks and empty lines", blanks, 500_000),
    Shape("line-ends", "paragraphs with line ends of all kinds", line_ends, 3_000, each="sheep, a doctor"),
    Shape("mojibake", "words decoded twice", mojibake, 20_000),
    Shape("bad-bytes", "bytes that are no UTF-8", bad_bytes, 20_000),
    Shape("utf-16", "paragraphs in UTF-16", utf16, 3_000, each="sheep, a doctor"),
    Shape("binary", "times all 256 bytes", binary, 2_000, markers=()),
    Shape("emoji", "emoji joined to one", lambda n: flood("👩\u200d👧\U000e0041", n), 60_000),
    Shape("escaped-page", "times a page as text in a page", escaped, 2_500),
)
