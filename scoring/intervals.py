"""Intervals for means of rater scores, honest about few raters and about a finite answer format.

An interval is the mean plus and minus a t quantile times its standard error, cut at the ends of the
response range. Two things are done for small groups. A group of fewer than `borrow_below` raters
takes the pooled within-group variance of the cohort, with the pool's degrees of freedom, in place
of its own, and the result says so. And no group is taken to vary less than its scores can resolve:
scores that come in steps of h hide a rounding variance of h²/12 (Sheppard 1898), so raters who
happen to give the same score are not taken for certain.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.division import ratio
from scoring.quantiles import t_quantile

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_NEGLIGIBLE = 1e-12  # a variance below this is rounding error


@dataclass(frozen=True, slots=True)
class IntervalRule:
    """How intervals are made; any field may be an array that broadcasts with the means.

    `low` and `high` are the ends of the response range. `step` is the distance between neighbouring
    values that a rater score can take: 1 / items for a scale of whole-number items, 1 for an item.
    Groups of fewer than `borrow_below` raters borrow: with 3 raters the t quantile at 95 % is 4.3,
    and the SD is known to within half of itself only.
    """

    low: ArrayLike
    high: ArrayLike
    confidence: float
    step: ArrayLike = 0.0
    borrow_below: int = 4


class Pool(NamedTuple):
    """The variance of raters about their group's mean, pooled over groups, and its df.

    Both broadcast with the groups that may borrow.
    """

    variance: ArrayLike
    df: ArrayLike


_NO_POOL = Pool(np.nan, 0.0)


@dataclass(frozen=True, slots=True)
class Interval:
    """Arrays of one shape: `low`, `high` (NaN: undefined), and whether a variance was borrowed."""

    low: Floats
    high: Floats
    pooled: Bools


class _Spread(NamedTuple):
    """The variance that stands for each group, its df, and whether it was borrowed."""

    variance: Floats
    df: Floats
    pooled: Bools


def pooled_variance(variances: ArrayLike, ns: ArrayLike, *, axis: int | tuple[int, ...] = 0) -> Pool:
    """The variance within groups, pooled over `axis`: sum of (n - 1)s² over sum of (n - 1).

    Parameters
    ----------
    variances
        Variance (n-1) of the rater scores of each group, NaN where it has fewer than 2.
    ns
        How many rater scores each group has, the same shape.
    axis
        The axis of the groups, or several: 0 for a table of participants by scales.

    Returns
    -------
    Arrays in which `axis` has length 1, so that they broadcast with the groups; NaN with 0
    degrees of freedom where no group has 2 raters.

    References
    ----------
    Snedecor & Cochran (1967), Statistical Methods: the mean square within groups.
    """
    variance, n = np.broadcast_arrays(np.asarray(variances, dtype=float), np.asarray(ns, dtype=float))
    weight = np.where(np.isnan(variance), 0.0, np.maximum(n - 1, 0.0))
    df = weight.sum(axis=axis, keepdims=True)
    return Pool(ratio(np.nansum(weight * variance, axis=axis, keepdims=True), df), df)


def mean_interval(
    mean: ArrayLike, sd: ArrayLike, n: ArrayLike, *, rule: IntervalRule, pool: Pool | None = None
) -> Interval:
    """The t interval of each mean of rater scores, inside the response range.

    Parameters
    ----------
    mean, sd, n
        Mean, SD (n-1; NaN for one rater) and number of rater scores of each group; any shape.
    rule
        Range, confidence, step and when to borrow; see `IntervalRule`.
    pool
        The cohort's within-group variance, broadcasting with the means. It is borrowed where n is
        below `rule.borrow_below`, or where the group's own SD is no larger than its scores can
        resolve, provided that the pool has more degrees of freedom than the group itself.

    Returns
    -------
    NaN where n is 0, where n is 1 and there is no pool, and where all raters agree, there is no
    pool and the rule has no step.

    References
    ----------
    Student (1908), Biometrika 6, 1-25. Sheppard (1898), Proceedings of the London Mathematical
    Society 29, 353-380: the variance that rounding hides.
    """
    spread = _spread(sd, n, rule, pool)
    error = np.sqrt(ratio(spread.variance, n))
    return _bounded(mean, error, spread.df, spread.pooled, rule)


def contrast_interval(
    means: ArrayLike,
    sds: ArrayLike,
    ns: ArrayLike,
    weights: ArrayLike,
    *,
    rule: IntervalRule,
    pool: Pool | None = None,
) -> Interval:
    """The interval of a weighted sum of independent group means.

    Its variance is the sum of w²s²/n, its degrees of freedom are those of Welch and Satterthwaite;
    groups that borrow share one variance and enter them together.

    Parameters
    ----------
    means, sds, ns
        Of each group, the groups along the last axis.
    weights
        What each group's mean is multiplied with, broadcasting with `means`. Groups of weight 0
        are left out.
    rule
        As in `mean_interval`; here `low` and `high` bound the weighted sum.
    pool
        As in `mean_interval`, one variance for all the groups of a sum.

    Returns
    -------
    Shape of `means` without its last axis; NaN where a group that counts has no variance.

    References
    ----------
    Satterthwaite (1946), Biometrics Bulletin 2, 110-114. Welch (1947), Biometrika 34, 28-35.
    """
    shape = np.broadcast_shapes(np.shape(means), np.shape(weights))
    weight = np.broadcast_to(np.asarray(weights, dtype=float), shape)
    counts = weight != 0
    spread = _spread(sds, ns, rule, pool)
    parts = np.where(counts, ratio(weight**2 * spread.variance, ns), 0.0)
    total = np.where(counts, weight * np.asarray(means, dtype=float), 0.0).sum(axis=-1)
    borrowed = counts & spread.pooled
    return _bounded(
        total, np.sqrt(parts.sum(axis=-1)), _joint_df(parts, spread, borrowed), borrowed.any(axis=-1), rule
    )


def equal_groups_interval(
    means: ArrayLike, sds: ArrayLike, ns: ArrayLike, *, rule: IntervalRule, pool: Pool | None = None
) -> Interval:
    """The interval of the mean of group means, each group counting the same.

    Parameters and references as in `contrast_interval`; a group without raters (n 0) is left out.
    NaN where there is no group.
    """
    present = np.asarray(ns) > 0
    weights = ratio(present, present.sum(axis=-1, keepdims=True))
    return contrast_interval(means, sds, ns, np.where(present, weights, 0.0), rule=rule, pool=pool)


def _spread(sd: ArrayLike, n: ArrayLike, rule: IntervalRule, pool: Pool | None) -> _Spread:
    """The variance to be used for each group: its own, or the pool's where it borrows."""
    floor = np.asarray(rule.step, dtype=float) ** 2 / 12
    size = np.asarray(n, dtype=float)
    own = np.where(size > 1, np.asarray(sd, dtype=float) ** 2, np.nan)
    lent, lent_df = (np.asarray(part, dtype=float) for part in pool or _NO_POOL)
    resolved = own > floor + _NEGLIGIBLE
    richer = (lent_df > size - 1) & (lent > _NEGLIGIBLE) & (size > 0)
    pooled = richer & ((size < rule.borrow_below) | ~resolved)
    variance = np.maximum(np.where(pooled, lent, own), floor)
    variance = np.where(variance > _NEGLIGIBLE, variance, np.nan)
    return _Spread(variance, np.where(pooled, lent_df, size - 1), pooled)


def _joint_df(parts: Floats, spread: _Spread, borrowed: Bools) -> Floats:
    """Degrees of freedom of a sum of variances, those that are borrowed counting as one."""
    own = np.where(borrowed | (parts == 0), 0.0, ratio(parts**2, spread.df)).sum(axis=-1)
    shared = np.where(borrowed, parts, 0.0).sum(axis=-1)
    lent_df = np.where(borrowed, spread.df, 0.0).max(axis=-1, initial=0.0)
    lent = np.where(shared > 0, ratio(shared**2, lent_df), 0.0)
    return ratio(parts.sum(axis=-1) ** 2, own + lent)


def _bounded(centre: ArrayLike, error: Floats, df: Floats, pooled: Bools, rule: IntervalRule) -> Interval:
    """The centre plus and minus the t quantile times its standard error, cut at the range."""
    middle = np.asarray(centre, dtype=float)
    half = t_quantile(df, rule.confidence) * error
    defined = np.isfinite(half) & np.isfinite(middle)
    low, high = (np.clip(end, rule.low, rule.high) for end in (middle - half, middle + half))
    return Interval(low, high, pooled & defined)
