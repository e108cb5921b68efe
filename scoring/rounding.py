"""Where a difference between numbers is no more than rounding error."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

NEGLIGIBLE = 1e-12  # a spread below this share of the size of the numbers is rounding error


def all_the_same(values: Floats) -> bool:
    """Whether there is nothing but rounding error between the values, of which there is at least one."""
    return bool(np.ptp(values) <= NEGLIGIBLE * np.abs(values).max())
