"""The forms that single fields of a definition take: ids, codes, languages, shares."""

import re
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema

IDENTIFIER_PATTERN = r"^[a-z][a-z0-9_-]{0,39}$"
ITEM_CODE_PATTERN = r"^[A-Za-z][A-Za-z0-9_]{0,39}$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z]{2})?$"
TEXT_KEY_PATTERN = r"^(\*|[a-z]{2,3}(-[A-Z]{2})?)$"

Identifier = Annotated[str, Field(pattern=IDENTIFIER_PATTERN)]
ItemCode = Annotated[str, Field(pattern=ITEM_CODE_PATTERN)]
LanguageCode = Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
TextKey = Annotated[str, Field(pattern=TEXT_KEY_PATTERN)]
Wording = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Minimum = Annotated[int, Field(ge=1, le=50)]

_SHARE = re.compile(r"[1-9]\d{0,3}/[1-9]\d{0,3}|0?\.\d{1,18}|1(\.0{1,18})?", re.ASCII)


def _as_fraction(value: object) -> object:
    """Read `2/3` and `0.5` exactly; leave what is neither text nor number for pydantic to refuse."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value
    written = str(value).replace(" ", "")
    if not _SHARE.fullmatch(written):
        raise ValueError("not a share")
    return Fraction(written)


Share = Annotated[
    Fraction,
    BeforeValidator(_as_fraction),
    PlainSerializer(str),
    Field(gt=0, le=1),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "pattern": r"^([1-9][0-9]{0,3} ?/ ?[1-9][0-9]{0,3}|0?\.[0-9]{1,18}|1(\.0{1,18})?)$",
                },
                {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
            ]
        }
    ),
]
