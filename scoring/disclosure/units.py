"""Units: the raters whom a page keeps together, scale by scale.

A rater group that is shown on a scale is one unit. The protected raters of all groups that are not
shown are together one more, the crowd, if they are enough people to hide in; otherwise nothing
counts them. Every figure that is published follows from the means of units and from the answers of
attributed raters. So what a reader can work out splits into units, and each is looked at by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.disclosure.differencing import asked_of_the_crowd, counted_in_totals
from scoring.disclosure.thresholds import Minima, large_enough
from scoring.groups import Floats, Mask, Sums
from scoring.tables import People, Rows


@dataclass(frozen=True, slots=True)
class Units:
    """Which group is counted where. The last unit of a participant is the crowd.

    `alone` and `crowd` are (scales, participants, groups): groups that are units by themselves, and
    groups whose raters are in the crowd. `fewest` (participants, units) is the fewest raters that
    each unit needs, and `attributed` (groups,) marks groups that need no protection.
    """

    alone: Mask
    crowd: Mask
    fewest: Rows
    attributed: Mask

    @property
    def number(self) -> int:
        """Units of a participant: one for each group, and the crowd."""
        return int(self.alone.shape[-1]) + 1

    @property
    def protected(self) -> Mask:
        """Which units (units,) hold raters whose answers are protected."""
        return np.append(~self.attributed, True)

    def of(self, scales: Sequence[int]) -> "Units":
        """The units of each of `scales`, by position; a scale may stand there many times."""
        places = list(scales)
        return Units(self.alone[places], self.crowd[places], self.fewest, self.attributed)

    def gathered(self, sums: Sums) -> Sums:
        """Sums by group (columns, participants, groups) as sums by unit; hidden raters are in none."""
        n, total, squares = (self._gathered(table) for table in (sums.n, sums.total, sums.squares))
        return Sums(n, total, squares, sums.unit, sums.offset)

    def _gathered(self, table: Floats) -> Floats:
        alone = np.where(self.alone | self.attributed, table, 0)
        crowd = np.where(self.crowd, table, 0).sum(axis=-1, keepdims=True)
        return np.concatenate([alone, crowd], axis=-1)

    def of_rows(self, people: People) -> Rows:
        """The place (scales, rows) of each rater in a flat table participants x units.

        It is -1 for raters whom no figure counts, and for those who need no protection.
        """
        units = np.arange(self.number - 1)
        place = np.where(self.alone, units, np.where(self.crowd, self.number - 1, -1))
        place = np.where(self.attributed, -1, place)
        own = np.full((*place.shape[:2], 1), -1)
        found = np.concatenate([place, own], axis=-1)[:, people.participant, people.group]
        return np.where(found < 0, -1, people.participant * self.number + found)


def units_of(n: npt.NDArray[np.float64], needed: Minima) -> Units:
    """The units of every scale, from the numbers of rater scores (scales, participants, groups)."""
    alone = large_enough(n, needed)
    counted, _ = counted_in_totals(n, alone, needed)
    crowd = counted & ~alone & ~needed.attributed
    asked = asked_of_the_crowd(alone, needed).max(axis=0, initial=needed.figure)
    groups = np.broadcast_to(needed.groups, (len(asked), len(needed.groups)))
    return Units(alone, crowd, np.column_stack([groups, asked]), needed.attributed)
