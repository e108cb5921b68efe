"""How well one factor explains the covariances of items, and how precisely they determine it."""

from dataclasses import dataclass
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

from scoring.consistency.one_factor import OneFactor
from scoring.printing import Printed, Probability, Table, p_equals
from scoring.structure.fit_indices import (
    ChiSquare,
    approximation_error,
    comparative_fit,
    discrepancy,
    root_mean_square,
    standardised_residuals,
    unrelated_discrepancy,
    upper_tail,
)

__all__ = ["Fit", "expected_information", "fit_of_one_factor"]

Floats = NDArray[np.float64]

_CONFIDENCE = 0.9  # of the interval that the RMSEA is given with
_SATURATED = "one factor reproduces any 3 items, so that its fit cannot be tested"
_UNRELATED = "the items hang together no more than by chance, so that CFI is undefined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit(Printed):
    """Fit of a model by maximum likelihood: the test of exact fit, and indices of approximate fit.

    The RMSEA has an interval of 90 %. `reason` says why some of them are NaN, where they are; `df` is 0
    where there is nothing to test.
    """

    chi_square: float = nan
    df: int = 0
    p: float = nan
    cfi: float = nan
    rmsea: float = nan
    rmsea_low: float = nan
    rmsea_high: float = nan
    srmr: float = nan
    reason: str = ""

    def table(self) -> Table:
        """The test and the indices in one row."""
        test = (self.chi_square, self.df, Probability(self.p))
        row = (*test, self.cfi, self.rmsea, self.rmsea_low, self.rmsea_high, self.srmr)
        headings = ("chi-square", "df", "p", "CFI", "RMSEA", "low", "high", "SRMR")
        return Table("fit", headings, [row], (self.reason,))

    def line(self) -> str:
        """The same in one line, or why there is no fit."""
        if not self.df:
            return self.reason
        test = f"chi-square {self.chi_square:.2f}, df {self.df}, {p_equals(self.p)}"
        return f"fit of one factor: {test}, CFI {self.cfi:.3f}, RMSEA {self.rmsea:.3f}, SRMR {self.srmr:.3f}"


def fit_of_one_factor(covariance: Floats, n: int, factor: OneFactor) -> Fit:
    """The fit of a factor that was fitted to the covariances of `n` complete rows.

    With k items and F the discrepancy (`scoring.structure.fit_indices.discrepancy`): chi-square = n F with
    k (k - 3) / 2 degrees of freedom; CFI compares its excess over them with that of independent
    items, n (-log det R); RMSEA = sqrt(max(chi-square - df, 0) / (df n)); SRMR is the root mean
    square of residual correlations, the k on the diagonal among them.

    Parameters
    ----------
    covariance
        Shape (items, items), positive definite, 3 or more items.
    n
        The number of rows. The likelihood is the normal one, so that chi-square is n F; under the
        Wishart likelihood it would be (n - 1) F.
    factor
        What `scoring.consistency.one_factor.fit_one_factor` made of that matrix.

    Returns
    -------
    NaN with a reason for 3 items, which one factor always reproduces, and CFI where independent
    items fit as well as chance allows.

    References
    ----------
    Jöreskog (1967), Psychometrika 32, 443-482; the indices: `scoring.structure.fit_indices`.
    """
    items, implied = len(covariance), _implied(factor)
    df = items * (items - 3) // 2
    if not df:
        return Fit(reason=_SATURATED)
    chi_square = ChiSquare(n * discrepancy(covariance, implied), df)
    cfi = comparative_fit(chi_square, ChiSquare(n * unrelated_discrepancy(covariance), df + items))
    rmsea = approximation_error(chi_square, n, _CONFIDENCE)
    return Fit(
        chi_square=chi_square.value,
        df=df,
        p=upper_tail(chi_square),
        cfi=cfi,
        rmsea=rmsea.value,
        rmsea_low=rmsea.low,
        rmsea_high=rmsea.high,
        srmr=root_mean_square(standardised_residuals(covariance, implied)),
        reason=_UNRELATED if isnan(cfi) else "",
    )


def expected_information(factor: OneFactor, n: int) -> Floats:
    """The expected information of `n` rows about the loadings, then the unique variances.

    With the model S = l l' + diag(u), W its inverse and v = W l: n ((l' v) W + v v') for two
    loadings, n W_ij v_j for a loading i and a unique variance j, n W_ij² / 2 for two unique
    variances. Its inverse is the asymptotic covariance matrix of the estimates.

    Parameters
    ----------
    factor
        With unique variances above 0.
    n
        The number of rows.

    Returns
    -------
    Shape (2 items, 2 items).

    References
    ----------
    Lawley & Maxwell (1971), Factor Analysis as a Statistical Method, 2nd edition.
    """
    loadings = factor.loadings
    inverse = np.linalg.inv(_implied(factor))
    weights = inverse @ loadings
    common = (loadings @ weights) * inverse + np.outer(weights, weights)
    between = inverse * weights
    return np.asarray(n * np.block([[common, between], [between.T, inverse**2 / 2]]))


def _implied(factor: OneFactor) -> Floats:
    """The covariances that the factor implies."""
    return np.asarray(np.outer(factor.loadings, factor.loadings) + np.diag(factor.uniquenesses))
