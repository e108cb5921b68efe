"""Effect sizes of two scores of the same people: their mean difference in units of an SD, with intervals.

Which SD is a choice that decides how large a difference looks, so an effect size is always named.
"""

from math import exp, isnan, lgamma, log, nan, sqrt
from typing import Literal, NamedTuple, get_args

from scoring.arguments import choice_problems
from scoring.estimate import Span
from scoring.noncentral_t import noncentrality_interval
from scoring.quantiles import normal_quantile

Effect = Literal["d_av", "g_av", "d_mean_sd", "glass", "d_z", "g_z", "d_rm"]
EffectInterval = Literal["bonett", "noncentral_t"]

INTERVALS: dict[Effect, tuple[EffectInterval, ...]] = {
    "d_av": ("bonett", "noncentral_t"),
    "g_av": ("bonett", "noncentral_t"),
    "d_mean_sd": ("bonett", "noncentral_t"),
    "glass": ("bonett", "noncentral_t"),
    "d_z": ("noncentral_t",),
    "g_z": ("noncentral_t",),
    "d_rm": ("noncentral_t",),
}
"""The intervals that each effect size may have; the first is the default."""

_FEWEST_FOR_G = 3  # its correction is undefined for two
_NEGLIGIBLE = 1e-12  # 1 - r below this is rounding error


class Pairs(NamedTuple):
    """What an effect size is made of: both waves of `n` people, and how they go together.

    Two sides may stand for the waves: then the change is that from the one to the other.
    """

    n: int
    change: float
    sd_before: float
    sd_after: float
    sd_change: float
    r: float


def paired_effect(pairs: Pairs, *, effect: Effect, interval: EffectInterval, confidence: float) -> Span:
    """The mean change over the SD that `effect` names, with its interval.

    Parameters
    ----------
    pairs
        SDs with n - 1, NaN for fewer than 2 people; `r` NaN where one of the waves does not vary.
    effect, interval, confidence
        As in `scoring.change.cohort.mean_change`, where the formulas and papers are.

    Returns
    -------
    A value of NaN where the SD is 0 or NaN, where `d_rm` has no correlation below 1, and where fewer than 3
    people leave the correction of `g_av` and `g_z` undefined; ends of NaN also where the changes do
    not vary.
    """
    unit, change = _unit(pairs, effect), _corrected(pairs, effect)
    if not unit > 0 or isnan(change):
        return Span(nan)
    ends = _ends(pairs, effect, interval, confidence) if pairs.sd_change > 0 else (nan, nan)
    return Span(change / unit, *ends)


def effect_problems(effect: Effect, interval: EffectInterval | None) -> list[str]:
    """A problem for an unknown effect size, and for an interval that it does not have."""
    problems = choice_problems("effect", effect, get_args(Effect))
    choices = get_args(EffectInterval) if problems else INTERVALS[effect]
    return problems + (choice_problems("interval", interval, choices) if interval is not None else [])


def why_no_effect(pairs: Pairs, effect: Effect) -> str:
    """Why `paired_effect` has no value for 2 people or more, if it has none."""
    if effect in {"g_av", "g_z"} and pairs.n < _FEWEST_FOR_G:
        return f"{effect} takes at least {_FEWEST_FOR_G} participants"
    if effect == "d_rm":
        return "d_rm takes scores that vary and do not determine each other"
    return f"the SD that {effect} is measured in is 0"


def _unit(pairs: Pairs, effect: Effect) -> float:
    """The SD that the effect size is measured in; 0 or NaN where there is none."""
    first, second = pairs.sd_before, pairs.sd_after
    if effect in {"d_av", "g_av"}:
        return sqrt((first**2 + second**2) / 2)
    if effect == "d_mean_sd":
        return (first + second) / 2
    if effect == "glass":
        return first
    if effect == "d_rm":
        return pairs.sd_change / sqrt(2 * (1 - pairs.r)) if pairs.r < 1 - _NEGLIGIBLE else nan
    return pairs.sd_change


def _corrected(pairs: Pairs, effect: Effect) -> float:
    """The mean change, for g multiplied with what makes the effect size unbiased."""
    df = pairs.n - 1
    if effect not in {"g_av", "g_z"}:
        return pairs.change
    return pairs.change * exp(lgamma(df / 2) - lgamma((df - 1) / 2) - log(df / 2) / 2) if df > 1 else nan


def _ends(pairs: Pairs, effect: Effect, interval: EffectInterval, confidence: float) -> tuple[float, float]:
    """The interval of the effect size, which is the same for g as for d."""
    unit, df = _unit(pairs, effect), pairs.n - 1
    if interval == "bonett":
        return _bonett(pairs, effect, unit, confidence)
    error = pairs.sd_change / sqrt(pairs.n)
    low, high = noncentrality_interval(pairs.change / error, df, confidence=confidence)
    return float(low) * error / unit, float(high) * error / unit


def _bonett(pairs: Pairs, effect: Effect, unit: float, confidence: float) -> tuple[float, float]:
    """The value plus and minus a normal quantile times its standard error by the delta method."""
    value, df = pairs.change / unit, pairs.n - 1
    variance = (pairs.sd_change / unit) ** 2 / df + value**2 * _unit_error(pairs, effect) / df
    half = normal_quantile(confidence) * sqrt(variance)
    return value - half, value + half


def _unit_error(pairs: Pairs, effect: Effect) -> float:
    """The squared relative standard error of the unit, times the degrees of freedom."""
    first, second = pairs.sd_before**2, pairs.sd_after**2
    if effect == "glass":
        return 1 / 2
    covariance = (first + second - pairs.sd_change**2) / 2
    if effect != "d_mean_sd":
        return (first**2 + second**2 + 2 * covariance**2) / (2 * (first + second) ** 2)
    shared = 2 * covariance**2 / sqrt(first * second) if first * second else 0.0
    return (first + second + shared) / (2 * (sqrt(first) + sqrt(second)) ** 2)
