"""What every coefficient of internal consistency is made of: the covariances of the items of a scale."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import complete_rows, matrix, numbers
from scoring.arrays import Whole

Floats = NDArray[np.float64]

FEWEST = 2  # items, and people
NEGLIGIBLE = 1e-10  # a share of a variance, or an eigenvalue of a correlation matrix, that is rounding error

_CELLS = 2**16  # of the rows that are taken at a time, so that they stay in the processor's cache
_ROUNDING = 1e-12  # answers that differ by no more, as a share of the largest, are the same
_LARGE_MEAN = 1e-4  # the share of the spread in a mean square, below which the mean costs digits
_SMALLEST = 1e-100  # the square of the smallest size of a table that `matrix` takes


class _Sums(NamedTuple):
    """Of `n` rows: the sum of each item, shape (items,), and of each product of two, (items, items)."""

    n: int
    totals: Floats
    products: Floats


class Covariation(NamedTuple):
    """Covariances (n - 1) over `n` complete rows, shape (items, items); `dropped` more were incomplete.

    The variance of an item that does not vary, but for rounding, is exactly 0; everything is NaN for
    fewer than 2 rows.
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

    One pass takes the sums of products, some rows at a time, so that a large table takes no copy of
    itself. Where a mean is so large beside the spread that digits would be lost, a second pass takes
    them about the means.
    """
    table = numbers(items, name="items", axes="(people, items)")
    sums, dropped = _sums(table), 0
    if not _SMALLEST <= np.abs(sums.products).max(initial=0.0) <= 1 / _SMALLEST:
        table, dropped = complete_rows(matrix(table, name="items", axes="(people, items)"))
        sums = _sums(table)
    if sums.n < FEWEST:
        return Covariation(np.full(sums.products.shape, np.nan), sums.n, dropped)
    scatter = sums.products - np.outer(sums.totals, sums.totals) / sums.n
    if (np.diag(scatter) <= _LARGE_MEAN * np.diag(sums.products)).any():
        scatter = _about_the_means(table, sums.totals / sums.n)
    return Covariation(scatter / (sums.n - 1), sums.n, dropped)


def why_undefined(found: Covariation) -> str:
    """Why no coefficient is defined for these items, or nothing."""
    if found.items < FEWEST:
        return "a single item has no internal consistency"
    if found.n < FEWEST:
        return "fewer than 2 complete rows"
    constant = np.flatnonzero(np.diag(found.covariance) == 0) + 1
    return f"item {', '.join(map(str, constant))} does not vary" if constant.size else ""


def _sums(table: Floats | Whole) -> _Sums:
    """The sums over all rows; what is not finite makes them so, too."""
    items = table.shape[1]
    totals, products = np.zeros(items), np.zeros((items, items))
    with np.errstate(invalid="ignore", over="ignore"):
        for rows in _blocks(table):
            totals += np.ones(len(rows)) @ rows
            products += rows.T @ rows
    return _Sums(len(table), totals, products)


def _about_the_means(table: Floats | Whole, means: Floats) -> Floats:
    """The sums of products of deviations; those of an item that does not vary, but for rounding, are 0."""
    scatter = np.zeros((len(means), len(means)))
    for rows in _blocks(table):
        deviations = rows - means
        scatter += deviations.T @ deviations
    least, most = table.min(axis=0).astype(float), table.max(axis=0).astype(float)
    still = most - least <= _ROUNDING * np.maximum(-least, most)
    scatter[still], scatter[:, still] = 0.0, 0.0
    return scatter


def _blocks(table: Floats | Whole) -> Iterator[Floats]:
    """The rows, some at a time."""
    height = max(_CELLS // max(table.shape[1], 1), 1)
    for start in range(0, len(table), height):
        yield np.asarray(table[start : start + height], dtype=float)
