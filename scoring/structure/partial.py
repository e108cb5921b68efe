"""The number of components by Velicer's minimum average partial correlation."""

from dataclasses import dataclass
from math import nan
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems
from scoring.printing import Printed, Table, rows_behind
from scoring.problems import raise_all
from scoring.structure.observed import Missing, Observed, observed_correlations, off_diagonal

Floats = NDArray[np.float64]
Power = Literal["squared", "fourth"]

_POWERS = {"squared": 2, "fourth": 4}
_NOTHING = 1e-10  # a partial variance below is rounding error


@dataclass(frozen=True, slots=True, kw_only=True)
class AveragePartial(Printed):
    """The average partial correlations of the items, given 0, 1, ... components.

    `averages` has shape (items - 1,), NaN where components leave nothing of an item. `suggested` is the
    number of components with the smallest, None where it is undefined. `reason` says why, or what is wrong
    with the correlations.
    """

    power: str
    n: int
    dropped: int
    averages: Floats
    suggested: int | None
    reason: str = ""

    def table(self) -> Table:
        """An average a row, and the number of components it speaks for."""
        found = "" if self.suggested is None else f"smallest with {self.suggested} components; "
        basis = f"{found}{rows_behind(self.n, self.dropped)}"
        title = f"Average partial correlation ({self.power})"
        rows = list(enumerate(self.averages.tolist()))
        return Table(
            title,
            ("components", "average"),
            rows,
            (basis, self.reason),
        )


def minimum_average_partial(
    ratings: ArrayLike,
    *,
    n: int | None = None,
    power: Power = "squared",
    missing: Missing = "listwise",
) -> AveragePartial:
    """Mean of the squared partial correlations of the items given their first m principal components.

    For m = 0 ... items - 2 the components are taken out of the correlation matrix R: C = R - A A', with A
    the loadings of the first m, and the partial correlations are c_ij / root(c_ii c_jj). The number of
    components is that with the smallest mean.

    Parameters
    ----------
    ratings, n, missing
        As in `exploratory`.
    power
        `squared`: Velicer (1976). `fourth`: the mean of fourth powers, which is the revised test.

    Returns
    -------
    NaN with a reason for fewer than 2 items or 3 rows, and for items that do not vary. Averages are NaN
    from where the components leave nothing of an item; these are not among the candidates. Correlations
    without an inverse are flagged.

    Raises
    ------
    TableError
        As `observed_correlations`, and for an unknown power.

    References
    ----------
    Velicer (1976), Psychometrika 41, 321-327; Velicer, Eaton & Fava (2000) in Goffin & Helmes, Problems
    and Solutions in Human Assessment, 41-71.
    """
    raise_all(choice_problems("power", power, _POWERS))
    observed = observed_correlations(ratings, n=n, missing=missing)
    averages = _averages(observed, _POWERS[power])
    known = not np.isnan(averages).all()
    return AveragePartial(
        power=power,
        n=observed.n,
        dropped=observed.dropped,
        averages=averages,
        suggested=int(np.nanargmin(averages)) if known else None,
        reason=observed.reason or observed.flaw,
    )


def _averages(observed: Observed, power: int) -> Floats:
    """The averages, given no component, one, two and so on."""
    items = len(observed.matrix)
    if observed.reason:
        return np.full(max(items - 1, 1), nan)
    values, vectors = np.linalg.eigh(observed.matrix)
    components = (vectors * np.sqrt(np.maximum(values, 0.0)))[:, ::-1]
    return np.array([_average(observed.matrix, components[:, :m], power) for m in range(items - 1)])


def _average(correlation: Floats, components: Floats, power: int) -> float:
    """The mean power of the partial correlations given some components."""
    rest = correlation - components @ components.T
    left = np.diag(rest)
    if left.min() < _NOTHING:
        return nan
    return float(np.mean(off_diagonal(rest / np.sqrt(np.outer(left, left))) ** power))
