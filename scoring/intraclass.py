"""Intraclass correlations: how far raters of the same person give the same scores.

Raters nested in participants, as in a 360-degree assessment, have the one-way forms `icc_1` and
`icc_1k`. A crossed table, in which every judge rates every target, has the six forms of Shrout and
Fleiss. Negative values are reported as they are.
"""

from math import inf, isnan, nan
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.estimate import IccResult, Span

Floats = NDArray[np.float64]

_CROSSED = ("ICC(1,1)", "ICC(2,1)", "ICC(3,1)", "ICC(1,k)", "ICC(2,k)", "ICC(3,k)")
_NEGLIGIBLE = 1e-12  # a mean square below this share of their sum is rounding error
_FEWEST = 2


class _TwoWay(NamedTuple):
    """The crossed analysis of variance: mean squares, and numbers of targets and judges."""

    targets: float
    judges: float
    error: float
    within: float
    n: int
    k: int


def icc_1(scores: ArrayLike, groups: ArrayLike, *, confidence: float = 0.95) -> IccResult:
    """ICC(1), the reliability of one rater's score: (MSB - MSW) / (MSB + (n0 - 1) MSW).

    Parameters
    ----------
    scores
        Shape (raters,): one score a rater, NaN where there is none; those are left out.
    groups
        Shape (raters,): the participant each rater answered about.
    confidence
        Of the interval.

    Returns
    -------
    The mean squares are between and within groups, n0 = (N - sum n² / N) / (G - 1). The interval
    is Shrout and Fleiss's, exact for groups of equal size; for unequal ones n0 stands for the size,
    which is an approximation, and the result says so. NaN with a reason for fewer than 2 groups,
    where no group has 2 scores, and where every score is the same.

    References
    ----------
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428. n0: Snedecor & Cochran (1967),
    Statistical Methods; Bliese (2000) in Klein & Kozlowski, Multilevel Theory.
    """
    return _nested("ICC(1)", scores, groups, confidence, averaged=False)


def icc_1k(scores: ArrayLike, groups: ArrayLike, *, confidence: float = 0.95) -> IccResult:
    """ICC(1,k), the reliability of a group's mean score: (MSB - MSW) / MSB.

    It is ICC(1) stepped up to n0 raters. Parameters, treatment of missing scores and references as
    in `icc_1`. NaN with a reason also where the groups' means do not differ at all.
    """
    return _nested("ICC(1,k)", scores, groups, confidence, averaged=True)


def icc_crossed(ratings: ArrayLike, *, confidence: float = 0.95) -> dict[str, IccResult]:
    """The six intraclass correlations of a table in which each judge rated each target.

    Parameters
    ----------
    ratings
        Shape (targets, judges); a target with a missing rating is left out.
    confidence
        Of the intervals.

    Returns
    -------
    By name: ICC(1,1), ICC(2,1) and ICC(3,1) for one judge (judges nested, a random sample, the only
    ones of interest), then ICC(1,k), ICC(2,k) and ICC(3,k) for the mean of all k judges, with
    intervals. NaN with a reason for fewer than 2 targets or judges, where all ratings are equal,
    and where targets differ so little that the coefficient of a mean has no meaning.

    References
    ----------
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428.
    """
    table = np.asarray(ratings, dtype=float)
    complete = table[~np.isnan(table).any(axis=1)]
    n, k = complete.shape
    reason = _why_not_crossed(complete)
    spans = [Span(nan)] * 3 if reason else _three_cases(_two_way(complete), confidence)
    results = {}
    for name, span in zip(_CROSSED, [*spans, *(_stepped(span, k) for span in spans)], strict=True):
        results[name] = IccResult(
            name=name,
            **span._asdict(),
            confidence=confidence,
            reason=reason or _remark(span),
            n0=float(k),
            groups=n,
            n=n * k,
            approximate=False,
        )
    return results


def _nested(
    name: str, scores: ArrayLike, groups: ArrayLike, confidence: float, *, averaged: bool
) -> IccResult:
    """The one-way coefficient of one rater, or of the mean of n0 raters."""
    values, labels = np.asarray(scores, dtype=float), np.asarray(groups)
    known = ~np.isnan(values)
    _, group, sizes = np.unique(labels[known], return_inverse=True, return_counts=True)
    reason = _why_not_nested(values[known], sizes)
    n0 = nan if reason else _typical_size(sizes)
    one = Span(nan) if reason else _one_way(values[known], group, sizes, confidence)
    span = _stepped(one, n0) if averaged else one
    return IccResult(
        name=name,
        **span._asdict(),
        confidence=confidence,
        reason=reason or _remark(span),
        n0=n0,
        groups=len(sizes),
        n=int(sizes.sum()),
        approximate=len(set(sizes.tolist())) > 1,
    )


def _why_not_nested(values: Floats, sizes: NDArray[np.int64]) -> str:
    if len(sizes) < _FEWEST:
        return "fewer than 2 groups have a score"
    if sizes.max() < _FEWEST:
        return "no group has 2 scores"
    return "" if np.ptp(values) else "every score is the same"


def _why_not_crossed(complete: Floats) -> str:
    if min(complete.shape) < _FEWEST:
        return "fewer than 2 complete targets or 2 judges"
    return "" if np.ptp(complete) else "every rating is the same"


def _remark(span: Span) -> str:
    """Why a value or else an interval is undefined although there are data."""
    if isnan(span.value):
        return "the means differ too little for it to be defined"
    return "the mean squares allow no interval" if isnan(span.low) else ""


def _typical_size(sizes: NDArray[np.int64]) -> float:
    """The size n0 that unequal groups count for in the mean square between groups."""
    total = sizes.sum()
    return float((total - (sizes**2).sum() / total) / (len(sizes) - 1))


def _one_way(values: Floats, group: NDArray[np.intp], sizes: NDArray[np.int64], confidence: float) -> Span:
    """The coefficient of one rater from the one-way analysis of variance."""
    df = len(sizes) - 1, len(values) - len(sizes)
    means = np.bincount(group, values) / sizes
    between = float((sizes * (means - values.mean()) ** 2).sum()) / df[0]
    within = float(((values - means[group]) ** 2).sum()) / df[1]
    f_ratio = _variance_ratio(between, within, _NEGLIGIBLE * (between + within))
    return _from_f(f_ratio, df, _typical_size(sizes), confidence)


def _two_way(table: Floats) -> _TwoWay:
    """The mean squares of a complete table."""
    n, k = table.shape
    target, judge = table.mean(axis=1), table.mean(axis=0)
    residual = table - target[:, np.newaxis] - judge + table.mean()
    return _TwoWay(
        targets=k * float(target.var(ddof=1)),
        judges=n * float(judge.var(ddof=1)),
        error=float((residual**2).sum()) / ((n - 1) * (k - 1)),
        within=float(table.var(axis=1, ddof=1).mean()),
        n=n,
        k=k,
    )


def _three_cases(squares: _TwoWay, confidence: float) -> list[Span]:
    """The three coefficients of one judge."""
    n, k = squares.n, squares.k
    rounding = _NEGLIGIBLE * (squares.targets + squares.within)
    nested = _variance_ratio(squares.targets, squares.within, rounding)
    fixed = _variance_ratio(squares.targets, squares.error, rounding)
    random = _random_judges(squares, confidence)
    return [
        _from_f(nested, (n - 1, n * (k - 1)), k, confidence),
        random if 0 < fixed < inf else Span(random.value),
        _from_f(fixed, (n - 1, (n - 1) * (k - 1)), k, confidence),
    ]


def _random_judges(squares: _TwoWay, confidence: float) -> Span:
    """ICC(2,1); its interval takes judges and error together, with Satterthwaite's df.

    Below 0 that approximation can pass the value by; then there is no interval.
    """
    targets, judges, error, _, n, k = squares
    noise = k * judges + (k * n - k - n) * error
    value = _over(n * (targets - error), n * targets + noise)
    shared, own = k * value * _over(judges, error), n * (1 + (k - 1) * value) - k * value
    df = _over((k - 1) * (n - 1) * (shared + own) ** 2, (n - 1) * shared**2 + own**2)
    above, below = _f_quantile(n - 1, df, confidence), _f_quantile(df, n - 1, confidence)
    low = _over(n * (targets - above * error), n * targets + above * noise)
    high = _over(n * (below * targets - error), n * below * targets + noise)
    return Span(value, low, high) if low <= value <= high else Span(value)


def _from_f(variance_ratio: float, df: tuple[int, int], size: float, confidence: float) -> Span:
    """The coefficient (F - 1) / (F + size - 1), with the interval that follows from that of F."""
    if variance_ratio == inf:
        return Span(1.0)
    if not variance_ratio > 0:
        return Span(_over(variance_ratio - 1, variance_ratio + size - 1))
    low = variance_ratio / _f_quantile(*df, confidence)
    high = variance_ratio * _f_quantile(*df[::-1], confidence)
    return Span(*(_over(f - 1, f + size - 1) for f in (variance_ratio, low, high)))


def _variance_ratio(upper: float, lower: float, rounding: float) -> float:
    """F of two mean squares, either of which is 0 where it is no more than rounding error."""
    if lower > rounding:
        return upper / lower if upper > rounding else 0.0
    return inf if upper > rounding else nan


def _stepped(span: Span, size: float) -> Span:
    """Spearman and Brown: the reliability of the mean of `size` raters.

    Undefined below -1 / (size - 1), where the formula turns over.
    """
    spread = [1 + (size - 1) * one for one in span]
    value, low, high = (_over(size * one, max(rest, 0.0)) for one, rest in zip(span, spread, strict=True))
    return Span(value) if isnan(value + low + high) else Span(value, low, high)


def _f_quantile(df_upper: float, df_lower: float, confidence: float) -> float:
    """The quantile of F that leaves half of the rest above it."""
    from scipy.special import fdtri  # noqa: PLC0415 - imported where a coefficient asks for it

    return float(fdtri(df_upper, df_lower, (1 + confidence) / 2))


def _over(upper: float, lower: float) -> float:
    """The quotient, NaN where the denominator is 0 but for rounding error."""
    return nan if abs(lower) < _NEGLIGIBLE else upper / lower
