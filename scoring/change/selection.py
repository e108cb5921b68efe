"""What selection alone does: those picked for their scores come back to the mean by themselves."""

from dataclasses import dataclass
from math import inf, isfinite, nan, pi, sqrt
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, infinity_problems, number_problems
from scoring.arrays import floats
from scoring.printing import Printed, Table, numbered_rows
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Side = Literal["above", "below"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionEffect(Printed):
    """What is to be expected of those picked beyond a cut-off: arrays of one shape.

    `share` of all are picked; their mean is `before` at first, `after` the next time, `change` apart.
    NaN where `reason` says why.
    """

    share: Floats
    before: Floats
    after: Floats
    change: Floats
    reason: str

    def table(self) -> Table:
        """A row a cut-off."""
        rows = numbered_rows(self.share, self.before, self.after, self.change)
        headings = ("cut-off", "share", "before", "after", "change")
        return Table("Expected change of those picked, without a programme", headings, rows, (self.reason,))


def selection_effect(
    cutoff: ArrayLike, *, mean: float, sd: float, reliability: float, side: Side = "below"
) -> SelectionEffect:
    """How far a group that was picked for its scores comes back to the mean by itself.

    With z the distance of the cut-off from the mean in SDs, outwards, and C = phi(z) / (1 - Phi(z)),
    those picked have the mean `mean` -+ sd C at first, and reliability sd C away from it the next
    time: they change by (1 - reliability) sd C, up if they were picked from below.

    Parameters
    ----------
    cutoff
        Scores beyond which participants are picked, any shape.
    mean, sd, reliability
        As in `scoring.change.regression.expected_after`; scores are taken as normally distributed.
    side
        Whether those `below` or those `above` the cut-off are picked.

    Returns
    -------
    In the cut-offs' shape. NaN with the reason where the SD is not above 0 or the reliability below 0
    or above 1; NaN for a cut-off of NaN.

    Raises
    ------
    TableError
        For an unknown side, or a cut-off that is infinite.

    References
    ----------
    Davis (1976), American Journal of Epidemiology 104, 493-498. Barnett, van der Pols & Dobson (2005),
    International Journal of Epidemiology 34, 215-220.
    """
    from scipy.special import erfcx, ndtr  # noqa: PLC0415 - imported where an effect asks for it

    limits = floats(cutoff, name="cutoff")
    numbers = number_problems(mean=mean, sd=sd, reliability=reliability)
    raise_all(numbers + choice_problems("side", side, get_args(Side)) + infinity_problems(limits, "cutoff"))
    reason = why_no_regression(mean, sd, reliability)
    outwards = 1 if side == "above" else -1
    z = np.full(limits.shape, nan) if reason else outwards * (limits - mean) / sd
    distance = sd * sqrt(2 / pi) / erfcx(z / sqrt(2))  # phi(z) / (1 - Phi(z)), however far out
    return SelectionEffect(
        share=ndtr(-z),
        before=mean + outwards * distance,
        after=mean + outwards * reliability * distance,
        change=-outwards * (1 - reliability) * distance,
        reason=reason,
    )


def why_no_regression(mean: float, sd: float, reliability: float) -> str:
    """Why nothing is to be expected, or nothing."""
    problems = {
        "there is no mean": not isfinite(mean),
        "the SD is not above 0": not 0 < sd < inf,
        "the reliability is not from 0 to 1": not 0 <= reliability <= 1,
    }
    return "; ".join(problem for problem, holds in problems.items() if holds)
