"""How each item of a scale goes with the others."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.consistency.covariances import NEGLIGIBLE
from scoring.division import ratio

Floats = NDArray[np.float64]

_FEWEST = 2  # items that have an alpha
_ROUNDING = 1e-9  # by which a correlation may exceed 1 and still be 1


class ItemTotal(NamedTuple):
    """Of each item, shape (items,): its correlation with the sum of the others, and their alpha."""

    correlation: Floats
    alpha_if_dropped: Floats


def corrected_item_total(covariance: Floats) -> ItemTotal:
    """The corrected item-total correlation and the alpha of the other items.

    With C the covariance matrix and T_i the sum of the other items: cov(i, T_i) / sqrt(var(i)
    var(T_i)), and with m = k - 1 others m/(m-1) (1 - sum of their variances / var(T_i)).

    Parameters
    ----------
    covariance
        Shape (items, items), items keyed; a variance of 0 is that of an item that does not vary.

    Returns
    -------
    The correlation is NaN for an item that does not vary or whose others' sum does not, and where
    covariances of different rows contradict each other so that it would exceed 1. Alpha is NaN
    unless there are 2 others, which all vary, and so does their sum.

    References
    ----------
    Henrysson (1963), Psychometrika 28, 211-218; Nunnally & Bernstein (1994), Psychometric Theory,
    chapter 8.
    """
    variances, with_all = np.diag(covariance), covariance.sum(axis=1)
    rest = covariance.sum() - 2 * with_all + variances
    rest = np.where(rest > NEGLIGIBLE * variances.sum(), rest, np.nan)
    raw = ratio(with_all - variances, np.sqrt(variances * rest))
    possible = np.where(np.abs(raw) <= 1 + _ROUNDING, np.clip(raw, -1, 1), np.nan)
    return ItemTotal(possible, _alpha_of_others(variances, rest))


def _alpha_of_others(variances: Floats, rest: Floats) -> Floats:
    """Alpha of all but each item, from the variance of their sum."""
    others = len(variances) - 1
    still = variances == 0
    if others < _FEWEST:
        return np.full(len(variances), np.nan)
    alpha = others / (others - 1) * (1 - (variances.sum() - variances) / rest)
    return np.where(still.sum() - still > 0, np.nan, np.minimum(alpha, 1.0))
