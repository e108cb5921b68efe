"""What a confirmatory factor analysis finds."""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from scoring.printing import Printed, Table
from scoring.structure.fit import FitMeasures
from scoring.structure.model import Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CfaResult(Printed):
    """A factor model with its estimates, their standard errors and its fit.

    Arrays are of shape (items, factors), (factors, factors) and (items,), in the order of `items` and
    `factors`. A loading that is not in the model is 0 and has no standard error (NaN), nor has what is
    fixed. `errors` says how standard errors were made; `clusters` is the number of clusters of the `n`
    rows, None where each row is its own; `dropped` more rows were incomplete. `improper` says that a
    residual variance is negative or that the factors' covariances are not those of any variables:
    estimates are then given as they are, and mean nothing. `reason` says why, or why figures are NaN.
    """

    items: tuple[str, ...]
    factors: tuple[str, ...]
    n: int
    dropped: int
    clusters: int | None
    errors: str
    fit: FitMeasures
    loadings: Floats
    loading_errors: Floats
    factor_covariances: Floats
    factor_covariance_errors: Floats
    residual_variances: Floats
    residual_variance_errors: Floats
    standardised_loadings: Floats
    standardised_loading_errors: Floats
    factor_correlations: Floats
    factor_correlation_errors: Floats
    converged: bool
    improper: bool
    reason: str = ""

    def table(self) -> Table:
        """A row for each loading; below, the correlations of factors and the fit."""
        headings = ("item", "factor", "loading", "error", "standardised", "error", "residual variance")
        notes = (*self._correlations(), self._basis(), *self._fit(), *self._remarks())
        return Table("Confirmatory factor analysis", headings, self._rows(), notes)

    def _rows(self) -> list[tuple[object, ...]]:
        return [
            (
                self.items[item],
                self.factors[factor],
                self.loadings[item, factor],
                self.loading_errors[item, factor],
                self.standardised_loadings[item, factor],
                self.standardised_loading_errors[item, factor],
                self.residual_variances[item],
            )
            for item, factor in np.argwhere(self.loadings != 0).tolist()
        ]

    def _fit(self) -> tuple[str, ...]:
        return (*str(self.fit.table()).splitlines()[1:3], *self.fit.notes()[:2])

    def _correlations(self) -> list[str]:
        pairs = combinations(range(len(self.factors)), 2)
        values, errors = self.factor_correlations, self.factor_correlation_errors
        return [
            f"{self.factors[one]} with {self.factors[other]}: correlation {values[one, other]:.3f}, "
            f"error {errors[one, other]:.3f}"
            for one, other in pairs
        ]

    def _basis(self) -> str:
        clusters = "" if self.clusters is None else f" in {self.clusters} clusters"
        return f"{self.n} rows{clusters}, {self.dropped} incomplete left out; errors: {self.errors}"

    def _remarks(self) -> dict[str, None]:
        """What to beware of, each once."""
        few = self.clusters is not None and self.clusters < self.fit.parameters
        trust = "fewer clusters than parameters: do not rely on the errors" if few else ""
        return dict.fromkeys((trust, self.reason, self.fit.reason))
