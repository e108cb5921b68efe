"""What lists of people have in common: their columns, and texts made plain."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from assessment.files.headings import HeadingIndex
from assessment.files.problems import Effect, Findings, Kind, RowProblem
from assessment.files.source import read_list
from assessment.files.table import RawTable
from assessment.files.text import hint, listed, squashed, tidy_text
from assessment.rosters import catalogue
from instruments.safe_text import looks_like_formula, unmarked

LONGEST_NAME, LONGEST_CODE = 200, 80
LANGUAGES = {"en": "en", "english": "en", "saesneg": "en", "cy": "cy", "welsh": "cy", "cymraeg": "cy"}

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a list: its usual headings, what it says, and whether it must be there."""

    headings: tuple[str, ...]
    purpose: str
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Roster(Generic[Read]):
    """The rows of a list that can be read, and what is wrong with the others."""

    file: str
    rows: tuple[Read, ...]
    problems: tuple[RowProblem, ...]

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
        if not self.text(name):
            self._add(catalogue.EMPTY, name, purpose=purpose)
        return self._short(name, LONGEST_NAME)

    def code(self, name: str, purpose: str) -> str:
        """A code that can stand in a file as it is."""
        code = tidy_text(self.needed(name, purpose))
        if looks_like_formula(code):
            self._add(catalogue.BAD_CODE, name)
        return code

    def email(self, name: str, purpose: str) -> str:
        """An address in small letters."""
        address = self.needed(name, purpose).removeprefix("mailto:").lower()
        try:
            if address:
                validate_email(address)
        except ValidationError:
            self._add(catalogue.BAD_EMAIL, name)
        return address

    def language(self, name: str) -> str:
        """The code of a language, empty where none is given."""
        word = squashed(self.text(name).replace("_", "-").split("-", maxsplit=1)[0])
        if word and word not in LANGUAGES:
            self._add(catalogue.BAD_LANGUAGE, name, known="en or cy")
        return LANGUAGES.get(word, "")

    def _short(self, name: str, limit: int) -> str:
        if len(self.text(name)) > limit:
            self._add(catalogue.TOO_LONG, name, limit=limit)
        return self.text(name)

    def _add(self, kind: Kind, name: str, **details: object) -> None:
        column, value = self.headings.get(name, ""), self.text(name)
        self.findings.add(kind, row=self.row, column=column, value=value, **details)


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
    rows = [(cells.row, row_of(cells)) for cells in _read_cells(path, sheet, fields, findings)]
    return Roster(path.name, _without_rejected(rows, findings), tuple(findings.in_order()))


def _read_cells(
    path: Path, sheet: str | None, fields: Mapping[str, Field], findings: Findings
) -> Iterator[Cells]:
    table = read_list(path, sheet, findings)
    places = _places(table, fields, findings)
    headings = {name: table.columns[at].heading for name, at in places.items()}
    for position, row in enumerate(table.rows.tolist()):
        texts = {name: _plain(table.columns[at].text_at(position)) for name, at in places.items()}
        yield Cells(row, texts, headings, findings)


def _without_rejected(rows: Iterable[tuple[int, Read]], findings: Findings) -> tuple[Read, ...]:
    """The rows that nothing was found against."""
    rejected = {problem.row for problem in findings.problems if problem.effect is Effect.ROW}
    return tuple(read for row, read in rows if row not in rejected)


def _places(table: RawTable, fields: Mapping[str, Field], findings: Findings) -> dict[str, int]:
    index = HeadingIndex.of(table)
    found = {name: index.first(field.headings) for name, field in fields.items()}
    headings = listed(column.heading for column in table.columns)
    for name, field in fields.items():
        if field.needed and found[name] is None:
            findings.add(
                catalogue.COLUMN_MISSING, purpose=field.purpose, example=field.headings[0], headings=headings
            )
    findings.raise_refusals()
    places = {name: at for name, at in found.items() if at is not None}
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
