"""Invented stories in many languages, and the pages and dumps that credit them in one of the usual places."""

from pathlib import Path

__all__ = ["TEXTS", "dump", "html", "rows"]

SHAPES = Path(__file__).parent / "shapes"


def rows(name: str, columns: int) -> list[list[str]]:
    """The lines of a table in `shapes/`, each with all its columns."""
    lines = (SHAPES / name).read_text("utf-8").splitlines()
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return [row + [""] * (columns - len(row)) for row in cells]


TEXTS = {language: tuple(story) for language, *story in rows("texts.tsv", 5)}
"""Headline and paragraphs by language."""

MENU = '<header><a href="/">Gazette</a><nav><ul><li><a href="/a">Home</a><li><a href="/b">Sport</a></ul></nav></header>'
FOOTER = '<footer><p>© Gazette 2024</p><ul><li><a href="/imprint">Imprint</a></ul></footer>'


def html(language: str, *, byline: str = "", lead: str = "", opening: str = "", tail: str = "", close: str = "") -> str:
    """A page with a story.

    Args:
        language: the story's.
        byline: markup between headline and text.
        lead: markup that opens the first paragraph.
        opening: text that opens it.
        tail: markup glued to the last paragraph.
        close: markup after the last paragraph.
    """
    headline, first, *middle, last = TEXTS[language]
    paragraphs = "".join(f"<p>{text}</p>" for text in (f"{lead}{opening}{first}", *middle, f"{last}{tail}"))
    article = f"<article><h1>{headline}</h1>{byline}<div class=text>{paragraphs}{close}</div></article>"
    title = f"<title>{headline} | Gazette</title>"
    return f"<html lang={language}><head>{title}</head><body>{MENU}<main>{article}</main>{FOOTER}</body></html>"


def dump(language: str, *, byline: str = "", opening: str = "", tail: str = "", close: str = "") -> str:
    """The same as a dump: one line a paragraph."""
    headline, first, *middle, last = TEXTS[language]
    lines = ["Gazette", "Home", "Sport", headline, byline, f"{opening}{first}", *middle, f"{last}{tail}", close]
    return "\n\n".join([*(line for line in lines if line), "© Gazette 2024", "Imprint"]) + "\n"
