"""The sums behind an analysis of items, from one pass over the ratings.

The pass goes by blocks of rows, so that a table of a million people takes no copy of itself. Ratings
are taken about the middle of the response range; sums of whole numbers are then exact.
"""

from collections.abc import Iterator
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.arrays import Whole
from scoring.division import ratio
from scoring.items.skew import skew_from_moments

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_CELLS = 2**14  # in a block, whose copies stay in the processor's cache and below what is mapped anew
_NEGLIGIBLE = 1e-12  # a scatter below this share of the sum of squares is rounding error


class Answers(NamedTuple):
    """Ratings (rows, items), which cells are coded as not observed, and the ends of the response range."""

    ratings: Floats | Whole
    not_observed: float | Mask | None
    lowest: float
    highest: float


class ItemSums(NamedTuple):
    """Counts and sums of ratings, which add up over blocks of rows.

    How many are `outside` the range. Of each item, shape (items,): how many did not observe, answered,
    chose either end, and the sums of the first 3 `powers` of the deviations, (3, items). Of each two
    items, shape (items, items): the rows behind the pair, the sum of the first one's deviations over
    those rows, and the sum of the products.
    """

    outside: Floats
    not_observed: Floats
    answered: Floats
    at_lowest: Floats
    at_highest: Floats
    powers: Floats
    pairs: Floats
    sums: Floats
    products: Floats


class OwnFigures(NamedTuple):
    """What tells about one item alone, of each, shape (items,); the fields are those of the analysis."""

    n: NDArray[np.int64]
    missing: Floats
    not_observed: Floats
    floor: Floats
    ceiling: Floats
    mean: Floats
    sd: Floats
    skew: Floats


def sums_of_items(answers: Answers, *, listwise: bool) -> ItemSums:
    """All sums, those of pairs over the rows without a missing answer or over those that share the pair."""
    return reduce(_added, (_sums_of(block, listwise=listwise) for block in _blocks(answers)))


def observed(answers: Answers) -> tuple[Floats, Mask]:
    """The ratings with NaN for all that is no answer, and where they are coded as not observed."""
    ratings, code = np.asarray(answers.ratings, dtype=float), answers.not_observed
    if code is None:
        return ratings, np.zeros((1, ratings.shape[1]), dtype=bool)
    coded = code if isinstance(code, np.ndarray) else ratings == code
    return np.where(coded, np.nan, ratings), coded


def covariances(sums: ItemSums) -> Floats:
    """Covariances (n - 1) of the items; the variance of one that does not vary is exactly 0."""
    scatter = sums.products - ratio(sums.sums * sums.sums.T, sums.pairs)
    still = np.diag(np.diag(scatter) <= _NEGLIGIBLE * np.diag(sums.products))
    return ratio(np.where(still, 0.0, scatter), np.maximum(sums.pairs - 1, 0))


def own_figures(sums: ItemSums, answers: Answers) -> OwnFigures:
    """Of each item, the shares of all rows that have no answer, and the figures of those who answered."""
    n, rows = sums.answered, len(answers.ratings)
    return OwnFigures(
        n.astype(np.int64),
        ratio(rows - n - sums.not_observed, rows),
        ratio(sums.not_observed, rows),
        ratio(sums.at_lowest, n),
        ratio(sums.at_highest, n),
        *_moments(sums, _middle(answers)),
    )


def _moments(sums: ItemSums, middle: float) -> tuple[Floats, Floats, Floats]:
    """Mean, standard deviation, which for equal ratings is exactly 0, and skew."""
    n = sums.answered
    first, second, third = ratio(sums.powers, n)
    scatter = second - first**2
    variance = np.where(scatter <= _NEGLIGIBLE * second, 0.0, scatter)
    cubes = third - 3 * first * second + 2 * first**3
    sd = np.sqrt(ratio(n * variance, np.maximum(n - 1, 0)))
    return middle + first, sd, skew_from_moments(n, variance, cubes)


def _middle(answers: Answers) -> float:
    """The middle of the response range, about which sums are taken."""
    return (answers.lowest + answers.highest) / 2


def _added(one: ItemSums, other: ItemSums) -> ItemSums:
    return ItemSums(*map(np.add, one, other))


def _blocks(answers: Answers) -> Iterator[Answers]:
    """The answers, some rows at a time; once even where there is no row."""
    rows, items = answers.ratings.shape
    height = max(_CELLS // items, 1)
    for start in range(0, max(rows, 1), height):
        here = slice(start, start + height)
        code = answers.not_observed
        coded = code[here] if isinstance(code, np.ndarray) else code
        yield answers._replace(ratings=answers.ratings[here], not_observed=coded)


def _sums_of(block: Answers, *, listwise: bool) -> ItemSums:
    """The sums of one block."""
    ratings, coded = observed(block)
    known = ~np.isnan(ratings)
    deviations = ratings - _middle(block)
    deviations[~known] = 0.0
    squares = deviations * deviations
    between = _listwise(deviations, known) if listwise else _pairwise(deviations, known)
    return ItemSums(
        np.asarray(np.count_nonzero((ratings < block.lowest) | (ratings > block.highest)), dtype=float),
        _count(coded),
        _count(known),
        _count(ratings == block.lowest),
        _count(ratings == block.highest),
        np.stack([_total(deviations), _total(squares), _total(squares * deviations)]),
        *between,
    )


def _listwise(deviations: Floats, known: Mask) -> tuple[Floats, Floats, Floats]:
    """Rows, sums and products of pairs over the rows without a missing answer."""
    whole = known.all(axis=1)
    used = deviations if whole.all() else deviations[whole]
    items = used.shape[1]
    sums = np.repeat(_total(used)[:, np.newaxis], items, axis=1)
    return np.full((items, items), float(len(used))), sums, used.T @ used


def _pairwise(deviations: Floats, known: Mask) -> tuple[Floats, Floats, Floats]:
    """Rows, sums and products of pairs over the rows that have both answers."""
    items = known.shape[1]
    both = np.hstack([deviations, known])
    products = both.T @ both  # of one matrix with itself, which is quicker than three apart
    return products[items:, items:], products[:items, items:], products[:items, :items]


def _count(mask: Mask) -> Floats:
    """How many of each column."""
    return _total(mask.astype(float))


def _total(values: Floats) -> Floats:
    """The sum of each column, as a product, which is several times as fast."""
    return np.asarray(np.ones(len(values)) @ values)
