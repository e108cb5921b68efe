"""What lists of people have in common: their columns, and texts made plain."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from assessment.files.headings import HeadingIndex
from assessment.files.problems import Effect, Findings, Kind, RowProblem
from assessment.files.source import read_list
from assessment.files.table import RawTable
from assessment.files.text import hint, listed, squashed, tidy_text
from assessment.rosters import catalogue
from instruments.safe_text import looks_like_formula, unmarked

LONGEST_NAME, LONGEST_CODE = 200, 80
LANGUAGES = {"en": "en", "english": "en", "saesneg": "en", "cy": "cy", "welsh": "cy", "cymraeg": "cy"}
_MUST_BE_ADDRESS = EmailValidator(allowlist=())
"""Without `localhost`: no message can reach anybody there."""

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a list: its usual headings, what it says, and whether it must be there.

    `instead` are fields of which one does as well.
    """

    headings: tuple[str, ...]
    purpose: str
    needed: bool = False
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roster(Generic[Read]):
    """The rows of a list that can be used as far as the list alone tells, and what is wrong with the others.

    Each cell of `unusable` that something was found against is empty there; the others may name
    what does not exist, which is to be told as well. `headings` has that of each field.
    """

    file: str
    rows: tuple[Read, ...]
    problems: tuple[RowProblem, ...]
    unusable: tuple[Read, ...] = ()
    headings: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def rejected(self) -> tuple[RowProblem, ...]:
        """Why rows were left out; a row may have several reasons."""
        return tuple(problem for problem in self.problems if problem.effect is Effect.ROW)


@dataclass(frozen=True, slots=True)
class Cells:
    """One row of a list: its number in the file, and the plain text of each field by its name."""

    row: int
    texts: Mapping[str, str]
    headings: Mapping[str, str]
    findings: Findings

    def text(self, name: str) -> str:
        """A field's text, empty where there is none."""
        return self.texts.get(name, "")

    def needed(self, name: str, purpose: str) -> str:
        """A field's text; a row without it is listed."""
        return self._short(name, self.text(name)) or self._nothing(name, purpose)

    def name(self, purpose: str) -> str:
        """Somebody's name, in one cell or in two."""
        halves = " ".join(filter(None, (self.text("first"), self.text("last"))))
        field = "name" if self.text("name") or "name" in self.headings else "first"
        name = self.text("name") or halves
        if not name:
            return self._nothing(field, purpose)
        if not any(map(str.isalpha, name)):
            return self._refused(catalogue.BAD_NAME, field, name)
        return self._short(field, name)

    def code(self, name: str, purpose: str) -> str:
        """A code that can stand in a file as it is."""
        code = tidy_text(self.needed(name, purpose))
        return self._refused(catalogue.BAD_CODE, name, code) if looks_like_formula(code) else code

    def email(self, name: str, purpose: str) -> str:
        """An address in small letters that mail can reach."""
        address = self.needed(name, purpose).removeprefix("mailto:").lower()
        try:
            if address:
                _MUST_BE_ADDRESS(address)
        except ValidationError:
            return self._refused(catalogue.BAD_EMAIL, name, self.text(name))
        return address

    def language(self, name: str) -> str:
        """The code of a language, empty where none is given."""
        word = squashed(self.text(name).replace("_", "-").split("-", maxsplit=1)[0])
        if word and word not in LANGUAGES:
            self._refused(catalogue.BAD_LANGUAGE, name, self.text(name), known="en or cy")
        return LANGUAGES.get(word, "")

    def _short(self, name: str, text: str) -> str:
        if len(text) > LONGEST_NAME:
            return self._refused(catalogue.TOO_LONG, name, text, limit=LONGEST_NAME)
        return text

    def _nothing(self, name: str, purpose: str) -> str:
        return "" if self.text(name) else self._refused(catalogue.EMPTY, name, "", purpose=purpose)

    def _refused(self, kind: Kind, name: str, value: str, **details: object) -> str:
        """List a problem, and leave the cell empty for whatever comes after."""
        column = self.headings.get(name, name)
        self.findings.add(kind, row=self.row, column=column, value=value, **details)
        return ""


def read_roster(
    path: Path,
    sheet: str | None,
    fields: Mapping[str, Field],
    row_of: Callable[[Cells], Read],
) -> Roster[Read]:
    """The rows of a list, each made by `row_of`, with everything that is wrong with other rows.

    Raises
    ------
    ResponsesError
        Where the file cannot be read, or a column that is needed is not there.
    """
    findings = Findings(path.name)
    table = read_list(path, sheet, findings)
    places = _places(table, fields, findings)
    headings = {name: table.columns[at].heading for name, at in places.items()}
    rows = [(cells.row, row_of(cells)) for cells in _cells(table, places, headings, findings)]
    problems = tuple(findings.in_order())
    bad = {problem.row for problem in problems if problem.effect is Effect.ROW}
    usable, unusable = (tuple(read for row, read in rows if (row in bad) is left) for left in (False, True))
    return Roster(path.name, usable, problems, unusable, headings)


def _cells(
    table: RawTable, places: Mapping[str, int], headings: Mapping[str, str], findings: Findings
) -> Iterator[Cells]:
    for position, row in enumerate(table.rows.tolist()):
        texts = {name: _plain(table.columns[at].text_at(position)) for name, at in places.items()}
        yield Cells(row, texts, headings, findings)


def _places(table: RawTable, fields: Mapping[str, Field], findings: Findings) -> dict[str, int]:
    index = HeadingIndex.of(table)
    found = {name: index.first(field.headings) for name, field in fields.items()}
    places = {name: at for name, at in found.items() if at is not None}
    headings = listed(column.heading for column in table.columns)
    for name, field in fields.items():
        if field.needed and places.keys().isdisjoint((name, *field.instead)):
            findings.add(
                catalogue.COLUMN_MISSING, purpose=field.purpose, example=field.headings[0], headings=headings
            )
    findings.raise_refusals()
    _note_others(table, places, fields, findings)
    return places


def _note_others(
    table: RawTable, places: Mapping[str, int], fields: Mapping[str, Field], findings: Findings
) -> None:
    open_ = [field.headings[0] for name, field in fields.items() if name not in places]
    for at, column in enumerate(table.columns):
        if at not in places.values():
            advice = hint(column.heading, open_).strip() or "No action is needed if it should not be."
            findings.add(catalogue.COLUMN_UNKNOWN, column=column.heading, advice=advice)


def _plain(text: str) -> str:
    """A cell without the apostrophe of a spreadsheet, invisible characters and surplus blanks."""
    return tidy_text(unmarked(text))
