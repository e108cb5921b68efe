"""What every coefficient of internal consistency is made of: the covariances of the items of a scale."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import complete_rows, matrix

Floats = NDArray[np.float64]

FEWEST = 2  # items, and people
NEGLIGIBLE = 1e-10  # a share of a variance, or an eigenvalue of a correlation matrix, that is rounding error

_CELLS = 2**17  # of the rows that are taken at a time, so that they stay in the processor's cache
_DOUBTFUL = 1e-12  # a variance below this share of the squared mean may be rounding error


class Covariation(NamedTuple):
    """Covariances (n - 1) over `n` complete rows, shape (items, items); `dropped` more were incomplete.

    The variance of an item that does not vary is exactly 0; everything is NaN for fewer than 2 rows.
    """

    covariance: Floats
    n: int
    dropped: int

    @property
    def items(self) -> int:
        """How many there are."""
        return len(self.covariance)

    @property
    def correlation(self) -> Floats:
        """The correlations of items that all vary."""
        sd = np.sqrt(np.diag(self.covariance))
        return np.asarray(self.covariance / np.outer(sd, sd))


def covariation(items: ArrayLike) -> Covariation:
    """The covariances of a table of people and items, from the rows without a missing answer.

    They are taken about the means, some rows at a time: a large table takes no copy of itself.
    """
    rows, dropped = complete_rows(matrix(items, name="items", axes="(people, items)"))
    n = len(rows)
    if n < FEWEST:
        return Covariation(np.full((rows.shape[1],) * 2, np.nan), n, dropped)
    means = np.ones(n) @ rows / n
    scatter = np.zeros((rows.shape[1],) * 2)
    for deviations in _deviations(rows, means):
        scatter += deviations.T @ deviations
    doubtful = np.flatnonzero(np.diag(scatter) <= _DOUBTFUL * n * means**2)
    still = doubtful[np.ptp(rows[:, doubtful], axis=0) == 0]
    scatter[still], scatter[:, still] = 0.0, 0.0
    return Covariation(scatter / (n - 1), n, dropped)


def why_undefined(found: Covariation) -> str:
    """Why no coefficient is defined for these items, or nothing."""
    if found.items < FEWEST:
        return "a single item has no internal consistency"
    if found.n < FEWEST:
        return "fewer than 2 complete rows"
    constant = np.flatnonzero(np.diag(found.covariance) == 0) + 1
    return f"item {', '.join(map(str, constant))} does not vary" if constant.size else ""


def _deviations(rows: Floats, means: Floats) -> Iterator[Floats]:
    """The rows about the means, a block at a time."""
    height = max(_CELLS // rows.shape[1], 1)
    for start in range(0, len(rows), height):
        yield rows[start : start + height] - means
