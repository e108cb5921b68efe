"""The JSON Schema of a definition file, for editors that complete and check YAML while typing."""

from typing import Any

from instruments.fields import TEXT_KEY_PATTERN
from instruments.model import Definition

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema as plain data, in draft 2020-12.

    It holds the rules of single fields. Rules that span fields, such as that a scale is declared,
    are beyond a schema: `load_instrument` checks those.
    """
    schema = Definition.model_json_schema(by_alias=True)
    schema["properties"]["translations"]["additionalProperties"] = False
    schema["$defs"]["Text"] = _text(schema["$defs"]["Text"])
    return {"$schema": DIALECT, **schema, "title": "Balcony questionnaire"}


def _text(generated: dict[str, Any]) -> dict[str, Any]:
    """A text is a string for every language, or a mapping from languages to strings."""
    wording = {"type": "string", "minLength": 1, "maxLength": 2000, "pattern": r"\S"}
    languages = {
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": TEXT_KEY_PATTERN},
        "additionalProperties": wording,
    }
    return {"title": "Text", "description": generated["description"], "anyOf": [wording, languages]}
