"""The reliability of a test that is made longer or shorter."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import broadcast
from scoring.division import ratio
from scoring.problems import raise_all

Floats = NDArray[np.float64]


def spearman_brown(reliability: ArrayLike, times: ArrayLike) -> Floats:
    """The reliability of the sum of `times` parallel parts: k r / (1 + (k - 1) r).

    Parameters
    ----------
    reliability
        r of one part, any shape: of an item, a scale, a rater.
    times
        k, how many times as long the whole is; below 1 where it is shortened. It broadcasts with
        `reliability`.

    Returns
    -------
    Of the broadcast shape. NaN where the reliability is missing or above 1, and where it is so
    negative that the formula turns over: for k > 1 at -1 / (k - 1) and below, else below -1.

    Raises
    ------
    TableError
        Where `times` is not above 0, and for shapes that do not broadcast together.

    References
    ----------
    Spearman (1910), British Journal of Psychology 3, 271-295. Brown (1910), British Journal of
    Psychology 3, 296-322.
    """
    r, k = broadcast(reliability=reliability, times=times)
    short = int((k <= 0).sum())
    raise_all(
        [f"times: {short} values are 0 or less. Give how many times as long, above 0."] if short else []
    )
    r = np.where(np.abs(r) <= 1, r, np.nan)
    spread = 1 + (k - 1) * r
    stepped = ratio(k * r, np.where(spread > 0, spread, np.nan))
    return np.minimum(stepped, 1.0)  # rounding would take a reliability of 1 past it
