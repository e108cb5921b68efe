"""Exploratory factor analysis of the items of an instrument."""

from collections.abc import Callable, Mapping
from math import nan
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, whole_problems
from scoring.problems import raise_all
from scoring.structure.efa_result import EfaResult
from scoring.structure.extraction import METHODS, Extraction, Method, are_determined, extract
from scoring.structure.factor_fit import Correction, FactorFit, degrees_of_freedom, factor_fit, most_factors
from scoring.structure.observed import Missing, Observed, observed_correlations
from scoring.structure.rotation import Rotation, explained_variance, oblimin, promax, unrotated, varimax

Floats = NDArray[np.float64]
RotationName = Literal["oblimin", "varimax", "promax", "none"]
Rotate = Callable[[Floats], Rotation]

_ROTATIONS: Mapping[str, Rotate] = {
    "oblimin": oblimin,
    "varimax": varimax,
    "promax": promax,
    "none": unrotated,
}
_UNDETERMINED = "a factor has fewer than 3 items, so the correlations do not determine its loadings"


def exploratory(
    ratings: ArrayLike,
    factors: int,
    *,
    n: int | None = None,
    method: Method = "minres",
    rotation: RotationName | Rotate = "oblimin",
    missing: Missing = "listwise",
    correction: Correction = "bartlett",
) -> EfaResult:
    """Common factors of the items: correlation matrix = L P L' + diagonal of unique variances.

    Parameters
    ----------
    ratings
        Shape (raters, items), keyed, NaN where an answer is missing; or, with `n`, the correlation
        matrix of `n` rows, shape (items, items).
    factors
        How many; see `parallel_analysis` and `minimum_average_partial`.
    method
        `minres`: the least sum of squared residual correlations. `ml`: maximum likelihood.
    rotation
        A name, or for other settings a function that gives a `Rotation`, for example
        ``functools.partial(promax, power=3)``. A single factor is not rotated.
    missing
        `listwise`: the rows without a missing answer. `pairwise`: for each two items the rows that have
        both; n is then the smallest number of rows behind a correlation, and the tests are rough.
    correction
        Of chi-square: `bartlett`, or `none` (n - 1 times the discrepancy). For `minres` chi-square is
        made of the likelihood at loadings that do not maximise it, so it is somewhat too large.

    Returns
    -------
    Unique variances lie between 0.005 and 1; an item at the lower bound is a Heywood case and flagged. NaN
    with a reason for fewer than 3 rows, for items that do not vary, and for `ml` where the correlations
    cannot be inverted (items determine each other, too few rows, contradictory pairwise correlations);
    `minres` is given there, without chi-square, RMSEA and TLI. NaN too where a factor has so few
    items that its loadings are not determined (`are_determined`), as of items that do not correlate.

    Raises
    ------
    TableError
        For more factors than the items can identify, naming the most they can, and what is wrong with the
        other arguments.

    References
    ----------
    Harman & Jones (1966), Psychometrika 31, 351-368; Lawley & Maxwell (1971), Factor Analysis as a
    Statistical Method; Jöreskog (1967), Psychometrika 32, 443-482. Fit: `factor_fit`.
    """
    raise_all(_choices(factors, method, rotation, correction))
    observed, factors = observed_correlations(ratings, n=n, missing=missing), int(factors)
    raise_all(_too_many(len(observed.matrix), factors))
    if reason := observed.reason or (observed.flaw if method == "ml" else ""):
        return _undefined(observed, factors, method, rotation, reason)
    extraction = extract(observed.matrix, factors, method)
    if not are_determined(extraction.loadings):
        return _undefined(observed, factors, method, rotation, _UNDETERMINED)
    model = extraction.loadings @ extraction.loadings.T + np.diag(extraction.uniquenesses)
    fit = factor_fit(observed, model, factors, correction)
    return _result(method, observed, extraction, _rotated(extraction.loadings, rotation), fit)


def _choices(factors: int, method: str, rotation: str | Rotate, correction: str) -> list[str]:
    """What is wrong with the arguments that say how to analyse."""
    few = whole_problems("factors", factors, fewest=1)
    named = [] if callable(rotation) else choice_problems("rotation", rotation, _ROTATIONS)
    corrections = choice_problems("correction", correction, ("bartlett", "none"))
    return [*few, *choice_problems("method", method, METHODS), *named, *corrections]


def _too_many(items: int, factors: int) -> list[str]:
    """A problem where the correlations are fewer than what is to be estimated."""
    if degrees_of_freedom(items, factors) >= 0 and factors < items:
        return []
    most = most_factors(items)
    told = f"factors is {factors}, but {items} items identify no more than {most}."
    return [f"{told} {f'Give at most {most}.' if most else 'Give 3 items or more.'}"]


def _rotated(loadings: Floats, rotation: str | Rotate) -> Rotation:
    if loadings.shape[1] == 1:
        return unrotated(loadings)
    return _ROTATIONS[rotation](loadings) if isinstance(rotation, str) else rotation(loadings)


def _result(
    method: str, observed: Observed, extraction: Extraction, rotated: Rotation, fit: FactorFit
) -> EfaResult:
    """Everything together; the reasons are joined."""
    measures = fit._asdict()
    reasons = [*_remarks(extraction), rotated.reason, measures.pop("remark")]
    return EfaResult(
        method=method,
        rotation=rotated.name,
        n=observed.n,
        dropped=observed.dropped,
        loadings=rotated.loadings,
        structure=rotated.loadings @ rotated.correlations,
        correlations=rotated.correlations,
        communalities=(extraction.loadings**2).sum(axis=1),
        uniquenesses=extraction.uniquenesses,
        variance=explained_variance(rotated.loadings, rotated.correlations),
        criterion=rotated.criterion,
        starts=rotated.starts,
        found=rotated.found,
        improper=extraction.improper,
        converged=extraction.converged and rotated.converged,
        reason="; ".join(filter(None, reasons)),
        **measures,
    )


def _remarks(extraction: Extraction) -> list[str]:
    names = ", ".join(str(position + 1) for position in extraction.improper)
    heywood = f"Heywood case: the unique variance of item {names} is estimated as 0" if names else ""
    return [heywood, "" if extraction.converged else "the extraction did not converge"]


def _undefined(
    observed: Observed, factors: int, method: str, rotation: str | Rotate, reason: str
) -> EfaResult:
    """A result without numbers."""
    items = len(observed.matrix)
    nothing = np.full((items, factors), nan)
    name = rotation if isinstance(rotation, str) else "given"
    return _result(
        method,
        observed,
        Extraction(nothing, np.full(items, nan), (), converged=True),
        Rotation(
            name=name,
            loadings=nothing,
            correlations=np.full((factors, factors), nan),
            found=0,
            converged=False,
            reason=reason,
        ),
        FactorFit(nan, degrees_of_freedom(items, factors), nan, nan),
    )
