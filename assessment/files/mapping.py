"""What a mapping may say: where a file of responses holds what, and what its words stand for.

Everything is optional; what is left out is found from the headings. A mapping comes from a small
YAML file (`mapping_file.read_mapping`) or is made in code: `Mapping(participant="Leader")`.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag


class Shape(StrEnum):
    """Wide has a row a response and a column an item; long has a row an answer."""

    WIDE = "wide"
    LONG = "long"


class Unfinished(StrEnum):
    """What happens to responses that were begun and never submitted."""

    LEAVE_OUT = "leave_out"
    KEEP = "keep"


class Meaning(StrEnum):
    """What an answer can stand for beside an option."""

    NOT_OBSERVED = "not_observed"
    MISSING = "missing"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Constant(_Part):
    """The same text for every row of the file, as where each leader has a file of their own."""

    constant: Annotated[str, Field(min_length=1)]


class RowNumber(_Part):
    """The number of the row as the rater's id, where the survey was anonymous."""

    row_number: Literal[True]


def _as_text(value: object) -> object:
    """A number in the file as a text: headings and codes may be bare numbers."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _with_text_keys(value: object) -> object:
    return {_as_text(key): entry for key, entry in value.items()} if isinstance(value, dict) else value


def _is_part(value: object) -> str:
    return "part" if isinstance(value, dict | BaseModel) else "heading"


def _is_number(value: object) -> str:
    return "number" if isinstance(value, int) else "meaning"


Heading = Annotated[str, BeforeValidator(_as_text), Field(min_length=1)]
_Named = Annotated[Heading, Tag("heading")]
Source = Annotated[_Named | Annotated[Constant, Tag("part")], Discriminator(_is_part)]
RaterSource = Annotated[_Named | Annotated[RowNumber, Tag("part")], Discriminator(_is_part)]
Answer = Annotated[
    Annotated[int, Tag("number")] | Annotated[Meaning, Tag("meaning")], Discriminator(_is_number)
]
Answers = Annotated[dict[Heading, Answer], BeforeValidator(_with_text_keys)]


class Mapping(_Part):
    """Where a file holds what.

    `participant` to `submitted` each name a column, or give a constant. `items` goes from an
    item's code to its column in a wide file, and to the name used in the `item` column of a long
    one; `item_pattern` does the same for all items at once, with `{item}` for the code.
    `comments` goes from a comment question to its column. `groups` goes from the words of the
    file to a rater group of the instrument, `answers` from its words to an option's value, to
    `not_observed` or to `missing`.
    """

    shape: Shape | None = None
    sheet: str | None = None
    skip_rows: Annotated[int, Field(ge=0)] = 0
    heading_rows: Annotated[int | None, Field(ge=1, le=10)] = None
    participant: Source | None = None
    rater: RaterSource | None = None
    rater_group: Source | None = None
    item: Heading | None = None
    response: Heading | None = None
    name: Source | None = None
    cohort: Source | None = None
    team: Source | None = None
    organisation: Source | None = None
    language: Source | None = None
    submitted: Heading | None = None
    items: dict[str, Heading] = {}
    item_pattern: Annotated[str | None, Field(pattern=r"\{item\}")] = None
    comments: dict[str, Heading] = {}
    groups: Annotated[dict[Heading, str], BeforeValidator(_with_text_keys)] = {}
    answers: Answers = {}
    ignore: tuple[Heading, ...] = ()
    same_id_is_self: bool = False
    unfinished: Unfinished = Unfinished.LEAVE_OUT
