"""Limits of agreement: between which two numbers own minus others' ratings lie for most people."""

from dataclasses import dataclass
from math import isnan, nan
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import choice_problems, is_real, level_problems
from scoring.estimate import Span
from scoring.paired import paired
from scoring.printing import Printed, Table, p_equals
from scoring.quantiles import normal_quantile, t_quantile, two_sided_p
from scoring.rounding import all_the_same
from scoring.self_other._pairs import gaps_vary

Floats = NDArray[np.float64]
Method = Literal["approximate", "first_approximation", "exact"]

_FEWEST = 3
_MOST_SDS = 100  # beyond, nothing is left of a normal distribution


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementLimits(Printed):
    """Bias, its SD (n - 1), and the limits of agreement, each with its interval, in response units.

    `bias` is the mean of own minus others'. `lower` and `upper` hold between them the share `coverage`
    of differences. `slope` is how much the difference grows with the mean of the two, with `slope_p`
    of its t test. `intervals` names how those of the limits were made.
    """

    bias: Span
    lower: Span
    upper: Span
    sd: float
    slope: Span
    slope_p: float
    coverage: float
    intervals: Method
    confidence: float
    n: int
    dropped: int
    reason: str = ""

    def table(self) -> Table:
        """A row each for the limits, the bias and the slope."""
        named = {
            "upper limit": self.upper,
            "bias": self.bias,
            "lower limit": self.lower,
            "slope": self.slope,
        }
        rows = [(name, *span) for name, span in named.items()]
        basis = (
            f"{self.confidence * 100:g} % intervals ({self.intervals}); {self.coverage * 100:g} % of "
            f"differences, SD = {self.sd:.3f}; {self.n} participants, {self.dropped} left out"
        )
        test = (
            ""
            if isnan(self.slope_p)
            else f"test of the slope, or of equal variances: {p_equals(self.slope_p)}"
        )
        headings = ("own - others", "value", "low", "high")
        return Table("limits of agreement", headings, rows, (basis, test, self.reason))


class _Differences(NamedTuple):
    """Mean, SD and number of the differences, and what is asked about them."""

    mean: float
    sd: float
    n: int
    quantile: float
    confidence: float


def limits_of_agreement(
    own: ArrayLike,
    others: ArrayLike,
    *,
    coverage: float = 0.95,
    sds: float | None = None,
    intervals: Method = "approximate",
    confidence: float = 0.95,
) -> AgreementLimits:
    """Bias and limits of agreement of own and others' ratings: m ± z s of the differences.

    Parameters
    ----------
    own, others
        Shape (participants,), in the same units; who lacks either is left out, and counted.
    coverage
        The share of differences between the limits, if they are normal; z is its quantile.
    sds
        Takes the place of z: Bland and Altman's first paper has 2. The coverage is then that of
        a normal distribution within so many SDs.
    intervals
        Of the limits. `approximate` takes their standard error as s sqrt(1/n + z² / (2(n - 1))) and t
        with n - 1 degrees of freedom; `first_approximation`, of the first paper, as
        s sqrt(3/n); `exact` takes the noncentral t, and is not symmetric.
    confidence
        Of all intervals, each on its own.

    Returns
    -------
    The bias has the t interval. The slope is that of the difference on the mean of the two, with
    the t test and interval of least squares; it is 0 where both have the same SD, so its p is that
    of Pitman and Morgan's test of equal variances. Everything but a bias is NaN with a reason for
    differences that do not vary, everything for fewer than 3 participants with both; the slope for
    means that do not vary, and its test also where differences follow from means without error.

    Raises
    ------
    TableError
        For shapes, lengths, infinite values, an unknown method, and shares outside 0 to 1.

    References
    ----------
    Bland & Altman (1986), Lancet 327, 307-310; (1999), Statistical Methods in Medical Research 8,
    135-160. Exact: Carkeet (2015), Optometry and Vision Science 92, e71-e80. Pitman (1939),
    Biometrika 31, 9-12.
    """
    problems = [
        *choice_problems("intervals", intervals, get_args(Method)),
        *level_problems("coverage", coverage),
        *level_problems("confidence", confidence),
        *(
            []
            if sds is None or (is_real(sds) and 0 < sds < _MOST_SDS)
            else [f"sds is {sds}. Give a number above 0 and below 100, such as 2."]
        ),
    ]
    pairs = paired({"own": own, "others": others}, problems)
    mine, theirs = pairs.rows.T
    z, share = _multiple(coverage, sds)
    bias, lower, upper, sd, reason = _limits(mine, theirs, z, confidence, intervals)
    slope, slope_p, doubt = (Span(nan), nan, reason) if reason else _slope(mine, theirs, confidence)
    return AgreementLimits(
        bias=bias,
        lower=lower,
        upper=upper,
        sd=sd,
        slope=slope,
        slope_p=slope_p,
        coverage=share,
        intervals=intervals,
        confidence=confidence,
        n=len(mine),
        dropped=pairs.dropped,
        reason=doubt,
    )


def _multiple(coverage: float, sds: float | None) -> tuple[float, float]:
    """How many SDs from the bias the limits lie, and the share of differences between them."""
    from scipy.special import ndtr  # noqa: PLC0415 - imported where limits ask for it

    if sds is None:
        return normal_quantile(coverage), coverage
    return sds, float(2 * ndtr(sds) - 1)


def _limits(
    own: Floats, others: Floats, z: float, confidence: float, intervals: Method
) -> tuple[Span, Span, Span, float, str]:
    """Bias, limits and SD, or the reason why they are undefined."""
    undefined = Span(nan)
    if len(own) < _FEWEST:
        return undefined, undefined, undefined, nan, "fewer than 3 participants have both ratings"
    gap = own - others
    if not gaps_vary(own, others):
        told = "the differences do not vary, so there are neither limits nor intervals"
        return Span(float(gap.mean())), undefined, undefined, nan, told
    found = _Differences(float(gap.mean()), float(gap.std(ddof=1)), len(gap), z, confidence)
    below, above = _offsets(found, intervals)
    lower = Span(found.mean - z * found.sd, found.mean - above, found.mean - below)
    upper = Span(found.mean + z * found.sd, found.mean + below, found.mean + above)
    return _bias(found), lower, upper, found.sd, ""


def _bias(found: _Differences) -> Span:
    """The mean difference with its t interval."""
    half = float(t_quantile(found.n - 1, found.confidence)) * found.sd / found.n**0.5
    return Span(found.mean, found.mean - half, found.mean + half)


def _offsets(found: _Differences, intervals: Method) -> tuple[float, float]:
    """How far above the bias the interval of the upper limit begins and ends."""
    from scipy.special import nctdtrit  # noqa: PLC0415 - imported where limits ask for it

    root, df = found.n**0.5, found.n - 1
    if intervals == "exact":
        tails = (1 - found.confidence) / 2, (1 + found.confidence) / 2
        low, high = (float(nctdtrit(df, root * found.quantile, tail)) for tail in tails)
        return found.sd * low / root, found.sd * high / root
    rough = intervals == "first_approximation"
    spread = 3 / found.n if rough else 1 / found.n + found.quantile**2 / (2 * df)
    half = float(t_quantile(df, found.confidence)) * spread**0.5
    return found.sd * (found.quantile - half), found.sd * (found.quantile + half)


def _slope(own: Floats, others: Floats, confidence: float) -> tuple[Span, float, str]:
    """The slope of the difference on the mean, its p, and why either is undefined."""
    gap, middle = own - others, (own + others) / 2
    if all_the_same(middle):
        return Span(nan), nan, "the means of own and others' ratings do not vary, so there is no slope"
    centred, df = middle - middle.mean(), len(gap) - 2
    across = float(centred @ centred)
    slope = float(centred @ gap) / across
    left = float(((gap - gap.mean() - slope * centred) ** 2).sum())
    if left < 1e-20 * float(gap @ gap):
        return (
            Span(slope),
            nan,
            "the differences follow from the means without error, so the slope has no test",
        )
    error = (left / df / across) ** 0.5
    half = float(t_quantile(df, confidence)) * error
    return Span(slope, slope - half, slope + half), float(two_sided_p(slope / error, df)), ""
