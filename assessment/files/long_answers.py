"""The answers of a long file, put into one array an item without sorting anything."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from assessment.files import catalogue
from assessment.files.answered import CommentCells
from assessment.files.answers import MISSING, UNKNOWN
from assessment.files.dates import read_dates
from assessment.files.duplicates import in_order_of_merit, repeated_positions, rule_of
from assessment.files.item_rows import ItemRows
from assessment.files.layout import Layout
from assessment.files.problems import Findings
from assessment.files.rejections import Rejections
from assessment.files.table import Codes, Column, Mask, Rows
from assessment.files.terms import Terms
from assessment.files.values import AnswerReader, Values
from assessment.files.vocabulary import Target

# No row at all, while `MISSING` stands for a row with an empty answer.
_ABSENT = -125
# Slices stay in the processor's cache while they are put in place.
_SLICE = 1 << 19


@dataclass(frozen=True, slots=True)
class _Meanings:
    """What each text of the response column means for each target.

    `by_format` (formats, texts + 1) has a row a response format and one for comments, which mean
    no value; `format` (targets,) tells which one a target has.
    """

    by_format: Values
    format: npt.NDArray[np.int64]
    response: Column

    def values(self, target: Codes, part: slice | Rows) -> Values:
        """The values of the answers in some rows."""
        codes = self.response.codes[part]
        single = len(self.by_format) == 1
        return self.by_format[0][codes] if single else self.by_format[self.format[target[part]], codes]


def read_answers(
    rows: ItemRows, respondents: int, layout: Layout, terms: Terms, findings: Findings
) -> tuple[ItemRows, Values]:
    """The rows that count, and the values (targets, respondents) that their answers come to.

    Where a respondent answers an item several times the last submitted answer counts, or else the
    first; the others are listed.
    """
    reader = AnswerReader(terms, findings)
    meanings = _meanings(rows, layout, reader)
    block = _block(rows, respondents, meanings)
    if np.count_nonzero(block != _ABSENT) < len(rows.table):
        rows = rows.at(_counting(rows, meanings, layout, findings))
        meanings = replace(meanings, response=layout.roles.column("response", rows.table))
        block = _block(rows, respondents, meanings)
    if (block == UNKNOWN).any():
        _list_unknown(rows, meanings, reader)
    block[(block == _ABSENT) | (block == UNKNOWN)] = MISSING
    return rows, block


def read_comments(rows: ItemRows, layout: Layout) -> Iterator[CommentCells]:
    """The answers to each comment question."""
    column = layout.roles.column("response", rows.table)
    for place, target in enumerate(rows.targets):
        if target.is_comment:
            cells = np.flatnonzero((rows.target == place) & (column.codes >= 0))
            yield CommentCells(target.id, rows.respondent[cells], column.at(cells), rows.table.rows[cells])


def _meanings(rows: ItemRows, layout: Layout, reader: AnswerReader) -> _Meanings:
    column = layout.roles.column("response", rows.table)
    nothing = np.full(len(column.texts) + 1, MISSING, dtype=np.int8)
    formats: dict[str, Values] = {}
    for target in rows.targets:
        name = _format(target, reader)
        if name not in formats:
            formats[name] = reader.table_of(target.id, column) if name else nothing
    order = list(formats)
    places = np.array([order.index(_format(target, reader)) for target in rows.targets], dtype=np.int64)
    return _Meanings(np.stack(list(formats.values()) or [nothing]), places, column)


def _format(target: Target, reader: AnswerReader) -> str:
    """The id of a target's response format; empty for a comment question."""
    return "" if target.is_comment else reader.books[target.id].format.id


def _block(rows: ItemRows, respondents: int, meanings: _Meanings) -> Values:
    """Every answer at its target and respondent (targets, respondents); `_ABSENT` where there is none."""
    block = np.full((len(rows.targets), respondents), _ABSENT, dtype=np.int8)
    flat = block.reshape(-1)
    for start in range(0, len(rows.table), _SLICE):
        part = slice(start, start + _SLICE)
        places = rows.target[part].astype(np.int64) * respondents + rows.respondent[part]
        flat[places] = meanings.values(rows.target, part)
    return block


def _counting(rows: ItemRows, meanings: _Meanings, layout: Layout, findings: Findings) -> Mask:
    """Which rows count, where some answer the same item for the same respondent; the others are listed."""
    rejections = Rejections(len(rows.table))
    moments = read_dates(rows.table, layout, findings.unlisted())
    heading, texts = meanings.response.heading, meanings.response.text_at
    keys = rows.respondent.astype(np.int64) * len(rows.targets) + rows.target
    for positions in repeated_positions(keys):
        winner, *others = in_order_of_merit(positions, moments)
        who = f"another answer to {rows.targets[int(rows.target[winner])].id!r} by the same rater"
        for at in others:
            kind = catalogue.DUPLICATE if _same(at, winner, rows, meanings) else catalogue.CONFLICT
            other, rule = rows.table.rows[winner], rule_of(moments, at, winner)
            rejections.add(at, kind, heading, texts(at), who=who, other=other, rule=rule)
    rejections.report(lambda at: [rows.table.rows[at]], findings)
    return rejections.kept()


def _same(one: int, other: int, rows: ItemRows, meanings: _Meanings) -> bool:
    """Whether two answers to the same question are the same: as values, or else as texts."""
    first, second = meanings.values(rows.target, np.array([one, other])).tolist()
    codes = meanings.response.codes
    is_value = first not in (MISSING, UNKNOWN)
    return bool(codes[one] == codes[other]) or (first == second and is_value)


def _list_unknown(rows: ItemRows, meanings: _Meanings, reader: AnswerReader) -> None:
    for start in range(0, len(rows.table), _SLICE):
        values = meanings.values(rows.target, slice(start, start + _SLICE))
        for at in (start + np.flatnonzero(values == UNKNOWN)).tolist():
            code = rows.targets[int(rows.target[at])].id
            reader.list_unknown(code, meanings.response, at, int(rows.table.rows[at]))
