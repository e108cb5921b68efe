"""Wide files: a row for each rater and participant, a column for each item."""

from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

from assessment.files.answered import Answered, CommentCells
from assessment.files.dates import read_dates
from assessment.files.duplicates import DuplicateRule
from assessment.files.layout import Layout
from assessment.files.problems import Findings
from assessment.files.rejections import Rejections
from assessment.files.respondents import Respondents, read_respondents
from assessment.files.table import Mask, RawTable
from assessment.files.terms import Terms
from assessment.files.values import AnswerReader, Values


def read_wide(table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> Answered:
    """The respondents of a wide table and their answers; each row is kept or listed."""
    rows = table.rows
    people, clear = read_respondents(table, layout, terms, lambda at: [rows[at]], findings)
    table = table.at(clear)
    kept = _once(people, table, layout, terms, findings)
    table = table.at(kept)
    return Answered(
        people=people.at(kept),
        table=table,
        moments=read_dates(table, layout, findings),
        values=_values(table, layout, terms, findings),
        comments=tuple(_comments(table, layout)),
        rows_kept=len(table),
    )


def _once(people: Respondents, table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> Mask:
    """Which rows are not left out for the sake of others; those that are left out are listed."""
    repeated = Rejections(len(table))
    moments = read_dates(table, layout, findings.unlisted())
    same = _SameAnswers(table, layout, terms, findings.unlisted())
    DuplicateRule(people, moments, same, terms.groups()).reject(repeated)
    repeated.report(lambda at: [table.rows[at]], findings)
    return repeated.kept()


def _values(table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> dict[str, Values]:
    reader = AnswerReader(terms, findings)
    columns = layout.columns_of(comments=False)
    return {
        code: reader.item(code, [table.columns[at] for at in columns[code]], table.rows)
        for code in reader.books
        if code in columns
    }


def _comments(table: RawTable, layout: Layout) -> Iterable[CommentCells]:
    for question, places in layout.columns_of(comments=True).items():
        for column in (table.columns[at] for at in places):
            filled = np.flatnonzero(column.codes >= 0)
            yield CommentCells(question, filled, column.at(filled), table.rows[filled])


class _SameAnswers:
    """Whether two rows hold the same answers and the same comments; looked up only if asked."""

    def __init__(self, table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> None:
        self._read = cache(lambda: list(_values(table, layout, terms, findings).values()))
        self._comments = [
            table.columns[at].codes for places in layout.columns_of(comments=True).values() for at in places
        ]

    def __call__(self, one: int, other: int) -> bool:
        """Compare two rows by their positions."""
        columns: list[npt.NDArray[np.integer]] = [*self._read(), *self._comments]
        return all(column[one] == column[other] for column in columns)
