"""Rows in the order of their groups, and blocks of whole groups that stay in the processor's cache."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]

_CELLS = 2**16
_LARGEST = np.iinfo(np.int64).max


class Grouping(NamedTuple):
    """The labels of the groups, rising; the rows in the order of their groups; how many each group has."""

    labels: NDArray[np.generic]
    order: Counts
    sizes: Counts


def group_rows(labels: NDArray[np.generic]) -> Grouping:
    """The groups of rows, from the label of each row, shape (rows,)."""
    order = _in_order(labels)
    ordered = labels[order]
    starts = np.ones(len(labels), dtype=bool)
    starts[1:] = ordered[1:] != ordered[:-1]
    first = np.flatnonzero(starts)
    return Grouping(ordered[first], order, np.diff(first, append=len(labels)))


def _in_order(labels: NDArray[np.generic]) -> Counts:
    """The rows by their label, those of one label as they were.

    Small whole numbers are sorted together with their row, several times as quickly as rows by number.
    """
    n = labels.size
    small = n and labels.dtype.kind in "iu" and labels.min() >= 0 and labels.max() < _LARGEST // n
    return (
        np.sort(labels.astype(np.int64) * n + np.arange(n)) % n
        if small
        else np.argsort(labels, kind="stable")
    )


def blocks_of_groups(groups: Grouping, items: int) -> Iterator[tuple[Counts, Counts]]:
    """Some rows at a time, in order, and the sizes of the groups that they are; at least once."""
    ends = groups.sizes.cumsum()
    full = ends * max(items, 1) // _CELLS
    cuts = [0, *(np.flatnonzero(np.diff(full)) + 1).tolist(), len(ends)]
    limits = np.concatenate([[0], ends])
    for first, last in pairwise(cuts):
        yield groups.order[limits[first] : limits[last]], groups.sizes[first:last]
