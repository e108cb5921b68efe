"""What reading a table of either shape comes to, before it becomes data frames."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from assessment.files.dates import Moments
from assessment.files.respondents import Respondents
from assessment.files.table import Codes, Column, RawTable, Rows
from assessment.files.values import Values


class CommentCells(NamedTuple):
    """Answers to one comment question: the respondents' positions (cells,), the texts, the rows."""

    question: str
    respondents: Codes | Rows
    column: Column
    rows: Rows


@dataclass(frozen=True, slots=True)
class Answered:
    """The respondents kept with their answers.

    `table` has a row each with the respondents' details, `moments` (respondents,) says when they
    submitted, `values` has an array (respondents,) an item. `rows_kept` counts rows of the file.
    """

    people: Respondents
    table: RawTable
    moments: Moments
    values: Mapping[str, Values]
    comments: tuple[CommentCells, ...]
    rows_kept: int
