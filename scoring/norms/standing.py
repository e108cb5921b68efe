"""Where a score lies in a norm group: T score, sten, stanine and percentile rank.

Scores are means of whole numbers, tie heavily, and may differ in the last bit when they are made in
two ways. So scores are compared in ticks of 2**-30. Two means of b and d ratings that differ at all
differ by 1 / (b * d) at least, which is more than two ticks while b * d is below 5 * 10**8; a
rounding error is a millionth of a tick, and no mean lies halfway between two ticks, because no
number of ratings is a multiple of 2**31.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from scoring.arguments import broadcast, infinities, infinity_problems
from scoring.arrays import floats
from scoring.division import ratio
from scoring.norms.groups import ScaleNorm
from scoring.problems import raise_all

Floats = NDArray[np.float64]

_TICKS = 2.0**30


class NormCounts(NamedTuple):
    """How many of a norm group of `n` score below a score, and how many score the same (NaN: no score)."""

    below: Floats
    equal: Floats
    n: int


def t_score(score: ArrayLike, mean: ArrayLike, sd: ArrayLike) -> Floats:
    """T = 50 + 10z with the norm group's mean and SD (n-1), all three broadcast together.

    NaN where the score is missing or the SD is 0 or NaN.

    References
    ----------
    McCall (1922), How to Measure in Education; here in its linear form.
    """
    return 50 + 10 * _z(score, mean, sd)


def sten(score: ArrayLike, mean: ArrayLike, sd: ArrayLike) -> Floats:
    """Standard ten: floor(2z + 6), cut to 1..10; a score on a boundary belongs to the upper sten.

    On the boundary means within 2**-30 of it, so that 3.3 in a norm group of mean 3 and SD 0.6 has
    the sten 7 that it has on paper. NaN where `t_score` is.

    References
    ----------
    Canfield (1951), Educational and Psychological Measurement 11, 295-297.
    """
    return np.clip(np.floor(2 * _z(score, mean, sd) + 6 + 1 / _TICKS), 1.0, 10.0)


def stanine(score: ArrayLike, mean: ArrayLike, sd: ArrayLike) -> Floats:
    """Standard nine: floor(2z + 5.5), cut to 1..9; a score on a boundary belongs to the upper stanine.

    The middle one, 5, reaches from a quarter of an SD below the mean up to a quarter above. On the
    boundary means what it means for `sten`, and NaN is given where `t_score` is NaN.

    References
    ----------
    Durost (1959), The Characteristics, Use, and Computation of Stanines.
    """
    return np.clip(np.floor(2 * _z(score, mean, sd) + 5.5 + 1 / _TICKS), 1.0, 9.0)


def norm_counts(score: ArrayLike, norm_scores: ArrayLike) -> NormCounts:
    """How many members of a norm group have less than each score, and how many have the same.

    Parameters
    ----------
    score
        Any shape, in the units of `norm_scores`; NaN gives NaN.
    norm_scores
        Shape (participants,); NaN is left out. Means or whole sums: equal ones count as equal.
    """
    norm = _ticks(norm_scores, "norm_scores")
    norm = np.sort(norm[~np.isnan(norm)])
    ticks = _ticks(score, "score")
    below, up_to = norm.searchsorted(ticks, "left"), norm.searchsorted(ticks, "right")
    lower, equal = (np.where(np.isnan(ticks), np.nan, count) for count in (below, up_to - below))
    return NormCounts(lower, equal, norm.size)


def percentile_rank(score: ArrayLike, norm_scores: ArrayLike) -> Floats:
    """Per cent of the norm group below the score, plus half of the per cent equal to it.

    Parameters
    ----------
    score
        Any shape, in the units of `norm_scores`; NaN gives NaN.
    norm_scores
        Shape (participants,); NaN is left out. Means or whole sums: equal ones count as equal.

    Returns
    -------
    0 to 100, in the shape of `score`; NaN where the norm group is empty.

    References
    ----------
    Crocker & Algina (1986), Introduction to Classical and Modern Test Theory.
    """
    counts = norm_counts(score, norm_scores)
    return ratio(50.0 * (2 * counts.below + counts.equal), counts.n)


def norm_percentile(score: ArrayLike, norm: ScaleNorm) -> Floats:
    """Percentile rank in a norm group: by its scores, or else by its table of percentiles.

    Between two scores of the table the rank is interpolated on a straight line. A score printed at
    several ranks has their mean; beyond the table's ends the rank is that of the end. NaN where the
    norm group has neither scores nor a table.
    """
    if norm.scores or not norm.percentiles:
        return percentile_rank(score, norm.scores)
    ranks, scores = np.array(norm.percentiles).T
    places, which = np.unique(scores, return_inverse=True)
    mean_ranks = np.bincount(which, ranks) / np.bincount(which)
    return np.asarray(np.interp(np.asarray(score, dtype=float), places, mean_ranks))


def _z(score: ArrayLike, mean: ArrayLike, sd: ArrayLike) -> Floats:
    """Distance from the mean in SDs, NaN where the SD is 0."""
    given, centre, spread = broadcast(score=score, mean=mean, sd=sd)
    raise_all(infinities(score=given, mean=centre, sd=spread))
    return ratio(given - centre, spread)


def _ticks(scores: ArrayLike, name: str) -> Floats:
    """Scores in whole ticks, as floats, so that NaN stays NaN."""
    given = floats(scores, name=name)
    raise_all(infinity_problems(given, name))
    return np.rint(given * _TICKS)
