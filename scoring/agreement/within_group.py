"""Agreement against a null: rwg of an item and rwg(j) of a scale."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.agreement.answers import item_variances, mean_of_known, rating_table
from scoring.agreement.nulls import null_variance
from scoring.arguments import choice_problems, is_real
from scoring.division import ratio
from scoring.problems import raise_all

Floats = NDArray[np.float64]
OutOfRange = Literal["zero", "keep", "nan"]


def rwg_from_variance(
    variance: ArrayLike, *, options: int, null: str | float = "uniform", out_of_range: OutOfRange = "zero"
) -> Floats:
    """Within-group agreement of each item: 1 - variance / null variance.

    Parameters
    ----------
    variance
        Variance (n-1) of the raters' ratings, any shape, NaN where it is undefined.
    options, null
        The response format and the null distribution, by name or as its variance; see
        `expected_variance`.
    out_of_range
        What is given where raters vary more than the null, so that the index is negative: `zero`
        as James et al. advise (no agreement), `keep` the negative value, or `nan`.

    References
    ----------
    James, Demaree & Wolf (1984), Journal of Applied Psychology 69, 85-98.
    """
    share = np.asarray(variance, dtype=float) / expected_variance(null, options)
    return _in_range(1 - share, share > 1, out_of_range)


def rwg_j_from_variance(
    mean_variance: ArrayLike,
    items: ArrayLike,
    *,
    options: int,
    null: str | float = "uniform",
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
    share = np.asarray(mean_variance, dtype=float) / expected_variance(null, options)
    stepped = np.asarray(items, dtype=float) * (1 - share)
    return _in_range(ratio(stepped, stepped + share), share > 1, out_of_range)


def rwg(
    ratings: ArrayLike, *, options: int, null: str | float = "uniform", out_of_range: OutOfRange = "zero"
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
    variance = item_variances(rating_table(ratings)).reshape(np.shape(ratings)[1:])
    return rwg_from_variance(variance, options=options, null=null, out_of_range=out_of_range)


def rwg_j(
    ratings: ArrayLike, *, options: int, null: str | float = "uniform", out_of_range: OutOfRange = "zero"
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
    variance = item_variances(rating_table(ratings))
    mean, items = mean_of_known(variance), (~np.isnan(variance)).sum()
    return float(rwg_j_from_variance(mean, items, options=options, null=null, out_of_range=out_of_range))


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


def expected_variance(null: str | float, options: int) -> float:
    """The variance of raters who do not agree, in squared response units.

    Parameters
    ----------
    null
        A name in `scoring.agreement.nulls.NULLS`, or the variance of a null of one's own.
    options
        How many response options there are; it does not matter where the variance is given.

    Raises
    ------
    TableError
        For a name without a variance for that number of options, for no such number, and for a
        variance that is not a positive number.
    """
    if isinstance(null, str):
        return null_variance(null, options)
    if not is_real(null) or not 0 < null < np.inf:
        raise_all([f"null is {null}. Give the name of a null, or its variance, which is above 0."])
    return float(null)


def _in_range(index: Floats, outside: NDArray[np.bool_], rule: OutOfRange) -> Floats:
    """The index, with `rule` applied where it is `outside` what it can mean."""
    replacement = {"zero": np.zeros_like(index), "keep": index, "nan": np.full_like(index, np.nan)}
    raise_all(choice_problems("out_of_range", rule, replacement))
    return np.where(outside, replacement[rule], index)
