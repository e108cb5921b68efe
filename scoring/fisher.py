"""The interval of a correlation."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import broadcast, level_problems
from scoring.division import ratio
from scoring.problems import raise_all
from scoring.quantiles import normal_quantile

Floats = NDArray[np.float64]

_FREE = 3  # what the variance of Fisher's z takes off the number of rows


class Bounds(NamedTuple):
    """The two ends of intervals, of one shape."""

    low: Floats
    high: Floats


def fisher_interval(correlation: ArrayLike, n: ArrayLike, *, confidence: float = 0.95) -> Bounds:
    """The interval of correlations: tanh(artanh r ± z / sqrt(n - 3)).

    Parameters
    ----------
    correlation
        r, any shape.
    n
        The number of rows behind each; it broadcasts with `correlation`.
    confidence
        Of the intervals; z is the normal quantile that leaves half of the rest above it. They hold
        for normal scores, and for ratings on few options they are an approximation.

    Returns
    -------
    Of the broadcast shape. NaN where the correlation is missing or 1 or -1 or beyond, and for fewer
    than 4 rows.

    Raises
    ------
    TableError
        Where `confidence` is no share between 0 and 1, and for shapes that do not broadcast together.

    References
    ----------
    Fisher (1921), Metron 1, 3-32.
    """
    raise_all(level_problems("confidence", confidence))
    r, rows = broadcast(correlation=correlation, n=n)
    z = np.arctanh(np.where(np.abs(r) < 1, r, np.nan))
    half = ratio(normal_quantile(confidence), np.sqrt(np.where(rows > _FREE, rows - _FREE, np.nan)))
    return Bounds(np.tanh(z - half), np.tanh(z + half))
