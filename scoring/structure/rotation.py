"""Rotating factors to simple structure: varimax, direct oblimin (quartimin) and promax.

Every rotation gives its factors in the order of the variance that they explain, and signed so that
the loadings of a factor have a positive sum.
"""

from dataclasses import dataclass
from math import nan
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, is_real, matrix, seed_problems, whole_problems
from scoring.printing import Printed, Table
from scoring.problems import raise_all
from scoring.structure.gradient_projection import Turn, best_turn

Floats = NDArray[np.float64]
Normalisation = Literal["kaiser", "none"]
PromaxNormalisation = Literal["kaiser", "varimax", "none"]

_HIGHEST_POWER = 16
_STARTS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation(Printed):
    """Rotated factors.

    `loadings` (the pattern) has shape (items, factors), `correlations` (factors, factors); the
    structure is their product. `criterion` is the value that the rotation makes greatest (varimax) or
    least (oblimin), NaN where there is none; `found` of `starts` searches came to it. `reason` says
    why the loadings are undefined (NaN), or that the search did not converge.
    """

    name: str
    loadings: Floats
    correlations: Floats
    criterion: float = nan
    starts: int = 1
    found: int = 1
    converged: bool = True
    reason: str = ""

    def table(self) -> Table:
        """The loadings, an item a row."""
        headings = ("item", *(f"factor {place + 1}" for place in range(self.loadings.shape[1])))
        rows = [(place, *loadings) for place, loadings in enumerate(self.loadings.tolist(), start=1)]
        search = f"criterion {self.criterion:.6f}, found by {self.found} of {self.starts} starts"
        return Table(self.name, headings, rows, ("" if np.isnan(self.criterion) else search, self.reason))


def explained_variance(loadings: Floats, correlations: Floats) -> Floats:
    """What each factor explains of the variance of all items: the diagonal of P L'L, shape (factors,).

    L are the loadings, P the correlations of the factors. The values add up to the sum of the
    communalities.
    """
    return np.asarray((loadings * (loadings @ correlations)).sum(axis=0))


def unrotated(loadings: ArrayLike) -> Rotation:
    """The factors as they are, in order of the variance that they explain and with positive sums.

    Parameters
    ----------
    loadings
        Shape (items, factors).
    """
    table = _checked(loadings, "none", ("none",))
    return _arranged("none", table, np.eye(table.shape[1]))


def varimax(
    loadings: ArrayLike, *, normalisation: Normalisation = "kaiser", starts: int = _STARTS, seed: int = 0
) -> Rotation:
    """Orthogonal rotation to the greatest sum, over factors, of the variance of the squared loadings.

    Parameters
    ----------
    loadings
        Shape (items, factors).
    normalisation
        `kaiser`: each item counts the same, its loadings being brought to a sum of squares of 1 for the
        search. `none`: an item counts by its communality.
    starts, seed
        The number of searches: from the loadings as they are, and from random turns of them.

    Returns
    -------
    The criterion, with variances of divisor items, is that of the loadings as normalised. NaN with a
    reason where the factors are linearly dependent; one factor stays as it is.

    References
    ----------
    Kaiser (1958), Psychometrika 23, 187-200. The search: `best_turn`.
    """
    table = _checked(loadings, normalisation, ("kaiser", "none"), starts=starts, seed=seed)
    if reason := _why_not(table):
        return _undefined("varimax", table, reason)
    scaled, height = _normalised(table, kaiser=normalisation == "kaiser")
    turn = best_turn(scaled, _varimax_criterion, oblique=False, starts=int(starts), seed=seed)
    return _turned("varimax", scaled, height, turn, starts, factor=-4 / len(table))


def oblimin(
    loadings: ArrayLike, *, normalisation: Normalisation = "none", starts: int = _STARTS, seed: int = 0
) -> Rotation:
    """Oblique rotation to the least sum, over pairs of factors and items, of products of squared loadings.

    This is direct oblimin with gamma = 0, which is direct quartimin.

    Parameters
    ----------
    loadings
        Shape (items, factors).
    normalisation
        `none`, as in the sources; `kaiser` as in `varimax`.
    starts, seed
        As in `varimax`.

    Returns
    -------
    As `varimax`.

    References
    ----------
    Jennrich & Sampson (1966), Psychometrika 31, 313-323. The search: `best_turn`.
    """
    table = _checked(loadings, normalisation, ("none", "kaiser"), starts=starts, seed=seed)
    if reason := _why_not(table):
        return _undefined("oblimin", table, reason)
    scaled, height = _normalised(table, kaiser=normalisation == "kaiser")
    turn = best_turn(scaled, _quartimin_criterion, oblique=True, starts=int(starts), seed=seed)
    return _turned("oblimin", scaled, height, turn, starts, factor=2)


def promax(
    loadings: ArrayLike, *, power: float = 4, normalisation: PromaxNormalisation = "kaiser"
) -> Rotation:
    """Oblique rotation towards a target: the varimax loadings, each raised to a power but keeping its sign.

    Parameters
    ----------
    loadings
        Shape (items, factors).
    power
        Above 1, and no more than 16: with higher ones the small loadings of the target are 0 to a float.
    normalisation
        `kaiser`: both steps, varimax and the regression on the target, take loadings normalised as in
        `varimax` (Hendrickson & White; `promax` of R's psych). `varimax`: only the first step does
        (`promax` of R's stats). `none`: neither.

    Returns
    -------
    NaN with a reason where the factors are linearly dependent; one factor stays as it is.

    References
    ----------
    Hendrickson & White (1964), British Journal of Statistical Psychology 17, 65-70.
    """
    table = _checked(loadings, normalisation, ("kaiser", "varimax", "none"), power=power)
    if reason := _why_not(table):
        return _undefined("promax", table, reason)
    scaled, height = _normalised(table, kaiser=normalisation == "kaiser")
    first = varimax(scaled, normalisation="none" if normalisation == "none" else "kaiser")
    target = first.loadings * np.abs(first.loadings) ** (power - 1)
    weights = np.linalg.lstsq(first.loadings, target, rcond=None)[0]
    back = np.linalg.inv(weights)
    spread = np.sqrt((back**2).sum(axis=1))
    pattern, back = first.loadings @ (weights * spread), back / spread[:, np.newaxis]
    return _arranged("promax", height * pattern, back @ back.T)


def _checked(
    loadings: ArrayLike,
    normalisation: str,
    choices: tuple[str, ...],
    *,
    starts: int = 1,
    seed: int = 0,
    power: float = 4,
) -> Floats:
    """The loadings as a table, once everything about the arguments is in order."""
    table = matrix(loadings, name="loadings", axes="(items, factors)")
    problems = choice_problems("normalisation", normalisation, choices)
    if np.isnan(table).any() or not table.size:
        problems.append("loadings: some are missing. Give a number for each item and factor.")
    problems += whole_problems("starts", starts, fewest=1) + seed_problems(seed)
    if not is_real(power) or not 1 < power <= _HIGHEST_POWER:
        problems.append(
            f"power is {power}. Give a number above 1, such as 4, and no more than {_HIGHEST_POWER}."
        )
    raise_all(problems)
    return table


def _why_not(table: Floats) -> str:
    factors, rank = table.shape[1], int(np.linalg.matrix_rank(table))
    return f"the loadings of {factors} factors span only {rank}" if rank < factors else ""


def _normalised(table: Floats, *, kaiser: bool) -> tuple[Floats, Floats]:
    """The loadings in the metric of the search, and what brings each item back; items of 0 stay 0."""
    height = np.sqrt((table**2).sum(axis=1, keepdims=True)) if kaiser else np.ones((len(table), 1))
    return table / np.where(height > 0, height, 1.0), height


def _varimax_criterion(loadings: Floats) -> tuple[Floats, Floats]:
    """A quarter of the negative sum of squared deviations of the squared loadings, and its gradient."""
    deviations = loadings**2 - (loadings**2).mean(axis=1, keepdims=True)
    return -(deviations**2).sum(axis=(1, 2)) / 4, -loadings * deviations


def _quartimin_criterion(loadings: Floats) -> tuple[Floats, Floats]:
    """Half the sum over items and pairs of factors, and its gradient."""
    squares = loadings**2
    others = squares.sum(axis=2, keepdims=True) - squares
    return (squares * others).sum(axis=(1, 2)) / 4, loadings * others


def _turned(name: str, scaled: Floats, height: Floats, turn: Turn, starts: int, *, factor: float) -> Rotation:
    """The rotation that a turn gives; `factor` brings its criterion to that of the sources."""
    pattern = height * (scaled @ np.linalg.inv(turn.matrix).T)
    rotated = _arranged(name, pattern, turn.matrix.T @ turn.matrix)
    return Rotation(
        name=name,
        loadings=rotated.loadings,
        correlations=rotated.correlations,
        criterion=factor * turn.criterion,
        starts=starts,
        found=turn.found,
        converged=turn.converged,
        reason="" if turn.converged else "the rotation did not converge",
    )


def _arranged(name: str, pattern: Floats, correlations: Floats) -> Rotation:
    """The factors by falling variance, each with a positive sum of loadings."""
    order = np.argsort(-explained_variance(pattern, correlations), kind="stable")
    sign = np.copysign(1.0, pattern[:, order].sum(axis=0))
    together = correlations[np.ix_(order, order)] * np.outer(sign, sign)
    return Rotation(name=name, loadings=pattern[:, order] * sign, correlations=together)


def _undefined(name: str, table: Floats, reason: str) -> Rotation:
    factors = table.shape[1]
    return Rotation(
        name=name,
        loadings=np.full_like(table, np.nan),
        correlations=np.full((factors, factors), np.nan),
        found=0,
        converged=False,
        reason=reason,
    )
