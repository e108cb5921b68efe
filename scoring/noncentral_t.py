"""The interval of a noncentrality, from which come intervals of whatever is a mean in units of an SD."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

_HALVINGS = 44  # of a bracket a few standard errors wide, which leaves nothing but rounding
_FAR = 1e4  # beyond, the distribution function is not to be had


class Ends(NamedTuple):
    """The two ends of an interval, arrays of one shape."""

    low: Floats
    high: Floats


def noncentrality_interval(t: ArrayLike, df: ArrayLike, *, confidence: float) -> Ends:
    """The noncentralities under which a value of t, or one further out, is just not too rare.

    At the low end a share (1 - confidence) / 2 of the noncentral t distribution lies above `t`, at
    the high end as much lies below.

    Parameters
    ----------
    t, df
        The observed value and its degrees of freedom, any shapes that broadcast together.
    confidence
        Of the interval, between 0 and 1.

    Returns
    -------
    Exact for |t| up to 10 000; beyond, where the numerator's error is next to nothing, only that of
    the SD is counted. NaN where t is no finite number or df is not above 0.

    References
    ----------
    Steiger & Fouladi (1997), in Harlow, Mulaik & Steiger, What If There Were No Significance Tests?
    """
    value, freedom = np.broadcast_arrays(np.asarray(t, dtype=float), np.asarray(df, dtype=float))
    known = np.isfinite(value) & (freedom > 0)
    size, freedom = (np.where(known, part, np.nan) for part in (np.abs(value), freedom))
    near, far = (_quantile(size, freedom, share) for share in ((1 - confidence) / 2, (1 + confidence) / 2))
    return Ends(np.where(value < 0, -far, near), np.where(value < 0, -near, far))


def _quantile(t: Floats, df: Floats, share: float) -> Floats:
    """The noncentrality below which lies `share` of t sqrt(chi² / df) + Z, for t from 0.

    That sum is how far off the true value may be: a noncentral t with noncentrality d is at most t
    as often as the sum exceeds d.
    """
    from scipy.special import nctdtr  # noqa: PLC0415 - imported where an interval asks for it

    low, high = (_bound(t, df, end) for end in (share / 2, (1 + share) / 2))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        over = nctdtr(df, middle, np.minimum(t, _FAR)) < 1 - share
        low, high = np.where(over, low, middle), np.where(over, middle, high)
    return np.where(t > _FAR, t * _chi(df, share), (low + high) / 2)


def _bound(t: Floats, df: Floats, share: float) -> Floats:
    """Both parts of the sum at one quantile, between two of which the sum's own must lie."""
    from scipy.special import ndtri  # noqa: PLC0415 - as above

    return np.asarray(t * _chi(df, share) + ndtri(share))


def _chi(df: Floats, share: float) -> Floats:
    """The quantile of an SD with so many degrees of freedom, as a multiple of the true SD."""
    from scipy.special import gammaincinv  # noqa: PLC0415 - as above

    return np.asarray(np.sqrt(2 * gammaincinv(df / 2, share) / df))
