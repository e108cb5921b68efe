"""From arrays of cleared figures to the cells of one participant's profile."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    others = _cells(cleared.others.at(participant), cleared.others_shown[:, participant], TOO_FEW)
    figures, shown = cleared.groups.at(participant), cleared.shown[:, participant]
    every = {
        group.id: _cells(figures.of_group(place), shown[:, place], NO_ANSWER if group.attributed else TOO_FEW)
        for group, place in zip(groups, places, strict=True)
    }
    return [
        ColumnCells(own[k], others[k], {name: cells[k] for name, cells in every.items()})
        for k in range(len(own))
    ]


def _own_cell(score: float) -> Cell:
    return NO_ANSWER if isnan(score) else GroupScore(1, score)


def _cells(figures: Printed, shown: Mask, absent: Suppressed) -> list[Cell]:
    """One cell a column: `absent` where the figure may not be shown."""
    parts = (figures.mean, figures.low, figures.high, figures.assumed, figures.bound)
    whole = np.where(shown, figures.n, 0).astype(np.intp)
    rows = zip(*(array.tolist() for array in (whole, *parts)), shown.tolist(), strict=True)
    return [
        GroupScore(n, mean, known(low), known(high), assumed, _BOUNDS[bound]) if visible else absent
        for n, mean, low, high, assumed, bound, visible in rows
    ]


def known(number: float) -> float | None:
    """The number, or None where it is undefined."""
    return number if number == number else None  # noqa: PLR0124 - NaN differs from itself, and this is quick
