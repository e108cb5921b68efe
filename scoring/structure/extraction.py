"""Extracting factors from correlations: by maximum likelihood or by least squares (minres).

Given the unique variances, the best loadings follow from eigenvectors, so that only the unique
variances are searched for.
"""

from collections.abc import Callable
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Method = Literal["minres", "ml"]

_RANGE = (0.005, 1.0)  # of the unique share of an item's variance; the lower bound is that of R's factanal
_NEAR = 1e-4  # a fit whose next step would be shorter has arrived
_PRECISION = {"ftol": 1e-14, "gtol": 1e-7, "maxiter": 1000}
_UNDETERMINED = 1e-6  # an eigenvalue below, of a matrix with elements up to 1, is the search's inexactness
_SINGULAR = 1e-10  # an eigenvalue below is taken for rounding error


class Extraction(NamedTuple):
    """Unrotated loadings and unique variances, and what went wrong, if anything.

    `improper` holds the positions, from 0, of items whose unique variance ran to the lower bound
    (Heywood cases).
    """

    loadings: Floats
    uniquenesses: Floats
    improper: tuple[int, ...]
    converged: bool


def extract(correlation: Floats, factors: int, method: str) -> Extraction:
    """Extract factors, with unique variances between 0.005 and 1.

    Parameters
    ----------
    correlation
        Shape (items, items); positive definite for `ml`.
    factors
        How many; fewer than there are items.
    method
        `ml`: Lawley & Maxwell (1971), Factor Analysis as a Statistical Method; Jöreskog (1967),
        Psychometrika 32, 443-482. `minres`: Harman & Jones (1966), Psychometrika 31, 351-368.

    Returns
    -------
    Of the fits from several starts the best; loadings of shape (items, factors), the factors in order
    of what they explain in the metric of the method.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - half a second that only this analysis needs

    misfit, split = _METHODS[method]
    search = {"args": (correlation, factors), "jac": True, "method": "L-BFGS-B", "options": _PRECISION}
    starts, bounds = _starts(correlation, factors), [_RANGE] * len(correlation)
    fits = [minimize(misfit, start, bounds=bounds, **search) for start in starts]
    unique = np.asarray(min(fits, key=lambda fit: float(fit.fun)).x, dtype=float)
    return Extraction(
        loadings=split(unique, correlation, factors)[0],
        uniquenesses=unique,
        improper=tuple(np.flatnonzero(unique <= _RANGE[0]).tolist()),
        converged=_at_rest(unique, misfit(unique, correlation, factors)[1]),
    )


def ml_discrepancy(unique: Floats, correlation: Floats, factors: int = 1) -> tuple[float, Floats]:
    """The likelihood discrepancy at the best loadings for these unique variances, and its gradient.

    It is log det(model) + trace(correlation / model) - log det(correlation) - items, and 0 where the
    model reproduces the correlations.
    """
    loadings, rest = _ml_split(unique, correlation, factors)
    return float((rest - np.log(rest) - 1).sum()), _excess(loadings, unique, correlation) / unique**2


def minres_discrepancy(unique: Floats, correlation: Floats, factors: int = 1) -> tuple[float, Floats]:
    """Half the sum of squared residuals at the best loadings for these unique variances, and its gradient.

    The residuals of the diagonal count, but are 0 at a minimum within the range: there it is also the
    minimum of the residuals off the diagonal.
    """
    loadings, rest = _minres_split(unique, correlation, factors)
    return float((rest**2).sum() / 2), _excess(loadings, unique, correlation)


def are_determined(loadings: Floats) -> bool:
    """Whether correlations that these loadings imply determine the unique variances.

    They do where the squared elements of the projection onto what the loadings leave form a matrix that
    is not singular. A factor on which only one or two items load fails it.

    References
    ----------
    Anderson & Rubin (1956), Proceedings of the Third Berkeley Symposium 5, 111-150.
    """
    rest = np.eye(len(loadings)) - loadings @ np.linalg.pinv(loadings)
    return bool(np.linalg.eigvalsh(rest**2)[0] > _UNDETERMINED)


def _ml_split(unique: Floats, correlation: Floats, factors: int) -> tuple[Floats, Floats]:
    """The best loadings, and what they leave of the eigenvalues in units of the unique SDs."""
    scale = np.sqrt(unique)
    values, vectors = np.linalg.eigh(correlation / np.outer(scale, scale))
    size = np.sqrt(np.maximum(values[-factors:] - 1, 0.0))
    values[-factors:] = np.minimum(values[-factors:], 1.0)
    return (scale[:, np.newaxis] * vectors[:, -factors:] * size)[:, ::-1], values


def _minres_split(unique: Floats, correlation: Floats, factors: int) -> tuple[Floats, Floats]:
    """The best loadings, and what they leave of the eigenvalues less the unique variances."""
    values, vectors = np.linalg.eigh(correlation - np.diag(unique))
    size = np.sqrt(np.maximum(values[-factors:], 0.0))
    values[-factors:] = np.minimum(values[-factors:], 0.0)
    return (vectors[:, -factors:] * size)[:, ::-1], values


_Misfit = Callable[[Floats, Floats, int], tuple[float, Floats]]
_Split = Callable[[Floats, Floats, int], tuple[Floats, Floats]]
_METHODS: dict[str, tuple[_Misfit, _Split]] = {
    "minres": (minres_discrepancy, _minres_split),
    "ml": (ml_discrepancy, _ml_split),
}
METHODS = tuple(_METHODS)


def _excess(loadings: Floats, unique: Floats, correlation: Floats) -> Floats:
    """By how much the model's variances exceed those of the items."""
    return np.asarray((loadings**2).sum(axis=1) + unique - np.diag(correlation))


def _at_rest(unique: Floats, gradient: Floats) -> bool:
    """Whether no step within the range leads down any further."""
    step = np.clip(unique - gradient, *_RANGE) - unique
    return bool(np.abs(step).max() < _NEAR)


def _starts(correlation: Floats, factors: int) -> list[Floats]:
    """A flat start, and where there are squared multiple correlations, Jöreskog's from these."""
    items = len(correlation)
    flat = np.full(items, 0.5)
    if np.linalg.eigvalsh(correlation)[0] < _SINGULAR:
        return [flat]
    joreskog = (1 - 0.5 * factors / items) / np.diag(np.linalg.inv(correlation))
    return [np.clip(joreskog, *_RANGE), flat]
