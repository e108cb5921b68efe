"""From arrays of cleared figures to the cells of one participant's profile."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from scoring.disclosure.cohort import Cleared
from scoring.figures import Figures
from scoring.groups import Mask
from scoring.profile import Cell, Gap, GroupScore, Reason, ShownGroup, Suppressed

TOO_FEW = Suppressed(Reason.TOO_FEW)
NO_ANSWER = Suppressed(Reason.NO_ANSWER)
UNDEFINED = Suppressed(Reason.UNDEFINED)


@dataclass(frozen=True, slots=True)
class ColumnCells:
    """One scale or item of one participant: own score, all others, and each group by its id."""

    own: Cell
    others: Cell
    groups: dict[str, Cell]

    @property
    def gap(self) -> Gap | Suppressed:
        """Self minus all others; its interval is that of the others' mean, seen from the own score."""
        if isinstance(self.own, Suppressed):
            return self.own
        if isinstance(self.others, Suppressed):
            return self.others
        own, others = self.own.mean, self.others
        low = None if others.high is None else own - others.high
        high = None if others.low is None else own - others.low
        return Gap(own - others.mean, low, high)


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


def _cells(figures: Figures, shown: Mask, absent: Suppressed) -> list[Cell]:
    """One cell a column: `absent` where the figure may not be shown."""
    span = figures.interval
    arrays = (shown, figures.n, figures.mean, span.low, span.high, span.pooled)
    rows = zip(*(array.tolist() for array in arrays), strict=True)
    return [
        GroupScore(int(n), mean, known(low), known(high), pooled) if visible else absent
        for visible, n, mean, low, high, pooled in rows
    ]


def known(number: float) -> float | None:
    """The number, or None where it is undefined."""
    return None if isnan(number) else number
