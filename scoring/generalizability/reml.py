"""The variances under which ratings are likeliest, the fixed means taken out (REML)."""

from collections.abc import Sequence
from functools import partial
from math import log, pi
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.generalizability.design import FACETS, Ratings
from scoring.generalizability.layout import Layout
from scoring.generalizability.likelihood import Likelihood

if TYPE_CHECKING:
    from scipy.optimize import OptimizeResult

Floats = NDArray[np.float64]

_STARTS = (0.5, 2.0)  # of each standard deviation, in units of the residual's
_FEW = 5000  # ratings; of fewer the likelihood may have more than one peak, so both starts are tried
_LARGEST = 1e3  # beyond, there is no residual left
_NO_LOSS = 1e-6  # a deviance that rises by less does not speak for a variance
_AT_REST = 1e-2  # the slope of the deviance along the logarithm of a standard deviation
_SINGULAR = 1e-10
_PRECISION = {"ftol": 1e-14, "gtol": 1e-6, "maxiter": 500, "maxcor": 20}


class Fit(NamedTuple):
    """Variances of the effects asked for, their standard errors, the fixed means, and the deviance.

    The standard error of a variance of 0 is NaN. `reason` says why all of it means nothing.
    """

    variances: Floats
    errors: Floats
    means: Floats
    deviance: float
    reason: str

    @classmethod
    def of(cls, ratings: Ratings, effects: Sequence[str], *, fixed_groups: bool) -> "Fit":
        """The fit of `effects`, of which the residual is the last."""
        layout, names = Layout.of(ratings, fixed_groups=fixed_groups), effects[:-1]
        roots, slope = _searched(layout, names)
        best = _at(layout, names, roots)
        variances = np.append(roots**2, 1.0) * best.residual
        reason = _why_not(roots, slope)
        errors = np.full(len(effects), np.nan) if reason else _errors(best, effects, variances)
        return cls(
            variances=variances * layout.spread**2,
            errors=errors * layout.spread**2,
            means=layout.middle + layout.spread * best.fixed,
            deviance=best.deviance + layout.free * (1 + log(2 * pi) + 2 * log(layout.spread)),
            reason=reason,
        )


def _searched(layout: Layout, names: Sequence[str]) -> tuple[Floats, Floats]:
    """The best standard deviations in units of the residual's, and the slope there."""
    if not names:
        return np.empty(0), np.empty(0)
    starts = _STARTS if layout.free < _FEW else _STARTS[:1]
    found = min((_climbed(layout, names, start) for start in starts), key=lambda end: float(end.fun))
    roots = _without_idle(layout, names, np.abs(found.x))
    return roots, np.asarray(found.jac) * found.x


def _climbed(layout: Layout, names: Sequence[str], start: float) -> "OptimizeResult":
    from scipy.optimize import minimize  # noqa: PLC0415 - half a second that only this analysis needs

    # Of either sign, so that 0 is no edge at which a step could get caught.
    return minimize(
        partial(_deviance_and_slope, layout, names),
        np.full(len(names), start),
        jac=True,
        method="L-BFGS-B",
        bounds=[(-_LARGEST, _LARGEST)] * len(names),
        options=_PRECISION,
    )


def _deviance_and_slope(layout: Layout, names: Sequence[str], roots: Floats) -> tuple[float, Floats]:
    here = _at(layout, names, roots)
    return here.deviance, np.array(
        [2 * root * here.slope(name) for root, name in zip(roots, names, strict=True)]
    )


def _without_idle(layout: Layout, names: Sequence[str], roots: Floats) -> Floats:
    """The standard deviations, 0 for each that the likelihood can do without."""
    limit = _at(layout, names, roots).deviance + _NO_LOSS
    kept = roots.copy()
    for place in np.argsort(roots):
        tried = np.where(np.arange(len(roots)) == place, 0.0, kept)
        if _at(layout, names, tried).deviance > limit:
            break  # what is larger is needed too
        kept = tried
    return kept


def _at(layout: Layout, names: Sequence[str], roots: Floats) -> Likelihood:
    variances = dict(zip(names, np.square(roots).tolist(), strict=True))
    return Likelihood(layout, dict.fromkeys(FACETS, 0.0) | variances)


def _errors(best: Likelihood, effects: Sequence[str], variances: Floats) -> Floats:
    """Standard errors from the average information; NaN for a variance of 0.

    Gilmour, Thompson & Cullis (1995), Biometrics 51, 1440-1450.
    """
    inner = np.flatnonzero(variances)
    projected = best.projected(best.layout.values)
    working = [best.layout.over_levels(effects[int(place)], projected) for place in inner]
    left = np.array([vector.ravel() for vector in working])
    right = np.array([best.projected(vector).ravel() for vector in working])
    information = left @ right.T / (2 * best.residual**3)
    scale = np.sqrt(np.diag(information))
    values, vectors = np.linalg.eigh(information / np.outer(scale, scale))
    errors = np.full(len(effects), np.nan)
    # An information that is singular but for rounding gives no errors at all.
    determined = np.where(values > _SINGULAR, values, np.nan)
    errors[inner] = np.sqrt((vectors**2 / determined).sum(axis=1)) / scale
    return errors


def _why_not(roots: Floats, slope: Floats) -> str:
    """Why the variances mean nothing, or nothing."""
    if roots.max(initial=0.0) >= _LARGEST / 2:
        return "the residual variance is estimated as 0"
    return "" if np.abs(slope).max(initial=0.0) < _AT_REST else "the fit did not converge"
