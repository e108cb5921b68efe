"""Lists of participants."""

from dataclasses import dataclass
from pathlib import Path

from assessment.rosters.reading import Cells, Field, Roster, read_roster

CODE, NAME, EMAIL = "who takes part", "the name", "the address"
FIELDS = {
    "participant": Field(
        ("participant", "participant code", "participant id", "code", "id", "leader"), CODE, needed=True
    ),
    "name": Field(
        ("name", "participant name", "full name", "leader name"), NAME, needed=True, instead=("first", "last")
    ),
    "first": Field(("first name", "forename", "given name"), "the first name"),
    "last": Field(("last name", "surname", "family name"), "the last name"),
    "email": Field(
        ("email", "e-mail", "email address", "participant email", "mail", "work email"), EMAIL, needed=True
    ),
    "language": Field(("language", "preferred language"), "the language"),
    "cohort": Field(("cohort", "cohort code"), "the cohort"),
    "team": Field(("team", "place team", "team code", "place"), "the team"),
    "organisation": Field(
        ("organisation", "organization", "employer", "organisation code"), "the organisation"
    ),
}


@dataclass(frozen=True, slots=True)
class ParticipantRow:
    """What a row says of a participant; empty texts where it says nothing."""

    row: int
    code: str
    name: str
    email: str
    language: str
    cohort: str
    team: str
    organisation: str


def read_participants(path: Path, sheet: str | None = None) -> Roster[ParticipantRow]:
    """The participants in a CSV or XLSX file, with everything that is wrong with other rows.

    Raises
    ------
    ResponsesError
        Where the file cannot be used at all.
    """
    return read_roster(path, sheet, FIELDS, _row)


def _row(cells: Cells) -> ParticipantRow:
    return ParticipantRow(
        row=cells.row,
        code=cells.code("participant", CODE),
        name=cells.name(NAME),
        email=cells.email("email", EMAIL),
        language=cells.language("language"),
        cohort=cells.text("cohort"),
        team=cells.text("team"),
        organisation=cells.text("organisation"),
    )
