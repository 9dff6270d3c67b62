"""The model's promise: frozen, slotted, hashable, picklable, and nothing mutable inside."""

import copy
import dataclasses
import pickle

import pytest
from hypothesis import given

import articleclean
from articleclean import Article, Paragraph, Person
from articleclean.frozenmap import FrozenMap
from strategies import articles

MODEL = [
    value
    for name in articleclean.__all__
    if isinstance(value := getattr(articleclean, name), type) and dataclasses.is_dataclass(value)
]


@pytest.mark.parametrize("cls", MODEL, ids=lambda cls: cls.__name__)
def test_dataclasses_are_frozen_and_slotted(cls: type) -> None:
    assert cls.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(cls)
    assert not hasattr(cls, "__dict__") or "__dict__" not in dir(cls)


@given(articles())
def test_articles_hash_pickle_and_copy(article: Article) -> None:
    again = pickle.loads(pickle.dumps(article))
    assert again == article
    assert hash(again) == hash(article)
    assert copy.deepcopy(article) == article


def test_an_article_cannot_be_changed() -> None:
    article = Article(headline="A", body=(Paragraph("b"),))
    with pytest.raises(dataclasses.FrozenInstanceError):
        article.headline = "B"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        article.provenance.anything = 1  # type: ignore[attr-defined]


def test_an_empty_article_has_nothing() -> None:
    article = Article()
    assert not article.ok
    filled = {field.name for field in dataclasses.fields(article) if getattr(article, field.name)}
    assert filled == {"kind"}


def test_frozen_maps_compare_by_content() -> None:
    one, other = FrozenMap({"a": Person("A"), "b": Person("B")}), FrozenMap([("b", Person("B")), ("a", Person("A"))])
    assert one == other
    assert hash(one) == hash(other)
    assert one == {"a": Person("A"), "b": Person("B")}
    assert list(one) == ["a", "b"]
