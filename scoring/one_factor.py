"""The one-factor model, fitted to a covariance matrix by maximum likelihood.

Given the unique variances, the best loadings follow from the first eigenvector of the scaled
matrix, so that only the unique variances are searched for (Jöreskog 1967, Psychometrika 32,
443-482). The fit is made on correlations, where it is well conditioned: it does not depend on
the units of the items.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_RANGE = (0.005, 1.0)  # of the unique share of an item's variance; the lower bound is that of R's factanal
_NEAR = 1e-4  # a fit whose next step would be shorter has arrived
_PRECISION = {"ftol": 1e-12, "gtol": 1e-6, "maxiter": 1000}


class OneFactor(NamedTuple):
    """Loadings and unique variances in the items' units, and what went wrong, if anything.

    `improper` holds the positions of items whose unique variance ran to the lower bound (Heywood
    cases): their estimates mean nothing.
    """

    loadings: Floats
    uniquenesses: Floats
    improper: tuple[int, ...]
    converged: bool


def fit_one_factor(covariance: Floats) -> OneFactor:
    """Fit one factor to the covariance matrix of 3 or more items.

    Parameters
    ----------
    covariance
        Shape (items, items), positive definite.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - half a second that only this analysis needs

    sd = np.sqrt(np.diag(covariance))
    correlation = covariance / np.outer(sd, sd)
    search = {"args": (correlation,), "jac": True, "method": "L-BFGS-B", "options": _PRECISION}
    fits = [
        minimize(discrepancy, start, bounds=[_RANGE] * len(sd), **search) for start in _starts(correlation)
    ]
    best = min(fits, key=lambda fit: float(fit.fun))
    unique = np.asarray(best.x, dtype=float)
    return OneFactor(
        loadings=sd * _loadings(unique, *_scaled(unique, correlation)),
        uniquenesses=sd**2 * unique,
        improper=tuple(np.flatnonzero(unique <= _RANGE[0]).tolist()),
        converged=_at_rest(unique, discrepancy(unique, correlation)[1]),
    )


def discrepancy(unique: Floats, correlation: Floats) -> tuple[float, Floats]:
    """The likelihood discrepancy at the best loadings for these unique variances, and its gradient.

    It is log det(model) + trace(correlation / model) - log det(correlation) - items, and 0 where the
    model reproduces the correlations.
    """
    values, vectors = _scaled(unique, correlation)
    residual = _loadings(unique, values, vectors) ** 2 + unique - np.diag(correlation)
    rest = values[:-1]
    return float((rest - np.log(rest) - 1).sum()), residual / unique**2


def _scaled(unique: Floats, correlation: Floats) -> tuple[Floats, Floats]:
    """Eigenvalues, rising, and eigenvectors of the correlations in units of the unique SDs."""
    values, vectors = np.linalg.eigh(correlation / np.sqrt(np.outer(unique, unique)))
    return np.asarray(values), np.asarray(vectors)


def _loadings(unique: Floats, values: Floats, vectors: Floats) -> Floats:
    """The best loadings for these unique variances, pointing where most items point."""
    size = np.sqrt(unique * max(float(values[-1]) - 1, 0.0))
    return np.asarray(size * vectors[:, -1] * np.copysign(1.0, vectors[:, -1].sum()))


def _at_rest(unique: Floats, gradient: Floats) -> bool:
    """Whether no step within the range leads down any further."""
    step = np.clip(unique - gradient, *_RANGE) - unique
    return bool(np.abs(step).max() < _NEAR)


def _starts(correlation: Floats) -> tuple[Floats, Floats]:
    """Jöreskog's start, from the squared multiple correlations, and a flat one."""
    items = len(correlation)
    joreskog = (1 - 0.5 / items) / np.diag(np.linalg.inv(correlation))
    return np.clip(joreskog, *_RANGE), np.full(items, 0.5)
