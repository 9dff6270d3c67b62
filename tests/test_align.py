"""Training: which lines the gold text holds."""

import sys
from pathlib import Path

import pytest

from articleclean.page import Line

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
align = pytest.importorskip("align")

FIRST = "The ferry to the northern islands will sail twice a day from the first of May."
SECOND = "Tickets are sold at the harbour office and, from next week, in the town hall as well."


def labels(texts: list[str], gold: str, hidden: tuple[int, ...] = ()) -> list[int]:
    lines = [Line(i, text, hidden=i in hidden) for i, text in enumerate(texts)]
    found: list[int] = align.label_by_text(lines, gold)
    return found


def test_of_two_copies_the_gold_holds_one() -> None:
    gold = f"{FIRST}\n\n{SECOND}"
    assert labels([FIRST, SECOND, "Menu", FIRST, SECOND], gold) == [1, 1, 0, 0, 0]
    assert labels([FIRST, SECOND, "Menu", FIRST, SECOND], f"{gold}\n{gold}") == [1, 1, 0, 1, 1]


def test_of_two_copies_the_one_that_is_shown() -> None:
    assert labels([FIRST, "Menu", FIRST], FIRST, hidden=(0,)) == [0, 0, 1]


def test_a_teaser_of_the_first_words_is_not_the_text() -> None:
    teaser = " ".join(FIRST.split()[:10])
    assert labels([teaser, "Menu", FIRST, SECOND], f"{FIRST}\n{SECOND}") == [0, 0, 1, 1]


def test_lines_in_another_order_are_found() -> None:
    assert labels([SECOND, "Menu", FIRST], f"{FIRST}\n{SECOND}") == [1, 0, 1]


def test_short_lines_are_looked_for_between_their_neighbours() -> None:
    gold = f"{FIRST}\nRead more\n{SECOND}"
    assert labels(["Read more", FIRST, "Read more", SECOND, "Read more"], gold) == [0, 1, 1, 1, 0]


def test_scripts_without_blanks_and_soft_hyphens() -> None:
    assert labels(["目次", "市は来月から港の工事を始める。", "広告"], "市は来月から港の工事を始める。") == [0, 1, 0]
    assert labels(["The harbour office"], "The har\u00adbour of\u00adfice") == [1]
