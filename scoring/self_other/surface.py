"""Polynomial regression of an outcome on own and others' ratings, and its response surface.

A difference score takes for granted that own and others' ratings matter equally and in opposite
ways. The surface leaves both open, and shows what agreement and its direction go with.
"""

from dataclasses import dataclass
from math import isnan, nan
from typing import Any, Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, infinity_problems, is_real, level_problems
from scoring.paired import Paired, paired
from scoring.printing import Printed, Probability, Table, p_equals
from scoring.rounding import all_the_same
from scoring.self_other._surface_estimate import SurfaceEstimate, estimates
from scoring.self_other.surface_axes import (
    TERMS,
    SurfaceShape,
    features_of,
    shape_of,
)

Floats = NDArray[np.float64]
Centre = Literal["midpoint", "mean", "none"]
Errors = Literal["plain", "robust", "HC0", "HC1", "HC2", "HC3"]

_NAMES = ("b0", "b1", "b2", "b3", "b4", "b5")
_EXACT = 1e-20  # a share of the sum of squares that is no more than rounding error
_UNDETERMINED = "the ratings take too few values, or lie too far from the centre, for six coefficients"
_DEFICIENT = 1e-9  # a singular value below this share of the largest is rounding error
_POWERS = {"HC2": 1, "HC3": 2, "robust": 2}  # by how much of a residual's shrinkage each corrects
_ROUNDING = 1e-11  # a coefficient that moves no outcome by more than this share is 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceResult(Printed):
    """A fitted response surface.

    `estimates` has, by name, the coefficients b0 to b5 and the features of `surface_features`, each
    with standard error, t, p and interval. `r2` is that of the whole surface, `r2_second_order` what
    the three second-order terms add; `f` with `f_df` degrees of freedom and `f_p` tests the three
    together, with the covariance that `errors` names. `shape` is that of the estimated surface, with
    its curvatures, and without a test. `centre` was subtracted from both ratings. `covariance` is that of
    b0 to b5. `n` participants were used, `dropped` more lacked a value.
    """

    estimates: dict[str, SurfaceEstimate]
    r2: float
    r2_second_order: float
    f: float
    f_df: tuple[int, int]
    f_p: float
    shape: SurfaceShape
    covariance: Floats
    centre: float
    errors: Errors
    confidence: float
    n: int
    dropped: int
    reason: str = ""

    def table(self) -> Table:
        """A row for each coefficient and feature; the test of the second-order terms below."""
        rows = [
            (e.name, e.value, e.se, e.t, Probability(e.p), e.low, e.high) for e in self.estimates.values()
        ]
        headings = ("", "value", "se", "t", "p", "low", "high")
        reasons = dict.fromkeys([self.reason, *(e.reason for e in self.estimates.values())])
        return Table("response surface", headings, rows, (*self._notes(), *reasons))

    def _notes(self) -> tuple[str, ...]:
        """What was fitted to whom, how well, and what the surface looks like."""
        test = f"F({self.f_df[0]}, {self.f_df[1]}) = {self.f:.3f}, {p_equals(self.f_p)}"
        basis = (
            f"{self.n} participants, {self.dropped} left out; centre {self.centre:g}, errors {self.errors}"
        )
        squares = f"R² = {self.r2:.3f}, second-order terms {self.r2_second_order:.3f}"
        return (
            f"{self.confidence * 100:g} % interval; {basis}",
            f"{squares}, {test}; shape: {self.shape.name}",
        )


class _Fit(NamedTuple):
    """Coefficients, their covariance, both R², and why there are no errors."""

    b: Floats
    covariance: Floats
    r2: float = nan
    r2_second_order: float = nan
    reason: str = ""


def response_surface(
    own: ArrayLike,
    others: ArrayLike,
    outcome: ArrayLike,
    *,
    centre: Centre | float = "midpoint",
    options: tuple[float, float] | None = None,
    errors: Errors = "plain",
    confidence: float = 0.95,
) -> SurfaceResult:
    """The surface Z = b0 + b1 X + b2 Y + b3 X² + b4 XY + b5 Y² by least squares, and its features.

    Parameters
    ----------
    own, others, outcome
        Shape (participants,): X, Y and Z; X and Y in the same units. A participant who lacks one of
        the three is left out, and counted.
    centre
        What is subtracted from both ratings, which decides what b1, b2 and all features but the
        curvatures mean: the `midpoint` of the response options, the grand `mean` of own and others'
        ratings together, `none`, or a number.
    options
        The lowest and highest response option, for the midpoint.
    errors
        `plain` takes the scatter about the surface for the same everywhere. `robust` does not: HC3,
        which also goes by that name. `HC0`, `HC1` and `HC2` are the earlier ones of its kind.
    confidence
        Of the intervals.

    Returns
    -------
    The features are described in `surface_features`; tests and intervals are those of t with n - 6
    degrees of freedom. F tests b3 = b4 = b5 = 0 as Wald's test over 3, which for plain errors is the
    F of the change in R². Everything is NaN with a reason for fewer than 7 complete participants,
    an outcome that does not vary, and ratings that do not determine six coefficients (constant, of
    two values only, own and others' alike, or very far from the centre). Errors and tests are NaN
    with a reason where the surface meets every outcome, and robust ones where too few participants
    have a residual, as where one of them alone decides a coefficient.

    Raises
    ------
    TableError
        For shapes, lengths, infinite values, unknown names, options out of order, and a midpoint
        without options.

    References
    ----------
    Edwards & Parry (1993), Academy of Management Journal 36, 1577-1613. Edwards (2002) in Drasgow &
    Schmitt, Measuring and Analyzing Behavior in Organizations. MacKinnon & White (1985), Journal of
    Econometrics 29, 305-325; Long & Ervin (2000), The American Statistician 54, 217-224: HC3.
    """
    problems = [
        *_centre_problems(centre, options),
        *choice_problems("errors", errors, get_args(Errors)),
        *level_problems("confidence", confidence),
    ]
    pairs = paired({"own": own, "others": others, "outcome": outcome}, problems)
    middle = _middle(centre, options, pairs.rows[:, :2])
    fit = _fitted(_design(pairs.rows[:, :2] - middle), pairs.rows[:, 2], errors)
    return _result(fit, pairs, middle, errors, confidence)


def _centre_problems(centre: Centre | float, options: tuple[float, float] | None) -> list[str]:
    """What is wrong with the centre, or with the options that it takes."""
    if not isinstance(centre, str):
        finite = is_real(centre) and np.isfinite(centre)
        size = infinity_problems(np.array([centre], dtype=float), "centre") if finite else []
        return size if finite else [f"centre is {centre}. Give a finite number or a name."]
    problems = choice_problems("centre", centre, get_args(Centre))
    if options is not None and not _are_ends(options):
        problems.append(f"options are {options}. Give the lowest and the highest, such as (1, 5).")
    if centre == "midpoint" and options is None:
        problems.append("centre is 'midpoint'. Give the lowest and highest option too: options=(1, 5).")
    return problems


def _are_ends(options: Any) -> bool:  # noqa: ANN401 - whatever was given
    """Whether they are the lowest and the highest of a scale."""
    two = isinstance(options, tuple | list | np.ndarray) and len(options) == 2  # noqa: PLR2004 - both ends
    return two and all(map(is_real, options)) and bool(-np.inf < options[0] < options[1] < np.inf)


def _middle(centre: Centre | float, options: tuple[float, float] | None, ratings: Floats) -> float:
    """The number that is subtracted from the ratings."""
    if not isinstance(centre, str):
        return float(centre)
    if centre == "midpoint" and options is not None:
        return (options[0] + options[1]) / 2
    if centre == "mean":
        return float(ratings.mean()) if ratings.size else nan
    return 0.0


def _design(ratings: Floats) -> Floats:
    """The six columns of the polynomial."""
    x, y = ratings.T
    return np.column_stack([np.ones(len(x)), x, y, x**2, x * y, y**2])


def _fitted(design: Floats, outcome: Floats, errors: Errors) -> _Fit:
    """The least-squares surface, or the reason why there is none."""
    reason = _why_not(design, outcome)
    if reason:
        return _Fit(np.full(TERMS, nan), np.full((TERMS, TERMS), nan), reason=reason)
    scale = np.sqrt((design**2).mean(axis=0))
    q, r = np.linalg.qr(design / scale)
    inverse = np.linalg.inv(r) / scale[:, np.newaxis]
    loads = q.T @ outcome
    b = inverse @ loads
    b[np.abs(b) * scale < _ROUNDING * np.sqrt((outcome**2).mean())] = 0.0
    residual = outcome - q @ loads
    total = float(((outcome - outcome.mean()) ** 2).sum())
    left, second = float((residual**2).sum()), float((loads[3:] ** 2).sum())
    weights, reason = _weights(q, residual, errors, exact=left < _EXACT * (outcome**2).sum())
    covariance = inverse @ ((q.T * weights) @ q) @ inverse.T
    return _Fit(b, (covariance + covariance.T) / 2, 1 - left / total, second / total, reason)


def _why_not(design: Floats, outcome: Floats) -> str:
    """Why no surface can be fitted, or nothing."""
    if len(design) <= TERMS:
        return "fewer than 7 participants have own, others' and outcome values"
    if all_the_same(outcome):
        return "the outcome does not vary"
    lengths = np.sqrt((design**2).sum(axis=0))
    rank = np.linalg.matrix_rank(design / np.where(lengths > 0, lengths, 1.0), rtol=_DEFICIENT)
    return "" if rank == TERMS else _UNDETERMINED


def _weights(q: Floats, residual: Floats, errors: Errors, *, exact: bool) -> tuple[Floats, str]:
    """What each participant adds to the covariance, or NaN and the reason."""
    n = len(residual)
    if exact:
        return np.full(n, nan), "the surface meets every outcome, so there is no error to judge it by"
    if errors == "plain":
        return np.full(n, (residual**2).sum() / (n - TERMS)), ""
    if np.linalg.matrix_rank(q * residual[:, np.newaxis], rtol=_DEFICIENT) < TERMS:
        return np.full(n, nan), f"too few participants have a residual, so {errors} errors are undefined"
    factor = n / (n - TERMS) if errors == "HC1" else 1.0
    return residual**2 * factor / (1 - (q**2).sum(axis=1)) ** _POWERS.get(errors, 0), ""


def _result(fit: _Fit, pairs: Paired, middle: float, errors: Errors, confidence: float) -> SurfaceResult:
    """Coefficients, features and tests of a fit."""
    n = len(pairs.rows)
    df = max(n - TERMS, 1)
    spread = np.sqrt(np.diagonal(fit.covariance))
    coefficients = estimates(_NAMES, fit.b, spread, df=df, confidence=confidence, reason=fit.reason)
    f, p = _second_order(fit, df)
    return SurfaceResult(
        estimates=coefficients | features_of(fit.b, fit.covariance, df=df, confidence=confidence),
        r2=fit.r2,
        r2_second_order=fit.r2_second_order,
        f=f,
        f_df=(3, max(n - TERMS, 0)),
        f_p=p,
        shape=shape_of(fit.b),
        covariance=fit.covariance,
        centre=middle,
        errors=errors,
        confidence=confidence,
        n=n,
        dropped=pairs.dropped,
        reason=fit.reason,
    )


def _second_order(fit: _Fit, df: int) -> tuple[float, float]:
    """Wald's F of the three second-order terms, and its p."""
    from scipy.special import fdtrc  # noqa: PLC0415 - imported where a surface asks for it

    if isnan(fit.covariance[0, 0]):
        return nan, nan
    f = float(fit.b[3:] @ np.linalg.solve(fit.covariance[3:, 3:], fit.b[3:])) / 3
    return f, float(fdtrc(3, df, f))
