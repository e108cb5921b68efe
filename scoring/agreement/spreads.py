"""How the ratings of many groups spread, item by item, without a loop over groups."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.agreement.answers import FEWEST
from scoring.agreement.average_deviation import ad_from_counts
from scoring.agreement.grouping import Grouping, blocks_of_groups
from scoring.agreement.within_group import variance_from_counts
from scoring.arrays import Whole
from scoring.division import ratio

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]
Codes = NDArray[np.int16]


class Spread(NamedTuple):
    """Of each group's ratings on each item: number, mean, variance (n-1) and average deviations.

    Each has shape (groups, items), and is NaN where it is undefined.
    """

    n: Counts
    mean: Floats
    variance: Floats
    ad_mean: Floats
    ad_median: Floats


def group_spread(table: Floats | Whole, groups: Grouping, *, options: int, lowest: float) -> Spread:
    """The spread of each group on each item.

    Parameters
    ----------
    table
        Ratings within the response options, shape (raters, items), NaN where there is none.
    groups
        Who belongs to which group.
    options, lowest
        The number of response options and the lowest. Ratings which are all one of them are
        counted, which is fast, and exact if they are whole; others are sorted.
    """
    parts = [
        _spread_of_block(table[rows], np.repeat(np.arange(len(sizes)), sizes), len(sizes), options, lowest)
        for rows, sizes in blocks_of_groups(groups, table.shape[1])
    ]
    return Spread(*(np.concatenate(figures) for figures in zip(*parts, strict=True)))


def _spread_of_block(
    table: Floats | Whole, group: Counts, groups: int, options: int, lowest: float
) -> Spread:
    """The spread of groups that are numbered from 0, by the group of each rater."""
    codes, values = _option_codes(table, lowest), lowest + np.arange(options, dtype=np.float64)
    if codes is None:
        return _spread_of_rows(np.asarray(table, dtype=float), group)
    return _spread_of_counts(option_counts(codes, group, groups, options), values)


def _option_codes(table: Floats | Whole, lowest: float) -> Codes | None:
    """The option of each rating, from 1, and 0 for none; nothing where a rating is between two."""
    steps = table if lowest == 1 else table - (lowest - 1)
    if steps.dtype.kind != "f":
        return steps.astype(np.int16)
    missing = np.isnan(steps)
    with np.errstate(invalid="ignore"):  # what becomes of NaN is overwritten
        codes = steps.astype(np.int16)
    whole = bool(((codes == steps) | missing).all())
    codes[missing] = 0
    return codes if whole else None


def option_counts(codes: Codes, group: Counts, groups: int, options: int) -> Counts:
    """How often each option was given, shape (groups, items, options), from codes as above."""
    items = codes.shape[1]
    place = codes * np.int64(groups * items)
    place += group[:, np.newaxis] * items + np.arange(items)
    counts = np.bincount(place.ravel(), minlength=(options + 1) * groups * items)
    return np.moveaxis(counts.reshape(options + 1, groups, items)[1:], 0, -1)


def _spread_of_counts(counts: Counts, values: Floats) -> Spread:
    """The spread where each of `values` (options,) was given `counts` (groups, items, options) times."""
    n = counts.sum(axis=-1)
    return Spread(
        n=n,
        mean=ratio(counts @ values, n),
        variance=variance_from_counts(counts, values),
        ad_mean=ad_from_counts(counts, values),
        ad_median=ad_from_counts(counts, values, about="median"),
    )


def _spread_of_rows(table: Floats, group: Counts) -> Spread:
    """The spread of any ratings (raters, items), by the groups from 0 that the raters belong to."""
    member = np.broadcast_to(group[:, np.newaxis], table.shape)
    rising = np.take_along_axis(table, np.lexsort((table, member), axis=0), axis=0)
    sizes = np.bincount(group)
    first = sizes.cumsum() - sizes
    n = np.add.reduceat(~np.isnan(rising), first, axis=0, dtype=np.int64)
    mean = ratio(_sums(rising, first), n)
    middle = _middles(rising, first, n)
    squares = _sums((rising - np.repeat(mean, sizes, axis=0)) ** 2, first)
    return Spread(
        n=n,
        mean=mean,
        variance=ratio(squares, np.maximum(n - 1, 0)),
        ad_mean=_deviations(rising, np.repeat(mean, sizes, axis=0), first, n),
        ad_median=_deviations(rising, np.repeat(middle, sizes, axis=0), first, n),
    )


def _sums(rows: Floats, first: Counts) -> Floats:
    """The sum of each group, which begins at row `first`; what is missing adds nothing."""
    return np.asarray(np.add.reduceat(np.where(np.isnan(rows), 0.0, rows), first, axis=0))


def _middles(rising: Floats, first: Counts, n: Counts) -> Floats:
    """The upper middle rating of each group, whose ratings rise from row `first`, gaps last.

    The average deviation from it is that from the median: between the middle two it does not change.
    """
    return np.take_along_axis(rising, first[:, np.newaxis] + n // 2, axis=0)


def _deviations(rows: Floats, centre: Floats, first: Counts, n: Counts) -> Floats:
    """The average deviation of each group from its centre, told row by row; NaN below 2 raters."""
    return np.where(n >= FEWEST, ratio(_sums(np.abs(rows - centre), first), n), np.nan)
