"""Totals: what a reader could work out by taking what is shown from a total.

With the manager's score, the mean of three direct reports and the mean of all others on the page,
a single hidden peer is found by subtraction. So a total counts the groups that are shown, and the
raters of the others only where these together are enough people to hide in. Then a group of
nobody and a group of too few leave the same page behind.
"""

import numpy as np
import numpy.typing as npt

from scoring.disclosure.thresholds import Minima
from scoring.groups import Floats, Mask
from scoring.tables import Rows


def counted_in_totals(n: npt.NDArray[np.float64], shown: Mask, needed: Minima) -> tuple[Mask, Floats]:
    """Which cells a total may count, and how many protected raters it then rests on.

    The raters that are not shown hide in one crowd, which any subtraction leaves whole. It has to
    be as large as the strictest of their groups asks, whether or not anybody is in that group.

    Parameters
    ----------
    n
        (columns, participants, groups), raters in each cell; `self` is not among the groups.
    shown
        The same shape: whether the cell is shown on its own.
    needed
        The fewest raters of each group and of a figure.

    Returns
    -------
    The cells that totals count, (columns, participants, groups), and the protected raters in them,
    (columns, participants).
    """
    protected = np.where(needed.attributed, 0, n)
    crowd = np.where(shown, 0, protected).sum(axis=-1)
    counted = shown | (crowd >= asked_of_the_crowd(shown, needed))[..., None]
    return counted, np.where(counted, protected, 0).sum(axis=-1)


def asked_of_the_crowd(shown: Mask, needed: Minima) -> Rows:
    """The fewest raters (columns, participants) of a crowd: what the strictest hidden group asks."""
    asked = np.where(shown | needed.attributed, 0, needed.groups)
    return np.asarray(asked.max(axis=-1, initial=needed.figure), dtype=np.intp)
