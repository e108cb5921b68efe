"""Which rows of a table are headings, and which columns they name.

Most tools write one heading row. Qualtrics writes three: names, question texts, and import ids as
JSON (its workbooks stop after the second).
"""

import re
from dataclasses import dataclass, replace

import numpy as np

from assessment.files import catalogue
from assessment.files.mapping import Mapping
from assessment.files.problems import Findings
from assessment.files.table import Column, RawTable, spreadsheet_letters
from assessment.files.text import squashed

_IMPORT_ID = '{"ImportId"'
_LOOK_AHEAD = 3
_CODE_END = re.compile(r"[.:]\s+")


def with_headings(grid: RawTable, mapping: Mapping, findings: Findings) -> RawTable:
    """The rows of data below the headings, without empty rows; each column knows its headings.

    Raises
    ------
    ResponsesError
        Where nothing stands below the headings, or nothing at all.
    """
    table = grid.at(grid.rows > mapping.skip_rows)
    table = table.at(table.filled())
    if not len(table):
        raise findings.refuse(catalogue.EMPTY_FILE)
    count = mapping.heading_rows or _heading_rows(table)
    if len(table) <= count:
        raise findings.refuse(catalogue.HEADINGS_ONLY)
    named = [_named(column, position, count) for position, column in enumerate(table.columns)]
    return RawTable(tuple(column for column in named if column), table.rows[count:])


def _heading_rows(table: RawTable) -> int:
    rows = [[column.text_at(row) for column in table.columns] for row in range(min(_LOOK_AHEAD, len(table)))]
    for number, row in enumerate(rows):
        if number and all(text.startswith(_IMPORT_ID) for text in row if text):
            return number + 1
    return 2 if len(rows) > 1 and ("ResponseId", "Response ID") in zip(rows[0], rows[1], strict=True) else 1


def _named(column: Column, position: int, count: int) -> Column | None:
    """The column below its headings; None if there is neither a heading nor anything below."""
    texts = [" ".join(column.text_at(row).split()) for row in range(count)]
    names = tuple(text for text in texts if text and not text.startswith(_IMPORT_ID))
    data = column.at(slice(count, None))
    if not names and not np.any(data.codes >= 0):
        return None
    return replace(data, names=names or (f"({spreadsheet_letters(position)})",))


@dataclass(frozen=True, slots=True)
class HeadingIndex:
    """Finds columns by their headings, exactly or else without regard to case, blanks and punctuation."""

    exact: dict[str, int]
    loose: dict[str, int]
    codes: dict[str, int]

    @classmethod
    def of(cls, table: RawTable) -> "HeadingIndex":
        """An index of the columns of `table`; of equal headings the first counts."""
        names = [(name, at) for at, column in enumerate(table.columns) for name in column.names]
        backwards = names[::-1]
        coded = {_CODE_END.split(name, maxsplit=1)[0]: at for name, at in backwards if _CODE_END.search(name)}
        return cls(dict(backwards), {squashed(name): at for name, at in backwards}, coded)

    def find(self, name: str) -> int | None:
        """The position of the column with this heading, or None."""
        exact = self.exact.get(" ".join(name.split()))
        return self.loose.get(squashed(name)) if exact is None else exact

    def find_named(self, name: str) -> int | None:
        """As `find`; or else the column whose heading begins with this code: `G01Q01. Who is it?`."""
        place = self.find(name)
        return self.codes.get(name.strip()) if place is None else place

    def first(self, names: tuple[str, ...]) -> int | None:
        """The position of the first of several headings that exists."""
        found = (self.find(name) for name in names)
        return next((at for at in found if at is not None), None)
