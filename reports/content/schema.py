"""The JSON Schema of a report as JSON, by one walk over the dataclasses, as the JSON itself is written."""

import dataclasses
from enum import Enum
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from reports.content.document import ReportContent

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_PLAIN: dict[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    NoneType: {"type": "null"},
}


def report_schema() -> Schema:
    """The schema as plain data, in draft 2020-12: every kind of object once, by its name."""
    kinds: dict[str, Schema] = {}
    whole = _schema(ReportContent, kinds)
    return {"$schema": DIALECT, "title": "Balcony report", **whole, "$defs": dict(sorted(kinds.items()))}


def _schema(of: Any, kinds: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any annotation of a field
    """The schema of an annotation; the classes in it are added to `kinds`."""
    if of in _PLAIN:
        return _PLAIN[of]
    if isinstance(of, type) and get_origin(of) is None:
        return _named(of, kinds)
    if get_origin(of) is tuple:
        return _array(get_args(of), kinds)
    return {"anyOf": [_schema(each, kinds) for each in get_args(of)]}


def _named(of: type, kinds: dict[str, Schema]) -> Schema:
    """A reference to a class, which is described once."""
    if of.__name__ not in kinds:
        kinds[of.__name__] = {}
        about = {"description": (of.__doc__ or "").partition("\n")[0]}
        kinds[of.__name__] = about | (_choice(of) if issubclass(of, Enum) else _object(of, kinds))
    return {"$ref": f"#/$defs/{of.__name__}"}


def _choice(of: type[Enum]) -> Schema:
    return {"enum": [each.value for each in of]}


def _object(of: type, kinds: dict[str, Schema]) -> Schema:
    """An object that names its kind and has every field, and no other."""
    hints = get_type_hints(of)
    names = [field.name for field in dataclasses.fields(of)]
    properties = {"kind": {"const": of.__name__}} | {name: _schema(hints[name], kinds) for name in names}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _array(parts: tuple[Any, ...], kinds: dict[str, Schema]) -> Schema:
    """As many as there are of one kind, or exactly these."""
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": _schema(parts[0], kinds)}
    each = [_schema(part, kinds) for part in parts]
    return {"type": "array", "prefixItems": each, "minItems": len(each), "maxItems": len(each)}
