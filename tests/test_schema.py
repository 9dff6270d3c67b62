"""The published JSON Schema: valid, complete, described, and true of every article."""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, get_args

import jsonschema  # type: ignore[import-untyped]
import pytest
from hypothesis import given

import articleclean
from articleclean import Article, Block, Dateline, Image, ListItem, Mark, Person, Provenance
from articleclean.article import Kind, Source
from articleclean.blocks import MarkKind
from strategies import articles

SCHEMA = articleclean.schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema of an object, at any depth."""
    if isinstance(node, dict):
        if "properties" in node:
            yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


def test_it_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@given(articles())
def test_every_article_fits(article: Article) -> None:
    VALIDATOR.validate(article.to_dict())
    VALIDATOR.validate(json.loads(article.to_json()))


def test_every_object_is_closed_and_every_field_required_and_described() -> None:
    for node in objects(SCHEMA):
        assert node["additionalProperties"] is False
        assert sorted(node["required"]) == sorted(node["properties"])
        for name, field in node["properties"].items():
            assert field.get("description"), name


def test_fields_stand_in_the_model_s_order() -> None:
    defs = SCHEMA["$defs"]
    named: dict[type, dict[str, Any]] = {
        Article: SCHEMA,
        Person: defs["person"],
        Dateline: defs["dateline"],
        Image: defs["image"],
        Provenance: defs["provenance"],
        Mark: defs["marks"]["items"],
        ListItem: defs["list"]["properties"]["items"]["items"],
    }
    for cls, node in named.items():
        assert list(node["properties"]) == [field.name for field in fields(cls)]
    for block in get_args(Block):
        assert list(defs[block.type]["properties"]) == ["type", *(field.name for field in fields(block))]
        assert {"$ref": f"#/$defs/{block.type}"} in defs["block"]["oneOf"]


def test_the_lists_of_words_are_the_model_s() -> None:
    assert SCHEMA["properties"]["kind"]["enum"] == list(get_args(Kind))
    assert SCHEMA["$defs"]["provenance"]["properties"]["source"]["enum"] == list(get_args(Source))
    assert SCHEMA["$defs"]["marks"]["items"]["properties"]["kind"]["enum"] == list(get_args(MarkKind))


@pytest.mark.parametrize(
    "changes",
    [
        {"published": "10 December 2016"},
        {"published": "2016-13-01"},
        {"published": "2016-12-10T25:00:00+00:00"},
        {"published": "2016-12-10 09:30"},
        {"authors": ["Jane Roe"]},
        {"body": [{"type": "poem"}]},
        {"body": ["text"]},
        {"paywalled": "no"},
        {"more": 1},
        {"headline": []},
    ],
)
def test_what_is_no_article_does_not_fit(changes: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(Article().to_dict() | changes)


def test_a_caller_s_copy_is_his_own() -> None:
    articleclean.schema()["properties"].clear()
    assert articleclean.schema() == SCHEMA
