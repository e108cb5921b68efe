"""How well extracted factors reproduce the correlations of the items."""

from math import isnan, nan
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.structure.fit_indices import (
    ChiSquare,
    approximation_error,
    discrepancy,
    root_mean_square,
    tucker_lewis,
    unrelated_discrepancy,
    upper_tail,
)
from scoring.structure.observed import Observed, off_diagonal

Floats = NDArray[np.float64]
Correction = Literal["bartlett", "none"]

_SATURATED = "without degrees of freedom there is no test"
_UNRELATED = "the items are as good as unrelated, so there is no TLI"
_CONFIDENCE = 0.9  # of the interval that the RMSEA is given with


class FactorFit(NamedTuple):
    """Chi-square with its p, RMSR, RMSEA with an interval of 90 %, TLI, and why some are undefined."""

    chi_square: float
    df: int
    p: float
    rmsr: float
    rmsea: float = nan
    rmsea_low: float = nan
    rmsea_high: float = nan
    tli: float = nan
    remark: str = ""


def degrees_of_freedom(items: int, factors: int) -> int:
    """((items - factors)² - items - factors) / 2: what the correlations tell beyond the loadings."""
    return ((items - factors) ** 2 - items - factors) // 2


def most_factors(items: int) -> int:
    """The largest number of factors that leaves no fewer than 0 degrees of freedom."""
    return max((m for m in range(items) if degrees_of_freedom(items, m) >= 0), default=0)


def factor_fit(observed: Observed, model: Floats, factors: int, correction: str) -> FactorFit:
    """The fit of the correlations that a model implies.

    Chi-square is F (n - 1 - (2k + 5) / 6 - 2m / 3), or with no correction F (n - 1), where F is the
    likelihood discrepancy, k the items and m the factors. RMSR = root mean square of the residuals off
    the diagonal. RMSEA = root of max(0, chi-square - df) / (df (n - 1)), its interval from the
    noncentral chi-squares in which chi-square is the centile 95 or 5. TLI = (F0/df0 - F/df) /
    (F0/df0 - 1/c), c being the factor of F in chi-square.

    Returns
    -------
    All but RMSR NaN where the correlations cannot be inverted or n is too small for the correction; p,
    RMSEA and TLI NaN for 0 degrees of freedom; TLI NaN where the items are as good as unrelated.

    References
    ----------
    Bartlett (1951), Biometrika 38, 337-344; the indices: `scoring.structure.fit_indices`.
    """
    items = len(model)
    df = degrees_of_freedom(items, factors)
    rmsr = root_mean_square(off_diagonal(observed.matrix - model))
    size = observed.n - 1 - ((2 * items + 5) / 6 + 2 * factors / 3 if correction == "bartlett" else 0)
    remark = _why_no_test(observed, size)
    if remark:
        return FactorFit(nan, df, nan, rmsr, remark=remark)
    chi_square = ChiSquare(size * discrepancy(observed.matrix, model), df)
    baseline = ChiSquare(size * unrelated_discrepancy(observed.matrix), items * (items - 1) // 2)
    tli = tucker_lewis(chi_square, baseline)
    remark = (_UNRELATED if df else _SATURATED) if isnan(tli) else ""
    error = approximation_error(chi_square, observed.n - 1, _CONFIDENCE)
    return FactorFit(*chi_square, upper_tail(chi_square), rmsr, *error, tli, remark)


def _why_no_test(observed: Observed, size: float) -> str:
    if observed.flaw:
        return f"{observed.flaw}, so there is no chi-square"
    return "" if size > 0 else f"{observed.n} rows are too few for a chi-square"
