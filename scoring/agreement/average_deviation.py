"""The average deviation of ratings from their mean or median: agreement in response units."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.agreement.answers import (
    FEWEST,
    answer_counts,
    item_means,
    mean_of_known,
    option_problems,
    rating_table,
)
from scoring.arguments import choice_problems
from scoring.division import ratio
from scoring.problems import raise_all

Floats = NDArray[np.float64]
Centre = Literal["mean", "median"]

_CENTRES = ("mean", "median")
_SHARE_OF_THE_OPTIONS = 6


def ad_mean(ratings: ArrayLike) -> float:
    """Average absolute deviation of the ratings from their mean, in response units.

    The smaller, the more alike. For a scale it is the mean over its items; an item that fewer than
    2 raters answered does not count.

    Parameters
    ----------
    ratings
        Shape (raters,) for an item or (raters, items) for a scale, NaN where an answer is missing.

    Returns
    -------
    NaN where no item has 2 raters.

    References
    ----------
    Burke, Finkelstein & Dusig (1999), Organizational Research Methods 2, 49-68.
    """
    table = rating_table(ratings)
    return float(mean_of_known(_deviations_from(table, item_means(table))))


def ad_median(ratings: ArrayLike) -> float:
    """Average absolute deviation of the ratings from their median, in response units.

    Of all centres the median makes it the least, so it is never above `ad_mean`, and one rater far
    from the rest moves it less. For an even number of raters the median is halfway between the
    middle two. Parameters, treatment of gaps and reference as in `ad_mean`.
    """
    table = rating_table(ratings)
    return float(mean_of_known(_deviations_from(table, _item_medians(table))))


def ad_from_counts(counts: ArrayLike, values: ArrayLike, *, about: Centre = "mean") -> Floats:
    """Average deviation of each item, from how often each option was given.

    Parameters
    ----------
    counts
        Shape (..., options): how many raters gave each option.
    values
        Shape (options,): the rating each option stands for; rising for the median.
    about
        The centre: the `mean`, or the `median`.

    Returns
    -------
    Shape (...), in response units; NaN where fewer than 2 raters answered. Source: `ad_mean`.
    """
    raise_all(choice_problems("about", about, _CENTRES))
    table, scale = np.asarray(counts), np.asarray(values, dtype=float)
    n = table.sum(axis=-1)
    centre = ratio(table @ scale, n) if about == "mean" else _middle_of_counts(table, scale)
    total = np.zeros(n.shape)
    for given, value in zip(np.moveaxis(table, -1, 0), scale, strict=True):  # few options, many items
        total += given * np.abs(value - centre)
    return np.where(n >= FEWEST, ratio(total, n), np.nan)


def ad_cutoff(options: int) -> float:
    """The average deviation up to which raters are said to agree: A / 6, in response units.

    It serves the deviation from the mean and from the median, for an item and for a scale, and is
    derived for raters who answer at random if every one of the A options is equally likely; for
    other nulls see `scoring.agreement.cutoffs.agreement_cutoff`. The authors round it to one
    decimal: 0.8, 1.2, 1.5 and 1.8 for 5, 7, 9 and 11 options. Here it is not rounded.

    Raises
    ------
    TableError
        For fewer than 2 options.

    References
    ----------
    Burke & Dunlap (2002), Organizational Research Methods 5, 159-172.
    """
    raise_all(option_problems(options))
    return options / _SHARE_OF_THE_OPTIONS


def _deviations_from(table: Floats, centre: Floats) -> Floats:
    """The average deviation of each item from `centre` (items,); NaN below 2 raters."""
    n = answer_counts(table)
    total = np.nansum(np.abs(table - centre), axis=0)
    return np.where(n >= FEWEST, ratio(total, n), np.nan)


def _item_medians(table: Floats) -> Floats:
    """The median of each item of (raters, items), between the middle two; NaN where nobody answered."""
    n = answer_counts(table)
    rising = np.sort(np.vstack([table, np.full(n.shape, np.nan)]), axis=0)  # gaps come last
    item = np.arange(n.size)
    return np.asarray((rising[(n - 1) // 2, item] + rising[n // 2, item]) / 2)


def _middle_of_counts(counts: NDArray[np.int64], values: Floats) -> Floats:
    """The lower middle rating, from how often each of the rising values was given.

    The average deviation from it is that from the median: between the middle two it does not change.
    """
    middle = (counts.sum(axis=-1) + 1) // 2
    upto, place = np.zeros_like(middle), np.zeros_like(middle)
    for given in np.moveaxis(counts, -1, 0):
        upto += given
        place += upto < middle
    return np.asarray(values[place])
