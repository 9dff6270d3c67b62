"""How sure a chosen value is: agreement of independent sources raises it, a fitted curve sets it."""

from datetime import UTC, date, datetime

import pytest

from articleclean.article import Person, Source
from articleclean.candidates import Candidate
from articleclean.sureness import calibrated, curves, joint, meaning, sureness


def said(value: object, source: Source, confidence: float, field: str = "section") -> Candidate:
    return Candidate(field, value, source, "somewhere", str(value), confidence)


def test_independent_sources_that_agree_raise_it() -> None:
    shown, stated = said("World news", "visible", 0.6), said("WORLD NEWS", "meta", 0.5)
    assert joint(shown, [shown, stated]) == pytest.approx(1 - 0.4 * 0.5)


def test_a_source_counts_once() -> None:
    first, second = said("World", "meta", 0.6), said("World", "meta", 0.5)
    assert joint(first, [first, second]) == pytest.approx(0.6)


def test_other_values_do_not_raise_it() -> None:
    first, other = said("World", "meta", 0.6), said("Sport", "json-ld", 0.9)
    assert joint(first, [first, other]) == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("Ferry ‘back’ in service", "Ferry 'back' in service"),
        (date(2024, 3, 2), datetime(2024, 3, 2, 8, tzinfo=UTC)),
        ((Person("Jane Roe"), Person("Max")), (Person("MAX", url="https://a.example/"), Person("Jane Roe"))),
    ],
)
def test_what_is_the_same(one: object, same: object) -> None:
    assert meaning(one) == meaning(same)


def test_a_field_without_a_curve_keeps_its_confidence() -> None:
    assert calibrated("section", 0.37) == 0.37


@pytest.mark.parametrize("field", ["headline", "authors", "published"])
def test_curves_rise_and_end(field: str) -> None:
    sure = [calibrated(field, step / 100) for step in range(101)]
    assert sure == sorted(sure)
    assert 0 <= sure[0] < sure[-1] <= 1
    assert sure[-1] == curves()[field][-1][1]


def test_a_value_is_as_sure_as_its_curve_says() -> None:
    one = said("Ferry back in service", "visible", 1.0, "headline")
    assert sureness(one, [one]) == calibrated("headline", 1.0)
