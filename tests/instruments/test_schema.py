from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from instruments.loading import shipped_definitions
from instruments.schema import json_schema

SCHEMA = json_schema()


def refused(definition: object) -> list[str]:
    """Where the schema finds something wrong."""
    errors = Draft202012Validator(SCHEMA).iter_errors(definition)
    return sorted({"/".join(map(str, error.absolute_path)) for error in errors})


def fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in [("the whole", schema), *schema["$defs"].items()]:
        yield from ((f"{name}.{field}", about) for field, about in part.get("properties", {}).items())


def test_the_schema_is_one_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", shipped_definitions())
def test_the_schema_accepts_what_ships(name: str) -> None:
    assert refused(yaml.safe_load(shipped_definitions()[name].read_bytes())) == []


def test_an_editor_can_explain_every_field_and_every_part() -> None:
    assert [name for name, about in fields(SCHEMA) if not about.get("description")] == []
    assert [name for name, part in SCHEMA["$defs"].items() if not part.get("description")] == []


@pytest.mark.parametrize(
    "text", ["Seeing", {"en": "Seeing"}, {"en": "Seeing", "cy": "Gweld"}, {"*": "Seeing"}]
)
def test_a_text_is_a_string_or_a_string_for_each_language(small: str, text: object) -> None:
    assert refused({**yaml.safe_load(small), "title": text}) == []


@pytest.mark.parametrize("text", ["", "  ", 3, None, {}, {"en": ""}, {"English": "Seeing"}, ["Seeing"]])
def test_nothing_else_is_a_text(small: str, text: object) -> None:
    assert refused({**yaml.safe_load(small), "title": text}) == ["title"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("version: 1", "version: one", "version"),
        ("reverse: true", "reverse: maybe", "items/1/reverse"),
        ("reverse: true", "revers: true", "items/1"),
        ("all_others: equal_groups", "all_others: equal", "policy/all_others"),
        ("answered_share: 2/3", "answered_share: most", "policy/answered_share"),
        ("{cy: draft}", "{Welsh: draft}", "translations"),
        ("  - id: often", "  - id: Often", "response_formats/0/id"),
    ],
)
def test_the_schema_says_where_a_definition_is_wrong(small: str, old: str, new: str, place: str) -> None:
    assert refused(yaml.safe_load(small.replace(old, new))) == [place]
