"""Ratings laid out for the likelihood: participants, items, and raters or rater groups as axes.

Raters beyond those that a participant has are 0 throughout. Items and rater groups together are one
axis of items x groups.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.generalizability.design import Ratings

Floats = NDArray[np.float64]

_SUMMED = {  # axes of (participants, items, rater groups) that the levels of an effect take together
    "p": (1, 2),
    "g": (0, 1),
    "i": (0, 2),
    "pg": (1,),
    "pi": (2,),
    "gi": (0,),
    "pgi": (),
}


class Layout(NamedTuple):
    """Standardised ratings, where there are any, and who and what they belong to."""

    values: Floats  # (participants, items, raters)
    present: Floats  # the same: 1 where there is a rating
    member: Floats  # (participants, raters, groups): 1 in the rater's group
    means: Floats  # (items x groups, fixed means): 1 for the mean they have
    middle: float
    spread: float

    @classmethod
    def of(cls, ratings: Ratings, *, fixed_groups: bool) -> "Layout":
        """Standardising keeps the search in one range for any response format."""
        codes = ratings.codes
        _, first = np.unique(codes["r"], return_index=True)
        start = np.searchsorted(codes["p"][first], np.arange(ratings.levels("p")))
        slot = codes["r"] - start[codes["p"]]
        groups, items, raters = ratings.levels("g"), ratings.levels("i"), int(slot.max()) + 1
        middle, spread = float(ratings.values.mean()), float(ratings.values.std())
        values = np.zeros((ratings.levels("p"), items, raters))
        present, member = np.zeros_like(values), np.zeros((len(values), raters, groups))
        values[codes["p"], codes["i"], slot] = (ratings.values - middle) / spread
        present[codes["p"], codes["i"], slot] = 1.0
        member[codes["p"], slot, codes["g"]] = 1.0
        means = np.tile(np.eye(groups), (items, 1)) if fixed_groups else np.ones((items * groups, 1))
        return cls(values, present, member, means, middle, spread)

    @property
    def free(self) -> int:
        """The number of ratings beyond the fixed means."""
        return int(self.present.sum()) - len(self.means.T)

    def to_raters(self, by_group: Floats) -> Floats:
        """What holds for items and groups, for the raters of these who rated."""
        return np.asarray((by_group @ self.member.swapaxes(1, 2)) * self.present)

    def over_levels(self, effect: str, values: Floats) -> Floats:
        """The sum of the values over each level of an effect, spread out to its ratings."""
        if effect == "residual":
            return values
        if effect == "r":
            return np.asarray(values.sum(axis=1, keepdims=True) * self.present)
        totals = (values @ self.member).sum(axis=_SUMMED[effect], keepdims=True)
        return self.to_raters(np.broadcast_to(totals, (*values.shape[:2], self.member.shape[2])))
