"""Standardised estimates: those of items and factors with a variance of 1."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from scoring.structure.model import Floats, Matrices, Model, Numbers

_STEP = 1e-30
_NOTHING = 1e-10  # an eigenvalue of the factors' covariances above this is positive


class Standardised(NamedTuple):
    """Loadings (items, factors), correlations of factors and the residual shares of the items' variance."""

    loadings: Numbers
    correlations: Numbers
    residuals: Numbers


def standardise(one: Matrices) -> Standardised:
    """The estimates of a group with items and factors in units of their standard deviations.

    Undefined, NaN, for a factor whose variance is not positive.
    """
    variance = np.diag(one.factor_covariances)
    factor = np.sqrt(np.where(variance.real > 0, variance, np.nan))
    item = np.sqrt(np.diag(one.covariance()))
    with np.errstate(invalid="ignore"):  # what is undefined stays so
        return Standardised(
            loadings=one.loadings * factor / item[:, np.newaxis],
            correlations=one.factor_covariances / np.outer(factor, factor),
            residuals=one.residuals / item**2,
        )


def impropriety(one: Matrices, items: Sequence[str]) -> str:
    """What no items and factors can have: negative residual variances, impossible covariances; or nothing."""
    negative = ", ".join(items[place] for place in np.flatnonzero(one.residuals < 0).tolist())
    heywood = f"Heywood case: the residual variance of item {negative} is negative" if negative else ""
    least = float(np.linalg.eigvalsh(one.factor_covariances)[0])
    apart = "" if least > _NOTHING else "the covariances of the factors are not positive definite"
    return "; ".join(filter(None, (heywood, apart)))


def standardised_errors(model: Model, parameters: Floats, covariance: Floats) -> Standardised:
    """The standard errors of the standardised estimates of the first group, by the delta method.

    Derivatives are taken by a complex step (Squire & Trapp 1998, SIAM Review 40, 110-112).

    Parameters
    ----------
    model, parameters
        A model and its estimates.
    covariance
        Shape (parameters, parameters): that of the estimates.
    """
    moved = parameters + 1j * _STEP * np.eye(model.size)
    turned = [standardise(model.matrices(one)[0]) for one in moved]
    slopes = (np.array([one.imag / _STEP for one in each]) for each in zip(*turned, strict=True))
    return Standardised(*(_spread(one, covariance) for one in slopes))


def _spread(slopes: Floats, covariance: Floats) -> Floats:
    """The root of g' C g for the derivatives g of each figure, shape (parameters, ...)."""
    variance = np.einsum("i...,i...->...", slopes, np.tensordot(covariance, slopes, 1))
    return np.asarray(np.sqrt(np.maximum(variance, 0.0)))
