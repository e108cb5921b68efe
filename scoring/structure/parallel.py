"""The number of factors by parallel analysis: eigenvalues against those of unrelated items."""

from dataclasses import dataclass
from math import nan
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, complete_rows, is_real, matrix, seed_problems, whole_problems
from scoring.printing import Printed, Table, rows_behind
from scoring.problems import raise_all
from scoring.structure.observed import observed_correlations

Floats = NDArray[np.float64]
Eigenvalues = Literal["components", "factors"]
Data = Literal["normal", "permuted"]
Centile = float | Literal["mean"]

_BLOCK = 4_000_000  # numbers that are drawn at once


@dataclass(frozen=True, slots=True, kw_only=True)
class ParallelAnalysis(Printed):
    """Eigenvalues of the items, and of unrelated items, each of shape (items,).

    `thresholds` are those to be exceeded: the centile (or mean) of the `draws` tables. `suggested` is the
    number of leading eigenvalues that exceed theirs, None (with a `reason`) where it is undefined.
    """

    eigenvalues: Floats
    means: Floats
    thresholds: Floats
    suggested: int | None
    kind: str
    data: str
    centile: Centile
    draws: int
    seed: int
    n: int
    dropped: int
    reason: str = ""

    def table(self) -> Table:
        """An eigenvalue a row."""
        each = zip(self.eigenvalues.tolist(), self.means.tolist(), self.thresholds.tolist(), strict=True)
        level = "mean" if self.centile == "mean" else f"centile {self.centile:g}"
        found = "" if self.suggested is None else f"{self.suggested} {self.kind} exceed the {level}; "
        basis = f"{found}{rows_behind(self.n, self.dropped)}; {self.draws} draws, seed {self.seed}"
        return Table(
            f"Parallel analysis ({self.kind}, {self.data} data)",
            (self.kind, "eigenvalue", "mean at random", "threshold"),
            [(place, *cells) for place, cells in enumerate(each, start=1)],
            (basis, self.reason),
        )


def parallel_analysis(
    ratings: ArrayLike,
    *,
    draws: int = 1000,
    centile: Centile = 95,
    seed: int = 0,
    eigenvalues: Eigenvalues = "components",
    data: Data = "normal",
) -> ParallelAnalysis:
    """How many factors have eigenvalues that unrelated items would hardly give in a table of this size.

    Parameters
    ----------
    ratings
        Shape (raters, items); a row with a missing answer is left out, and counted.
    draws
        The number of tables of unrelated items.
    centile
        Of their eigenvalues, position by position: the threshold. Glorfeld's is 95; `"mean"` is Horn's.
    seed
        Of the draws.
    eigenvalues
        `components`: of the correlation matrix (Horn). `factors`: with the squared multiple correlations
        on its diagonal (Humphreys & Ilgen); it suggests more.
    data
        `normal`: independent normal items. `permuted`: the ratings, those of each item shuffled, which
        keeps the items' distributions, and takes time as the table grows.

    Returns
    -------
    Eigenvalues in falling order; the number suggested stops at the first that does not exceed its
    threshold. None and NaN with a reason for fewer than 2 items or 3 rows, for items that do not vary, and
    for `factors` where items determine each other.

    Raises
    ------
    TableError
        For an unknown choice, no draws, or a centile outside 0 to 100.

    References
    ----------
    Horn (1965), Psychometrika 30, 179-185; Glorfeld (1995), Educational and Psychological Measurement
    55, 377-393; Humphreys & Ilgen (1969), Educational and Psychological Measurement 29, 571-578. Normal
    tables are drawn by their triangular factor: Bartlett (1933), Proceedings of the Royal Society of
    Edinburgh 53, 260-283.
    """
    raise_all(_problems(draws, seed, centile, eigenvalues, data))
    table = matrix(ratings, name="ratings", axes="(raters, items)")
    observed = observed_correlations(table)
    reason = observed.reason or (observed.flaw if eigenvalues == "factors" else "")
    nothing = np.full((1, table.shape[1]), nan)
    found = nothing[0] if reason else _eigenvalues(observed.matrix, eigenvalues)
    drawn = nothing if reason else _drawn(complete_rows(table).rows, int(draws), seed, eigenvalues, data)
    means = drawn.mean(axis=0)
    thresholds = means if centile == "mean" else np.percentile(drawn, centile, axis=0)
    return ParallelAnalysis(
        eigenvalues=found,
        means=means,
        thresholds=thresholds,
        suggested=None if reason else int((found > thresholds).cumprod().sum()),
        kind=eigenvalues,
        data=data,
        centile=centile,
        draws=draws,
        seed=seed,
        n=observed.n,
        dropped=observed.dropped,
        reason=reason,
    )


def _problems(draws: int, seed: int, centile: Centile, eigenvalues: str, data: str) -> list[str]:
    """What is wrong with the arguments."""
    few = whole_problems("draws", draws, fewest=1) + seed_problems(seed)
    if isinstance(centile, str):
        level = choice_problems("centile", centile, ("mean", "a number between 0 and 100"))
    else:
        outside = f"centile is {centile}. Give a number between 0 and 100, such as 95, or 'mean'."
        level = [] if is_real(centile) and 0 < centile < 100 else [outside]  # noqa: PLR2004 - in per cent
    kinds = choice_problems("eigenvalues", eigenvalues, ("components", "factors"))
    return [*few, *level, *kinds, *choice_problems("data", data, ("normal", "permuted"))]


def _eigenvalues(correlations: Floats, kind: str) -> Floats:
    """Eigenvalues in falling order, of one matrix or of many, shape (..., items, items)."""
    if kind == "components":
        return np.asarray(np.linalg.eigvalsh(correlations)[..., ::-1])
    diagonal = np.arange(correlations.shape[-1])
    reduced = correlations.copy()
    reduced[..., diagonal, diagonal] -= 1 / np.linalg.inv(correlations)[..., diagonal, diagonal]
    return np.asarray(np.linalg.eigvalsh(reduced)[..., ::-1])


def _drawn(rows: Floats, draws: int, seed: int, kind: str, data: str) -> Floats:
    """The eigenvalues of unrelated items, shape (draws, items)."""
    rng = np.random.default_rng(seed)
    n, items = rows.shape
    make = _permuted if data == "permuted" else _normal
    at_once = max(1, _BLOCK // (items * (n if data == "permuted" else items)))
    sizes = [min(at_once, draws - done) for done in range(0, draws, at_once)]
    return np.concatenate([_eigenvalues(_correlations(make(rng, rows, size)), kind) for size in sizes])


def _permuted(rng: np.random.Generator, rows: Floats, size: int) -> Floats:
    """The centred ratings, those of each item in an order of their own, shape (size, n, items)."""
    items = np.ascontiguousarray((rows - rows.mean(axis=0)).T)
    return rng.permuted(np.broadcast_to(items, (size, *items.shape)), axis=2).swapaxes(1, 2)


def _normal(rng: np.random.Generator, rows: Floats, size: int) -> Floats:
    """The triangular factors of centred normal tables, which have their cross products."""
    n, items = rows.shape
    deep = min(n - 1, items)
    factors = np.triu(rng.standard_normal((size, deep, items)), 1)
    diagonal = np.arange(deep)
    factors[:, diagonal, diagonal] = np.sqrt(rng.chisquare(n - 1 - diagonal, (size, deep)))
    return factors


def _correlations(centred: Floats) -> Floats:
    """The correlations of many tables, shape (size, rows, items), that are centred already."""
    products = centred.swapaxes(1, 2) @ centred
    spread = np.sqrt(np.einsum("sii->si", products))
    return np.asarray(products / (spread[:, :, np.newaxis] * spread[:, np.newaxis, :]))
