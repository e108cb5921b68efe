"""What pydantic has against single fields, in plain words and with lines."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from instruments.catalogue import fields
from instruments.fields import IDENTIFIER_PATTERN, ITEM_CODE_PATTERN
from instruments.model import TEXT_FIELDS, Definition
from instruments.problems import MOST_PROBLEMS, Problem, closest, did_you_mean, listed, quoted
from instruments.source import Path, Source

Error = Mapping[str, Any]
Model = TypeVar("Model", bound=BaseModel)

_UNKNOWN = "extra_forbidden"
_NAME = "a letter, then up to 39 letters, digits"
_FORMS = {
    IDENTIFIER_PATTERN: f"{_NAME}, - and _, all letters small",
    ITEM_CODE_PATTERN: f"{_NAME} and _",
}
_LANGUAGE_FORM = "the code of a language, such as en, cy or en-GB"
_TYPES = {
    "string_type": "a text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
}
_BOUNDS = {"ge": "at least {}", "gt": "more than {}", "le": "at most {}", "lt": "less than {}"}


def check_fields(source: Source, model: type[Model]) -> tuple[Model | None, list[Problem]]:
    """The typed content, or None and a problem for each field that breaks the model's rules."""
    try:
        return model.model_validate_json(json.dumps(source.data)), []
    except ValidationError as error:
        return None, list(_problems(source, error.errors(include_url=False)[:MOST_PROBLEMS], model))


def _problems(source: Source, errors: list[Any], model: type[BaseModel]) -> Iterator[Problem]:
    meant = {_meant(error, model) for error in errors if error["type"] == _UNKNOWN}
    for error in errors:
        path = _path(error)
        misspelt = error["type"] == "missing" and path in meant
        if misspelt or source.is_hidden(path) or _follows_from_another(error):
            continue
        if error["type"] == _UNKNOWN:
            yield _unknown(source, path, list(known_fields(path[:-1], model)))
        else:
            yield _KINDS.get(error["type"], _not_accepted)(source, path, error)


def _path(error: Error) -> Path:
    """Where the value stands in the file; pydantic adds a mark for a key and for a plain text."""
    path: Path = error["loc"]
    return path[:-1] if path[-1:] in {("[key]",), ("*",)} else path


def _meant(error: Error, model: type[BaseModel]) -> Path:
    """The field that an unknown one was probably meant to be."""
    path = _path(error)
    return (*path[:-1], closest(str(path[-1]), list(known_fields(path[:-1], model))))


def _follows_from_another(error: Error) -> bool:
    """A list counts as too short when its entries are wrong, which is reported for each of them."""
    return error["type"] == "too_short" and bool(len(error["input"]) >= error["ctx"]["min_length"])


def known_fields(path: Path, model: type[BaseModel] = Definition) -> Mapping[str, FieldInfo]:
    """The fields, by their names in a file, of the part of a definition at `path`."""
    part = model
    for step in path:
        if isinstance(step, str):
            part = _model_in(_by_name(part)[step].annotation) or part
    return _by_name(part)


def _by_name(part: type[BaseModel]) -> Mapping[str, FieldInfo]:
    return {field.alias or name: field for name, field in part.model_fields.items()}


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model in an annotation such as `tuple[Item, ...]` or `Importance | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)


def _unknown(source: Source, path: Path, known: list[str]) -> Problem:
    suggestion = did_you_mean(str(path[-1]), known)
    return source.problem(fields.FIELD_UNKNOWN, path, suggestion=suggestion, choices=", ".join(known))


def _missing(source: Source, path: Path, _: Error) -> Problem:
    return source.problem(fields.FIELD_MISSING, path)


def _wrong_type(source: Source, path: Path, error: Error) -> Problem:
    expected = _TYPES[error["type"]]
    if error["type"] == "dict_type" and path[-1] in TEXT_FIELDS:
        expected = "a text, or a mapping from languages to texts"
    value = source.shown(path, error["input"])
    quotes = error["type"] == "string_type" and isinstance(error["input"], int | float)
    suggestion = f"Put quotes round it: '{value}'." if quotes else ""
    return source.problem(fields.WRONG_TYPE, path, suggestion=suggestion, value=value, expected=expected)


def _wrong_form(source: Source, path: Path, error: Error) -> Problem:
    expected = _FORMS.get(error["ctx"]["pattern"], _LANGUAGE_FORM)
    return source.problem(fields.WRONG_FORM, path, value=quoted(error["input"]), expected=expected)


def _out_of_range(source: Source, path: Path, error: Error) -> Problem:
    expected = _bound(error["ctx"])
    value = source.shown(path, error["input"])
    return source.problem(fields.OUT_OF_RANGE, path, value=value, expected=expected)


def _bound(limits: Mapping[str, object]) -> str:
    return " and ".join(words.format(limits[name]) for name, words in _BOUNDS.items() if name in limits)


def _not_a_choice(source: Source, path: Path, error: Error) -> Problem:
    choices = error["ctx"]["expected"].replace("'", "").split(" or ")
    value = error["input"]
    suggestion = did_you_mean(value, choices) if isinstance(value, str) else ""
    shown = source.shown(path, value)
    expected = listed(choices)
    return source.problem(fields.NOT_A_CHOICE, path, suggestion=suggestion, value=shown, expected=expected)


def _wrong_count(source: Source, path: Path, error: Error) -> Problem:
    return source.problem(fields.WRONG_COUNT, path, value=len(error["input"]), expected=_length(error["ctx"]))


def _wrong_length(source: Source, path: Path, error: Error) -> Problem:
    value = len(error["input"].strip())
    return source.problem(fields.WRONG_LENGTH, path, value=value, expected=_length(error["ctx"]))


def _length(limits: Mapping[str, object]) -> str:
    return f"at least {limits['min_length']}" if "min_length" in limits else f"at most {limits['max_length']}"


def _not_a_share(source: Source, path: Path, error: Error) -> Problem:
    return source.problem(fields.NOT_A_SHARE, path, value=source.shown(path, error["input"]))


def _not_accepted(source: Source, path: Path, error: Error) -> Problem:
    return source.problem(fields.NOT_ACCEPTED, path, expected=error["msg"])


_KINDS: Mapping[str, Callable[[Source, Path, Error], Problem]] = {
    "missing": _missing,
    **dict.fromkeys(_TYPES, _wrong_type),
    "string_pattern_mismatch": _wrong_form,
    **dict.fromkeys(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), _out_of_range),
    "enum": _not_a_choice,
    **dict.fromkeys(("too_short", "too_long"), _wrong_count),
    **dict.fromkeys(("string_too_short", "string_too_long"), _wrong_length),
    **dict.fromkeys(("value_error", "is_instance_of"), _not_a_share),
}
