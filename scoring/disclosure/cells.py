"""From arrays of cleared figures to the cells of one participant's profile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import cycle, islice, repeat
from math import isnan

import numpy as np

from scoring.disclosure.cohort import Cleared
from scoring.disclosure.printed import BOTTOM, TOP, Printed
from scoring.groups import Mask
from scoring.profile import Bound, Cell, Gap, GroupScore, Reason, ShownGroup, Suppressed

TOO_FEW = Suppressed(Reason.TOO_FEW)
NO_ANSWER = Suppressed(Reason.NO_ANSWER)
UNDEFINED = Suppressed(Reason.UNDEFINED)
WOULD_REVEAL = Suppressed(Reason.WOULD_REVEAL)

_REMEMBERED = 1 << 16
"""How many scores a cache keeps: means of a few whole numbers come again and again."""

_BOUNDS = {0: None, TOP: Bound.AT_LEAST, BOTTOM: Bound.AT_MOST}
OPPOSITE = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
"""What a bound becomes where the figure is taken from another."""


@dataclass(frozen=True, slots=True)
class ColumnCells:
    """One scale or item of one participant: own score, all others, and each group by its id."""

    own: Cell
    others: Cell
    groups: dict[str, Cell]

    @property
    def gap(self) -> Gap | Suppressed:
        """Self minus all others; interval and bound are those of the others' mean, seen from self."""
        if isinstance(self.own, Suppressed):
            return self.own
        if isinstance(self.others, Suppressed):
            return self.others
        own, others = self.own.mean, self.others
        low = None if others.high is None else own - others.high
        high = None if others.low is None else own - others.low
        bound = None if others.bound is None else OPPOSITE[others.bound]
        return Gap(own - others.mean, low, high, bound)


def column_cells(
    cleared: Cleared, participant: int, groups: Sequence[ShownGroup], places: Sequence[int]
) -> list[ColumnCells]:
    """The cells of every column. `places` are the positions of `groups` in the arrays."""
    own = [_own_cell(score) for score in cleared.own[:, participant].tolist()]
    shown = cleared.others_shown[:, participant]
    others = _cells(cleared.others.at(participant), shown, repeat(TOO_FEW))
    absent = [NO_ANSWER if group.attributed else TOO_FEW for group in groups]
    figures, shown = cleared.groups.at(participant).of_groups(places), cleared.shown[:, participant, places]
    every, names = iter(_cells(figures, shown, cycle(absent))), [group.id for group in groups]
    return [
        ColumnCells(score, total, dict(zip(names, islice(every, len(names)), strict=True)))
        for score, total in zip(own, others, strict=True)
    ]


@lru_cache(_REMEMBERED)
def _own_cell(score: float) -> Cell:
    return NO_ANSWER if isnan(score) else GroupScore(1, score)


def _cells(figures: Printed, shown: Mask, absent: Iterable[Suppressed]) -> list[Cell]:
    """The cells in their order, one group after the other in each column.

    Where a figure may not be shown, the one of `absent` that comes at its place stands for it.
    """
    parts = (figures.mean, figures.low, figures.high, figures.assumed, figures.bound)
    whole = np.where(shown, figures.n, 0).astype(np.intp)
    rows = zip(*(array.ravel().tolist() for array in (whole, *parts, shown)), strict=True)
    return [
        _score(n, mean, low, high, assumed, bound) if visible else missing
        for (n, mean, low, high, assumed, bound, visible), missing in zip(rows, absent, strict=False)
    ]


@lru_cache(_REMEMBERED)
def _score(n: int, mean: float, low: float, high: float, assumed: bool, bound: int) -> GroupScore:  # noqa: FBT001 - a row of arrays
    return GroupScore(n, mean, known(low), known(high), assumed, _BOUNDS[bound])


def known(number: float) -> float | None:
    """The number, or None where it is undefined."""
    return number if number == number else None  # noqa: PLR0124 - NaN differs from itself, and this is quick
