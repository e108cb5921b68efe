"""How sure a standing is: intervals of percentile ranks and of T scores, stens and stanines.

Two things make a standing uncertain. The norm group is a sample, and another one would put the same
score elsewhere. And the score is measured with error. An interval counts the one, the other or both,
and says which.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import broadcast, choice_problems, infinities, level_problems
from scoring.division import ratio
from scoring.estimate import first_reason
from scoring.noncentral_t import Ends, noncentrality_interval
from scoring.norms.share_intervals import ShareMethod, share_interval
from scoring.norms.standing import norm_counts, stanine, sten
from scoring.printing import Printed, Table, numbered_rows
from scoring.problems import raise_all
from scoring.quantiles import normal_quantile

Floats = NDArray[np.float64]
Strings = NDArray[np.str_]
Kind = Literal["norm", "measurement", "both", "regressed"]

_FEWEST = 2  # one participant has no spread


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingInterval(Printed):
    """Standings with their intervals: arrays of one shape, NaN where `reason` (by score) says why.

    `figure` is what the numbers are, `method` what the interval counts and how.
    """

    figure: str
    method: str
    confidence: float
    value: Floats
    low: Floats
    high: Floats
    reason: Strings

    def table(self) -> Table:
        """A row a score."""
        rows = numbered_rows(self.value, self.low, self.high, self.reason)
        note = f"{self.confidence * 100:g} % interval, {self.method}"
        return Table(self.figure, ("score", "value", "low", "high", "reason"), rows, (note,))


@dataclass(frozen=True, slots=True, kw_only=True)
class TScoreInterval(StandingInterval):
    """T scores with their intervals, which can be read as stens or stanines too."""

    def sten(self) -> Ends:
        """The stens in which the ends of the interval lie."""
        return Ends(sten(self.low, 50, 10), sten(self.high, 50, 10))

    def stanine(self) -> Ends:
        """The stanines in which the ends of the interval lie."""
        return Ends(stanine(self.low, 50, 10), stanine(self.high, 50, 10))


def t_score_interval(
    score: ArrayLike,
    mean: ArrayLike,
    sd: ArrayLike,
    n: ArrayLike = np.nan,
    *,
    reliability: ArrayLike = np.nan,
    kind: Kind = "norm",
    confidence: float = 0.95,
) -> TScoreInterval:
    """T = 50 + 10z with an interval for the T that the whole population as norm group would give.

    Parameters
    ----------
    score, mean, sd, n
        Scores, and mean, SD (n-1) and size of the norm group; any shapes that broadcast together.
        `n` is needed for `norm` and `both`.
    reliability
        Of such scores in the norm group; needed for every kind but `norm`.
    kind
        What the interval counts. `norm`: that the norm group is a sample, the score being taken as it
        is; z sqrt(n) is noncentral t with n - 1 degrees of freedom. `measurement`: the error of the
        score, z plus and minus a normal quantile times sqrt(1 - reliability), the norm group being
        taken as it is. `both`: z / sqrt(1/n + 1 - reliability) is noncentral t, the reliability being
        taken as known. `regressed`: the true score as regression estimates it, with reliability * z
        in place of z, and sqrt(reliability (1 - reliability)) as its standard error.
    confidence
        Of the interval, between 0 and 1. It is exact where scores are normally distributed.

    Returns
    -------
    In T units, in the scores' shape. NaN with the reason where the score is missing, the SD is not
    above 0, the norm group is smaller than 2, or the reliability is below 0 or not below 1.

    Raises
    ------
    TableError
        For an unknown kind, a confidence that is no share, and infinite figures.

    References
    ----------
    Crawford & Garthwaite (2002), Neuropsychologia 40, 1196-1208 (`norm`). Lord & Novick (1968),
    Statistical Theories of Mental Test Scores; Dudek (1979), Psychological Bulletin 86, 335-337.
    """
    raise_all(choice_problems("kind", kind, get_args(Kind)) + level_problems("confidence", confidence))
    arrays = _one_shape(score=score, mean=mean, sd=sd, n=n, reliability=reliability)
    reason = _why_no_standing(arrays, kind)
    given, centre, spread, size, reliable = (np.where(reason == "", part, np.nan) for part in arrays)
    z = ratio(given - centre, spread)
    ends = _z_ends(z, size, reliable, kind, confidence)
    value = reliable * z if kind == "regressed" else z
    return TScoreInterval(
        figure="T score",
        method=_COUNTED[kind],
        confidence=confidence,
        value=50 + 10 * value,
        low=50 + 10 * ends.low,
        high=50 + 10 * ends.high,
        reason=reason,
    )


def percentile_rank_interval(
    score: ArrayLike, norm_scores: ArrayLike, *, method: ShareMethod = "jeffreys", confidence: float = 0.95
) -> StandingInterval:
    """The percentile rank with an interval for the rank in the population behind the norm group.

    The rank is 100 c / n, where c counts those below the score and half of those equal to it. The
    interval is that of a binomial share, at this count. Equal scores vary less than the binomial
    says, so with many of them it is, if anything, too wide. The score is taken as it is, without
    error of measurement.

    Parameters
    ----------
    score, norm_scores
        As in `scoring.norms.standing.percentile_rank`.
    method
        `jeffreys`, `wilson`, `clopper_pearson` or `mid_p`, see `scoring.norms.share_intervals`.
    confidence
        Of the interval, between 0 and 1.

    Returns
    -------
    0 to 100, in the scores' shape. NaN with the reason where the score is missing or the norm group
    is empty.

    Raises
    ------
    TableError
        For an unknown method or a confidence that is no share.

    References
    ----------
    Crawford, Garthwaite & Slick (2009), The Clinical Neuropsychologist 23, 1173-1195, on why ranks
    should be given with intervals; the methods: `scoring.norms.share_intervals.share_interval`.
    """
    counts = norm_counts(score, norm_scores)
    c, n = counts.below + counts.equal / 2, counts.n
    ends = share_interval(c, n, method=method, confidence=confidence)
    known = "" if n else "the norm group is empty"
    return StandingInterval(
        figure="Percentile rank",
        method=method.replace("_", " "),
        confidence=confidence,
        value=ratio(100 * c, n),
        low=100 * ends.low,
        high=100 * ends.high,
        reason=np.where(np.isnan(c), "no score", known),
    )


_COUNTED = {
    "norm": "of the norm group as a sample",
    "measurement": "of the error of measurement",
    "both": "of the norm group as a sample and the error of measurement",
    "regressed": "of the true score, regressed to the mean",
}


def _one_shape(**figures: ArrayLike) -> tuple[Floats, ...]:
    """The figures broadcast together, none of them infinite."""
    arrays = broadcast(**figures)
    raise_all(infinities(**dict(zip(figures, arrays, strict=True))))
    return arrays


def _why_no_standing(arrays: tuple[Floats, ...], kind: Kind) -> Strings:
    """Why each score has no interval, or nothing."""
    score, mean, sd, n, reliability = arrays
    sampled, measured = kind in {"norm", "both"}, kind != "norm"
    problems = {
        "no score": np.isnan(score),
        "the norm group has no mean": np.isnan(mean),
        "the norm group has no spread": ~(sd > 0),
        "the norm group is smaller than 2": sampled & ~(n >= _FEWEST),
        "the reliability is not from 0 to below 1": measured & ~((reliability >= 0) & (reliability < 1)),
    }
    return first_reason(problems)


def _z_ends(z: Floats, n: Floats, reliability: Floats, kind: Kind, confidence: float) -> Ends:
    """The interval of z, by what it counts."""
    if kind in {"norm", "both"}:
        error = np.sqrt(1 / n + (1 - reliability if kind == "both" else 0))
        ends = noncentrality_interval(z / error, n - 1, confidence=confidence)
        return Ends(ends.low * error, ends.high * error)
    error = np.sqrt(1 - reliability)
    if kind == "regressed":
        z, error = reliability * z, np.sqrt(reliability) * error
    half = normal_quantile(confidence) * error
    return Ends(z - half, z + half)
