"""The skew of scores: whether one tail of their distribution is longer than the other."""

from collections.abc import Callable
from dataclasses import dataclass
from math import nan, sqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, vector
from scoring.division import ratio
from scoring.printing import Printed, Table
from scoring.problems import raise_all

__all__ = ["SkewKind", "SkewResult", "scale_skew", "skew_from_moments"]

Floats = NDArray[np.float64]
SkewKind = Literal["adjusted", "population", "b1"]

_FEWEST = 3
_NEGLIGIBLE = 1e-12  # a variance below this share of the mean square is rounding error
# What each kind makes of the third standardised moment of n scores.
_FACTORS: dict[str, Callable[[Floats], Floats]] = {
    "adjusted": lambda n: ratio(np.sqrt(n * (n - 1)), n - 2),
    "population": np.ones_like,
    "b1": lambda n: (1 - 1 / n) ** 1.5,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SkewResult(Printed):
    """Skew of `n` scores and its standard error under normality; `missing` more were left out.

    `reason` says why both are NaN, where they are.
    """

    kind: str
    value: float
    standard_error: float
    n: int
    missing: int
    reason: str = ""

    def table(self) -> Table:
        """The skew, its standard error and the scores behind it."""
        rows = [(self.value, self.standard_error, self.n, self.missing)]
        headings = ("value", "standard error", "n", "missing")
        return Table(f"skew ({self.kind})", headings, rows, (self.reason,))


def scale_skew(scores: ArrayLike, kind: SkewKind = "adjusted") -> SkewResult:
    """Skew of the scores on a scale, positive where the longer tail is that of the high scores.

    Parameters
    ----------
    scores
        Shape (people,), NaN where there is none; those are left out and counted.
    kind
        `population`: g1 = m3 / m2^1.5, with mp the mean of the p-th powers of deviations.
        `adjusted`: G1 = g1 sqrt(n (n - 1)) / (n - 2), unbiased for normal scores.
        `b1`: m3 / s^3, with the standard deviation s of n - 1, that is g1 (1 - 1/n)^1.5.

    Returns
    -------
    Without units. The standard error is that under normality, of G1
    sqrt(6 n (n - 1) / ((n - 2) (n + 1) (n + 3))), of the others in proportion; it serves a test of
    normality, not an interval. NaN with a reason for fewer than 3 scores and for equal ones.

    Raises
    ------
    TableError
        For scores that are no row or infinite, and a `kind` that there is not.

    References
    ----------
    Joanes & Gill (1998), The Statistician 47, 183-189. Standard error: Fisher (1930), Proceedings of
    the Royal Society A 130, 16-28.
    """
    raise_all(choice_problems("kind", kind, _FACTORS))
    row = vector(scores, name="scores", axis="(people,)")
    known = row[~np.isnan(row)]
    reason = _why_not(known)
    return SkewResult(
        kind=kind,
        value=nan if reason else float(_skew(known, kind)),
        standard_error=nan if reason else _standard_error(len(known), kind),
        n=len(known),
        missing=len(row) - len(known),
        reason=reason,
    )


def skew_from_moments(
    n: ArrayLike, second: ArrayLike, third: ArrayLike, kind: SkewKind = "adjusted"
) -> Floats:
    """Skew from the mean squared and mean cubed deviations from the mean of `n` scores each.

    Parameters
    ----------
    n, second, third
        They broadcast together; the moments have the divisor n.
    kind
        As in `scale_skew`, and so are the sources.

    Returns
    -------
    NaN for fewer than 3 scores and where the second moment is 0.

    Raises
    ------
    TableError
        For a `kind` that there is not.
    """
    raise_all(choice_problems("kind", kind, _FACTORS))
    enough = np.where(np.asarray(n) >= _FEWEST, np.asarray(n, dtype=float), np.nan)
    return np.asarray(ratio(third, np.power(second, 1.5)) * _FACTORS[kind](enough))


def _why_not(known: Floats) -> str:
    """Why there is no skew, or nothing."""
    if len(known) < _FEWEST:
        return "fewer than 3 scores"
    return "every score is the same" if known.var() <= _NEGLIGIBLE * np.mean(known**2) else ""


def _skew(known: Floats, kind: SkewKind) -> Floats:
    deviations = known - known.mean()
    return skew_from_moments(len(known), np.mean(deviations**2), np.mean(deviations**3), kind)


def _standard_error(n: int, kind: SkewKind) -> float:
    """Under normality g1 has the variance 6 (n - 2) / ((n + 1) (n + 3))."""
    factor = float(_FACTORS[kind](np.asarray(n, dtype=float)))
    return factor * sqrt(6 * (n - 2) / ((n + 1) * (n + 3)))
