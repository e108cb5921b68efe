"""How well one factor explains the covariances of items, and how precisely they determine it."""

from dataclasses import dataclass
from math import nan, sqrt

import numpy as np
from numpy.typing import NDArray

from scoring.consistency.one_factor import OneFactor
from scoring.printing import Printed, Table

__all__ = ["Fit", "expected_information", "fit_of_one_factor"]

Floats = NDArray[np.float64]

_LEAST = 0.001  # of a p that is printed
_SATURATED = "one factor reproduces any 3 items, so that its fit cannot be tested"
_UNRELATED = "the items hang together no more than by chance, so that CFI is undefined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit(Printed):
    """Fit of a model by maximum likelihood: the test of exact fit, and indices of approximate fit.

    `reason` says why some of them are NaN, where they are; `df` is 0 where there is nothing to test.
    """

    chi_square: float = nan
    df: int = 0
    p: float = nan
    cfi: float = nan
    rmsea: float = nan
    srmr: float = nan
    reason: str = ""

    def table(self) -> Table:
        """The test and the indices in one row."""
        row = (self.chi_square, self.df, self.p, self.cfi, self.rmsea, self.srmr)
        return Table("fit", ("chi-square", "df", "p", "CFI", "RMSEA", "SRMR"), [row], (self.reason,))

    def line(self) -> str:
        """The same in one line, or why there is no fit."""
        if not self.df:
            return self.reason
        p = f"p {self.p:.3f}" if self.p >= _LEAST else "p below 0.001"
        test = f"chi-square {self.chi_square:.2f}, df {self.df}, {p}"
        return f"fit of one factor: {test}, CFI {self.cfi:.3f}, RMSEA {self.rmsea:.3f}, SRMR {self.srmr:.3f}"


def fit_of_one_factor(covariance: Floats, n: int, factor: OneFactor) -> Fit:
    """The fit of a factor that was fitted to the covariances of `n` complete rows.

    With k items and F the discrepancy (`scoring.structure.extraction.ml_discrepancy`): chi-square = n F with
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
    Jöreskog (1967), Psychometrika 32, 443-482. CFI: Bentler (1990), Psychological Bulletin 107,
    238-246. RMSEA: Steiger (1990), Multivariate Behavioral Research 25, 173-180. SRMR: Bentler
    (1995), EQS Structural Equations Program Manual.
    """
    from scipy.special import chdtrc  # noqa: PLC0415 - imported where a fit is asked for

    items = len(covariance)
    df = items * (items - 3) // 2
    if not df:
        return Fit(reason=_SATURATED)
    chi_square, independent = _chi_squares(covariance, n, factor)
    excess = max(chi_square - df, 0.0)
    cfi = _cfi(excess, independent - items * (items - 1) / 2)
    return Fit(
        chi_square=chi_square,
        df=df,
        p=float(chdtrc(df, chi_square)),
        cfi=cfi,
        rmsea=sqrt(excess / (df * n)),
        srmr=_srmr(covariance, factor),
        reason=_UNRELATED if np.isnan(cfi) else "",
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


def _chi_squares(covariance: Floats, n: int, factor: OneFactor) -> tuple[float, float]:
    """Of the factor, and of independent items."""
    model = _implied(factor)
    observed = _log_determinant(covariance)
    misfit = _log_determinant(model) - observed + float(np.trace(np.linalg.solve(model, covariance)))
    independent = float(np.log(np.diag(covariance)).sum()) - observed
    return n * max(misfit - len(model), 0.0), n * independent


def _log_determinant(matrix: Floats) -> float:
    return float(np.linalg.slogdet(matrix).logabsdet)


def _cfi(excess: float, independent: float) -> float:
    """The share of the independent items' excess over their degrees of freedom that is explained."""
    largest = max(excess, independent)
    return 1 - excess / largest if largest > 0 else nan


def _srmr(covariance: Floats, factor: OneFactor) -> float:
    """Over the lower triangle with its diagonal, in units of the observed standard deviations."""
    sd = np.sqrt(np.diag(covariance))
    residual = (covariance - _implied(factor)) / np.outer(sd, sd)
    return sqrt(float(np.mean(residual[np.tril_indices(len(sd))] ** 2)))
