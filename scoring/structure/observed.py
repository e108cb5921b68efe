"""The correlations that a factor analysis starts from: of ratings, or as they were published."""

from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, complete_rows, matrix, whole_problems
from scoring.division import ratio
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Missing = Literal["listwise", "pairwise"]

_FEWEST = 3  # rows: with two, every correlation is 1 or -1
_ROUNDING = 1e-8  # by which a correlation matrix may miss its diagonal and its symmetry
_NOTHING = 1e-12  # a range below this share of an item's size, or a scatter of its scatter, is rounding error
_SINGULAR = 1e-10  # an eigenvalue closer to 0 is taken for rounding error


class Observed(NamedTuple):
    """A correlation matrix, the rows behind it and what is wrong with it.

    `n` is the number of rows; for pairwise correlations the smallest that any of them has. `dropped`
    rows were left out. `reason` says why there are no correlations (`matrix` is NaN then), `flaw` why
    they have no inverse: a singular matrix, or one that no complete table could have.
    """

    matrix: Floats
    n: int
    dropped: int = 0
    reason: str = ""
    flaw: str = ""


def observed_correlations(ratings: ArrayLike, *, n: int | None = None, missing: str = "listwise") -> Observed:
    """Pearson correlations of the items, or, with `n`, the correlation matrix that `ratings` is.

    Parameters
    ----------
    ratings
        Shape (raters, items), NaN where an answer is missing; or, with `n`, a correlation matrix of
        shape (items, items).
    n
        The number of rows behind a correlation matrix.
    missing
        `listwise`: the rows without a missing answer. `pairwise`: for each two items the rows that
        have both, which may give a matrix that is not positive definite.

    Returns
    -------
    A reason, and NaN, for fewer than 2 items, fewer than 3 rows (behind any two items), and items that
    do not vary.

    Raises
    ------
    TableError
        For a table that is none, infinite values, an unknown rule, and with `n` what is no correlation
        matrix.
    """
    choice = choice_problems("missing", missing, ("listwise", "pairwise"))
    table = matrix(ratings, name="ratings", axes="(raters, items)" if n is None else "(items, items)")
    raise_all(choice + ([] if n is None else _matrix_problems(table, n)))
    if table.shape[1] < 2:  # noqa: PLR2004 - a correlation takes two
        return _undefined(table, len(table) if n is None else n, 0, "fewer than 2 items have no correlations")
    if n is not None:
        return _examined(Observed(_symmetric(table), int(n)))
    return _examined(_listwise(table) if missing == "listwise" else _pairwise(table))


def off_diagonal(table: Floats) -> Floats:
    """The values of one or more square tables, shape (..., items, items), that are not on the diagonal.

    Returns
    -------
    Shape (..., items * (items - 1)).
    """
    return np.asarray(table[..., ~np.eye(table.shape[-1], dtype=bool)])


def _matrix_problems(table: Floats, n: int) -> list[str]:
    """What is wrong with a matrix that is said to hold the correlations of `n` rows."""
    few = whole_problems("n, the rows behind the correlations,", n, fewest=_FEWEST)
    if table.shape[0] != table.shape[1]:
        square = f"ratings: the shape is {table.shape}, but with n it is a correlation matrix."
        return [*few, f"{square} Give as many rows as columns, or leave n out for a table of ratings."]
    rules = {
        "the diagonal is not 1": ~(abs(np.diag(table) - 1) < _ROUNDING),
        "the matrix is not symmetric": ~(abs(table - table.T) < _ROUNDING),
        "correlations lie outside -1 and 1 or are missing": ~(abs(table) < 1 + _ROUNDING),
    }
    broken = [text for text, where in rules.items() if where.any()]
    return few + [f"ratings: {text}. Give a correlation matrix, or no n." for text in broken]


def _listwise(table: Floats) -> Observed:
    rows, dropped = complete_rows(table)
    if len(rows) < _FEWEST:
        return _undefined(table, len(rows), dropped, "fewer than 3 complete rows")
    constant = np.flatnonzero(np.ptp(rows, axis=0) <= _NOTHING * np.abs(rows).max(axis=0)) + 1
    if constant.size:
        reason = f"item {', '.join(map(str, constant))} does not vary"
        return _undefined(table, len(rows), dropped, reason)
    return Observed(_symmetric(np.asarray(np.corrcoef(rows, rowvar=False))), len(rows), dropped)


def _pairwise(table: Floats) -> Observed:
    """Each correlation from the rows that have both items, with the means and SDs of those rows."""
    known = ~np.isnan(table)
    dropped = int((~known.any(axis=1)).sum())
    filled, answered = np.where(known, table, 0.0), known.astype(float)
    shared = answered.T @ answered
    centred = np.where(known, table - ratio(filled.sum(axis=0), np.diag(shared)), 0.0)
    sums, least = centred.T @ answered, int(shared.min())
    scatter = (centred**2).T @ answered - ratio(sums**2, shared)
    rounding = np.maximum(_NOTHING * (centred**2).sum(axis=0), _NOTHING**2 * (filled**2).sum(axis=0))
    reason = _why_not_pairwise(shared, scatter > rounding[:, np.newaxis])
    if reason:
        return _undefined(table, least, dropped, reason)
    products = centred.T @ centred - sums * sums.T / shared
    return Observed(_symmetric(products / np.sqrt(scatter * scatter.T)), least, dropped)


def _why_not_pairwise(shared: Floats, varies: NDArray[np.bool_]) -> str:
    """Why some correlation is undefined, by the first two items of which that is true, or nothing."""
    others = ~np.eye(len(shared), dtype=bool)
    apart = np.argwhere((shared < _FEWEST) & others) + 1
    if len(apart):
        return f"items {apart[0, 0]} and {apart[0, 1]} are answered together in fewer than 3 rows"
    constant = np.argwhere(~varies & others) + 1
    if len(constant):
        return f"item {constant[0, 0]} does not vary where item {constant[0, 1]} is answered"
    return ""


def _symmetric(correlations: Floats) -> Floats:
    """The correlations without rounding error beyond 1 or on the diagonal."""
    whole = np.clip((correlations + correlations.T) / 2, -1, 1)
    np.fill_diagonal(whole, 1.0)
    return np.asarray(whole)


def _examined(found: Observed) -> Observed:
    """The correlations with what keeps them from being inverted."""
    if found.reason:
        return found
    least = float(np.linalg.eigvalsh(found.matrix)[0])
    if least < -_SINGULAR:
        return found._replace(flaw="the correlations contradict each other (not positive definite)")
    if least >= _SINGULAR:
        return found
    few = found.n <= len(found.matrix)
    rows = f"{found.n} rows are too few for {len(found.matrix)} items"
    return found._replace(flaw=rows if few else "some items determine each other")


def _undefined(table: Floats, n: int, dropped: int, reason: str) -> Observed:
    items = table.shape[1]
    return Observed(np.full((items, items), np.nan), n, dropped, reason)
