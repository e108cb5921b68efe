"""Items against scales: what a reader could work out from a scale's mean and the means of its items.

Where everybody in a group answered every item, the scale's mean is the mean of the item means and
tells nothing new. Where one rater left an item out, the two differ by a statement on that rater's
answers alone. So where some raters of a group left items out, but too few to hide in, one item of
the scale is kept from the page and from its totals: the one that most of them left out.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from scoring.disclosure.thresholds import Minima
from scoring.groups import Floats, Mask, raters_who_skipped
from scoring.keying import Ratings
from scoring.tables import People, Rows


def items_to_withhold(ratings: Ratings, people: People, answers: Floats, shown: Mask, needed: Minima) -> Mask:
    """Which item cells would tell a few raters' answers, (items, participants, groups).

    Parameters
    ----------
    ratings
        Of the whole cohort.
    people
        With every rater in the group that they are counted in; `self` comes last.
    answers
        (items, participants, groups), how many raters of each group answered each item.
    shown
        (scales, participants, groups), whether a group's score stands on the page. The raters of
        the other groups hide in one crowd, which counts as a group here.
    needed
        The fewest raters of each group and of a figure.
    """
    withheld = np.zeros(answers.shape, dtype=bool)
    for row, scale in enumerate(ratings.key.scale_names):
        items = list(ratings.key.members(scale))
        skipped = np.where(needed.attributed, 0, raters_who_skipped(ratings, people, items)[:, :-1])
        crowd = ~shown[row] & ~needed.attributed
        withheld[items] |= _few(skipped, needed.groups) & _least_answered(answers[items])
        few_in_crowd = _few(_together(skipped, crowd), needed.figure)
        withheld[items] |= few_in_crowd & crowd & _least_answered(_together(answers[items], crowd))
    return withheld


def _few(raters: Rows, enough: Rows | int) -> Mask:
    return (raters > 0) & (raters < enough)


def _together(table: npt.NDArray[Any], crowd: Mask) -> npt.NDArray[Any]:
    """The sum over the crowd's groups (last axis), kept as an axis of one."""
    return np.asarray(np.where(crowd, table, 0).sum(axis=-1, keepdims=True))


def _least_answered(answers: Floats) -> Mask:
    """One item (first axis) in each cell: the one with fewest answers, of equal ones the last."""
    last = len(answers) - 1 - np.argmin(answers[::-1], axis=0)
    places = np.arange(len(answers)).reshape(-1, *(1,) * last.ndim)
    return np.asarray(places == last, dtype=bool)
