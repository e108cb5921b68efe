"""How many standard errors an interval reaches, and how rare a t is."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]


def normal_quantile(confidence: float) -> float:
    """Within how many SDs of the mean a share `confidence` of normal values lies: 1.96 for 0.95."""
    from scipy.special import ndtri  # noqa: PLC0415 - 0.1 s that scores without intervals can do without

    return float(ndtri((1 + confidence) / 2))


def t_quantile(df: ArrayLike, confidence: float) -> Floats:
    """The same for Student's t with `df` degrees of freedom, any shape; NaN where they are not above 0."""
    from scipy.special import stdtrit  # noqa: PLC0415 - as above

    freedom = np.asarray(df, dtype=float)
    # A cohort has many groups and few sizes of them, and each quantile is found by a search.
    levels, where = np.unique(freedom, return_inverse=True)
    quantiles = np.asarray(stdtrit(np.where(levels > 0, levels, np.nan), (1 + confidence) / 2))
    return np.asarray(quantiles[where].reshape(freedom.shape))


def two_sided_p(t: ArrayLike, df: ArrayLike) -> Floats:
    """The probability of a t as far from 0 or further, with `df` degrees of freedom; NaN where t is."""
    from scipy.special import stdtr  # noqa: PLC0415 - as above

    return np.asarray(2 * stdtr(df, -np.abs(np.asarray(t, dtype=float))))
