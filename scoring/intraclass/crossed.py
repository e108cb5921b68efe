"""Intraclass correlations of a table in which every judge rated every target.

The six forms of Shrout and Fleiss, which McGraw and Wong name otherwise, and what the nested forms
of `scoring.intraclass.nested` share with them: a coefficient follows from a variance ratio F, and that of a
mean from that of one rater.
"""

from math import inf, isnan, nan
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import complete_rows, level_problems, matrix
from scoring.estimate import IccResult, Span
from scoring.printing import Printed, Table
from scoring.problems import raise_all
from scoring.rounding import all_the_same

Floats = NDArray[np.float64]

_NAMES = {  # Shrout & Fleiss: McGraw & Wong
    "ICC(1,1)": "ICC(1)",
    "ICC(2,1)": "ICC(A,1)",
    "ICC(3,1)": "ICC(C,1)",
    "ICC(1,k)": "ICC(k)",
    "ICC(2,k)": "ICC(A,k)",
    "ICC(3,k)": "ICC(C,k)",
}
_NEGLIGIBLE = 1e-12  # a mean square below this share of their sum is rounding error
_LEAST_SPREAD = 1e-9  # so is what is left of 1 - (size - 1) |icc| where it should be 0
_FEWEST = 2


class _TwoWay(NamedTuple):
    """The crossed analysis of variance: mean squares, and numbers of targets and judges."""

    targets: float
    judges: float
    error: float
    within: float
    n: int
    k: int


class CrossedIccs(Printed, dict[str, IccResult]):
    """The six coefficients by name."""

    def table(self) -> Table:
        """A row a coefficient."""
        rows = [(name, one.also, one.value, one.low, one.high) for name, one in self.items()]
        first = next(iter(self.values()))
        basis = f"{first.confidence * 100:g} % intervals; {first.groups} targets, {first.n0:g} judges"
        whys = dict.fromkeys(one.reason for one in self.values())
        return Table(
            "intraclass correlations", ("Shrout", "McGraw", "value", "low", "high"), rows, (basis, *whys)
        )


def icc_crossed(ratings: ArrayLike, *, confidence: float = 0.95) -> CrossedIccs:
    """The six intraclass correlations of a table in which each judge rated each target.

    With mean squares of targets B, judges J, error E and within targets W, n targets and k judges:
    ICC(1,1) = (B - W) / (B + (k - 1) W), ICC(2,1) = (B - E) / (B + (k - 1) E + k (J - E) / n),
    ICC(3,1) = (B - E) / (B + (k - 1) E). Those of a mean of k judges are stepped up.

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
    intervals. `also` holds McGraw and Wong's names: ICC(1), ICC(A,1) for agreement and ICC(C,1) for
    consistency, and with k. NaN with a reason for fewer than 2 targets or judges, where all ratings
    are equal, and where targets differ so little that the coefficient of a mean has no meaning.

    Raises
    ------
    TableError
        Unless the ratings are a table of finite numbers and the confidence lies between 0 and 1.

    References
    ----------
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428. McGraw & Wong (1996), Psychological
    Methods 1, 30-46.
    """
    raise_all(level_problems("confidence", confidence))
    complete, _ = complete_rows(matrix(ratings, name="ratings", axes="(targets, judges)"))
    reason, k = _why_not(complete), complete.shape[1]
    ones = [Span(nan)] * 3 if reason else _three_cases(_two_way(standardised(complete)), confidence)
    spans = zip(_NAMES, [*ones, *(stepped_up(one, k) for one in ones)], strict=True)
    return CrossedIccs({name: _result(name, span, complete, confidence, reason) for name, span in spans})


def span_from_f(f_ratio: float, df: tuple[int, int], size: float, confidence: float) -> Span:
    """The coefficient (F - 1) / (F + size - 1), with the interval that follows from that of F.

    Parameters
    ----------
    f_ratio
        The mean square between over that within; as `variance_ratio` gives it.
    df, size
        The degrees of freedom of the two, and the number of scores in a group.
    confidence
        Of the interval: F over, and times, a quantile of its distribution.

    Returns
    -------
    1 without an interval for an infinite F; no interval for F = 0; NaN for F = NaN.

    References
    ----------
    Shrout & Fleiss (1979), Psychological Bulletin 86, 420-428.
    """
    if f_ratio == inf:
        return Span(1.0)
    if not f_ratio > 0:
        return Span((f_ratio - 1) / (f_ratio + size - 1))
    low = f_ratio / _f_quantile(*df, confidence)
    high = f_ratio * _f_quantile(*df[::-1], confidence)
    return Span(*((f - 1) / (f + size - 1) for f in (f_ratio, low, high)))


def variance_ratio(upper: float, lower: float) -> float:
    """F of two mean squares, either of which is 0 where it is no more than rounding error.

    Infinite where only the lower is 0, NaN where both are.
    """
    rounding = _NEGLIGIBLE * (upper + lower)
    if lower > rounding:
        return upper / lower if upper > rounding else 0.0
    return inf if upper > rounding else nan


def stepped_up(span: Span, size: float) -> Span:
    """Spearman and Brown: the reliability of the mean of `size` raters, size r / (1 + (size - 1) r).

    Undefined from -1 / (size - 1) down, where the formula turns over. An end there, or nearer to it
    than rounding tells apart, takes the interval away.
    """
    spread = [1 + (size - 1) * one for one in span]
    steps = zip(span, spread, strict=True)
    value, low, high = (size * one / rest if rest > _LEAST_SPREAD else nan for one, rest in steps)
    return Span(value) if isnan(value + low + high) else Span(value, low, high)


def standardised(values: Floats) -> Floats:
    """Values from 0 on, in units of their range, which changes no coefficient and no rounding."""
    lifted = values - values.min()
    return np.asarray(lifted / lifted.max())


def remark(span: Span) -> str:
    """Why a value or else an interval is undefined although there are data."""
    if isnan(span.value):
        return "the means differ too little for it to be defined"
    return "the mean squares allow no interval" if isnan(span.low) else ""


def _result(name: str, span: Span, complete: Floats, confidence: float, reason: str) -> IccResult:
    n, k = complete.shape
    return IccResult(
        name=name,
        also=_NAMES[name],
        **span._asdict(),
        confidence=confidence,
        reason=reason or remark(span),
        n0=float(k),
        groups=n,
        n=n * k,
        approximate=False,
    )


def _why_not(complete: Floats) -> str:
    if min(complete.shape) < _FEWEST:
        return "fewer than 2 complete targets or 2 judges"
    return "every rating is the same" if all_the_same(complete) else ""


def _two_way(table: Floats) -> _TwoWay:
    """The mean squares of a complete table."""
    n, k = table.shape
    target, judge = table @ np.full(k, 1 / k), np.full(n, 1 / n) @ table  # quicker than means of short rows
    within = table - target[:, np.newaxis]
    error = within - (judge - judge.mean())
    return _TwoWay(
        targets=k * float(target.var(ddof=1)),
        judges=n * float(judge.var(ddof=1)),
        error=float(np.vdot(error, error)) / ((n - 1) * (k - 1)),
        within=float(np.vdot(within, within)) / (n * (k - 1)),
        n=n,
        k=k,
    )


def _three_cases(squares: _TwoWay, confidence: float) -> list[Span]:
    """The three coefficients of one judge."""
    n, k = squares.n, squares.k
    rounding = _NEGLIGIBLE * (squares.targets + squares.within)
    nested = variance_ratio(squares.targets, squares.within)
    # Against all mean squares: two that are rounding error may have any ratio.
    kept = (square if square > rounding else 0.0 for square in (squares.targets, squares.error))
    fixed = variance_ratio(*kept)
    random = _random_judges(squares, confidence)
    return [
        span_from_f(nested, (n - 1, n * (k - 1)), k, confidence),
        random if 0 < fixed < inf else Span(random.value),
        span_from_f(fixed, (n - 1, (n - 1) * (k - 1)), k, confidence),
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


def _f_quantile(df_upper: float, df_lower: float, confidence: float) -> float:
    """The quantile of F that leaves half of the rest above it."""
    from scipy.special import fdtri  # noqa: PLC0415 - imported where a coefficient asks for it

    return float(fdtri(df_upper, df_lower, (1 + confidence) / 2))


def _over(upper: float, lower: float) -> float:
    """The quotient, NaN where the denominator is 0 but for rounding error."""
    return nan if abs(lower) < _NEGLIGIBLE else upper / lower
