"""Whether correlations are worth factoring: Kaiser's measure of sampling adequacy, Bartlett's test."""

from dataclasses import dataclass
from math import nan

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.division import ratio
from scoring.printing import Printed, Probability, Table, rows_behind
from scoring.structure.fit_indices import ChiSquare, upper_tail
from scoring.structure.observed import Missing, Observed, observed_correlations

Floats = NDArray[np.float64]

_TWO = 2
_NOTHING = 1e-12  # a sum of squared correlations below is rounding error


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplingAdequacy(Printed):
    """Kaiser, Meyer and Olkin's measure: `overall`, and for each of the items, shape (items,).

    NaN with a `reason` where it is undefined.
    """

    overall: float
    items: Floats
    n: int
    dropped: int
    reason: str = ""

    def table(self) -> Table:
        """An item a row, all items in the last."""
        rows = [(f"item {place}", value) for place, value in enumerate(self.items.tolist(), start=1)]
        notes = (rows_behind(self.n, self.dropped), self.reason)
        return Table("Sampling adequacy (KMO)", ("", "value"), [*rows, ("all items", self.overall)], notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SphericityTest(Printed):
    """Bartlett's test that no two items correlate; NaN with a `reason` where it is undefined."""

    chi_square: float
    df: int
    p: float
    n: int
    dropped: int
    reason: str = ""

    def table(self) -> Table:
        """One row."""
        notes = (rows_behind(self.n, self.dropped), self.reason)
        row = (self.chi_square, self.df, Probability(self.p))
        return Table("Bartlett's test of sphericity", ("chi-square", "df", "p"), [row], notes)


def kmo(ratings: ArrayLike, *, n: int | None = None, missing: Missing = "listwise") -> SamplingAdequacy:
    """Sum of r² / (sum of r² + sum of q²), q being the partial correlations given all other items.

    The sums are over the pairs of items; for one item over the pairs it is in.

    Parameters
    ----------
    ratings, n, missing
        As in `exploratory`.

    Returns
    -------
    NaN with a reason for fewer than 3 items (two have no others to be given) or rows, for items that do
    not vary, correlations that cannot be inverted, and items none of which correlate; one item that
    correlates with no other has NaN for itself.

    References
    ----------
    Kaiser (1970), Psychometrika 35, 401-415; Kaiser & Rice (1974), Educational and Psychological
    Measurement 34, 111-117; Kaiser (1974), Psychometrika 39, 31-36.
    """
    observed = observed_correlations(ratings, n=n, missing=missing)
    items = len(observed.matrix)
    two = "two items have no partial correlations given others" if items == _TWO else ""
    reason = observed.reason or two or observed.flaw
    ours, all_squares = (np.full(items, nan),) * 2 if reason else _squares(observed.matrix)
    overall = float(_share(ours.sum(), all_squares.sum()))
    unrelated = "no two items correlate" if np.isnan(overall) else ""
    return SamplingAdequacy(
        overall=overall,
        items=_share(ours, all_squares),
        n=observed.n,
        dropped=observed.dropped,
        reason=reason or unrelated,
    )


def bartlett_sphericity(
    ratings: ArrayLike, *, n: int | None = None, missing: Missing = "listwise"
) -> SphericityTest:
    """Chi-square = -(n - 1 - (2k + 5) / 6) log det R, with k (k - 1) / 2 degrees of freedom.

    Parameters
    ----------
    ratings, n, missing
        As in `exploratory`; k items.

    Returns
    -------
    NaN with a reason for fewer than 2 items or 3 rows, for items that do not vary, correlations that
    cannot be inverted, and too few rows for the factor before the logarithm to be positive.

    References
    ----------
    Bartlett (1950), British Journal of Psychology, Statistical Section 3, 77-85; Bartlett (1951),
    Biometrika 38, 337-344.
    """
    observed = observed_correlations(ratings, n=n, missing=missing)
    items = len(observed.matrix)
    size = observed.n - 1 - (2 * items + 5) / 6
    few = "" if size > 0 else f"{observed.n} rows are too few for {items} items"
    reason, df = observed.reason or observed.flaw or few, items * (items - 1) // 2
    chi_square, p = (nan, nan) if reason else _sphericity(observed, size, df)
    return SphericityTest(
        chi_square=chi_square, df=df, p=p, n=observed.n, dropped=observed.dropped, reason=reason
    )


def _squares(correlation: Floats) -> tuple[Floats, Floats]:
    """Of each item: the sum of its squared correlations, and that with the squared partial ones."""
    inverse = np.linalg.inv(correlation)
    spread = np.diag(inverse)
    others = 1 - np.eye(len(correlation))
    plain = (correlation**2 * others).sum(axis=1)
    partial = (inverse**2 / np.outer(spread, spread) * others).sum(axis=1)
    return plain, plain + partial


def _share(ours: ArrayLike, both: ArrayLike) -> Floats:
    """The share, NaN where nothing correlates."""
    return ratio(ours, np.where(np.asarray(both) < _NOTHING, 0.0, both))


def _sphericity(observed: Observed, size: float, df: int) -> tuple[float, float]:
    chi_square = max(0.0, -size * float(np.linalg.slogdet(observed.matrix)[1]))
    return chi_square, upper_tail(ChiSquare(chi_square, df))
