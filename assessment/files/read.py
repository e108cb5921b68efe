"""From a file of any survey tool to responses, comments and people."""

import os
from pathlib import Path

from assessment.files import catalogue
from assessment.files.answered import Answered
from assessment.files.column_notices import note_columns
from assessment.files.comments import comments_frame
from assessment.files.details import people_frame
from assessment.files.frames import not_observed_counts, responses_frame
from assessment.files.layout import Layout, find_layout
from assessment.files.long import read_long
from assessment.files.mapping import Mapping, Shape
from assessment.files.participation import note_participation
from assessment.files.problems import Effect, Findings
from assessment.files.result import ReadResult
from assessment.files.source import read_source
from assessment.files.status import responses_only
from assessment.files.table import RawTable
from assessment.files.terms import Terms
from assessment.files.wide import read_wide
from instruments.model import Instrument


def read_responses(
    path: str | os.PathLike[str],
    instrument: Instrument,
    mapping: Mapping | None = None,
    *,
    sheet: str | None = None,
) -> ReadResult:
    """The responses in a CSV, XLSX or Parquet file, long or wide.

    Parameters
    ----------
    path
        The file; its first bytes tell its format, not its name.
    instrument
        The questionnaire that the file answers.
    mapping
        Where the file holds what; what it leaves open is found from the headings.
    sheet
        The sheet of a workbook, before what the mapping says.

    Raises
    ------
    ResponsesError
        Where the file or the mapping cannot be used at all, with every problem at once. Rows and
        cells that cannot be used are left out and listed in the result instead.
    """
    file = Path(path)
    findings = Findings(file.name)
    terms = Terms.of(instrument, mapping or Mapping())
    table = read_source(file, terms, sheet, findings)
    rows_read = len(table) + sum(problem.effect is Effect.ROW for problem in findings.problems)
    layout = find_layout(table, terms, findings)
    note_columns(table, layout, terms, findings)
    answered = _answered(table, layout, terms, findings)
    if not answered.rows_kept:
        raise findings.refuse(catalogue.NOTHING_LEFT, rows=rows_read)
    note_participation(answered, findings)
    return _result(answered, layout, terms, findings, rows_read)


def _answered(table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> Answered:
    responses = responses_only(table, terms.mapping, findings)
    read = read_long if layout.shape is Shape.LONG else read_wide
    return read(responses, layout, terms, findings)


def _result(
    answered: Answered, layout: Layout, terms: Terms, findings: Findings, rows_read: int
) -> ReadResult:
    frames = {
        "responses": responses_frame(answered, terms),
        "comments": comments_frame(answered, terms, findings),
        "people": people_frame(answered, layout, terms, findings),
    }
    return ReadResult(
        **frames,
        problems=findings.in_order(),
        not_observed=not_observed_counts(answered, terms),
        rows_read=rows_read,
        rows_kept=answered.rows_kept,
    )
