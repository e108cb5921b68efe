"""The ten figures of a social relations analysis, each with its interval or the reason why not."""

from collections.abc import Callable
from math import isnan, nan, sqrt
from typing import Any

import numpy as np

from scoring.quantiles import t_quantile
from scoring.round_robin.fit import Fit
from scoring.round_robin.moments import COMPONENTS
from scoring.round_robin.ratios import (
    Negative,
    Ratio,
    correlation_limits,
    reciprocity_correlations,
    share_limits,
    variance_shares,
)
from scoring.round_robin.result import Component

LimitsOf = Callable[[float, float], tuple[float, float]]

_SHARES = ("actor share", "partner share", "relationship share")
_CORRELATIONS = ("generalised reciprocity", "dyadic reciprocity")
_ROUNDING = 1e-9  # a standard error below this share of the largest component is none
_NO_SPREAD = "the estimates do not vary, so there is no interval"


def ten_figures(fit: Fit, negative: Negative, confidence: float) -> dict[str, Any]:
    """Components, shares and correlations, by the names of the fields of `SrmResult`.

    Parameters
    ----------
    fit
        The components, shape (5,), with their covariance matrix and limits, in squared response units.
    negative
        See `ratios.variance_shares`.
    confidence
        Of the intervals: t times the standard error, for shares on the logistic scale, for
        correlations on Fisher's. They are NaN, with a reason, where a standard error is 0 or undefined.

    References
    ----------
    Kenny (1994), Interpersonal Perception: A Social Relations Analysis; the delta method: Oehlert
    (1992), The American Statistician 46, 27-29.
    """
    covariance = fit.spread.covariance
    shares = variance_shares(fit.components, covariance, negative)
    correlations = reciprocity_correlations(fit.components, covariance)
    named = zip(_CORRELATIONS, correlations, strict=True)
    figures = [
        *(_component(fit, place, confidence) for place in range(len(COMPONENTS))),
        *(_ratio(fit, *one, share_limits, confidence) for one in zip(_SHARES, shares, strict=True)),
        *(_ratio(fit, *one, correlation_limits, confidence) for one in named),
    ]
    return {_field(one.name): one for one in figures}


def _field(name: str) -> str:
    return name.replace(" ", "_").replace("-", "_")


def _component(fit: Fit, place: int, confidence: float) -> Component:
    """One of the five."""
    ratio = Ratio(float(fit.components[place]), sqrt(float(fit.spread.covariance[place, place])))
    ends = float(fit.low[place]), float(fit.high[place])
    limits = _limits(ends, ratio.error, float(np.abs(fit.components).max()))
    return _figure(fit, COMPONENTS[place], ratio, limits, confidence)


def _ratio(fit: Fit, name: str, ratio: Ratio, limits_of: LimitsOf, confidence: float) -> Component:
    """A share of the variance or a reciprocity, whose limits are found on a scale of its own."""
    reach = float(t_quantile(fit.spread.df, confidence)) * ratio.error
    limits = _limits(limits_of(ratio.value, reach), ratio.error, 1.0)
    return _figure(fit, name, ratio, limits, confidence)


def _limits(ends: tuple[float, float], error: float, unit: float) -> tuple[float, float]:
    """The ends of an interval, unless its error is no more than rounding, or undefined."""
    return ends if error > _ROUNDING * unit else (nan, nan)


def _figure(fit: Fit, name: str, ratio: Ratio, limits: tuple[float, float], confidence: float) -> Component:
    """A figure, with the reason why it or else its interval is undefined."""
    low, high = limits
    no_spread = _NO_SPREAD if isnan(low) else ""
    return Component(
        name=name,
        value=ratio.value,
        low=low,
        high=high,
        confidence=confidence,
        reason=fit.reason or ratio.reason or fit.spread.reason or no_spread,
        se=ratio.error,
        df=fit.spread.df,
    )
