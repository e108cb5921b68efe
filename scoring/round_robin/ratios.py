"""Shares of the variance and reciprocity correlations, from the five components of a round robin."""

from math import atanh, log, nan, sqrt, tanh
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Negative = Literal["undefined", "zero"]

_NAMES = ("actor", "partner", "relationship")
_NOTHING = "the components are undefined"
_ROUNDING = 1e-9


class Ratio(NamedTuple):
    """A share or correlation, its standard error, and why it or else its error is undefined."""

    value: float
    error: float = nan
    reason: str = ""


def variance_shares(components: Floats, covariance: Floats, negative: Negative = "undefined") -> list[Ratio]:
    """The shares of actor, partner and relationship variance in their sum.

    Parameters
    ----------
    components
        Shape (5,), as in `moments.COMPONENTS`.
    covariance
        Shape (5, 5), of the components; the standard errors follow from it by the delta method.
    negative
        What a negative variance does: it leaves every share `undefined`, or counts as `zero`, as is
        the custom; its own share then has no standard error.

    Returns
    -------
    NaN with a reason for negative variances, and where there is no variance.

    References
    ----------
    Kenny (1994), Interpersonal Perception: A Social Relations Analysis.
    """
    if np.isnan(components).any():
        return [Ratio(nan, reason=_NOTHING)] * 3
    variances = components[:3]
    below = [f"{name} variance" for name, one in zip(_NAMES, variances, strict=True) if one < 0]
    kept = np.maximum(variances, 0.0)
    if below and negative == "undefined":
        return [Ratio(nan, reason=f"below 0: {', '.join(below)}")] * 3
    if not kept.sum() > 0:
        return [Ratio(nan, reason="there is no variance to share")] * 3
    return [_share(kept, place, covariance, cut=bool(variances[place] < 0)) for place in range(3)]


def reciprocity_correlations(components: Floats, covariance: Floats) -> list[Ratio]:
    """Generalised and dyadic reciprocity.

    Generalised: actor-partner covariance / root of (actor variance times partner variance), whether
    people who rate high are rated high. Dyadic: relationship covariance / relationship variance,
    whether what is special in one direction is so in the other.

    Parameters
    ----------
    components, covariance
        As in `variance_shares`.

    Returns
    -------
    NaN with a reason where a variance is 0 or negative, and where the covariance is larger than the
    variances allow.

    References
    ----------
    Kenny & La Voie (1984), Advances in Experimental Social Psychology 18, 142-182; Kenny (1994).
    """
    if np.isnan(components).any():
        return [Ratio(nan, reason=_NOTHING)] * 2
    return [_generalised(components, covariance), _dyadic(components, covariance)]


def correlation_limits(value: float, reach: float) -> tuple[float, float]:
    """The interval of a correlation on Fisher's scale, so that it stays between -1 and 1.

    tanh(atanh r ± reach / (1 - r²)), where `reach` is t times the standard error; NaN for a
    correlation of -1 or 1.

    References
    ----------
    Fisher (1921), Metron 1, 3-32.
    """
    if not abs(value) < 1:
        return nan, nan
    middle, half = atanh(value), reach / (1 - value**2)
    return tanh(middle - half), tanh(middle + half)


def share_limits(value: float, reach: float) -> tuple[float, float]:
    """The interval of a share on the logistic scale, so that it stays between 0 and 1.

    The inverse of log(s / (1 - s)) ± reach / (s (1 - s)), where `reach` is t times the standard
    error; NaN for a share of 0 or 1.

    References
    ----------
    Oehlert (1992), The American Statistician 46, 27-29, on functions of what was estimated.
    """
    if not 0 < value < 1:
        return nan, nan
    middle, half = log(value / (1 - value)) / 2, reach / (2 * value * (1 - value))
    return (1 + tanh(middle - half)) / 2, (1 + tanh(middle + half)) / 2


def _share(kept: Floats, place: int, covariance: Floats, *, cut: bool) -> Ratio:
    """One share; a variance that was cut to 0 has no slope."""
    if cut:
        return Ratio(0.0, reason="the variance is negative and counts as 0")
    total = float(kept.sum())
    slope = np.zeros(5)
    slope[:3] = np.where(kept > 0, -kept[place] / total**2, 0.0)
    slope[place] += 1 / total
    return Ratio(float(kept[place]) / total, _error(slope, covariance))


def _generalised(components: Floats, covariance: Floats) -> Ratio:
    """The correlation of actor and partner effects."""
    actor, partner, _, crossed, _ = components.tolist()
    undefined = _undefined(actor=actor, partner=partner)
    if undefined:
        return undefined
    scale = sqrt(actor * partner)
    slope = np.array([-crossed / (2 * actor), -crossed / (2 * partner), 0, 1, 0]) / scale
    return _correlation(crossed / scale, _error(slope, covariance))


def _dyadic(components: Floats, covariance: Floats) -> Ratio:
    """The correlation of the relationship effects of a dyad."""
    relationship, dyadic = components[[2, 4]].tolist()
    undefined = _undefined(relationship=relationship)
    if undefined:
        return undefined
    value = dyadic / relationship
    return _correlation(value, _error(np.array([0, 0, -value, 0, 1]) / relationship, covariance))


def _undefined(**variances: float) -> Ratio | None:
    """What stands in for a correlation of something that does not vary."""
    wrong = [f"the {name} variance is {_told(one)}" for name, one in variances.items() if not one > 0]
    return Ratio(nan, reason=" and ".join(wrong)) if wrong else None


def _told(variance: float) -> str:
    return "negative" if variance < 0 else "0"


def _correlation(value: float, error: float) -> Ratio:
    """A correlation, unless it is outside its range by more than rounding error."""
    if abs(value) > 1 + _ROUNDING:
        return Ratio(nan, reason=f"the estimates make it {value:.3f}, which no correlation can be")
    return Ratio(min(max(value, -1.0), 1.0), error)


def _error(slope: Floats, covariance: Floats) -> float:
    """The standard error by the delta method, NaN where the components have none."""
    return sqrt(max(float(slope @ covariance @ slope), 0.0))
