"""Rater scores: the mean of the items that a rater answered, where these are enough."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
import numpy.typing as npt

from scoring.keying import Ratings
from scoring.tables import Codes

Floats = npt.NDArray[np.float64]

LARGEST_UNIT = 10_000
"""With a much finer unit the sums of squares would no longer be exact in a float."""


@dataclass(frozen=True, slots=True)
class RaterScores:
    """One row a scale, one column a rater.

    `parts` (scales, raters) counts each score in whole parts of a response option, `unit`
    (scales,) says how many parts make one, and `offset` (scales,) is the rating of no part. Parts
    are whole unless a scale is long, which keeps sums exact; `whole` (scales,) says which are. A
    score is NaN where the rater answered too few of the scale's items.
    """

    scales: tuple[str, ...]
    parts: Floats
    unit: Floats
    offset: Floats
    whole: npt.NDArray[np.bool_]

    @property
    def values(self) -> Floats:
        """The scores (scales, raters) in response units."""
        return self.parts / self.unit[:, None] + self.offset[:, None]


def rater_scores(ratings: Ratings, share: Fraction) -> RaterScores:
    """Mean of the answered items of each scale, where `answered / items >= share`.

    The share is compared as a fraction of whole numbers, so 2 of 3 items meet a share of 2/3.
    Nothing is imputed.
    """
    key, names = ratings.key, ratings.key.scale_names
    parts = np.empty((len(names), len(ratings.people.participant)))
    unit, offset, whole = np.ones(len(names)), np.empty(len(names)), np.empty(len(names), dtype=bool)
    for row, name in enumerate(names):
        members = key.members(name)
        worth = _worth_of_an_answer(len(members), share)
        total, answered = _sum_and_count([ratings.codes[i] for i in members], key.options(members[0]))
        np.take(worth, answered, out=parts[row], mode="clip")  # nothing to clip, but no buffer either
        parts[row] *= total
        unit[row], offset[row] = worth[len(members)] * len(members), key.minimum[members[0]] - 1
        whole[row] = not np.nansum(worth % 1)
    return RaterScores(scales=names, parts=parts, unit=unit, offset=offset, whole=whole)


def _worth_of_an_answer(items: int, share: Fraction) -> Floats:
    """Parts that one option step counts for, by the number of answers (0 to `items`).

    The unit divides evenly by every number of answers that is enough, as long as it stays small.
    """
    needed = max(1, -(-share.numerator * items // share.denominator))
    exact = lcm(*range(needed, items + 1))
    unit = exact if exact <= LARGEST_UNIT else items
    return np.array([np.nan] * needed + [unit / answers for answers in range(needed, items + 1)])


def _sum_and_count(columns: list[Codes], options: int) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """Sum and number of the answers (rows,), in the smallest type that holds them."""
    kind = np.min_scalar_type(len(columns) * options)
    total = np.zeros(len(columns[0]), dtype=kind)
    answered = np.zeros(len(columns[0]), dtype=kind)
    for column in columns:
        np.add(total, column, out=total)
        np.add(answered, (column != 0).view(np.uint8), out=answered)
    return total, answered
