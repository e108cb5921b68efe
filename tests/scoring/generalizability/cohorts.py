"""Ratings drawn from the model, the reference's own, and components that are simply told."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scoring.generalizability.components import GroupEffect, VarianceComponents
from scoring.generalizability.design import FACETS
from tests.scoring.reference.values import floats, reference

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

# Shrout & Fleiss (1979), table 2: 6 participants and 4 conditions of one facet, here items.
SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
)


class Cohort(NamedTuple):
    """A table of raters and items, and the participant and group of each rater."""

    ratings: Floats
    participants: Labels
    groups: Labels


def known(part: str | None = None) -> Cohort:
    """The data of the reference `components`, or of a part of it."""
    data = reference("components")["data"] if part is None else reference("components")[part]
    return Cohort(floats(data["ratings"]), np.array(data["participants"]), np.array(data["groups"]))


def drawn(
    seed: int, participants: int, raters: int, items: int, gap: float = 0.0, *, groups: int = 1
) -> Cohort:
    """Up to `raters` raters in each group, all of them where no rating is missing."""
    rng = np.random.default_rng(seed)
    shape = (participants, groups)
    counts = rng.integers(1, raters + 1, shape) if gap else np.full(shape, raters)
    person, group = (np.repeat(codes.ravel(), counts.ravel()) for codes in np.indices(shape))
    scores = rng.normal(3, 0.6, participants)[person] + rng.normal(0, 0.5, len(person))
    scores += rng.normal(0, 0.4, shape)[person, group]
    ratings = scores[:, np.newaxis] + rng.normal(0, 0.4, items) + rng.normal(0, 0.7, (len(person), items))
    ratings += rng.normal(0, 0.4, (participants, items))[person]
    ratings[rng.random(ratings.shape) < gap] = np.nan
    return Cohort(ratings, person, group)


def told(
    variances: dict[str, float], group_effect: GroupEffect = "fixed", facets: str = "prgi"
) -> VarianceComponents:
    """Components of two rater groups, boss and peer, with 1 and 4 raters, on 5 items."""
    effects = tuple(name for name in FACETS if name in variances)
    estimates = np.array([variances[name] for name in effects])
    grouped = "g" in facets
    return VarianceComponents(
        effects=effects,
        estimates=estimates,
        shares=estimates / estimates.sum() if estimates.sum() else np.full(len(estimates), np.nan),
        standard_errors=np.full(len(effects), np.nan),
        boundary=estimates == 0,
        facets=facets,
        group_effect=group_effect,
        groups=("boss", "peer") if grouped else ("raters",),
        means=np.array([3.0]),
        raters=np.array([1.0, 4.0] if grouped else [4.0]),
        participants=20,
        items=5 if "i" in facets else 1,
        n=500,
        missing=0,
        deviance=1000.0,
    )
