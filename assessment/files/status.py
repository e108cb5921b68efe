"""Rows that are no responses: trial runs, and responses that were begun and never submitted."""

from collections.abc import Callable

import numpy as np

from assessment.files import catalogue
from assessment.files.headings import HeadingIndex
from assessment.files.mapping import Mapping, Unfinished
from assessment.files.problems import Findings, Kind
from assessment.files.table import Column, Mask, RawTable
from assessment.files.text import squashed

# Qualtrics' statuses of previews and tests, as labels and as the numbers it exports with values.
_TRIALS = frozenset({"surveypreview", "surveytest", "1", "2", "9", "17"})
_NOT_FINISHED = frozenset({"false", "0"})
_SIGN_OF_QUALTRICS = "ResponseId"
_SUBMIT_DATES = ("submitdate", "Date submitted")
STATUS_HEADINGS = (_SIGN_OF_QUALTRICS, "Status", "Finished", *_SUBMIT_DATES)


def status_positions(table: RawTable) -> set[int]:
    """The positions of the columns that say what became of a response."""
    places = (_qualtrics(table, "Status"), _qualtrics(table, "Finished"), _submit_date(table))
    return {place for place in places if place is not None}


def responses_only(table: RawTable, mapping: Mapping, findings: Findings) -> RawTable:
    """The table without trial runs and, unless the mapping keeps them, without unfinished responses."""
    status = _qualtrics(table, "Status")
    kept = _without(table, status, _holds(_TRIALS), catalogue.PREVIEW, findings)
    if mapping.unfinished is Unfinished.KEEP:
        return kept
    finished, submitted = _qualtrics(kept, "Finished"), _submit_date(kept)
    kept = _without(kept, finished, _holds(_NOT_FINISHED), catalogue.UNFINISHED, findings)
    return _without(kept, submitted, _is_empty, catalogue.UNFINISHED, findings)


def _qualtrics(table: RawTable, heading: str) -> int | None:
    """The position of one of Qualtrics' columns, in a file that Qualtrics wrote."""
    index = HeadingIndex.of(table)
    return index.exact.get(heading) if _SIGN_OF_QUALTRICS in index.exact else None


def _submit_date(table: RawTable) -> int | None:
    """The position of LimeSurvey's date of submission, if any row has one."""
    place = HeadingIndex.of(table).first(_SUBMIT_DATES)
    return place if place is not None and (table.columns[place].codes >= 0).any() else None


def _holds(words: frozenset[str]) -> Callable[[Column], Mask]:
    def mask(column: Column) -> Mask:
        return column.each_text(lambda text: int(squashed(text) in words), 0)[column.codes] > 0

    return mask


def _is_empty(column: Column) -> Mask:
    return column.codes < 0


def _without(
    table: RawTable, place: int | None, is_out: Callable[[Column], Mask], kind: Kind, findings: Findings
) -> RawTable:
    """The table without the rows that a column marks, each of which is listed."""
    if place is None:
        return table
    column = table.columns[place]
    out = is_out(column)
    for at in np.flatnonzero(out).tolist():
        value = column.text_at(at)
        findings.add(kind, row=table.rows[at], column=column.heading, value=value)
    return table.at(~out)
