"""The one-factor model, fitted to a covariance matrix by maximum likelihood.

It is the extraction of one factor (`scoring.structure.extraction`), made on correlations, where it is
well conditioned, and brought back to the units of the items.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.structure.extraction import extract

Floats = NDArray[np.float64]


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

    Returns
    -------
    The loadings point where most items point.
    """
    sd = np.sqrt(np.diag(covariance))
    found = extract(covariance / np.outer(sd, sd), 1, "ml")
    loadings = found.loadings[:, 0]
    return OneFactor(
        loadings=sd * loadings * np.copysign(1.0, loadings.sum()),
        uniquenesses=sd**2 * found.uniquenesses,
        improper=found.improper,
        converged=found.converged,
    )
