"""What an exploratory factor analysis gives."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.printing import Printed, Table, p_equals, rows_behind

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class EfaResult(Printed):
    """Factors of `n` rows; they stand in the order of the variance that they explain.

    Shapes: `loadings` (the pattern) and `structure` (the correlations of items with factors) are (items,
    factors), `correlations` those of the factors, `communalities` and `uniquenesses` (items,), `variance`
    (factors,): what each factor explains of the items' variance, which is their number; with correlated
    factors that includes what it shares with them. The loadings of each factor have a positive sum.

    `chi_square` with `df` and `p`, `rmsr`, `rmsea` with an interval of 90 % and `tli`: see `factor_fit`.
    `criterion` is the rotation's, NaN where it has none; `found` of `starts` searches came to it.
    `improper` holds the positions, from 0, of Heywood cases: items whose unique variance ran to the
    lower bound. `reason` says what is undefined and why, and what is wrong with the rest; it is empty
    where nothing is.
    """

    method: str
    rotation: str
    n: int
    dropped: int
    loadings: Floats
    structure: Floats
    correlations: Floats
    communalities: Floats
    uniquenesses: Floats
    variance: Floats
    chi_square: float
    df: int
    p: float
    rmsr: float
    rmsea: float
    rmsea_low: float
    rmsea_high: float
    tli: float
    criterion: float
    starts: int
    found: int
    improper: tuple[int, ...]
    converged: bool
    reason: str = ""

    def table(self) -> Table:
        """The loadings, an item a row, then the variance explained, the factor correlations and the fit."""
        factors = [f"factor {place + 1}" for place in range(self.loadings.shape[1])]
        unique = zip(self.loadings.tolist(), self.communalities.tolist(), self.uniquenesses, strict=True)
        rows = [(f"item {place}", *cells, h, u) for place, (cells, h, u) in enumerate(unique, start=1)]
        below = [("variance", *self.variance.tolist(), None, None)]
        if len(factors) > 1:
            together = zip(factors, self.correlations.tolist(), strict=True)
            below += [(f"r with {factor}", *cells, None, None) for factor, cells in together]
        title = f"Exploratory factor analysis ({self.method}, rotation: {self.rotation})"
        headings = ("", *factors, "communality", "uniqueness")
        return Table(title, headings, [*rows, *below], self._notes())

    def _notes(self) -> tuple[str, ...]:
        """The data, the fit, the search for the rotation, and what is wrong."""
        test = f"chi-square {self.chi_square:.3f}, df {self.df}, {p_equals(self.p)}"
        span = f"RMSEA {self.rmsea:.3f} (90 % interval {self.rmsea_low:.3f} to {self.rmsea_high:.3f})"
        search = f"rotation criterion {self.criterion:.6f}, found by {self.found} of {self.starts} starts"
        return (
            rows_behind(self.n, self.dropped),
            "" if np.isnan(self.rmsr) else f"RMSR {self.rmsr:.3f}",
            "" if np.isnan(self.p) else test,
            "" if np.isnan(self.rmsea) else f"{span}; TLI {self.tli:.3f}",
            "" if np.isnan(self.criterion) else search,
            self.reason,
        )
