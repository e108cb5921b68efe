"""Figures as they are told: means or edges of bands, intervals, and totals made from nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from scoring.disclosure.bands import Bands
from scoring.disclosure.lent import Lent
from scoring.division import ratio
from scoring.figures import Range
from scoring.groups import Floats, Mask
from scoring.intervals import Interval, IntervalRule, Pool, mean_interval
from scoring.policy import AllOthers

TOP, BOTTOM = 1, -1


@dataclass(frozen=True, slots=True)
class Printed:
    """Arrays of one shape: raters, mean (NaN where nothing is told) with interval, and its bound.

    `bound` is 1 where the mean is the lower edge of a band at the top of the range, -1 where it is
    the upper edge of one at the bottom, and 0 elsewhere. `assumed` says that the interval rests on
    a spread that is assumed.
    """

    n: Floats
    mean: Floats
    low: Floats
    high: Floats
    assumed: Mask
    bound: npt.NDArray[np.int8]

    def at(self, participant: int) -> "Printed":
        """The figures of one participant (second axis)."""
        return self._cut(np.s_[:, participant])

    def of_groups(self, groups: Sequence[int]) -> "Printed":
        """The figures of some groups (last axis), by position."""
        return self._cut(np.s_[..., list(groups)])

    def _cut(self, place: Any) -> "Printed":  # noqa: ANN401 - numpy's indices have no common type
        parts = (self.n, self.mean, self.low, self.high, self.assumed, self.bound)
        return Printed(*(part[place] for part in parts))


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of units: arrays (columns, participants, units).

    `n` is 0 and `mean` NaN where nothing is told. `stand_in` is what a mean counts as in totals.
    """

    n: Floats
    mean: Floats
    stand_in: Floats
    bands: Bands


def printed_units(told: Told, span: Range, lent: Lent, confidence: float) -> Printed:
    """The figures of every unit."""
    edge = _edges(told.bands, span, told.mean)
    wide = Lent(lent.variance[..., None], lent.df[..., None], lent.assumed[..., None])
    return _printed(told.n, edge, _bound(told.bands), (span, wide, confidence))


def printed_totals(told: Told, rule: AllOthers, span: Range, lent: Lent, confidence: float) -> Printed:
    """The figures of all others: (columns, participants), from the means of units alone.

    `equal_groups` is the mean of the units' means, `equal_raters` weighs each with its raters. A
    banded unit enters with its `stand_in`; where all units are banded at one end, so is the total.
    """
    weights = told.n if rule == AllOthers.EQUAL_RATERS else (told.n > 0).astype(float)
    bound = _common_bound(told)
    edges = _weighted(_edges(told.bands, span, told.mean), weights)
    mean = np.where(bound != 0, edges, _weighted(told.stand_in, weights))
    found = _printed(_worth(weights, told.n), mean, bound, (span, lent, confidence))
    return replace(found, n=told.n.sum(axis=-1))


def middles(bands: Bands, span: Range, mean: Floats) -> Floats:
    """What stands in for a mean that is told as a band: the middle of the band."""
    low, high = span.low[:, None, None], span.high[:, None, None]
    bottom = np.where(bands.bottom, low + bands.width / 2, mean)
    return np.asarray(np.where(bands.top, high - bands.width / 2, bottom))


def _edges(bands: Bands, span: Range, mean: Floats) -> Floats:
    low, high = span.low[:, None, None], span.high[:, None, None]
    return np.asarray(
        np.where(bands.top, high - bands.width, np.where(bands.bottom, low + bands.width, mean))
    )


def _bound(bands: Bands) -> npt.NDArray[np.int8]:
    return np.where(bands.top, TOP, np.where(bands.bottom, BOTTOM, 0)).astype(np.int8)


def _common_bound(told: Told) -> npt.NDArray[np.int8]:
    """The bound that all units have which count, 0 where they differ."""
    counts = told.n > 0
    some = counts.any(axis=-1)
    top = some & (told.bands.top | ~counts).all(axis=-1)
    bottom = some & (told.bands.bottom | ~counts).all(axis=-1)
    return np.where(top, TOP, np.where(bottom, BOTTOM, 0)).astype(np.int8)


def _weighted(means: Floats, weights: Floats) -> Floats:
    """The weighted mean over units, NaN where no unit counts."""
    total = np.where(weights > 0, weights * means, 0).sum(axis=-1)
    return ratio(total, weights.sum(axis=-1))


def _worth(weights: Floats, n: Floats) -> Floats:
    """As many raters as would, counted alike, give a mean as certain as this one: (Σw)² / Σ(w²/n)."""
    share = np.where(weights > 0, ratio(weights**2, n), 0).sum(axis=-1)
    return ratio(weights.sum(axis=-1) ** 2, share)


def _printed(
    size: Floats, mean: Floats, bound: npt.NDArray[np.int8], parts: tuple[Range, Lent, float]
) -> Printed:
    """Figures whose mean has the variance of a mean of `size` raters."""
    span, lent, confidence = parts
    exact = np.where(bound == 0, mean, np.nan)
    found = _interval(exact, size, span, lent, confidence)
    assumed = np.broadcast_to(lent.assumed, mean.shape) & ~np.isnan(found.low)
    return Printed(size, mean, found.low, found.high, assumed, bound)


def _interval(mean: Floats, size: Floats, span: Range, lent: Lent, confidence: float) -> Interval:
    axes = (1,) * (mean.ndim - 1)
    low, high = (end.reshape(-1, *axes) for end in (span.low, span.high))
    rule = IntervalRule(low, high, confidence, borrow_below=np.iinfo(int).max)
    nobody = np.full(mean.shape, np.nan)
    return mean_interval(mean, nobody, size, rule=rule, pool=Pool(lent.variance, lent.df))
