"""Change between two waves: is it more than measurement error, and how precisely is it known."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import broadcast, choice_problems, infinities
from scoring.division import ratio
from scoring.intervals import Interval, IntervalRule, Pool, contrast_interval
from scoring.problems import raise_all

Floats = NDArray[np.float64]
ChangeError = Literal["first_wave", "both_waves", "of_differences"]
CutoffRule = Literal["a", "b", "c"]


@dataclass(frozen=True, slots=True)
class Sample:
    """Mean, SD (n-1; NaN for one rater) and number of rater scores; arrays that broadcast together."""

    mean: ArrayLike
    sd: ArrayLike
    n: ArrayLike


def reliable_change(
    before: ArrayLike,
    after: ArrayLike,
    *,
    sd: ArrayLike,
    reliability: ArrayLike,
    practice: ArrayLike = 0.0,
    sd_after: ArrayLike = np.nan,
    error: ChangeError = "first_wave",
) -> Floats:
    """The reliable change index: the difference over its standard error of measurement.

    (after - before - practice) / S, where S is sqrt(2) sem and sem = sd sqrt(1 - reliability) unless
    `error` says otherwise. Beyond 1.96 either way, measurement error alone would produce such a
    change in one case of 20.

    Parameters
    ----------
    before, after
        Scores at the two waves, any shape.
    sd, reliability
        Of such scores in the norm group: for own scores its SD and alpha or omega; for means over
        raters the SD of those means and ICC(1,k). They broadcast with the scores.
    practice
        The mean change of a reference group that had no programme, which answers differently the
        second time merely because it is the second time.
    sd_after
        The reference group's SD at the second wave, for an `error` that needs it.
    error
        What S is. `first_wave`: sqrt(2) sem, as Jacobson and Truax and Chelune have it. `both_waves`:
        sqrt(sem1² + sem2²), each wave with its own SD, as Iverson has it. `of_differences`: the SD of
        the reference group's changes, sqrt(sd1² + sd2² - 2 r sd1 sd2), where `reliability` is the
        correlation r between its two waves.

    Returns
    -------
    NaN where a score is missing, where an SD is not above 0, and where the reliability is 1 or more
    or below 0, so that no error of measurement is defined.

    Raises
    ------
    TableError
        For an unknown `error`, where it needs `sd_after` and there is none, and for infinite scores.

    References
    ----------
    Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19. Chelune, Naugle,
    Lüders, Sedlak & Awad (1993), Neuropsychology 7, 41-52. Iverson (2001), Archives of Clinical
    Neuropsychology 16, 183-191. Temkin, Heaton, Grant & Dikmen (1999), Journal of the International
    Neuropsychological Society 5, 357-369 (`of_differences`).
    """
    x, y, shift, first, second, reliable = broadcast(
        before=before, after=after, practice=practice, sd=sd, sd_after=sd_after, reliability=reliability
    )
    raise_all(
        choice_problems("error", error, get_args(ChangeError))
        + _wave_problems(error, second)
        + infinities(before=x, after=y, practice=shift, sd=first, sd_after=second)
    )
    r = np.where((reliable >= 0) & (reliable < 1), reliable, np.nan)
    first, second = _positive(first), _positive(first if error == "first_wave" else second)
    variance = (1 - r) * (first**2 + second**2)
    if error == "of_differences":
        variance = (first - second) ** 2 + 2 * (1 - r) * first * second
    return ratio(y - x - shift, np.sqrt(variance))


def significant_change_cutoff(
    *,
    start_mean: ArrayLike,
    start_sd: ArrayLike,
    norm_mean: ArrayLike,
    norm_sd: ArrayLike = np.nan,
    rule: CutoffRule = "c",
) -> Floats:
    """The score from which on a participant has moved into the range of the norm group.

    A change counts as significant where it is reliable (`reliable_change`) and ends on the norm
    group's side of this score.

    Parameters
    ----------
    start_mean, start_sd
        Of those who began the programme, at the first wave.
    norm_mean, norm_sd
        Of the norm group. Either group may have the higher mean; all four broadcast together.
    rule
        `a`: 2 SDs of the starting group away from its mean, towards the norm group's; `norm_sd` is
        not needed. `b`: 2 SDs of the norm group away from its mean, towards the starting group's.
        `c`: between the means, as many SDs of the one from the one as SDs of the other from the
        other: (norm_sd start_mean + start_sd norm_mean) / (norm_sd + start_sd). Jacobson and Truax
        prefer `c` where the groups overlap.

    Returns
    -------
    In the units of the scores. NaN where an SD that is needed is not above 0, or the means are equal,
    so that there is no way from one to the other.

    Raises
    ------
    TableError
        For an unknown rule, and for infinite figures.

    References
    ----------
    Jacobson & Truax (1991), Journal of Consulting and Clinical Psychology 59, 12-19.
    """
    start, norm, own, other = broadcast(
        start_mean=start_mean, norm_mean=norm_mean, start_sd=start_sd, norm_sd=norm_sd
    )
    raise_all(
        choice_problems("rule", rule, get_args(CutoffRule))
        + infinities(start_mean=start, norm_mean=norm, start_sd=own, norm_sd=other)
    )
    own, other = _positive(own), _positive(other)
    if rule == "c":
        cutoff = ratio(other * start + own * norm, other + own)
    else:
        way = np.sign(norm - start)
        cutoff = start + 2 * way * own if rule == "a" else norm - 2 * way * other
    return np.where(start == norm, np.nan, cutoff)


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


def _positive(sd: Floats) -> Floats:
    """The SDs that are above 0, NaN for the others."""
    return np.where(sd > 0, sd, np.nan)


def _wave_problems(error: object, sd_after: Floats) -> list[str]:
    """A problem where the second wave's SD is needed and not given."""
    needed = isinstance(error, str) and error in {"both_waves", "of_differences"}
    if not needed or not np.isnan(sd_after).all():
        return []
    return [f"error is '{error}', but there is no sd_after. Give the SD of the second wave."]
