"""The factor model of one group or several: what is estimated, what is fixed, and what is equal.

In group g the items have the covariances Λ Φ Λ' + Θ and the means τ + Λ κ: loadings Λ, covariances
of the factors Φ, residual variances Θ (a diagonal), intercepts τ and means of the factors κ. Each
cell of each matrix holds a fixed value or the number of a parameter; cells of the same number are
equal, within a group or across groups (Jöreskog 1971, Psychometrika 36, 409-426).
"""

from collections.abc import Collection
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[Any]  # real, or complex where a derivative is taken by a complex step
Identification = Literal["variance", "marker"]

IDENTIFICATIONS = ("variance", "marker")


class Cells(NamedTuple):
    """One matrix of a group: for each cell the number of its parameter, or -1 and a fixed value."""

    number: NDArray[np.intp]
    fixed: Floats

    def filled(self, parameters: Numbers) -> Numbers:
        """The matrix that `parameters` make."""
        return np.where(self.number >= 0, parameters[self.number], self.fixed)

    def free(self) -> tuple[NDArray[np.intp], ...]:
        """The places of the cells that are estimated, of a symmetric matrix those of one half."""
        square = self.number.ndim == 2 and np.array_equal(self.number, self.number.T)  # noqa: PLR2004 - rows, columns
        return np.nonzero(np.tril(self.number + 1) if square else self.number + 1)


class Group(NamedTuple):
    """The five matrices of a group, as cells."""

    loadings: Cells
    factor_covariances: Cells
    residuals: Cells
    intercepts: Cells
    factor_means: Cells


class Matrices(NamedTuple):
    """The five matrices of a group, as numbers."""

    loadings: Numbers
    factor_covariances: Numbers
    residuals: Numbers
    intercepts: Numbers
    factor_means: Numbers

    def covariance(self) -> Numbers:
        """The covariances of the items under the model."""
        common = self.loadings @ self.factor_covariances @ self.loadings.T
        return np.asarray(common + np.diag(self.residuals))

    def mean(self) -> Numbers:
        """The means of the items under the model."""
        return np.asarray(self.intercepts + self.loadings @ self.factor_means)


class Model(NamedTuple):
    """The groups, and the number of parameters in all of them."""

    groups: tuple[Group, ...]
    size: int

    def matrices(self, parameters: Numbers) -> list[Matrices]:
        """The matrices of each group that `parameters` make."""
        return [Matrices(*(cells.filled(parameters) for cells in group)) for group in self.groups]


class _Design(NamedTuple):
    """What a model is made of."""

    pattern: Flags
    equal: Collection[str]
    identification: Identification
    correlated: bool


def factor_model(
    pattern: Flags,
    *,
    groups: int = 1,
    equal: Collection[str] = (),
    identification: Identification = "variance",
    correlated: bool = True,
) -> Model:
    """The model in which each item depends on the factors that `pattern` names.

    Parameters
    ----------
    pattern
        Shape (items, factors): which loadings are estimated. The others are 0.
    groups
        Their number.
    equal
        What is the same in all groups: of "loadings", "intercepts", "residuals". Equal loadings
        free the variances of the factors in all groups but the first, equal intercepts their means.
    identification
        What gives a factor its unit: a variance of 1 (in the first group), or a loading of 1 of its
        first item.
    correlated
        Whether the factors covary freely; else their covariances are 0.
    """
    design = _Design(np.asarray(pattern, dtype=bool), equal, identification, correlated)
    made: list[Group] = []
    size = 0
    for number in range(groups):
        group, size = _numbered(_plan(design, first=number == 0), made[:1], size, equal)
        made.append(group)
    return Model(tuple(made), size)


def _plan(design: _Design, *, first: bool) -> dict[str, tuple[Flags, Floats]]:
    """For each matrix of a group which cells are free, and the values of the others."""
    items, factors = design.pattern.shape
    freed = not first and "loadings" in design.equal
    moved = not first and "intercepts" in design.equal
    every = np.ones(items, dtype=bool)
    return {
        "loadings": _loadings(design),
        "factor_covariances": (_covarying(design, freed=freed), np.eye(factors)),
        "residuals": (every, np.zeros(items)),
        "intercepts": (every, np.zeros(items)),
        "factor_means": (np.full(factors, moved), np.zeros(factors)),
    }


def _loadings(design: _Design) -> tuple[Flags, Floats]:
    """Which loadings are free, and the others: 0, or 1 of a marker."""
    free, fixed = design.pattern.copy(), np.zeros(design.pattern.shape)
    if design.identification == "marker":
        marker = design.pattern.argmax(axis=0), np.arange(design.pattern.shape[1])
        free[marker], fixed[marker] = False, 1.0
    return free, fixed


def _covarying(design: _Design, *, freed: bool) -> Flags:
    """Which variances and covariances of factors are free."""
    factors = design.pattern.shape[1]
    free = np.full((factors, factors), design.correlated)
    np.fill_diagonal(free, freed or design.identification == "marker")
    return free


def _numbered(
    plan: dict[str, tuple[Flags, Floats]], first: list[Group], size: int, equal: Collection[str]
) -> tuple[Group, int]:
    """A group whose free cells are numbered: as those of the `first` where they are equal, or anew."""
    cells = {}
    for name, (free, fixed) in plan.items():
        if first and name in equal:
            cells[name] = getattr(first[0], name)
        else:
            index = _paired(free, size) if name == "factor_covariances" else _counted(free, size)
            cells[name] = Cells(index, fixed)
            size = max(size, int(cells[name].number.max()) + 1)
    return Group(**cells), size


def _counted(free: Flags, start: int) -> NDArray[np.intp]:
    """Numbers from `start` on for the free cells, -1 for the others."""
    index = np.full(free.shape, -1, dtype=np.intp)
    index[free] = start + np.arange(free.sum())
    return index


def _paired(free: Flags, start: int) -> NDArray[np.intp]:
    """As `_counted` for a symmetric matrix: a covariance has one number in both of its cells."""
    half = _counted(np.tril(free), start)
    return np.maximum(half, half.T)
