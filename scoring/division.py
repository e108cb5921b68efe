"""Division that leaves undefined what is undefined."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def ratio(upper: ArrayLike, lower: ArrayLike) -> NDArray[np.float64]:
    """`upper / lower`, broadcast together; NaN where `lower` is 0."""
    bottom = np.asarray(lower, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient = np.asarray(np.asarray(upper, dtype=float) / bottom)
    quotient[np.broadcast_to(bottom == 0, quotient.shape)] = np.nan
    return quotient
