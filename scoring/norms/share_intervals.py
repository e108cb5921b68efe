"""Intervals of a share: so many of n, where an equal score may count as half a one."""

from collections.abc import Callable
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, level_problems
from scoring.noncentral_t import Ends
from scoring.problems import raise_all

Floats = NDArray[np.float64]
ShareMethod = Literal["jeffreys", "wilson", "clopper_pearson", "mid_p"]

_HALVINGS = 50


def share_interval(
    count: ArrayLike, n: int, *, method: ShareMethod = "jeffreys", confidence: float = 0.95
) -> Ends:
    """The interval of the share in a population of which `count` of `n` were found in a sample.

    Parameters
    ----------
    count
        From 0 to n, any shape; half ones go by the same formulas, for which the binomial probabilities
        are written as beta functions.
    n
        The size of the sample.
    method
        `jeffreys`: quantiles of Beta(count + 1/2, n - count + 1/2), what is to be believed of the
        share if nothing was known before; 0 for a count of 0, 1 for a count of n. `wilson`: the shares
        from which the count is no further away than a normal quantile. `clopper_pearson`: the shares
        under which the count is not too rare, never narrower than promised. `mid_p`: as that, the
        probability of the count itself counting half, which is less cautious.
    confidence
        Of the interval, between 0 and 1.

    Returns
    -------
    In the shape of `count`; NaN where it is NaN, and all over for n = 0.

    Raises
    ------
    TableError
        For an unknown method, a confidence that is no share, or a count beyond 0 to n.

    References
    ----------
    Brown, Cai & DasGupta (2001), Statistical Science 16, 101-133. Wilson (1927), Journal of the
    American Statistical Association 22, 209-212. Clopper & Pearson (1934), Biometrika 26, 404-413.
    Lancaster (1961), Journal of the American Statistical Association 56, 223-234 (mid-p).
    """
    counts = np.asarray(count, dtype=float)
    raise_all(
        choice_problems("method", method, get_args(ShareMethod))
        + level_problems("confidence", confidence)
        + _count_problems(counts, n)
    )
    if n == 0:
        return Ends(counts * np.nan, counts * np.nan)
    return _ENDS[method](counts, n, (1 - confidence) / 2)


def _count_problems(counts: Floats, n: int) -> list[str]:
    beyond = (counts < 0) | (counts > n)
    if not beyond.any():
        return []
    return [f"count: {beyond.sum()} values are below 0 or above n, which is {n}. Give counts from 0 to n."]


def _jeffreys(c: Floats, n: int, tail: float) -> Ends:
    from scipy.special import betaincinv  # noqa: PLC0415 - imported where an interval asks for it

    low, high = (betaincinv(c + 0.5, n - c + 0.5, share) for share in (tail, 1 - tail))
    return Ends(np.where(c == 0, 0.0, low), np.where(c == n, 1.0, high))


def _wilson(c: Floats, n: int, tail: float) -> Ends:
    from scipy.special import ndtri  # noqa: PLC0415 - imported where an interval asks for it

    z = float(ndtri(1 - tail))
    centre = (c + z**2 / 2) / (n + z**2)
    half = z * np.sqrt(c * (n - c) / n + z**2 / 4) / (n + z**2)
    return Ends(np.where(c == 0, 0.0, centre - half), np.where(c == n, 1.0, centre + half))


def _clopper_pearson(c: Floats, n: int, tail: float) -> Ends:
    return Ends(_exact_low(c, n, tail), 1 - _exact_low(n - c, n, tail))


def _exact_low(c: Floats, n: int, tail: float) -> Floats:
    """The share under which the count or more has the probability `tail`."""
    from scipy.special import betaincinv  # noqa: PLC0415 - imported where an interval asks for it

    return np.where(c == 0, 0.0, betaincinv(np.where(c == 0, 1.0, c), n - c + 1, tail))


def _mid_p(c: Floats, n: int, tail: float) -> Ends:
    return Ends(_mid_p_low(c, n, tail), 1 - _mid_p_low(n - c, n, tail))


def _mid_p_low(c: Floats, n: int, tail: float) -> Floats:
    """The share under which the count or more is as rare as `tail`, the count itself counting half."""
    low, high = np.zeros_like(c), np.where(np.isnan(c), np.nan, 1.0)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        rare = (_at_least(c, n, middle) + _at_least(c + 1, n, middle)) / 2 < tail
        low, high = np.where(rare, middle, low), np.where(rare, high, middle)
    return np.where(c == 0, 0.0, (low + high) / 2)


def _at_least(c: Floats, n: int, share: Floats) -> Floats:
    """How probable it is that a binomial count is c or more: 1 from 0 down, 0 above n."""
    from scipy.special import betainc  # noqa: PLC0415 - imported where an interval asks for it

    inside = (c > 0) & (c < n + 1)
    middle = betainc(np.where(inside, c, 1.0), np.where(inside, n - c + 1, 1.0), share)
    return np.where(inside, middle, c <= 0)


_ENDS: dict[str, Callable[[Floats, int, float], Ends]] = {
    "jeffreys": _jeffreys,
    "wilson": _wilson,
    "clopper_pearson": _clopper_pearson,
    "mid_p": _mid_p,
}
