"""The standard error of measurement: how far a score strays for want of reliability."""

from dataclasses import dataclass
from math import nan, sqrt
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import broadcast, choice_problems, infinity_problems, level_problems
from scoring.consistency.alpha import alpha_of
from scoring.consistency.covariances import Covariation, covariation
from scoring.estimate import Consistency, Span
from scoring.printing import Table
from scoring.problems import raise_all

__all__ = ["SemResult", "scale_sem", "standard_error_of_measurement"]

Floats = NDArray[np.float64]
ScoreUnit = Literal["mean", "sum"]
SemInterval = Literal["chi_square", "feldt"]

_SCORES = ("mean", "sum")
_INTERVALS = ("chi_square", "feldt")
_NEGATIVE = "alpha is negative, so there is no error of measurement"


@dataclass(frozen=True, slots=True, kw_only=True)
class SemResult(Consistency):
    """The sem of a scale, with the standard deviation (n - 1) and the alpha that it comes from."""

    sd: float
    alpha: float

    def table(self) -> Table:
        """The sem and its interval, with what they come from in a line below."""
        # super() without arguments fails in a slotted dataclass, which is a class made anew.
        plain = Consistency.table(self)
        source = "" if np.isnan(self.sd) else f"sd {self.sd:.3f}, alpha {self.alpha:.3f}"
        return Table(plain.title, plain.headings, plain.rows, (*plain.notes, source))


def standard_error_of_measurement(sd: ArrayLike, reliability: ArrayLike) -> Floats:
    """The sem, sd sqrt(1 - reliability), in the units of the scores.

    Parameters
    ----------
    sd
        Standard deviation of the scores, any shape.
    reliability
        Of such scores: alpha or omega for own scores, ICC(1,k) for means over raters. It broadcasts
        with `sd`.

    Returns
    -------
    Of the broadcast shape. NaN where either is missing, and where the reliability is below 0 or
    above 1, so that no error of measurement is defined.

    Raises
    ------
    TableError
        Where a standard deviation is negative or infinite, and for shapes that do not broadcast together.

    References
    ----------
    Lord & Novick (1968), Statistical Theories of Mental Test Scores, chapter 3.
    """
    spread, reliable = broadcast(sd=sd, reliability=reliability)
    negative = int((spread < 0).sum())
    wrong = [f"sd: {negative} values are below 0. Give standard deviations."] if negative else []
    raise_all(wrong + infinity_problems(spread, "sd"))
    unreliable = np.where((reliable >= 0) & (reliable <= 1), 1 - reliable, np.nan)
    return np.asarray(spread * np.sqrt(unreliable))


def scale_sem(
    items: ArrayLike,
    *,
    score: ScoreUnit = "mean",
    interval: SemInterval = "chi_square",
    confidence: float = 0.95,
) -> SemResult:
    """The sem of the scores on a scale, s sqrt(1 - alpha), with an interval.

    Parameters
    ----------
    items
        Shape (people, items), keyed; a row with a missing answer is left out, and counted.
    score
        `mean` for the sem of the mean of the answers, in response units, or `sum` for that of
        their sum, which is as many times as large as there are items.
    interval
        `chi_square`: the squared sem is a multiple of the mean square of people x items, which has
        (n - 1)(k - 1) degrees of freedom, so that its interval is exact where alpha's is (normal
        answers, items with equal covariances). `feldt`: s sqrt(1 - the ends of alpha's interval),
        for an s that is taken to be known; where s comes from the same people it is too wide.
    confidence
        Of the interval.

    Returns
    -------
    NaN with a reason for what makes alpha undefined, and for a negative alpha. No interval where
    the items leave no error.

    Raises
    ------
    TableError
        For items that are no table or infinite, names that there are not, a wrong `confidence`.

    References
    ----------
    Alpha by analysis of variance: Hoyt (1941), Psychometrika 6, 153-160. Interval: Stratford &
    Goldsmith (1997), Physical Therapy 77, 745-750; Feldt, Woodruff & Salih (1987), Applied
    Psychological Measurement 11, 93-103.
    """
    wrong = choice_problems("score", score, _SCORES) + choice_problems("interval", interval, _INTERVALS)
    raise_all(wrong + level_problems("confidence", confidence))
    found = covariation(items)
    alpha = alpha_of(found, "raw", confidence)
    sd = nan if np.isnan(alpha.value) else _spread(found, score)
    return SemResult(
        name="sem",
        **_span(sd, alpha, interval)._asdict(),
        confidence=confidence,
        reason=_NEGATIVE if alpha.value < 0 else alpha.reason,
        items=alpha.items,
        n=alpha.n,
        dropped=alpha.dropped,
        sd=sd,
        alpha=alpha.value,
    )


def _spread(found: Covariation, score: ScoreUnit) -> float:
    """The standard deviation of the scores: that of the sum, or an item's share of it."""
    return sqrt(float(found.covariance.sum())) / (1 if score == "sum" else found.items)


def _span(sd: float, alpha: Consistency, interval: SemInterval) -> Span:
    """The sem and its interval, as far as alpha is defined and has one."""
    if not alpha.value >= 0:
        return Span(nan)
    sem = sd * sqrt(1 - alpha.value)
    if np.isnan(alpha.low):
        return Span(sem)
    if interval == "feldt":
        return Span(sem, sd * sqrt(1 - alpha.high), sd * sqrt(1 - alpha.low))
    return Span(sem, *_chi_square_ends(sem, (alpha.n - 1) * (alpha.items - 1), alpha.confidence))


def _chi_square_ends(sem: float, df: int, confidence: float) -> tuple[float, float]:
    """The ends for a squared sem that is proportional to a mean square."""
    from scipy.special import chdtri  # noqa: PLC0415 - imported where an interval is asked for

    above = (1 - confidence) / 2, (1 + confidence) / 2
    low, high = (sem * sqrt(df / float(chdtri(df, share))) for share in above)
    return low, high
