"""How well extracted factors reproduce the correlations of the items."""

from math import isnan, nan, sqrt
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.structure.observed import Observed, off_diagonal

Floats = NDArray[np.float64]
Correction = Literal["bartlett", "none"]

_TAILS = (0.95, 0.05)  # of the interval of 90 % that the RMSEA is given with


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
    Bartlett (1951), Biometrika 38, 337-344; Steiger (1990), Multivariate Behavioral Research 25,
    173-180; Browne & Cudeck (1992), Sociological Methods & Research 21, 230-258; Tucker & Lewis (1973),
    Psychometrika 38, 1-10.
    """
    items = len(model)
    df = degrees_of_freedom(items, factors)
    rmsr = float(np.sqrt(np.mean(off_diagonal(observed.matrix - model) ** 2)))
    size = observed.n - 1 - ((2 * items + 5) / 6 + 2 * factors / 3 if correction == "bartlett" else 0)
    remark = _why_no_test(observed, size)
    if remark:
        return FactorFit(nan, df, nan, rmsr, remark=remark)
    misfit = _likelihood(observed.matrix, model)
    if df == 0:
        return FactorFit(size * misfit, df, nan, rmsr, remark="without degrees of freedom there is no test")
    tli = _tucker_lewis(observed.matrix, misfit / df, size)
    spread = _rmsea(size * misfit, df, observed.n)
    remark = "the items are as good as unrelated, so there is no TLI" if isnan(tli) else ""
    return FactorFit(size * misfit, df, _beyond(size * misfit, df), rmsr, *spread, tli, remark)


def _why_no_test(observed: Observed, size: float) -> str:
    if observed.flaw:
        return f"{observed.flaw}, so there is no chi-square"
    return "" if size > 0 else f"{observed.n} rows are too few for a chi-square"


def _likelihood(correlation: Floats, model: Floats) -> float:
    """The discrepancy of the likelihood, 0 where the model reproduces the correlations."""
    ratio = np.linalg.solve(model, correlation)
    return max(0.0, float(np.trace(ratio) - np.linalg.slogdet(ratio)[1]) - len(model))


def _beyond(chi_square: float, df: int) -> float:
    """The probability of a greater chi-square."""
    from scipy.special import chdtrc  # noqa: PLC0415 - imported where a test asks for it

    return float(chdtrc(df, chi_square))


def _rmsea(chi_square: float, df: int, n: int) -> tuple[float, float, float]:
    """RMSEA and the ends of its interval."""
    from scipy.special import chdtr, chndtrinc  # noqa: PLC0415 - imported where a test asks for it

    central = float(chdtr(df, chi_square))
    excess = [float(chndtrinc(chi_square, df, tail)) if central > tail else 0.0 for tail in _TAILS]
    value, low, high = (sqrt(max(0.0, more) / (df * (n - 1))) for more in (chi_square - df, *excess))
    return value, low, high


def _tucker_lewis(correlation: Floats, per_df: float, size: float) -> float:
    items = len(correlation)
    independent = -float(np.linalg.slogdet(correlation)[1]) / (items * (items - 1) / 2)
    return (independent - per_df) / (independent - 1 / size) if independent > 1 / size else nan
