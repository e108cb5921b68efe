"""Where a cohort's scores lie in a norm group, scale by scale."""

from dataclasses import dataclass

import numpy as np

from scoring.groups import Floats
from scoring.norms.groups import NormTable, ScaleNorm
from scoring.norms.standing import norm_percentile, sten, t_score

OWN = ".self"
"""A norm table keeps the norm group's own scores on a scale under the scale's name with this end."""


@dataclass(frozen=True, slots=True)
class Standings:
    """T score, sten and percentile rank, each (scales, participants); NaN where there is no norm."""

    t_score: Floats
    sten: Floats
    percentile_rank: Floats


def standings(scores: Floats, names: tuple[str, ...], norms: NormTable | None) -> Standings:
    """The standings of `scores` (scales, participants) on the norms called `names`."""
    found = [norms.scales.get(name) if norms else None for name in names]
    rows = [_standing(row, norm) for row, norm in zip(scores, found, strict=True)]
    t, s, percentile = (np.stack(part) for part in zip(*rows, strict=True))
    return Standings(t, s, percentile)


def _standing(scores: Floats, norm: ScaleNorm | None) -> tuple[Floats, Floats, Floats]:
    if norm is None:
        unknown: Floats = np.full(scores.shape, np.nan)
        return unknown, unknown, unknown
    ranks = norm_percentile(scores, norm)
    return t_score(scores, norm.mean, norm.sd), sten(scores, norm.mean, norm.sd), ranks
