"""Pages flattened to text."""

from collections.abc import Callable

from .shape import AFTER, BEFORE, FOOTER, Page, Shape, sentence

__all__ = ["SHAPES"]

Make = Callable[[int], Page]


def story(inside: str) -> str:
    return "\n\n".join(("Ferry late again", *BEFORE, inside, *AFTER, "Contact\nImprint", FOOTER)) + "\n"


def dump(name: str, about: str, unit: Callable[[int], str], n: int, each: str = "") -> Shape:
    """A dump with n units in its middle."""
    return Shape(name, about, lambda size: story("".join(map(unit, range(size)))), n, "text", each=each)


def alone(name: str, about: str, make: Make, n: int) -> Shape:
    """A dump without an article that must be found."""
    return Shape(name, about, make, n, "text", markers=())


SHEEP = "sheep, a doctor"
SHAPES = (
    alone("dump-line", "bytes of one line", lambda n: ("The ferry was late again. " * (n // 26 + 1))[:n], 1_250_000),
    dump("dump-long-line", "sentences in one line", lambda i: f"{sentence(i)} ", 10_000, SHEEP),
    alone("dump-letters", "letters without a blank", lambda n: "a" * n, 1_000_000),
    dump("dump-empty-lines", "empty lines", lambda _: "\n", 250_000),
    dump("dump-blank-lines", "lines of blanks", lambda _: "   \t \n", 100_000),
    alone("dump-short-lines", "lines of one letter", lambda n: "a\n" * n, 8_000),
    dump("dump-words", "lines of one word in the story", lambda i: f"wave{i}\n", 6_000),
    dump("dump-paragraphs", "paragraphs that differ by a number", lambda i: f"{sentence(i)}\n\n", 4_000, SHEEP),
    dump("dump-same-line", "times the same line", lambda _: f"{sentence(1)}\n", 4_000),
    dump("dump-wrapped", "lines cut at 70 characters", lambda _: f"{sentence(1)[:70]}\n", 5_000),
    dump("dump-bullets", "list items", lambda i: f"  * boat {i}\n", 5_000),
    dump("dump-numbers", "numbered items", lambda i: f"{i}. The boat left\n", 5_000),
    dump("dump-links", "links in Markdown", lambda i: f"[Boat {i}](https://b.example/{i})\n", 4_000),
    dump("dump-addresses", "addresses", lambda i: f"https://b.example/boats/{i}\n", 4_000),
    dump("dump-dates", "lines with a date", lambda i: f"Published {i % 28 + 1} May 2021, {i % 24}:05\n", 3_000),
    dump("dump-bylines", "bylines", lambda i: f"By Anna Berg{i}, dpa\n\n", 3_000),
    dump("dump-names", "names", lambda i: f"Anna Berg{'aeiou'[i % 5]}\n\n", 4_000),
    dump("dump-captions", "captions with credit", lambda i: f"Boat {i} in port. Photo: Anna Berg/AP\n\n", 2_500),
    dump("dump-credits", "credits alone", lambda i: f"Foto: dpa/{i}\n\n", 3_000),
    dump(
        "dump-agencies",
        "paragraphs with dateline and agency",
        lambda i: f"BERLIN (dpa) - {sentence(i)} (AP)\n\n",
        3_000,
    ),
    dump("dump-headings", "Markdown headings", lambda i: f"## Boat {i}\n\n{sentence(i)}\n\n", 2_000, SHEEP),
    dump("dump-tabs", "cells parted by tabs", lambda i: f"Boat {i}\t{i} sheep\ton time\n", 4_000),
    dump(
        "dump-line-ends",
        "line ends of all kinds",
        lambda i: f"wave{i}" + ("\r\n", "\r", "\n", "\u2028", "\x0c", "\x85")[i % 6],
        5_000,
    ),
    dump("dump-menu", "menu lines before and between", lambda i: f"Home | News {i} | Sport | Log in\n", 4_000),
)
