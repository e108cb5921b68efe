"""Reliability: internal consistency of the items of a scale, and of raters about a participant."""

from math import nan

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.estimate import Consistency, Estimate, IccResult, Span
from scoring.intraclass import icc_1, icc_1k, icc_crossed
from scoring.one_factor import fit_one_factor

__all__ = [
    "Consistency",
    "Estimate",
    "IccResult",
    "cronbach_alpha",
    "icc_1",
    "icc_1k",
    "icc_crossed",
    "mcdonald_omega",
]

Floats = NDArray[np.float64]

_FEWEST = 2
_SINGULAR = 1e-10  # the least eigenvalue of a correlation matrix that is taken for more than rounding


def cronbach_alpha(items: ArrayLike, *, confidence: float = 0.95) -> Consistency:
    """Coefficient alpha, k/(k-1) (1 - sum of item variances / variance of the sum), with Feldt's interval.

    Parameters
    ----------
    items
        Shape (people, items), keyed; a row with a missing answer is left out, and counted.
    confidence
        Of the interval: 1 - (1 - alpha) F, with n - 1 and (n - 1)(k - 1) degrees of freedom.

    Returns
    -------
    Negative values as they are. NaN with a reason for fewer than 2 items or complete rows, for an
    item that does not vary, and where the sum does not vary.

    References
    ----------
    Cronbach (1951), Psychometrika 16, 297-334. Feldt (1965), Psychometrika 30, 357-370; Feldt,
    Woodruff & Salih (1987), Applied Psychological Measurement 11, 93-103.
    """
    complete, dropped = _complete(items)
    reason = _why_not(complete)
    span = Span(nan) if reason else _alpha(complete, confidence)
    return _consistency(
        "alpha", span, complete, dropped, confidence=confidence, reason=reason or _remark(span)
    )


def mcdonald_omega(items: ArrayLike) -> Consistency:
    """Coefficient omega total, (sum of loadings)² / ((sum of loadings)² + sum of unique variances).

    Loadings and unique variances are those of one factor, fitted to the covariance matrix by
    maximum likelihood. Two items cannot determine them: there it is Spearman and Brown's
    2r / (1 + r). No interval is given.

    Parameters
    ----------
    items
        Shape (people, items), keyed; a row with a missing answer is left out, and counted.

    Returns
    -------
    NaN with a reason for what makes alpha undefined, for fewer rows than items + 1, for items that
    determine each other, for a fit that did not converge, and for a Heywood case (an item whose
    unique variance is estimated as 0).

    References
    ----------
    McDonald (1999), Test Theory: A Unified Treatment, chapter 6. Two items: Spearman (1910) and
    Brown (1910), British Journal of Psychology 3; Eisinga, te Grotenhuis & Pelzer (2013),
    International Journal of Public Health 58, 637-642.
    """
    complete, dropped = _complete(items)
    reason = _why_not(complete) or _why_no_factor(complete)
    value, reason = (nan, reason) if reason else _omega(complete)
    return _consistency("omega", Span(value), complete, dropped, confidence=nan, reason=reason)


def _complete(items: ArrayLike) -> tuple[Floats, int]:
    """The rows without a missing answer, and the number of the others."""
    table = np.asarray(items, dtype=float)
    whole = ~np.isnan(table).any(axis=1)
    return table[whole], int((~whole).sum())


def _why_not(complete: Floats) -> str:
    """Why neither coefficient is defined, or nothing."""
    rows, items = complete.shape
    if items < _FEWEST:
        return "a single item has no internal consistency"
    if rows < _FEWEST:
        return "fewer than 2 complete rows"
    constant = np.flatnonzero(np.ptp(complete, axis=0) == 0) + 1
    return f"item {', '.join(map(str, constant))} does not vary" if constant.size else ""


def _why_no_factor(complete: Floats) -> str:
    """Why one factor cannot be fitted, or nothing."""
    rows, items = complete.shape
    if rows <= items:
        return f"{rows} rows are too few for {items} items"
    least = np.linalg.eigvalsh(np.corrcoef(complete, rowvar=False))[0]
    return "some items determine each other" if items > _FEWEST and least < _SINGULAR else ""


def _alpha(complete: Floats, confidence: float) -> Span:
    from scipy.special import fdtri  # noqa: PLC0415 - imported where a coefficient asks for it

    rows, items = complete.shape
    covariance = np.cov(complete, rowvar=False)
    if covariance.sum() < _SINGULAR * np.trace(covariance):
        return Span(nan)
    alpha = float(items / (items - 1) * (1 - np.trace(covariance) / covariance.sum()))
    if 1 - alpha < _SINGULAR:
        return Span(alpha)
    tails = (1 + confidence) / 2, (1 - confidence) / 2
    low, high = (1 - (1 - alpha) * float(fdtri(rows - 1, (rows - 1) * (items - 1), tail)) for tail in tails)
    return Span(alpha, low, high)


def _remark(span: Span) -> str:
    """Why alpha or else its interval is undefined although there are data."""
    if np.isnan(span.value):
        return "the sum of the items does not vary"
    return "the items leave no error, so there is no interval" if np.isnan(span.low) else ""


def _omega(complete: Floats) -> tuple[float, str]:
    """Omega, or NaN and the reason."""
    covariance = np.cov(complete, rowvar=False)
    if len(covariance) == _FEWEST:
        return _spearman_brown(covariance)
    fit = fit_one_factor(covariance)
    if fit.improper:
        names = ", ".join(str(position + 1) for position in fit.improper)
        return nan, f"Heywood case: the unique variance of item {names} is estimated as 0"
    if not fit.converged:
        return nan, "the fit did not converge"
    common = float(fit.loadings.sum() ** 2)
    return common / (common + float(fit.uniquenesses.sum())), ""


def _spearman_brown(covariance: Floats) -> tuple[float, str]:
    """The reliability of the sum of two items, each put on the same footing."""
    r = float(covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1]))
    return (2 * r / (1 + r), "") if r > _SINGULAR - 1 else (nan, "the two items cancel each other")


def _consistency(
    name: str, span: Span, complete: Floats, dropped: int, *, confidence: float, reason: str
) -> Consistency:
    rows, items = complete.shape
    return Consistency(
        name=name,
        **span._asdict(),
        confidence=confidence,
        reason=reason,
        items=items,
        n=rows,
        dropped=dropped,
    )
