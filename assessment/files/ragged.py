"""Rows of another width than the headings: those that differ in empty cells only, and all others.

Some tools end every row, or the headings alone, with a delimiter.
"""

import csv
from collections.abc import Sequence
from typing import NamedTuple

import pyarrow as pa

from assessment.files import catalogue
from assessment.files.problems import Findings

_MORE = (
    "Put texts with a delimiter in them between quotation marks; "
    "if the headings stand further down, say `skip_rows:` in the mapping."
)
_FEWER = (
    "Put texts with a line break in them between quotation marks; "
    "if empty cells at the end were left out, save the table as XLSX."
)


class RaggedRow(NamedTuple):
    """A row of another width: its number in the body from 1, how many cells it has, its text."""

    number: int
    cells: int
    text: str


def split_fitting(
    ragged: Sequence[RaggedRow], headings: Sequence[str], delimiter: str
) -> tuple[list[RaggedRow], pa.Table, list[RaggedRow]]:
    """The rows that fit but for empty cells, a table of them as wide as the headings, and the others."""
    rows = {row: _fitted(row.text, headings, delimiter) for row in ragged}
    fitting = {row: cells for row, cells in rows.items() if cells is not None}
    columns = zip(*fitting.values(), strict=True) if fitting else [()] * len(headings)
    texts = [pa.array([cell or None for cell in column], type=pa.string()) for column in columns]
    table = pa.table(texts, names=[str(position) for position in range(len(headings))])
    return list(fitting), table, [row for row in ragged if row not in fitting]


def list_ragged(row: RaggedRow, at: int, width: int, findings: Findings) -> None:
    """List a row that is left out because of its width; `at` is its row in the file."""
    advice = _MORE if row.cells > width else _FEWER
    found = row.cells
    findings.add(catalogue.RAGGED, row=at, value=row.text, found=found, expected=width, advice=advice)


def _fitted(text: str, headings: Sequence[str], delimiter: str) -> list[str] | None:
    """The cells below the headings, or None where a cell is lost or stands below no heading."""
    cells = next(csv.reader([text], delimiter=delimiter), [])
    needed = max((at for at, heading in enumerate(headings, start=1) if heading.strip()), default=0)
    if len(cells) < max(needed, 2) or any(cell.strip() for cell in cells[len(headings) :]):
        return None
    return [*cells, *[""] * len(headings)][: len(headings)]
