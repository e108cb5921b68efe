"""Long files: a row for each answer."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from assessment.files.answered import Answered
from assessment.files.dates import Moments, read_dates
from assessment.files.duplicates import DuplicateRule
from assessment.files.entries import Entries, RowsOfEntries, find_entries
from assessment.files.item_rows import known_items
from assessment.files.layout import Layout
from assessment.files.long_answers import read_answers, read_comments
from assessment.files.problems import Findings
from assessment.files.rejections import Rejections
from assessment.files.respondents import Respondents, read_respondents
from assessment.files.roles import PERSON
from assessment.files.table import Codes, RawTable, Rows
from assessment.files.terms import Terms


def read_long(table: RawTable, layout: Layout, terms: Terms, findings: Findings) -> Answered:
    """The respondents of a long table and their answers; each row is kept or listed."""
    answers = known_items(table, layout, terms, findings)
    entries = find_entries([layout.roles.column(role, answers.table) for role in PERSON])
    placed = _placed(answers.table, entries, layout, terms, findings)
    placed = _unrepeated(placed, entries, answers.table.rows, terms, findings)
    answers = answers.answered_by(placed.place[entries.of_row])
    answers, block = read_answers(answers, len(placed.people), layout, terms, findings)
    pairs = zip(answers.targets, block, strict=True)
    return Answered(
        people=placed.people,
        table=placed.heads,
        moments=read_dates(placed.heads, layout, findings),
        values={target.id: values for target, values in pairs if not target.is_comment},
        comments=tuple(read_comments(answers, layout)),
        rows_kept=len(answers.table),
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    """Respondents, a row of the table and a date for each, and the respondent of each entry.

    `place` (entries,) is -1 for entries that are left out.
    """

    people: Respondents
    heads: RawTable
    moments: Moments
    place: Codes


def _placed(table: RawTable, entries: Entries, layout: Layout, terms: Terms, findings: Findings) -> _Placed:
    """The respondents that the entries come to once ids are tidied and groups are known."""
    heads = table.at(entries.first)
    rows_of = RowsOfEntries(entries.of_row, table.rows)
    people, clear = read_respondents(heads, layout, terms, rows_of, findings)
    joined, first = _joined(people)
    place = np.full(len(heads), -1, dtype=np.int32)
    place[clear] = joined
    heads = heads.at(np.flatnonzero(clear)[first])
    return _Placed(people.at(first), heads, read_dates(heads, layout, findings.unlisted()), place)


def _joined(people: Respondents) -> tuple[Codes, Rows]:
    """The number of each respondent's participant, rater and group together, and the first of each."""
    keys = people.participant.astype(np.int64) * len(people.raters) + people.rater
    numbers, distinct = pd.factorize(keys * (people.group.max(initial=0) + 1) + people.group)
    first = np.zeros(len(distinct), dtype=np.int64)
    first[numbers[::-1]] = np.arange(len(numbers))[::-1]
    return numbers.astype(np.int32), first


def _unrepeated(placed: _Placed, entries: Entries, rows: Rows, terms: Terms, findings: Findings) -> _Placed:
    """The respondents without those in two groups and participants who answer twice about themselves."""
    repeated = Rejections(len(placed.people))
    DuplicateRule(placed.people, placed.moments, _never_same, terms.groups()).reject(repeated)
    kept = repeated.kept()
    if kept.all():
        return placed
    repeated.report(RowsOfEntries(placed.place[entries.of_row], rows), findings)
    renumbered = np.append(np.where(kept, np.cumsum(kept) - 1, -1), -1).astype(np.int32)
    return _Placed(
        placed.people.at(kept), placed.heads.at(kept), placed.moments[kept], renumbered[placed.place]
    )


def _never_same(_one: int, _other: int) -> bool:
    """In a long file equal answers of one respondent are found answer by answer."""
    return False
