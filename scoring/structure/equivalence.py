"""Measurement invariance: whether items measure the same in groups of raters."""

from collections.abc import Sequence
from math import isnan
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from scoring.arguments import choice_problems, matrix
from scoring.problems import raise_all
from scoring.structure.chi_square_differences import chi_square_difference
from scoring.structure.errors import Errors, error_problems, in_place, parameter_covariance, standard_errors
from scoring.structure.fit import FitMeasures, Srmr, fit_measures, fit_problems
from scoring.structure.invariance_result import InvarianceResult, InvarianceStep
from scoring.structure.model import IDENTIFICATIONS, Floats, Identification, factor_model
from scoring.structure.patterns import Factors, Pattern, read_pattern
from scoring.structure.rows import Rows, read_rows
from scoring.structure.solution import Solution, solve
from scoring.structure.standardised import impropriety

LEVELS = {
    "configural": (),
    "metric": ("loadings",),
    "scalar": ("loadings", "intercepts"),
    "strict": ("loadings", "intercepts", "residuals"),
}
_ROUNDING = 1e-9
_CFI = -0.01  # Cheung & Rensvold, and Chen
_RMSEA = 0.015  # Chen
_SRMR = {"metric": 0.03, "scalar": 0.01, "strict": 0.01}  # Chen


class _Choices(NamedTuple):
    errors: Errors
    identification: Identification
    correlated: bool
    srmr: Srmr
    confidence: float


class _Fitted(NamedTuple):
    """A model at its solution, with the covariances of its estimates."""

    level: str
    solution: Solution
    covariance: Floats
    fit: FitMeasures


def invariance(  # noqa: PLR0913 - what is asked of the analysis, by name
    ratings: ArrayLike,
    groups: ArrayLike,
    factors: Factors,
    *,
    items: Sequence[str] | None = None,
    clusters: ArrayLike | None = None,
    errors: Errors | None = None,
    identification: Identification = "variance",
    correlated: bool = True,
    srmr: Srmr = "moments",
    confidence: float = 0.9,
) -> InvarianceResult:
    """Factor models in several groups at once, with more and more that is equal in all of them.

    `configural`: the same items measure the same factors. `metric`: the loadings are equal. `scalar`:
    the intercepts too, so that the factors' means can be compared; they are free in all groups but
    the first. `strict`: the residual variances too. Each is tested against the one before.

    Parameters
    ----------
    ratings
        Shape (rows, items), NaN where an answer is missing; an incomplete row is left out, and counted.
    groups
        Shape (rows,): the rater group, say. The first in the order of their labels is the reference.
    factors, items, correlated, confidence
        As in `confirmatory`.
    clusters
        Shape (rows,): what makes rows alike, within groups and across them.
    errors
        As in `confirmatory`. With robust ones the differences of chi-squares are scaled, and CFI, RMSEA
        and SRMR are not.
    identification
        `variance`: of 1 in each group, where loadings are equal in the first. `marker`: a loading of 1.
    srmr
        Whether SRMR is the residual of all "moments", with the means, or of the "covariances".

    Returns
    -------
    NaN with a reason for a model that does not converge or is not identified. By Cheung and Rensvold
    a step holds where CFI falls by less than .01; by Chen it fails where CFI falls by .01 or more and
    RMSEA rises by .015 or SRMR by .03 (.01 after the loadings) or more, which is his rule for more than
    300 rows.

    Raises
    ------
    TableError
        As in `confirmatory`, for each group: also fewer than 2 groups, and labels that are missing.

    References
    ----------
    Jöreskog (1971), Psychometrika 36, 409-426; Meredith (1993), Psychometrika 58, 525-543. Cheung &
    Rensvold (2002) and Chen (2007), Structural Equation Modeling 9, 233-255 and 14, 464-504.
    """
    table = matrix(ratings, name="ratings", axes="(rows, items)")
    pattern = read_pattern(factors, items, table.shape[1], correlated=correlated)
    rows = read_rows(table, pattern.items, groups=groups, clusters=clusters)
    kind = errors or ("expected" if clusters is None else "robust")
    problems = [
        *error_problems(kind, clustered=clusters is not None),
        *choice_problems("identification", identification, IDENTIFICATIONS),
        *fit_problems(srmr, confidence),
    ]
    raise_all([*problems, *pattern.problems, *rows.problems])
    choices = _Choices(kind, identification, correlated, srmr, confidence)
    fitted = [_fitted(level, pattern, rows, choices) for level in LEVELS]
    return _result(fitted, pattern, rows)


def _fitted(level: str, pattern: Pattern, rows: Rows, choices: _Choices) -> _Fitted:
    unit = choices.identification
    model = factor_model(
        pattern.free,
        groups=len(rows.tables),
        equal=LEVELS[level],
        identification=unit,
        correlated=choices.correlated,
    )
    solution = solve(model, pattern, rows.samples(), identification=unit)
    covariance, scaling = parameter_covariance(solution, rows, choices.errors)
    fit = fit_measures(solution, scaling=scaling, confidence=choices.confidence, srmr=choices.srmr)
    return _Fitted(level, solution, covariance, fit)


def _result(fitted: Sequence[_Fitted], pattern: Pattern, rows: Rows) -> InvarianceResult:
    reasons = [_reason(one, pattern, rows) for one in fitted]
    first = InvarianceStep(level=fitted[0].level, fit=fitted[0].fit, reason=reasons[0])
    later = zip(fitted[1:], fitted, reasons[1:], strict=False)
    means, spread = _factor_means(next(one for one in fitted if one.level == "scalar"))
    return InvarianceResult(
        items=pattern.items,
        factors=pattern.factors,
        groups=tuple(rows.labels),
        sizes=tuple(map(len, rows.tables)),
        dropped=rows.dropped,
        clusters=rows.clusters,
        steps=(first, *(_step(one, before.fit, reason) for one, before, reason in later)),
        factor_means=means,
        factor_mean_errors=spread,
    )


def _step(one: _Fitted, before: FitMeasures, reason: str) -> InvarianceStep:
    """A model beside the one before it."""
    fit = one.fit
    cfi, rmsea, srmr = fit.cfi - before.cfi, fit.rmsea - before.rmsea, fit.srmr - before.srmr
    return InvarianceStep(
        level=one.level,
        fit=fit,
        difference=chi_square_difference(fit, before),
        delta_cfi=cfi,
        delta_rmsea=rmsea,
        delta_srmr=srmr,
        cheung_rensvold=None if isnan(cfi) else not _falls(cfi),
        chen=_chen(cfi, rmsea, srmr, _SRMR[one.level]),
        reason=reason,
    )


def _falls(cfi: float) -> bool:
    """Whether CFI falls by more than sampling makes it."""
    return cfi <= _CFI + _ROUNDING


def _chen(cfi: float, rmsea: float, srmr: float, bound: float) -> bool | None:
    """Whether a step holds by Chen's rule, None where that is undefined."""
    rises = rmsea >= _RMSEA - _ROUNDING or srmr >= bound - _ROUNDING
    return None if isnan(cfi + rmsea + srmr) else not (_falls(cfi) and rises)


def _reason(one: _Fitted, pattern: Pattern, rows: Rows) -> str:
    """Why a model has no solution, or which group's is improper."""
    if one.solution.reason:
        return one.solution.reason
    flaws = [impropriety(matrices, pattern.items) for matrices in one.solution.matrices()]
    told = [f"group '{label}': {flaw}" for label, flaw in zip(rows.labels, flaws, strict=True) if flaw]
    return "; ".join(told)


def _factor_means(scalar: _Fitted) -> tuple[Floats, Floats]:
    """The factors' means in each group and their standard errors, NaN for the first group's."""
    error = standard_errors(scalar.covariance)
    cells = [group.factor_means for group in scalar.solution.model.groups]
    means = np.array([one.filled(scalar.solution.parameters) for one in cells])
    return means, np.array([in_place(one, error) for one in cells])
