"""The blocks a body is made of: frozen, slotted, hashable.

Text blocks carry plain `text`, whitespace as a browser shows it ("\n" is a line break inside the block), and `marks`
beside it: links, emphasis, strong, code, as spans of that text.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

__all__ = [
    "Block",
    "Code",
    "Embed",
    "Figure",
    "Heading",
    "Image",
    "ListBlock",
    "ListItem",
    "Mark",
    "MarkKind",
    "Paragraph",
    "Quote",
    "Separator",
    "Table",
]

MarkKind = Literal["link", "emphasis", "strong", "code"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of a block's text that is a link or is set apart."""

    start: int
    """Index of the first character in `text`."""
    end: int
    """Index after the last character."""
    kind: MarkKind
    href: str | None = None
    """For a link: the absolute address where the page's URL is known, otherwise as written."""


@dataclass(frozen=True, slots=True)
class Image:
    """One picture of the article, with what the page says under it kept apart."""

    url: str | None = None
    """Absolute where the page's URL is known; the largest that srcset or a lazy attribute offers."""
    caption: str | None = None
    """What the picture shows, without credit."""
    credit: str | None = None
    """Who made or lent it, without label ("Image:", "Foto:", "©")."""
    alt: str | None = None
    """The text for those who cannot see it; never used as caption."""
    width: int | None = None
    """Pixels, as the markup states them."""
    height: int | None = None
    """Pixels, as the markup states them."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    type: ClassVar[str] = "paragraph"
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body."""

    type: ClassVar[str] = "heading"
    text: str
    level: int = 2
    """1 to 6, as in HTML."""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list: its own text, and the lists nested in it."""

    text: str
    marks: tuple[Mark, ...] = ()
    children: tuple["ListBlock", ...] = ()
    """Lists nested in this item."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, with bullets or numbers."""

    type: ClassVar[str] = "list"
    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation or one paragraph of it; neighbouring quotes are one quotation."""

    type: ClassVar[str] = "quote"
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text, whitespace as it stands."""

    type: ClassVar[str] = "code"
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of data: rows of cells, each cell plain text."""

    type: ClassVar[str] = "table"
    rows: tuple[tuple[str, ...], ...]
    header_rows: int = 0
    """How many of the first rows are column headings."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture at its place in the text."""

    type: ClassVar[str] = "figure"
    image: Image


@dataclass(frozen=True, slots=True)
class Embed:
    """A video, post or document of another site shown inside the article."""

    type: ClassVar[str] = "embed"
    url: str
    provider: str | None = None
    """The host's name without "www.", e.g. "youtube.com"."""


@dataclass(frozen=True, slots=True)
class Separator:
    """A thematic break (`<hr>`, "* * *")."""

    type: ClassVar[str] = "separator"


Block = Paragraph | Heading | ListBlock | Quote | Code | Table | Figure | Embed | Separator
