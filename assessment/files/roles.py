"""Which column holds the participant, the rater, the rater group and the rest.

A mapping's word counts first; without one, the headings that survey tools write are known here.
The columns `Name` and `Email` of Microsoft Forms are the rater's and are never read.
"""

from collections.abc import Callable, Container
from collections.abc import Mapping as Mappings
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from assessment.files import catalogue
from assessment.files.headings import HeadingIndex
from assessment.files.mapping import Constant, Mapping, RowNumber
from assessment.files.problems import Findings
from assessment.files.table import Column, RawTable, constant_column
from assessment.files.text import hint

# In falling order of trust. LimeSurvey: token, submitdate, startlanguage; Qualtrics: RecordedDate,
# EndDate, UserLanguage; Microsoft Forms: Completion time.
USUAL_HEADINGS: Mappings[str, tuple[str, ...]] = {
    "participant": ("participant", "participant id", "participant code", "leader", "leader id", "ratee"),
    "rater": ("rater", "rater id", "rater code", "respondent", "respondent id", "reviewer", "token"),
    "rater_group": ("rater group", "group", "relationship", "rater type", "rater role"),
    "item": ("item", "item code", "question code", "question", "variable"),
    "response": ("response", "answer", "value"),
    "name": ("participant name", "leader name", "name of participant"),
    "cohort": ("cohort",),
    "team": ("team", "place team"),
    "organisation": ("organisation", "organization", "participant organisation"),
    "language": ("language", "startlanguage", "start language", "user language"),
    "submitted": (
        *("submitted", "submitted date", "submitdate", "date submitted"),
        *("recorded date", "end date", "completion time"),
    ),
}
# Numbers of responses, which in a wide file tell raters apart as well: Qualtrics; LimeSurvey and Forms.
RESPONSE_NUMBERS = ("response id", "id")
PERSON = ("participant", "rater", "rater_group")
DETAILS = ("name", "cohort", "team", "organisation", "language")
LONG_ROLES = ("item", "response")
PURPOSES: Mappings[str, str] = {
    "participant": "who is rated",
    "rater": "who answered",
    "rater_group": "in which rater group",
    "item": "which item is answered",
    "response": "what was answered",
}
EXAMPLES: Mappings[str, str] = {
    "participant": "participant: Leader",
    "rater": "rater: Respondent",
    "rater_group": "rater_group: Relationship",
    "item": "item: Question",
    "response": "response: Answer",
}

Place = int | Constant | RowNumber


@dataclass(frozen=True, slots=True)
class Roles:
    """The place of each role that was found: a column's position, a constant or the row number."""

    places: Mappings[str, Place]

    def has(self, role: str) -> bool:
        """Whether the role was found."""
        return role in self.places

    def positions(self) -> frozenset[int]:
        """The positions of the columns that have a role."""
        return frozenset(place for place in self.places.values() if isinstance(place, int))

    def column(self, role: str, table: RawTable) -> Column:
        """A role that was found, as a column of `table`."""
        place = self.places[role]
        if isinstance(place, int):
            return table.columns[place]
        if isinstance(place, Constant):
            return constant_column(place.constant, len(table), role)
        return row_numbers(table)


def mapped_roles(table: RawTable, mapping: Mapping, findings: Findings) -> dict[str, Place]:
    """The roles that the mapping places; a column that does not exist is listed."""
    index, places = HeadingIndex.of(table), dict[str, Place]()
    for role in USUAL_HEADINGS:
        source = getattr(mapping, role)
        place = _named_column(source, role, index, findings) if isinstance(source, str) else source
        if place is not None:
            places[role] = place
    return places


def usual_roles(table: RawTable, taken: Container[int], *, wide: bool) -> dict[str, Place]:
    """The roles found by their usual headings among the columns that are not taken.

    An empty column is passed over for one that holds something. In a wide file an empty one is no
    rater at all, because its rows tell raters apart.
    """
    filled = _index_of(table, lambda at: at not in taken and bool((table.columns[at].codes >= 0).any()))
    free = _index_of(table, lambda at: at not in taken)
    places: dict[str, Place] = {}
    for role, usual in USUAL_HEADINGS.items():
        is_rater = role == "rater" and wide
        headings = (*usual, *RESPONSE_NUMBERS) if is_rater else usual
        place = filled.first(headings)
        place = free.first(headings) if place is None and not is_rater else place
        if place is not None:
            places[role] = place
    return places


def _index_of(table: RawTable, is_open: Callable[[int], bool]) -> HeadingIndex:
    """An index of some of the columns."""
    columns = [
        column if is_open(at) else replace(column, names=()) for at, column in enumerate(table.columns)
    ]
    return HeadingIndex.of(replace(table, columns=tuple(columns)))


def row_numbers(table: RawTable) -> Column:
    """The row numbers of the file as the ids of raters."""
    texts = pa.array([f"row {number}" for number in table.rows.tolist()], type=pa.string())
    return Column(("rater",), np.arange(len(table), dtype=np.int32), texts)


def _named_column(name: str, role: str, index: HeadingIndex, findings: Findings) -> int | None:
    place = index.find_named(name)
    if place is None:
        add_unknown_column(name, PURPOSES.get(role, f"the {role}"), index, findings)
    return place


def add_unknown_column(name: str, purpose: str, index: HeadingIndex, findings: Findings) -> None:
    """List a column that the mapping names and the file does not have."""
    suggestion = hint(name, index.exact)
    findings.add(catalogue.COLUMN_NOT_FOUND, value=name, purpose=purpose, hint=suggestion)
