"""How alike raters answered about one participant: rwg, rwg(j) and the average deviation.

An index compares the raters' variance with that of people who answer at random. What "at random"
means is a choice, the null distribution, so it is always named, and more than one is worth
reporting. Every function takes whole arrays: a cohort needs no loop.
"""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.division import ratio
from scoring.nulls import NULLS, Null, null_variance, nulls_for

__all__ = [
    "NULLS",
    "Null",
    "OutOfRange",
    "ad_from_counts",
    "ad_mean",
    "null_variance",
    "nulls_for",
    "rwg",
    "rwg_from_variance",
    "rwg_j",
    "rwg_j_from_variance",
    "variance_from_counts",
]

Floats = NDArray[np.float64]
OutOfRange = Literal["zero", "keep", "nan"]

_FEWEST = 2  # one rater neither agrees nor differs


def rwg_from_variance(
    variance: ArrayLike, *, options: int, null: str = "uniform", out_of_range: OutOfRange = "zero"
) -> Floats:
    """Within-group agreement of each item: 1 - variance / null variance.

    Parameters
    ----------
    variance
        Variance (n-1) of the raters' ratings, any shape, NaN where it is undefined.
    options, null
        The response format and the null distribution; see `null_variance`.
    out_of_range
        What is given where raters vary more than the null, so that the index is negative: `zero`
        as James et al. advise (no agreement), `keep` the negative value, or `nan`.

    References
    ----------
    James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85-98.
    """
    share = np.asarray(variance, dtype=float) / null_variance(null, options)
    return _in_range(1 - share, share > 1, out_of_range)


def rwg_j_from_variance(
    mean_variance: ArrayLike,
    items: ArrayLike,
    *,
    options: int,
    null: str = "uniform",
    out_of_range: OutOfRange = "zero",
) -> Floats:
    """Within-group agreement of each scale: rwg of the mean item variance, stepped up to J items.

    With v = mean item variance / null variance: J(1 - v) / (J(1 - v) + v). Above v = 1 the formula
    has no meaning (it may even exceed 1), and `out_of_range` says what is given there.

    Parameters
    ----------
    mean_variance
        Mean over items of the variance (n-1) over raters, any shape.
    items
        J, the number of items in that mean; an array of the same shape or one number.
    options, null, out_of_range
        As in `rwg_from_variance`.

    References
    ----------
    James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85-98.
    """
    share = np.asarray(mean_variance, dtype=float) / null_variance(null, options)
    stepped = np.asarray(items, dtype=float) * (1 - share)
    return _in_range(ratio(stepped, stepped + share), share > 1, out_of_range)


def rwg(
    ratings: ArrayLike, *, options: int, null: str = "uniform", out_of_range: OutOfRange = "zero"
) -> Floats:
    """Within-group agreement of one item, or of each of several.

    Parameters
    ----------
    ratings
        Shape (raters,) or (raters, items), NaN where an answer is missing.
    options, null, out_of_range
        As in `rwg_from_variance`.

    Returns
    -------
    Shape () or (items,); NaN for an item that fewer than 2 raters answered.
    """
    variance = _variances(np.asarray(ratings, dtype=float))
    return rwg_from_variance(variance, options=options, null=null, out_of_range=out_of_range)


def rwg_j(
    ratings: ArrayLike, *, options: int, null: str = "uniform", out_of_range: OutOfRange = "zero"
) -> float:
    """Within-group agreement of a whole scale.

    Parameters
    ----------
    ratings
        Shape (raters, items), NaN where an answer is missing. Each item's variance is over those
        who answered it; an item that fewer than 2 answered does not count in J.
    options, null, out_of_range
        As in `rwg_j_from_variance`.

    Returns
    -------
    NaN where no item has 2 raters.
    """
    variance = _variances(_matrix(ratings))
    used = variance[~np.isnan(variance)]
    mean = used.mean() if used.size else np.nan
    index = rwg_j_from_variance(mean, used.size, options=options, null=null, out_of_range=out_of_range)
    return float(index)


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
    table = _matrix(ratings)
    n = _answers(table)
    deviations = np.abs(table - ratio(np.nansum(table, axis=0), n))
    each = ratio(np.nansum(deviations, axis=0), n)[n >= _FEWEST]
    return float(each.mean()) if each.size else np.nan


def ad_from_counts(counts: ArrayLike, values: ArrayLike) -> Floats:
    """Average deviation from the mean of each item, from how often each option was given.

    Parameters
    ----------
    counts
        Shape (..., options): how many raters gave each option.
    values
        Shape (options,): the rating each option stands for.

    Returns
    -------
    Shape (...), in response units; NaN where fewer than 2 raters answered. Source: `ad_mean`.
    """
    table, scale = np.asarray(counts), np.asarray(values, dtype=float)
    n = table.sum(axis=-1)
    mean = ratio(table @ scale, n)
    deviation = np.abs(scale - mean[..., np.newaxis])
    return np.where(n >= _FEWEST, ratio((table * deviation).sum(axis=-1), n), np.nan)


def variance_from_counts(counts: ArrayLike, values: ArrayLike) -> Floats:
    """Variance (n-1) of each item, from how often each option was given.

    For whole numbers the sums are exact, so that equal ratings have a variance of exactly 0, and
    no rounding makes it negative.

    Parameters
    ----------
    counts
        Shape (..., options): how many raters gave each option.
    values
        Shape (options,): the rating each option stands for.

    Returns
    -------
    Shape (...), in squared response units; NaN where fewer than 2 raters answered.
    """
    table, scale = np.asarray(counts), np.asarray(values, dtype=float)
    n = table.sum(axis=-1).astype(float)
    scatter = n * (table @ scale**2) - (table @ scale) ** 2
    return ratio(np.maximum(scatter, 0.0), n * (n - 1))


def _in_range(index: Floats, outside: NDArray[np.bool_], rule: OutOfRange) -> Floats:
    """The index, with `rule` applied where it is `outside` what it can mean."""
    replacement = {"zero": np.zeros_like(index), "keep": index, "nan": np.full_like(index, np.nan)}
    if rule not in replacement:
        raise ValueError(f"out_of_range is '{rule}'. Choose from: {', '.join(replacement)}.")
    return np.where(outside, replacement[rule], index)


def _matrix(ratings: ArrayLike) -> Floats:
    """The ratings as raters by items; one item is one column."""
    table = np.asarray(ratings, dtype=float)
    return table[:, np.newaxis] if table.ndim == 1 else table


def _answers(ratings: Floats) -> NDArray[np.int64]:
    """How many raters answered each item."""
    return np.asarray((~np.isnan(ratings)).sum(axis=0), dtype=np.int64)


def _variances(ratings: Floats) -> Floats:
    """Variance (n-1) over the raters who answered, NaN below 2."""
    n = _answers(ratings)
    squares = (ratings - ratio(np.nansum(ratings, axis=0), n)) ** 2
    return ratio(np.nansum(squares, axis=0), np.maximum(n - 1, 0))
