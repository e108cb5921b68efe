"""The columns of answers made numbers; what is no answer to its item is listed and left out."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from assessment.files import catalogue
from assessment.files.answers import MISSING, UNKNOWN, Answer, AnswerBook, Manner, answer_books
from assessment.files.problems import Findings
from assessment.files.table import Column, Rows
from assessment.files.terms import Terms
from instruments.model import ANY_LANGUAGE

Values = npt.NDArray[np.int8]


class AnswerReader:
    """Reads answers to the items of one instrument, and lists the cells that must be left out."""

    def __init__(self, terms: Terms, findings: Findings) -> None:
        self._findings = findings
        self._by_position: set[str] = set()
        self.books: Mapping[str, AnswerBook] = answer_books(terms.instrument, terms.mapping)

    def item(self, code: str, columns: Sequence[Column], rows: Rows) -> Values:
        """The values (rows,) of an item from its column, or from several that never both answer.

        Beside options these are `MISSING` and `NOT_OBSERVED`.
        """
        values = self._column(code, columns[0], rows)
        for place, column in enumerate(columns[1:], start=1):
            more = self._column(code, column, rows)
            differ = (values != MISSING) & (more != MISSING) & (values != more)
            self._list_disagreements(code, columns[: place + 1], np.flatnonzero(differ), rows)
            values = np.where(values == MISSING, more, values)
        return values

    def table_of(self, code: str, column: Column) -> Values:
        """The value of each distinct text of a column (texts + 1,), with that of an empty cell last."""
        answers = [self.books[code].read(text) for text in column.texts.to_pylist()]
        self._note_manners(code, column, answers)
        return np.array([*(answer.value for answer in answers), MISSING], dtype=np.int8)

    def list_unknown(self, code: str, column: Column, at: int, row: int) -> None:
        """List a cell that is no answer to its item."""
        details = {"item": code, "options": self.books[code].options()}
        heading, value = column.heading, column.text_at(at)
        self._findings.add(catalogue.OUTSIDE_OPTIONS, row=row, column=heading, value=value, **details)

    def _column(self, code: str, column: Column, rows: Rows) -> Values:
        values = self.table_of(code, column)[column.codes]
        unknown = np.flatnonzero(values == UNKNOWN)
        for at in unknown.tolist():
            self.list_unknown(code, column, at, int(rows[at]))
        values[unknown] = MISSING
        return values

    def _list_disagreements(self, code: str, columns: Sequence[Column], positions: Rows, rows: Rows) -> None:
        """List the cells of the last column that differ from what an earlier one holds."""
        *earlier, last = columns
        for at in positions.tolist():
            first = next(column for column in earlier if column.codes[at] >= 0)
            details = {"other": first.text_at(at), "first": first.heading, "item": code}
            heading, value = last.heading, last.text_at(at)
            self._findings.add(catalogue.TWO_ANSWERS, row=rows[at], column=heading, value=value, **details)

    def _note_manners(self, code: str, column: Column, answers: Sequence[Answer]) -> None:
        """Remark on labels and codes in one column, and once a format on codes taken by position."""
        manners = {answer.manner for answer in answers} - {Manner.OTHER}
        if manners in (set(), {Manner.NUMBER}, {Manner.LABEL}):
            return
        examples: dict[Manner, str] = {}
        for text, answer, used in zip(column.texts.to_pylist(), answers, column.used(), strict=True):
            if used:
                examples.setdefault(answer.manner, text)
        number = examples.get(Manner.NUMBER) or examples.get(Manner.POSITION)
        if Manner.LABEL in examples and number:
            label, heading = examples[Manner.LABEL], column.heading
            self._findings.add(catalogue.LABELS_AND_CODES, column=heading, label=label, number=number)
        if Manner.POSITION in examples:
            self._note_positions(self.books[code], examples[Manner.POSITION])

    def _note_positions(self, book: AnswerBook, example: str) -> None:
        if book.format.id in self._by_position:
            return
        self._by_position.add(book.format.id)
        first, *_, last = (option.label.in_language(ANY_LANGUAGE) for option in book.in_order())
        kind, count = catalogue.CODES_BY_POSITION, len(book.format.options)
        self._findings.add(kind, value=example, first=first, last=last, count=count)
