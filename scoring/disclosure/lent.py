"""The spread of raters that intervals are made with: that of other participants' raters.

A narrow interval would tell that raters answered alike, so no interval is made with the spread of
the raters whom it is about. It is the variance within rater groups, pooled over all other
participants (Snedecor & Cochran 1967, Statistical Methods: the mean square within groups), its SD
in hundredths of a response option. Where they are too few, answers are taken to spread as if they
were given at random, which is wider than what any questionnaire finds.
"""

from dataclasses import dataclass

import numpy as np

from scoring.division import ratio
from scoring.figures import Range
from scoring.groups import Floats, Mask, Sums

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
        How many other participants have to contribute.
    """
    df = np.maximum(sums.n - 1, 0).sum(axis=-1)
    scatter = np.nansum(sums.variance * np.maximum(sums.n - 1, 0), axis=-1)
    df_of_others = df.sum(axis=1, keepdims=True) - df
    others = (df > 0).sum(axis=1, keepdims=True) - (df > 0)
    known = (others >= fewest) & (df_of_others > raters)
    pooled = ratio(scatter.sum(axis=1, keepdims=True) - scatter, df_of_others)
    least, random = (wide[:, None] for wide in (span.step**2 / 12, _at_random(span)))
    variance = np.where(known, np.maximum(_in_hundredths(pooled), least), random)
    return Lent(variance, np.where(known, _in_two_figures(df_of_others), CERTAIN), ~known)


def _in_hundredths(variance: Floats) -> Floats:
    """The variance whose SD is the nearest in hundredths of a response option."""
    return np.asarray(np.round(np.sqrt(np.maximum(variance, 0)), 2) ** 2)


def _in_two_figures(df: Floats) -> Floats:
    """Degrees of freedom of 100 and more, rounded down to two figures: it hardly widens an interval."""
    step = 10.0 ** np.maximum(np.floor(np.log10(np.maximum(df, 1))) - 1, 0)
    return np.asarray(np.floor(df / step) * step)


def _at_random(span: Range) -> Floats:
    """The variance of answers that take each option equally often: (options² - 1) / 12."""
    return np.asarray(((span.high - span.low + 1) ** 2 - 1) / 12)
