"""The ratings that agreement starts from: raters by items, with gaps."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import unit_problems, whole_problems
from scoring.arrays import Whole, floats
from scoring.division import ratio
from scoring.problems import raise_all

Floats = NDArray[np.float64]

FEWEST = 2  # one rater neither agrees nor differs
ROUNDING = 1e-9  # values this close are equal but for rounding

_AXES = (1, 2)


def rating_table(ratings: ArrayLike) -> Floats:
    """Ratings as raters by items, shape (raters, items); one item, shape (raters,), is one column.

    Raises
    ------
    TableError
        For another number of dimensions, and for a rating that is infinite or no number.
    """
    table = floats(ratings, name="ratings")
    if table.ndim not in _AXES:
        raise_all([f"ratings: the shape is {table.shape}. Give (raters,) or (raters, items)."])
    raise_all(unit_problems(table, "ratings"))
    return table[:, np.newaxis] if table.ndim == 1 else table


def answer_counts(table: Floats) -> NDArray[np.int64]:
    """How many raters answered each item, shape (items,)."""
    return np.asarray((~np.isnan(table)).sum(axis=0), dtype=np.int64)


def item_means(table: Floats) -> Floats:
    """The mean of the ratings of each item, shape (items,); NaN where nobody answered."""
    return ratio(np.nansum(table, axis=0), answer_counts(table))


def item_variances(table: Floats) -> Floats:
    """The variance (n-1) of the ratings of each item, shape (items,); NaN below 2 raters."""
    squares = (table - item_means(table)) ** 2
    return ratio(np.nansum(squares, axis=0), np.maximum(answer_counts(table) - 1, 0))


def mean_of_known(values: Floats, axis: int = -1) -> Floats:
    """The mean along `axis` of what is not NaN; NaN where there is nothing."""
    return ratio(np.nansum(values, axis=axis), (~np.isnan(values)).sum(axis=axis))


def option_problems(options: object) -> list[str]:
    """A problem unless `options` is a whole number of response options of at least 2."""
    if not whole_problems("options", options, fewest=FEWEST):
        return []
    return [f"options is {options}. Give the number of response options, at least {FEWEST}."]


def range_problems(table: Floats | Whole, options: int, lowest: float) -> list[str]:
    """A problem where ratings lie outside the response options; the first is named by its place."""
    highest = lowest + options - 1
    if table.size and lowest <= table.min() and table.max() <= highest:
        return []  # a look that is quick, and in vain where something is missing
    outside = (table < lowest) | (table > highest)
    if not outside.any():
        return []
    row, item = np.argwhere(outside)[0]
    told = f"ratings: {outside.sum()} lie outside {lowest:g} to {highest:g}, "
    where = f"the first at rater {row + 1}, item {item + 1}: {table[row, item]:g}."
    return [f"{told}{where} Give the options and the lowest of them as they were answered."]
