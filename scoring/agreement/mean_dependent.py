"""Agreement against the greatest variance that the raters' own mean allows: awg."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.agreement.answers import (
    ROUNDING,
    answer_counts,
    item_means,
    item_variances,
    mean_of_known,
    option_problems,
    range_problems,
    rating_table,
)
from scoring.arguments import choice_problems, number_problems
from scoring.division import ratio
from scoring.problems import raise_all

Floats = NDArray[np.float64]
MeanOutOfRange = Literal["nan", "one_at_ends", "keep"]

RULES = ("nan", "one_at_ends", "keep")


def awg(
    ratings: ArrayLike, *, options: int, lowest: float = 1, out_of_range: MeanOutOfRange = "nan"
) -> Floats:
    """Agreement on one item, or on each of several: 1 - 2 variance / the greatest variance.

    With H and L the highest and lowest option, M the mean and k raters, the greatest variance (n-1)
    is ((H + L) M - M² - H L) k / (k - 1). The index is 1 for equal ratings, 0 for half of the
    greatest variance, and -1 for ratings at both ends only. The authors want at least A - 1 raters,
    A being the number of options, and read it like rwg: agreement from .70.

    Parameters
    ----------
    ratings
        Shape (raters,) or (raters, items), keyed, NaN where an answer is missing.
    options, lowest
        How many response options there are, one unit apart, and the lowest of them.
    out_of_range
        The greatest variance can be reached only by a mean from (L (k - 1) + H) / k to
        (H (k - 1) + L) / k. What is given for another mean: `nan`, as the authors say that the
        index cannot be read there; `keep` what the formula gives; or `one_at_ends`, which is 1
        where all raters chose the same end of the scale (the formula is 0 / 0 there) and else NaN.

    Returns
    -------
    Shape () or (items,); NaN for an item that fewer than 2 raters answered.

    Raises
    ------
    TableError
        For ratings outside the options, and for an unknown rule.

    References
    ----------
    Brown & Hauenstein (2005), Organizational Research Methods 8, 165-184.
    """
    table = rating_table(ratings)
    raise_all(
        option_problems(options) + number_problems(lowest=lowest) or range_problems(table, options, lowest)
    )
    index = awg_from_moments(
        item_means(table),
        item_variances(table),
        answer_counts(table),
        ends=(lowest, lowest + options - 1),
        out_of_range=out_of_range,
    )
    return index.reshape(np.shape(ratings)[1:])


def awg_j(
    ratings: ArrayLike, *, options: int, lowest: float = 1, out_of_range: MeanOutOfRange = "nan"
) -> float:
    """Agreement on a whole scale: the mean of `awg` over those items on which it is defined.

    Items on which all raters chose the same end count only under `one_at_ends`; without them a
    scale on which raters agree fully on such items looks less agreed on than it is. Parameters,
    errors and reference as in `awg`. NaN where it is defined on no item.
    """
    table = rating_table(ratings)
    return float(mean_of_known(awg(table, options=options, lowest=lowest, out_of_range=out_of_range)))


def awg_from_moments(
    mean: ArrayLike,
    variance: ArrayLike,
    raters: ArrayLike,
    *,
    ends: tuple[float, float],
    out_of_range: MeanOutOfRange = "nan",
) -> Floats:
    """The index of `awg` from the mean and variance of each item.

    Parameters
    ----------
    mean, variance, raters
        Of the ratings of an item: mean, variance (n-1) and the number who answered; any one shape,
        NaN where undefined.
    ends
        The lowest and the highest response option.
    out_of_range
        As in `awg`.
    """
    raise_all(choice_problems("out_of_range", out_of_range, RULES))
    low, high = ends
    m, s2, k = (np.asarray(given, dtype=float) for given in (mean, variance, raters))
    room = np.minimum(m - low, high - m) * k
    at_an_end = room <= ROUNDING  # of the scale, where the formula is 0 / 0
    index = 1 - 2 * ratio(s2 * (k - 1), np.where(at_an_end, 0.0, k * (high - m) * (m - low)))
    if out_of_range == "keep":
        return index
    readable = np.where(room >= high - low - ROUNDING, index, np.nan)
    full = (out_of_range == "one_at_ends") & at_an_end & (s2 >= 0)
    return np.where(full, 1.0, readable)
