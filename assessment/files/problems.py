"""The catalogue of everything that can be wrong with a file of responses, and its error.

Each kind of problem has a code, what it does to the data, a reason and a mending. The same list
stands in `docs/responses.md`; a test holds both together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

SHOWN_LENGTH = 120
MOST_SHOWN = 50
MOST_LEFT_OUT = 100_000


class Effect(StrEnum):
    """What a problem does to the data: from the refusal of the file down to nothing at all."""

    FILE = "file"
    ROW = "row"
    CELL = "cell"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem; `reason` and `mending` are templates for `str.format`."""

    code: str
    effect: Effect
    reason: str
    mending: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One finding: where it is, what stands there, what is wrong and how to mend it.

    `row` is the row as a spreadsheet or text editor with records counts it, headings included,
    from 1; in Parquet, which has no heading row, the first row of data is 1. It is None where
    the whole file or column is meant.
    """

    file: str
    row: int | None
    column: str
    value: str
    code: str
    effect: Effect
    reason: str
    mending: str

    def __str__(self) -> str:
        """The finding on one line, as screens show it."""
        row = f":{self.row}" if self.row is not None else ""
        column = f" column {self.column!r}" if self.column else ""
        return f"{self.file}{row}{column}: {self.reason}. {self.mending} [{self.code}]"


class ResponsesError(ValueError):
    """A file of responses, or a mapping, that cannot be used.

    `problems` holds everything that is wrong; as text the error shows the first `MOST_SHOWN`.
    """

    def __init__(self, problems: Sequence[RowProblem]) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[:MOST_SHOWN]]
        more = len(self.problems) - len(lines)
        super().__init__("\n".join([*lines, f"... and {more} more"] if more else lines))


TOO_MANY = Kind(
    "R-19",
    Effect.FILE,
    "more than {limit} rows and answers cannot be used",
    "Look at the first of those listed: the mapping or the instrument may not be those of this file.",
)


class Findings:
    """Collects the problems of one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[RowProblem] = []
        self._left_out = 0

    def add(
        self, kind: Kind, *, row: int | None = None, column: str = "", value: str = "", **details: object
    ) -> None:
        """List a problem; `details` fill the templates of its kind beside `value` and `column`.

        Raises
        ------
        ResponsesError
            Where more than `MOST_LEFT_OUT` rows and cells would be left out: that many tell of a
            wrong mapping and not of wrong answers.
        """
        shown = value if len(value) <= SHOWN_LENGTH else value[:SHOWN_LENGTH] + "…"
        filling = {"value": shown, "column": column, **details}
        reason, mending = (text.format_map(filling) for text in (kind.reason, kind.mending))
        where = self.file, None if row is None else int(row), column
        self.problems.append(RowProblem(*where, shown, kind.code, kind.effect, reason, mending))
        self._left_out += kind.effect in (Effect.ROW, Effect.CELL)
        if self._left_out > MOST_LEFT_OUT:
            self._left_out = 0
            raise self.refuse(TOO_MANY, limit=MOST_LEFT_OUT)

    def refuse(self, kind: Kind, *, column: str = "", value: str = "", **details: object) -> ResponsesError:
        """The error to raise for a file that cannot be read any further."""
        self.add(kind, row=None, column=column, value=value, **details)
        return ResponsesError(self.in_order())

    def unlisted(self) -> "Findings":
        """Findings of the same file for a first look at rows that may yet be left out."""
        return Findings(self.file)

    def in_order(self) -> list[RowProblem]:
        """The problems: first those of the file as a whole, then those of its rows from the top."""
        return sorted(self.problems, key=lambda problem: problem.row or 0)

    def raise_refusals(self) -> None:
        """Raise one error for everything that makes the whole file unusable."""
        if any(problem.effect is Effect.FILE for problem in self.problems):
            raise ResponsesError([p for p in self.in_order() if p.effect is Effect.FILE])
