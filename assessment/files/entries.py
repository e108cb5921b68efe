"""The respondents of a long table, found before anything is tidied: each run of ids is looked at once.

Ten million rows are a few hundred thousand respondents, so everything about ids, groups and details
is then done for respondents and not for rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from assessment.files.table import Codes, Column, Rows


@dataclass(frozen=True, slots=True)
class Entries:
    """`of_row` (rows,) numbers the entries by their first row; `first` (entries,) is that row."""

    of_row: npt.NDArray[np.int32]
    first: Rows


def find_entries(columns: Sequence[Column]) -> Entries:
    """Rows with the same codes in all of `columns` are one entry."""
    starts = np.flatnonzero(_run_starts([column.codes for column in columns]))
    keys = np.zeros(len(starts), dtype=np.int64)
    for column in columns:
        keys = keys * (len(column.texts) + 1) + column.codes[starts] + 1
    entry, distinct = pd.factorize(keys)
    lengths = np.diff(starts, append=len(columns[0].codes))
    first = np.zeros(len(distinct), dtype=np.int64)
    first[entry[::-1]] = starts[::-1]
    return Entries(np.repeat(entry.astype(np.int32), lengths), first)


class RowsOfEntries:
    """The file's rows of an entry by its position, for the few entries that must be listed."""

    def __init__(self, of_row: npt.NDArray[np.int32], rows: Rows) -> None:
        self._of_row, self._rows = of_row, rows
        self._order: Rows | None = None

    def __call__(self, at: int) -> Iterable[int]:
        """The numbers of the rows, in their order."""
        if self._order is None:
            self._order = np.argsort(self._of_row, kind="stable")
            self._sorted = self._of_row[self._order]
        low, high = np.searchsorted(self._sorted, [at, at + 1])
        rows: list[int] = self._rows[self._order[low:high]].tolist()
        return rows


def _run_starts(codes: Sequence[Codes]) -> npt.NDArray[np.bool_]:
    """Where (rows,) any of several columns differs from the row before."""
    starts = np.ones(len(codes[0]), dtype=np.bool_)
    starts[1:] = codes[0][1:] != codes[0][:-1]
    for column in codes[1:]:
        starts[1:] |= column[1:] != column[:-1]
    return starts
