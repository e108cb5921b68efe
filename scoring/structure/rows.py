"""The rows that a factor model is fitted to: complete ones, by group and by cluster."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import label_problems, length_problems
from scoring.arrays import labels_of
from scoring.structure.discrepancy import Sample
from scoring.structure.model import Floats

_SINGULAR = 1e-10  # the least eigenvalue of a correlation matrix that is taken for more than rounding
_CONSTANT = 1e-12  # a range below this share of the largest value is rounding error
_FEWEST = 2


class Rows(NamedTuple):
    """Complete rows of each group, the number of the cluster of each, and what is wrong with them.

    `labels` are those of the groups. Without clusters each row is one of its own, and `clusters` is
    None.
    """

    tables: list[Floats]
    labels: list[str]
    members: list[NDArray[np.intp]]
    clusters: int | None
    dropped: int
    problems: list[str]

    def samples(self, divisor: str = "n") -> list[Sample]:
        """The moments of each group."""
        return [_moments(table, len(table) - (divisor == "n-1")) for table in self.tables]


def read_rows(
    table: Floats, items: Sequence[str], *, groups: ArrayLike | None = None, clusters: ArrayLike | None = None
) -> Rows:
    """The complete rows of a table, those of each group apart, in the order of the groups' labels.

    Returns
    -------
    With a problem for labels that are missing or too many or few, for fewer than 2 groups or clusters,
    and for each group whose rows are no more than the items, or in which items do not vary or determine
    each other.
    """
    given = {"groups": groups, "clusters": clusters}
    labels = {name: labels_of(one) for name, one in given.items() if one is not None}
    problems = length_problems(
        {"ratings": len(table)} | {name: len(np.atleast_1d(one)) for name, one in labels.items()}
    )
    problems += [problem for name, one in labels.items() for problem in label_problems(name, one)]
    if problems:
        return Rows([], [], [], None, 0, problems)
    whole = ~np.isnan(table).any(axis=1)
    names = np.unique(labels.get("groups", np.zeros(1)))
    rows = _divided(table[whole], names, {name: one[whole] for name, one in labels.items()})
    return rows._replace(dropped=int((~whole).sum()), problems=_row_problems(rows, labels, items))


def _divided(table: Floats, names: NDArray[np.generic], labels: dict[str, NDArray[np.generic]]) -> Rows:
    """The rows of each group, with their clusters numbered across groups."""
    groups = labels.get("groups", np.zeros(len(table)))
    found, cluster = np.unique(labels.get("clusters", np.arange(len(table))), return_inverse=True)
    parts = [groups == name for name in names]
    return Rows(
        tables=[table[part] for part in parts],
        labels=[str(name) for name in names],
        members=[cluster[part] for part in parts],
        clusters=len(found) if "clusters" in labels else None,
        dropped=0,
        problems=[],
    )


def _row_problems(rows: Rows, given: Collection[str], items: Sequence[str]) -> list[str]:
    """Too few groups or clusters, where they were given, and the flaws of each group."""
    counts = {"groups": len(rows.tables), "clusters": rows.clusters or 0}
    few = [f"{name}: {counts[name]} in all. Give 2 or more." for name in given if counts[name] < _FEWEST]
    named = [f"group '{label}'" for label in rows.labels] if "groups" in given else ["ratings"]
    each = [flaw for name, one in zip(named, rows.tables, strict=True) for flaw in _flaws(one, name, items)]
    return few + each


def _flaws(table: Floats, label: str, items: Sequence[str]) -> list[str]:
    """What keeps a group's covariances from being analysed."""
    if len(table) <= len(items):
        told = f"{label}: {len(table)} complete rows are too few for {len(items)} items."
        return [f"{told} Give more rows than items."]
    if len(items) < _FEWEST:
        return []
    constant = np.ptp(table, axis=0) <= _CONSTANT * np.abs(table).max(axis=0)
    if constant.any():
        return [f"{label}: item {_named(items, constant)} does not vary. Leave it out of the table."]
    values, vectors = np.linalg.eigh(np.corrcoef(table, rowvar=False))
    if values[0] > _SINGULAR:
        return []
    together = np.abs(vectors[:, 0]) > np.sqrt(_SINGULAR)
    told = f"{label}: the items {_named(items, together)} determine each other."
    return [f"{told} Leave one of them out of the table."]


def _named(items: Sequence[str], which: NDArray[np.bool_]) -> str:
    return ", ".join(name for name, one in zip(items, which, strict=True) if one)


def _moments(table: Floats, weight: int) -> Sample:
    mean = table.mean(axis=0)
    centred = table - mean
    return Sample(n=len(table), weight=float(weight), mean=mean, covariance=centred.T @ centred / weight)
