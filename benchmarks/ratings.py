"""Ratings of a cohort that does not exist, as bytes: raters in groups, items on correlated factors."""

import numpy as np
import numpy.typing as npt

RATERS_PER_GROUP = 10
_SEED = 2026
_CUTS = (-1.8, -0.8, 0.2, 1.2)


def groups_of(raters: int) -> npt.NDArray[np.int64]:
    """Shape (raters,): the participant each rater answers about, in no order."""
    labels = np.arange(raters) // RATERS_PER_GROUP
    return np.random.default_rng(_SEED).permutation(labels)


def ratings_of(groups: npt.NDArray[np.int64], items: int, factors: int = 1) -> npt.NDArray[np.int8]:
    """Shape (raters, items), options 1 to 5: each item loads on one of the factors, in turn."""
    draw = np.random.default_rng(_SEED + items)
    shared = draw.standard_normal((int(groups.max()) + 1, 1))[groups]
    factor = 0.6 * shared + 0.8 * draw.standard_normal((len(groups), factors))
    table = np.empty((len(groups), items), dtype=np.int8)
    for item in range(items):
        answer = 0.7 * factor[:, item % factors] + 0.7 * draw.standard_normal(len(groups))
        table[:, item] = 1 + np.digitize(answer, _CUTS)
    return table
