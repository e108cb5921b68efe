"""Confirmatory factor analysis: whether items measure the factors that they are meant to."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from scoring.arguments import choice_problems, matrix
from scoring.problems import raise_all
from scoring.structure.cfa_result import CfaResult
from scoring.structure.errors import Errors, error_problems, in_place, parameter_covariance, standard_errors
from scoring.structure.fit import FitMeasures, Srmr, fit_measures, fit_problems
from scoring.structure.model import IDENTIFICATIONS, Floats, Identification, factor_model
from scoring.structure.patterns import Factors, Pattern, read_pattern
from scoring.structure.rows import Rows, read_rows
from scoring.structure.solution import Solution, solve
from scoring.structure.standardised import impropriety, standardise, standardised_errors

Divisor = Literal["n", "n-1"]


def confirmatory(  # noqa: PLR0913 - what is asked of the analysis, by name
    ratings: ArrayLike,
    factors: Factors,
    *,
    items: Sequence[str] | None = None,
    clusters: ArrayLike | None = None,
    errors: Errors | None = None,
    identification: Identification = "variance",
    correlated: bool = True,
    divisor: Divisor = "n",
    srmr: Srmr = "covariances",
    confidence: float = 0.9,
) -> CfaResult:
    """Confirmatory factor analysis by maximum likelihood.

    The items' covariances are Λ Φ Λ' + Θ; chi-square is the number of rows times the discrepancy
    log|Σ| + tr(S Σ⁻¹) - log|S| - items, with df = items (items + 1) / 2 less the parameters of Λ, Φ and
    Θ. Means are free; they count among the parameters of AIC and BIC.

    Parameters
    ----------
    ratings
        Shape (rows, items), NaN where an answer is missing; an incomplete row is left out, and counted.
    factors
        By name of each factor its items, as names of `items` or as columns counted from 0; or a table
        of shape (items, factors), 1 for a loading that is estimated and 0 for one that is 0.
    items
        Their names, 1, 2, ... unless given.
    clusters
        Shape (rows,): what makes rows alike, such as the participant whom raters answered about.
    errors
        How standard errors are made: `expected` information (the default without clusters), `observed`
        information, `robust` (the default with clusters), which is the sandwich of Huber and White with
        the observed information, or `robust_expected`. Both robust ones scale the chi-square too.
    identification
        What gives a factor its unit: its `variance` of 1 (it points where the first principal component
        of its items does), or the loading of 1 of its first item, in the order of the table, the
        `marker`. Fit and standardised estimates are the same.
    correlated
        Whether the factors covary.
    divisor
        Of the covariances, and the factor of chi-square: `n` or `n-1` (Wishart's likelihood).
    srmr
        Whether SRMR is the residual of the "covariances" or of all "moments", which has means, that fit
        fully, in the denominator.
    confidence
        Of the interval of RMSEA.

    Returns
    -------
    NaN with a reason where the fit does not converge or the model is not identified. Estimates as they
    are, marked `improper`, for a negative residual variance (Heywood case), a factor variance that is
    not positive and correlations that no variables can have.

    Raises
    ------
    TableError
        For an infinite rating, items that do not vary or determine each other, no more rows than items,
        a factor with too few items, an item without a factor, more parameters than covariances, and
        names, labels and levels that cannot be used; all of it at once.

    References
    ----------
    Jöreskog (1969), Psychometrika 34, 183-202; standard errors: White (1982), Econometrica 50, 1-25;
    fit: `scoring.structure.fit.fit_measures`.
    """
    table = matrix(ratings, name="ratings", axes="(rows, items)")
    kind = errors or ("expected" if clusters is None else "robust")
    pattern = read_pattern(factors, items, table.shape[1], correlated=correlated)
    rows = read_rows(table, pattern.items, clusters=clusters)
    choices = [
        *error_problems(kind, clustered=clusters is not None),
        *choice_problems("identification", identification, IDENTIFICATIONS),
        *fit_problems(srmr, confidence),
        *_divisor_problems(kind, divisor),
    ]
    raise_all([*choices, *pattern.problems, *rows.problems])
    model = factor_model(pattern.free, identification=identification, correlated=correlated)
    solution = solve(model, pattern, rows.samples(divisor), identification=identification)
    covariance, scaling = parameter_covariance(solution, rows, kind)
    fit = fit_measures(solution, scaling=scaling, confidence=confidence, srmr=srmr)
    return _result(solution, pattern, rows, covariance, (kind, fit))


def _divisor_problems(errors: str, divisor: str) -> list[str]:
    """A problem for no divisor at all, and for one that robust errors do not go with."""
    if divisor == "n-1" and errors.startswith("robust"):
        return ["divisor is 'n-1', which goes with normal rows. Choose n, or other errors."]
    return choice_problems("divisor", divisor, ("n", "n-1"))


def _result(
    solution: Solution, pattern: Pattern, rows: Rows, covariance: Floats, told: tuple[str, FitMeasures]
) -> CfaResult:
    improper = _improper(solution, pattern)
    return CfaResult(
        items=pattern.items,
        factors=pattern.factors,
        n=len(rows.tables[0]),
        dropped=rows.dropped,
        clusters=rows.clusters,
        errors=told[0],
        fit=told[1],
        **_estimates(solution, covariance),
        **_standardised(solution, pattern, covariance),
        converged=not solution.reason,
        improper=bool(improper),
        reason=solution.reason or "; ".join(filter(None, (improper, _unsure(covariance)))),
    )


def _estimates(solution: Solution, covariance: Floats) -> dict[str, Floats]:
    """The matrices and the standard errors of what is free in them."""
    one, group = solution.matrices()[0], solution.model.groups[0]
    error = standard_errors(covariance)
    return {
        "loadings": one.loadings,
        "loading_errors": in_place(group.loadings, error),
        "factor_covariances": one.factor_covariances,
        "factor_covariance_errors": in_place(group.factor_covariances, error),
        "residual_variances": one.residuals,
        "residual_variance_errors": in_place(group.residuals, error),
    }


def _standardised(solution: Solution, pattern: Pattern, covariance: Floats) -> dict[str, Floats]:
    even = standardise(solution.matrices()[0])
    spread = standardised_errors(solution.model, solution.parameters, covariance)
    numbered = solution.model.groups[0].factor_covariances.number >= 0
    varying = numbered & ~np.eye(len(numbered), dtype=bool)
    return {
        "standardised_loadings": even.loadings,
        "standardised_loading_errors": np.where(pattern.free, spread.loadings, np.nan),
        "factor_correlations": even.correlations,
        "factor_correlation_errors": np.where(varying, spread.correlations, np.nan),
    }


def _improper(solution: Solution, pattern: Pattern) -> str:
    return "" if solution.reason else impropriety(solution.matrices()[0], pattern.items)


def _unsure(covariance: Floats) -> str:
    """Why there are no standard errors, or nothing."""
    none = bool(np.isnan(covariance).any())
    return "no standard errors: the information is not positive definite" if none else ""
