"""What the second score would be had nothing happened: closer to the mean than the first.

Whoever is picked for a low score scores higher the next time, without any programme, because part of
what made the score low was chance. A change is evidence only so far as it goes beyond that.
"""

from dataclasses import dataclass
from math import nan, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import (
    broadcast,
    infinities,
    level_problems,
    number_problems,
)
from scoring.change.selection import why_no_regression
from scoring.paired import paired
from scoring.printing import Printed, Table, numbered_rows
from scoring.problems import raise_all
from scoring.quantiles import normal_quantile, t_quantile

Floats = NDArray[np.float64]
Strings = NDArray[np.str_]

_FEWEST_FOR_A_LINE = 3  # through two points a line leaves nothing over
_NEGLIGIBLE = 1e-12  # a share of variance below this is rounding error


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedAfter(Printed):
    """The second scores that are to be expected of participants with whom nothing happened.

    Arrays of one shape. `expected` lies on the line intercept + slope * before, `low` to `high` is
    where a share `confidence` of second scores fall, `residual` is the second score less the expected
    one: the change beyond regression to the mean. NaN where `reason` (by participant) says why.
    """

    before: Floats
    expected: Floats
    low: Floats
    high: Floats
    residual: Floats
    intercept: float
    slope: float
    confidence: float
    basis: str
    reason: Strings

    def table(self) -> Table:
        """A row a participant."""
        rows = numbered_rows(self.before, self.expected, self.low, self.high, self.residual, self.reason)
        headings = ("participant", "before", "expected", "low", "high", "residual", "reason")
        line = f"expected = {self.intercept:.3f} + {self.slope:.3f} before; {self.basis}"
        return Table(
            "Expected second score, without a programme",
            headings,
            rows,
            (line, f"{self.confidence * 100:g} % of second scores"),
        )


class _Line(NamedTuple):
    """The expected second score as a straight line, half the width of its band, and what it rests on.

    `reason` says why there is none, or nothing.
    """

    intercept: float
    slope: float
    half: Floats
    basis: str
    reason: str


def expected_after(
    before: ArrayLike,
    after: ArrayLike = np.nan,
    *,
    mean: float,
    sd: float,
    reliability: float,
    confidence: float = 0.95,
) -> ExpectedAfter:
    """The expected second score: mean + reliability * (before - mean), if nothing changed.

    Second scores scatter around it with the SD sd sqrt(1 - reliability²), the standard error of
    predicting one parallel measurement from another, so that the band is the expected score plus and
    minus a normal quantile times that. Mean, SD and reliability are taken as known, the scores as
    normally distributed.

    Parameters
    ----------
    before, after
        Scores of the participants at the two waves, shapes that broadcast together; without `after`
        there is no residual.
    mean, sd, reliability
        Of the group that the participants come from: all candidates, not those who were picked. The
        reliability is the correlation of two measurements between which nothing happened (retest), or
        its estimate from one: alpha or omega of own scores, ICC(1,k) of means over raters.
    confidence
        Of the band, between 0 and 1.

    Returns
    -------
    NaN with the reason for a missing first score, and all over where the SD is not above 0 or the
    reliability is below 0 or above 1.

    Raises
    ------
    TableError
        For a confidence that is no share, and for infinite scores.

    References
    ----------
    Galton (1886), Journal of the Anthropological Institute 15, 246-263. Nesselroade, Stigler & Baltes
    (1980), Psychological Bulletin 88, 622-637. The band: Lord & Novick (1968), Statistical Theories of
    Mental Test Scores; Dudek (1979), Psychological Bulletin 86, 335-337.
    """
    x, y = broadcast(before=before, after=after)
    problems = _wave_problems(x, y, confidence)
    raise_all(number_problems(mean=mean, sd=sd, reliability=reliability) + problems)
    reason = why_no_regression(mean, sd, reliability)
    slope, error = (nan, nan) if reason else (reliability, sd * sqrt(1 - reliability**2))
    half = np.full(x.shape, normal_quantile(confidence) * error)
    basis = f"a reliability of {reliability:.2f} taken as known"
    return _expected(x, y, _Line(mean * (1 - slope), slope, half, basis, reason), confidence)


def expected_from_retest(
    before: ArrayLike,
    after: ArrayLike = np.nan,
    *,
    retest_before: ArrayLike,
    retest_after: ArrayLike,
    confidence: float = 0.95,
) -> ExpectedAfter:
    """The expected second score by the least-squares line of a group that had no programme.

    It counts what `expected_after` counts, and besides whatever else changed in that group
    (practice, the season) and how few people it is. The band is that of a single new score, with n - 2
    degrees of freedom: t s sqrt(1 + 1/n + (x - m)² / sum of (x_i - m)²).

    Parameters
    ----------
    before, after
        As in `expected_after`.
    retest_before, retest_after
        Shape (participants,): the scores of that group at both waves. Whoever lacks one is left out.
    confidence
        Of the band, between 0 and 1.

    Returns
    -------
    NaN with the reason for a missing first score, and all over where fewer than 3 of the group have
    both scores or all of these have the same first score.

    Raises
    ------
    TableError
        With everything that is wrong with the arguments.

    References
    ----------
    McSweeny, Naugle, Chelune & Lüders (1993), The Clinical Neuropsychologist 7, 300-312. Crawford &
    Garthwaite (2006), Neuropsychology 20, 259-271.
    """
    x, y = broadcast(before=before, after=after)
    retest = {"retest_before": retest_before, "retest_after": retest_after}
    table = paired(retest, _wave_problems(x, y, confidence)).rows
    return _expected(x, y, _fitted(x, table, confidence), confidence)


def _wave_problems(before: Floats, after: Floats, confidence: float) -> list[str]:
    """What is wrong with the participants' scores and the level of the band."""
    return level_problems("confidence", confidence) + infinities(before=before, after=after)


def _fitted(x: Floats, table: Floats, confidence: float) -> _Line:
    """The least-squares line of the retest group, and the band at each first score."""
    n, basis = len(table), f"least squares, n = {len(table)} without a programme"
    if n < _FEWEST_FOR_A_LINE:
        return _Line(nan, nan, x * nan, basis, "fewer than 3 of the retest group have both scores")
    first, second = table.T
    apart = first - first.mean()
    if np.abs(apart).max() <= _NEGLIGIBLE * np.abs(first).max():
        return _Line(nan, nan, x * nan, basis, "the retest group's first scores do not vary")
    slope = float(apart @ second / (apart @ apart))
    intercept = float(second.mean() - slope * first.mean())
    error = _residual_sd(second - intercept - slope * first)
    width = np.sqrt(1 + 1 / n + (x - first.mean()) ** 2 / (apart @ apart))
    return _Line(intercept, slope, t_quantile(n - 2, confidence) * error * width, basis, "")


def _residual_sd(residuals: Floats) -> float:
    """The standard error of estimate, with n - 2 degrees of freedom."""
    return float(np.sqrt(residuals @ residuals / (len(residuals) - 2)))


def _expected(x: Floats, y: Floats, line: _Line, confidence: float) -> ExpectedAfter:
    expected = line.intercept + line.slope * x
    return ExpectedAfter(
        before=x,
        expected=expected,
        low=expected - line.half,
        high=expected + line.half,
        residual=y - expected,
        intercept=line.intercept,
        slope=line.slope,
        confidence=confidence,
        basis=line.basis,
        reason=np.where(np.isnan(x) & (line.reason == ""), "no first score", line.reason),
    )
