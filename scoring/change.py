"""Change between two waves: is it more than measurement error, and how precisely is it known."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.division import ratio
from scoring.intervals import Interval, IntervalRule, Pool, contrast_interval

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Mean, SD (n-1; NaN for one rater) and number of rater scores; arrays that broadcast together."""

    mean: ArrayLike
    sd: ArrayLike
    n: ArrayLike


def reliable_change(before: ArrayLike, after: ArrayLike, *, sd: ArrayLike, reliability: ArrayLike) -> Floats:
    """The reliable change index: the difference over its standard error of measurement.

    (after - before) / sqrt(2 sem²), where sem = sd sqrt(1 - reliability). Beyond 1.96 either way,
    measurement error alone would produce such a change in one case of 20.

    Parameters
    ----------
    before, after
        Scores at the two waves, any shape.
    sd, reliability
        Of such scores in the norm group: for own scores its SD and alpha or omega; for means over
        raters the SD of those means and ICC(1,k). They broadcast with the scores.

    Returns
    -------
    NaN where a score is missing, where the SD is 0, and where the reliability is 1 or more or below
    0, so that no error of measurement is defined.

    References
    ----------
    Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19.
    """
    reliable = np.asarray(reliability, dtype=float)
    unreliable = np.where((reliable >= 0) & (reliable < 1), 1 - reliable, np.nan)
    sem = np.asarray(sd, dtype=float) * np.sqrt(unreliable)
    return ratio(np.subtract(after, before), np.sqrt(2.0) * sem)


def change_interval(
    before: Sample, after: Sample, *, rule: IntervalRule, pool: Pool | None = None
) -> Interval:
    """The interval of the later mean minus the earlier one, from different raters at each wave.

    Raters who answered at both waves make the two means more alike; that is not taken into account,
    so that the interval is, if anything, too wide.

    Parameters
    ----------
    before, after
        The rater scores at the two waves.
    rule, pool
        As for the mean itself, see `scoring.intervals.mean_interval`; a change cannot exceed the
        width of the response range.

    Returns
    -------
    Arrays of the samples' shape; NaN where one of the waves has no raters, or one and no pool.

    References
    ----------
    Welch (1947), Biometrika 34, 28-35.
    """
    width = np.subtract(rule.high, rule.low)
    bounds = replace(rule, low=-width, high=width, step=_paired(rule.step))
    lent = None if pool is None else Pool(_paired(pool.variance), _paired(pool.df))
    means, sds, ns = (
        np.stack(np.broadcast_arrays(first, second), axis=-1)
        for first, second in zip(_arrays(before), _arrays(after), strict=True)
    )
    return contrast_interval(means, sds, ns, [-1.0, 1.0], rule=bounds, pool=lent)


def _arrays(sample: Sample) -> tuple[Floats, ...]:
    """Mean, SD and n in one shape."""
    parts = (np.asarray(part, dtype=float) for part in (sample.mean, sample.sd, sample.n))
    return tuple(np.broadcast_arrays(*parts))


def _paired(figure: ArrayLike) -> Floats:
    """A figure that holds for both waves, with an axis for them."""
    return np.asarray(figure, dtype=float)[..., np.newaxis]
