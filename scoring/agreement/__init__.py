"""How alike raters answered: rwg, rwg(j) and the average deviation, and their kin in the modules here.

An index compares the raters' variance with that of people who answer at random. What "at random"
means is a choice, the null distribution, so it is always named, and more than one is worth
reporting. Every function takes whole arrays: a cohort needs no loop.
"""

from scoring.agreement.average_deviation import ad_from_counts, ad_mean
from scoring.agreement.within_group import (
    OutOfRange,
    rwg,
    rwg_from_variance,
    rwg_j,
    rwg_j_from_variance,
    variance_from_counts,
)
from scoring.nulls import NULLS, Null, null_variance, nulls_for

__all__ = [
    "NULLS",
    "Null",
    "OutOfRange",
    "ad_from_counts",
    "ad_mean",
    "null_variance",
    "nulls_for",
    "rwg",
    "rwg_from_variance",
    "rwg_j",
    "rwg_j_from_variance",
    "variance_from_counts",
]
