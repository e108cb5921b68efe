"""How sure the parameters of a factor model are: their covariances, by the way they are estimated.

With A the information on the parameters in all rows and B the sum over rows (or clusters of rows) of
the outer products of their scores: `expected` and `observed` are A⁻¹, with the information that the
model expects or that the rows hold; `robust` and `robust_expected` are A⁻¹ B A⁻¹ with the observed and
expected one. Robust errors hold for rows that are not normal and, with clusters, not independent.
"""

from collections.abc import Iterator
from math import nan
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scoring.arguments import choice_problems
from scoring.structure.discrepancy import expected_information, observed_information
from scoring.structure.model import Cells, Floats, Group, Matrices
from scoring.structure.rows import Rows
from scoring.structure.solution import Solution, inverse

Errors = Literal["expected", "observed", "robust", "robust_expected"]

ERRORS = ("expected", "observed", "robust", "robust_expected")
_BLOCK = 1 << 22  # numbers that are held at a time


def error_problems(errors: str, *, clustered: bool) -> list[str]:
    """A problem for an unknown kind of errors, and for one that takes no account of clusters."""
    if clustered and errors in ("expected", "observed"):
        told = f"errors is '{errors}', which takes rows for independent, but there are clusters."
        return [f"{told} Choose robust or robust_expected, or leave clusters out."]
    return choice_problems("errors", errors, ERRORS)


def in_place(cells: Cells, error: Floats) -> Floats:
    """The standard errors in the place of their estimates, NaN where a value is fixed."""
    return np.where(cells.number >= 0, error[cells.number], np.nan)


def parameter_covariance(solution: Solution, rows: Rows, errors: Errors) -> tuple[Floats, float | None]:
    """The covariances of the estimates, and what the chi-square is to be divided by (None unless robust).

    The scaling factor is (tr(B₁ A₁⁻¹) - tr(B A⁻¹)) / df, with A₁ and B₁ those of the moments themselves:
    for `robust` at the moments of the rows, which is Yuan and Bentler's in the form of Asparouhov and
    Muthén; for `robust_expected` at those of the model, which is Satorra and Bentler's. With c clusters
    B is multiplied by c / (c - 1).

    Parameters
    ----------
    solution, rows
        A fitted model, and the rows it was fitted to.
    errors
        One of `ERRORS`.

    Returns
    -------
    NaN where there is no solution or the information is not positive definite.

    References
    ----------
    White (1982), Econometrica 50, 1-25; clusters: Binder (1983), International Statistical Review 51,
    279-292. Yuan & Bentler (2000), Sociological Methodology 30, 165-200. Asparouhov & Muthén (2005),
    Proceedings of the FCSM Research Conference. Satorra & Bentler (1994) in von Eye & Clogg, Latent
    Variables Analysis, 399-419.
    """
    unknown = np.full((solution.model.size,) * 2, nan)
    if solution.reason:
        return unknown, None
    expected = errors.endswith("expected")
    information = (expected_information if expected else observed_information)(
        solution.parameters, solution.model, solution.samples
    )
    bread = inverse(information) / solution.weight()
    if errors in ("expected", "observed"):
        return bread, None
    return _sandwich(bread, solution, rows, expected=expected)


def standard_errors(covariance: Floats) -> Floats:
    """The standard errors of estimates with these covariances, NaN where they are."""
    return np.asarray(np.sqrt(np.maximum(np.diag(covariance), 0.0)))


def _sandwich(bread: Floats, solution: Solution, rows: Rows, *, expected: bool) -> tuple[Floats, float]:
    """The robust covariances and the scaling factor."""
    clusters = rows.clusters
    correction = clusters / (clusters - 1) if clusters else 1.0
    sums = _score_sums(solution, rows)
    meat = correction * sums.T @ sums
    items = len(solution.samples[0].mean)
    df = len(solution.samples) * items * (items + 3) // 2 - solution.model.size
    trace = correction * _saturated_trace(solution, rows, expected=expected) - float((meat * bread).sum())
    return bread @ meat @ bread, trace / df if df and trace > 0 else nan


def _score_sums(solution: Solution, rows: Rows) -> Floats:
    """The scores of the rows at the solution, summed over each cluster: shape (clusters, parameters)."""
    sums = np.zeros((1 + max(int(member.max()) for member in rows.members), solution.model.size))
    each = zip(solution.model.groups, solution.matrices(), rows.tables, rows.members, strict=True)
    for group, one, table, member in each:
        for part in _blocks(len(table), solution.model.size):
            found, scores = _sum_by(member[part], _scores(group, one, table[part], solution.model.size))
            sums[found] += scores
    return sums


def _scores(group: Group, one: Matrices, table: Floats, size: int) -> Floats:
    """The derivatives of each row's log-likelihood by the parameters: shape (rows, parameters)."""
    inverted = np.linalg.inv(one.covariance())
    weighed = (table - one.mean()) @ inverted
    scores = np.zeros((len(table), size))
    for cells, values in zip(group, _by_cell(group, one, inverted, weighed), strict=True):
        scores[:, cells.number[cells.free()]] += values
    return scores


def _by_cell(group: Group, one: Matrices, inverted: Floats, weighed: Floats) -> list[Floats]:
    """The scores for the free cells of each matrix."""
    row, column = group.loadings.free()
    first, second = group.factor_covariances.free()
    common = one.loadings @ one.factor_covariances
    pulled, seen = weighed @ common, weighed @ one.loadings
    fixed, between = inverted @ common, one.loadings.T @ inverted @ one.loadings
    half = np.where(first == second, 0.5, 1.0)
    by_loading = weighed[:, row] * (pulled + one.factor_means)[:, column] - fixed[row, column]
    by_covariance = half * (seen[:, first] * seen[:, second] - between[first, second])
    by_residual = (weighed**2 - np.diag(inverted)) / 2
    moving = group.factor_means.free()[0]
    return [by_loading, by_covariance, by_residual, weighed, seen[:, moving]]


def _saturated_trace(solution: Solution, rows: Rows, *, expected: bool) -> float:
    """tr(B₁ A₁⁻¹) for the moments of each group, with A₁ at the model's covariances or the rows' own.

    In units of the root of these covariances A₁ is diagonal, so that the trace is a sum of squares.
    """
    total = 0.0
    for one, sample, table, member in zip(
        solution.matrices(), solution.samples, rows.tables, rows.members, strict=True
    ):
        covariance = one.covariance() if expected else sample.covariance
        root = np.linalg.inv(np.linalg.cholesky(covariance)).T
        centre = root.T @ sample.covariance @ root
        order = np.argsort(member, kind="stable")
        total += _squares((table - sample.mean)[order] @ root, centre, member[order]) / sample.n
    return total


def _squares(white: Floats, centre: Floats, cluster: NDArray[np.intp]) -> float:
    """Over clusters, the squared sums of rows and half of those of their products less the `centre`."""
    row, column = np.tril_indices(white.shape[1])
    share = np.where(row == column, 0.5, 1.0)
    total = 0.0
    for part in _whole_clusters(cluster, len(row)):
        block = white[part]
        products = block[:, row] * block[:, column] - centre[row, column]
        sums = _sum_by(cluster[part], products)[1] ** 2 @ share + (_sum_by(cluster[part], block)[1] ** 2).sum(
            1
        )
        total += float(sums.sum())
    return total


def _sum_by(labels: NDArray[np.intp], values: Floats) -> tuple[NDArray[np.intp], Floats]:
    """The labels that occur, and the sums of the rows of each."""
    from scipy.sparse import csr_array  # noqa: PLC0415 - imported where robust errors are asked for

    found, place = np.unique(labels, return_inverse=True)
    member = csr_array((np.ones(len(place)), (place, np.arange(len(place)))), shape=(len(found), len(place)))
    return found, np.asarray(member @ values)


def _blocks(rows: int, width: int) -> Iterator[slice]:
    """Slices of as many rows as may be held at a time."""
    step = max(_BLOCK // width, 1)
    return (slice(start, start + step) for start in range(0, rows, step))


def _whole_clusters(labels: NDArray[np.intp], width: int) -> Iterator[slice]:
    """Slices of sorted rows that divide no cluster, of about as many rows as may be held at a time."""
    starts = np.flatnonzero(np.r_[True, labels[1:] != labels[:-1]])
    step = max(_BLOCK // width, 1)
    firsts = starts[np.unique(starts // step, return_index=True)[1]]
    return (slice(*ends) for ends in zip(firsts, [*firsts[1:], len(labels)], strict=True))
