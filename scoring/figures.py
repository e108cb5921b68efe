"""Means with their intervals: of each rater group, and of all others by a named rule."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from scoring.division import ratio
from scoring.groups import Floats, Sums
from scoring.intervals import (
    Interval,
    IntervalRule,
    Pool,
    equal_groups_interval,
    mean_interval,
    pooled_variance,
)
from scoring.policy import AllOthers


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest possible score and the step between scores, each (columns,)."""

    low: Floats
    high: Floats
    step: Floats


@dataclass(frozen=True, slots=True)
class Figures:
    """Number of raters, mean in response units and interval: arrays of one shape."""

    n: Floats
    mean: Floats
    interval: Interval

    def at(self, participant: int) -> "Figures":
        """The figures of one participant."""
        return self._cut(np.s_[:, participant])

    def of_group(self, group: int) -> "Figures":
        """The figures of one group (last axis)."""
        return self._cut(np.s_[..., group])

    def _cut(self, place: Any) -> "Figures":  # noqa: ANN401 - numpy's indices have no common type
        span = self.interval
        interval = Interval(span.low[place], span.high[place], span.pooled[place])
        return Figures(self.n[place], self.mean[place], interval)


def within_group_pool(sums: Sums) -> Pool:
    """The variance within rater groups of each column, pooled over the whole cohort.

    The last axis of `sums` holds the groups of raters; `self` is not among them.
    """
    columns = len(sums.n)
    return pooled_variance(sums.variance.reshape(columns, -1), sums.n.reshape(columns, -1), axis=1)


def group_figures(sums: Sums, span: Range, confidence: float, pool: Pool) -> Figures:
    """The figures of every group: arrays (columns, participants, groups)."""
    rule = IntervalRule(_wide(span.low, 2), _wide(span.high, 2), confidence, _wide(span.step, 2))
    interval = mean_interval(sums.mean, np.sqrt(sums.variance), sums.n, rule=rule, pool=_lent(pool))
    return Figures(sums.n, sums.mean, interval)


def others_figures(sums: Sums, rule: AllOthers, span: Range, confidence: float, pool: Pool) -> Figures:
    """The figures of all others: arrays (columns, participants).

    `equal_raters` is the mean of all rater scores, `equal_groups` the mean of the means of those
    groups that hold anybody. `sums` has the groups on its last axis, `self` not among them.
    """
    if rule == AllOthers.EQUAL_RATERS:
        together = group_figures(pooled_raters(sums), span, confidence, pool)
        return together.of_group(0)
    bounds = IntervalRule(_wide(span.low, 1), _wide(span.high, 1), confidence, _wide(span.step, 2))
    spread = np.sqrt(sums.variance)
    interval = equal_groups_interval(sums.mean, spread, sums.n, rule=bounds, pool=_lent(pool))
    return Figures(sums.n.sum(axis=-1), mean_of_groups(sums), interval)


def others_mean(sums: Sums, rule: AllOthers) -> Floats:
    """The mean of all others (columns, participants) alone; see `others_figures`."""
    return pooled_raters(sums).mean[..., 0] if rule == AllOthers.EQUAL_RATERS else mean_of_groups(sums)


def pooled_raters(sums: Sums) -> Sums:
    """The sums over all groups, kept as a last axis of one."""
    n, total, squares = (table.sum(axis=-1, keepdims=True) for table in (sums.n, sums.total, sums.squares))
    return Sums(n, total, squares, sums.unit, sums.offset)


def mean_of_groups(sums: Sums) -> Floats:
    """The mean of the means of those groups that hold anybody, NaN where none does."""
    present = sums.n > 0
    groups = present.sum(axis=-1)
    total = np.where(present, sums.mean, 0.0).sum(axis=-1)
    return ratio(total, groups)


def _lent(pool: Pool) -> Pool:
    return Pool(_wide(pool.variance, 2), _wide(pool.df, 2))


def _wide(column: ArrayLike, axes: int) -> Floats:
    return np.asarray(column, dtype=float).reshape((-1, *(1,) * axes))
