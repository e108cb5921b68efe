"""What chi-squares and residuals say about the fit of a model: p, CFI, TLI, RMSEA and SRMR.

Every factor model here takes its indices from this place, whatever made its chi-square.
"""

from math import isnan, nan, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.division import ratio
from scoring.estimate import Span

Floats = NDArray[np.float64]


class ChiSquare(NamedTuple):
    """The value of a chi-square, NaN where there is none, and its degrees of freedom."""

    value: float
    df: int


def upper_tail(chi_square: ChiSquare) -> float:
    """The probability of a larger chi-square, NaN without degrees of freedom."""
    from scipy.special import chdtrc  # noqa: PLC0415 - imported where a fit asks for it

    return float(chdtrc(chi_square.df, chi_square.value)) if chi_square.df else nan


def discrepancy(observed: Floats, implied: Floats) -> float:
    """F = log|implied| + tr(observed / implied) - log|observed| - items, 0 where they are the same.

    That of maximum likelihood between covariances, or correlations: Jöreskog (1967), Psychometrika 32,
    443-482.
    """
    apart = np.linalg.solve(implied, observed)
    return max(0.0, float(np.trace(apart) - np.linalg.slogdet(apart)[1]) - len(observed))


def unrelated_discrepancy(observed: Floats) -> float:
    """F of the baseline, in which no two items covary: the sum of log variances less log|observed|."""
    return float(np.log(np.diag(observed)).sum() - np.linalg.slogdet(observed)[1])


def comparative_fit(model: ChiSquare, baseline: ChiSquare) -> float:
    """CFI = 1 - max(m, 0) / max(m, b, 0), with m and b by how much chi-squares exceed their df.

    Parameters
    ----------
    model, baseline
        The chi-square of the model, and of that in which no two items covary.

    Returns
    -------
    NaN where neither exceeds its degrees of freedom by anything.

    References
    ----------
    Bentler (1990), Psychological Bulletin 107, 238-246.
    """
    excess = np.maximum(model.value - model.df, 0.0)
    return 1 - float(ratio(excess, np.maximum(excess, baseline.value - baseline.df)))


def tucker_lewis(model: ChiSquare, baseline: ChiSquare) -> float:
    """TLI = (b - m) / (b - 1), with m and b the chi-squares over their degrees of freedom.

    Parameters
    ----------
    model, baseline
        As in `comparative_fit`, both made of the discrepancy by the same factor.

    Returns
    -------
    Above 1 where the model fits better than chance allows. NaN without degrees of freedom, and where
    the baseline's chi-square does not exceed its own: items that covary no more than by chance leave
    nothing to explain, and the ratio of two differences around 0 would be any number.

    References
    ----------
    Tucker & Lewis (1973), Psychometrika 38, 1-10.
    """
    share, base = (float(ratio(one.value, one.df)) for one in (model, baseline))
    return (base - share) / (base - 1) if base > 1 else nan


def approximation_error(chi_square: ChiSquare, rows: float, confidence: float) -> Span:
    """RMSEA = root of max(chi-square - df, 0) / (df rows), with its interval.

    The ends have the noncentralities under which chi-square is the upper and the lower quantile, 0
    where there is none.

    Parameters
    ----------
    chi_square
        That of the model.
    rows
        What multiplied the discrepancy: n, or n - 1; of several groups the mean of a group.
    confidence
        Of the interval.

    Returns
    -------
    NaN without a chi-square or degrees of freedom.

    References
    ----------
    Steiger & Lind (1980); Steiger (1990), Multivariate Behavioral Research 25, 173-180. Interval: Browne
    & Cudeck (1992), Sociological Methods & Research 21, 230-258. Groups: Steiger (1998), Structural
    Equation Modeling 5, 411-419.
    """
    value, df = chi_square
    if isnan(value) or not df:
        return Span(nan)
    ends = (_noncentrality(chi_square, (1 + side * confidence) / 2) for side in (1, -1))
    return Span(*(sqrt(max(one, 0.0) / (df * rows)) for one in (value - df, *ends)))


def standardised_residuals(observed: Floats, implied: Floats) -> Floats:
    """Observed less implied covariances in units of the items' SDs, variances too: the lower triangle.

    Their root mean square is SRMR: Bentler (1995), EQS Structural Equations Program Manual.
    """
    sd = np.sqrt(np.diag(observed))
    return np.asarray(((observed - implied) / np.outer(sd, sd))[np.tril_indices(len(sd))])


def root_mean_square(values: Floats) -> float:
    """Of residuals."""
    return sqrt(float((values**2).mean()))


def _noncentrality(chi_square: ChiSquare, share: float) -> float:
    """The noncentrality that leaves a chi-square below this one with probability `share`, or 0."""
    from scipy.special import chdtr, chndtrinc  # noqa: PLC0415 - imported where an interval asks for it

    value, df = chi_square
    return float(chndtrinc(value, df, share)) if chdtr(df, value) > share else 0.0
