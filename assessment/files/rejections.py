"""The rows that are left out, each with the first reason found for it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

from assessment.files.problems import Findings, Kind
from assessment.files.table import Mask

RowsOf = Callable[[int], Iterable[int]]


class Rejection(NamedTuple):
    """Why a row is left out, and the column and value that show it."""

    kind: Kind
    column: str
    value: str
    details: dict[str, object]


class Rejections:
    """Collects what is left out among `length` rows or respondents, by position."""

    def __init__(self, length: int) -> None:
        self._length = length
        self._reasons: dict[int, Rejection] = {}

    def add(self, at: int, kind: Kind, column: str = "", value: str = "", **details: object) -> None:
        """Leave out what stands at a position, unless it is left out already."""
        self._reasons.setdefault(at, Rejection(kind, column, value, details))

    def kept(self) -> Mask:
        """Which positions (length,) are not left out."""
        kept = np.ones(self._length, dtype=np.bool_)
        kept[list(self._reasons)] = False
        return kept

    def report(self, rows_of: RowsOf, findings: Findings) -> None:
        """List every row of everything that is left out; `rows_of` gives the file's rows by position."""
        for at, (kind, column, value, details) in sorted(self._reasons.items(), key=lambda reason: reason[0]):
            for row in rows_of(at):
                findings.add(kind, row=row, column=column, value=value, **details)
