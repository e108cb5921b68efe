"""From ratings to what a rater group says: sums by participant and group.

Everything shown about a group follows from sums over its raters. Arrays have one row a scale or
item (`columns`), then participants, then rater groups.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from scoring.division import ratio
from scoring.keying import Ratings
from scoring.scales import RaterScores
from scoring.tables import People, Rows

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sums:
    """Number, sum and sum of squares, each (columns, participants, groups).

    Sums are in parts: `unit` (columns,) parts make one response option, and `offset` (columns,)
    is the rating of no part.
    """

    n: Floats
    total: Floats
    squares: Floats
    unit: Floats
    offset: Floats

    def in_groups(self, groups: Sequence[int]) -> "Sums":
        """The sums of some rater groups, by position."""
        n, total, squares = (table[..., list(groups)] for table in (self.n, self.total, self.squares))
        return Sums(n, total, squares, self.unit, self.offset)

    def where(self, mask: Mask) -> "Sums":
        """The sums of the cells where `mask` holds; nobody is in the others."""
        n, total, squares = (np.where(mask, table, 0) for table in (self.n, self.total, self.squares))
        return Sums(n, total, squares, self.unit, self.offset)

    @property
    def mean(self) -> Floats:
        """Mean in response units, NaN where there is nobody."""
        mean = np.empty_like(self.n)
        for row, n in enumerate(self.n):  # a row at a time stays in the processor's cache
            mean[row] = ratio(self.total[row], n * self.unit[row]) + self.offset[row]
        return mean

    @property
    def variance(self) -> Floats:
        """Variance (n-1) in squared response units, NaN below two raters; never below 0."""
        variance = np.empty_like(self.n)
        for row, n in enumerate(self.n):  # as above
            scatter = np.maximum(n * self.squares[row] - self.total[row] ** 2, 0.0)
            variance[row] = ratio(scatter, n * (n - 1) * self.unit[row] ** 2)
        return variance


def scale_sums(scores: RaterScores, people: People) -> Sums:
    """Number, sum and sum of squares of rater scores by participant and group."""
    cell, shape = _cells(people)
    everybody = _by_cell(cell, shape)
    n, total, squares = (np.empty((len(scores.scales), *shape)) for _ in range(3))
    for row, whole in enumerate(scores.whole):
        place, parts = _in_exact_order(cell, scores.parts[row], whole=whole)
        missing = np.flatnonzero(np.isnan(parts))
        parts[missing] = 0
        n[row] = everybody - _by_cell(place[missing], shape)
        total[row] = _by_cell(place, shape, parts)
        parts *= parts
        squares[row] = _by_cell(place, shape, parts)
    return Sums(n, total, squares, scores.unit, scores.offset)


def item_sums(ratings: Ratings, people: People) -> Sums:
    """Number, sum and sum of squares of ratings by participant and group."""
    cell, shape = _cells(people)
    everybody = _by_cell(cell, shape)
    n, total, squares = (np.empty((len(ratings.codes), *shape)) for _ in range(3))
    for row, codes in enumerate(ratings.codes):
        values = codes.astype(float)
        n[row] = everybody - _by_cell(cell[np.flatnonzero(codes == 0)], shape)
        total[row] = _by_cell(cell, shape, values)
        values *= values
        squares[row] = _by_cell(cell, shape, values)
    return Sums(n, total, squares, np.ones(len(n)), np.array(ratings.key.minimum, dtype=float) - 1)


def raters_who_answered(ratings: Ratings, people: People) -> Rows:
    """The number (participants, groups) of raters with at least one answer."""
    cell, shape = _cells(people)
    anything = np.zeros(len(cell), dtype=np.uint8)
    for codes in ratings.codes:
        anything |= codes
    return _by_cell(cell[anything > 0], shape).astype(np.intp)


def option_counts(ratings: Ratings, people: People, counted: Mask) -> Counts:
    """How often each option was given, (items, participants, options), in the cells to be counted.

    `counted` is (items, participants, groups). The options are those of the item with most.
    """
    cell, shape = _cells(people)
    places = max(ratings.key.options(item) for item in range(len(ratings.codes))) + 1
    first = people.participant * places
    tables = [
        np.bincount(first + codes * mask.ravel()[cell], minlength=shape[0] * places)
        for codes, mask in zip(ratings.codes, counted, strict=True)
    ]
    return np.stack(tables).reshape(len(tables), shape[0], places)[..., 1:]


def _cells(people: People) -> tuple[Rows, tuple[int, int]]:
    """Each row's place in a flat table participants x groups, and the shape of that table."""
    shape = (len(people.participants), len(people.groups))
    return people.participant * shape[1] + people.group, shape


def _in_exact_order(cell: Rows, parts: Floats, *, whole: bool) -> tuple[Rows, Floats]:
    """The cells, and a copy of the parts, so that sums do not depend on the raters' order.

    Whole parts add up exactly in any order. Others are put in rising order first.
    """
    if whole:
        return cell, parts.copy()
    rising = np.argsort(parts, kind="stable")
    return cell[rising], parts[rising]


def _by_cell(cell: Rows, shape: tuple[int, int], weights: Floats | None = None) -> npt.NDArray[Any]:
    return np.bincount(cell, weights, minlength=shape[0] * shape[1]).reshape(shape)
