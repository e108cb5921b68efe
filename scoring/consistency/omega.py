"""Coefficient omega: the reliability of a scale whose items share one factor, and whether they do."""

from dataclasses import dataclass
from math import nan, sqrt
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, level_problems
from scoring.consistency.covariances import FEWEST, NEGLIGIBLE, Covariation, covariation, why_undefined
from scoring.consistency.one_factor import OneFactor, fit_one_factor
from scoring.consistency.one_factor_fit import Fit, expected_information, fit_of_one_factor
from scoring.consistency.prophecy import spearman_brown
from scoring.estimate import Consistency, Span
from scoring.fisher import fisher_interval
from scoring.printing import Table
from scoring.problems import raise_all
from scoring.quantiles import normal_quantile

__all__ = ["OmegaInterval", "OmegaResult", "mcdonald_omega"]

Floats = NDArray[np.float64]
OmegaInterval = Literal["logit", "wald"]

_INTERVALS = ("logit", "wald")
_UNDETERMINED = "the items do not determine the factor: fewer than 3 have a part in it"
_CANCELLING = "the loadings cancel each other, so there is no interval"
_NO_FACTOR = "two items cannot determine a factor, so there is no fit"


@dataclass(frozen=True, slots=True, kw_only=True)
class OmegaResult(Consistency):
    """Omega with its standard error, and the factor behind it: `loadings`, `uniquenesses`, `fit`.

    The loadings are in the units of the answers and the unique variances in squared ones; both are
    empty where no factor was fitted, and the fit then has the reason.
    """

    standard_error: float
    loadings: Floats
    uniquenesses: Floats
    fit: Fit

    def table(self) -> Table:
        """The coefficient and its interval, with the fit of the factor in a line below."""
        # super() without arguments fails in a slotted dataclass, which is a class made anew.
        plain = Consistency.table(self)
        fit = "" if self.reason and self.reason == self.fit.reason else self.fit.line()
        return Table(plain.title, plain.headings, plain.rows, (*plain.notes, fit))


class _Outcome(NamedTuple):
    """What an analysis leads to, and why to nothing more."""

    reason: str
    fit: Fit
    span: Span = Span(nan)
    standard_error: float = nan
    factor: OneFactor = OneFactor(np.empty(0), np.empty(0), (), converged=False)


def mcdonald_omega(
    items: ArrayLike, *, interval: OmegaInterval = "logit", confidence: float = 0.95
) -> OmegaResult:
    """Coefficient omega total, (sum of loadings)² / ((sum of loadings)² + sum of unique variances).

    Loadings and unique variances are those of one factor, fitted to the covariance matrix (divisor
    n) by maximum likelihood; the result states how well it fits. Two items cannot determine them:
    there omega is Spearman and Brown's 2r / (1 + r), and so are the ends of Fisher's interval of r.

    Parameters
    ----------
    items
        Shape (people, items), keyed; a row with a missing answer is left out, and counted.
    interval
        Both take the standard error by the delta method from the expected information. `logit`:
        symmetric for log(omega / (1 - omega)), so that it stays within 0 and 1. `wald`: omega ± z
        standard errors, which may exceed 1. For two items the name does not matter.
    confidence
        Of the interval. It holds for normal answers, many people, and a factor that fits.

    Returns
    -------
    NaN with a reason for what makes alpha undefined, for fewer rows than items + 1, for items that
    determine each other, for a fit that did not converge, and for a Heywood case (an item whose
    unique variance is estimated as 0), and for a factor in which fewer than 3 items have a part. No
    interval where the loadings add up to 0.

    Raises
    ------
    TableError
        For items that are no table or infinite, an `interval` that there is not, a wrong `confidence`.

    References
    ----------
    McDonald (1999), Test Theory: A Unified Treatment, chapter 6. Two items: Spearman (1910) and
    Brown (1910), British Journal of Psychology 3; Eisinga, te Grotenhuis & Pelzer (2013),
    International Journal of Public Health 58, 637-642. Interval: Raykov (2002), Multivariate
    Behavioral Research 37, 89-103; logit: Kelley & Pornprasertmanit (2016), Psychological Methods
    21, 69-92.
    """
    raise_all(choice_problems("interval", interval, _INTERVALS) + level_problems("confidence", confidence))
    found = covariation(items)
    outcome = _outcome(found, interval, confidence)
    return OmegaResult(
        name="omega",
        **outcome.span._asdict(),
        confidence=confidence,
        reason=outcome.reason,
        items=found.items,
        n=found.n,
        dropped=found.dropped,
        standard_error=outcome.standard_error,
        loadings=outcome.factor.loadings,
        uniquenesses=outcome.factor.uniquenesses,
        fit=outcome.fit,
    )


def _outcome(found: Covariation, interval: OmegaInterval, confidence: float) -> _Outcome:
    """Omega from the covariances of the items."""
    n = found.n
    reason = why_undefined(found) or _why_no_factor(found)
    if reason:
        return _Outcome(reason, Fit(reason=reason))
    if found.items == FEWEST:
        return _of_two(found, confidence)
    covariance = found.covariance * (n - 1) / n
    factor = fit_one_factor(covariance)
    reason = _why_improper(factor)
    if reason:
        return _Outcome(reason, Fit(reason=reason))
    return _of_factor(factor, fit_of_one_factor(covariance, n, factor), n, interval, confidence)


def _why_no_factor(found: Covariation) -> str:
    """Why one factor cannot be fitted, or nothing."""
    if found.n <= found.items:
        return f"{found.n} rows are too few for {found.items} items"
    least = np.linalg.eigvalsh(found.correlation)[0]
    return "some items determine each other" if found.items > FEWEST and least < NEGLIGIBLE else ""


def _why_improper(factor: OneFactor) -> str:
    """Why the estimates mean nothing, or nothing."""
    if factor.improper:
        names = ", ".join(str(position + 1) for position in factor.improper)
        return f"Heywood case: the unique variance of item {names} is estimated as 0"
    return "" if factor.converged else "the fit did not converge"


def _of_two(found: Covariation, confidence: float) -> _Outcome:
    """The reliability of the sum of two items, each put on the same footing."""
    fit = Fit(reason=_NO_FACTOR)
    r = float(found.correlation[0, 1].clip(-1, 1))
    if r < NEGLIGIBLE - 1:
        return _Outcome("the two items cancel each other", fit)
    if r > 1 - NEGLIGIBLE:
        return _Outcome("the items leave no error, so there is no interval", fit, Span(1.0))
    low, high = fisher_interval(r, found.n, confidence=confidence)
    span = Span(*spearman_brown(np.stack([np.asarray(r), low, high]), 2).tolist())
    return _Outcome("fewer than 4 rows, so there is no interval" * bool(np.isnan(span.low)), fit, span)


def _of_factor(factor: OneFactor, fit: Fit, n: int, interval: OmegaInterval, confidence: float) -> _Outcome:
    """Omega of a proper fit, with its interval."""
    error = _standard_error(factor, n)
    if np.isnan(error):
        return _Outcome(_UNDETERMINED, fit)
    common, unique = float(factor.loadings.sum() ** 2), float(factor.uniquenesses.sum())
    omega = common / (common + unique)
    if omega < NEGLIGIBLE:
        return _Outcome(_CANCELLING, fit, Span(omega), nan, factor)
    return _Outcome("", fit, Span(omega, *_ends(omega, error, interval, confidence)), error, factor)


def _standard_error(factor: OneFactor, n: int) -> float:
    """By the delta method; NaN where the items do not determine the factor."""
    information = expected_information(factor, n)
    scale = np.sqrt(np.diag(information))
    standard = information / np.outer(scale, scale)
    if np.linalg.eigvalsh(standard)[0] < NEGLIGIBLE:
        return nan
    gradient = _gradient(factor) / scale
    return sqrt(float(gradient @ np.linalg.solve(standard, gradient)))


def _gradient(factor: OneFactor) -> Floats:
    """How omega changes with each loading and each unique variance."""
    total, unique = float(factor.loadings.sum()), float(factor.uniquenesses.sum())
    each = np.repeat([2 * total * unique, -(total**2)], len(factor.loadings))
    return np.asarray(each / (total**2 + unique) ** 2)


def _ends(omega: float, error: float, interval: OmegaInterval, confidence: float) -> tuple[float, float]:
    """The two ends of the interval."""
    from scipy.special import expit, logit  # noqa: PLC0415 - imported where an interval is asked for

    half = normal_quantile(confidence) * error
    if interval == "wald":
        return omega - half, omega + half
    centre, half = float(logit(omega)), half / (omega * (1 - omega))
    return float(expit(centre - half)), float(expit(centre + half))
