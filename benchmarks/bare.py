"""Group means, numbers and SDs with numpy and nothing else: the least that the arithmetic costs.

Starts where everything is known to be right: columns of bytes in which 0 stands for no answer, and
integers for the participant and the rater group. Checks nothing, converts nothing, names nothing.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.data import GROUPS, ITEMS, OPTIONS, RATERS, REVERSE, SCALES, Block, blocks

Figures = tuple[npt.NDArray[Any], npt.NDArray[Any], npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """Byte columns by item, the integers of participant and group (rows,), the participants."""

    columns: tuple[npt.NDArray[np.int8], ...]
    participant: npt.NDArray[np.int64]
    group: npt.NDArray[np.int64]
    participants: int


def bare_table(raters: int) -> Table:
    """The wide table of `write_wide`, without a file in between."""
    parts = list(blocks(raters))
    rater = np.concatenate([part.rater for part in parts])
    whole = Block(rater, np.concatenate([part.answers for part in parts], axis=1))
    participants = -(-raters // RATERS)
    participant, group = whole.participant.astype(np.int64), whole.group.astype(np.int64)
    return Table(tuple(whole.answers), participant, group, participants)


def bare_figures(table: Table) -> dict[str, Figures]:
    """By scale: n, mean and SD (n-1), each (participants, groups)."""
    cell = table.participant * len(GROUPS) + table.group
    return {scale: _of_scale(table, cell, scale) for scale in dict.fromkeys(SCALES)}


def _of_scale(table: Table, cell: npt.NDArray[np.int64], scale: str) -> Figures:
    members = [item for item in range(len(ITEMS)) if SCALES[item] == scale]
    total, answered = (np.zeros(len(cell), dtype=np.int8) for _ in range(2))
    for item in members:
        column = table.columns[item]
        given = column != 0
        total += np.where(given, OPTIONS + 1 - column, 0) if REVERSE[item] else column
        answered += given
    enough = 3 * answered >= 2 * len(members)
    return _by_cell(cell[enough], total[enough] / answered[enough], table)


def _by_cell(cell: npt.NDArray[np.int64], scores: npt.NDArray[np.float64], table: Table) -> Figures:
    shape = table.participants, len(GROUPS)
    n, total, squares = (
        np.bincount(cell, weights, shape[0] * shape[1]).reshape(shape)
        for weights in (None, scores, scores * scores)
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / n
        sd = np.sqrt(np.maximum(squares - n * mean * mean, 0) / (n - 1))
    return n, mean, sd
