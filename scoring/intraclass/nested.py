"""Intraclass correlations: how far raters of the same person give the same scores.

Raters nested in participants, as in a 360-degree assessment, have the one-way forms `icc_1` and
`icc_1k`, from the analysis of variance or by restricted maximum likelihood. A crossed table, in which
every judge rates every target, has the six forms of Shrout and Fleiss (`icc_crossed`).
"""

from math import exp, nan
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, label_problems, length_problems, level_problems, vector
from scoring.arrays import labels_of
from scoring.estimate import IccResult, Span
from scoring.intraclass.crossed import (
    remark,
    span_from_f,
    standardised,
    stepped_up,
    variance_ratio,
)
from scoring.problems import raise_all
from scoring.rounding import all_the_same

Floats = NDArray[np.float64]
Method = Literal["anova", "reml"]

_METHODS = ("anova", "reml")
_FEWEST = 2
_LOG_RATIOS = np.linspace(-20, 50, 281)  # of the variances between and within; beyond, they are 0 or infinite
_FLAT = 1e-9  # a difference of deviances that is rounding error
_ZERO = "the between-group variance is estimated as 0"


class _OneWay(NamedTuple):
    """All that the scores tell: sizes and means of the groups, and the squares within them."""

    sizes: NDArray[np.int64]
    means: Floats
    within: float


def icc_1(
    scores: ArrayLike, groups: ArrayLike, *, method: Method = "anova", confidence: float = 0.95
) -> IccResult:
    """ICC(1), the reliability of one rater's score: (MSB - MSW) / (MSB + (n0 - 1) MSW).

    Parameters
    ----------
    scores
        Shape (raters,): one score a rater, NaN where there is none; those are left out.
    groups
        Shape (raters,): the participant each rater answered about, any labels.
    method
        `anova`: from the mean squares between and within groups, n0 = (N - sum n² / N) / (G - 1).
        Negative values are reported as they are. `reml`: between / (between + within variance) of
        the one-way random model by restricted maximum likelihood, which uses unequal groups fully.
        It cannot be negative: 0 is the bound, and the reason says so where it is met.
    confidence
        Of the interval. `anova`: Shrout and Fleiss's, exact for groups of equal size; for unequal
        ones n0 stands for the size, which is an approximation, and the result says so. `reml`: the
        values whose profile restricted likelihood is not too low (a chi-square with 1 df); it ends
        at 0 at the lowest, and is an approximation for any sizes.

    Returns
    -------
    NaN with a reason for fewer than 2 groups, where no group has 2 scores, and where every score is
    the same.

    Raises
    ------
    TableError
        For lengths that differ, infinite scores, groups without a label, an unknown method, and a
        confidence that is not between 0 and 1.

    References
    ----------
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428. n0: Snedecor & Cochran (1967),
    Statistical Methods; Bliese (2000) in Klein & Kozlowski, Multilevel Theory. REML: Patterson &
    Thompson (1971), Biometrika 58, 545-554; Searle, Casella & McCulloch (1992), Variance Components.
    """
    return _nested("ICC(1)", scores, groups, method, confidence)


def icc_1k(
    scores: ArrayLike, groups: ArrayLike, *, method: Method = "anova", confidence: float = 0.95
) -> IccResult:
    """ICC(1,k), the reliability of a group's mean score: (MSB - MSW) / MSB.

    It is ICC(1) stepped up to n0 raters, by either method. Parameters, treatment of missing scores,
    errors and references as in `icc_1`. NaN with a reason also where the groups' means do not differ
    at all.
    """
    return _nested("ICC(1,k)", scores, groups, method, confidence)


def one_way_deviance(ratio: ArrayLike, sizes: ArrayLike, means: ArrayLike, within: float) -> Floats:
    """-2 log restricted likelihood of the one-way random model, but for a constant.

    With w = n / (1 + n ratio) of each group: (N - 1) log(within + sum w (mean - m)²) +
    sum log(1 + n ratio) + log sum w, where m is the mean weighted by w. The variance within groups
    is at its best for that ratio.

    Parameters
    ----------
    ratio
        Shape (...): the variance between groups over that within, 0 or above.
    sizes, means
        Shape (groups,): the number and the mean of each group's scores.
    within
        The sum of squares within groups, above 0.

    Returns
    -------
    Shape (...). It depends on nothing else in the data, so the search takes no time.

    References
    ----------
    Patterson & Thompson (1971), Biometrika 58, 545-554.
    """
    n, mean = np.asarray(sizes, dtype=float), np.asarray(means, dtype=float)
    spread = 1 + n * np.asarray(ratio, dtype=float)[..., np.newaxis]
    weight = n / spread
    middle = (weight * mean).sum(axis=-1) / weight.sum(axis=-1)
    squares = within + (weight * (mean - middle[..., np.newaxis]) ** 2).sum(axis=-1)
    logs = np.log(spread).sum(axis=-1) + np.log(weight.sum(axis=-1))
    return np.asarray((n.sum() - 1) * np.log(squares) + logs)


def _nested(name: str, scores: ArrayLike, groups: ArrayLike, method: Method, confidence: float) -> IccResult:
    """The one-way coefficient of one rater, or of the mean of n0 raters."""
    values, labels = vector(scores, name="scores", axis="(raters,)"), labels_of(groups)
    raise_all(_argument_problems(values, labels, method, confidence))
    known = ~np.isnan(values)
    _, group, sizes = np.unique(labels[known], return_inverse=True, return_counts=True)
    reason = _why_not(values[known], sizes)
    n0, one = (nan, Span(nan)) if reason else _one_rater(values[known], group, sizes, method, confidence)
    span = stepped_up(one, n0) if name == "ICC(1,k)" else one
    return IccResult(
        name=name,
        **span._asdict(),
        confidence=confidence,
        reason=reason or remark(span) or (_ZERO if method == "reml" and span.value == 0 else ""),
        n0=n0,
        groups=len(sizes),
        n=int(sizes.sum()),
        approximate=method == "reml" or len(set(sizes.tolist())) > 1,
        method=method,
    )


def _argument_problems(
    values: Floats, labels: NDArray[np.generic], method: str, confidence: float
) -> list[str]:
    return [
        *length_problems({"scores": len(values), "groups": labels.size}),
        *label_problems("groups", labels),
        *choice_problems("method", method, _METHODS),
        *level_problems("confidence", confidence),
    ]


def _why_not(values: Floats, sizes: NDArray[np.int64]) -> str:
    if len(sizes) < _FEWEST:
        return "fewer than 2 groups have a score"
    if sizes.max() < _FEWEST:
        return "no group has 2 scores"
    return "every score is the same" if all_the_same(values) else ""


def _typical_size(sizes: NDArray[np.int64]) -> float:
    """The size n0 that unequal groups count for in the mean square between groups."""
    total = sizes.sum()
    return float((total - (sizes**2).sum() / total) / (len(sizes) - 1))


def _one_rater(
    values: Floats, group: NDArray[np.intp], sizes: NDArray[np.int64], method: Method, confidence: float
) -> tuple[float, Span]:
    """The typical size, and the coefficient of one rater."""
    scores = standardised(values)
    means = np.bincount(group, scores) / sizes
    data = _OneWay(sizes, means, float(((scores - means[group]) ** 2).sum()))
    by_variance = _by_variance(data, confidence)
    # Where nothing varies within groups there is no likelihood either.
    use_likelihood = method == "reml" and by_variance.value < 1
    return _typical_size(sizes), _by_likelihood(data, confidence) if use_likelihood else by_variance


def _by_variance(data: _OneWay, confidence: float) -> Span:
    """The coefficient of one rater from the one-way analysis of variance."""
    sizes, means, within = data
    df = len(sizes) - 1, int(sizes.sum()) - len(sizes)
    between = float((sizes * (means - np.average(means, weights=sizes)) ** 2).sum())
    f_ratio = variance_ratio(between / df[0], within / df[1])
    return span_from_f(f_ratio, df, _typical_size(sizes), confidence)


def _by_likelihood(data: _OneWay, confidence: float) -> Span:
    """The coefficient of one rater where the restricted likelihood is highest, and those near it."""
    from scipy.optimize import minimize_scalar  # noqa: PLC0415 - half a second that only this needs
    from scipy.special import chdtri  # noqa: PLC0415 - as above

    at_zero = float(one_way_deviance(0.0, *data))
    tried = one_way_deviance(np.exp(_LOG_RATIOS), *data)
    near = np.clip(int(tried.argmin()), 1, len(tried) - 2)
    bounds = _LOG_RATIOS[near - 1], _LOG_RATIOS[near + 1]
    best = minimize_scalar(
        _deviance_at, bounds=bounds, args=(data,), method="bounded", options={"xatol": 1e-10}
    )
    limit = min(at_zero, float(best.fun)) + float(chdtri(1, 1 - confidence))
    value = 0.0 if at_zero <= best.fun + _FLAT else _share(best.x)
    low = 0.0 if tried[0] <= limit else _share(_crossing(tried, data, limit, end=0))
    return Span(value, low, _share(_crossing(tried, data, limit, end=-1)))


def _crossing(tried: Floats, data: _OneWay, limit: float, *, end: int) -> float:
    """The log ratio at the lower (0) or upper (-1) end of those whose deviance is within the limit."""
    from scipy.optimize import brentq  # noqa: PLC0415 - half a second that only this needs

    inside = int(np.flatnonzero(tried <= limit)[end])
    outside = inside + (1 if end else -1)
    return float(
        brentq(lambda log: _deviance_at(log, data) - limit, _LOG_RATIOS[inside], _LOG_RATIOS[outside])
    )


def _deviance_at(log_ratio: float, data: _OneWay) -> float:
    return float(one_way_deviance(exp(log_ratio), *data))


def _share(log_ratio: float) -> float:
    """The ratio as a share of the total."""
    return 1 / (1 + exp(-log_ratio))
