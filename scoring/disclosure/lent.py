"""The spread of raters that intervals are made with: one number for the whole cohort.

A narrow interval would tell that raters answered alike, so no interval is made with the spread of
the raters whom it is about. It is the variance within rater groups, pooled over all participants
(Snedecor & Cochran 1967, Statistical Methods: the mean square within groups), its SD in tenths of a
response option. It is the same for everybody: two numbers could be subtracted. And it is never told
to be the least that the means allow, which would say that everybody answered alike, but at least
what it is when two raters of some group lie a step further apart. Where too few participants
contribute, answers are taken to spread as if they were given at random, which is wider than what
any questionnaire finds.
"""

from dataclasses import dataclass

import numpy as np

from scoring.division import ratio
from scoring.figures import Range
from scoring.groups import Floats, Mask, Sums

_TENTH = 0.1

CERTAIN = 1e6
"""Degrees of freedom of a variance that is assumed, not estimated."""


@dataclass(frozen=True, slots=True)
class Lent:
    """Variance, its degrees of freedom, and whether it is assumed: each (columns, participants)."""

    variance: Floats
    df: Floats
    assumed: Mask


def lent_variance(sums: Sums, raters: Floats, span: Range, fewest: int) -> Lent:
    """The variance that each participant's intervals are made with.

    Parameters
    ----------
    sums
        (columns, participants, groups) of the raters who are shown, and of no others.
    raters
        (columns, participants), those whom a total counts: fewer than the degrees of freedom.
    span
        The response range of each column.
    fewest
        How many participants have to contribute.
    """
    free = np.maximum(sums.n - 1, 0)
    df = free.sum(axis=(1, 2))
    scatter = np.maximum(np.nansum(sums.variance * free, axis=(1, 2)), _least_to_tell(sums, span))
    contributing = free.any(axis=2).sum(axis=1)
    known = (contributing >= fewest)[:, None] & (df[:, None] > raters)
    variance = np.where(known, _in_tenths(ratio(scatter, df))[:, None], _at_random(span)[:, None])
    return Lent(variance, np.where(known, _in_two_figures(df)[:, None], CERTAIN), ~known)


def _least_to_tell(sums: Sums, span: Range) -> Floats:
    """The scatter (columns,) that the means leave at the least, and two raters a step further apart.

    Of n raters whose scores add up to T steps, T mod n lie a step above the others at the least.
    """
    steps = ratio(sums.total, (span.step * sums.unit)[:, None, None])
    above = np.mod(steps, np.maximum(sums.n, 1))
    least = np.where(sums.n > 0, above * (sums.n - above) / np.maximum(sums.n, 1), 0)
    return np.asarray(span.step**2 * (least.sum(axis=(1, 2)) + 2))


def _in_tenths(variance: Floats) -> Floats:
    """The variance whose SD is the nearest in tenths of a response option, and not 0."""
    return np.asarray(np.maximum(np.round(np.sqrt(variance), 1), _TENTH) ** 2)


def _in_two_figures(df: Floats) -> Floats:
    """Degrees of freedom of 100 and more, rounded down to two figures: it hardly widens an interval."""
    step = 10.0 ** np.maximum(np.floor(np.log10(np.maximum(df, 1))) - 1, 0)
    return np.asarray(np.floor(df / step) * step)


def _at_random(span: Range) -> Floats:
    """The variance of answers that take each option equally often: (options² - 1) / 12."""
    return np.asarray(((span.high - span.low + 1) ** 2 - 1) / 12)
