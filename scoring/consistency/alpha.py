"""Coefficient alpha, with its interval."""

from math import nan
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, level_problems
from scoring.consistency.covariances import NEGLIGIBLE, Covariation, covariation, why_undefined
from scoring.estimate import Consistency, Span
from scoring.problems import raise_all

Floats = NDArray[np.float64]
AlphaForm = Literal["raw", "standardised"]

_NAMES = {"raw": "alpha", "standardised": "standardised alpha"}


def cronbach_alpha(items: ArrayLike, *, form: AlphaForm = "raw", confidence: float = 0.95) -> Consistency:
    """Coefficient alpha, k/(k-1) (1 - sum of item variances / variance of the sum), with Feldt's interval.

    Parameters
    ----------
    items
        Shape (people, items), keyed; a row with a missing answer is left out, and counted.
    form
        `raw` is the reliability of the sum or mean of the answers. `standardised` is the same formula
        on the correlations, for items brought to one standard deviation first; it has no interval.
    confidence
        Of the interval: 1 - (1 - alpha) F, with n - 1 and (n - 1)(k - 1) degrees of freedom.

    Returns
    -------
    Negative values as they are. NaN with a reason for fewer than 2 items or complete rows, for an
    item that does not vary, and where the sum does not vary.

    Raises
    ------
    TableError
        For items that are no table or infinite, a `form` that there is not, a wrong `confidence`.

    References
    ----------
    Cronbach (1951), Psychometrika 16, 297-334. Feldt (1965), Psychometrika 30, 357-370; Feldt,
    Woodruff & Salih (1987), Applied Psychological Measurement 11, 93-103.
    """
    raise_all(choice_problems("form", form, _NAMES) + level_problems("confidence", confidence))
    return alpha_of(covariation(items), form, confidence)


def alpha_of(found: Covariation, form: AlphaForm, confidence: float) -> Consistency:
    """Alpha from the covariances of the items; parameters as in `cronbach_alpha`."""
    reason = why_undefined(found)
    span = Span(nan) if reason else _alpha(found, form, confidence)
    return Consistency(
        name=_NAMES[form],
        **span._asdict(),
        confidence=confidence,
        reason=reason or _remark(span, form),
        items=found.items,
        n=found.n,
        dropped=found.dropped,
    )


def _alpha(found: Covariation, form: AlphaForm, confidence: float) -> Span:
    """Alpha of items that all vary."""
    items, table = found.items, found.covariance if form == "raw" else found.correlation
    own, total = np.trace(table), table.sum()
    if total < NEGLIGIBLE * own:
        return Span(nan)
    alpha = min(float(items / (items - 1) * (1 - own / total)), 1.0)  # rounding may take it past 1
    if 1 - alpha < NEGLIGIBLE or form == "standardised":
        return Span(alpha)
    return Span(alpha, *_feldt(alpha, found.n, items, confidence))


def _feldt(alpha: float, rows: int, items: int, confidence: float) -> tuple[float, float]:
    """The two ends of the interval of alpha."""
    from scipy.special import fdtri  # noqa: PLC0415 - imported where a coefficient asks for it

    degrees = rows - 1, (rows - 1) * (items - 1)
    low, high = (1 + confidence) / 2, (1 - confidence) / 2
    return 1 - (1 - alpha) * float(fdtri(*degrees, low)), 1 - (1 - alpha) * float(fdtri(*degrees, high))


def _remark(span: Span, form: AlphaForm) -> str:
    """Why alpha or else its interval is undefined although there are data."""
    if np.isnan(span.value):
        return "the sum of the items does not vary"
    if form == "standardised":
        return "Feldt's interval is one of raw alpha"
    return "the items leave no error, so there is no interval" if np.isnan(span.low) else ""
