"""Agreement on a scale that does not grow with the number of items: r*wg(j)."""

from numpy.typing import ArrayLike

from scoring.agreement.answers import item_variances, mean_of_known, rating_table
from scoring.agreement.within_group import OutOfRange, rwg_from_variance


def rwg_j_star(
    ratings: ArrayLike,
    *,
    options: int,
    null: str | float = "uniform",
    out_of_range: OutOfRange = "keep",
) -> float:
    """Agreement on a whole scale: 1 - mean item variance / null variance, not stepped up.

    Parameters
    ----------
    ratings
        Shape (raters, items), NaN where an answer is missing. Each item's variance (n-1) is over
        those who answered it; an item that fewer than 2 answered does not count.
    options, null
        As in `scoring.agreement.within_group.rwg_from_variance`. Given as a variance, the null may
        be utmost disagreement, half of the raters at either end: (options - 1)² / 4.
    out_of_range
        What is given where raters vary more than the null. Lindell et al. `keep` the negative
        value, for it tells that the raters fall into camps; `zero` and `nan` are the others.

    Returns
    -------
    NaN where no item has 2 raters.

    References
    ----------
    Lindell, Brandt & Whitney (1999), Applied Psychological Measurement 23, 127-135.
    """
    mean = mean_of_known(item_variances(rating_table(ratings)))
    return float(rwg_from_variance(mean, options=options, null=null, out_of_range=out_of_range))
