"""Lists of raters: who is to answer about whom, and in what capacity."""

from dataclasses import dataclass
from pathlib import Path

from assessment.rosters.reading import Cells, Field, Roster, read_roster

ABOUT, NAME, EMAIL, GROUP = "about whom", "the rater's name", "the rater's address", "in which rater group"
FIELDS = {
    "campaign": Field(("campaign", "campaign code"), "the campaign"),
    "participant": Field(
        ("participant", "participant code", "participant id", "leader", "code"), ABOUT, needed=True
    ),
    "name": Field(("rater name", "name", "full name", "rater"), NAME, needed=True, instead=("first", "last")),
    "first": Field(("rater first name", "first name", "forename"), "the rater's first name"),
    "last": Field(("rater last name", "last name", "surname"), "the rater's last name"),
    "email": Field(("rater email", "email", "e-mail", "email address", "mail"), EMAIL, needed=True),
    "group": Field(("rater group", "group", "relationship", "capacity", "rater type"), GROUP, needed=True),
    "language": Field(("language", "rater language", "preferred language"), "the language"),
}


@dataclass(frozen=True, slots=True)
class RaterRow:
    """What a row says of a rater and whom they answer about; empty texts where it says nothing."""

    row: int
    campaign: str
    participant: str
    name: str
    email: str
    group: str
    language: str


def read_raters(path: Path, sheet: str | None = None) -> Roster[RaterRow]:
    """The raters in a CSV or XLSX file, with everything that is wrong with other rows.

    Raises
    ------
    ResponsesError
        Where the file cannot be used at all.
    """
    return read_roster(path, sheet, FIELDS, _row)


def _row(cells: Cells) -> RaterRow:
    return RaterRow(
        row=cells.row,
        campaign=cells.text("campaign"),
        participant=cells.code("participant", ABOUT),
        name=cells.name(NAME),
        email=cells.email("email", EMAIL),
        group=cells.needed("group", GROUP),
        language=cells.language("language"),
    )
